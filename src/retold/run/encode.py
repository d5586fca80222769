"""The vectors of reports, where a person has named a sentence model for the library."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from retold.encoder import Encoder
from retold.errors import EncoderChangedError
from retold.model import Block, Profile, Report, Vector
from retold.run.progress import Progress
from retold.run.reports import batched
from retold.store import Store
from retold.store.vectors import Named, encoder_of, set_encoder, without_vector

COMMIT = 64  # reports a transaction: a second or two of a small model's work
# Signs of a report that are read: its headline and beginning, more than `MOST_TOKENS` of them.
READ = 2000


def use_encoder(store: Store, folder: Path | None) -> None:
    """Let the library use the model in a folder from now on, or none.

    Raises:
        ExtraMissingError: The extra `semantic` is not installed.
        EncoderError: The folder holds no model that can be used.

    """
    named = Named(str(folder.resolve()), Encoder(folder).id) if folder else None
    with store.transaction():
        set_encoder(store, named)


def encode_reports(store: Store, progress: Progress) -> None:
    """Make the vector of every report that has none, if the library uses a model.

    Raises:
        EncoderChangedError: The model's folder holds another one now.

    """
    named = encoder_of(store)
    wanted = without_vector(store) if named else []
    if not named or not wanted:
        return
    encoder = Encoder(Path(named.folder))
    if encoder.id != named.id:
        raise EncoderChangedError(named.folder)
    progress.begin("reading for meaning", len(wanted))
    for some in batched(wanted, COMMIT):
        rows = [
            Vector(report=report, encoder=encoder.id, numbers=encoder.vector(text))
            for report, text in _texts(store, some)
        ]
        with store.transaction():
            store.put(Vector, rows)
        progress.advance(len(some))


def _texts(store: Store, reports: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield reports with what is read of each: the headline and the beginning of the body."""
    titles = {row.report: row.title for row in store.get_by(Profile, "report", reports)}
    bodies: dict[str, list[Block]] = {report: [] for report in reports}
    for block in store.get_by(Block, "report", reports):
        if block.role == "body":
            bodies[block.report].append(block)
    for report in store.get_by(Report, "id", reports):
        parts = [titles.get(report.id) or "", *_beginning(report.text, bodies[report.id])]
        yield report.id, "\n".join(part for part in parts if part)[:READ]


def _beginning(text: str, blocks: Iterable[Block]) -> Iterator[str]:
    left = READ
    for block in sorted(blocks, key=lambda block: block.start):
        if left > 0:
            yield text[block.start : min(block.end, block.start + left)]
        left -= block.end - block.start
