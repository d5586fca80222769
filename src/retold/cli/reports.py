"""Commands that ask for reports: what is near to one, its versions, those that hold some words."""

from typing import Annotated

from cyclopts import Parameter

from retold.cli.app import (
    ASKING,
    DEFAULT,
    Json,
    LibraryFile,
    answer,
    app,
    console,
    opened,
    print_rows,
)
from retold.cli.tables import hits_table, related_table
from retold.model import KindName
from retold.show.terminal_versions import print_versions


@app.command(group=ASKING)
def related(
    report: str, *, limit: int = 10, json: Json = False, library: LibraryFile = DEFAULT
) -> None:
    """Show the reports nearest to one outside its episode, each with reasons.

    Example: `retold related harbour-3`

    Args:
        report: A report's source, id or URL.
        limit: How many at most.

    """
    with opened(library) as held:
        rows = held.related(report, limit=limit)
    answer(rows, related_table, json=json)


@app.command(group=ASKING)
def versions(report: str, *, json: Json = False, library: LibraryFile = DEFAULT) -> None:
    """Show what changed between a report's versions: quotations, numbers and headline first.

    Example: `retold versions harbour-3`

    Args:
        report: A report's source, id or URL.

    """
    with opened(library) as held:
        rows = held.versions(report)
    if json:
        print_rows(rows)
    else:
        print_versions(rows, console())


@app.command(group=ASKING)
def search(
    *words: str,
    like: Annotated[str | None, Parameter(name="--like")] = None,
    kind: KindName | None = None,
    limit: int = 20,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Search all reports; each hit names its place.

    Example: `retold search "paddle steamer" boiler`

    Example: `retold search --like harbour-3`

    Args:
        words: Words; several in one pair of quotation marks are a phrase.
        like: A report's source: find the reports most alike to it.
        kind: Only reports of this kind.
        limit: How many hits at most.

    """
    text = " ".join(f'"{word}"' if " " in word else word for word in words)
    with opened(library) as held:
        rows = held.like(like, limit=limit) if like else held.search(text, kind=kind, limit=limit)
    answer(rows, hits_table, json=json)
