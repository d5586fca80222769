"""Find who a report speaks of: names, descriptions, pronouns, and the people they mean."""

import re
from collections.abc import Iterator, Sequence

from retold.lexis.words import folded
from retold.model import Mention, Naming, Report, Sentence

RUN = re.compile(
    r"[A-Z][\w’'-]*(?:(?: |\. )(?:(?:de|la|van|der|von|bin|al|of|the|for) ){0,2}[A-Z][\w’'-]*){0,6}"
)
POSSESSIVE = re.compile(r"['’‘]s?$")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Tt]hey|I|[Ww]e)\b")
NOMINAL = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir)(?: [\w’'“”\"-]+){0,3}? "
    r"(?:man|woman|singer|actor|actress|model|host|winner|minister|president|official|officials|police|"
    r"spokesman|spokeswoman|spokesperson|report|company|witness|statement|mayor|officer|lawyer|judge|"
    r"mother|father|son|daughter|couple|professor|director|ministry|government|council|court|"
    r"team|group|agency|department|doctor|teacher|student|neighbour|neighbor|leader|chief|"
    r"\d+[- ]year[- ]old)\b"
)
LONE_NOMINAL = re.compile(
    r"\b(?:[Pp]olice|[Oo]fficials|[Rr]esidents|[Cc]ritics|[Ee]xperts|[Ww]itnesses|[Aa]uthorities)\b"
)
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "lady",
        "president",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "judge",
        "prof",
        "professor",
    ]
)
NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "his",
        "her",
        "their",
        "in",
        "on",
        "at",
        "of",
        "for",
        "but",
        "and",
        "so",
        "if",
        "when",
        "while",
        "after",
        "before",
        "as",
        "by",
        "with",
        "from",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "what",
        "who",
        "how",
        "why",
        "where",
        "not",
        "no",
        "yes",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
ORGANISATION = frozenset(
    [
        "council",
        "ministry",
        "university",
        "company",
        "inc",
        "corp",
        "party",
        "court",
        "department",
        "police",
        "association",
        "committee",
        "agency",
        "bank",
        "institute",
        "group",
        "club",
        "office",
        "bureau",
        "commission",
        "times",
        "post",
        "news",
        "press",
        "reuters",
    ]
)


def find_mentions(report: Report, sentences: Sequence[Sentence]) -> Iterator[Mention | Naming]:
    """Yield the mentions of a report in order, then one naming a person.

    Args:
        report: The report; only its text and language are read.
        sentences: Its sentences, of any role.

    """
    names: list[tuple[int, int, str, bool]] = []
    for sentence in sentences:
        names += _names(report.text, sentence.start, sentence.end)
    full = _fullest([name for *_, name, is_person in names if is_person])
    rows = [
        Mention(
            report=report.id,
            start=start,
            end=end,
            text=report.text[start:end],
            kind="name" if is_person else "organisation",
            name=full.get(name, name),
        )
        for start, end, name, is_person in names
    ]
    covered = {at for row in rows for at in range(row.start, row.end)}
    for sentence in sentences:
        for pattern, kind in (
            (PRONOUN, "pronoun"),
            (NOMINAL, "nominal"),
            (LONE_NOMINAL, "nominal"),
        ):
            for match in pattern.finditer(report.text, sentence.start, sentence.end):
                if match.end() - 1 not in covered:
                    covered.update(range(*match.span()))
                    rows.append(
                        Mention(
                            report=report.id,
                            start=match.start(),
                            end=match.end(),
                            text=match[0],
                            kind="pronoun" if kind == "pronoun" else "nominal",
                            name=None,
                        )
                    )
    yield from sorted(rows, key=lambda row: (row.start, row.end))
    yield from _namings(report, rows)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    for match in RUN.finditer(text, start, end):
        words = match[0].split(" ")
        left = match.start()
        while words and folded(words[0].strip(".")) in NOT_NAMES | TITLES:
            left += len(words.pop(0)) + 1
        said = POSSESSIVE.sub("", " ".join(words))
        if said and len(said) > 1:
            lower = {folded(word) for word in said.split(" ")}
            is_person = not lower & (ORGANISATION | {"of", "the", "for"}) and (
                len(words) in {2, 3} or match.start() > start
            )
            yield left, left + len(said), said, is_person


def _fullest(names: Sequence[str]) -> dict[str, str]:
    long = sorted({name for name in names if " " in name})
    by_part: dict[str, list[str]] = {}
    for name in long:
        for part in {name.split(" ")[0], name.split(" ")[-1]}:
            by_part.setdefault(part, []).append(name)
    return {
        name: by_part[name][0]
        for name in names
        if " " not in name and len(by_part.get(name, ())) == 1
    }


def _namings(report: Report, rows: Sequence[Mention]) -> Iterator[Naming]:
    forms: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == "name" and row.name:
            forms.setdefault(row.name, []).append(row.text)
    for name, said in sorted(forms.items()):
        yield Naming(
            report=report.id,
            name=name,
            key=folded(name.split(" ")[-1]),
            forms=tuple(sorted(set(said))),
            count=len(said),
        )
