"""Words by which a report points at an earlier one: it corrects it, updates it, or follows it up.

The phrases are those that newsrooms write: "an earlier version of this article", "Correction:",
"updated to add", "as we reported on Tuesday", "see our report of 3 May".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["correction", "update", "follow-up"]

PIECE = r"(?:article|story|report|post|piece|headline|column|page|item)"
# What may come behind the phrase to say which report is meant: `on Tuesday`, `of 3 May`.
WHICH = r"(?:,? (?:on|last|earlier|yesterday|of|from|in|this|published|dated)\b[^.,;:()\n]{0,40})?"
OURS = r"(?:we|this (?:newspaper|paper|website|site|magazine|station|programme|program))"
TOLD = r"(?:reported|wrote|revealed|disclosed|published)"

EARLIER = re.compile(
    rf"\b(?:an|the) (?:earlier|original) version of this {PIECE}\b"
    rf"|\ba (?:previous|prior) version of this {PIECE}\b",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"(?:^|\n)\W{0,3}(?P<says>(?:corrections?|clarifications?)"
    r"(?: (?:and|or|&) \w{1,20})?(?: \([^)\n]{0,30}\))?)[ ]?[:—–]",
    re.IGNORECASE,
)
CORRECTED = re.compile(
    rf"\bthis {PIECE} (?:has been|was) (?:\w+ly )?(?:since )?(?:corrected|amended|clarified)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(
    rf"\bthis {PIECE} (?:has been|was) (?:\w+ly )?(?:since )?updated\b"
    r"|(?:^|\n)\W{0,3}updated?(?=[ ]?:| to (?:add|include|reflect|correct|clarify|say)\b"
    r"| with (?:a|the|new|more|comments?|details?|quotes?|reaction|statements?)\b)",
    re.IGNORECASE,
)
NAMED = "@OUTLET@"  # stands for the outlet's name, which is known when a report is read
HAVE = r"(?: have| has| had)?"
BEFORE = r"(?:first|previously|exclusively)"
FOLLOWED = (
    rf"\bas (?:{OURS}|{NAMED}){HAVE}(?: {BEFORE})? {TOLD}\b(?: first)?{WHICH}"
    rf"|\b(?:{OURS}|{NAMED}){HAVE} {BEFORE} {TOLD}\b{WHICH}"
    rf"|\b(?:see|read)(?: also)? our (?:\w+ ){{0,2}}(?:{PIECE}|coverage)\b{WHICH}"
    rf"|\bour (?:earlier|previous|first|last|original) {PIECE}\b{WHICH}"
    rf"|\b(?:in|follows|following) our {PIECE}(?= (?:of|on|from|last|yesterday)\b){WHICH}"
)
HINTS = (
    "version of this",
    "correct",
    "clarif",
    "amended",
    "update",
    "reported",
    "wrote",
    "revealed",
    "disclosed",
    "published",
    " our ",
)
"""One of these is in every text that points at another; looking for them first is quick."""


class Pointer(NamedTuple):
    """Words that point at an earlier report; offsets in code points. `version` means of itself."""

    start: int
    end: int
    kind: Kind
    version: bool


def pointers(text: str, outlet: str | None, said: Sequence[tuple[int, int]]) -> Iterator[Pointer]:
    """Yield the words of a text that point at an earlier report, in order, without overlap.

    Args:
        text: The report's text.
        outlet: Its outlet, that it may call by name.
        said: Places of direct quotations: who speaks there is not the outlet.

    """
    small = text.casefold()
    if not any(hint in small for hint in HINTS):
        return
    last = 0
    for found in sorted(_found(text, outlet), key=lambda one: (one.start, -one.end)):
        if found.start >= last and not any(a <= found.start < b for a, b in said):
            yield found
            last = found.end


def _found(text: str, outlet: str | None) -> Iterator[Pointer]:
    for match in EARLIER.finditer(text):
        kind: Kind = "update" if _tells_update(text, match.end()) else "correction"
        yield Pointer(match.start(), match.end(), kind, version=True)
    for match in HEADING.finditer(text):
        yield Pointer(*match.span("says"), "correction", version=True)
    for match in CORRECTED.finditer(text):
        yield Pointer(*match.span(), "correction", version=True)
    for match in UPDATED.finditer(text):
        start = match.start() + re.search(r"\w", match[0]).start()  # type: ignore[union-attr]
        yield Pointer(start, match.end(), "update", version=True)
    for match in _followed(outlet or "").finditer(text):
        end = match.start() + len(match[0].rstrip())
        yield Pointer(match.start(), end, "follow-up", version=False)


def _tells_update(text: str, at: int) -> bool:
    """Tell whether a note on an earlier version says that news was added, and nothing mended."""
    return re.match(r"[^.\n]{0,40}\b(?:updated|added)\b", text[at : at + 60]) is not None


@lru_cache(maxsize=256)
def _followed(outlet: str) -> re.Pattern[str]:
    """Return what finds the phrases of an outlet that may be called by its name."""
    name = rf"(?:the )?{re.escape(outlet)}" if outlet.strip() else OURS
    return re.compile(FOLLOWED.replace(NAMED, name), re.IGNORECASE)
