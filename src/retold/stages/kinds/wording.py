"""Words by which a kind of report names itself, or is known: in address, title, text, credits."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import inf
from typing import NamedTuple, cast

from retold.lexis.credits import AGENCY
from retold.lexis.hints import has_any
from retold.model import KindName
from retold.stages.kinds.reading import Reading
from retold.stages.kinds.sign import FAIR, STRONG, SURE, WEAK, Sign

WEIGHTS = {"sure": SURE, "strong": STRONG, "fair": FAIR, "weak": WEAK}
SHOWN = 60  # code points of the words that a reason shows
NOTE = 150  # words; a note of corrections that is longer names itself in its title
WHOLE = 0.5  # of a text, from which it is a correction and does not only have one
OPENING, ENDING = 4, 3  # paragraphs in which a dateline and a last line may stand
# Words in which such words are no chance; in a text twice as long they count for half. By reason.
CHANCE = 300
BEGINNING, END = 4_000, 2_000  # code points
DEATH = re.compile(
    r"\b(?:dies|died|dead|death|deaths|obituary|passed away|funeral|farewell|goodbye|late|memor\w+"
    r"|tribute|remember\w*|mourn\w*|survived by"
    r"|(?:1[89]|20)\d\d ?[-–—] ?(?:1[89]|20)\d\d|went home to be)\b",
    re.IGNORECASE,
)
# `Reporting by Jane Doe; editing by Joe Roe`
SIGNED = re.compile(
    r"\b(?:reporting|writing) by [A-Z][^\n;]{2,80}; ?(?:writing|editing)", re.IGNORECASE
)
# `HARBOUR TOWN, June 3 (Agency) —`, `June 3 (Agency) -`, `Harbour Town (Agency) –`
SENT = re.compile(
    r"\W?(?:[A-Z][\w.’'/-]{0,20},?[ ]|\d{1,2},?[ ]){1,7}"
    r"[(/][ ]?([^\W\d][^\n()/\d]{1,29})[)/][ ]?(?:[—–]|--?(?=\s))"
)
# How services end a report: `ab/cd/ef`, the initials of who wrote and edited it, or a word.
DESK = re.compile(r"\A[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}\Z|\b[Ee]nditem\W*\Z")
SENDER = re.compile(rf"{AGENCY.pattern}|(?i:\b(?:agency|news service|press)\b)")
# `By The Associated Press`, `Reuters Staff`, `PA Reporters`, `Agence France-Presse in Oslo`
SERVICE = re.compile(
    rf"(?:by )?(?:the )?(?:staff,? )?(?:{AGENCY.pattern}|agence france-presse"
    r"|deutsche presse-agentur|(?:\w+ )?press (?:agency|trust of india)|pa media)"
    r"(?: (?:staff|reporters?|correspondents?|sport|in \w+))?",
    re.IGNORECASE,
)


class Phrase(NamedTuple):
    """Words that speak for a kind where they are found.

    One of `hints` is in every text that the pattern finds, in small letters; looking for them first
    is ten times faster. Without any the pattern is always looked for.
    """

    kind: KindName
    weight: float
    pattern: re.Pattern[str]
    hints: frozenset[str]

    def search(self, text: str, small: str) -> re.Match[str] | None:
        """Return the first match in a text, which is given in small letters, too."""
        if self.hints and not has_any(small, self.hints):
            return None
        return self.pattern.search(text)


@cache
def phrases(part: str) -> tuple[Phrase, ...]:
    """Return what `weights/kinds.tsv` has of a part: `host`, `address`, `title` and so on."""
    raw = (files("retold") / "weights" / "kinds.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in raw.splitlines()[1:])
    return tuple(
        Phrase(
            cast("KindName", kind),
            WEIGHTS[strength],
            re.compile(pattern, re.IGNORECASE),
            frozenset(hints.replace("\\n", "\n").split("|") if hints else ()),
        )
        for where, kind, strength, pattern, hints in rows
        if where == part
    )


def worded(reading: Reading) -> Iterator[Sign]:
    """Yield what address, section, title and text say.

    In the text of what is longer than a correction, the words of one do not count; nor those of an
    obituary where the opening tells of no death, nor the lesser ones of a press release under
    somebody's byline. In a long text words that are seen elsewhere count for less.
    """
    parts = (
        ("host", reading.host, "its host is {}"),
        ("address", reading.path, "its address has {}"),
        ("section", reading.section, "its section is {}"),
        ("outlet", reading.outlet, "its outlet is {}"),
        ("title", reading.title, "its title has “{}”"),
    )
    for part, words, told in parts:
        for one, found in _searched(phrases(part), words):
            yield Sign(one.kind, one.weight, told.format(_short(words[slice(*found.span())])))
    text = _shown(reading)
    chance = min(1.0, CHANCE / max(reading.length, 1))
    passing = _passing(reading)
    heard = [one for one in phrases("text") if passing.get(one.kind, 0.0) <= one.weight]
    for one, found in _searched(heard, text):
        weight = one.weight if one.weight >= STRONG else one.weight * chance
        yield Sign(one.kind, weight, f"it has “{_short(text[slice(*found.span())])}”")
    if reading.correcting >= WHOLE:
        yield Sign("correction", STRONG, f"{reading.correcting:.0%} of its words correct")


def _searched(some: Sequence[Phrase], words: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
    """Yield the phrases that words hold, each where it is first found."""
    plain = words.replace("’", "'")
    small = "\n" + plain.casefold()
    for one in some:
        if found := one.search(plain, small):
            yield one, found


def _shown(reading: Reading) -> str:
    """Return the text, of a long one the beginning and the end: there it says what it is."""
    text = "\n".join(reading.paragraphs)
    return text if len(text) <= BEGINNING + END else f"{text[:BEGINNING]}\n{text[-END:]}"


def _passing(reading: Reading) -> dict[KindName, float]:
    """Return from what weight on words count by which a text names something else than itself."""
    found: dict[KindName, float] = {}
    if not _is_note(reading):
        found["correction"] = inf
    if not any(DEATH.search(words) for words in (reading.title, *reading.paragraphs[:OPENING])):
        found["obituary"] = inf
    if reading.byline:
        found["press release"] = STRONG
    return found


def _is_note(reading: Reading) -> bool:
    """Tell whether a text may be a correction, and is no report that has one."""
    return reading.correcting >= WHOLE or (reading.length <= NOTE and not reading.correcting)


def credited(reading: Reading) -> Iterator[Sign]:
    """Yield whether an agency has sent the report: its byline, outlet, dateline or last line."""
    names = [name.strip() for name in reading.byline]
    services = [name for name in names if SERVICE.fullmatch(name)]
    if SERVICE.fullmatch(reading.outlet.strip()):
        yield Sign("agency", SURE, f"it is by {reading.outlet.strip()}")
    elif services:
        # With a reporter of the outlet's own it is as often the outlet's report.
        weight = SURE if len(services) == len(names) else WEAK
        yield Sign("agency", weight, f"it is by {services[0]}")
    yield from _sent(reading.paragraphs[:OPENING])
    if any(SIGNED.search(one) for one in reading.paragraphs[-ENDING:]):
        yield Sign("agency", STRONG, "its last line names who wrote and edited it")
    if reading.lines and DESK.search(reading.lines[-1]):
        yield Sign("agency", STRONG, "it ends with an agency's mark")


def _sent(paragraphs: Sequence[str]) -> Iterator[Sign]:
    for paragraph in paragraphs:
        found = SENT.match(paragraph)
        if found and SENDER.search(found[1]):
            yield Sign("agency", SURE, f"its dateline names {found[1].strip()}")
            return


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= SHOWN else shown[:SHOWN].rsplit(" ", 1)[0] + " …"
