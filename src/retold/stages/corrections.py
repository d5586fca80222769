"""Notes by which a report corrects itself, typed, with the sentence that they correct."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.notices import PIECE, is_correction
from retold.lexis.terms import rarity, term
from retold.lexis.words import WORD
from retold.model import Block, Correction, CorrectionKind, Report, Sentence

# The words that say which kind of note it is; the first line that is found counts.
KINDS: tuple[tuple[CorrectionKind, re.Pattern[str]], ...] = (
    (
        "retraction",
        re.compile(
            r"\bretract|\bwithdraw[ns]?\b|\bhas been (?:removed|taken down|unpublished)\b",
            re.IGNORECASE,
        ),
    ),
    ("clarification", re.compile(r"\bclarif", re.IGNORECASE)),
    (
        "correction",
        re.compile(
            r"\bcorrect|\bmis(?:stated|spell?ed|spelt|identified|attributed|quoted)\b"
            r"|\b(?:wrong(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|inaccurate(?:ly)?|amended)\b"
            r"|\b(?:error|mistake)s?\b|\bshould have\b"
            rf"|\bversion of this {PIECE}(?: [\w’']+){{0,6}}"
            r" (?:said|gave|stated|named|listed|had)\b",
            re.IGNORECASE,
        ),
    ),
    ("update", re.compile(r"\bupdat|\badded\b|\bto (?:add|include|reflect)\b", re.IGNORECASE)),
)
# A sentence of the body that is a note of itself: it speaks of this piece, and of its change.
OWN = re.compile(
    rf"\b(?:an earlier|a previous|a prior|the original) version of this {PIECE}\b"
    rf"|\bthis {PIECE} (?:has been|was) (?:\w+ ){{0,2}}"
    r"(?:updated|corrected|amended|edited|clarified|retracted|withdrawn)\b",
    re.IGNORECASE,
)
PARTS = (
    ("headline", re.compile(r"\bheadline\b", re.IGNORECASE)),
    ("caption", re.compile(r"\bcaption", re.IGNORECASE)),
)
ABOUT_NAME = re.compile(r"\bspel|\b(?:sur)?names?\b|\bmisidentified\b", re.IGNORECASE)
# `Corrections and clarifications:`
BARE = re.compile(r"\W{0,3}[^\W\d_][\w ’'&-]{2,50}:?\s*")
# `Correction (March 4):` – when it was written.
DATED = re.compile(r"\W*\w+ \([^()\n]{1,30}\)")
# What notes are worded with tells nothing of what they correct.
_WORDED = """
article story report post piece headline column page caption version earlier previous original
correction clarification correct corrected correctly incorrect incorrectly misstated misspelled
misspelt misspelling misidentified misattributed misquoted mistaken mistakenly wrong wrongly error
erroneously inaccurate amended updated update clarify clarified editor note regret apology
retraction retracted withdrawn published print online stated gave said name surname spelling
reflect include added
"""
WORDING = frozenset(_WORDED.split())
# Terms in more than a twentieth of all texts tell no sentence from another: log(20) = 3.
LEAST_RARITY = 3.0
LEAST_SHARED = 2
LEAST_WEIGHT = 9.0  # two words that stand in one text of a hundred each: 2 log(100) = 9.2
CORRECTABLE = {"headline", "standfirst", "body", "caption"}
LONGEST_NOTE = 4_000  # code points; a page of corrections is longer, and corrects other reports
SHOWN = 4  # words in a basis


class _Note(NamedTuple):
    """Where a note stands."""

    start: int
    end: int


class _Named(NamedTuple):
    """What a note names: terms with the word it has for each, those that are names or numbers.

    `things` holds the number of what each term names: words of one name name one thing.
    """

    terms: dict[str, str]
    strong: frozenset[str]
    things: dict[str, int]


def find_corrections(
    report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> Iterator[Correction]:
    """Yield the notes by which a report corrects, clarifies, updates or takes itself back.

    The sentence that a note corrects is the one that shares most of the names, numbers and rare
    words that the note names; where too little is shared none is given.

    Args:
        report: The report.
        blocks: Its blocks, in order.
        sentences: Its sentences, in order.

    Yields:
        Notes in order of their place, in code points.

    """
    notes = list(_notes(report.text, blocks, sentences))
    if not notes:
        return
    others = [
        one
        for one in sentences
        if one.role in CORRECTABLE and not any(a < one.end and one.start < b for a, b in notes)
    ]
    # Where headline and body say the same, it is the body that a note corrects.
    others.sort(key=lambda one: one.role != "body")
    held = [(one, _terms(one.of(report.text))) for one in others]
    for note in notes:
        words = report.text[note.start : note.end]
        target, basis = _target(words, held)
        yield Correction(
            report=report.id,
            start=note.start,
            end=note.end,
            kind=_kind(words),
            target_start=target.start if target else None,
            target_end=target.end if target else None,
            basis=basis,
        )


def _notes(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[_Note]:
    """Yield whole blocks that are notes, a bare heading with what follows, and single sentences."""
    heading: int | None = None
    for number, block in enumerate(blocks):
        if block.role == "correction" and block.end - block.start <= LONGEST_NOTE:
            more = number + 1 < len(blocks) and blocks[number + 1].role == "correction"
            if more and BARE.fullmatch(text, block.start, block.end):
                heading = block.start if heading is None else heading
                continue
            yield _Note(block.start if heading is None else heading, block.end)
        heading = None
    for one in sentences:
        if one.role == "body" and one.end - one.start <= LONGEST_NOTE:
            words = one.of(text)
            if OWN.search(words) or is_correction(words):
                yield _Note(one.start, one.end)


def _kind(words: str) -> CorrectionKind:
    return next((kind for kind, said in KINDS if said.search(words)), "editor's note")


def _target(
    note: str, held: Sequence[tuple[Sentence, frozenset[str]]]
) -> tuple[Sentence | None, str]:
    """Return the sentence that a note corrects, or none, and why."""
    for role, said in PARTS:
        parts = [one for one, _ in held if one.role == role]
        if said.search(note) and len(parts) == 1:
            return parts[0], f"it names the {role}"
    named = _named(note)
    best: tuple[float, Sentence, list[str]] | None = None
    for one, terms in held:
        shared = sorted(terms & named.terms.keys())
        weight = round(sum(rarity(word) for word in shared), 6)
        if _enough(shared, weight, named, note) and (best is None or weight > best[0]):
            best = weight, one, shared
    if best is None:
        return None, "it names no sentence of the report"
    shown = sorted(best[2], key=lambda word: (word not in named.strong, -rarity(word), word))
    return best[1], f"both have {', '.join(named.terms[word] for word in shown[:SHOWN])}"


def _enough(shared: Sequence[str], weight: float, named: _Named, note: str) -> bool:
    """Tell whether a sentence shares enough: a name that was misspelled, or several rare words."""
    strong = named.strong.intersection(shared)
    if strong and ABOUT_NAME.search(note):
        return True
    things = {named.things[word] for word in shared}
    return len(things) >= LEAST_SHARED and (bool(strong) or weight >= LEAST_WEIGHT)


def _terms(text: str) -> frozenset[str]:
    return frozenset(map(term, WORD.findall(text)))


def _named(note: str) -> _Named:
    """Return the names, numbers and rare words of a note."""
    terms: dict[str, str] = {}
    things: dict[str, int] = {}
    strong: set[str] = set()
    last, number = 0, 0
    dated = DATED.match(note)
    for found in WORD.finditer(note, dated.end() if dated else 0):
        word, counted = found[0], term(found[0])
        if word.casefold() in WORDING or counted in WORDING:
            continue
        capital = word[0].isupper() and len(word) > 1 and not _begins(note, found.start())
        if word[0].isdigit() or capital:
            number += not (capital and note[last : found.start()] == " ")
            last = found.end()
            strong.add(counted)
        elif rarity(counted) < LEAST_RARITY:
            continue
        else:
            number += 1
        terms.setdefault(counted, word)
        things.setdefault(counted, number)
    return _Named(terms, frozenset(strong), things)


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins a sentence, so that its capital says nothing."""
    return text[:at].rstrip(" “\"'‘(")[-1:] in {"", ".", "!", "?", ":", "\n"}
