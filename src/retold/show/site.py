"""The static site: a folder of pages that need no server and no scripts."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from retold.errors import OutputExistsError
from retold.show.chronicle import chronicle
from retold.show.edition import editions
from retold.show.export import TIMELINE_SUFFIXES
from retold.show.html import render
from retold.show.pages import pages
from retold.show.shelf import Shelf, Source, gather, story_href, utterance_href

MARKER = ".retold-site"
"""The file by which a folder is known to be a site of ours, and may be replaced."""


def write_site(library: Source, folder: Path) -> int:
    """Write the site of a library, in place of one written before; return the number of pages.

    The pages are made beside the folder and put there at once: a run that breaks off leaves what
    was there.

    Raises:
        OutputExistsError: The folder holds something that is no site of Retold.

    """
    folder = folder.resolve()
    _refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        fresh = Path(beside) / "new"
        count = _write(library, fresh)
        if folder.exists():
            folder.rename(Path(beside) / "old")
        fresh.rename(folder)
    return count


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputExistsError(str(folder), "a file is there")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise OutputExistsError(str(folder), "the folder holds something else than a site")


def _files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield what can be taken away beside the pages, each with its path."""
    for utterance in shelf.utterances.values():
        if shelf.retold(utterance.id):
            stem = utterance_href(utterance.id).removesuffix("html")
            for suffix, content in editions(utterance, shelf.reports):
                yield f"{stem}{suffix}", content
    for story in shelf.stories.values():
        events = shelf.events.get(story.id, ())
        for form, suffix in TIMELINE_SUFFIXES.items() if events else ():
            stem = story_href(story.id).removesuffix("html")
            yield f"{stem}{suffix}", chronicle(story, events, shelf.reports, form)


def _write(library: Source, folder: Path) -> int:
    count = 0
    for name in ("stories", "utterances", "reports", "people", "versions", "static"):
        (folder / name).mkdir(parents=True)
    shelf = gather(library)
    for page in pages(shelf):
        target = folder / page.path
        target.write_text(render(page), encoding="utf-8", newline="\n")
        count += 1
    for path, content in _files(shelf):
        (folder / path).write_bytes(content)
    with (
        files("retold.show").joinpath("static/style.css").open("rb") as style,
        (folder / "static/style.css").open("wb") as copy,
    ):
        shutil.copyfileobj(style, copy)
    (folder / MARKER).write_text("made by retold site\n", encoding="utf-8")
    return count
