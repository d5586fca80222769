"""Commands about the library as a whole: export, site, verify, failures, doctor, demo."""

import time
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from retold.cli.app import (
    DEFAULT,
    KEEPING,
    READING,
    Json,
    LibraryFile,
    app,
    console,
    opened,
    print_rows,
    say,
)
from retold.cli.doctor import checks
from retold.cli.summary import summary
from retold.cli.tables import failures_table
from retold.show.export import write_rows
from retold.show.labels import plural

UNSOUND = 1


@app.command(group=KEEPING)
def export(
    table: str,
    *,
    form: Annotated[Literal["jsonl", "csv", "parquet"], Parameter(name="--format")] = "jsonl",
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    library: LibraryFile = DEFAULT,
) -> None:
    """Write every row of a table.

    Example: `retold export quotations --format csv -o quotations.csv`

    Args:
        table: reports, blocks, quotations, utterances, people, mentions, copies, stories,
            statements, discrepancies, events, dates, related, follow_ups, successions, judgements
            or failures.
        form: What to write; parquet needs an output file.
        output: Where to write; standard output if left out.

    """
    with opened(library) as held:
        write_rows(held, table, form, output)


@app.command(group=READING)
def site(folder: Path, *, library: LibraryFile = DEFAULT) -> None:
    """Write the static site; it works from a folder, without a server or scripts.

    Example: `retold site public/`

    Args:
        folder: Where to write; a new folder, or one this command wrote before.

    """
    with opened(library) as held:
        count = held.site(folder)
    say(plural(count, "page"))
    print(folder / "index.html")


@app.command(group=KEEPING)
def verify(*, json: Json = False, library: LibraryFile = DEFAULT) -> None:
    """Check every place and every row against the reports.

    Example: `retold verify`
    """
    with opened(library) as held:
        rows = held.verify()
    if json:
        print_rows(rows)
    elif rows:
        console().print(failures_table(rows))
    else:
        say("every place holds the words shown for it")
    if rows:
        raise SystemExit(UNSOUND)


@app.command(group=KEEPING)
def failures(*, json: Json = False, library: LibraryFile = DEFAULT) -> None:
    """List what could not be read or worked on, and why.

    Example: `retold failures --json`
    """
    with opened(library) as held:
        rows = held.failures()
    if json:
        print_rows(rows)
    elif rows:
        console().print(failures_table(rows))
    else:
        say("nothing failed")


@app.command(group=KEEPING)
def doctor(*, library: LibraryFile = DEFAULT) -> None:
    """Check the installation, and the library if there is one.

    Example: `retold doctor`
    """
    sound = True
    for fine, line in checks(library):
        print(f"{'ok ' if fine else 'NO '} {line}")
        sound = sound and fine
    if not sound:
        raise SystemExit(UNSOUND)


@app.command(group=READING)
def demo(folder: Path = Path("demo")) -> None:
    """Read the example reports that ship with Retold and make their site.

    Example: `retold demo`

    Args:
        folder: Where to put the demo's library and site.

    """
    begun = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    with opened(folder / "retold.sqlite", create=True, bars=True) as held:
        taken = held.read(*examples())
        count = held.site(folder / "site")
        say(summary(held, taken, time.perf_counter() - begun))
    say(f"the site has {plural(count, 'page')}; its front page is")
    print(folder / "site" / "index.html")


def examples() -> list[Path]:
    """Return the example reports: in the package, or beside it in a checkout; not their gold."""
    package = Path(__file__).parents[1]
    inside = package / "examples"
    folder = inside if inside.exists() else package.parents[1] / "examples"
    return sorted(path for path in folder.iterdir() if path.name != "gold")
