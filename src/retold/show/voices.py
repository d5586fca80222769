"""Whose voices are heard: quotations counted by who speaks.

Speakers without a name have lines of their own, and so has what nobody is said to have said: the
words of all lines of a group are all its words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from msgspec import Struct

from retold.lexis.words import WORD, folded, words
from retold.show.labels import plural
from retold.store.voices import Quoted

Grouping: TypeAlias = Literal["outlet", "month", "story"]
Kind: TypeAlias = Literal["person", "unnamed", "unknown"]
Key: TypeAlias = tuple[Kind, str]

MONTH = len("2024-05")
# Words that stand for somebody whom the report does not tell.
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "him", "her"})
DETERMINERS = frozenset({"the", "a", "an", "some", "several", "one", "his", "her", "their"})
LAST = ("unnamed", "unknown")  # kinds that come after the people, in this order


class Voice(Struct, frozen=True, kw_only=True):
    """How much one speaker is quoted, in the whole library or in one group.

    `group` is an outlet, a month (`2024-05`) or a story's id, None where that is not known or
    nothing is grouped; `title` is the story's. `kind` is `person`, `unnamed` (`a witness`,
    `officials`, an organisation) or `unknown` (nobody is said to speak, or a pronoun that is
    nobody's). `origins` counts the reports with copies folded, `share` is of the group's words
    (0 to 1).
    """

    group: str | None
    title: str | None
    kind: Kind
    name: str | None
    person_id: str | None
    reports: int
    origins: int
    quotations: int
    words: int
    share: float


@dataclass(slots=True)
class _Count:
    names: Counter[str] = field(default_factory=Counter)
    person_id: str | None = None
    reports: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    quotations: int = 0
    words: int = 0

    def add(self, row: Quoted) -> None:
        self.names.update(name for name in [row.person or row.named or row.called] if name)
        self.person_id = self.person_id or row.person_id
        self.reports.add(row.report)
        self.origins.add(row.origin)
        self.quotations += 1
        self.words += len(WORD.findall(row.text))


def voices(rows: Iterable[Quoted], by: Grouping | None = None) -> list[Voice]:
    """Return how much each speaker is quoted, those of most origins first.

    Args:
        rows: The quotations to count.
        by: What to count apart; groups are in order, those not known last.

    """
    groups: dict[str | None, dict[Key, _Count]] = defaultdict(dict)
    titles: dict[str | None, str | None] = {}
    for row in rows:
        group = _group(row, by)
        titles[group] = row.title if by == "story" else None
        groups[group].setdefault(speaker_key(row), _Count()).add(row)
    ordered = sorted(groups, key=lambda group: (group is None, group or ""))
    return [one for group in ordered for one in _lines(group, titles[group], groups[group])]


def speaker_key(row: Quoted) -> Key:
    """Return by what the quotations of one speaker are counted together."""
    if row.person_id or row.person:
        return "person", row.person_id or f"name {row.person}"
    said = row.named or row.called
    known = [folded(word.text) for word in words(said or "")]
    if said is None or (row.named is None and set(known) <= PRONOUNS):
        return "unknown", ""
    if len(known) > 1 and known[0] in DETERMINERS:
        del known[0]
    return "unnamed", " ".join(known)


def _group(row: Quoted, by: Grouping | None) -> str | None:
    if by == "outlet":
        return row.outlet
    if by == "story":
        return row.story
    if by == "month" and row.published and len(row.published) >= MONTH:
        return row.published[:MONTH]
    return None


def _lines(group: str | None, title: str | None, counts: dict[Key, _Count]) -> list[Voice]:
    whole = sum(count.words for count in counts.values())
    found = [
        Voice(
            group=group,
            title=title,
            kind=kind,
            name=_name(kind, count),
            person_id=count.person_id,
            reports=len(count.reports),
            origins=len(count.origins),
            quotations=count.quotations,
            words=count.words,
            share=count.words / whole if whole else 0.0,
        )
        for (kind, _), count in counts.items()
    ]
    return sorted(found, key=_order)


def _name(kind: Kind, count: _Count) -> str | None:
    """Return the name, or the words that most quotations give."""
    if kind == "unknown":
        return None
    return min(count.names, key=lambda name: (-count.names[name], name))


def _order(row: Voice) -> tuple[int, int, int, str, str]:
    rank = LAST.index(row.kind) + 1 if row.kind in LAST else 0
    return rank, -row.origins, -row.words, row.name or "", row.person_id or ""


def attribution(rows: Sequence[Voice]) -> str:
    """Return in a line how much of what is quoted has no known speaker, and how much no name."""
    counts = {kind: [row for row in rows if row.kind == kind] for kind in ("person", *LAST)}
    said = {kind: sum(row.quotations for row in some) for kind, some in counts.items()}
    long = {kind: sum(row.words for row in some) for kind, some in counts.items()}
    whole = sum(long.values())
    share = {kind: shown_share(words, whole) for kind, words in long.items()}
    people = len({row.person_id or row.name for row in counts["person"]})
    return (
        f"{plural(sum(said.values()), 'quotation')}: {said['unknown']:,} of them"
        f" ({share['unknown']} of the words) by nobody known, {said['unnamed']:,}"
        f" ({share['unnamed']}) by speakers without a name, {said['person']:,}"
        f" ({share['person']}) by {plural(people, 'person', 'people')}"
    )


def shown_share(part: int, whole: int) -> str:
    """Return a share in percent; little is not nothing, and nearly all is not all."""
    if 0 < part < whole * 0.005:  # would round to 0
        return "<1%"
    if whole * 0.995 <= part < whole:  # would round to 100
        return ">99%"
    return f"{part / whole if whole else 0:.0%}"
