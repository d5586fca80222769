"""Words by which a kind of report names itself, or is known: in address, title, text, credits."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from retold.lexis.credits import AGENCY
from retold.lexis.hints import has_any
from retold.model import KindName
from retold.stages.kinds.reading import Reading
from retold.stages.kinds.sign import STRONG, SURE, WEAK, Sign

WEIGHTS = {"sure": SURE, "strong": STRONG, "weak": WEAK}
SHOWN = 60  # code points of the words that a reason shows
NOTE = 150  # words; a note of corrections that is longer names itself in its title
WHOLE = 0.5  # of a text, from which it is a correction and does not only have one
OPENING, ENDING = 4, 3  # paragraphs in which a dateline and a last line may stand
# `Reporting by Jane Doe; editing by Joe Roe`
SIGNED = re.compile(
    r"\b(?:reporting|writing) by [A-Z][^\n;]{2,80}; ?(?:writing|editing)", re.IGNORECASE
)
# `HARBOUR TOWN, June 3 (Agency) —`
SENT = re.compile(
    r"\W?(?:[A-Z][\w.’'/-]{0,20},?[ ]|\d{1,2},?[ ]){1,7}"
    r"[(/][ ]?([^\W\d][^\n()/\d]{1,29})[)/][ ]?(?:[—–]|--?(?=\s))"
)
SENDER = re.compile(rf"{AGENCY.pattern}|(?i:\b(?:agency|news service|press)\b)")


class Phrase(NamedTuple):
    """Words that speak for a kind where they are found.

    One of `hints` is in every text that the pattern finds, in small letters. Without any the
    pattern is always looked for.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def search(self, text: str, small: str) -> re.Match[str] | None:
        """Return the first match in a text, which is given in small letters, too."""
        if self.hints and not has_any(small, self.hints):
            return None
        return self.pattern.search(text)


@cache
def phrases(part: str) -> dict[tuple[KindName, float], list[Phrase]]:
    """Return what `weights/kinds.tsv` has of a part: `address`, `section`, `title` or `text`.

    It is in order of kinds and weights; of what speaks for one kind with one weight, only what
    stands first in a text counts.
    """
    raw = (files("retold") / "weights" / "kinds.tsv").read_text(encoding="utf-8")
    found: dict[tuple[KindName, float], list[Phrase]] = defaultdict(list)
    for line in raw.splitlines()[1:]:
        where, kind, strength, pattern, known = line.split("\t")
        if where == part:
            hints = tuple(known.replace("\\n", "\n").split("|")) if known else ()
            phrase = Phrase(re.compile(pattern, re.IGNORECASE), hints)
            found[cast("KindName", kind), WEIGHTS[strength]].append(phrase)
    return found


def worded(reading: Reading) -> Iterator[Sign]:
    """Yield what address, section, title and text say.

    In the text of what is longer than a correction, the words of one do not count.
    """
    for part, words, told in (
        ("address", reading.path, "its address has {}"),
        ("section", reading.section, "its section is {}"),
        ("title", reading.title, "its title has “{}”"),
        ("text", "\n".join(reading.paragraphs), "it has “{}”"),
    ):
        plain = words.replace("’", "'")
        small = "\n" + plain.casefold()
        for (kind, weight), known in phrases(part).items():
            if (part, kind) == ("text", "correction") and not _is_note(reading):
                continue
            matches = filter(None, (one.search(plain, small) for one in known))
            found = min(matches, key=re.Match.start, default=None)
            if found:
                yield Sign(kind, weight, told.format(_short(words[slice(*found.span())])))
    if reading.correcting >= WHOLE:
        yield Sign("correction", STRONG, f"{reading.correcting:.0%} of its words correct")


def _is_note(reading: Reading) -> bool:
    """Tell whether a text may be a correction, and is no report that has one."""
    return reading.correcting >= WHOLE or (reading.length <= NOTE and not reading.correcting)


def credited(reading: Reading) -> Iterator[Sign]:
    """Yield whether an agency has sent the report: its byline, outlet, dateline or last line."""
    for name in (*reading.byline, reading.outlet):
        if AGENCY.fullmatch(name.strip().removeprefix("The ")):
            yield Sign("agency", SURE, f"it is by {name.strip()}")
            break
    yield from _sent(reading.paragraphs[:OPENING])
    if any(SIGNED.search(one) for one in reading.paragraphs[-ENDING:]):
        yield Sign("agency", STRONG, "its last line names who wrote and edited it")


def _sent(paragraphs: Sequence[str]) -> Iterator[Sign]:
    for paragraph in paragraphs:
        found = SENT.match(paragraph)
        if found and SENDER.search(found[1]):
            yield Sign("agency", SURE, f"its dateline names {found[1].strip()}")
            return


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= SHOWN else shown[:SHOWN].rsplit(" ", 1)[0] + " …"
