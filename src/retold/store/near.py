"""Questions about what is near to reports: their stories and episodes, links, people, words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.model import Episode, Link, Report, Story
from retold.store.rows import columns, decode
from retold.store.store import Store, marks, parts


class Place(NamedTuple):
    """Where a report stands: its story, and the episode there."""

    story: str
    episode: str


def places_of(store: Store, reports: Sequence[str]) -> dict[str, Place]:
    """Return where each report stands; one that a newer version replaced stands nowhere."""
    found: dict[str, str] = {}
    for some in parts(reports):
        sql = f"SELECT report, story FROM placement WHERE report IN ({marks(len(some))})"
        found.update(store.query(sql, some))
    episodes: dict[str, Sequence[Episode]] = {
        row.id: row.episodes for row in store.get_by(Story, "id", sorted(set(found.values())))
    }
    where = {
        report: episode.id
        for story in set(found.values())
        for episode in episodes.get(story, ())
        for report in episode.reports
    }
    return {report: Place(story, where.get(report, "")) for report, story in found.items()}


def sizes_of(store: Store, stories: Sequence[str]) -> dict[str, int]:
    """Return how many reports each story has."""
    found: dict[str, int] = {}
    for some in parts(stories):
        within = f"story IN ({marks(len(some))})"
        sql = f"SELECT story, count(*) FROM placement WHERE {within} GROUP BY story"
        found.update(store.query(sql, some))
    return found


def story_links(store: Store, reports: Sequence[str]) -> dict[str, dict[str, Link]]:
    """Return the links of each report with others that may tell its matter: {report: {other}}."""
    found: dict[str, dict[str, Link]] = {report: {} for report in reports}
    for some in parts(reports):
        for here in ("left", "right"):
            where = f"family = 'stories' AND \"{here}\" IN ({marks(len(some))})"
            for link in store.get(Link, where, some):
                report, other = sorted((link.left, link.right), reverse=here == "right")
                found[report][other] = link
    return found


def shared_utterances(store: Store, reports: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return what a report quotes that another quotes too, in the report's words; the longest."""
    found: dict[tuple[str, str], str] = {}
    for some in parts(reports):
        sql = (
            "SELECT q.report, o.report, q.text FROM quotation q"
            " CROSS JOIN reading r ON r.quotation = q.id"
            " CROSS JOIN reading s ON s.utterance = r.utterance"
            " CROSS JOIN quotation o ON o.id = s.quotation AND o.report <> q.report"
            f" WHERE q.report IN ({marks(len(some))})"
        )
        for report, other, text in store.query(sql, some):
            found[report, other] = max(found.get((report, other), ""), text, key=_longer)
    return found


def _longer(text: str) -> tuple[int, str]:
    return len(text), text


def shared_text(store: Store, reports: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return which part of the shorter of two reports stands in both: {(report, other): share}."""
    found: dict[tuple[str, str], float] = {}
    for some in parts(reports):
        for here, there in (("left", "right"), ("right", "left")):
            within = f'"{here}" IN ({marks(len(some))})'
            sql = f'SELECT DISTINCT "{here}", "{there}", share FROM copy WHERE {within}'
            found.update(((row[0], row[1]), row[2]) for row in store.query(sql, some))
    return found


def people_in(store: Store, reports: Sequence[str]) -> dict[str, dict[str, tuple[str, str]]]:
    """Return whom each report names: {report: {name there: (person, full name)}}."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for some in parts(reports):
        sql = (
            "SELECT a.report, a.name, p.id, p.name FROM appearance a"
            f" JOIN person p ON p.id = a.person WHERE a.report IN ({marks(len(some))})"
        )
        for report, name, person, full in store.query(sql, some):
            found[report][name] = (person, full)
    return found


def judged_apart(store: Store) -> dict[str, list[str]]:
    """Return what people judged to be different from each row; of two verdicts the last counts."""
    latest = {(row.left, row.right): row.kind for row in store.judgements() if row.right}
    found: dict[str, list[str]] = defaultdict(list)
    for (left, right), kind in sorted(latest.items(), key=str):
        if kind == "different" and right:
            found[left].append(right)
            found[right].append(left)
    return found


def near_stories(store: Store, least: float, most: int) -> list[str]:
    """Return reports that a link joins to another story, those of the strongest links first."""
    sql = (
        'SELECT l."left", l."right" FROM link l JOIN placement p ON p.report = l."left"'
        " JOIN placement q ON q.report = l.\"right\" WHERE l.family = 'stories'"
        " AND p.story <> q.story AND l.score >= ? "
        ' ORDER BY l.score DESC, l."left", l."right" LIMIT ?'
    )
    return list(dict.fromkeys(end for row in store.query(sql, [least, most]) for end in row))


def all_reports(store: Store) -> list[str]:
    """Return the ids of all reports, in the order of their sources."""
    return [row[0] for row in store.query("SELECT id FROM report ORDER BY source, id")]


def of_outlet(store: Store, report: Report) -> Iterator[Report]:
    """Yield the other reports of a report's story that its outlet has too, and its own versions."""
    names = ", ".join(f"t.{name}" for name in columns(Report).split(", "))
    sql = (
        f"SELECT {names} FROM report t WHERE t.id <> ?1 AND (t.id = ?2 OR t.url = ?3"
        " OR t.id IN (SELECT q.report FROM placement p JOIN placement q ON q.story = p.story"
        " WHERE p.report = ?1)) ORDER BY t.id"
    )
    for cells in store.query(sql, [report.id, report.version_of, report.url]):
        yield decode(Report, cells)
