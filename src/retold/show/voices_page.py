"""What the page of voices shows: who is quoted how much, what has no known speaker included."""

from collections.abc import Iterator

from msgspec import Struct

from retold.show.lines import known_person
from retold.show.shelf import Shelf
from retold.show.voices import Voice, attribution, voices
from retold.store.voices import Quoted

MOST_VOICES = 500  # lines of the table; what the others said is summed up under it


class VoiceLine(Struct, frozen=True):
    """A speaker in the table; `bar` is the share in percent of the longest line."""

    name: str | None
    href: str | None
    kind: str
    reports: int
    origins: int
    quotations: int
    words: int
    share: str
    bar: float


class VoicesPage(Struct, frozen=True):
    """Whose voices are heard; `rest` is how many speakers more there are, with `rest_words`."""

    state: str
    voices: tuple[VoiceLine, ...]
    rest: int
    rest_words: int


def voices_page(shelf: Shelf) -> VoicesPage:
    """Return how much each speaker is quoted, indirect speech left out."""
    rows = voices(_quoted(shelf))
    people = [row for row in rows if row.kind == "person"]
    others = [row for row in rows if row.kind != "person"]
    kept = [*people[: max(0, MOST_VOICES - len(others))], *others[:MOST_VOICES]]
    if others and others[-1] not in kept:
        kept[-1] = others[-1]  # what nobody is known to have said is never left out
    rest = [row for row in rows if row not in set(kept)]
    longest = max((row.share for row in rows), default=0.0) or 1.0
    return VoicesPage(
        state=attribution(rows),
        voices=tuple(_line(shelf, row, longest) for row in kept),
        rest=len(rest),
        rest_words=sum(row.words for row in rest),
    )


def _quoted(shelf: Shelf) -> Iterator[Quoted]:
    for report in shelf.reports.values():
        if report.id in shelf.newer:
            continue
        for row in shelf.quotations.get(report.id, ()):
            if row.kind != "indirect":
                yield Quoted(
                    person_id=row.person_id,
                    person=row.person,
                    named=row.speaker_name,
                    called=row.speaker_text,
                    text=row.text,
                    report=report.id,
                    origin=report.origin,
                    outlet=report.outlet,
                    published=report.published,
                    story=report.story,
                    title=None,
                )


def _line(shelf: Shelf, row: Voice, longest: float) -> VoiceLine:
    return VoiceLine(
        name=row.name,
        href=known_person(shelf, row.person_id),
        kind=row.kind,
        reports=row.reports,
        origins=row.origins,
        quotations=row.quotations,
        words=row.words,
        share=f"{row.share:.1%}",
        bar=round(100 * row.share / longest, 1),
    )
