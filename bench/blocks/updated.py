"""Pages that were updated: is the later moment found, and not taken for the publication?

Taught are pages whose JSON-LD gives a `dateModified` on a later day than its `datePublished`.

as_is          the program says the later day as `updated` and the earlier one as `published`
bare           the same where the page's JSON-LD is taken out: from meta tags and the page's words
bare_updated   the later day alone, without JSON-LD
docs           such pages
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


def days(markup: str) -> tuple[str, str] | None:
    """Return the days of publication and of a later update that JSON-LD gives, if it does."""
    said = "".join(JSON_LD.findall(markup))
    found = []
    for pattern in (PUBLISHED, MODIFIED):
        values = [read_moment(json.loads(value)) for value in pattern.findall(said)]
        moments = {value.text[:10] for value in values if value}
        if len(moments) != 1:  # several articles, or none: no gold
            return None
        found.append(moments.pop())
    return (found[0], found[1]) if found[0] < found[1] else None


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
    later = [(gold["id"], markup, days(markup)) for gold, markup in pages(asked.pages)]
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
        f" bare_updated={updated / count:.3f} docs={count}"
    )


if __name__ == "__main__":
    main()
