"""What speaks for and against a source having spoken a quotation, as named features."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.stages.quotations.clauses import Token
from retold.stages.quotations.paragraphs import Paragraph
from retold.stages.quotations.sources import Source


class Before(Struct, frozen=True, gc=False):
    """The quotation before: whose it was, in which paragraph, and whether it was left open."""

    source: Source
    number: int
    goes_on: bool


class Candidate(Struct, frozen=True, gc=False):
    """A source as seen from one quotation; `back` counts paragraphs back."""

    source: Source
    back: int
    features: tuple[str, ...]


SIDE = 16  # sources on each side of a quotation that are looked at, before the nearest are kept
FEW = 64  # tokens; a paragraph with more holds more than quotations
NEAR = 8  # candidates of one paragraph; the right one is beyond in 1 of 500 quotations of the bench


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
    found = [Candidate(source, 0, tuple(view.seen(source))) for source in view.kept]
    leads: list[Source] = []
    if here:
        earlier = paragraphs[here - 1]
        leads = earlier.leads
        for rank, source in enumerate(leads):
            found.append(Candidate(source, 1, tuple(view.earlier(source, rank, earlier))))
    if before is not None and before.source.end <= paragraphs[here].block.start:
        place = before.source.start, before.source.end
        if all((one.start, one.end) != place for one in leads):
            found.append(Candidate(before.source, 2, tuple(view.carried(before.source))))
    return Contest(found, tuple(view.nobody()))


def _distance(source: Source, at: int) -> int:
    first, last = _extent(source)
    return first - at if first > at else at - last


def _extent(source: Source) -> tuple[int, int]:
    if source.cue is None:
        return source.first, source.last - 1
    return min(source.first, source.cue.start), max(source.last, source.cue.end) - 1


def _near(sources: Sequence[Source], at: int) -> list[Source]:
    """Return the sources nearest to token `at`, in the order of the text."""
    middle = bisect_left(sources, at, key=lambda one: one.first)
    window = sources[max(0, middle - SIDE) : middle + SIDE]
    near = sorted(window, key=lambda one: (_distance(one, at), one.first, one.cue is None))
    return sorted(near[:NEAR], key=lambda one: (one.first, one.cue is None, one.cue or ()))


class _View:
    """A quotation and its surroundings, measured once for all candidates."""

    def __init__(self, paragraph: Paragraph, at: int, text: str, before: Before | None) -> None:
        self.tokens, self.at, self.before = paragraph.tokens, at, before
        self.number = paragraph.number
        quote = self.tokens[at]
        self.last = quote.word if quote.word in ".,?!" else "w"
        self.opening = _opening(text, quote, self.tokens[at - 1] if at else None)
        self.counts = paragraph.counts
        self.alone = paragraph.counts[-1][2] == 0 and all(
            token.tag in "QK." for token in self.tokens[:FEW]
        )
        self.kept = _near(paragraph.sources, at)
        self.adjacent = self._adjacent()

    def _adjacent(self) -> str:
        """Say on which sides a cue touches the quotation: `b`, `a`, `ba` or `-`."""
        sides = set()
        for source in self.kept:
            if source.cue is not None and source.cue.order != "shared":
                side, stops, quotes, words = self._gap(source)
                if not stops and not quotes and not words:
                    sides.add(side)
        return "".join(sorted(sides)) or "-"

    def _gap(self, source: Source) -> tuple[str, int, int, int]:
        """Return side, stops, quotations and words between the quotation and source and cue."""
        first, last = _extent(source)
        if first > self.at:
            side, begin, end, stop = "a", self.at + 1, first, self.last == "."
        else:
            side, begin, end, stop = "b", last + 1, max(last + 1, self.at), False
        before, behind = self.counts[begin], self.counts[end]
        stops, quotes, words = (b - a for a, b in zip(before, behind, strict=True))
        return side, min(stops + stop, 2), min(quotes, 2), words

    def nobody(self) -> Iterator[str]:
        """Yield what speaks for a quotation having no speaker in the report."""
        yield "0"
        yield f"0:{self.opening}"
        yield f"0:{self.adjacent}"
        yield f"0:{self.opening}|{self.adjacent}|{self.before is not None}"
        yield f"0:{'some' if self.kept else 'none'}|{self.alone}"

    def seen(self, source: Source) -> Iterator[str]:
        """Yield the features of a source in the quotation's own paragraph."""
        side, stops, quotes, words = self._gap(source)
        width = _width(words)
        order = source.cue.order if source.cue is not None else "none"
        place = f"{order}|{side}{stops}{quotes}"
        yield f"at:{place}|{width}"
        yield f"at:{place}|{source.kind}"
        yield f"kind:{source.kind}"
        yield f"adj:{self.adjacent}|{order}|{side}{stops}|{width}"
        yield f"end:{self.last}|{place}"
        yield f"open:{self.opening}|{place}"
        yield f"open:{self.opening}|{side}{stops}|{order}|{width}"
        if source.cue is not None:
            yield f"how:{source.cue.manner}|{side}{stops}|{width}"
            ing = self.tokens[source.cue.start].word[-3:] == "ing"
            yield f"verb:{source.cue.lemma}|{side}|{ing}"
            left = self.tokens[source.first - 1].tag if source.first else "."
            yield f"subject:{left}|{order}|{ing}"
            yield f"subject:{left}|{side}{stops}|{self.adjacent}"
            yield f"how:{source.cue.manner}|{order}|{place}|{self.opening}"
        else:
            yield from self._standing(source, side, stops)
        yield f"rank:{side}{self._rank(source, side)}|{order}"
        yield from self._again(source, 0)

    def _standing(self, source: Source, side: str, stops: int) -> Iterator[str]:
        """Yield how a source without a cue stands: what is on its left and right."""
        left = self.tokens[source.first - 1].tag if source.first else "."
        right = self.tokens[source.last].tag if source.last < len(self.tokens) else "."
        yield f"left:{left}|{side}{stops}"
        yield f"right:{right}|{side}{stops}"
        yield f"between:{left}{right}|{source.kind}"

    def _rank(self, source: Source, side: str) -> int:
        mine = _distance(source, self.at)
        closer = 0
        for other in self.kept:
            if (other.cue is None) == (source.cue is None) and other is not source:
                first, _ = _extent(other)
                same = ("a" if first > self.at else "b") == side
                closer += same and _distance(other, self.at) < mine
        return min(closer, 3)

    def _again(self, source: Source, back: int) -> Iterator[str]:
        """Yield whether the source is the speaker of the quotation before."""
        before = self.before
        if before is None:
            yield f"again:first|{back}"
            return
        same = (source.start, source.end) == (before.source.start, before.source.end)
        named = source.name is not None and source.name == before.source.name
        how = "same" if same else ("named" if named else "other")
        away = min(self.number - before.number, 2)
        yield f"again:{how}|{away}|{back}"
        yield f"again:{how}|{away}|{self.adjacent}|{self.opening}"
        yield f"again:{how}|{before.goes_on and away == 1}"
        if self.alone:
            yield f"again:{how}|{away}|{back}|alone"

    def earlier(self, source: Source, rank: int, paragraph: Paragraph) -> Iterator[str]:
        """Yield the features of a source in the paragraph before."""
        ends = paragraph.tokens[-1].word if paragraph.tokens else ""
        cued = source.cue.order if source.cue is not None else "none"
        yield f"back:{rank}|{cued}|{self.adjacent}"
        yield f"back:{cued}|{source.kind}|{self.alone}"
        yield f"back:{ends == ':'}|{cued}|{rank}"
        yield f"back:{self.opening}|{self.adjacent}"
        yield from self._again(source, 1)

    def carried(self, source: Source) -> Iterator[str]:
        """Yield the features of the last speaker, who stands further up."""
        yield f"far:{self.adjacent}|{self.alone}"
        yield from self._again(source, 2)


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
