"""Pages with their gold, as they lie in a zip."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.driving import Row
from retold.inbox.decoding import declared_encoding, decode


def pages(path: Path) -> Iterator[tuple[Row, str]]:
    """Yield the gold of each page of a zip and its markup."""
    with zipfile.ZipFile(path) as held:
        for line in held.read("gold.jsonl").decode().splitlines():
            gold = json.loads(line)
            body = gzip.decompress(held.read(f"{gold['id']}.html.gz"))
            yield gold, decode(body, gold["id"], declared_encoding(body)).text
