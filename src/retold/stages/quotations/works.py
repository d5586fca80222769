"""Tell titles of works, nicknames and names of things between quotation marks."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from retold.lexis.cues import CUES, word_set
from retold.stages.quotations.clauses import LONG, Token, looks_titled
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph

# What has a title; general knowledge.
WORKS = word_set(
    """song single album track ballad hit tune film movie documentary show series sitcom programme
    program episode book novel memoir bestseller poem play musical opera painting sculpture
    article essay column story editorial report magazine newspaper podcast broadcast special
    comedy drama thriller anthem record lp ep game exhibition exhibit video section segment
    feature blog page entitled titled headlined named called dubbed known nicknamed starring
    hosts host hosted hosting biography autobiography sequel trilogy soundtrack played plays
    play sang sings sing performed performs record"""
)
# Those of them that name a thing, behind which a title may end with the sentence's stop.
THINGS = word_set(
    "song single album track ballad hit tune film movie documentary sitcom programme program"
    " episode book novel memoir bestseller poem musical opera painting sculpture article essay"
    " podcast comedy drama thriller anthem ep exhibition feature blog entitled titled biography"
    " autobiography sequel trilogy soundtrack show series special"
)
# Who made a work or appears in it, behind its title.
MAKERS = word_set(
    "singer star actor actress author host judge hitmaker creator director writer alum franchise"
    " composer songwriter rapper presenter cast hit hits album albums single song novel show film"
)
NAMES = word_set("call dub nickname")  # give a name, where a name follows at once
NEAR = 12  # tokens before a title in which a word for its kind stands
GAP = 3  # characters: a mark and a space


def find_titles(text: str, paragraph: Paragraph) -> set[str]:
    """Return the quoted words that a paragraph shows to be titles of works, in lower case.

    They begin large, and a word for a work stands before them or one for its maker behind: what
    is a title once is one in the rest of the report. American print puts the sentence's own comma
    or stop inside the marks, where only a word for a work just before tells a title.

    Args:
        text: The report's text.
        paragraph: One of its paragraphs.

    """
    return {
        bare(text, stretch)
        for at, stretch in paragraph.quotes
        if (
            _shown(paragraph.tokens, at)
            if paragraph.tokens[at].tag == "K"
            else _named(text, paragraph.tokens, at)
        )
    }


def is_title(text: str, stretch: Stretch, titles: AbstractSet[str]) -> bool:
    """Tell whether the words are one of the report's titles."""
    return stretch.end - stretch.start <= LONG and bare(text, stretch) in titles


def is_nickname(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether quoted words stand inside a name: `Robert "Bob" Doe`, or are called no fact."""
    if at and tokens[at - 1].word == "so-called":
        return True
    if tokens[at].tag != "K" or at == 0 or at + 1 == len(tokens):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if before.tag == "V" and CUES[before.word][0] in NAMES:
        return True
    near = tokens[at].start - before.end <= GAP and behind.start - tokens[at].end <= GAP
    return near and before.tag == "U" and behind.tag == "U"


def bare(text: str, stretch: Stretch) -> str:
    """Return quoted words as they are compared: small, without a stop at the end."""
    return text[stretch.start : stretch.end].strip(" ,.'’").lower()


def _shown(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word for a work stands just before, or one for a maker just behind."""
    if at + 1 < len(tokens) and tokens[at + 1].word in MAKERS:
        return True
    before = [token for token in tokens[max(0, at - NEAR) : at] if token.tag != "A"]
    if any(token.word in WORKS for token in before[-2:]):
        return True
    named = [token.word for token in before[-5:]]
    return ("known" in named and "as" in named[-1:]) or _listed(before)


def _named(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words that begin large and end with a stop follow a word for a work."""
    before = [token.word for token in tokens[max(0, at - 2) : at] if token.word != ","]
    if not before or before[-1] not in THINGS or tokens[at].word not in ",.":
        return False
    return looks_titled(text[tokens[at].start : tokens[at].end].rstrip(",."))


def _listed(before: Sequence[Token]) -> bool:
    """Tell whether the sentence speaks of a work that the quoted words then name."""
    works = [at for at, token in enumerate(before) if token.word in WORKS]
    return (
        bool(works)
        and before[-1].tag in "X,"
        and all(token.tag not in ".V:" for token in before[works[-1] :])
    )
