"""Questions about stories: which fit what is asked, what they hold, what stands beside them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold.store.asking import heir, matching
from retold.store.rows import Cell
from retold.store.store import Store, marks, parts

Order: TypeAlias = Literal["origins", "date", "outlets"]
"""By what stories are listed, the most or the latest first."""

_ORDER: dict[Order, str] = {
    "origins": 'origins DESC, "last" IS NULL, "last" DESC, story',
    "date": '"last" IS NULL, "last" DESC, origins DESC, story',
    "outlets": 'outlets DESC, origins DESC, "last" IS NULL, "last" DESC, story',
}
MOST_READ = 100  # origins of a story whose terms are read: more change nothing in what stands out


class Asked(NamedTuple):
    """Which stories are asked for; what is None or 0 does not matter.

    Days (ISO 8601, both included) say which reports count: a story without one is not listed, and
    `at_least` counts the origins among them. The outlet, the person (an id or any name) and the
    words (each in the same report) must be those of some report of the story, of any day.
    """

    by: Order = "origins"
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    person: str | None = None
    words: str | None = None
    at_least: int = 0
    limit: int | None = None


def matters(store: Store, asked: Asked) -> dict[str, int]:
    """Return the stories asked for, in order, each with how many origins its days show."""
    where, values = _conditions(store, asked)
    sql = (
        "SELECT p.story AS story, count(DISTINCT coalesce(o.origin, p.report)) AS origins,"
        ' count(DISTINCT r.outlet) AS outlets, max(substr(r.published, 1, 10)) AS "last"'
        " FROM placement p JOIN report r ON r.id = p.report"
        f" LEFT JOIN origin o ON o.report = p.report WHERE {' AND '.join(where)}"
        f" GROUP BY p.story HAVING origins >= ? ORDER BY {_ORDER[asked.by]} LIMIT ?"
    )
    limit = -1 if asked.limit is None else asked.limit
    return {row[0]: row[1] for row in store.query(sql, [*values, asked.at_least, limit])}


def _conditions(store: Store, asked: Asked) -> tuple[list[str], list[Cell]]:
    """Return what holds of the reports that count, and of their stories.

    `~` sorts after whatever a date may go on with: a report known by its month counts for each of
    its days.
    """
    person = asked.person and (heir(store, "person", asked.person) or asked.person)
    told = (
        ("substr(r.published, 1, 10) || '~' >= ?", asked.since),
        ("substr(r.published, 1, 10) <= ? || '~'", asked.until),
        (
            _within("JOIN report t ON t.id = q.report WHERE t.outlet = ? COLLATE NOCASE"),
            asked.outlet,
        ),
        (
            _within(
                "JOIN appearance a ON a.report = q.report JOIN person h ON h.id = a.person"
                " WHERE ? IN (SELECT h.id UNION ALL SELECT value FROM json_each(h.names))"
            ),
            person,
        ),
        (
            _within(
                "JOIN report t ON t.id = q.report"
                " WHERE t.number IN (SELECT rowid FROM found WHERE found MATCH ?)"
            ),
            asked.words and (matching(asked.words) or '""'),
        ),
    )
    kept = [(condition, value) for condition, value in told if value is not None]
    return ["1", *(condition for condition, _ in kept)], [value for _, value in kept]


def _within(joined: str) -> str:
    return f"p.story IN (SELECT q.story FROM placement q {joined})"


def origins_of(store: Store, stories: Sequence[str]) -> dict[str, list[str]]:
    """Return the reports of each story, one an origin: copies say nothing more."""
    found: dict[str, list[str]] = defaultdict(list)
    for some in parts(stories):
        sql = (
            "SELECT p.story, min(p.report) AS first FROM placement p"
            f" LEFT JOIN origin o ON o.report = p.report WHERE p.story IN ({marks(len(some))})"
            " GROUP BY p.story, coalesce(o.origin, p.report) ORDER BY p.story, first"
        )
        for story, report in store.query(sql, some):
            if len(found[story]) < MOST_READ:
                found[story].append(report)
    return found


def beside_stories(store: Store, stories: Sequence[str], most: int) -> dict[str, list[str]]:
    """Return the reports of other stories that links join to each story, the nearest first."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for some in parts(stories):
        for here, there in (("left", "right"), ("right", "left")):
            sql = (
                f'SELECT p.story, l."{there}", l.score FROM placement p CROSS JOIN link l'
                f" ON l.family = 'stories' AND l.\"{here}\" = p.report"
                f' CROSS JOIN placement q ON q.report = l."{there}" AND q.story <> p.story'
                f" WHERE p.story IN ({marks(len(some))})"
            )
            for story, report, score in store.query(sql, some):
                near[story][report] = max(score, near[story].get(report, 0.0))
    return {
        story: sorted(scores, key=lambda report: (-scores[report], report))[:most]
        for story, scores in near.items()
    }
