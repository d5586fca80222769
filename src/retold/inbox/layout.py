"""Label a page's lines: which the extractor took for the body, and what the others are."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.bylines import byline_names, is_date_line
from retold.lexis.credits import credit_tail
from retold.lexis.lines import (
    ends_sentence,
    folded_line,
    is_full,
    is_same_title,
    is_subheading,
    is_title_like,
    role_of,
)
from retold.model import Region, Role

LINE = re.compile(r"\S[^\n]*")
WORD = re.compile(r"\w+")

# Words of a mark by which lines and extracted text meet, and how often a mark may occur: boiler
# plate that stands everywhere says nothing of order.
GRAM = 3
MOST_PLACES = 8
# Share of a line's marks that must lie together in the extracted text: half of a line's words may
# differ where the extractor drops links or joins cells.
LEAST_SHARE = 0.5
# How far marks of one line may drift apart, in words.
DRIFT = 12
MOST_CANDIDATES = 3
# A description in the page's head may be cut or reworded where it is shown.
SAME_STANDFIRST = 0.7
# A menu has at least three entries.
LEAST_CELLS = 3


class Line(NamedTuple):
    """A line of the page's text with its words in small letters."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


class Match(NamedTuple):
    """Where a line may stand in the extracted text: words `first` to `last`, `weight` shared."""

    line: int
    first: int
    last: int
    weight: int


class Shown(NamedTuple):
    """What the page's mark-up says of the words it shows."""

    title: str | None = None
    description: str | None = None
    captions: frozenset[str] = frozenset()
    standfirsts: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()


def label_lines(text: str, extracted: str, shown: Shown) -> tuple[Region, ...]:
    """Return one region for each line of a page that is not blank.

    The extractor's paragraphs are aligned with the page's lines in order and by words: about one
    paragraph in nine equals no line, and some equal several (teasers that repeat the first
    sentence). The heaviest chain of matches that keeps the order on both sides is the body.

    Args:
        text: The page's text, a line for each stretch that the page sets apart.
        extracted: What the extractor took for the report's body, a line a paragraph.
        shown: The title, the description, the captions and the like that the mark-up names.

    Returns:
        Regions in order, without overlap, that cover all but space.

    """
    lines = list(_lines(text))
    body = _heaviest_chain(_matches(lines, extracted)) or _prose(lines)
    headline = _headline(lines, shown.title, min(body, default=len(lines)))
    first = min(body - {headline}, default=len(lines))
    regions = []
    for at, line in enumerate(lines):
        if at == headline:
            role: Role = "headline"
        elif at in body:
            role = _in_body(line, shown, first=at == first)
        else:
            role = _beside(line, shown, above=headline is not None and headline < at < first)
        quoted = role == "body" and bool(shown.quotes) and folded_line(line.text) in shown.quotes
        regions.append(Region(line.start, line.end, role, quoted))
    return tuple(regions)


def _lines(text: str) -> Iterator[Line]:
    for found in LINE.finditer(text):
        line = found[0].rstrip()
        words = tuple(word.casefold() for word in WORD.findall(line))
        yield Line(found.start(), found.start() + len(line), line, words)


def _prose(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are paragraphs of prose, for a page where nothing was extracted."""
    return frozenset(at for at, line in enumerate(lines) if is_full(line.text))


def _in_body(line: Line, shown: Shown, *, first: bool) -> Role:
    folded = folded_line(line.text)
    if folded in shown.captions or credit_tail(line.text):
        return "caption"
    if folded in shown.authors or byline_names(line.text):
        return "byline"
    if folded in shown.standfirsts or (first and _is_summary(line, shown)):
        return "standfirst"
    return role_of(line.text) or ("promo" if _is_menu(line.text) else "body")


def _is_summary(line: Line, shown: Shown) -> bool:
    """Tell whether a line is the page's description and no sentence of the report's own."""
    return not ends_sentence(line.text) and _is_described(line, shown)


def _is_menu(line: str) -> bool:
    """Tell whether a line is a row of short cells and no sentence: a menu laid out as a table."""
    cells = line.split("\t")
    return len(cells) >= LEAST_CELLS and not ends_sentence(line) and not any(map(str.isdigit, line))


def _beside(line: Line, shown: Shown, *, above: bool) -> Role:
    """Return the role of a line outside the body; `above` tells that the headline is over it."""
    folded = folded_line(line.text)
    if above and (folded in shown.standfirsts or _is_described(line, shown)):
        return "standfirst"
    if folded in shown.captions or credit_tail(line.text):
        return "caption"
    if folded in shown.authors or byline_names(line.text):
        return "byline"
    if is_date_line(line.text):
        return "meta"
    titled = is_title_like(line.text) and not is_subheading(line.text)
    return role_of(line.text) or ("related" if titled else "promo")


def _is_described(line: Line, shown: Shown) -> bool:
    """Tell whether a line is the page's description, but for a few words."""
    words = {word.casefold() for word in WORD.findall(shown.description or "")}
    here = set(line.words)
    return len(words & here) >= SAME_STANDFIRST * max(len(words), len(here), 1)


def _headline(lines: Sequence[Line], title: str | None, first: int) -> int | None:
    """Return the line that shows the title: the last above the body, else the first there is."""
    if not title:
        return None
    words = {word.casefold() for word in WORD.findall(title)}
    likely = (at for at, line in enumerate(lines) if 2 * len(words & {*line.words}) >= len(words))
    same = [at for at in likely if is_same_title(lines[at].text, title)]
    above = [at for at in same if at <= first]
    return above[-1] if above else next(iter(same), None)


# --- alignment -------------------------------------------------------------------------------


def _matches(lines: Sequence[Line], extracted: str) -> list[Match]:
    """Return where lines may stand in the extracted text, in the order of the lines."""
    words: list[str] = []
    whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for paragraph in extracted.split("\n"):
        found = tuple(word.casefold() for word in WORD.findall(paragraph))
        if 0 < len(found) < GRAM:
            whole[found].append(len(words))
        words.extend(found)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - GRAM + 1):
        gram = places[tuple(words[at : at + GRAM])]
        if len(gram) < MOST_PLACES:
            gram.append(at)
    return [match for at, line in enumerate(lines) for match in _match(at, line, places, whole)]


def _match(
    number: int,
    line: Line,
    places: dict[tuple[str, ...], list[int]],
    whole: dict[tuple[str, ...], list[int]],
) -> Iterator[Match]:
    size = len(line.words)
    if size < GRAM:
        for at in whole.get(line.words, ())[:MOST_CANDIDATES]:
            yield Match(number, at, at + size, size)
        return
    shifts: Counter[int] = Counter()
    for at in range(size - GRAM + 1):
        for place in places.get(line.words[at : at + GRAM], ()):
            shifts[place - at] += 1
    taken: list[int] = []
    for shift, _ in sorted(shifts.items(), key=lambda item: (-item[1], item[0])):
        if len(taken) == MOST_CANDIDATES:
            return
        if any(abs(shift - other) <= DRIFT for other in taken):
            continue
        taken.append(shift)
        near = sum(shifts[at] for at in range(shift - DRIFT, shift + DRIFT + 1) if at in shifts)
        if near >= LEAST_SHARE * (size - GRAM + 1):
            yield Match(number, shift, shift + size, min(near + GRAM - 1, size))


def _heaviest_chain(matches: Sequence[Match]) -> frozenset[int]:
    """Return the lines of the chain of matches with the most words that keeps both orders.

    The chain is the heaviest increasing subsequence; a binary indexed tree over the ends
    (Fenwick, 1994) finds each predecessor in logarithmic time.
    """
    ends = sorted({match.last for match in matches})
    rank = {end: at + 1 for at, end in enumerate(ends)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)
    before: list[int] = []
    waiting: list[tuple[int, int, int]] = []
    for at, match in enumerate(matches):
        if waiting and matches[waiting[0][2]].line != match.line:
            _enter(tree, waiting)
            waiting = []
        weight, last = _best(tree, _rank_below(ends, match))
        before.append(last)
        waiting.append((rank[match.last], weight + match.weight, at))
    _enter(tree, waiting)
    chain = set()
    at = _best(tree, len(ends))[1]
    while at >= 0:
        chain.add(matches[at].line)
        at = before[at]
    return frozenset(chain)


def _rank_below(ends: Sequence[int], match: Match) -> int:
    """Return how many ends lie before the match begins; lines may overlap by a short drift."""
    return bisect_right(ends, match.first + min(DRIFT, (match.last - match.first) // 2))


def _best(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank], key=lambda entry: entry[0])
        rank -= rank & -rank
    return best


def _enter(tree: list[tuple[int, int]], entries: Sequence[tuple[int, int, int]]) -> None:
    for rank, weight, at in entries:
        place = rank
        while place < len(tree):
            if weight > tree[place][0]:
                tree[place] = (weight, at)
            place += place & -place
