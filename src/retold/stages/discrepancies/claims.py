"""What the rules compare: the statements of a story with who they are about and when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retold.lexis.calendar import Interval
from retold.lexis.happenings import stems
from retold.model import (
    Appearance,
    Block,
    Bound,
    Discrepancy,
    Given,
    Origin,
    Profile,
    Statement,
    Story,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what is known of its report.

    `about` is the person's id, or the folded words where no person is known; `day` the day of
    publication; `episode` the days of the report's episode in the story; `origin` the report that
    the text goes back to.
    """

    statement: Statement
    about: str
    published: str | None
    day: date | None
    episode: Interval | None
    origin: str
    corrects: bool = False

    @property
    def teller(self) -> str:
        """The report, or the claim itself where it stands in a correction."""
        return self.statement.id if self.corrects else self.statement.report

    @property
    def withdrawn(self) -> bool:
        """Whether a correction takes the value back: its report does not state it."""
        return self.statement.qualifier == "withdrawn"

    @property
    def days(self) -> Interval | None:
        """The interval that an `event_date` names."""
        row = self.statement
        if row.low is None or row.high is None:
            return None
        return Interval(date.fromisoformat(row.low), date.fromisoformat(row.high))

    @property
    def head(self) -> str:
        """The word that says what happened, or the event's name."""
        return (self.statement.event or "").partition(": ")[0]

    @property
    def told(self) -> frozenset[str]:
        """The stems of the words that tell of the happening, without its head and its actor."""
        row = self.statement
        words = (row.event or "").partition(": ")[2] or (row.event or "")
        return stems(words) - stems(self.head) - stems(row.subject)


def find_claims(  # noqa: PLR0913, PLR0917  a story's rows of six types
    story: Story,
    profiles: Sequence[Profile],
    statements: Sequence[Statement],
    appearances: Sequence[Appearance],
    origins: Sequence[Origin],
    blocks: Sequence[Block] = (),
) -> list[Claim]:
    """Return the story's statements as claims, in order of report and place."""
    people = {(row.report, row.name): row.person for row in appearances}
    only = _only_persons(appearances)
    stamps = {row.report: row.published for row in profiles}
    days = {row.report: date.fromisoformat(row.day) for row in profiles if row.day}
    sources = {row.report: row.origin for row in origins}
    episodes = _episodes(story)
    corrections = _corrections(blocks)
    return [
        Claim(
            row,
            people.get((row.report, row.subject)) or only.get(row.subject, row.subject.casefold()),
            stamps.get(row.report),
            days.get(row.report),
            episodes.get(row.report),
            row.id if corrects else sources.get(row.report, row.report),
            corrects,
        )
        for row in sorted(statements, key=lambda row: (row.report, row.start, row.id))
        for corrects in [_stands_in(row, corrections.get(row.report, ()))]
    ]


def _corrections(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Return the corrections of each report."""
    found: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.role == "correction":
            found[block.report].append(block)
    return found


def _stands_in(row: Statement, corrections: Sequence[Block]) -> bool:
    return any(block.start <= row.start < block.end for block in corrections)


def _only_persons(appearances: Sequence[Appearance]) -> dict[str, str]:
    """Return the person of each name that one person alone has in the story.

    So a name that only its age shows in one report joins the same name in another.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for row in appearances:
        people[row.name].add(row.person)
    return {name: min(found) for name, found in people.items() if len(found) == 1}


def _episodes(story: Story) -> dict[str, Interval]:
    """Return the days of the episode that each report is in, where its others are dated."""
    return {
        report: Interval(date.fromisoformat(row.first), date.fromisoformat(row.last))
        for row in story.episodes
        if row.first and row.last
        for report in row.reports
    }


def grouped(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims about each subject together, in order of the subject."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.about].append(claim)
    yield from sorted(groups.items())


def given(claims: Iterable[Claim]) -> tuple[Given, ...]:
    """Return the values that claims give, each with its statements and reports, in order."""
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        values[claim.statement.value].append(claim)
    return tuple(
        Given(
            value,
            tuple(claim.statement.id for claim in rows),
            tuple(sorted({claim.statement.report for claim in rows})),
        )
        for value, rows in sorted(values.items())
    )


def discrepancy(
    story: Story, kind: str, claims: Sequence[Claim], because: Sequence[str]
) -> Discrepancy:
    """Return the row that sets claims about one subject against each other."""
    first = claims[0].statement
    names = sorted(
        {claim.statement.subject for claim in claims}, key=lambda name: (-len(name), name)
    )
    ids = sorted(claim.statement.id for claim in claims)
    return Discrepancy(
        id=content_id("discrepancy", kind, *ids),
        story=story.id,
        subject=max(names, key=len),
        property=first.property,
        kind="conflict" if kind == "conflict" else "possible",
        values=given(claims),
        because=(*because, *_corrected(claims)),
    )


def _corrected(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield in words which values stand in corrections, with the values that they correct."""
    for value in sorted({row.statement.value for row in claims if row.corrects}):
        others = sorted({row.statement.value for row in claims} - {value})
        days = sorted(
            str(row.day or "no known day")
            for row in claims
            if row.corrects and row.statement.value == value
        )
        yield f"{value} stands in a correction of {days[0]}; it corrects {', '.join(others)}"


def bounds_of(bounds: Sequence[Bound]) -> Mapping[str, Bound]:
    """Return the bounds by report."""
    return {row.report: row for row in bounds}


def linked(pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Return the claims of pairs that hang together, each group in order of day."""
    groups: dict[str, dict[str, Claim]] = {}
    for pair in pairs:
        rows: dict[str, Claim] = {}
        for claim in pair:
            rows |= groups.get(claim.statement.id, {claim.statement.id: claim})
        for found in rows:
            groups[found] = rows
    unique: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    for rows in groups.values():
        unique[tuple(sorted(rows))] = rows
    return [
        sorted(unique[key].values(), key=lambda claim: (str(claim.day), claim.statement.id))
        for key in sorted(unique)
    ]
