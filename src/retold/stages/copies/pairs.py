"""Compare two reports: what they share, how much, and which of them has it from the other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import starmap

from retold.lexis.align import Token
from retold.lexis.hosts import host_of
from retold.lexis.terms import word_information
from retold.model import Block, Copy, Report, content_id
from retold.stages.copies.marks import GRAM, news_tokens, news_words
from retold.stages.copies.stretches import Stretch, shared_stretches

LEAST_RUNS = 6  # runs of four words that copies share at least: the finding on made copies
SAME = 0.5  # part of what a stretch says that both reports say: with other words between, the
# commonest words in one order ("it was the … of the …") are a frame, and no copy
TELLING = 9.0  # nats that both say at least: about three words of meaning
OWN = 0.75  # least share of two reports of one site: with less, they have in common what the site
# prints on many pages, or what an outlet repeats of its own earlier reports
LARGE = 0.5  # share of the shorter report from which the earlier of two is the origin
_CREDITING = frozenset({"credit", "byline", "wire", "meta"})
_TAIL = 60  # code points after words such as "first published" in which an outlet is credited
_SOURCE = re.compile(
    r"\b(?:(?:first|originally) (?:published|appeared|reported)|republished|reprinted"
    r"|courtesy of|source:|via|contributing:|told)\b",
    re.IGNORECASE,
)


def compare_reports(
    left: Report, left_blocks: Sequence[Block], right: Report, right_blocks: Sequence[Block]
) -> Iterator[Copy]:
    """Yield the stretches that two reports share, in the order of the left one.

    Args:
        left: One report.
        left_blocks: Its blocks.
        right: The other report.
        right_blocks: Its blocks.

    Yields:
        One row for each stretch, the same share, origin and reasons in all. None for versions
        of one page, for two reports of one site that differ in a quarter of their words, nor where
        fewer than six runs of four words are shared.

    """
    if left.url is not None and left.url == right.url:
        return
    one, two = news_words(left, left_blocks), news_words(right, right_blocks)
    stretches = shared_stretches(one, two)
    if _runs_in(stretches) >= LEAST_RUNS:
        stretches = [s for s in stretches if _says_the_same(s, one.keys, two.keys)]
    if _runs_in(stretches) < LEAST_RUNS:
        return
    shared, shorter = sum(s.shared for s in stretches), min(len(one.keys), len(two.keys))
    share = round(min(1.0, shared / shorter), 4)
    if share < OWN and _one_site(left, right):
        return
    origin, reasons = _origin((left, left_blocks), (right, right_blocks), share)
    known = share, origin, (f"shares {shared} of {shorter} words", *reasons)
    here, there = news_tokens(left, left_blocks), news_tokens(right, right_blocks)
    for stretch in stretches:
        yield _row(stretch, (left, here), (right, there), known)


def _one_site(left: Report, right: Report) -> bool:
    """Tell whether two reports are of one outlet, or their pages of one host."""
    if left.outlet is not None and left.outlet == right.outlet:
        return True
    host = host_of(left.url)
    return host is not None and host == host_of(right.url)


def _runs_in(stretches: Sequence[Stretch]) -> int:
    """Return how many runs of four words the stretches share."""
    return sum(max(0, s.shared - GRAM + 1) for s in stretches)


def _says_the_same(stretch: Stretch, left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether the words in both say enough, and most of what either stretch says."""
    one = Counter(left[stretch.i1 : stretch.i2])
    two = Counter(right[stretch.j1 : stretch.j2])
    both, *sides = (
        sum(word_information(word) * count for word, count in words.items())
        for words in (one & two, one, two)
    )
    return both >= max(TELLING, SAME * min(sides))


def _row(
    stretch: Stretch,
    left: tuple[Report, Sequence[Token]],
    right: tuple[Report, Sequence[Token]],
    known: tuple[float, str | None, tuple[str, ...]],
) -> Copy:
    (one, one_words), (two, two_words) = left, right
    places = (
        one_words[stretch.i1].start,
        one_words[stretch.i2 - 1].end,
        two_words[stretch.j1].start,
        two_words[stretch.j2 - 1].end,
    )
    return Copy(
        id=content_id("copy", one.id, two.id, *map(str, places)),
        left=one.id,
        right=two.id,
        left_start=places[0],
        left_end=places[1],
        right_start=places[2],
        right_end=places[3],
        share=known[0],
        origin=known[1],
        because=known[2],
    )


def _origin(
    left: tuple[Report, Sequence[Block]], right: tuple[Report, Sequence[Block]], share: float
) -> tuple[str | None, tuple[str, ...]]:
    """Return the report that the other credits, else the earlier one, and why."""
    credited = [
        (other[0], f"credits {other[0].outlet}")
        for own, other in ((left, right), (right, left))
        if _credits(*own, other[0].outlet)
    ]
    if len(credited) == 1:
        return credited[0][0].id, (credited[0][1],)
    if share < LARGE or left[0].published is None or right[0].published is None:
        return None, ()
    first = earlier(left[0], right[0])
    if first is None:
        return None, ()
    later = right[0] if first is left[0] else left[0]
    return first.id, (f"published {first.published}, before {later.published}",)


def _credits(report: Report, blocks: Sequence[Block], outlet: str | None) -> bool:
    """Return whether a report names an outlet as where it has its words from."""
    if outlet is None or outlet == report.outlet:
        return False
    name = _name(outlet)
    if any(name.search(block.of(report.text)) for block in blocks if block.role in _CREDITING):
        return True
    ends = (match.end() for match in _SOURCE.finditer(report.text))
    return any(starmap(name.search, ((report.text, at, at + _TAIL) for at in ends)))


def _name(outlet: str) -> re.Pattern[str]:
    """Return what finds an outlet's name; its initials count in brackets, as in `(AP)`."""
    bare = outlet.removeprefix("The ").removeprefix("the ")
    initials = "".join(word[0] for word in bare.split())
    short = rf"|\({re.escape(initials)}\)" if len(initials) > 1 else ""
    return re.compile(rf"\b{re.escape(bare)}\b{short}")


def earlier(left: Report, right: Report) -> Report | None:
    """Return which of two reports was published first, None where the dates do not tell."""
    if left.day is None or right.day is None:
        return None
    if left.day != right.day and not _fine(left, right):
        return left if left.day < right.day else right
    if not _fine(left, right):
        return None
    times = [datetime.fromisoformat(str(report.published)) for report in (left, right)]
    if (times[0].tzinfo is None) != (times[1].tzinfo is None) or times[0] == times[1]:
        return None
    return left if times[0] < times[1] else right


def _fine(left: Report, right: Report) -> bool:
    fine = {"second", "minute"}
    return left.published_precision in fine and right.published_precision in fine
