"""What two reports share, in figures that a logistic model weighs."""

from collections.abc import Collection
from math import log1p, sqrt
from typing import NamedTuple

from retold.lexis.terms import rarities, term
from retold.lexis.words import words
from retold.model import Profile
from retold.stages.stories.days import named_days

# More than one report meets in a row; about 30 MB.
MOST_READY = 2048
# Two reports of one matter that share no name are seldom so alike in their other words: set by
# reason, a cosine of a third.
FORM = 0.58


class Ready(NamedTuple):
    """A profile in the form that comparing reads: weights by term, of all and of names.

    `full` holds for each term of a name the name that is told most often, behind that number less
    than 0; `written` the word for each term that the report writes otherwise.
    """

    profile: Profile
    words: frozenset[str]
    terms: dict[str, float]
    title: dict[str, float]
    proper: dict[str, float]
    proper_weight: float
    full: dict[str, tuple[int, str]]
    weekdays: frozenset[str]
    written: dict[str, str]


class Evidence(NamedTuple):
    """What two reports share; every figure is 0 or more.

    More of it never lowers a score, but for `strangers` and `other_days`, which never raise one.

    `words` is the root of the cosine of the terms, `rare` the logarithm of the rarity of all
    shared terms together; `headline` and `both_headlines` are the roots of the greater and the
    lesser cosine of one report's headline with the other's terms; `named` and `both_named` the
    greater and the lesser share of one report's names that the other has too, by weight.
    `nameless` is 1 where one report has no names: then their absence from the other says nothing.
    `strangers` is what `words` has above `FORM` where both have names and share none: one form
    filled in for other people and places, as weather and tables are. `weekday` is the share of the
    days of the week that one names which the other names too; `other_days` is 1 where both name
    some and share none.
    """

    words: float
    rare: float
    headline: float
    both_headlines: float
    named: float
    both_named: float
    nameless: float
    strangers: float
    weekday: float
    other_days: float


def evidence(left: Ready, right: Ready, shared: Collection[str]) -> Evidence:
    """Return what two reports share, given the terms they share."""
    cosine = sum(left.terms[word] * right.terms[word] for word in shared)
    first, second = _cosine(left.title, right.terms), _cosine(right.title, left.terms)
    mine, theirs = _named(left, shared), _named(right, shared)
    nameless = not left.proper or not right.proper
    words = sqrt(cosine)
    days, fewest = left.weekdays & right.weekdays, min(len(left.weekdays), len(right.weekdays))
    return Evidence(
        words=words,
        rare=log1p(sum(rarities(shared))),
        headline=sqrt(max(first, second)),
        both_headlines=sqrt(min(first, second)),
        named=max(mine, theirs),
        both_named=min(mine, theirs),
        nameless=float(nameless),
        strangers=0.0 if nameless or max(mine, theirs) > 0 else max(0.0, words - FORM),
        weekday=len(days) / max(1, fewest),
        other_days=float(fewest > 0 and not days),
    )


def _cosine(few: dict[str, float], many: dict[str, float]) -> float:
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def _named(report: Ready, shared: Collection[str]) -> float:
    """Return the share of a report's names, by weight, that are among the shared terms."""
    if not report.proper:
        return 0.0
    found = sum(report.proper[word] for word in shared if word in report.proper)
    return found / report.proper_weight


_KEPT: dict[str, Ready] = {}


def ready(profile: Profile) -> Ready:
    """Return a profile ready to be compared; the last ones used are kept.

    What is kept is used only for an equal profile, so it saves time and changes nothing.
    """
    known = _KEPT.get(profile.report)
    if known is None or not (known.profile is profile or known.profile == profile):
        if len(_KEPT) >= MOST_READY:
            _KEPT.clear()
        known = _KEPT[profile.report] = _ready(profile)
    return known


def _ready(profile: Profile) -> Ready:
    terms = dict(profile.terms)
    proper = {word: terms[word] for word in profile.proper if word in terms}
    full: dict[str, tuple[int, str]] = {}
    for name, count in sorted(profile.names, key=lambda pair: (-pair[1], pair[0])):
        for word in words(name):
            full.setdefault(term(word.text), (-count, name))
    return Ready(
        profile=profile,
        words=frozenset(terms),
        terms=terms,
        title=dict(profile.title_terms),
        proper=proper,
        proper_weight=sum(proper.values()),
        full=full,
        weekdays=named_days(terms),
        written=dict(profile.written),
    )
