"""What speaks for and against each line of a page being the report's own: a row of figures."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from retold.inbox.elements import KEPT_TAGS, LANDMARKS, NAMED, Element, Place
from retold.inbox.shown import Line, Shown
from retold.lexis.lines import ends_open, ends_sentence, is_title_like, opens_small
from retold.model import Role

Floats: TypeAlias = NDArray[np.float64]

TAGS = ("other", *sorted(set(KEPT_TAGS.values())))
INSIDE = tuple(sorted(LANDMARKS))
HINTS = tuple(sorted(NAMED))
CUES: tuple[Role | None, ...] = (
    *(None, "promo", "related", "credit", "caption", "bio", "wire", "correction", "byline", "meta"),
)
OWN = (
    *("letters", "words", "stops", "titled", "small", "open", "tabbed", "captioned", "standfirst"),
    *("author", "repeated", "cue", "extracted", "said", "linked", "depth", "tag"),
    *(f"in {name}" for name in INSIDE),
    *(f"near {name}" for name in HINTS),
    *(f"far {name}" for name in HINTS),
)
CIRCLES = ("group", "outer", "alike")
OF_CIRCLE = ("extracted", "others", "prose", "lines", "of most")
WINDOWS = ((-1, 0), (1, 2), (-2, -1), (2, 3), (-5, 0), (1, 6), (-15, 0), (1, 16))
TRAITS = (
    *OWN,
    *(f"{of} {circle}" for circle in CIRCLES for of in OF_CIRCLE),
    *("from first", "to last", "extracted letters", "part extracted", "part above"),
    *(f"{of} {a}:{b}" for a, b in WINDOWS for of in ("extracted", "linked", "prose")),
    *(f"{of} {side}" for side in ("before", "after") for of in ("letters", "tag", "cue", "joined")),
)
"""The names of the figures, in their order; a tree of the weights names them so."""

# A sentence of prose; letters, not words, since not all languages part their words.
LEAST_PROSE = 30
UNKNOWN = -1.0


class Known(NamedTuple):
    """What is known of a page beside its lines.

    Attributes:
        extracted: The lines that trafilatura takes for the body.
        said: The lines whose words the page's JSON-LD gives as the body; empty if it gives none.
        shown: The words that the mark-up names.

    """

    extracted: Collection[int]
    said: Collection[int]
    shown: Shown


def line_traits(
    lines: Sequence[Line], places: Sequence[Place], cues: Sequence[Role | None], known: Known
) -> Floats:
    """Return a matrix of figures: a row for each line, a column for each of `TRAITS`."""
    own = np.hstack([_of_lines(lines, cues, known.shown), _of_places(places, known, len(lines))])
    size, linked, stops, taken = (
        own[:, OWN.index(name)] for name in ("letters", "linked", "stops", "extracted")
    )
    prose = size * ((stops > 0) & (size >= LEAST_PROSE) & (linked < 0.5))  # noqa: PLR2004 - half
    circles = [_circle(keys, size, size * taken, prose) for keys in _keys(places)]
    windows = _windows(size, (size * taken, size * linked, prose))
    return np.hstack([own, *circles, _position(taken, size), windows, _beside(own, places)])


def _of_lines(lines: Sequence[Line], cues: Sequence[Role | None], shown: Shown) -> Floats:
    times = Counter(line.words for line in lines)
    rows = [
        (*_of_line(line, shown), float(times[line.words]), float(CUES.index(cue)))
        for line, cue in zip(lines, cues, strict=True)
    ]
    return np.array(rows, dtype=np.float64)


def _of_line(line: Line, shown: Shown) -> tuple[float, ...]:
    text, folded = line.text, " ".join(line.words)
    return (
        float(len(text)),
        float(len(line.words)),
        float(ends_sentence(text)),
        float(is_title_like(text)),
        float(opens_small(text)),
        float(ends_open(text)),
        float("\t" in text),
        float(folded in shown.captions),
        float(folded in shown.standfirsts),
        float(folded in shown.authors),
    )


def _of_places(places: Sequence[Place], known: Known, size: int) -> Floats:
    elements: dict[int, tuple[float, ...]] = {}
    rows = []
    for at, place in enumerate(places):
        if place.element.block not in elements:
            elements[place.element.block] = _of_element(place.element)
        said = float(at in known.said) if known.said else UNKNOWN
        row = (float(at in known.extracted), said, place.linked)
        rows.append(row + elements[place.element.block])
    return np.array(rows, dtype=np.float64).reshape(size, -1)


def _of_element(element: Element) -> tuple[float, ...]:
    return (
        float(element.depth),
        float(TAGS.index(element.tag)),
        *_which(INSIDE, element.inside),
        *_which(HINTS, element.near),
        *_which(HINTS, element.far),
    )


@lru_cache(maxsize=4096)
def _which(names: tuple[str, ...], held: frozenset[str]) -> tuple[float, ...]:
    return tuple(float(name in held) for name in names)


# --- what stands together --------------------------------------------------------------------


def _keys(places: Sequence[Place]) -> list[NDArray[np.int64]]:
    """Return three numbers a line: of its group, of the group's parent, of lines marked alike."""
    looks: dict[tuple[object, ...], int] = {}
    elements = [place.element for place in places]
    alike = [looks.setdefault((e.tag, e.near, e.depth), len(looks)) for e in elements]
    numbers = ([e.group for e in elements], [e.outer for e in elements], alike)
    return [np.unique(np.array(one, np.int64), return_inverse=True)[1] for one in numbers]


def _circle(keys: NDArray[np.int64], words: Floats, taken: Floats, prose: Floats) -> Floats:
    """Return what is extracted of a line's circle, with it and without, and how much is prose."""
    size = np.bincount(keys, words)[keys]
    drawn = np.bincount(keys, taken)[keys]
    full = np.bincount(keys, prose)
    lines = np.bincount(keys)[keys]
    rest = size - words
    others = np.where(rest > 0, (drawn - taken) / np.maximum(rest, 1), UNKNOWN)
    most = full[keys] / max(full.max(initial=0.0), 1.0)
    share = np.maximum(size, 1)
    return np.column_stack([drawn / share, others, full[keys] / share, lines, most])


def _position(taken: Floats, words: Floats) -> Floats:
    """Return how far a line is from the first and the last one extracted, and how much is above."""
    places = np.flatnonzero(taken)
    first, last = (places[0], places[-1]) if places.size else (len(taken), -1)
    at = np.arange(len(taken))
    total = float((words * taken).sum())
    above = (np.cumsum(words * taken) - words * taken) / max(total, 1)
    part = np.full(len(at), total / max(float(words.sum()), 1))
    return np.column_stack([at - first, last - at, np.full(len(at), total), part, above])


def _windows(words: Floats, parts: Sequence[Floats]) -> Floats:
    """Return which part of the words of the lines around is extracted, linked, prose."""
    at = np.arange(len(words))
    sums = [np.concatenate([[0.0], np.cumsum(part)]) for part in (words, *parts)]
    columns = []
    for a, b in WINDOWS:
        low, high = np.clip(at + a, 0, len(at)), np.clip(at + b, 0, len(at))
        size = sums[0][high] - sums[0][low]
        for part in sums[1:]:
            share = (part[high] - part[low]) / np.maximum(size, 1)
            columns.append(np.where(high > low, share, UNKNOWN))
    return np.column_stack(columns)


def _beside(own: Floats, places: Sequence[Place]) -> Floats:
    """Return size, tag and cue of the lines before and after, and whether they share the group."""
    group = np.array([place.element.group for place in places], np.float64)
    columns = []
    for step in (1, -1):
        for of in ("letters", "tag", "cue"):
            columns.append(_shifted(own[:, OWN.index(of)], step))  # noqa: PERF401 - reads plainer
        columns.append(np.equal(_shifted(group, step), group).astype(np.float64))
    return np.column_stack(columns)


def _shifted(column: Floats, step: int) -> Floats:
    moved = np.roll(column, step)
    moved[: 1 if step > 0 else 0] = UNKNOWN
    if step < 0:
        moved[-1:] = UNKNOWN
    return moved
