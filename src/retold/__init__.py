"""Retold shows how the news was told and retold.

`retold.open` opens a library; everything else is a method of it. Rows come back as frozen values
whose fields are the exported columns.
"""

from retold.errors import RetoldError
from retold.judging import Doubt
from retold.library import Hit, Library, Story, Utterance
from retold.library import open_library as open  # noqa: A004  retold.open is the name to remember
from retold.tables import (
    BlockRow,
    CopyRow,
    DateRow,
    DiscrepancyRow,
    EventRow,
    FailureRow,
    JudgementRow,
    MentionRow,
    PersonRow,
    QuotationRow,
    ReportRow,
    StatementRow,
)

__version__ = "0.1.0"

__all__ = [
    "BlockRow",
    "CopyRow",
    "DateRow",
    "DiscrepancyRow",
    "Doubt",
    "EventRow",
    "FailureRow",
    "Hit",
    "JudgementRow",
    "Library",
    "MentionRow",
    "PersonRow",
    "QuotationRow",
    "ReportRow",
    "RetoldError",
    "StatementRow",
    "Story",
    "Utterance",
    "open",
]
