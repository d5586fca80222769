"""The library's file: the only room where SQL is written.

`Store` is the connection and what is given (reports, judgements); `derived` replaces rows that
were made, `meeting` lets nodes of a family find each other, `asking` answers questions.
"""

from retold.store.store import Store

__all__ = ["Store"]
