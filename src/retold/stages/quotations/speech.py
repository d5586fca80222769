"""Weigh whether words between marks are somebody's: a logistic model in `weights/speech.json`.

What speaks for and against it is named as features: how the words are printed, what stands on
their left and right, and which cue is near. None depends on who is chosen as the speaker.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

from msgspec import Struct
from msgspec.json import decode

from retold.lexis.cues import CUES, word_set
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.scales import Names, Scale, scale
from retold.stages.quotations.shapes import Shape, shape_of
from retold.stages.quotations.sources import Source
from retold.stages.quotations.works import WORKS

NAMING = word_set("so-called term phrase word words slogan label concept a an the")
TELLS = frozenset("DIBXCAPRTVWS,:-(")  # tags whose words are few in the language
CLOSED = frozenset("IBXCARPVW")
CUED = 12  # tokens around a quotation in which its sentence may have a cue
LISTED = 9  # tokens to the next quotation of a list
BESIDE = 6  # sources on each side that are looked at
KEPT = 8192  # combinations whose names are kept


class SpeechWeights(Struct, frozen=True):
    """The learned figures: a weight by feature, and the least likelihood that makes speech."""

    least: float
    speech: dict[str, float]


@cache
def speech_weights() -> SpeechWeights:
    """Return the figures that ship with the package."""
    content = files("retold").joinpath("weights/speech.json").read_bytes()
    return decode(content, type=SpeechWeights)


@cache
def _scale() -> Scale:
    return scale(speech_weights().speech)


def likelihood(groups: Iterable[Names]) -> float:
    """Return how likely the words are somebody's, 0 to 1 (logistic).

    Args:
        groups: The features, as `speech_features` yields them.

    """
    return 1 / (1 + exp(-sum(map(_scale(), groups))))


def speech_features(
    text: str, paragraph: Paragraph, place: tuple[int, Stretch], *, seen: bool
) -> Iterator[tuple[str, ...]]:
    """Yield in groups what speaks for and against the words of a stretch being somebody's.

    Args:
        text: The report's text.
        paragraph: The stretch's paragraph.
        place: The stretch's token, and the stretch.
        seen: The same words stood between marks before.

    """
    at, stretch = place
    tokens = paragraph.tokens
    shape = shape_of(text, stretch)
    yield _printed(shape)
    marks = stretch.opened, stretch.closed, paragraph.goes_on, stretch.style == "guillemet"
    yield _set(shape, marks, paragraph.block.role, seen, bool(paragraph.sources))
    left, right = _before(tokens, at), _behind(tokens, at)
    yield _left(left, shape)
    yield _right(right, shape)
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    yield _words(
        _naming(tokens, at),
        (before.tag, before.word) if before is not None else ("^", ""),
        behind.word if behind is not None and behind.tag in CLOSED else "",
        shape.capitals,
    )
    yield _near(*_cued(tokens, at), left[-1], shape)
    yield from _beside(paragraph, at, shape)
    yield _listed(_other(tokens, at, -1), _other(tokens, at, 1))


@lru_cache(maxsize=KEPT)
def _printed(shape: Shape) -> Names:
    """Name how the words are printed."""
    size, capitals, _, last, person = shape
    return (
        "0",
        f"words:{size}",
        f"capitals:{capitals}|{size}",
        f"last:{last}|{size}",
        f"last:{last}|{capitals}",
        f"person:{person}|{size}",
    )


@lru_cache(maxsize=KEPT)
def _set(
    shape: Shape,
    marks: tuple[bool, bool, bool, bool],
    role: str,
    seen: bool,  # noqa: FBT001 - a cache wants places
    mentioned: bool,  # noqa: FBT001 - as above
) -> Names:
    """Name how the words are set: between which marks, in what role, and whether again."""
    opened, closed, goes_on, guillemet = marks
    return (
        f"seen:{seen}|{shape.capitals}",
        f"marks:{opened}{closed}|{goes_on}",
        f"role:{role}|{shape.size}",
        f"mentioned:{mentioned}",
        *(("style:guillemet",) if guillemet else ()),
    )


def _before(tokens: Sequence[Token], at: int) -> str:
    """Return the tags of up to three tokens before, back to a stop."""
    tags = ""
    for back in range(at - 1, max(-1, at - 4), -1):
        tags = tokens[back].tag + tags
        if tokens[back].tag == ".":
            break
    return tags or "^"


def _behind(tokens: Sequence[Token], at: int) -> str:
    """Return the tags of up to three tokens behind, up to a stop."""
    tags = ""
    for token in tokens[at + 1 : at + 4]:
        tags += token.tag
        if token.tag == ".":
            break
    return tags or "$"


@lru_cache(maxsize=KEPT)
def _left(tags: str, shape: Shape) -> Names:
    """Name what stands before the words."""
    return (
        f"left:{tags[-1]}|{shape.first}",
        f"left:{tags[-1]}|{shape.first}|{shape.size}",
        f"left:{tags[-2:]}|{shape.first}",
        f"left:{tags}",
    )


@lru_cache(maxsize=KEPT)
def _right(tags: str, shape: Shape) -> Names:
    """Name what stands behind the words."""
    return (
        f"right:{tags[0]}|{shape.last}",
        f"right:{tags[0]}|{shape.last}|{shape.size}",
        f"right:{tags[:2]}|{shape.last}",
        f"right:{tags}",
    )


@lru_cache(maxsize=KEPT)
def _words(naming: str, before: tuple[str, str], behind: str, capitals: str) -> Names:
    """Name the words just before and behind, where they are a grammar's or a work's."""
    tag, word = before
    found = [f"work:{naming}|{capitals}"]
    if tag in TELLS:
        found += [f"word:{word}", f"word:{word}|{capitals}"]
    elif word in WORKS:
        found.append("word:work")
    if behind:
        found.append(f"behind:{behind}")
    return tuple(found)


def _naming(tokens: Sequence[Token], at: int) -> str:
    """Say whether a word for a work or a name stands just before or behind."""
    near = [*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 3]]
    if any(token.word in WORKS for token in near):
        return "work"
    return "term" if at and tokens[at - 1].word in NAMING else "-"


def _cued(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """Say on which side of the words their sentence has a cue, and its verb if before."""
    for back in range(at - 1, max(-1, at - CUED), -1):
        if tokens[back].tag == "V" or tokens[back].word == ":":
            verb = CUES[tokens[back].word][0] if tokens[back].tag == "V" else ":"
            return ("b1" if at - back <= 2 else "b"), verb  # noqa: PLR2004 - next to it
        if tokens[back].tag == ".":
            break
    for ahead in range(at + 1, min(len(tokens), at + CUED)):
        if tokens[ahead].tag == "V" or tokens[ahead].word == "according":
            return "a", "-"
        if tokens[ahead].tag == ".":
            break
    return "-", "-"


@lru_cache(maxsize=KEPT)
def _near(side: str, lemma: str, left: str, shape: Shape) -> Names:
    """Name where a cue is near."""
    return (
        f"cue:{side}|{shape.capitals}",
        f"cue:{side}|{shape.size}",
        f"cue:{side}|{left}",
        f"verb:{lemma}",
    )


def _other(tokens: Sequence[Token], at: int, step: int) -> str:
    """Say how near the next quotation of the sentence is: titles and terms stand in lists."""
    for away in range(1, LISTED):
        number = at + away * step
        if not 0 <= number < len(tokens) or tokens[number].tag == ".":
            break
        if tokens[number].tag in "QK":
            return f"{min(away, 4)}{tokens[number].tag}"
    return "-"


@lru_cache(maxsize=KEPT)
def _listed(before: str, behind: str) -> Names:
    """Name how near other quotations of the sentence are."""
    return (f"list:{before}|{behind}",)


def _beside(paragraph: Paragraph, at: int, shape: Shape) -> Iterator[tuple[str, ...]]:
    """Yield how the nearest subjects of cues stand before and behind the words."""
    sources = paragraph.sources
    middle = bisect_left(sources, at, key=lambda one: one.first)
    stands = {"b": "-", "a": "-"}
    nearest: dict[str, tuple[tuple[int, int, int], Source]] = {}
    for source in sources[max(0, middle - BESIDE) : middle + BESIDE]:
        measured = _measured(paragraph, at, source, shape.last)
        if measured is not None:
            side, between = measured
            if side not in nearest or between < nearest[side][0]:
                nearest[side] = between, source
    for side in "ba":
        if side not in nearest:
            yield (f"{side}:-|{shape.size}",)
            continue
        (stops, quotes, words), source = nearest[side]
        width = "0" if not words else "1" if words <= 2 else "5" if words <= 5 else "+"  # noqa: PLR2004 - classes
        stands[side] = f"{min(stops, 1)}{min(quotes, 1)}{width}"
        if source.cue is not None:
            cue = source.cue.order, source.cue.manner, source.cue.lemma
            yield _standing(side, stands[side], cue, source.kind, shape)
    yield (f"ba:{stands['b']}|{stands['a']}",)


def _measured(
    paragraph: Paragraph, at: int, source: Source, last: str
) -> tuple[str, tuple[int, int, int]] | None:
    """Return a cue's side, and the stops (2: more), quotations and words between."""
    if source.cue is None:
        return None
    first = min(source.first, source.cue.start)
    end = max(source.last, source.cue.end)
    if end <= at:
        side, begin, stop, more = "b", end, at, 0
    elif first > at:
        side, begin, stop, more = "a", at + 1, first, int(last == ".")
    else:
        return None
    stops, quotes, words = paragraph.counts[begin]
    all_stops, all_quotes, all_words = paragraph.counts[stop]
    return side, (min(all_stops - stops + more, 1), all_quotes - quotes, all_words - words)


@lru_cache(maxsize=KEPT)
def _standing(side: str, stand: str, cue: tuple[str, str, str], kind: str, shape: Shape) -> Names:
    """Name how the subject of a cue stands."""
    order, manner, lemma = cue
    far = stand[0] + stand[2]
    return (
        f"{side}:{stand}|{shape.size}",
        f"{side}:{stand}|{order}|{shape.capitals}",
        f"{side}:{manner}|{far}|{shape.size}",
        f"{side}:{lemma}|{far}",
        f"{side}:{kind}|{far}",
    )
