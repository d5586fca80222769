"""Remember whose relative somebody is: `his wife, Ann Lee` says it, `his wife` calls on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from retold.stages.mentions.chains import Figure
from retold.stages.mentions.tokens import Text

SPOUSES = frozenset(
    {"wife", "husband", "spouse", "partner", "fiancé", "fiancée", "girlfriend", "boyfriend"}
)
RELATIVES = SPOUSES | {
    *("mother", "father", "mum", "mom", "dad", "son", "daughter", "brother", "sister", "uncle"),
    *("aunt", "nephew", "niece", "grandson", "granddaughter", "grandmother", "grandfather"),
    *("stepfather", "stepmother", "stepson", "stepdaughter", "ex-wife", "ex-husband", "twin"),
    *("widow", "widower", "son-in-law", "daughter-in-law", "mother-in-law", "father-in-law"),
}
# What the other of two spouses is.
INVERSE = {"wife": "husband", "husband": "wife", "partner": "partner", "spouse": "spouse"}
# Between whose relative it is and the noun stand at most so many words (`his late wife`).
BETWEEN = 2


@dataclass(slots=True)
class Kin:
    """The ties that a report has named so far, and who its possessives stand for.

    `owners` has, by the number of the word, the person of each possessive met; `ties` the relative
    of a person by the noun, None where two have been named.
    """

    text: Text
    owners: dict[int, Figure] = field(default_factory=dict)
    ties: dict[tuple[int, str], Figure | None] = field(default_factory=dict)

    def met(self, first: int, last: int, figure: Figure) -> None:
        """Note that words `first` to `last`, a name or pronoun, mean a person.

        A relative's noun directly before a name ties the two: `her brother David Holm`.
        """
        word = self.text.tokens[last]
        if word.possessive or word.plain in {"his", "her"}:
            self.owners[last] = figure
        if first > self.text.firsts[word.sentence] and self.text.tokens[first].before == " ":
            self.tie(first - 1, figure)

    def tie(self, head: int, figure: Figure) -> None:
        """Note that the relative whom a noun describes is a person, if the noun has an owner."""
        role = self.text.plains[head]
        if role not in RELATIVES:
            return
        for owner in self._owner(head):
            if owner is not figure:
                self._enter(owner, role, figure)
                if role in INVERSE:
                    self._enter(figure, INVERSE[role], owner)

    def _enter(self, owner: Figure, role: str, figure: Figure) -> None:
        known = self.ties.setdefault((owner.order, role), figure)
        if known is not figure:
            self.ties[owner.order, role] = None

    def find(self, head: int) -> Figure | None:
        """Return the relative whom a noun describes, None if none or two have been named."""
        role = self.text.plains[head]
        if role not in RELATIVES:
            return None
        return next((self.ties.get((owner.order, role)) for owner in self._owner(head)), None)

    def _owner(self, head: int) -> Iterator[Figure]:
        """Yield the person of the possessive before a noun, if there is one."""
        first = self.text.firsts[self.text.tokens[head].sentence]
        for at in range(head - 1, max(first, head - 2 - BETWEEN) - 1, -1):
            if at in self.owners:
                yield self.owners[at]
                return
            if self.text.tokens[at + 1].before != " ":
                return


def own_word(text: Text, first: int) -> int | None:
    """Return the possessive pronoun that a name and a relative's noun stand behind, if one does.

    Args:
        text: The words of a report.
        first: The first word of the name; in `his late father David` that is the fourth word.

    """
    if first == 0 or text.plains[first - 1] not in RELATIVES:
        return None
    lowest = max(text.firsts[text.tokens[first].sentence], first - 2 - BETWEEN)
    behind = range(first - 2, lowest - 1, -1)
    return next((at for at in behind if text.plains[at] in {"his", "her"}), None)
