"""Find which quotations retell the same words, how they differ, and who had them from whom."""

from retold.stages.utterances.group import find_utterances
from retold.stages.utterances.marks import mark_quotations
from retold.stages.utterances.pairs import compare_quotations

__all__ = ["compare_quotations", "find_utterances", "mark_quotations"]
