"""Find which quotations retell the same words, how they differ, and who had them from whom.

To meet: `marks` and `pairs`, by the words in `keys`. Which are one utterance: `families`, with
`sets`, `turns` and `merges`; `witnesses` lays what a report gives along the base. How they differ:
`readings`, with `steps`, `moves`, `changes`, `prints` and `meaning`, on texts as `sides`. Who had
them from whom: `nodes`, `weighing`, `edges`, `shared` and `branching` for the `stemma`, with
`sources` and `times`. `group` makes the rows.
"""

from retold.stages.utterances.group import find_utterances
from retold.stages.utterances.marks import mark_quotations
from retold.stages.utterances.pairs import compare_quotations

__all__ = ["compare_quotations", "find_utterances", "mark_quotations"]
