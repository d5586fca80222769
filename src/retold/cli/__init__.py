"""The command line: each command is one call into the Python API.

Standard output carries data, standard error carries talk. Exit codes: 0 done, 1 an expected
error, 2 wrong usage, 3 done but some inputs failed.
"""

import sys
from collections.abc import Sequence

from retold.cli import (  # noqa: F401  importing registers the commands
    answer,
    change,
    encoder,
    extra,
    reports,
    watch,
)
from retold.cli.app import app
from retold.errors import RetoldError


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line; an expected error is one line and an exit code."""
    given = sys.argv[1:] if words is None else list(words)
    if given[:1] in (["-l"], ["--library"]):  # named before the command: the same
        given = [*given[2:], *given[:2]]
    try:
        app(given)
    except RetoldError as error:
        print(f"retold: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # `retold export … | head`: the reader has enough
        sys.stderr.close()
        raise SystemExit(0) from None


__all__ = ["app", "main"]
