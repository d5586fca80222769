"""Bring a library up to date: what is due, in which order, and the ledger.

Each step takes what the ledger says is due, works on it in an engine, and writes rows, ledger and
what is due next in one transaction. So a run that stops anywhere goes on where it stopped, and
costs what is new, not what is there.
"""

from retold.run.given import forget, put_reports, read, rebuild
from retold.run.update import update

__all__ = ["forget", "put_reports", "read", "rebuild", "update"]
