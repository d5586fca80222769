"""What every command shares: the app, the library option, how rows are printed."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

import msgspec
from cyclopts import App, Group, Parameter
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from retold.errors import MissingOptionError

if TYPE_CHECKING:
    from retold.library import Library

T = TypeVar("T", bound=Struct)

app = App(
    name="retold",
    help="Show how the news was told and retold: who said what, in whose wording, and where the"
    " reports disagree. Every word shown is cut from a report.",
    version_flags=["--version"],
    help_format="markdown",
    exit_on_error=True,
    default_parameter=Parameter(negative=()),
)
READING = Group("Reading", sort_key=0)
ASKING = Group("Asking", sort_key=1)
JUDGING = Group("Judging", sort_key=2)
KEEPING = Group("Keeping", sort_key=3)

LibraryFile: TypeAlias = Annotated[
    Path, Parameter(name=["--library", "-l"], help="The library's file.")
]
Json: TypeAlias = Annotated[bool, Parameter(name="--json", help="Print one JSON object a line.")]

Output: TypeAlias = Annotated[
    Path | None,
    Parameter(
        name=["--output", "-o"],
        help="With `--format`: where to write; standard output if left out.",
    ),
]

DEFAULT = Path("retold.sqlite")


def needs_format(output: Path | None, form: str | None) -> None:
    """Refuse a file to write to where no form of it was asked for."""
    if output is not None and form is None:
        raise MissingOptionError("-o", "--format")


def say(line: str) -> None:
    """Tell a person something, apart from the data."""
    print(line, file=sys.stderr)


@contextmanager
def opened(path: Path, *, create: bool = False, bars: bool = False) -> "Iterator[Library]":
    """Open the library for one command; the engine is loaded now, so that help comes at once."""
    # what libraries log of broken inputs stands in `failures`, in one line each
    logging.getLogger().addHandler(logging.NullHandler())
    from retold.cli.progress import showing  # noqa: PLC0415
    from retold.library import open_library  # noqa: PLC0415

    with (
        showing(wanted=bars and sys.stderr.isatty()) as progress,
        open_library(path, create=create, progress=progress, tell=say) as library,
    ):
        yield library


def print_rows(rows: Iterable[Struct]) -> None:
    """Print one JSON object a line."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        sys.stdout.write(encoder.encode(row).decode())
        sys.stdout.write("\n")


def console() -> Console:
    """Return the console for tables: wide when it is not a terminal, so that nothing is cut."""
    return Console() if sys.stdout.isatty() else Console(width=160)


def answer(rows: Sequence[T], table: Callable[[Sequence[T]], Table], *, json: bool) -> None:
    """Print rows as JSON lines for a script, or as a table for a person."""
    if json:
        print_rows(rows)
    elif rows:
        console().print(table(rows))
    else:
        say("nothing found")
