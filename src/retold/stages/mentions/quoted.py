"""Tell which words stand between double quotation marks."""

import re
from bisect import bisect_right

MARK = re.compile(r"[“”\"]|\n[ \t]*\n")


class Quoted:
    """The stretches of a text between double quotation marks of one paragraph.

    A straight mark closes what is open and opens what is not; a paragraph's end closes all.

    Args:
        text: The whole text.

    """

    def __init__(self, text: str) -> None:
        self._turns = [0]
        self._states = [False]
        for match in MARK.finditer(text):
            mark = match[0]
            opens = mark == "“" or (mark == '"' and not self._states[-1])
            self._turns.append(match.end())
            self._states.append(opens)

    def cover(self, place: int) -> bool:
        """Tell whether a place in the text stands between marks."""
        return self._states[bisect_right(self._turns, place) - 1]
