"""Read a paragraph as a row of tagged tokens, each quotation in it one token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from retold.lexis.cues import BARE, CUES, PARTICLES
from retold.stages.quotations.marks import Stretch
from retold.stages.quotations.tags import ALONE, NOUNS, SMALL, is_past, sort_of


class Token(Struct, frozen=True, gc=False):
    """A word, a punctuation mark or a whole quotation, with its place and its tag.

    Tags: `Q` quotation, `K` a quotation that looks like a title or a nickname, `P` pronoun, `D`
    determiner, `I` preposition, `C` and/or, `B` where a clause begins, `R` who, `X` auxiliary,
    `V` cue verb, `W` another verb, `A` adverb, `T` time, `U` word with a capital, `#` figure,
    `N` any other word, `S` possessive ending, and `, : . - ( )`.
    """

    start: int
    end: int
    tag: str
    word: str


# A plain word is tried first: what follows it leaves the other forms no chance.
TOKEN = re.compile(
    r" ?(\w++(?=[ ,\n])"
    r"|(?:[A-Z]\.){1,4}(?=\W|$)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr|Sens|Reps|Calif|Va|Tex"
    r"|Fla|Mass|Conn|Pa|Ky|Tenn|Ga|Ariz|Mich|Minn|Wis|Ill|Ala|Md|Nev|Colo|Okla|Ark|Miss|Mo|Wash|Ore"
    r"|No|vs|Inc|Corp|Co|Ltd|Bros)\."
    r"|[RDI]-(?:[A-Z][a-z]{1,4}\.|(?:[A-Z]\.){2,3})"
    r"|\w+(?:[-.&/@’'‘](?![sS]\b)\w+)*"
    r"|(?<=\w)['’‘][sS]\b|(?<=[sS])['’](?=\s)"
    r"|[,:;.!?()\[\]—–]|-(?=\s)|…)"
)
SIGNATURE = re.compile(r"(?<=Q)-?U[US]*(?:,[DNUIS#]+)*(?=Q|\.?$)")  # tags
SAYINGS = 2  # names alone behind quotations; fewer make no list
FEWEST = 5  # words with a capital make a headline
HEADLINE = 240  # characters; no headline is longer
LONG = 90  # characters; longer quotations are no titles
_start = attrgetter("start")
STOP = Token(0, 0, ".", "")
PLAIN = frozenset({"said", "says", "wrote", "writes", "added", "adds"})  # `Said the mayor: …`
BEFORE_VERBS = frozenset({"U", "DU", "P", "N", "R", ")", ",", "X", "S", "T"})


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
        tag = "K" if looks_titled(text[stretch.start : stretch.end]) else "Q"
        found.append(Token(stretch.start, stretch.end, tag, text[stretch.end - 1]))
        at = stretch.end
    found.extend(_words(text, at, place[1]))
    if _is_headline(found, place):
        found = [_lowered(token) for token in found]
    return _verbs(_signed(_stops(found, starts)))


def _signed(tokens: list[Token]) -> list[Token]:
    """Put a stop behind each name in a list of sayings that their names sign: `“…” Jo Marsh`."""
    if not tokens or tokens[0].tag != "Q" or sum(token.tag == "Q" for token in tokens) < SAYINGS:
        return tokens
    tags = "".join(token.tag for token in tokens)
    ends = {match.end() for match in SIGNATURE.finditer(tags)}
    return list(_parted(tokens, ends)) if len(ends) >= SAYINGS else tokens


def _parted(tokens: Sequence[Token], ends: AbstractSet[int]) -> Iterator[Token]:
    """Yield the tokens, with a stop behind each signature that another saying follows."""
    for at, token in enumerate(tokens, start=1):
        yield token
        if at in ends and at < len(tokens) and tokens[at].tag == "Q":
            yield Token(token.end, token.end, ".", "")


def _is_headline(tokens: Sequence[Token], place: tuple[int, int]) -> bool:
    """Tell whether a paragraph is short and prints its words large, as headlines do."""
    if place[1] - place[0] > HEADLINE:
        return False
    large = sum(token.tag == "U" for token in tokens)
    return large >= FEWEST and large > 2 * sum(token.tag in "NVW" for token in tokens)


def _lowered(token: Token) -> Token:
    """Return a cue verb that a headline prints large as the verb it is."""
    verb = token.tag == "U" and token.word in CUES and token.word not in NOUNS | BARE
    return replace(token, tag="V") if verb else token


def looks_titled(words: str) -> bool:
    """Tell whether quoted words could be a title or a nickname: few, and all begin large."""
    if len(words) > LONG or words[-1:] in ",.?!":  # an empty end is in it too
        return False
    large = [word for word in words.split() if word.lower() not in SMALL]
    return bool(large) and all(not word[0].islower() for word in large)


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(*match.span(1), *sort_of(match[1])) for match in TOKEN.finditer(text, start, end)]


def _stops(tokens: list[Token], starts: Sequence[int]) -> list[Token]:
    """Put a stop where a sentence begins without one, outside what is quoted."""
    if not tokens:
        return tokens
    found: list[Token] = []
    done = 0
    first = bisect_right(starts, tokens[0].start)
    for start in starts[first : bisect_right(starts, tokens[-1].start)]:
        at = bisect_left(tokens, start, lo=done, key=_start)
        if at > done and _unstopped(tokens[at - 1], tokens[at], start):
            found += tokens[done:at]
            found.append(Token(tokens[at - 1].end, tokens[at - 1].end, ".", ""))
            done = at
    return [*found, *tokens[done:]] if found else tokens


def _unstopped(before: Token, token: Token, start: int) -> bool:
    """Tell whether a sentence begins between the two tokens, and no stop stands there."""
    if before.tag in ".QK" or before.end > start:
        return False
    return not before.word.endswith(".") or token.tag in "PDB"


def _verbs(tokens: list[Token]) -> list[Token]:
    """Settle which forms of cue verbs are verbs here."""
    before, described, last = ".", False, len(tokens) - 1
    for at, token in enumerate(tokens):
        tag = token.tag
        if tag == "A":
            continue
        if tag == "V":
            tag = tag if _speaks(token, before, tokens[at + 1] if at < last else STOP) else "N"
        elif tag == "N":
            tag = "W" if before in BEFORE_VERBS and is_past(token.word) else tag
        elif tag == "U" and before == "." and at < last and _leads(token, tokens[at + 1]):
            tag = "V"
        if tag != token.tag:
            tokens[at] = replace(token, tag=tag)
        described = tag in "UN" and (before == "D" or described)
        before = _passed(tag, token.word, described=described) if tag in PASSED else tag
    return tokens


def _leads(token: Token, behind: Token) -> bool:
    """Tell whether a sentence begins with a cue: `Said the mayor`, `Citing the weather`."""
    if token.word.endswith("ing"):
        return token.word in CUES
    return token.word in PLAIN and behind.tag in "UDP"


PASSED = frozenset("DUI")  # tags that say more to the verb behind them


def _passed(tag: str, word: str, *, described: bool) -> str:
    """Return what a word is to the verb behind it: its tag but for a few."""
    if tag == "D":
        return "N" if word in ALONE else tag
    if tag == "U":
        return "DU" if described else tag  # a determiner, then a word with a capital
    return "X" if word == "to" else tag


def _speaks(token: Token, before: str, behind: Token) -> bool:
    """Tell whether a cue form is a verb, by the tag before it and the word behind it."""
    if behind.word not in PARTICLES.get(CUES[token.word][0], (behind.word,)):
        return False
    takes = behind.tag in "QK:" or behind.word == "that"
    takes |= behind.tag == "P" and token.word.endswith("s")  # `the mayor calls it`
    if takes and before in {"N", "#", "DU"}:
        return True
    if before in {"D", "S", "#"}:
        return False
    if token.word in NOUNS:
        return before in {"P", "U", "X", "R", "Q", ","}
    if token.word in BARE:
        return before in {"P", "U", "X", "R", "Q", "N", "C", ",", ")"}
    return True
