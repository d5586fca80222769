"""Commands that ask a library: stories, quotes, people, timeline, differences, compare."""

from typing import Annotated, Literal

from cyclopts import Parameter

from retold.cli.app import (
    ASKING,
    DEFAULT,
    Json,
    LibraryFile,
    Output,
    answer,
    app,
    console,
    needs_format,
    opened,
    print_rows,
)
from retold.cli.tables import new_stories_table, successions_table
from retold.errors import MissingOptionError
from retold.show.export import Form, TimelineForm, write_bytes
from retold.show.terminal import (
    apart_table,
    differences_table,
    doubtful_table,
    people_table,
    print_grid,
    quotes_table,
    stories_table,
    timeline_table,
    voices_table,
)


@app.command(group=ASKING)
def stories(  # noqa: PLR0913 - each is an option
    *,
    by: Literal["origins", "date", "outlets"] = "origins",
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    person: str | None = None,
    words: str | None = None,
    at_least: int = 0,
    limit: int | None = None,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """List the stories: those of most new independent origins first.

    Example: `retold stories --since 2024-03-01 --at-least 3`

    Args:
        by: origins, date (the latest first) or outlets.
        since: Count reports from this day on; a story without any is left out.
        until: Count reports up to this day.
        outlet: Only stories that this outlet tells.
        person: Only stories that name this person: an id, or a name.
        words: Only stories with a report that holds these words.
        at_least: Only stories of so many origins, of reports of the days asked for.
        limit: How many at most.

    """
    with opened(library) as held:
        rows = held.stories(
            by=by,
            since=since,
            until=until,
            outlet=outlet,
            person=person,
            words=words,
            at_least=at_least,
            limit=limit,
        )
    answer(rows, new_stories_table if since or until else stories_table, json=json)


@app.command(group=ASKING)
def history(story: str, *, json: Json = False, library: LibraryFile = DEFAULT) -> None:
    """Show which ids led to a story's, as it grew, joined others or was divided.

    Example: `retold history harbour-3`

    Args:
        story: A story's id, also an old one, or a report in it.

    """
    with opened(library) as held:
        rows = held.history(story)
    answer(rows, successions_table, json=json)


@app.command(group=ASKING)
def quotes(  # noqa: PLR0913 - each is an option
    *,
    person: str | None = None,
    story: str | None = None,
    doubtful: bool = False,
    indirect: bool = False,
    apart: str | None = None,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """List who said what, with how sure the program is of the speaker.

    Example: `retold quotes --person "Ada Lund"`

    Args:
        person: A full name, or a person's id.
        story: A story's id, or a report in it.
        doubtful: Only those that a person should check, least sure first; `retold judge speaker ID
            "NAME"` or `retold judge not_speech ID` settles one.
        indirect: Reported speech without marks too, in the report's own words.
        apart: A report: instead, what it has between quotation marks and the program takes for no
            speech (titles, nicknames, terms), with why.

    """
    if apart is not None:
        with opened(library) as held:
            set_apart = held.apart(apart)
        answer(set_apart, apart_table, json=json)
        return
    with opened(library) as held:
        rows = held.quotations(person=person, story=story, doubtful=doubtful, indirect=indirect)
    answer(rows, doubtful_table if doubtful else quotes_table, json=json)


@app.command(group=ASKING)
def people(
    *,
    quoted: bool = False,
    by: Literal["outlet", "month", "story"] | None = None,
    indirect: bool = False,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """List the people that reports name, or count whose voices are heard.

    Example: `retold people`

    Example: `retold people --quoted --by outlet`

    Args:
        quoted: Count quotations by who speaks; unnamed and unknown speakers have lines too.
        by: With `--quoted`: count each outlet, month or story apart.
        indirect: With `--quoted`: count reported speech without marks too.

    """
    if (by or indirect) and not quoted:
        raise MissingOptionError("--by and --indirect", "--quoted")
    with opened(library) as held:
        if quoted:
            answer(held.voices(by=by, indirect=indirect), voices_table, json=json)
        else:
            answer(held.people(), people_table, json=json)


@app.command(group=ASKING)
def timeline(
    story: str,
    *,
    form: Annotated[TimelineForm | None, Parameter(name="--format")] = None,
    output: Output = None,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Show what a story's reports say happened, day by day.

    Example: `retold timeline harbour-3`

    Example: `retold timeline harbour-3 --format ical -o harbour.ics`

    Args:
        story: A story's id, or the source of a report in it.
        form: Write it as a file: JSON for TimelineJS, or iCalendar.

    """
    needs_format(output, form)
    with opened(library) as held:
        if form is not None:
            write_bytes(held.timeline_file(story, form), output)
            return
        rows = held.timeline(story)
    answer(rows, timeline_table, json=json)


@app.command(group=ASKING)
def differences(
    story: str | None = None, *, json: Json = False, library: LibraryFile = DEFAULT
) -> None:
    """Show where reports disagree, value against value.

    Example: `retold differences harbour-3`

    Args:
        story: A story's id, or the source of a report in it; all stories if left out.

    """
    with opened(library) as held:
        rows = held.differences(story)
    answer(rows, differences_table, json=json)


@app.command(group=ASKING)
def compare(
    words: str,
    *,
    form: Annotated[Form | None, Parameter(name="--format")] = None,
    output: Output = None,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Show every wording of one thing said, aligned, and who had it first.

    Example: `retold compare "we will mend her ourselves"`

    Example: `retold compare "we will mend her ourselves" --format tei -o mend.xml`

    Args:
        words: Any part of the quotation, also misremembered; or an utterance's id.
        form: Write it as a file: a TEI critical apparatus, the grid as CSV (a line for each
            stretch of each witness), JSON, or W3C Web Annotation.

    """
    needs_format(output, form)
    with opened(library) as held:
        if form is not None:
            write_bytes(held.edition(words, form), output)
            return
        found = held.compare(words)
    if json:
        print_rows([found])
    else:
        print_grid(found, console())
