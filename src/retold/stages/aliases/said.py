"""Names that a report itself says are one person's: `Dana Okafor (née Ruhl)`."""

import re
from collections.abc import Iterator, Sequence

from retold.lexis.names import same_given
from retold.lexis.persons import FULL, spelled
from retold.model import Report
from retold.stages.aliases.forms import Form
from retold.stages.aliases.pairs import Pair, pair

# What stands before an earlier name; a name before it, and this, is the later one.
CUE = re.compile(
    r"\b(?:née|nee|né|born|formerly(?: known as)?|previously known as|also known as"
    r"|(?P<then>(?<=, )then(?: known as)?)) (?=\w)"
)
BETWEEN = re.compile(r"[\s,(]*(?:(?:who )?was )?$")
NEAR = 60  # code points before a cue in which a name ends: longer names are rare


def said_pairs(reports: Sequence[Report], forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield the pairs of the story's names that a report's words join, with these words."""
    full: dict[tuple[str, ...], Form] = {}
    for form in forms:
        full.setdefault(form.spelled.bones, form)
    for report in sorted(reports, key=lambda report: report.id):
        for cue in CUE.finditer(report.text):
            yield from _pairs(report.text, cue, full)


def _pairs(text: str, cue: re.Match[str], full: dict[tuple[str, ...], Form]) -> Iterator[Pair]:
    before = text[max(0, cue.start() - NEAR) : cue.start()]
    now = _known(_tails(BETWEEN.sub("", before, count=1)), full)
    if now is None or len(now.spelled.words) < FULL:
        return
    names = _earlier(text[cue.end() : cue.end() + NEAR], now)
    if cue["then"] is not None:  # `Ann Lee, then Tom Reed, spoke`: two people, one after the other
        names = (name for name in names if name.split()[0] == now.name.split()[0])
    then = _known(names, full)
    if then is not None and then is not now:
        because = f"'{cue[0].strip()}' between both names in a report"
        yield pair(0, now, then, because, said=True)


def _tails(before: str) -> Iterator[str]:
    """Yield the last words before a cue, the most first."""
    words = before.split()
    yield from (" ".join(words[-count:]) for count in range(4, 1, -1))


def _earlier(after: str, now: Form) -> Iterator[str]:
    """Yield what an earlier name may be: so many words, or one with the given name before it."""
    words = [word.strip(".,;:()") for word in after.split()[:4]]
    capitals = [word for word in words if word[:1].isupper()]
    if not words or words[: len(capitals)] != capitals:
        capitals = capitals[:1] if words[:1] == capitals[:1] else []
    for count in range(len(capitals), 1, -1):
        if same_given(spelled(capitals[0]).words[0], now.spelled.words[0]):
            yield " ".join(capitals[:count])
    if capitals:
        yield f"{now.name.split()[0]} {capitals[0]}"


def _known(names: Iterator[str], full: dict[tuple[str, ...], Form]) -> Form | None:
    """Return the first of the names that is a name of the story."""
    return next((full[bones] for name in names if (bones := spelled(name).bones) in full), None)
