"""Find the inputs under the paths a person names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from retold.inbox.raw import Form, Raw
from retold.model import Failure

FORMS: dict[str, Form] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}


def find_inputs(paths: Sequence[Path]) -> Iterator[Raw | Failure]:
    """Yield every input under the paths, sorted by path."""
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                yield from _file(file)


def _file(file: Path) -> Iterator[Raw | Failure]:
    if file.suffix == ".jsonl":
        for number, line in enumerate(file.read_bytes().splitlines(), 1):
            record = msgspec.json.decode(line)
            source = str(record.get("id") or f"{file.name}#{number}")
            yield Raw(source=source, input=f"{file}#{number}", form="record", body=line)
    else:
        form = FORMS.get(file.suffix, "text")
        yield Raw(source=file.stem, input=str(file), form=form, body=file.read_bytes())
