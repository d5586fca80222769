"""Pages that were updated: is the later moment found, and not taken for the publication?

Taught are pages whose JSON-LD gives a `dateModified` on a later day than its `datePublished`.

as_is          the program says the later day as `updated` and the earlier one as `published`
bare           the same where the page's JSON-LD is taken out: from meta tags and the page's words
bare_updated   the later day alone, without JSON-LD
docs           such pages

Then all pages whose JSON-LD gives one day of publication, without it and without meta tags: what
the page itself shows is all that is left.

shown_prec     the day is right, of the pages that the program dates
shown_said     pages that it dates
"""

import argparse
import json
import re
from pathlib import Path

from bench.blocks.zipped import pages
from bench.driving import Row, exported
from retold.inbox.moments import read_moment

JSON_LD = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>.*?</script>", re.DOTALL)
MODIFIED = re.compile(r'"dateModified"\s*:\s*("[^"]{8,40}")')
PUBLISHED = re.compile(r'"datePublished"\s*:\s*("[^"]{8,40}")')
META = re.compile(r"<meta\b[^>]{0,2000}>")


def the_day(markup: str, pattern: re.Pattern[str]) -> str | None:
    """Return the one day that JSON-LD gives under a name; None for several articles, or none."""
    said = "".join(JSON_LD.findall(markup))
    values = [read_moment(json.loads(value)) for value in pattern.findall(said)]
    days = {value.text[:10] for value in values if value}
    return days.pop() if len(days) == 1 else None


def days(markup: str) -> tuple[str, str] | None:
    """Return the days of publication and of a later update that JSON-LD gives, if it does."""
    published, updated = the_day(markup, PUBLISHED), the_day(markup, MODIFIED)
    return (published, updated) if published and updated and published < updated else None


def shown(given: list[tuple[str, str]], retold: str) -> str:
    """Return the figures of pages that show their date and do not state it."""
    gold = {source: day for source, markup in given if (day := the_day(markup, PUBLISHED))}
    stripped = [
        {"id": source, "text": META.sub("", JSON_LD.sub("", markup))}
        for source, markup in given
        if source in gold
    ]
    said = {source: day for source, (day, _) in told(stripped, retold).items() if day}
    right = sum(gold[source] == day for source, day in said.items())
    return f"shown_prec={right / len(said):.3f} shown_said={len(said) / len(gold):.3f}"


def told(given: list[Row], retold: str) -> dict[str, tuple[str, str]]:
    """Return the days of publication and of update that the program says, by source."""
    rows = next(iter(exported(given, ("reports",), retold)))
    return {
        row["source"]: ((row["published"] or "")[:10], (row["updated"] or "")[:10]) for row in rows
    }


def main() -> None:
    """Print the figures, as the scorers do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--retold", default="retold")
    asked = parser.parse_args()
    read = [(gold["id"], markup) for gold, markup in pages(asked.pages)]
    later = [(source, markup, days(markup)) for source, markup in read]
    given = [(source, markup, both) for source, markup, both in later if both]
    as_is = told([{"id": source, "text": markup} for source, markup, _ in given], asked.retold)
    bare = told(
        [{"id": source, "text": JSON_LD.sub("", markup)} for source, markup, _ in given],
        asked.retold,
    )
    count = len(given)
    right = sum(as_is.get(source) == both for source, _, both in given)
    right_bare = sum(bare.get(source) == both for source, _, both in given)
    updated = sum(bare.get(source, ("", ""))[1] == both[1] for source, _, both in given)
    print(
        f"updated as_is={right / count:.3f} bare={right_bare / count:.3f}"
        f" bare_updated={updated / count:.3f} docs={count} {shown(read, asked.retold)}"
    )


if __name__ == "__main__":
    main()
