"""Find the names of organisations and of other bodies that may speak."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.lexis.cues import CUES
from retold.lexis.names import classes, common_words, given_names, roles, titles
from retold.stages.mentions.runs import FUNCTION, Run
from retold.stages.mentions.tokens import Text

LINKS = frozenset({"of", "for", "on", "and"})
# `the Ministry of ... and ...`: a name goes on over at most this many links.
LINKED = 3

# From so many letters on a word in capitals is a name in capitals rather than an abbreviation.
SPELT = 5


class Body(NamedTuple):
    """Words `first` to `last` that name an organisation."""

    first: int
    last: int


def find_organisations(text: Text, runs: Sequence[Run], people: Sequence[bool]) -> Iterator[Body]:
    """Yield the stretches that name organisations, in order, without overlap.

    Args:
        text: The words of a report.
        runs: Its stretches of capitalised words.
        people: For each stretch whether it is a person's name.

    """
    others = {run.prefix: run for run, is_person in zip(runs, people, strict=True) if not is_person}
    last = -1
    for run in runs:
        if run.first > last and run.prefix in others:
            body = _body(text, run, others)
            if body is not None:
                last = body.last
                yield body


def _body(text: Text, run: Run, others: dict[int, Run]) -> Body | None:
    """Return the organisation that begins with a stretch, None if it is none."""
    words = text.plains[run.prefix : run.last + 1]
    headed = not classes()["organisation heads"].isdisjoint(words)
    if headed and (len(words) > 1 or words[0] not in common_words()):
        return Body(run.prefix, _linked(text, run, others))
    if _in_capitals(text, run):
        return Body(run.first, run.last)
    if _is_other(text, run, words[run.first - run.prefix :]):
        return None
    known = not classes()["organisations"].isdisjoint(words)
    return Body(run.first, run.last) if known or _beside_cue(text, run) else None


def _in_capitals(text: Text, run: Run) -> bool:
    """Tell whether one word stands in capitals as letters (`the IMF`) or outlets do (`PEOPLE`)."""
    token = text.tokens[run.first]
    if run.first < run.last or not token.text.isupper() or text.titled[token.sentence]:
        return False
    after_the = run.prefix > 0 and text.plains[run.prefix - 1] == "the"
    return len(token.text) > 1 and (after_the or len(token.text) >= SPELT)


def _is_other(text: Text, run: Run, words: Sequence[str]) -> bool:
    """Tell whether the words are a day, a role, an origin, or begin a sentence."""
    known = classes()
    if words[-1] in known["calendar"] or words[-1] in known["plural roles"]:
        return True
    if words[-1] in roles() or words[-1] in titles():
        return True
    token = text.tokens[run.first]
    if known["demonyms"].issuperset(words) or len(token.text) == 1:
        return True
    starts = run.prefix == text.firsts[token.sentence] or text.titled[token.sentence]
    if (starts or token.text == "I") and _are_plain(words):
        return True
    return len(words) == 1 and words[0] in given_names()


def _are_plain(words: Sequence[str]) -> bool:
    return all(word in common_words() or word in FUNCTION for word in words)


def _beside_cue(text: Text, run: Run) -> bool:
    """Tell whether a verb of speech stands directly behind or before the stretch."""
    tokens = text.tokens
    at = run.last + 1
    if at < text.firsts[tokens[run.last].sentence + 1] and tokens[at].before == " ":
        word = tokens[at].plain
        return word in CUES and word.endswith(("ed", "s", "said", "told", "wrote"))
    return run.prefix > 0 and tokens[run.prefix - 1].plain in {"said", "says", "told"}


def _linked(text: Text, run: Run, others: dict[int, Run]) -> int:
    """Return the last word of a body's name, over `of`, `for`, `and` to more capitalised words."""
    tokens = text.tokens
    last = run.last
    for _ in range(LINKED):
        at = last + 1
        if at >= len(tokens) or tokens[at].plain not in LINKS or tokens[at].before != " ":
            break
        at += 1
        if at < len(tokens) and tokens[at].plain == "the" and tokens[at].before == " ":
            at += 1
        following = others.get(at)
        if following is None or tokens[at].before != " ":
            break
        if tokens[following.last].plain in classes()["calendar"]:
            break
        if tokens[last + 1].plain == "and" and last == run.last:
            break
        last = following.last
    return last
