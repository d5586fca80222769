"""The key terms of a story: what its reports say that those of the stories beside it do not.

A term counts with its mean weight in the story's reports (tf-idf by the shipped table of rarities)
times the share of them that have it, less its mean weight in the nearest reports of other stories.
Scoring by the difference of two groups' mean weights is the idea of Rocchio's query ("Relevance
feedback in information retrieval", 1971). It is found when it is asked for, so it holds for the
stories as they are now.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from retold.lexis.terms import POSSESSIVE, term, usual_form
from retold.lexis.words import WORD
from retold.model import Profile, Report
from retold.store import Store
from retold.store.matters import beside_stories, origins_of
from retold.tables import StoryRow

STRONGEST = 8  # terms; words that stand together are shown as one
SHOWN = 5  # as many as are read at a glance
BESIDE = 12  # nearest reports of other stories; more tell the same
TOGETHER = 2  # words are one where half of what the rarer one stands in is both
AT_ONCE = 200  # stories whose rows are fetched together


def with_terms(store: Store, rows: Iterable[StoryRow]) -> Iterator[StoryRow]:
    """Yield stories with their key terms, in the order given."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        found = terms_of(store, [row.id for row in some])
        yield from (replace(row, terms=found.get(row.id, ())) for row in some)


def terms_of(store: Store, stories: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the key terms of each story, in a form that stands in one of its reports."""
    own, near = origins_of(store, stories), beside_stories(store, stories, BESIDE)
    wanted = sorted({one for some in (*own.values(), *near.values()) for one in some})
    profiles = {row.report: row for row in store.get_by(Profile, "report", wanted)}
    chosen = {
        story: key_terms(_known(profiles, own[story]), _known(profiles, near.get(story, ())))
        for story in sorted(own)
    }
    firsts = {story: _holding(_known(profiles, own[story]), chosen[story]) for story in chosen}
    needed = sorted({report for some in firsts.values() for report in some})
    texts = {row.id: row for row in store.get_by(Report, "id", needed)}
    found = {}
    for story, some in firsts.items():
        rows = [texts[report] for report in some if report in texts]
        names = {word for report in some for word in profiles[report].proper}
        found[story] = as_written(chosen[story], rows, names)
    return found


def _known(profiles: Mapping[str, Profile], reports: Iterable[str]) -> list[Profile]:
    return [profiles[report] for report in reports if report in profiles]


def key_terms(own: Sequence[Profile], beside: Sequence[Profile]) -> list[str]:
    """Return the terms that tell a story's reports from others, the strongest first.

    Args:
        own: The story's reports, one an origin.
        beside: The nearest reports of other stories.

    """
    mine, theirs = _means(own), _means(beside)
    spread = Counter(word for profile in own for word, _ in profile.terms)
    scores = {
        word: weight * spread[word] / len(own) - theirs.get(word, 0.0)
        for word, weight in mine.items()
        if not word.isdigit()
    }
    told = [word for word, score in scores.items() if score > 0]
    return sorted(told, key=lambda word: (-round(scores[word], 6), word))[:STRONGEST]


def _means(profiles: Sequence[Profile]) -> dict[str, float]:
    """Return the mean weight of each term in some reports."""
    sums: dict[str, float] = defaultdict(float)
    for profile in profiles:
        for word, weight in profile.terms:
            sums[word] += weight
    return {word: total / len(profiles) for word, total in sums.items()}


# --- how they are written ------------------------------------------------------------------------


def _holding(own: Sequence[Profile], chosen: Sequence[str]) -> list[str]:
    """Return the reports in which the terms weigh most: there their writing is taken from."""
    best: dict[str, tuple[float, str]] = {}
    for profile in own:
        weights = dict(profile.terms)
        for word in chosen:
            if word in weights:
                best[word] = min(best.get(word, (0.0, "")), (-weights[word], profile.report))
    return sorted({report for _, report in best.values()})


def as_written(
    chosen: Sequence[str], reports: Iterable[Report], names: Container[str]
) -> tuple[str, ...]:
    """Return terms as they stand in reports, words that belong together as one: `paddle steamer`.

    Args:
        chosen: The terms, the strongest first.
        reports: Reports that hold them.
        names: Terms that are written with a capital because they are names.

    """
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for report in reports:
        for run in _runs(f"{report.title or ''}\n\n{report.text}", set(chosen)):
            for word in run:
                forms[(term(word),)][word] += 1
            if len(run) > 1:
                forms[tuple(map(term, run))][" ".join(run)] += 1
    shown: dict[str, str] = {}
    for terms in sorted(forms, key=lambda terms: (-len(terms), -forms[terms].total(), terms)):
        rarest = min(forms[(word,)].total() for word in terms)
        if not any(word in shown for word in terms) and TOGETHER * forms[terms].total() >= rarest:
            written = usual_form(forms[terms], name=any(word in names for word in terms))
            shown.update(dict.fromkeys(terms, written))
    return tuple(dict.fromkeys(shown[word] for word in chosen if word in shown))[:SHOWN]


def _runs(text: str, wanted: Container[str]) -> Iterator[list[str]]:
    """Yield the words of a text whose terms are wanted, those together that stand side by side."""
    run: list[str] = []
    last = 0
    for found in WORD.finditer(text):
        word = POSSESSIVE.sub("", found[0])
        if term(word) not in wanted:
            continue
        if run and (found.start() != last + 1 or text[last] != " " or word in run):
            yield run
            run = []
        run.append(word)
        last = found.start() + len(word)
    if run:
        yield run
