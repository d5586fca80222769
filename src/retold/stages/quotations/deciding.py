"""Decide which words between quotation marks are speech, and say why the others are none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.stages.quotations.clauses import LONG
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.shapes import shape_of
from retold.stages.quotations.speech import likelihood, speech_features, speech_weights
from retold.stages.quotations.tags import is_past
from retold.stages.quotations.works import bare, find_titles, is_nickname, is_title

LEADING = frozenset({"headline", "standfirst"})
SET_OFF = frozenset({"block", "turn"})
HEAD = 8  # paragraphs from the top among which headline and standfirst stand
MANY = 8  # quotations; a headline with more is none
LEAST = 3  # words; fewer are repeated by chance, and show no house style
NEAR = 4  # tokens behind direct speech in which its cue stands

TITLE = "it names a work"
NICKNAME = "it is a nickname or a name for a thing"
SINGLE = "it stands between single marks, and the report's speech between double ones"
SIGNED = "it signs the quotation above"
UNLIKELY = "it reads like a term, a name or a slogan"


class Verdict(NamedTuple):
    """A stretch, its token in its paragraph, and why it is no speech: empty where it is."""

    at: int
    stretch: Stretch
    why_not: str


def decide(paragraphs: Sequence[Paragraph], text: str) -> Iterator[list[Verdict]]:
    """Yield for each paragraph what its stretches are.

    What stands further down changes a verdict only at the report's head: a headline's words are
    speech if a quotation below has them, and the first paragraph, which may be a headline that
    nobody labelled, is told by the marks that the report keeps for speech.

    Args:
        paragraphs: The report's paragraphs, in order.
        text: The report's text.

    """
    house = _house(paragraphs, text)
    titles: set[str] = set()
    seen: set[str] = set()
    for here, paragraph in enumerate(paragraphs):
        titles |= find_titles(text, paragraph)
        found = []
        for at, stretch in paragraph.quotes:
            if is_title(text, stretch, titles):
                why_not = TITLE
            elif is_nickname(paragraph.tokens, at):
                why_not = NICKNAME
            elif _signs(text, paragraph, stretch):
                why_not = SIGNED
            elif _sure(paragraphs, here, (at, stretch), text):
                why_not = ""
            elif _told(here, house) and stretch.style == "single" and _heads(paragraph, at):
                why_not = SINGLE
            else:
                why_not = _unlikely(text, paragraph, (at, stretch), seen)
            found.append(Verdict(at, stretch, why_not))
            if stretch.end - stretch.start <= LONG:
                seen.add(bare(text, stretch))
        yield found


def _unlikely(text: str, paragraph: Paragraph, place: tuple[int, Stretch], seen: set[str]) -> str:
    """Return why the words are no speech by the learned figures, empty if they are."""
    short = place[1].end - place[1].start <= LONG
    features = speech_features(text, paragraph, place, seen=short and bare(text, place[1]) in seen)
    return "" if likelihood(features) >= speech_weights().least else UNLIKELY


def _sure(
    paragraphs: Sequence[Paragraph], here: int, place: tuple[int, Stretch], text: str
) -> bool:
    """Tell whether the layout makes a stretch speech: set off, left open, or found below."""
    at, stretch = place
    paragraph = paragraphs[here]
    if stretch.style in SET_OFF:
        return True
    if not stretch.closed and here + 1 < len(paragraphs) and paragraphs[here + 1].goes_on:
        return True
    if paragraph.goes_on and at == paragraph.quotes[0][0]:
        return True
    if _left_open(text, paragraph, stretch):
        return True
    return _leads(paragraph, here) and _stands_below(text, paragraphs[here:], stretch)


def _signs(text: str, paragraph: Paragraph, stretch: Stretch) -> bool:
    """Tell whether a line below a quotation left open says whose it is: `Ada Lund, a pilot.”`.

    It begins with two large words and has neither a verb nor a pronoun.
    """
    if not paragraph.goes_on or stretch.start != paragraph.block.start or not stretch.closed:
        return False
    words = text[stretch.start : min(stretch.end, stretch.start + LONG + 1)].split()
    if stretch.style in SET_OFF or stretch.end - stretch.start > LONG or len(words) == 1:
        return False
    if not (words[0][0].isupper() and words[1][0].isupper()):
        return False
    told = any(is_past(word) for word in words if word.islower())
    return shape_of(text, stretch).person == "--" and not told


def _left_open(text: str, paragraph: Paragraph, stretch: Stretch) -> bool:
    """Tell whether a sentence opens and holds to the paragraph's end: names and terms close."""
    holds = stretch.opened and not stretch.closed and stretch.end == paragraph.block.end
    return holds and text[stretch.start].isupper() and _long(text, stretch)


def _leads(paragraph: Paragraph, here: int) -> bool:
    """Tell whether a paragraph stands over the report, as a headline with few quotations does."""
    few = here < HEAD and len(paragraph.quotes) <= MANY
    return few and paragraph.block.role in LEADING


def _stands_below(text: str, paragraphs: Sequence[Paragraph], stretch: Stretch) -> bool:
    """Tell whether a headline's quoted words stand in a quotation below it too."""
    words = bare(text, stretch)
    below = (other for paragraph in paragraphs[1:] for _, other in paragraph.quotes)
    if words.count(" ") < LEAST - 1:
        return any(words == bare(text, other) for other in below)
    return any(words in text[other.start : other.end].lower() for other in below)


def _house(paragraphs: Sequence[Paragraph], text: str) -> int | None:
    """Return the paragraph that shows that the report keeps double marks for speech, if one does.

    A report keeps one kind of marks for speech; the other is for quotations inside it, headings
    and terms (Chicago Manual of Style 17, 13.30; New Hart's Rules 9.2.3). Its first sure
    quotation below the headline shows which.
    """
    for here, paragraph in enumerate(paragraphs):
        if paragraph.block.role in LEADING:
            continue
        for at, stretch in paragraph.quotes:
            if stretch.style == "single" and not _unpunctuated(paragraph, at):
                return None
            if stretch.style not in {"single", *SET_OFF} and _long(text, stretch):
                return here
    return None


def _told(here: int, house: int | None) -> bool:
    """Tell whether a paragraph is told by the house style: below what shows it, or the first."""
    return house is not None and (here >= house or here == 0)


def _heads(paragraph: Paragraph, at: int) -> bool:
    """Tell whether single marks in a body print no speech; a headline has no others."""
    return paragraph.block.role not in LEADING and _unpunctuated(paragraph, at)


def _long(text: str, stretch: Stretch) -> bool:
    return len(text[stretch.start : stretch.end].split(None, LEAST)) >= LEAST


def _unpunctuated(paragraph: Paragraph, at: int) -> bool:
    """Tell whether no comma, colon or question joins the words to a cue verb, as in speech."""
    tokens = paragraph.tokens
    if at > 1 and tokens[at - 1].tag in ",:" and tokens[at - 2].tag == "V":
        return False
    if tokens[at].word not in ",?!":
        return True
    for token in tokens[at + 1 : at + 1 + NEAR]:
        if token.tag == "V":
            return False
        if token.tag in ".QK":
            break
    return True
