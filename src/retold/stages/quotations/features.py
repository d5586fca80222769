"""What speaks for and against a source having spoken a quotation, as named features."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.stages.quotations import traits
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.scales import Names
from retold.stages.quotations.sources import Source
from retold.stages.quotations.subjects import Cue


class Before(Struct, frozen=True, gc=False):
    """The quotation before: whose it was, in which paragraph, and whether it was left open."""

    source: Source
    number: int
    goes_on: bool


class Candidate(Struct, frozen=True, gc=False):
    """A source as seen from one quotation.

    `back` counts paragraphs back: -1 is the paragraph behind, 2 wherever the last speaker stands.
    The features come in groups, most of which come again in other reports.
    """

    source: Source
    back: int
    features: tuple[Names, ...]


SIGNED = 16  # tokens; longer paragraphs sign nothing
NO_NAMES = frozenset("VWXPQK")  # tags that no signature has
SIDE = 16  # sources on each side of a quotation that are looked at, before the nearest are kept
FEW = 64  # tokens; a paragraph with more holds more than quotations
NEAR = 12  # candidates of one paragraph; 8 lose .002 of the speakers, publishers left out


class _Stand(Struct, frozen=True, gc=False):
    """How a source stands to the quotation: its side, what is between (2: more), how far."""

    source: Source
    place: traits.Place
    words: int
    distance: int


class Contest(Struct, frozen=True, gc=False):
    """Those who may have spoken a quotation, and what speaks for nobody in the report."""

    candidates: list[Candidate]
    nobody: tuple[str, ...]


def contest(
    paragraphs: Sequence[Paragraph], here: int, at: int, text: str, before: Before | None
) -> Contest:
    """Return those who may have spoken the quotation at token `at` of paragraph `here`.

    Args:
        paragraphs: The report's paragraphs, in order.
        here: Which one the quotation stands in.
        at: Its token.
        text: The report's text.
        before: The quotation before and its speaker, None at the report's first.

    """
    view = _View(paragraphs[here], at, text, before)
    found = [Candidate(one.source, 0, view.seen(one)) for one in view.stands]
    leads: list[Source] = []
    if here:
        earlier = paragraphs[here - 1]
        leads = earlier.leads
        for rank, source in enumerate(leads):
            found.append(Candidate(source, 1, view.earlier(source, rank, earlier)))
    if before is not None and before.source.end <= paragraphs[here].block.start:
        place = before.source.start, before.source.end
        if all((one.start, one.end) != place for one in leads):
            found.append(Candidate(before.source, 2, view.carried(before.source)))
    found.extend(_below(paragraphs, here, view))
    return Contest(found, view.nobody())


def _below(paragraphs: Sequence[Paragraph], here: int, view: "_View") -> Iterator[Candidate]:
    """Yield who speaks or signs in the paragraph behind, if this one has only quotations."""
    _, _, alone = view.all
    if not alone or here + 1 >= len(paragraphs):
        return
    behind = paragraphs[here + 1]
    for rank, one in enumerate(_followers(behind)):
        yield Candidate(one, -1, view.below(one, rank, behind))


def _followers(paragraph: Paragraph) -> Sequence[Source]:
    """Return who speaks first in a paragraph, or signs in it: `— Jo Marsh, rower`."""
    if paragraph.quotes:
        return [one for one in paragraph.sources if one.cue is not None][:2]
    tags = [token.tag for token in paragraph.tokens[: SIGNED + 1]]
    signs = 0 < len(tags) <= SIGNED and tags[0] in "U-" and NO_NAMES.isdisjoint(tags)
    return paragraph.sources[:1] if signs else []


def _distance(source: Source, at: int) -> int:
    first, last = _extent(source)
    return first - at if first > at else at - last


def _extent(source: Source) -> tuple[int, int]:
    cue, first, last = source.cue, source.first, source.last
    if cue is None:
        return first, last - 1
    return min(first, cue.start), max(last, cue.end) - 1


def _signs_other(source: Source, at: int) -> bool:
    """Tell whether a source signs another quotation than the one at token `at`."""
    return source.cue is not None and source.cue.lemma == "sign" and source.first != at + 1


def _near(sources: Sequence[Source], at: int) -> Sequence[Source]:
    """Return the sources nearest to token `at`, in the order of the text."""
    if len(sources) <= NEAR:
        return sources
    middle = bisect_left(sources, at, key=lambda one: one.first)
    window = sources[max(0, middle - SIDE) : middle + SIDE]
    near = sorted(window, key=lambda one: (_distance(one, at), one.first, one.cue is None))
    return sorted(near[:NEAR], key=lambda one: (one.first, one.cue is None, one.cue or ()))


class _View:
    """A quotation and its surroundings, measured once for all candidates."""

    def __init__(self, paragraph: Paragraph, at: int, text: str, before: Before | None) -> None:
        self.tokens, self.at, self.before = paragraph.tokens, at, before
        self.number = paragraph.number
        self.closed = paragraph.quotes[bisect_left(paragraph.quotes, (at,))][1].closed
        quote = self.tokens[at]
        self.last = quote.word if quote.word in ".,?!" else "w"
        self.opening = _opening(text, quote, self.tokens[at - 1] if at else None)
        self.counts = paragraph.counts
        alone = paragraph.counts[-1][2] == 0 and all(
            token.tag in "QK." for token in self.tokens[:FEW]
        )
        near = _near(paragraph.sources, at)
        self.stands = [self._stand(source) for source in near if not _signs_other(source, at)]
        self.ranks = self._ranks()
        self.all = self._adjacent(), self.opening, alone

    def _stand(self, source: Source) -> _Stand:
        """Measure stops, quotations and words between the quotation and a source and its cue."""
        order = source.cue.order if source.cue is not None else "none"
        first, last = _extent(source)
        if first > self.at:
            side, begin, end, distance = "a", self.at + 1, first, first - self.at
        else:
            side, begin, end, distance = "b", last + 1, max(last + 1, self.at), self.at - last
        stops, quotes, words = self.counts[begin]
        all_stops, all_quotes, all_words = self.counts[end]
        stop = side == "a" and self.last == "."
        place = order, side, min(all_stops - stops + stop, 2), min(all_quotes - quotes, 2)
        return _Stand(source, place, all_words - words, distance)

    def _adjacent(self) -> str:
        """Say on which sides a cue touches the quotation: `b`, `a`, `ba` or `-`."""
        sides = {
            one.place[1]
            for one in self.stands
            if not one.words and one.place[2:] == (0, 0) and one.place[0] not in {"none", "shared"}
        }
        return "".join(sorted(sides)) or "-"

    def _ranks(self) -> dict[tuple[str, bool], list[int]]:
        """Return how far the sources of each side stand, those with a cue and those without."""
        found: dict[tuple[str, bool], list[int]] = {}
        for one in self.stands:
            found.setdefault((one.place[1], one.source.cue is None), []).append(one.distance)
        return {which: sorted(distances) for which, distances in found.items()}

    def nobody(self) -> tuple[str, ...]:
        """Return what speaks for a quotation having no speaker in the report."""
        return traits.nobody(self.all, self.before is not None, bool(self.stands))

    def seen(self, one: _Stand) -> tuple[Names, ...]:
        """Return the features of a source in the quotation's own paragraph."""
        source, place, width = one.source, one.place, _width(one.words)
        closer = bisect_left(self.ranks[place[1], source.cue is None], one.distance)
        return (
            traits.placed(place, width, source.sort),
            traits.between(place, width, self.all[0], self.last),
            traits.opened(place, width, self.opening),
            *(self._standing(one) if source.cue is None else self._cued(one, source.cue, width)),
            traits.ranked(place[1], min(closer, 3), place[0]),
            self._again(source, 0),
        )

    def _cued(self, one: _Stand, cue: Cue, width: str) -> tuple[Names, ...]:
        """Return what the cue of a source adds."""
        left = self.tokens[one.source.first - 1].tag if one.source.first else "."
        ing = self.tokens[cue.start].word.endswith("ing")
        return (
            traits.said(one.place, width, cue.manner, cue.lemma, ing),
            traits.subject(one.place, left, self.all[0], ing),
            traits.manner(one.place, cue.manner, self.opening),
            traits.tail(one.place, self._tail(cue), width, cue.manner),
        )

    def _tail(self, cue: Cue) -> str:
        """Return what follows a cue: `that`, or the tag of the next token."""
        if cue.end >= len(self.tokens):
            return "$"
        behind = self.tokens[cue.end]
        return "that" if behind.word == "that" else behind.tag

    def _standing(self, one: _Stand) -> tuple[Names, ...]:
        """Return how a source without a cue stands: what is on its left and right."""
        source = one.source
        left = self.tokens[source.first - 1].tag if source.first else "."
        right = self.tokens[source.last].tag if source.last < len(self.tokens) else "."
        return (traits.standing(one.place, left, right, source.sort),)

    def _again(self, source: Source, back: int) -> tuple[str, ...]:
        """Return whether the source is the speaker of the quotation before."""
        before = self.before
        if before is None:
            return (f"again:first|{back}",)
        same = source.start == before.source.start and source.end == before.source.end
        named = source.name is not None and source.name == before.source.name
        how = "same" if same else ("named" if named else "other")
        away = min(self.number - before.number, 2)
        return traits.again(how, away, back, self.all, before.goes_on and away == 1)

    def earlier(self, source: Source, rank: int, paragraph: Paragraph) -> tuple[Names, ...]:
        """Return the features of a source in the paragraph before."""
        colon = bool(paragraph.tokens) and paragraph.tokens[-1].word == ":"
        order = source.cue.order if source.cue is not None else "none"
        return (
            traits.earlier(rank, order, source.sort, self.all, colon),
            self._again(source, 1),
        )

    def below(self, source: Source, rank: int, paragraph: Paragraph) -> tuple[Names, ...]:
        """Return the features of a source in the paragraph behind."""
        dash = paragraph.tokens[0].tag == "-"
        order = source.cue.order if source.cue is not None else "none"
        how = bool(paragraph.quotes), dash, self.closed, paragraph.goes_on
        return (traits.below(rank, order, source.sort, how), self._again(source, 3))

    def carried(self, source: Source) -> tuple[Names, ...]:
        """Return the features of the last speaker, who stands further up."""
        adjacent, _, alone = self.all
        return (f"far:{adjacent}|{alone}",), self._again(source, 2)


def _width(words: int) -> str:
    """Return a count of words between as one of six classes."""
    if words <= 2:  # noqa: PLR2004 - nothing, one, two
        return str(words)
    return "5" if words <= 5 else "12" if words <= 12 else "+"  # noqa: PLR2004 - classes


def _opening(text: str, quote: Token, before: Token | None) -> str:
    """Return how a quotation begins: the tag before it, and whether with a capital."""
    first = text[quote.start]
    size = "A" if first.isupper() else ("a" if first.islower() else "0")
    return ("." if before is None else before.tag) + size
