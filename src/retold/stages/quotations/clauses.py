"""Read a paragraph as a row of tagged tokens, each quotation in it one token."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.cues import BARE, CUES, PARTICLES, word_set
from retold.stages.quotations.marks import Stretch


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation, with its place and its tag.

    Tags: `Q` quotation, `P` pronoun, `D` determiner, `I` preposition, `C` and/or, `B` where a
    clause begins, `R` who, `X` auxiliary, `V` cue verb, `A` adverb, `T` day or month, `U` word
    with a capital, `#` figure, `N` any other word, `S` possessive ending, and `, : . - ( )`.
    """

    start: int
    end: int
    tag: str
    word: str


TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}(?=\W|$)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr|Sens|Reps|Calif|Va|Tex"
    r"|Fla|Mass|Conn|Pa|Ky|Tenn|Ga|Ariz|Mich|Minn|Wis|Ill|Ala|Md|Nev|Colo|Okla|Ark|Miss|Mo|Wash|Ore"
    r"|No|vs|Inc|Corp|Co|Ltd|Bros)\."
    r"|[RDI]-[A-Z][a-z]{1,4}\."
    r"|\w+(?:[-.&/@’'‘](?![sS]\b)\w+)*"
    r"|(?<=\w)['’‘][sS]\b|(?<=[sS])['’](?=\s)"
    r"|[,:;.!?()\[\]—–]|-(?=\s)|…"
)
WORDS_OF = {
    "P": "he she they i we it you him them me us himself herself themselves",
    "D": "the a an this these those his her their its my our your one another some many several"
    " two three four five six both each no any other most few all every various",
    "I": "of in at on for with from by to under over during into among between through across"
    " near outside inside around about against toward towards behind within without despite"
    " besides amid upon via along off per than like",
    "C": "and or &",
    "B": "that when while as because if after before since although though until where which but"
    " so why how what whether whom unless whose then once",
    "R": "who",
    "X": "is are was were be been being am has have had having do does did will would can"
    " could may might must should shall didn't doesn't don't hasn't haven't won't"
    " wouldn't can't couldn't isn't wasn't aren't weren't not n't never",
    "A": "also later again recently once now even still just only soon often always repeatedly"
    " earlier simply already first too instead meanwhile however further back today yesterday"
    " tonight there here out up down on-air sometimes thus perhaps",
    "T": "monday tuesday wednesday thursday friday saturday sunday january february march april"
    " june july august september october november december jan feb sept oct nov dec mon tue tues"
    " wed thu thur thurs fri",
}
TAGS = {word: tag for tag, words in WORDS_OF.items() for word in words.split()}
CASED = {"May": "T", "Mar": "T", "US": "U", "IT": "U"}  # other words when so written
SHORT = 4  # letters; shorter words in -ly are no adverbs (fly, ally)
PUNCTUATION = {",": ",", ":": ":", ";": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "("}
PUNCTUATION |= {")": ")", "[": "(", "]": ")", "—": "-", "–": "-", "-": "-"}
# Cue forms that are nouns as often: verbs only where a name, a pronoun or an auxiliary precedes.
NOUNS = word_set(
    "report claim comment point post tweet text question press promise pledge estimate"
    " forecast signal reason rule offer demand type sign blog message email cast hope fear"
    " view plan attack hit call charge blast brand term label praise target rate blame joke note cry"
    " laugh whisper sigh smile grin chant cheer roar growl talk need want doubt find see hold put"
    " caution request address fault frame query remark advance sum state answer mock read quote"
    " caption protest object counter reply mention share show echo finish start press brief voice"
    " feel think worry thunder crow beam bark chime snap snarl rave riff cite bash"
)
NOUNS |= {f"{noun}s" for noun in NOUNS}


def read_clauses(
    text: str, place: tuple[int, int], stretches: Sequence[Stretch], starts: Sequence[int]
) -> list[Token]:
    """Return the tokens of a paragraph, in order, what is quoted being one token each.

    Args:
        text: The report's text.
        place: The paragraph's start and end, in code points.
        stretches: Its quotations, in order.
        starts: Where the report's sentences begin, in order.

    Returns:
        The tokens; a `.` without width stands where a sentence begins without a stop before it.

    """
    found: list[Token] = []
    at = place[0]
    for stretch in stretches:
        found.extend(_words(text, at, stretch.start))
        found.append(Token(stretch.start, stretch.end, "Q", text[stretch.end - 1]))
        at = stretch.end
    found.extend(_words(text, at, place[1]))
    return _verbs(list(_stops(found, starts)))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        yield Token(match.start(), match.end(), _tag(word), word.lower())


def _tag(word: str) -> str:
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    known = CASED.get(word) or TAGS.get(word.lower().replace("’", "'"))
    if known:
        return known
    if word in CUES:
        return "V"
    first = word[0]
    if not first.islower():
        return (
            "#" if first.isdigit() else "S" if first in "'’‘" else "U" if first.isupper() else "N"
        )
    return "A" if word.endswith("ly") and len(word) > SHORT else "N"


def _stops(tokens: list[Token], starts: Sequence[int]) -> Iterator[Token]:
    """Put a stop where a sentence begins without one, outside what is quoted."""
    before = None
    for token in tokens:
        if before is not None and before.tag not in ".Q":
            at = bisect_right(starts, token.start)
            short = before.word.endswith(".") and token.tag not in "PDB"
            if at and before.end <= starts[at - 1] <= token.start and not short:
                yield Token(before.end, before.end, ".", "")
        yield token
        before = token


def _verbs(tokens: list[Token]) -> list[Token]:
    """Settle which forms of cue verbs are verbs here."""
    before = "."
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if token.tag == "V" and not _speaks(token, before, behind):
            tokens[at] = token._replace(tag="N")
        if token.tag != "A":
            before = tokens[at].tag
            if token.word == "to":
                before = "X"
    return tokens


def _speaks(token: Token, before: str, behind: str) -> bool:
    """Tell whether a cue form is a verb, by the tag before it and the word behind it."""
    if behind not in PARTICLES.get(CUES[token.word][0], (behind,)):
        return False
    if before in {"D", "S", "#"}:
        return False
    if token.word in NOUNS:
        return before in {"P", "U", "X", "R", "Q", ","}
    if token.word in BARE:
        return before in {"P", "U", "X", "R", "Q", "N", "C", ",", ")"}
    return True
