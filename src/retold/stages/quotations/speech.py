"""Tell speech from titles, names, terms and mockery between the same marks."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from math import exp

from msgspec import Struct
from msgspec.json import decode

from retold.lexis.cues import CUES, word_set
from retold.stages.quotations.clauses import LONG, Token
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.ranker import Choice

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
# Who made a work or appears in it, behind its title.
MAKERS = word_set(
    "singer star actor actress author host judge hitmaker creator director writer alum franchise"
    " composer songwriter rapper presenter cast hit hits album albums single song novel show film"
)
NAMES = word_set("call dub nickname")  # give a name, where a name follows at once
NEAR = 12  # tokens before a title in which a word for its kind stands
GAP = 3  # characters: a mark and a space
NAMING = word_set("so-called term phrase word words slogan label concept a an the")
SMALL = word_set("a an the and or but of in on for to with at by from as is it's vs")


class SpeechWeights(Struct, frozen=True):
    """The learned figures: a weight by feature, and the least likelihood that makes speech."""

    least: float
    speech: dict[str, float]


@cache
def speech_weights() -> SpeechWeights:
    """Return the figures that ship with the package."""
    content = files("retold").joinpath("weights/speech.json").read_bytes()
    return decode(content, type=SpeechWeights)


def speech_features(
    text: str, paragraph: Paragraph, place: tuple[int, Stretch], choice: Choice
) -> Iterator[str]:
    """Yield what speaks for and against the words of a stretch being somebody's.

    Args:
        text: The report's text.
        paragraph: The stretch's paragraph.
        place: The stretch's token, and the stretch.
        choice: Who most likely speaks.

    """
    at, stretch = place
    tokens = paragraph.tokens
    words = text[stretch.start : stretch.end].split()
    size, capitals, cued = _size(len(words)), _capitals(words), _cued(tokens, at)
    yield "0"
    yield f"words:{size}"
    yield f"capitals:{capitals}|{size}"
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    left, right = before.tag if before else "^", behind.tag if behind else "$"
    last = text[stretch.end - 1] if text[stretch.end - 1] in ",.?!" else "w"
    yield f"left:{left}|{text[stretch.start].isupper()}"
    yield f"right:{right}|{last}"
    yield f"last:{last}|{size}"
    yield f"work:{_naming(tokens, at)}|{capitals}"
    yield from _chosen(choice, capitals, size)
    yield f"cue:{cued}|{capitals}"
    yield f"cue:{cued}|{size}"
    yield f"marks:{stretch.opened}{stretch.closed}|{paragraph.goes_on}"
    yield f"role:{paragraph.block.role}|{size}"
    if stretch.style in {"guillemet", "single"}:
        yield f"style:{stretch.style}"
    yield f"whole:{left in '^.' and right in '$.'}|{capitals}"
    if before is not None:
        yield f"word:{before.word if before.tag in 'DIBXCA' or before.word in WORKS else '?'}"
    yield f"mentioned:{bool(paragraph.sources)}"


def _chosen(choice: Choice, capitals: str, size: str) -> Iterator[str]:
    """Yield how sure the speaker is, and how speaker and cue stand to the words."""
    if choice.best is None:
        yield "best:nobody"
        return
    stand = choice.best.features[0]
    yield f"share:{int(choice.share * 5)}"
    yield f"best:{stand}"
    yield f"best:{stand}|{capitals}|{size}"
    if choice.best.source.cue is not None:
        yield f"best:{choice.best.source.cue.manner}|{capitals}"
        yield f"best:{choice.best.source.cue.lemma}|{size}"


def find_titles(text: str, paragraph: Paragraph) -> set[str]:
    """Return the quoted words that a paragraph shows to be titles of works, in lower case.

    They begin large, end without a stop, and a word for a work stands before them or one for its
    maker behind: what is a title once is one in the rest of the report.

    Args:
        text: The report's text.
        paragraph: One of its paragraphs.

    """
    return {
        _bare(text, stretch)
        for at, stretch in paragraph.quotes
        if paragraph.tokens[at].tag == "K" and _shown(paragraph.tokens, at)
    }


def is_title(text: str, stretch: Stretch, titles: AbstractSet[str]) -> bool:
    """Tell whether the words are one of the report's titles."""
    return stretch.end - stretch.start <= LONG and _bare(text, stretch) in titles


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


def _bare(text: str, stretch: Stretch) -> str:
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


def _listed(before: Sequence[Token]) -> bool:
    """Tell whether the sentence speaks of a work that the quoted words then name."""
    works = [at for at, token in enumerate(before) if token.word in WORKS]
    return (
        bool(works)
        and before[-1].tag in "X,"
        and all(token.tag not in ".V:" for token in before[works[-1] :])
    )


def _size(count: int) -> str:
    return str(count) if count <= 4 else "8" if count <= 8 else "15" if count <= 15 else "+"  # noqa: PLR2004 - classes


def _capitals(words: list[str]) -> str:
    """Say whether all words that a title prints large are large."""
    sorts = list(map(_print, words))
    upper = sorts.count("large")
    large = upper + sorts.count("other")
    if upper == large:
        return "all"
    return "most" if upper * 3 >= large * 2 else "some"


@lru_cache(maxsize=16384)  # words of a language come again
def _print(word: str) -> str:
    """Say how a word is printed: `large`, `small` (as titles print it too) or `other`."""
    if word.lower().strip("'’.,!?") in SMALL:
        return "small"
    return "large" if word[0].isupper() or word[0].isdigit() else "other"


def _naming(tokens: list[Token], at: int) -> str:
    """Say whether a word for a work or a name stands just before or behind."""
    near = [*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 3]]
    if any(token.word in WORKS for token in near):
        return "work"
    return "term" if at and tokens[at - 1].word in NAMING else "-"


def _cued(tokens: list[Token], at: int) -> str:
    """Say on which side of the quotation its sentence has a cue, the nearer words first."""
    for back in range(at - 1, max(-1, at - 12), -1):
        if tokens[back].tag == "V" or tokens[back].word == ":":
            return "b1" if at - back <= 2 else "b"  # noqa: PLR2004 - next to it
        if tokens[back].tag == ".":
            break
    for ahead in range(at + 1, min(len(tokens), at + 12)):
        if tokens[ahead].tag == "V" or tokens[ahead].word == "according":
            return "a"
        if tokens[ahead].tag == ".":
            break
    return "-"


def likelihood(features: list[str], figures: Mapping[str, float]) -> float:
    """Return how likely the words are somebody's, 0 to 1 (logistic)."""
    return 1 / (1 + exp(-sum(map(figures.get, features, repeat(0.0)))))
