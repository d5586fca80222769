"""What our own benches share: they drive the command line alone, as the scorers do."""

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any  # rows of JSON

Row = dict[str, Any]
GIVEN = ("url", "outlet", "title", "byline", "published", "text")


def records(path: Path) -> list[Row]:
    """Return the records of a file of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def exported(
    given: Sequence[Row], tables: Sequence[str], retold: str = "retold"
) -> Iterator[list[Row]]:
    """Read records into a fresh library and yield the rows of each table.

    Args:
        given: What is read; `id` and the columns of `GIVEN` are used.
        tables: The names of the tables to export.
        retold: The program.

    Raises:
        subprocess.CalledProcessError: The program failed.

    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for record in given:
            kept = {key: record[key] for key in ("id", *GIVEN) if record.get(key)}
            path = folder / "in" / f"{record['id']}.json"
            path.write_text(json.dumps(kept), encoding="utf-8")
        subprocess.run([retold, "read", "in"], cwd=folder, check=True, capture_output=True)
        for table in tables:
            done = subprocess.run(
                [retold, "export", table], cwd=folder, check=True, capture_output=True
            )
            yield [json.loads(line) for line in done.stdout.splitlines()]
