"""How a run tells how far it is, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Whoever wants to know: the command line's bars, a notebook, nobody."""

    def begin(self, what: str, total: int | None) -> None:
        """A step begins; `total` is how many things it has to do, if that is known."""

    def advance(self, count: int) -> None:
        """So many more things are done."""


class Silent:
    """Tells nobody."""

    def begin(self, what: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, count: int) -> None:
        """Say nothing."""
