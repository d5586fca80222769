"""What people judged, as it is read."""

from retold.show.labels import VERDICTS, shown_day, shown_value
from retold.tables_found import VerdictRow


def verdict_line(kind: str, row: VerdictRow) -> str:
    """Return a person's verdict on values of a kind: `41 / 43: one thing — Ada, 3 May 2024`."""
    values = " / ".join(shown_value(kind, value) for value in row.values)
    said = f"{values}: {VERDICTS.get(row.kind, row.kind)} — {row.by}, {shown_day(row.at)}"
    return f"{said}: {row.because}" if row.because else said
