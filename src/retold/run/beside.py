"""Where what was fetched lies, beside the library."""

from pathlib import Path


def archive_of(library: Path) -> Path:
    """Return the path of the archive: `NAME.warc.gz` for a library `NAME.sqlite`."""
    return library.with_suffix(".warc.gz")


def journal_of(library: Path) -> Path:
    """Return the path of what is remembered between rounds; folders that are read pass it over."""
    return library.with_name(library.name + "-watch")
