"""The Python API: open a library, read, ask. The command line calls nothing else."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self

from retold.asking import Asking
from retold.doubting import Doubt, doubts
from retold.engine import Engine, Pool
from retold.inbox import check_fields
from retold.judging import bring_in, give, take_back
from retold.run import forget, read, rebuild, update
from retold.run.encode import use_encoder
from retold.run.given import Taken
from retold.run.progress import Progress, Silent
from retold.store import Store
from retold.store.vectors import encoder_of, vectors_count
from retold.tables import JudgementRow
from retold.tables_found import EncoderRow

if TYPE_CHECKING:
    from retold.run.watching import Watched


class Library(Asking):
    """A library of reports, open. Close it, or use it in a `with` statement.

    Args:
        store: Its file.
        engine: Where work is done.
        progress: Who is told how far it is.

    """

    def __init__(self, store: Store, engine: Engine, progress: Progress) -> None:
        super().__init__(store)
        self._engine = engine
        self._progress = progress

    def __enter__(self) -> Self:
        """Return the open library."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file and stop what works for it."""
        self._engine.rest()
        self._store.close()

    # --- what changes it ------------------------------------------------------------------------

    def read(self, *inputs: str | Path, columns: Mapping[str, str] | None = None) -> Taken:
        """Read files and folders; add what is new and bring everything derived up to date.

        Args:
            inputs: Their paths.
            columns: In which column or key of tables and records a field is, where it has no
                usual name: `{"text": "body_de", "published": "stamp"}`. Fields are `text`,
                `title`, `url`, `outlet`, `byline`, `published`, `updated`, `fetched`, `language`,
                `id`.

        Raises:
            UnknownFieldError: There is no such field.

        """
        given = tuple(sorted((columns or {}).items()))
        check_fields(given)
        paths = [Path(name) for name in inputs]
        return read(self._store, self._engine, paths, self._progress, given)

    def watch(
        self,
        *sources: str,
        most: int = 1_000,
        delay: float = 1.0,
        contact: str | None = None,
        allow_private: bool = False,
    ) -> "Watched":
        """Fetch once what is new at the sources, keep it in an archive, and read it.

        Nothing else in Retold touches the network.

        Args:
            sources: Addresses of feeds, sitemaps, OPML files, lists of addresses, pages; or files
                of addresses.
            most: How many pages at most; the rest is left for the next time.
            delay: Seconds between two requests to one host, where it asks for no more.
            contact: An address that tells site owners who asks.
            allow_private: Whether this machine and the local network may be asked.

        Raises:
            OutputExistsError: What should be the archive or its journal is something else.

        """
        from retold.run.watching import Limits, Watching, watch  # noqa: PLC0415 - loads the network

        limits = Limits(delay=delay, contact=contact, allow_private=allow_private)
        how = Watching(sources=sources, most=most, limits=limits)
        return watch(self._store, self._engine, how, self._progress)

    def rebuild(self) -> None:
        """Derive everything anew from the reports and the judgements."""
        rebuild(self._store, self._engine, self._progress)

    def forget(self, *names: str) -> int:
        """Remove reports by source, id or URL with all that came from them; return how many.

        Raises:
            NotFoundError: A name is no report's; nothing was removed.

        """
        return forget(self._store, self._engine, names, self._progress)

    def encoder(self, folder: str | Path | None = None, *, off: bool = False) -> EncoderRow | None:
        """Let the library use a sentence model, or none; return which it uses now.

        How alike a model finds two reports is one more piece of evidence on whether they tell one
        matter. The library keeps the model's folder and uses it for all that is read later.

        Args:
            folder: Where the model's files are; the model stays as it is if left out.
            off: Whether to use none from now on.

        Raises:
            ExtraMissingError: The extra `semantic` is not installed.
            EncoderError: The folder holds no model that can be used.

        """
        if folder is not None or off:
            with self._store.writing():
                use_encoder(self._store, Path(folder) if folder is not None and not off else None)
                update(self._store, self._engine, self._progress)
        named = encoder_of(self._store)
        return EncoderRow(named.folder, named.id, vectors_count(self._store)) if named else None

    def judge(
        self, kind: str, left: str, right: str | None = None, *, because: str = "", by: str = ""
    ) -> JudgementRow:
        """Give a verdict: same, different, unsure (of two rows), speaker, not_speech (of one).

        Args:
            kind: The verdict.
            left: A report's source or id, or the id of a quotation, utterance, person or story.
            right: The other row; for `speaker` the full name of who spoke.
            because: The person's reason.
            by: Who gives it.

        Raises:
            NotFoundError: A row is not in this library.
            WrongJudgementError: The verdict does not fit the rows.

        """
        with self._store.writing():
            given = give(self._store, kind, (left, right), because, by)
            update(self._store, self._engine, self._progress)
        return given

    def undo(self, judgement: str) -> JudgementRow:
        """Take a verdict back; it stays in the list, with the time it was undone.

        Raises:
            NotFoundError: There is no such verdict.

        """
        with self._store.writing():
            undone = take_back(self._store, judgement)
            update(self._store, self._engine, self._progress)
        return undone

    def import_judgements(self, path: str | Path) -> int:
        """Bring in verdicts that `export judgements` wrote; return how many were new."""
        with self._store.writing():
            count = bring_in(self._store, Path(path))
            update(self._store, self._engine, self._progress)
        return count

    def review(self, limit: int = 20) -> list[Doubt]:
        """Return what the program is least sure of: stories, people, sayings, speakers in turn."""
        return doubts(self._store, limit)


def open_library(
    path: str | Path = "retold.sqlite",
    *,
    create: bool = True,
    engine: Engine | None = None,
    progress: Progress | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Library:
    """Open a library, and make it if it is missing.

    Args:
        path: Its file.
        create: Whether a missing one is made.
        engine: Where work is done; a pool of processes unless another is given.
        progress: Who is told how far it is; nobody unless somebody is given.
        tell: Called with a line for a person when another process makes this one wait.

    Raises:
        LibraryMissingError: There is no file, and none was to be made.
        NotALibraryError: The file is something else.
        NewerLibraryError: It was written by a newer Retold.

    """
    return Library(
        Store(Path(path), create=create, tell=tell), engine or Pool(), progress or Silent()
    )
