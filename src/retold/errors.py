"""What can go wrong, said once: what happened, where, and what to do.

Every error that Retold raises on purpose is a `RetoldError`. Inside a stage it becomes a row of
`failures` and the work goes on; anywhere else the command line prints it as one line and exits
with its code.
"""

from typing import ClassVar


class RetoldError(Exception):
    """The base of every error this package raises on purpose.

    `exit_code` is the process's; `remedy` says in one sentence what a person can do.
    """

    exit_code: ClassVar[int] = 1
    remedy: ClassVar[str] = ""

    def __str__(self) -> str:
        """Return what happened and where, then what to do."""
        said = super().__str__()
        return f"{said} — {self.remedy}" if self.remedy else said


class SpanOutsideReportError(RetoldError):
    """A row points past the text of its own report."""

    remedy = "Run `retold rebuild`; if it stays, this is a defect of Retold."

    def __init__(self, report: str, start: int, end: int, length: int) -> None:
        """Say which report, which offsets, and how long the text really is."""
        super().__init__(f"{report}: place {start}:{end} in a text of {length}")


class UnreadableInputError(RetoldError):
    """An input cannot be read as a report; the others are."""

    remedy = "The rest was read. `retold failures` lists every input that was not."

    def __init__(self, source: str, reason: str) -> None:
        """Say which input, and why."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class NotFetchedError(UnreadableInputError):
    """An address was not fetched; the others are.

    `is_passing` says that it may go better later: then it is tried again in the next run.
    """

    remedy = "The rest was fetched. `retold failures` lists every address that was not."

    def __init__(self, source: str, reason: str, *, is_passing: bool = False) -> None:
        """Say which address, and why."""
        super().__init__(source, reason)
        self.is_passing = is_passing


class TooLongError(RetoldError):
    """One report took far longer than reports do."""

    remedy = "Read it alone to see what is in it; the rest of the input is not held up."

    def __init__(self, name: str, seconds: float) -> None:
        """Say which report, and for how long it was worked on."""
        super().__init__(f"{name}: no result after {seconds:.0f} s of work")


class LibraryMissingError(RetoldError):
    """There is no library at the path the user named."""

    remedy = "Make one with `retold read INPUT... --library FILE`."

    def __init__(self, path: str) -> None:
        """Say which path was looked at."""
        super().__init__(f"{path}: no library there")


class NotALibraryError(RetoldError):
    """The file the user named is something else than a library."""

    remedy = "Name another file with `--library FILE`; this one was left as it is."

    def __init__(self, path: str, reason: str) -> None:
        """Say which file, and what shows that it is no library."""
        super().__init__(f"{path}: not a library ({reason})")


class NewerLibraryError(RetoldError):
    """The library was written by a newer Retold than this one."""

    remedy = "Install a newer Retold; this one left the library as it is."

    def __init__(self, path: str, theirs: int, ours: int) -> None:
        """Say which library, its schema and ours."""
        super().__init__(f"{path}: schema {theirs}, and this Retold knows {ours}")


class LibraryBusyError(RetoldError):
    """Another process is writing to the library and did not finish in time."""

    remedy = "Wait until it is done, then give the same command again; nothing is lost."

    def __init__(self, path: str, seconds: float) -> None:
        """Say which library, and how long was waited."""
        super().__init__(f"{path}: another process has been writing for {seconds:.0f} s")


class NotFoundError(RetoldError):
    """Nothing in the library answers to the name the user gave."""

    remedy = "`retold stories`, `retold quotes` and `retold people` list what there is."

    def __init__(self, what: str, name: str) -> None:
        """Say what kind of thing was sought, under which name."""
        super().__init__(f"no {what} {name!r} in this library")


class UnknownTableError(RetoldError):
    """There is no such table to export."""

    exit_code = 2

    def __init__(self, name: str, known: list[str]) -> None:
        """Say which table was asked for, and which there are."""
        super().__init__(f"no table {name!r}; there are {', '.join(known)}")


class UnknownFormError(RetoldError):
    """An utterance is not written in such a form."""

    exit_code = 2

    def __init__(self, name: str, known: list[str]) -> None:
        """Say which form was asked for, and which there are."""
        super().__init__(f"no form {name!r}; there are {', '.join(known)}")


class UnknownFieldError(RetoldError):
    """A column was named for a field that reports do not have."""

    exit_code = 2
    remedy = "Write `--map text=COLUMN`."

    def __init__(self, field: str, column: str, known: list[str]) -> None:
        """Say what was given, and which fields there are."""
        given = f"{field}={column}" if column else field
        super().__init__(f"no field and column in '{given}'; fields: {', '.join(known)}")


class MissingOptionError(RetoldError):
    """An option means nothing without another that was not given."""

    exit_code = 2

    def __init__(self, given: str, missing: str) -> None:
        """Say which options were given, and which they need."""
        super().__init__(f"{given} only with {missing}")


class WrongDayError(RetoldError):
    """A day is not written as days are."""

    exit_code = 2
    remedy = "Write days as 2024-05-31; 2024-05 is a whole month, 2024 a year."

    def __init__(self, given: str) -> None:
        """Say what was given for a day."""
        super().__init__(f"no day {given!r}")


class WrongTimeError(RetoldError):
    """A length of time is not written as such lengths are."""

    exit_code = 2
    remedy = "Write it as 90s, 15m, 2h or 1d; at least 60s."

    def __init__(self, given: str) -> None:
        """Say what was given for a length of time."""
        super().__init__(f"no length of time {given!r}")


class WrongJudgementError(RetoldError):
    """A person's verdict does not fit the rows it names."""

    exit_code = 2
    remedy = "See `retold judge --help`."

    def __init__(self, reason: str) -> None:
        """Say why it does not fit."""
        super().__init__(reason)


class OutputExistsError(RetoldError):
    """The place to write to is in use by something Retold did not make."""

    remedy = "Name another place, or move what is there."

    def __init__(self, path: str, reason: str) -> None:
        """Say which place, and what is there."""
        super().__init__(f"{path}: {reason}")


class ExtraMissingError(RetoldError):
    """What the user asked for needs a part of Retold that is not installed."""

    remedy = "Install it, then give the same command again."

    def __init__(self, extra: str, what: str) -> None:
        """Say which extra, and what it is for."""
        super().__init__(f"{what} needs the extra: pip install 'retold[{extra}]'")


class EncoderError(RetoldError):
    """A folder holds no sentence model that can be used."""

    remedy = "Name a folder with model.onnx and tokenizer.json, as sentence-transformers has them."

    def __init__(self, place: str, reason: str) -> None:
        """Say which folder or file, and what is wrong with it."""
        super().__init__(f"{place}: {reason}")


class EncoderChangedError(RetoldError):
    """The folder of the library's sentence model holds another one now."""

    remedy = "`retold encoder FOLDER` lets the library use it; `retold encoder --off` none."

    def __init__(self, folder: str) -> None:
        """Say which folder."""
        super().__init__(f"{folder}: another model than the library's vectors are of")
