"""Walk a person through doubtful rows: both sides on screen, the program's view afterwards."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from retold.judging import Doubt
    from retold.library import Library

KEYS = {"y": "same", "n": "different", "u": "unsure"}


def walk(library: "Library", console: Console, limit: int) -> None:
    """Ask about each doubt until the person stops; `b` takes the last verdict back."""
    given: list[str] = []
    rows = library.review(limit)
    at = 0
    while at < len(rows):
        row = rows[at]
        _show(console, row, at + 1, len(rows))
        answer = console.input(
            "[bold]y[/]es  [bold]n[/]o  [bold]u[/]nsure  [bold]b[/]ack  [bold]q[/]uit: "
        )
        key = answer.strip().lower()[:1]
        if key == "q":
            break
        if key == "b" and given:
            library.undo(given.pop())
            at -= 1
        elif verdict := _verdict(row, key):
            given.append(library.judge(*verdict).id)
            at += 1
        else:
            at += key == ""
    console.print(f"{len(given)} verdicts given")


def _verdict(row: "Doubt", key: str) -> tuple[str, str, str | None] | None:
    """Return what to judge; a confirmed speaker is a verdict, a denied one is no speech's."""
    if key not in KEYS:
        return None
    if row.right is not None:
        return KEYS[key], row.left, row.right
    return ("speaker", row.left, row.right_text) if key == "y" else None


def _show(console: Console, row: "Doubt", number: int, count: int) -> None:
    console.rule(f"{number} of {count}: {row.kind}")
    console.print(Text(row.left_text))
    console.print(Text(row.right_text))
    for fact in row.because:
        console.print(Text(f"  · {fact}", style="dim"))
