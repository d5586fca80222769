"""The library's file: the only room where SQL is written.

`store` is the connection, what is given, and the ledger; `rows` turns values into table rows;
`derived` replaces rows that were made and `gathering` brings together what a stage is called
with; `nodes`, `meeting` and `links` let rows of a family find each other; `asking` answers
questions, `verdicts` those about people's verdicts; `whole` derives anew and forgets.
"""

from retold.store.store import Store

__all__ = ["Store"]
