"""Retold shows how the news was told and retold.

`retold.open` opens a library; everything else is a method of it. Rows come back as frozen values
whose fields are the exported columns.

Names are loaded when they are first asked for, so that `retold --help` does not wait for the
engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.answers import Hit, Story, Utterance
    from retold.doubting import Doubt
    from retold.library import Library
    from retold.library import open_library as open  # noqa: A004  the name to remember
    from retold.tables import (
        BlockRow,
        CopyRow,
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
    from retold.tables_notes import DateRow

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

_ELSEWHERE = {
    "DateRow": ("retold.tables_notes", "DateRow"),
    "Doubt": ("retold.doubting", "Doubt"),
    "Hit": ("retold.answers", "Hit"),
    "Library": ("retold.library", "Library"),
    "Story": ("retold.answers", "Story"),
    "Utterance": ("retold.answers", "Utterance"),
    "open": ("retold.library", "open_library"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module 'retold' has no attribute {name!r}")
    module, attribute = _ELSEWHERE.get(name, ("retold.tables", name))
    return getattr(import_module(module), attribute)
