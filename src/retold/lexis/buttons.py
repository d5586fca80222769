"""Whole lines that pages say in many languages: buttons, advertising, headings over lists.

`buttons.txt` has them, one role and language a line. They are the words of the trade, which each
language has for the same few things; a line counts only if it says one of them and nothing else.
"""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from retold.model import Role

LONGEST = 60  # code points of the longest line that is looked up
NOT_LETTERS = re.compile(r"[\W\d_]+")


def button_role(line: str) -> Role | None:
    """Return the role of a line that is a button or a heading of a list, None if it is neither.

    Marks and numbers do not count: `12 Kommentare` is `Kommentare`.
    """
    if len(line) > LONGEST:
        return None
    return _roles().get(NOT_LETTERS.sub(" ", line).strip().casefold())


@cache
def _roles() -> dict[str, Role]:
    raw = (files("retold") / "lexis" / "buttons.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in raw.splitlines() if line and not line.startswith("#"))
    return {
        words.casefold(): cast("Role", role) for role, _, said in rows for words in said.split("|")
    }
