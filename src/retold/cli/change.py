"""Commands that change a library: read, rebuild, forget, judge, review, judgements."""

import sys
import time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from retold.cli.app import (
    DEFAULT,
    JUDGING,
    KEEPING,
    READING,
    Json,
    LibraryFile,
    answer,
    app,
    console,
    opened,
    print_rows,
    say,
)
from retold.cli.review import walk
from retold.cli.summary import summary
from retold.cli.tables import judgements_table
from retold.errors import WrongJudgementError
from retold.show.labels import plural

SOME_FAILED = 3


@app.command(group=READING)
def read(
    *inputs: Path,
    columns: Annotated[tuple[str, ...], Parameter(name="--map")] = (),
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Read reports: files, folders, archives, crawls, tables. Adds what is new.

    Reading the same input twice changes nothing.

    Example: `retold read reports/ dump.jsonl`

    Args:
        inputs: Files and folders: text, Markdown, pages, e-mail, PDF and office files; JSON, CSV,
            Parquet, SQLite; agencies' ninjs and NewsML-G2; WARC and WACZ; any of them packed.
        columns: In which column a field is, where its name is not usual: `--map text=body_de`.

    """
    if not inputs:
        say("retold: read needs a file or a folder — for example `retold read reports/`")
        raise SystemExit(2)
    mapped = dict(one.partition("=")[::2] for one in columns)
    begun = time.perf_counter()
    with opened(library, create=True, bars=True) as held:
        taken = held.read(*inputs, columns=mapped)
        say(summary(held, taken, time.perf_counter() - begun))
    if json:
        print_rows([taken])
    if taken.failed:
        say(f"{plural(taken.failed, 'input')} could not be read: see `retold failures`")
        raise SystemExit(SOME_FAILED)


@app.command(group=KEEPING)
def rebuild(*, library: LibraryFile = DEFAULT) -> None:
    """Derive everything anew from the reports and the judgements.

    Example: `retold rebuild`
    """
    with opened(library, bars=True) as held:
        held.rebuild()
    say("rebuilt")


@app.command(group=KEEPING)
def forget(*names: str, library: LibraryFile = DEFAULT) -> None:
    """Remove reports and all that came from them (a takedown); only their ids stay.

    Example: `retold forget 2024-harbour-17`

    Args:
        names: Sources, ids or URLs of reports.

    """
    with opened(library, bars=True) as held:
        count = held.forget(*names)
    say(f"forgot {count} reports")


@app.command(group=JUDGING)
def judge(  # noqa: PLR0913 - each is an option
    kind: str,
    left: str,
    right: str | None = None,
    *,
    because: str = "",
    by: str = "",
    library: LibraryFile = DEFAULT,
) -> None:
    """Give a verdict; it outranks the program's and survives every rebuild.

    Example: `retold judge different harbour-3 ferry-9 --because "two towns"`

    Example: `retold judge speaker QUOTATION "Ada Lund"`

    Args:
        kind: same, different, unsure (two rows); speaker, not_speech (one quotation).
        left: A report's source, or the id of a quotation, utterance, person, story, statement or
            difference.
        right: The other row; for speaker, the full name; nothing for a difference.
        because: Your reason.
        by: Your name; the name you are logged in under if left out.

    """
    with opened(library, bars=True) as held:
        print_rows([held.judge(kind, left, right, because=because, by=by)])


@app.command(group=JUDGING)
def judgements(
    *,
    undo: str | None = None,
    load: Annotated[Path | None, Parameter(name="--import")] = None,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """List every verdict; take one back; bring in those of another library.

    Example: `retold judgements --undo 3f2a9c0d11e4b7a6`

    Args:
        undo: The id of a verdict to take back.
        load: A file of verdicts, as `retold export judgements` writes them.

    """
    with opened(library, bars=True) as held:
        if undo is not None:
            print_rows([held.undo(undo)])
            return
        if load is not None:
            say(f"brought in {held.import_judgements(load)} judgements")
            return
        rows = held.judgements()
    answer(rows, judgements_table, json=json)


@app.command(group=JUDGING)
def review(*, limit: int = 20, json: Json = False, library: LibraryFile = DEFAULT) -> None:
    """Go through what the program is least sure of: y, n, u, back, quit.

    Example: `retold review --limit 10`

    Args:
        limit: How many at most.

    """
    with opened(library) as held:
        if json:
            print_rows(held.review(limit))
        elif not sys.stdin.isatty():
            raise WrongJudgementError("review asks a person, and there is no terminal: use --json")
        else:
            walk(held, console(), limit)
