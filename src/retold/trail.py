"""How far the opening of inputs has come: what opens them tells, and who watches it is told."""


class Trail:
    """Is told which stream is being opened, and that it moves on; here nobody listens."""

    def opens(self) -> str | None:
        """Note that a stream is opened, inside the one that is open; return why it must not be."""
        return None

    def closes(self) -> None:
        """Note that the stream that was opened last was read."""

    def moves(self) -> None:
        """Note that something came of it: an input, or a piece of what holds them."""


UNWATCHED = Trail()
"""For what is opened in this process."""
