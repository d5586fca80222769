"""Find what each cue of a paragraph may report: a clause behind it, before it, or around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from retold.lexis.cues import word_set
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.stances import report_cues
from retold.stages.quotations.subjects import Cue
from retold.stages.quotations.venues import find_venue

LONG = 120  # tokens on each side of a cue that are looked at; 1 sentence in 5,000 is longer
REACH = 14  # tokens between a cue and the `that` of its clause
BREAKS = 4  # places at which a clause may end before its sentence does
PLACES = word_set("in on at during outside via through")  # begin where something was said
TAKES = word_set("for of about on against with upon")  # belong to their cue
THAT = word_set("that if whether")
WHEN = word_set("while as after when because before but although though since until")
EMPTY = word_set("nothing little so it this that much more anything something no yes the same word")


class Content(Struct, frozen=True, gc=False):
    """Words that a cue may report, as token numbers, half open.

    `shape` is how they stand: `behind` the cue, `before` it, `around` it, or behind a `lead`
    (`According to her, …`). `ends` are the places before `last` at which they may end too.
    `bounds` is their sentence. The cue has no subject where its `first` is its `last`.
    """

    cue: Cue
    first: int
    last: int
    shape: str
    ends: tuple[int, ...]
    bounds: tuple[int, int]


def find_contents(
    text: str, tokens: Sequence[Token], cues: Sequence[Cue] | None, starts: Sequence[int]
) -> list[Content]:
    """Return what the cues of a paragraph may report, in order of the cues.

    Args:
        text: The report's text.
        tokens: The paragraph, as `read_clauses` gives it.
        cues: Its cues of speech with their subjects, None where they are not known.
        starts: Where the report's sentences begin, in order.

    """
    known = report_cues(tokens, cues)
    if not known:
        return []
    stops = _stops(tokens, starts)
    found = (_content(text, tokens, cue, _bounds(stops, cue.start)) for cue in known)
    return [content for content in found if content is not None]


def _stops(tokens: Sequence[Token], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return where sentences end and the next ones begin, the paragraph's ends included."""
    stops = [(0, 0)]
    for at, token in enumerate(tokens):
        if token.tag == ".":
            stops.append((at, at + 1))
        elif token.tag in "QK" and at + 1 < len(tokens) and _begins(tokens, at, starts):
            stops.append((at + 1, at + 1))
    stops.append((len(tokens), len(tokens)))
    return stops


def _bounds(stops: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the first and last token of a cue's sentence, half open, without its stop."""
    number = bisect_right(stops, (at, at))
    return stops[number - 1][1], stops[number][0]


def _begins(tokens: Sequence[Token], at: int, starts: Sequence[int]) -> bool:
    """Tell whether a sentence begins between a quotation and the token behind it."""
    number = bisect_left(starts, tokens[at].end)
    return number < len(starts) and starts[number] <= tokens[at + 1].start


def _content(
    text: str, tokens: Sequence[Token], cue: Cue, bounds: tuple[int, int]
) -> Content | None:
    """Return what the cue may report in its sentence, None where that is nothing."""
    first, last = bounds = max(bounds[0], cue.start - LONG), min(bounds[1], cue.end + LONG)
    head, tail = min(cue.first, cue.start), max(cue.last, cue.end)
    if head < first or tail > last or cue.order in {"shared", "alone", "by"}:
        head, tail = cue.start, cue.end
    if head > first and cue.order != "shared" and _is_marked(tokens, first, head):
        return None  # the marked words are what is said
    after = _passed(tokens, tail, last)
    shape = _shape(tokens, cue, (head, after), bounds)
    if shape == "behind":
        return _behind(text, tokens, cue, (tail, last), bounds)
    if shape == "around" and tokens[after + 1 : after + 2] and _is_large(text, tokens[after + 1]):
        return None
    places = {"lead": (after + 1, last), "before": (first, head), "around": (first, last)}
    return _made(tokens, cue, places[shape], shape, bounds)


def _shape(
    tokens: Sequence[Token], cue: Cue, place: tuple[int, int], bounds: tuple[int, int]
) -> str:
    """Return how what is reported stands to the words `place` of the cue and its subject."""
    (head, after), (first, last) = place, bounds
    comma = after < last and tokens[after].tag in ",-"
    if cue.order == "phrase":
        if head <= first + 1 and comma:
            return "lead"
        return "around" if head > first + 1 and comma else "before"
    inserted = head > first and tokens[head - 1].tag in ",-Q"
    if inserted and after >= last:
        return "before"
    if inserted and comma and cue.order not in {"shared", "alone"}:
        return "around"
    return "before" if cue.order == "behind" else "behind"


def _is_large(text: str, token: Token) -> bool:
    """Tell whether a token is a quotation that begins as a sentence does."""
    return token.tag == "Q" and not text[token.start].islower()


def _behind(
    text: str,
    tokens: Sequence[Token],
    cue: Cue,
    place: tuple[int, int],
    bounds: tuple[int, int],
) -> Content | None:
    """Return the clause behind a cue, None where that is no clause of what is said."""
    tail, last = place
    if tail < last and tokens[tail].word == "by":
        return None  # what somebody does it by stands before the cue
    if cue.lemma == "say" and tail < last and tokens[tail].word == "to":
        return None  # `is said to be`: nobody says it
    start = _clause_start(text, tokens, cue, place)
    if _opens_speech(text, tokens, start, last):
        return None
    return _made(tokens, cue, (start, last), "behind", bounds)


def _is_marked(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(token.tag in "QK,-:" for token in tokens[first:last])


def _passed(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return where times, adverbs and places behind a cue end, if its clause ends there too."""
    while at < last and tokens[at].tag in "TA#":
        at += 1
    if at < last and tokens[at].word in PLACES:
        ahead = at
        while ahead < last and ahead - at < REACH and tokens[ahead].tag not in ",V-P:BQ":
            ahead += 1
        if ahead == last or tokens[ahead].tag in ",-":
            return ahead
    return at


def _clause_start(text: str, tokens: Sequence[Token], cue: Cue, place: tuple[int, int]) -> int:
    """Return where the clause behind a cue begins, past times, places and hearers."""
    at, last = place
    while at < last and tokens[at].tag in "TA":
        at += 1
    if at >= last:
        return last
    if tokens[at].tag == ":" or (tokens[at].word in TAKES and cue.manner != "tell"):
        placed = tokens[at].word in PLACES and _past_place(text, tokens, at, last)
        return placed or at + 1
    if cue.manner in {"tell", "ask"} or tokens[at].word in PLACES or tokens[at].word == "to":
        for ahead in range(at, min(last, at + REACH)):
            if tokens[ahead].word in THAT:
                return ahead
            if tokens[ahead].tag in ",V.:-Q":
                break
    if tokens[at].word in PLACES:
        return _past_place(text, tokens, at, last) or at
    return _past_hearer(tokens, at, last) if cue.manner == "tell" else at


def _past_place(text: str, tokens: Sequence[Token], at: int, last: int) -> int:
    """Return where the words behind a venue begin, 0 where none stands."""
    venue = find_venue(text, tokens[at].start, "say", tokens[last - 1].end)
    if venue is None:
        return 0
    while at < last and tokens[at].start < venue.end:
        at += 1
    return at if at < last else 0


def _past_hearer(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return where the words behind the hearer begin: `told the paper she …`."""
    if tokens[at].tag != "P":
        while at + 1 < last and tokens[at + 1].tag in "UNS":
            at += 1
    at += 1
    while at < last and tokens[at].tag in "TA":
        at += 1
    return at


def _opens_speech(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether only a place or a topic stands before a quotation: `said of it: “It …”`."""
    for ahead in range(at + 1, min(last, at + REACH)):
        if tokens[ahead].tag == "Q":
            return _is_large(text, tokens[ahead]) and tokens[ahead - 1].tag in ",:"
        if tokens[ahead].tag in "XVWB":
            return False
    return False


def _made(
    tokens: Sequence[Token],
    cue: Cue,
    place: tuple[int, int],
    shape: str,
    bounds: tuple[int, int],
) -> Content | None:
    """Return the content between its outermost words, None where none are reported."""
    first, last = place
    while first < last and tokens[first].tag in (",-:" if shape == "behind" else ",-:C"):
        first += 1
    while last > first and tokens[last - 1].tag in ",-:":
        last -= 1
    if _is_marked(tokens, first, last) or all(
        token.word in EMPTY for token in tokens[first : min(last, first + 3)]
    ):
        return None
    ends = tuple(_ends(tokens, first, last)) if shape == "behind" else ()
    return Content(cue, first, last, shape, ends, bounds)


def _ends(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Yield the first places at which a clause may end before its sentence does."""
    found = 0
    for at in range(first + 1, last - 1):
        token = tokens[at]
        if (
            token.tag in ",-:"
            or (token.tag == "C" and tokens[at + 1].tag in "VPWXBA")
            or (token.tag == "B" and token.word in WHEN and tokens[at - 1].tag != ",")
        ):
            yield at
            found += 1
            if found == BREAKS:
                return
