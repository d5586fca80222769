"""Find quotations that run two others together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.lexis.align import tokens
from retold.model import Quotation
from retold.stages.utterances.keys import Keys, keys_of, surname
from retold.stages.utterances.sets import Pair
from retold.stages.utterances.turns import ELLIPSIS
from retold.stages.utterances.witnesses import Laid, lay

_TAIL = 4  # words of its own with which a reading goes on otherwise than a merged one
_NEAR = 2  # words by which a reading may miss the place where two are run together
_LOOKED_AT = 30  # longest texts of a component that may be merged; bounds the work
_MOST = 0.5  # share of a reading's words that the merged text has
_RARE = 1  # times as many reports give either part alone as give both: a whole is cut more rarely
_GIVEN_APART = 2  # reports that set both parts apart: one alone may have scattered what was one


class _Part(NamedTuple):
    """A reading laid along the text that may be merged, its speaker's last name, and its turns."""

    laid: Laid
    speaker: str | None
    turns: frozenset[Pair]


def merged_quotations(
    quotations: Mapping[str, Quotation], edges: Sequence[Pair]
) -> list[Quotation]:
    """Return the quotations that run two others together, in the order of ids.

    A text does where one reading of its words ends and one begins, no other reading spans the
    place, and something tells the two apart: an ellipsis stands there, the one that ends goes on
    otherwise, the one that begins came from elsewhere, the speakers differ, or reports give them
    as two turns of speech and none as one.
    """
    linked: dict[str, set[str]] = defaultdict(set)
    for left, right in edges:
        linked[left].add(right)
        linked[right].add(left)
    texts: dict[Keys, list[Quotation]] = defaultdict(list)
    for name in sorted(linked):
        texts[keys_of(quotations[name].text)].append(quotations[name])
    longest = sorted(texts, key=lambda keys: (-len(keys), keys))[:_LOOKED_AT]
    found: list[Quotation] = []
    for keys in longest:
        near = {name for row in texts[keys] for name in linked[row.id]}
        parts = list(_parts(keys, [quotations[name] for name in sorted(near)]))
        own = frozenset((row.report, row.turn) for row in texts[keys])
        found += [row for row in texts[keys] if _is_merged(row, own, parts)]
    return sorted(found, key=lambda row: row.id)


def _parts(whole: Keys, rows: Sequence[Quotation]) -> Iterator[_Part]:
    given: dict[tuple[Keys, str | None], set[Pair]] = defaultdict(set)
    for row in rows:
        keys = keys_of(row.text)
        if keys != whole:
            given[keys, surname(row.speaker_name)].add((row.report, row.turn))
    for (keys, name), turns in given.items():
        part = _Part(lay(whole, keys), name, frozenset(turns))
        if part.laid.share >= _MOST:
            yield part


def _is_merged(row: Quotation, own: frozenset[Pair], parts: Sequence[_Part]) -> bool:
    size = len(keys_of(row.text))
    dotted, ended = _gaps(row.text)
    cuts = {p.laid.end for p in parts} | {p.laid.start for p in parts} | dotted
    for cut in sorted(cuts - {0, size}):
        ending = [p for p in parts if abs(p.laid.end - cut) <= _NEAR]
        starting = [p for p in parts if abs(p.laid.start - cut) <= _NEAR]
        if not ending or not starting:
            continue
        across = [p for p in parts if p.laid.start < cut - _NEAR and p.laid.end > cut + _NEAR]
        if not across and (cut in dotted or _told_apart(ending, starting)):
            return True
        spanned = own.union(*(part.turns for part in across))
        if not ended.isdisjoint(range(cut - _NEAR, cut + _NEAR + 1)) and _rare(
            spanned, ending, starting
        ):
            return True
    return False


def _rare(spanned: frozenset[Pair], ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    """Return whether more reports give either of two parts alone than give both in one turn."""
    before = frozenset[Pair]().union(*(part.turns for part in ending))
    after = frozenset[Pair]().union(*(part.turns for part in starting))
    both = spanned | (before & after)
    return min(len(before - both), len(after - both)) >= max(_GIVEN_APART, _RARE * len(both))


def _gaps(text: str) -> tuple[set[int], set[int]]:
    """Return the words before which an ellipsis stands, and those before which a sentence ends."""
    words = tokens(text)
    gaps = [(n, text[words[n - 1].end : words[n].start]) for n in range(1, len(words))]
    dotted = {n for n, gap in gaps if any(dots in gap for dots in ELLIPSIS)}
    return dotted, dotted | {n for n, gap in gaps if any(mark in gap for mark in ".!?")}


def _told_apart(ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    if any(p.laid.tail >= _TAIL for p in ending) or any(p.laid.head >= _TAIL for p in starting):
        return True
    before = {p.speaker for p in ending if p.speaker is not None}
    after = {p.speaker for p in starting if p.speaker is not None}
    if before and after and not before & after:
        return True
    return _set_apart(ending, starting)


def _set_apart(ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    """Return whether reports give both in turns of their own, and none in one turn."""
    before = frozenset[Pair]().union(*(part.turns for part in ending))
    after = frozenset[Pair]().union(*(part.turns for part in starting))
    both = {report for report, _ in before} & {report for report, _ in after}
    return len(both) >= _GIVEN_APART and not before & after
