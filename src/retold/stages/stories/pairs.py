"""Do two reports belong to one story? A small logistic model whose parts are the reasons."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from importlib.resources import files
from itertools import islice
from math import exp
from typing import TypeAlias

from retold.model import Copy, Likeness, Link, Profile
from retold.stages.stories.days import days_apart, days_weight
from retold.stages.stories.evidence import Evidence, Ready, evidence, ready

Parts: TypeAlias = dict[str, float]
"""What each piece of evidence adds to the logit of a pair, by its name."""

Reason: TypeAlias = tuple[float, Callable[[], str]]
"""What a reason adds, and what puts it in words if it is shown."""

# Pairs less likely than this make no rows: they join nobody. The others are read where groups are
# made: many weak links tell that a report stands in a crowd. On neus-train eight a report.
LEAST = 0.05
SHOWN = 4  # words or names in a reason
# A part of the logit below this (a factor of 1.3 on the odds) is no reason worth reading.
LEAST_REASON = 0.25
# A sentence model finds two reports of one field about so alike; what is more speaks for one
# matter, what is less against it. Set by reason, as is the weight: see docs/why/0014.
OF_ONE_FIELD = 0.5

Between: TypeAlias = Sequence[Copy | Link | Likeness]
"""What is known between two reports: copies, linked quotations, how alike in meaning they are."""


def compare_profiles(left: Profile, right: Profile, between: Between) -> Iterator[Link]:
    """Yield the link of two reports, if they may belong to one story.

    The model is a logistic regression on what the reports share; its weights are in
    `weights/stories.json`, and how they were learned in `weights/stories.md`.

    Args:
        left: One report.
        right: The other.
        between: The copies between the two, the links between their quotations, and how alike a
            sentence model finds them, if the library has one.

    Yields:
        One `Link`, its score the likelihood that the two belong to one story, its reasons the
        strongest first; nothing if that is below `LEAST`.

    """
    if left.report > right.report:
        left, right = right, left
    one, other = ready(left), ready(right)
    shared = sorted(one.words & other.words)  # sums of parts do not depend on a set's order
    parts = _parts(evidence(one, other, shared), between)
    gap = days_apart(left.day, right.day)
    score = 1 / (1 + exp(-sum(parts.values()) - days_weight(gap)))
    if score >= LEAST:
        reasons = tuple(_reasons(one, other, shared, parts, between))
        because = (*reasons, *_time(gap)) or ("alike in wording",)
        yield Link(
            family="stories",
            left=left.report,
            right=right.report,
            score=round(score, 4),
            because=because,
        )


@cache
def _weights() -> Mapping[str, float]:
    """Return the shipped weights by the name of their evidence."""
    raw = (files("retold") / "weights" / "stories.json").read_bytes()
    weights: dict[str, float] = json.loads(raw)
    return weights


def _parts(found: Evidence, between: Between) -> Parts:
    weights = _weights()
    parts = {name: weights[name] * value for name, value in zip(found._fields, found, strict=True)}
    parts["bias"] = weights["bias"]
    parts["copied"] = weights["copied"] * copied(between)
    parts["quoted"] = weights["quoted"] * quoted(between)
    parts["meaning"] = weights["meaning"] * (meaning(between) - OF_ONE_FIELD)
    return parts


def quoted(between: Between) -> bool:
    """Tell whether two reports share a quotation."""
    return any(isinstance(row, Link) for row in between)


def meaning(between: Between) -> float:
    """Return how alike in meaning two reports are, -1 to 1; as those of one field if not known."""
    return next((row.cosine for row in between if isinstance(row, Likeness)), OF_ONE_FIELD)


def copied(between: Between) -> float:
    """Return which part of the shorter of two reports stands in both, 0 to 1."""
    return max((row.share for row in between if isinstance(row, Copy)), default=0.0)


def _reasons(
    one: Ready,
    other: Ready,
    shared: Sequence[str],
    parts: Parts,
    between: Between,
) -> Iterator[str]:
    """Yield the reasons in words, in the order of what they add.

    None of a form filled in for others: there, to share fewer words would not make it less likely.
    """
    if parts["strangers"] < 0:
        return
    said = [*_by_terms(one, other, shared, parts), *_by_rows(parts, between)]
    said.sort(key=lambda reason: -reason[0])
    yield from filter(None, (put() for weight, put in said if weight >= LEAST_REASON))


def _by_terms(one: Ready, other: Ready, shared: Sequence[str], parts: Parts) -> Iterator[Reason]:
    """Yield the reasons that shared terms give."""
    products = {word: one.terms[word] * other.terms[word] for word in shared}
    proper = {
        word: x for word, x in products.items() if word in one.proper and word in other.proper
    }
    plain = {word: x for word, x in products.items() if word not in proper}
    headline = {
        word: x for word, x in products.items() if word in one.title and word in other.title
    }
    text = parts["words"] + parts["rare"]
    days = dict.fromkeys(one.weekdays & other.weekdays, 1.0)
    by_names = sum(proper.values()) / (sum(products.values()) or 1.0)
    named = by_names * text + parts["named"] + parts["both_named"]
    headed = parts["headline"] + parts["both_headlines"]
    yield named, lambda: _names(one, other, proper)
    yield (1 - by_names) * text, lambda: _listed("same rare words", one, other, plain)
    yield headed, lambda: _listed("same words in both headlines", one, other, headline)
    yield parts["weekday"], lambda: _listed("same weekday", one, other, days)


def _by_rows(parts: Parts, between: Between) -> Iterator[Reason]:
    """Yield the reasons that other rows between the two give."""
    yield parts["copied"], lambda: f"{copied(between):.0%} of the shorter report stands in both"
    yield parts["quoted"], lambda: "same quotation"
    yield parts["meaning"], lambda: f"alike in meaning ({meaning(between):.2f})"


def _listed(what: str, one: Ready, other: Ready, products: Mapping[str, float]) -> str:
    """Return the strongest terms behind what they are; nothing if there are none."""
    strongest = nsmallest(SHOWN, products, key=lambda word: (-products[word], word))
    found = _as_written(one, other, strongest)
    return f"{what}: {', '.join(found)}" if found else ""


def _as_written(one: Ready, other: Ready, terms: Sequence[str]) -> list[str]:
    """Return each of the terms as one of the reports writes it.

    In capitals only if both do: that is a style of headlines and datelines.
    """
    forms = ([some.written.get(word, word) for some in (one, other)] for word in terms)
    return [min(pair, key=str.isupper) for pair in forms]


def _names(one: Ready, other: Ready, proper: Mapping[str, float]) -> str:
    """Return the shared names, in full where a report has a full name for the word."""
    full = {
        word: min(known[word] for known in (one.full, other.full) if word in known)[1]
        for word in proper
        if word in one.full or word in other.full
    }
    if not full:
        return _listed("same names", one, other, proper)
    strongest = sorted(full, key=lambda word: (-proper[word], word))
    shown = dict.fromkeys(full[word] for word in strongest)
    return f"same names: {', '.join(islice(shown, SHOWN))}"


def _time(gap: int | None) -> Iterator[str]:
    if gap is not None:
        yield "same day" if gap == 0 else f"{gap} day{'s' * (gap > 1)} apart"
