"""Make the rows of a report's quotations: names, kinds, turns and reasons."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from retold.model import Judgement, Mention, Quotation, Report, content_id
from retold.stages.quotations.attribution import Spoken
from retold.stages.quotations.echoes import echoed
from retold.stages.quotations.names import Known, known_names, meant
from retold.stages.quotations.ranker import calibrated
from retold.stages.quotations.sources import Source
from retold.stages.quotations.venues import find_venue, find_venue_before

SPEAKING = {"speaker", "not_speech"}  # verdicts on one quotation
REACH = 60  # tokens around a cue in which its venue may stand
GUESSED = 0.8  # a name looked for behind a pronoun is right in about so many of those given


class _Turn(NamedTuple):
    """The turn of speech that a quotation may go on with."""

    id: str
    source: Source | None
    number: int


class _Given(NamedTuple):
    """What a row is given beside its place: ids, the speaker's name, and how sure that is."""

    id: str
    turn: str
    name: str | None
    confidence: float


def make_rows(
    report: Report,
    spoken: Sequence[Spoken],
    mentions: Sequence[Mention],
    judgements: Sequence[Judgement],
    right: Sequence[tuple[float, float]],
) -> Iterator[Quotation]:
    """Yield a row a stretch of speech, in order; a person's judgement outranks the choice.

    Args:
        report: The report.
        spoken: Its stretches of speech with their choices, in order.
        mentions: Its mentions, in order.
        judgements: Those on its quotations; undone ones are passed over.
        right: How often a choice with a share is right, as (share, part right).

    """
    rows = list(_chosen(report, spoken, mentions, right))
    leading = {
        row.id
        for row, one in zip(rows, spoken, strict=True)
        if one.paragraph.block.role in {"headline", "standfirst"}
        or (one.paragraph.number == 0 and row.speaker_name is None)
    }
    yield from judged_rows(echoed(rows, frozenset(leading)), judgements)


def judged_rows(rows: Iterable[Quotation], judgements: Sequence[Judgement]) -> Iterator[Quotation]:
    """Yield the rows as a person's judgements leave them.

    Args:
        rows: The rows as the program has them.
        judgements: Those on a report's quotations; undone ones are passed over, and those on two
            rows, which say nothing of who speaks.

    """
    given = sorted(judgements, key=lambda one: (one.at, one.id))
    alone = [one for one in given if one.undone_at is None and one.kind in SPEAKING]
    judged = {one.left: one for one in alone}  # the latest word stands
    for row in rows:
        verdict = judged.get(row.id)
        if verdict is None:
            yield row
        elif verdict.kind == "speaker":
            yield _overruled(row, verdict.value)


def _chosen(
    report: Report,
    spoken: Sequence[Spoken],
    mentions: Sequence[Mention],
    right: Sequence[tuple[float, float]],
) -> Iterator[Quotation]:
    """Yield a row a stretch as the ranker has it."""
    known = known_names(mentions)
    turn: _Turn | None = None
    last: str | None = None
    for one in spoken:
        key = content_id("quotation", report.id, str(one.stretch.start), str(one.stretch.end))
        turn = _turn(key, one, turn)
        name = _name(report, one, known, last)
        yield _row(report, one, _Given(key, turn.id, name, _trust(one, name, right)))
        last = name or last


def _turn(key: str, one: Spoken, turn: _Turn | None) -> _Turn:
    """Return the turn a quotation belongs to: the one before if it goes on, else its own."""
    source = one.choice.best.source if one.choice.best is not None else None
    number = one.paragraph.number
    if turn is None:
        return _Turn(key, source, number)
    first = one.at == one.paragraph.quotes[0][0]
    taken_up = one.paragraph.goes_on and first and number - turn.number == 1
    same = (
        source is not None
        and turn.source is not None
        and (source.start, source.end) == (turn.source.start, turn.source.end)
    )
    if taken_up or (same and number - turn.number <= 1):
        return _Turn(turn.id, source, number)
    return _Turn(key, source, number)


def _name(report: Report, one: Spoken, known: Known, last: str | None) -> str | None:
    if one.choice.best is None:
        return None
    source = one.choice.best.source
    return meant(one, report.text[source.start : source.end], known, last)


def _row(report: Report, one: Spoken, given: _Given) -> Quotation:
    text, stretch = report.text, one.stretch
    best = one.choice.best
    source = best.source if best is not None else None
    cue = _cue(one)
    venue = None
    if cue is not None and source is not None and source.cue is not None:
        end = max(cue[1], source.end if source.start >= cue[1] else 0)
        venue = find_venue(text, end, source.cue.manner, _free(one, source.cue.end))
        if venue is None:
            first = min(source.cue.start, source.first)
            venue = find_venue_before(text, _sentence_start(one, first), cue[0])
    second = one.choice.second
    return Quotation(
        report=report.id,
        start=stretch.start,
        end=stretch.end,
        id=given.id,
        text=text[stretch.start : stretch.end],
        kind=_kind(text, one),
        turn=given.turn,
        speaker_name=given.name,
        speaker_text=text[source.start : source.end] if source else None,
        speaker_start=source.start if source else None,
        speaker_end=source.end if source else None,
        cue=text[cue[0] : cue[1]] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        venue=text[venue.start : venue.end] if venue else None,
        venue_start=venue.start if venue else None,
        venue_end=venue.end if venue else None,
        confidence=given.confidence,
        because=tuple(_reasons(text, one)),
        runner_up=second.source.name if second else None,
    )


def _cue(one: Spoken) -> tuple[int, int] | None:
    """Return the place of the cue, if the speaker has one in the quotation's paragraph."""
    best = one.choice.best
    if best is None or best.source.cue is None or best.back or best.source.cue.lemma == "sign":
        return None
    tokens = one.paragraph.tokens
    return tokens[best.source.cue.start].start, tokens[best.source.cue.end - 1].end


def _sentence_start(one: Spoken, at: int) -> int:
    """Return where the sentence of token `at` begins, back to a stop or a quotation."""
    tokens = one.paragraph.tokens
    for back in range(at - 1, max(-1, at - REACH), -1):
        if tokens[back].tag in ".Q":
            return tokens[back + 1].start
    return one.paragraph.block.start if at < REACH else tokens[at].start


def _free(one: Spoken, at: int) -> int:
    """Return where the words outside quotations end that begin at token `at`."""
    tokens = one.paragraph.tokens
    for ahead in range(at, min(len(tokens), at + REACH)):
        if tokens[ahead].tag == "Q":
            return tokens[ahead].start - 1
    return one.paragraph.block.end


def _kind(text: str, one: Spoken) -> Literal["direct", "partial", "block"]:
    """Tell whole sentences from words within a sentence, and from paragraphs set off."""
    tokens, at = one.paragraph.tokens, one.at
    if one.stretch.style == "block":
        return "block"
    if one.paragraph.goes_on and at == one.paragraph.quotes[0][0]:
        return "block"
    words = text[one.stretch.start : one.stretch.end]
    before = tokens[at - 1].tag if at else "."
    if any(stop in words[:-1] for stop in (". ", "? ", "! ")):
        return "direct"
    large = not words[0].islower()
    if large and before in ".,:Q-VA":
        return "direct"
    return "direct" if before == "." and words[-1] in ",.?!" else "partial"


def _reasons(text: str, one: Spoken) -> Iterator[str]:
    """Yield in short facts why this speaker was chosen."""
    best = one.choice.best
    if best is None:
        yield "nobody near it is said to speak"
        return
    words = text[best.source.start : best.source.end]
    cue = _cue(one)
    if one.before is not None and best.source[:2] == one.before.source[:2]:
        yield "same speaker as the quotation before"
    if cue is not None:
        near = "next to it" if _touches(one) else "in its paragraph"
        yield f"'{text[cue[0] : cue[1]]}' stands {near}, of '{words}'"
    elif best.back:
        which = "before" if best.back > 0 else "behind"
        yield f"'{words}' stands in a paragraph {which}"
    elif best.source.cue is not None:
        yield f"'{words}' signs it"
    else:
        yield f"'{words}' stands in its paragraph"


def _touches(one: Spoken) -> bool:
    best = one.choice.best
    if best is None or best.source.cue is None:
        return False
    first = min(best.source.first, best.source.cue.start)
    last = max(best.source.last, best.source.cue.end)
    between = one.paragraph.tokens[one.at + 1 : first] or one.paragraph.tokens[last : one.at]
    return all(token.tag in ",:" for token in between)


def _trust(one: Spoken, name: str | None, right: Sequence[tuple[float, float]]) -> float:
    """Return how sure the speaker is, 0 where none is given."""
    best = one.choice.best
    if best is None:
        return 0.0
    sure = calibrated(one.choice.share, right)
    if best.source.name is None and name is not None:
        sure *= GUESSED
    return round(sure, 3)


def _overruled(row: Quotation, name: str | None) -> Quotation:
    return _with(row, speaker_name=name, confidence=1.0, because=("a person judged the speaker",))


def _with(row: Quotation, **changes: object) -> Quotation:
    return replace(row, **changes)
