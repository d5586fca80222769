"""Walk a person through doubtful rows: both sides on screen, the program's view afterwards."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from retold.errors import RetoldError
from retold.show.labels import plural
from retold.show.terminal import QUIET, plain

if TYPE_CHECKING:
    from retold.doubting import Doubt
    from retold.library import Library

KEYS = {"y": "same", "n": "different", "u": "unsure"}
ASKED = "[bold]y[/]es  [bold]n[/]o  [bold]u[/]nsure  [bold]b[/]ack  [bold]q[/]uit: "
WHO = "who spoke? (a full name; - if it is no speech; nothing to leave it): "
NOBODY = "-"


def walk(library: "Library", console: Console, limit: int) -> None:
    """Ask about each doubt until the person stops; `b` goes back and takes the verdict back.

    An answer that is none of the keys leaves the doubt and goes on.
    """
    rows = library.review(limit)
    steps: list[str | None] = []  # the verdict given on each row passed, None where none was
    while len(steps) < len(rows):
        row = rows[len(steps)]
        _show(console, row, len(steps) + 1, len(rows))
        key = console.input(ASKED).strip().lower()[:1]
        if key == "q":
            break
        if key == "b":
            _back(library, console, steps)
        else:
            steps.append(_judge(library, console, row, key))
    given = plural(len([one for one in steps if one]), "verdict")
    console.print(f"{given} given" if rows else "nothing waits for a verdict")


def _back(library: "Library", console: Console, steps: list[str | None]) -> None:
    if steps and (last := steps.pop()):
        library.undo(last)
        console.print(Text("the verdict is taken back", QUIET))


def _judge(library: "Library", console: Console, row: "Doubt", key: str) -> str | None:
    """Give the verdict that a key stands for, if any; show the program's view after it."""
    verdict = _verdict(console, row, key)
    if verdict is None:
        return None
    try:
        given = library.judge(*verdict)
    except RetoldError as error:  # what the row named was changed by a verdict before
        console.print(plain(str(error), "yellow"))
        return None
    view = "; ".join([f"the program's likelihood: {row.score:.0%}", *row.because])
    console.print(plain(view, QUIET))
    return given.id


def _verdict(console: Console, row: "Doubt", key: str) -> tuple[str, str, str | None] | None:
    """Return what to judge: a pair, or a speaker confirmed, named, or denied to be one."""
    if row.right is not None:
        return (KEYS[key], row.left, row.right) if key in KEYS else None
    if key == "y":
        return "speaker", row.left, row.right_text
    name = console.input(WHO).strip() if key == "n" else ""
    if name == NOBODY:
        return "not_speech", row.left, None
    return ("speaker", row.left, name) if name else None


def _show(console: Console, row: "Doubt", number: int, count: int) -> None:
    console.rule(f"{number} of {count}: {row.kind}")
    sides = (
        (row.left_text, row.left_where, row.left_around),
        (row.right_text, row.right_where, row.right_around),
    )
    for text, where, around in sides:
        console.print(plain(text, "bold"))
        if where:
            console.print(plain(where, QUIET))
        if around:
            console.print(plain(around))
        console.print()
