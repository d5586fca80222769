"""Decide whom a pronoun or a description means, and abstain where that is not clear.

The rules follow what the literature on anaphora found to carry most: gender and number, distance,
grammatical role, and how often somebody is spoken of (Lappin & Leass 1994; Mitkov 1998).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from msgspec import Struct

from retold.lexis.cues import CUES
from retold.lexis.names import Gender, classes, roles
from retold.stages.mentions.beside import ARTICLES, COPULAS, role_of
from retold.stages.mentions.chains import Figure
from retold.stages.mentions.kin import SPOUSES, Kin, own_word
from retold.stages.mentions.phrases import ADVERBS, Phrase, is_aged
from retold.stages.mentions.quoted import Quoted
from retold.stages.mentions.standing import (
    LAST_SUBJECT,
    OWN_SUBJECT,
    Standing,
    apart,
    latest,
    score_of,
)
from retold.stages.mentions.tokens import Text

PREPOSITIONS = frozenset(
    {"of", "by", "for", "with", "to", "from", "in", "on", "at", "about", "against", "into", "like"}
    | {"after", "before", "over", "than", "behind", "between", "near", "including", "and", "or"}
)
# Words that show that what follows is said of something else.
CLAUSE = CUES.keys() | {"it", "there", "that", "who", "which", "this", "what"}
PAIRS = frozenset({"couple", "pair", "duo"})
OBJECT = frozenset({"him", "her"})
# What follows `her` where that is an object.
BEHIND_OBJECT = PREPOSITIONS | {
    *("as", "that", "when", "if", "because", "while", "how", "what", "why", "where", "so", "not"),
    *("until", "since", "through", "during", "out", "up", "down", "off", "back", "away", "again"),
    *("too", "but", "was", "is", "were", "had", "has", "would", "will", "said", "says", "at"),
}
# The best must lead the second by this many points, and stand above the floor.
LEAD = 0.5
LEAD_QUOTED = 1.0
FLOOR = -2.5
# Only so many words behind a description are looked at for a pronoun that shows its gender.
BEHIND = 20
# Only so many people, those met last, are thought of at once, and so many sentences back.
PRESENT = 50
FAR = 30
# A description without other evidence is given to the last subject only this many sentences on.
NEAR = 2


class Item(Struct, frozen=True, gc=False):
    """A name or a phrase in the order of the text; one of `figure` and `phrase` is None."""

    first: int
    last: int
    figure: Figure | None
    phrase: Phrase | None


@dataclass(slots=True)
class Reader:
    """Reads a report's items in order and keeps who is present."""

    text: Text
    marks: Quoted
    barred: Mapping[int, int] = field(default_factory=dict)
    standings: dict[int, Standing] = field(default_factory=dict)
    subjects: dict[int, int] = field(default_factory=dict)
    last: tuple[Item, Figure] | None = None
    pair: tuple[Figure, Figure] | None = None
    latest: int | None = None

    def met(self, item: Item, figure: Figure, *, named: bool) -> None:
        """Note that a person is met at an item."""
        tokens = self.text.tokens
        standing = self.standings.pop(figure.order, None) or Standing(figure)
        self.standings[figure.order] = standing
        standing.count += 1
        sentence = tokens[item.first].sentence
        quoted = self._quoted(item.first)
        subject = not quoted and self._is_subject(item, sentence)
        if subject:
            self.subjects.setdefault(sentence, figure.order)
            self.latest = figure.order
        if sentence != standing.sentence or subject:
            standing.subject = subject
        standing.sentence, standing.place = sentence, item.first
        standing.possessive = named and tokens[item.last].possessive
        standing.quoted = quoted
        self._pair(item, figure)

    def _quoted(self, at: int) -> bool:
        """Tell whether a word stands between quotation marks."""
        return self.marks.cover(self.text.tokens[at].start)

    def _pair(self, item: Item, figure: Figure) -> None:
        """Note two people whose names `and` joins, or one who is named as another's spouse."""
        tokens = self.text.tokens
        if self.last is not None and item.figure is not None:
            between = item.first - self.last[0].last - 1
            joined = between == 1 and tokens[item.first - 1].plain == "and"
            wed = (
                tokens[item.first - 1].plain in SPOUSES
                and item.first > self.text.firsts[tokens[item.first].sentence]
            )
            if (joined or wed) and self.last[1] is not figure:
                self.pair = (self.last[1], figure)
        self.last = (item, figure)

    def couple(self, phrase: Phrase) -> None:
        """Note that `the couple` makes both of the last pair present, as subjects."""
        tokens = self.text.tokens
        if self.pair is None or tokens[phrase.head].plain not in PAIRS:
            return
        for figure in self.pair:
            standing = self.standings[figure.order] = self.standings.pop(figure.order)
            standing.sentence, standing.place = tokens[phrase.first].sentence, phrase.first
            subject = self.subjects.get(standing.sentence, figure.order)
            standing.subject, standing.possessive = subject == figure.order, False

    def _is_subject(self, item: Item, sentence: int) -> bool:
        """Tell whether an item is likely the subject: first in its sentence, or next to a cue."""
        tokens = self.text.tokens
        if tokens[item.last].possessive:
            return False
        first = self.text.firsts[sentence]
        left = tokens[item.first - 1] if item.first > first else None
        if left is not None and left.plain in CUES and tokens[item.first].before == " ":
            return self._quoted(item.first - 1) != self._quoted(item.first) or left.before != " "
        if sentence in self.subjects:
            return False
        return left is None or left.plain not in PREPOSITIONS

    def meant(self, phrase: Phrase) -> Figure | None:
        """Return whom a phrase means, None if that is not clear; `who` means the one before it."""
        if self.text.plains[phrase.first] == "who":
            beside = self.last is not None and self.last[0].last == phrase.first - 1
            return self.last[1] if self.last is not None and beside else None
        return self.pronoun(phrase) if phrase.kind == "pronoun" else self.description(phrase)

    def pronoun(self, phrase: Phrase) -> Figure | None:
        """Return whom a pronoun of the third person means, None if that is not clear."""
        if phrase.gender is None:
            return None
        quoted = self._quoted(phrase.first)
        sentence = self.text.tokens[phrase.first].sentence
        aloof = {self.subjects.get(sentence)} if self._is_object(phrase) else set()
        aloof.add(self.barred.get(phrase.first))
        first = second = FLOOR
        found: Figure | None = None
        for standing in self._present(phrase.gender):
            score = score_of(standing, sentence, quoted=quoted)
            score += OWN_SUBJECT * (standing.figure.order in aloof)
            score += LAST_SUBJECT * (standing.figure.order == self.latest)
            if score > first:
                first, second, found = score, first, standing.figure
            else:
                second = max(second, score)
        return found if first - second >= (LEAD_QUOTED if quoted else LEAD) else None

    def _present(self, gender: Gender | None) -> list[Standing]:
        """Return the people met last, the last first, who may be of a gender (None: of any)."""
        last = islice(reversed(self.standings.values()), PRESENT)
        return [s for s in last if gender is None or s.figure.gender in {None, gender}]

    def _is_object(self, phrase: Phrase) -> bool:
        """Tell whether a pronoun is an object: hardly the subject of its own sentence."""
        word = self.text.plains[phrase.first]
        return word in OBJECT and not self._possesses(phrase)

    def _possesses(self, phrase: Phrase) -> bool:
        """Tell whether `her` stands before what is hers."""
        at = phrase.first + 1
        tokens = self.text.tokens
        if tokens[phrase.first].plain != "her" or at >= len(tokens):
            return False
        return tokens[at].before == " " and tokens[at].plain not in BEHIND_OBJECT

    def description(self, phrase: Phrase) -> Figure | None:
        """Return whom a description means: as a predicate, or with `the` by role or age.

        Without such evidence one that takes up somebody already named means the last subject.
        """
        plains = self.text.plains
        head = plains[phrase.head]
        if not is_singular(head):
            return None
        if (subject := self._predicate_of(phrase)) is not None or plains[phrase.first] != "the":
            return subject
        gender = phrase.gender or self._gender_behind(phrase)
        present = self._present(gender)
        if head != "old" and not is_aged(head):
            same = [s for s in present if role_of(head) in s.figure.roles]
            takes_up = head in classes()["epithets"]
        else:
            number = plains[phrase.head - (head == "old")].split("-")[0]
            same = [s for s in present if number in s.figure.ages]
            takes_up = True
        if same:
            return apart(same)
        return self._last_subject(phrase, present) if takes_up else None

    def _predicate_of(self, phrase: Phrase) -> Figure | None:
        """Return the subject of whom a description says what they are: `she was a mayor`."""
        plains = self.text.plains
        at = phrase.first - 1
        if at > 0 and plains[at] in ADVERBS:
            at -= 1
        first = self.text.firsts[self.text.tokens[phrase.first].sentence]
        if at <= first or plains[at] not in COPULAS or plains[phrase.first] not in ARTICLES:
            return None
        if self.last is None or self.last[0].first < first:
            return None
        figure = self.last[1]
        is_subject = self.subjects.get(self.text.tokens[at].sentence) == figure.order
        between = plains[self.last[0].last + 1 : at]
        return figure if is_subject and CLAUSE.isdisjoint(between) else None

    def _last_subject(self, phrase: Phrase, present: list[Standing]) -> Figure | None:
        sentence = self.text.tokens[phrase.first].sentence
        near = [
            s
            for s in present
            if s.subject
            and not s.quoted
            and sentence - s.sentence <= NEAR + self._quotes(s, sentence)
        ]
        return latest(near) if near else None

    def _quotes(self, standing: Standing, sentence: int) -> int:
        """Return how many sentences between a standing and a sentence begin inside a quotation."""
        firsts = self.text.firsts
        between = range(max(standing.sentence + 1, sentence - FAR), sentence)
        return sum(firsts[n] < firsts[n + 1] and self._quoted(firsts[n]) for n in between)

    def _gender_behind(self, phrase: Phrase) -> Gender | None:
        """Return the gender of the first pronoun behind a phrase in its sentence."""
        tokens = self.text.tokens
        end = self.text.firsts[tokens[phrase.first].sentence + 1]
        for token in tokens[phrase.last + 1 : min(end, phrase.last + 1 + BEHIND)]:
            if token.plain in {"his", "himself"}:
                return "he"
            if token.plain in {"her", "herself"}:
                return "she"
        return None


def is_singular(word: str) -> bool:
    """Tell whether a plain word describes one person: a role, or an age."""
    return word == "old" or word in roles() or is_aged(word)


def find_barred(text: Text, items: Sequence[Item], beside: Mapping[int, Figure]) -> dict[int, int]:
    """Return for possessives whom they cannot mean: in `his father, David` not David.

    Returns:
        The `order` of the person by the number of the possessive.

    """
    barred = {first: figure.order for first, figure in beside.items()}
    for item in items:
        if item.figure is not None and (at := own_word(text, item.first)) is not None:
            barred[at] = item.figure.order
    return barred


def resolve(
    text: Text, items: Sequence[Item], beside: Mapping[int, Figure]
) -> Iterator[tuple[Item, Figure | None]]:
    """Yield each item in order with the person it means.

    Args:
        text: The words of a report.
        items: Names with their person and phrases without, in order of their places.
        beside: For the first word of descriptions that stand beside a name: whom they describe.

    """
    reader = Reader(text, Quoted(text.text), find_barred(text, items, beside))
    kin = Kin(text)
    for item in items:
        figure, phrase = item.figure, item.phrase
        if phrase is not None and phrase.kind == "nominal":
            figure = beside.get(item.first) or reader.meant(phrase) or kin.find(phrase.head)
            if figure is not None:
                kin.tie(phrase.head, figure)
            reader.couple(phrase)
        elif phrase is not None:
            figure = reader.meant(phrase)
        if figure is not None:
            if phrase is None or phrase.kind == "pronoun":
                kin.met(item.first, item.last, figure)
            reader.met(item, figure, named=phrase is None)
        yield item, figure
