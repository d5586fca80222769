"""An utterance to take away: TEI critical apparatus, CSV, JSON, W3C Web Annotation."""

from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from retold.errors import UnknownFormError
from retold.show.edition.annotation import annotations
from retold.show.edition.collation import Collation, collate
from retold.show.edition.record import write_json
from retold.show.edition.rows import write_csv
from retold.show.edition.tei import write_tei
from retold.show.export import SUFFIXES, Form
from retold.tables import ReportRow, UtteranceRow

FORMS: tuple[Form, ...] = get_args(Form)

_WRITERS: Mapping[Form, Callable[[Collation], bytes]] = {
    "tei": write_tei,
    "csv": write_csv,
    "json": write_json,
    "annotation": annotations,
}


def editions(
    utterance: UtteranceRow, reports: Mapping[str, ReportRow]
) -> Iterator[tuple[str, bytes]]:
    """Yield the utterance in every form, each with the last part of its file's name."""
    made = collate(utterance, reports)
    for form, write in _WRITERS.items():
        yield SUFFIXES[form], write(made)


def edition(utterance: UtteranceRow, reports: Mapping[str, ReportRow], form: Form) -> bytes:
    """Return an utterance with all its readings as a file, in UTF-8.

    Args:
        utterance: What was said, with its readings.
        reports: The reports of the readings, by their ids.
        form: `tei`, `csv`, `json` or `annotation`.

    Raises:
        UnknownFormError: There is no such form.

    """
    if form not in _WRITERS:
        raise UnknownFormError(form, list(FORMS))
    return _WRITERS[form](collate(utterance, reports))
