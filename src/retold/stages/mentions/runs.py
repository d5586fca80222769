"""Cut a report's capitalised words into stretches that may each be one name."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from retold.lexis.cues import CUES
from retold.lexis.names import classes, common_words, given_names, roles, surnames
from retold.stages.mentions.tokens import Text, Token
from retold.stages.mentions.trimming import ABBREVIATED, LEADING, NICKNAME_MARKS, PARTICLES, trimmed

# Words that are never part of a person's name, however they are set.
FUNCTION = frozenset(
    """a about above after again against all also although always am among an and another any anyone
    are as asked at back because been before behind being below between both but by can cannot could
    did do does doing down during each earlier either else even ever every everyone everything few
    first following for formerly from further had has have having he he'd he'll he's her here hers
    herself him himself his how however i i'd i'll i'm i've if in inside instead into is isn't it
    it's its itself just last later least less let let's like made many maybe me meanwhile more
    most much must my myself near neither never next no nobody nor not nothing now of off often on
    once one only onto or other others our ours out over own perhaps please quite rather really
    said same saw say says second see several she she'd she'll she's should since so some someone
    something sometimes soon still such than thank thanks that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've thing things this those
    though three through thus to today together tomorrow tonight too toward two under unlike until
    up upon us use very via was wasn't we we'd we'll we're we've well were what what's whatever when
    where whether which while who who's whom whose why with within without won't would yes
    yesterday yet you you'd you'll you're you've your yours yourself asks told tells adds added
    according despite although additionally moreover nevertheless nonetheless furthermore
    photo image video caption read watch click""".split()  # noqa: SIM905 - one column is unreadable
)
# Endings of forms of a word.
ENDINGS = ("s", "es", "ed", "ing")
# A nickname between the given and the family name has at most this many words ("The Rock").
NICKNAME_WORDS = 3
# A given and a family name.
PAIR = 2
# No name has more words than this; a longer stretch is text in capitals.
MOST_WORDS = 15


class Run(Struct, frozen=True, gc=False):
    """Words `first` to `last` (both included) of a text that may be one name.

    `prefix` is the number of the first word that was taken off as a title, role or origin
    (`first` where there was none).
    """

    first: int
    last: int
    prefix: int


def find_runs(text: Text) -> Iterator[Run]:
    """Yield the stretches that may be names, in order, without overlap."""
    last = -1
    for at in text.capitals:
        if at > last:
            sentence = text.tokens[at].sentence
            last = _end(text.tokens, at, text.firsts[sentence + 1])
            first = _with_particles(text.tokens, at, text.firsts[sentence])
            if first < last:
                yield from _cut(text, first, last)
            elif not _breaks(text, at, last):
                yield Run(at, at, at)


def _end(tokens: list[Token], at: int, end: int) -> int:
    """Return the last word of the capitalised stretch that begins at a word."""
    while at + 1 < end:
        step = _step(tokens, at, end)
        if not step:
            break
        at += step
    return at


def _step(tokens: list[Token], at: int, end: int) -> int:
    """Return how many words further the stretch goes on, 0 if it ends here."""
    here, following = tokens[at], tokens[at + 1]
    if here.possessive or here.plain in {"jr", "sr"}:
        return 0
    gap = following.before
    if gap in {" ", "\N{NO-BREAK SPACE}"}:
        if following.capital:
            return 1
        return _particles(tokens, at, end) if following.plain in PARTICLES else 0
    if gap in {". ", "."}:
        initial = len(here.text) == 1 or here.plain in ABBREVIATED
        return int(initial and following.capital and following.plain not in FUNCTION)
    if gap == ", ":
        return int(following.plain in {"jr", "sr"} and following.capital)
    return _nickname(tokens, at, end) if gap in NICKNAME_MARKS else 0


def _particles(tokens: list[Token], at: int, end: int) -> int:
    """Return the steps over one or two small words to a capitalised one, else 0."""
    for step in (2, 3):
        if at + step >= end or tokens[at + step].before != " ":
            return 0
        if tokens[at + step].capital:
            return step
        if tokens[at + step].plain not in PARTICLES:
            return 0
    return 0


def _nickname(tokens: list[Token], at: int, end: int) -> int:
    """Return the steps over a nickname in marks to the family name, else 0."""
    closing = NICKNAME_MARKS[tokens[at + 1].before]
    for step in range(1, NICKNAME_WORDS + 2):
        if at + step >= end or not tokens[at + step].capital:
            return 0
        if step > 1 and tokens[at + step].before == closing:
            known = tokens[at + step].plain
            return step if known in surnames() or known not in common_words() else 0
    return 0


def _with_particles(tokens: list[Token], at: int, first: int) -> int:
    """Return where the stretch begins when small words before it belong to it (`de Blasio`)."""
    begin = at
    while begin > first and tokens[begin].before == " " and tokens[begin - 1].plain in LEADING:
        begin -= 1
    return begin


def _cut(text: Text, first: int, last: int) -> Iterator[Run]:
    """Yield the names inside a stretch: broken at words that are no names, prefixes taken off."""
    begin = first
    for at in range(first, last + 2):
        if at > last or _breaks(text, at, last):
            if at > begin:
                yield from _halves(text, begin, at - 1)
            begin = at + 1


def _halves(text: Text, first: int, last: int) -> Iterator[Run]:
    """Yield a stretch as one name, or as several.

    It is two where its words stand there twice (a byline does), and several where whole names
    stand side by side (a list of keywords does).
    """
    if last - first >= MOST_WORDS:
        return
    half = (last - first + 1) // 2
    if half > 1 and text.plains[first : first + half] == text.plains[first + half : last + 1]:
        yield Run(*trimmed(text.tokens, first, first + half - 1), first)
        first += half
    while last - first >= PAIR and _another_begins(text.plains[first : last + 1]):
        yield Run(*trimmed(text.tokens, first, first + 1), first)
        first += PAIR
    yield Run(*trimmed(text.tokens, first, last), first)


def _another_begins(words: Sequence[str]) -> bool:
    """Tell whether a second whole name stands behind a given and a family name."""
    first, family, second, *rest = words
    if first not in given_names() or family in given_names() or family not in surnames():
        return False
    whole = bool(rest) and rest[0] in surnames()
    return whole and second in given_names() and second not in PARTICLES


def _breaks(text: Text, at: int, last: int) -> bool:
    """Tell whether a word cannot be in a name: a function word, or a common one in a title."""
    token = text.tokens[at]
    if token.plain in FUNCTION:
        return len(token.text) > 1 or text.text[token.end : token.end + 1] != "."
    starts = at == text.firsts[token.sentence]
    if starts and at == last and token.plain in classes()["suffixes"]:
        return True
    if not text.titled[token.sentence] or not _is_common(token.plain):
        return False
    if token.plain in PARTICLES and not token.capital:
        return False
    if not starts and text.plains[at - 1] in given_names():
        return token.plain in CUES or not (token.plain in surnames() or token.plain in roles())
    return token.plain not in given_names() or at == last


@lru_cache(maxsize=20_000)
def _is_common(word: str) -> bool:
    """Tell whether a word, or what it is a form of by its ending, is mostly in lower case."""
    if word in common_words():
        return True
    if word in given_names():
        return False
    bases = {word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)}
    return not common_words().isdisjoint(bases | {base + "e" for base in bases})
