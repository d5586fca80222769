"""Find stretches of text that reports share, and which report they come from."""

from retold.stages.copies.marks import mark_report
from retold.stages.copies.origins import find_origins
from retold.stages.copies.pairs import compare_reports

__all__ = ["compare_reports", "find_origins", "mark_report"]
