"""Pair the quotation marks of one paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Side: TypeAlias = Literal["opens", "closes", "either"]


class Stretch(Struct, frozen=True, order=True, gc=False):
    """Words between marks: `text[start:end]`; which marks were really there, and of what style."""

    start: int
    end: int
    style: str
    opened: bool
    closed: bool


class Mark(Struct, frozen=True, gc=False):
    """A quotation mark at `start`, `end` behind it; `style` is what its partner shares."""

    start: int
    end: int
    style: str
    side: Side


STYLES = {'"': "straight", "＂": "straight", "“": "curly", "”": "curly", "‟": "curly"}
STYLES |= {"„": "curly", "``": "doubled", "''": "doubled", "«": "guillemet", "»": "guillemet"}
STYLES |= {"‹": "guillemet", "›": "guillemet", "'": "single", "`": "single"}
STYLES |= {"‘": "single", "’": "single", "‚": "single", "‛": "single"}
OPENS = frozenset("“„«‹‟‘‚‛") | {"``"}
CLOSES = frozenset("”»›’")
# Corner brackets open and close whatever stands beside them (Unicode 16, section 6.2).
CORNERS: dict[str, Side] = {"「": "opens", "『": "opens", "｢": "opens"}
CORNERS |= {"」": "closes", "』": "closes", "｣": "closes"}
STYLES |= {"「": "corner", "」": "corner", "｢": "corner", "｣": "corner"}
STYLES |= {"『": "white", "』": "white"}
SIGNS = "".join(sign for sign in STYLES if len(sign) == 1)
# Both patterns begin with one set of signs, so that a search runs over what is none of them.
MARK = re.compile(rf"[{SIGNS}](?:(?<=`)`|(?<=')')?")
# What a quotation needs; a mark that a letter precedes is an apostrophe or closes.
HINT = re.compile(rf"[{SIGNS}](?<!\w['’])")
# Signs without width, which stand for nothing: joiners, direction marks, soft hyphens (Unicode 16,
# section 23.2).
ZERO = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
CORNERED = frozenset({"corner", "white"})
INNER = 12  # marks; a quotation with more inside it is none
ZEROS = 4  # signs without width that are passed over beside a mark
# Words that English prints with an apostrophe in front (Huddleston & Pullum 2002, ch. 20).
ELISIONS = re.compile(
    r"(?:\d0s|em|til|till|cause|cuz|tis|twas|n|round|bout|s|nuff|ere|neath)\b", re.IGNORECASE
)


def pair_marks(
    text: str, place: tuple[int, int], *, goes_on: bool = False, taken_up: bool = False
) -> Iterator[Stretch]:
    """Yield the outermost quoted stretches of a paragraph, in order.

    Double marks are paired by their side: what stands to their left and right. Single marks
    count only in pairs, since most of them are apostrophes. A mark that opens and is never
    closed holds to the paragraph's end. One that closes and never opened yields a stretch with
    `opened` False from where the last one ended; whoever knows sentences and cues may move its
    start.

    Args:
        text: The report's text; places count its code points.
        place: Where the paragraph begins and ends.
        goes_on: The paragraph before ended inside a quotation.
        taken_up: The paragraph behind begins with a single mark, as one does that takes up a
            quotation left open.

    Yields:
        `Stretch` inside the marks, without overlap; empty ones are left out.

    """
    if HINT.search(text, *place) is None and text[place[0] : place[0] + 1] not in CLOSES:
        return
    doubles: list[Mark] = []
    singles: list[Mark] = []
    for mark in _marks(text, place):
        (singles if mark.style == "single" else doubles).append(mark)
    if doubles and not goes_on and _turned(text, place[0], doubles):
        doubles[0] = replace(doubles[0], side="opens")
    double = list(_double(text, place, doubles, goes_on=goes_on))
    single = list(_single(text, place, singles, taken_up=taken_up))
    for stretch in _outermost(text, double, single) if single else double:
        trimmed = _trimmed(text, stretch)
        if trimmed.start < trimmed.end:
            yield trimmed


def _marks(text: str, place: tuple[int, int]) -> Iterator[Mark]:
    for match in MARK.finditer(text, *place):
        sign = match[0]
        start, end = match.span()
        before = text[start - 1] if start > place[0] else " "
        behind = text[end] if end < place[1] else " "
        if before in ZERO:
            before = _seen(reversed(text[max(place[0], start - ZEROS) : start]))
        if behind in ZERO:
            behind = _seen(text[end : min(place[1], end + ZEROS)])
        yield Mark(start, end, STYLES[sign], _side(sign, before, behind))


def _seen(signs: Iterable[str]) -> str:
    """Return the first sign that has a width, a space if none has."""
    return next((sign for sign in signs if sign not in ZERO), " ")


@lru_cache(maxsize=16384)  # most marks stand between a few signs and letters
def _side(sign: str, before: str, behind: str) -> Side:
    """Tell by the sign, else by its neighbours, whether a mark opens or closes."""
    if sign in CORNERS:
        return CORNERS[sign]
    free_before = before.isspace() or before in "([{—–-/“‘\"'"
    free_behind = behind.isspace() or behind in ".,;:!?)]}—–-/”’\"'…"
    if sign in OPENS and (free_before or not free_behind):
        return "opens"
    if sign in CLOSES and not (free_before and not free_behind):
        return "closes"
    if free_before != free_behind:
        return "opens" if free_before else "closes"
    return "either"


def _double(
    text: str, paragraph: tuple[int, int], marks: Sequence[Mark], *, goes_on: bool
) -> Iterator[Stretch]:
    opened: Mark | None = None
    last, inner = paragraph[0], ""  # `inner`: the style of a quotation open inside the open one
    if goes_on and marks and marks[0].side == "closes":
        opened = Mark(last, last, marks[0].style, "opens")
    left = sum(mark.style == "straight" for mark in marks) + 1
    for at, mark in enumerate(marks):
        left -= mark.style == "straight"
        if _enclosed(mark, opened) or _inches(text, mark, left, inside=opened is not None):
            continue
        if opened is None and mark.side == "closes":
            yield Stretch(last, mark.start, mark.style, opened=False, closed=True)
            last = mark.end
        elif opened is None:
            opened, inner = mark, ""
        elif mark.side == "opens" and _partner(marks, at, opened.style):
            inner = mark.style
        elif inner == mark.style:
            inner = ""
        elif mark.side != "opens":
            yield Stretch(opened.end, mark.start, opened.style, opened=True, closed=True)
            opened, last = None, mark.end
        else:
            yield Stretch(opened.end, mark.start, opened.style, opened=True, closed=False)
            opened, inner = mark, ""
    if opened is not None:
        yield Stretch(opened.end, paragraph[1], opened.style, opened=True, closed=False)


def _enclosed(mark: Mark, opened: Mark | None) -> bool:
    """Tell whether a mark stands between corner brackets, which end with their own alone."""
    return opened is not None and opened.style in CORNERED and mark.style != opened.style


def _turned(text: str, start: int, marks: Sequence[Mark]) -> bool:
    """Tell whether a closing mark begins a paragraph and is closed in turn: `” … it is true,”`."""
    first = marks[0]
    if first.side != "closes" or first.style in CORNERED or first.start > start + ZEROS:
        return False
    if len(marks) == 1 or marks[1].side != "closes" or marks[1].style != first.style:
        return False
    return not any(sign.isalnum() for sign in text[start : first.start])


def _partner(marks: Sequence[Mark], at: int, style: str) -> bool:
    """Tell whether the mark at `at`, which opens inside an open quotation, closes inside it too."""
    inner = marks[at].style
    for number in range(at + 1, min(len(marks) - 1, at + INNER), 2):
        close, behind = marks[number], marks[number + 1]
        if close.side == "opens" or close.style != inner:
            return False
        if behind.side != "opens":
            return behind.style == style
        if behind.style != inner or inner == style:
            return False
    return False


def _inches(text: str, mark: Mark, left: int, *, inside: bool) -> bool:
    """Tell whether a straight mark behind a figure measures inches rather than quotes.

    It does where the `left` straight marks from it on come out even only without it.
    """
    if mark.style != "straight" or not text[max(0, mark.start - 1) : mark.start].isdigit():
        return False
    return left % 2 == (0 if inside else 1)


def _single(
    text: str, place: tuple[int, int], marks: Sequence[Mark], *, taken_up: bool
) -> Iterator[Stretch]:
    """Yield what stands between single marks; apostrophes are passed over."""
    at = 0
    while at < len(marks):
        mark = marks[at]
        close = _closing(text, marks, at) if _starts(text, mark) else None
        if close is not None:
            yield Stretch(mark.end, marks[close].start, "single", opened=True, closed=True)
            at = close
        elif taken_up and at == 0 and mark.start == place[0] and text[mark.start] == "‘":
            yield Stretch(mark.end, place[1], "single", opened=True, closed=False)
            return
        at += 1


def _outermost(
    text: str, double: Sequence[Stretch], single: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Yield the stretches that lie in no other; a straight single mark encloses nothing."""
    last = -1
    numbered = sorted([*double, *single])
    for number, one in enumerate(numbered):
        if one.start < last:
            continue
        if one.style == "single" and _overlaps(text, one, numbered[number + 1 : number + 2]):
            continue
        yield one
        last = one.end


def _overlaps(text: str, single: Stretch, behind: Sequence[Stretch]) -> bool:
    """Tell whether the next stretch crosses a single one, or lies in one of straight marks."""
    if not behind or behind[0].start > single.end:
        return False
    return behind[0].end > single.end or text[single.start - 1] != "‘"


def _starts(text: str, mark: Mark) -> bool:
    return mark.side == "opens" and not ELISIONS.match(text, mark.end)


def _closing(text: str, marks: Sequence[Mark], at: int) -> int | None:
    """Return which mark closes the single one at `at`; a plural's apostrophe only at need."""
    spare = None
    for number in range(at + 1, min(at + 12, len(marks))):
        mark = marks[number]
        if mark.side == "opens" and not ELISIONS.match(text, mark.end):
            break
        if mark.side != "closes" or text[mark.end : mark.end + 1].isalnum():
            continue
        if text[mark.start - 1] not in "sS" or not text[mark.end : mark.end + 2].strip():
            return number
        spare = number if spare is None else spare
        if not text[mark.end : mark.end + 2][:1].isspace():
            return number
    return spare


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    start, end = stretch.start, stretch.end
    while start < end and (text[start].isspace() or text[start] in ZERO):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ZERO):
        end -= 1
    if (start, end) == (stretch.start, stretch.end):
        return stretch
    return replace(stretch, start=start, end=end)
