"""Who is quoted where: one row a quotation of the latest versions of reports."""

from collections.abc import Iterator
from typing import NamedTuple

from retold.store.store import Store


class Quoted(NamedTuple):
    """A quotation with who is said to speak, and the report that has it.

    `named` is the name that the report gives the speaker, `called` the words that stand for them
    there; both are None where nobody is said to speak. `published` is the report's ISO 8601 date.
    """

    person_id: str | None
    person: str | None
    named: str | None
    called: str | None
    text: str
    report: str
    origin: str
    outlet: str | None
    published: str | None
    story: str | None
    title: str | None


def quoted(store: Store, *, indirect: bool) -> Iterator[Quoted]:
    """Yield the quotations of the latest versions, with indirect speech or without it."""
    sql = (
        "SELECT q.person_id, q.person, q.speaker_name, q.speaker_text, q.text, q.report,"
        " coalesce(o.origin, q.report), r.outlet, r.published, p.story, s.title"
        " FROM quotations q JOIN report r ON r.id = q.report"
        " LEFT JOIN origin o ON o.report = q.report LEFT JOIN placement p ON p.report = q.report"
        " LEFT JOIN story s ON s.id = p.story"
        " WHERE NOT EXISTS (SELECT 1 FROM report n WHERE n.version_of = q.report)"
        " AND (? OR q.kind <> 'indirect') ORDER BY q.report, q.start"
    )
    yield from (Quoted(*cells) for cells in store.query(sql, [int(indirect)]))
