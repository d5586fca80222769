"""Find quotations that run two others together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.lexis.align import tokens
from retold.model import Quotation
from retold.stages.utterances.keys import Keys, information, keys_of, surname
from retold.stages.utterances.prints import ends_sentence
from retold.stages.utterances.sets import Pair
from retold.stages.utterances.turns import ELLIPSIS
from retold.stages.utterances.witnesses import Laid, lay

_TAIL = 4  # words of its own with which a reading goes on otherwise than a merged one
_THREE = 3  # quotations at least: a merged one and its two parts
_NEAR = 2  # words by which a reading may miss the place where two are run together
_NEARLY = 0.8  # part of what a reading shares with a text that it shares with one side of it
_HALF = 0.7  # part of what one side of a place says that a reading has, if it spans the place
_PLACES = 12  # sentences of a text looked at; bounds the work
_LOOKED_AT = 30  # longest texts of a component that may be merged; bounds the work
_MOST = 0.5  # share of the shorter text's words that a reading and the merged text have
_GIVEN_ALONE = 4  # turns that give one part alone; of fewer, a whole and its parts are as likely
_GIVEN_APART = 2  # reports that set both parts apart: one alone may have scattered what was one


class _Part(NamedTuple):
    """A reading laid along the text that may be merged, its speaker's last name, and its turns."""

    keys: Keys
    laid: Laid
    speaker: str | None
    turns: frozenset[Pair]


def merged_quotations(
    quotations: Mapping[str, Quotation], groups: Iterable[Collection[str]]
) -> dict[str, int]:
    """Return the quotations that run two others together, and the words where the second begin.

    A text does where one reading of its words ends and one begins, no other reading spans the
    place, and something tells the two apart: an ellipsis stands there, the one that ends goes on
    otherwise, the one that begins came from elsewhere, the speakers differ, or reports give them
    as two turns of speech and none as one. So does one where a sentence ends, if fewer reports
    give both parts than give either alone.

    Args:
        quotations: Quotations by their ids.
        groups: Ids of those that are held to retell the same words.

    """
    found: dict[str, int] = {}
    for group in groups:
        if len(group) < _THREE:
            continue
        texts: dict[Keys, list[Quotation]] = defaultdict(list)
        for name in sorted(group):
            texts[keys_of(quotations[name].text)].append(quotations[name])
        rows = [quotations[name] for name in sorted(group)]
        for keys in sorted(texts, key=lambda keys: (-len(keys), keys))[:_LOOKED_AT]:
            some = [row for row in texts[keys] if _has_seams(row.text)]
            if not some:
                continue
            parts = list(_parts(keys, rows))
            own = frozenset((row.report, row.turn) for row in texts[keys])
            cuts = ((row.id, _merged_at(row, own, parts)) for row in some)
            found.update((name, cut) for name, cut in cuts if cut is not None)
    return found


def bridging_quotations(
    quotations: Mapping[str, Quotation],
    groups: Sequence[Collection[str]],
    linked: Iterable[Pair],
) -> dict[str, int]:
    """Return the quotations that have the words of two groups, one after the other, and where.

    They do where a sentence ends or an ellipsis stands, what they share with the one group lies
    before and what they share with the other behind, and no quotation that is linked to them spans
    the place.

    Args:
        quotations: Quotations by their ids.
        groups: Ids of those that are held to retell the same words.
        linked: Pairs of ids that are linked.

    """
    home = {name: n for n, group in enumerate(groups) for name in group}
    near: dict[str, list[str]] = defaultdict(list)
    for left, right in linked:
        near[left].append(right)
        near[right].append(left)
    found: dict[str, int] = {}
    for name, others in sorted(near.items()):
        if len({home[other] for other in others}) > 1:
            cut = _bridged_at(
                quotations[name], {other: home[other] for other in others}, quotations
            )
            if cut is not None:
                found[name] = cut
    return found


def _bridged_at(
    row: Quotation, others: Mapping[str, int], quotations: Mapping[str, Quotation]
) -> int | None:
    """Return the word with which the words of a second group begin, None if none do."""
    if not _has_seams(row.text):
        return None
    whole = keys_of(row.text)
    texts = {(keys_of(quotations[name].text), group) for name, group in others.items()}
    some = sorted(texts, key=lambda one: (-len(one[0]), one))[:_LOOKED_AT]
    every = [
        (_Part(keys, lay(whole, keys), None, frozenset()), group)
        for keys, group in some
        if keys != whole
    ]
    for cut in _seams(row.text, [part.laid for part, _ in every]):
        laid = [(_on_one_side(whole, part, cut), group) for part, group in every]
        before = {group for one, group in laid if one.end <= cut + _NEAR}
        after = {group for one, group in laid if one.start >= cut - _NEAR}
        across = any(_spans(whole, part, cut) for part, _ in every)
        if not across and before and after and before.isdisjoint(after):
            return cut
    return None


def _parts(whole: Keys, rows: Sequence[Quotation]) -> Iterator[_Part]:
    given: dict[tuple[Keys, str | None], set[Pair]] = defaultdict(set)
    for row in rows:
        keys = keys_of(row.text)
        if keys != whole:
            given[keys, surname(row.speaker_name)].add((row.report, row.turn))
    for (keys, name), turns in given.items():
        part = _Part(keys, lay(whole, keys), name, frozenset(turns))
        if part.laid.share * len(keys) >= _MOST * min(len(keys), len(whole)):
            yield part


def _merged_at(row: Quotation, own: frozenset[Pair], parts: Sequence[_Part]) -> int | None:
    """Return the word with which a second saying begins, None if none does."""
    whole = keys_of(row.text)
    for cut, dotted in _seams(row.text, [part.laid for part in parts]).items():
        laid = [p._replace(laid=_on_one_side(whole, p, cut)) for p in parts]
        ending = [p for p in laid if abs(p.laid.end - cut) <= _NEAR]
        starting = [p for p in laid if abs(p.laid.start - cut) <= _NEAR]
        if not ending or not starting:
            continue
        across = [p for p in laid if _spans(whole, p, cut)]
        apart = not across and _is_rarer(own, ending, starting)
        if apart and (dotted or _told_apart(ending, starting)):
            return cut
        before = [p for p in laid if p.laid.end <= cut + _NEAR]
        after = [p for p in laid if p.laid.start >= cut - _NEAR]
        if _rare(own | _turns(across), before, after):
            return cut
    return None


def _spans(whole: Keys, part: _Part, cut: int) -> bool:
    """Return whether a reading has what stands on both sides of a word, in whichever order."""
    laid = part.laid
    if laid.start < cut - _NEAR and laid.end > cut + _NEAR:
        return True
    if len(part.keys) < len(whole) * _MOST:
        return False
    halves = (whole[:cut], whole[cut:])
    needed = [_HALF * information(half) for half in halves]
    if any(_in_both(half, part.keys) < least for half, least in zip(halves, needed, strict=True)):
        return False
    return all(
        lay(part.keys, half).weight >= least for half, least in zip(halves, needed, strict=True)
    )


def _in_both(left: Keys, right: Keys) -> float:
    """Return how much the words of one text say that are somewhere in another, in nats."""
    known = set(right)
    return information(key for key in left if key in known)


def _on_one_side(whole: Keys, part: _Part, cut: int) -> Laid:
    """Return how a reading lies along a text, on one side of a word if nearly all of it does.

    Two sayings may have a frame in common: then words of the one lie on the other too.
    """
    laid = part.laid
    if laid.end - laid.start == len(part.keys) or not laid.start < cut < laid.end:
        return laid
    for start, half in ((0, whole[:cut]), (cut, whole[cut:])):
        if _in_both(part.keys, half) < _NEARLY * laid.weight:
            continue
        found = lay(half, part.keys)
        if found.weight >= _NEARLY * laid.weight:
            return found._replace(start=start + found.start, end=start + found.end)
    return laid


def _is_rarer(own: frozenset[Pair], ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    """Return whether no turn of speech gives both of two parts, and as many give each as both."""
    first, last = _turns(ending), _turns(starting)
    return first.isdisjoint(last) and len(own) <= min(len(first), len(last))


def _rare(spanned: frozenset[Pair], before: Sequence[_Part], after: Sequence[_Part]) -> bool:
    """Return whether more turns of speech give either of two parts alone than give both."""
    first, last = _turns(before), _turns(after)
    both = spanned | (first & last)
    alone = len(first - both), len(last - both)
    return min(alone) >= len(both) and sum(alone) >= _GIVEN_ALONE


def _has_seams(text: str) -> bool:
    """Return whether a sentence or an ellipsis may end inside a text; quick, and often not so."""
    return any(mark in text.rstrip(".!?…") for mark in ".!?…")


def _seams(text: str, laid: Sequence[Laid]) -> dict[int, bool]:
    """Return where a sentence begins and a reading begins or ends, and whether after an ellipsis.

    Of a long text only the first such places are returned.
    """
    words = tokens(text)
    ends = {place for one in laid for place in (one.start, one.end)}
    near = {place + by for place in ends for by in range(-_NEAR, _NEAR + 1)}
    seams: dict[int, bool] = {}
    for n in sorted(near.intersection(range(1, len(words)))):
        gap = text[words[n - 1].end : words[n].start]
        dotted = any(dots in gap for dots in ELLIPSIS)
        if ends_sentence(gap) or (dotted and text[words[n].start].isupper()):
            seams[n] = dotted
    return dict(list(seams.items())[:_PLACES])


def _told_apart(ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    if any(p.laid.tail >= _TAIL for p in ending) or any(p.laid.head >= _TAIL for p in starting):
        return True
    before = {p.speaker for p in ending if p.speaker is not None}
    after = {p.speaker for p in starting if p.speaker is not None}
    if before and after and not before & after:
        return True
    return _set_apart(ending, starting)


def _set_apart(ending: Sequence[_Part], starting: Sequence[_Part]) -> bool:
    """Return whether reports give both, in turns of their own."""
    before, after = _turns(ending), _turns(starting)
    both = {report for report, _ in before} & {report for report, _ in after}
    return len(both) >= _GIVEN_APART


def _turns(parts: Iterable[_Part]) -> frozenset[Pair]:
    return frozenset[Pair]().union(*(part.turns for part in parts))
