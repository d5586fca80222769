"""Give every name in a report the fullest name that the report gives the same person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retold.lexis.names import Gender, NameParts, gender_of, parts_of, same_given, titles

# Articles of Arabic before a family name, with a hyphen.
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "as", "ash", "at", "az", "ar"})
# Words of a name this short or shorter are initials and particles.
SMALL = 3
# A name with more words than this, besides those, is likely two, or a title.
WHOLE = 3
# Of the people whose names share a word only so many, the first, are compared with a new name: no
# report of news has more, and the work stays in proportion to the text.
MANY = 50


@dataclass(slots=True, eq=False)
class Figure:
    """A person of one report: the forms of the name, in order of their first places.

    `gender` is what a title shows, else the given name; `shown` only what the report's own words
    show. `titles` are those before its full names; it is `told` of
    where one of these stands in the news and not in a credit or a link.
    """

    name: str
    parts: NameParts
    order: int
    forms: dict[str, int] = field(default_factory=dict)
    gender: Gender | None = None
    shown: Gender | None = None
    roles: dict[str, None] = field(default_factory=dict)
    ages: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    told: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A person's name where it stands: its words, the titles before it, whether in a heading.

    It is `told` where it stands in the news, and not in a credit or a link.
    """

    text: str
    start: int
    titles: tuple[str, ...] = ()
    heading: bool = False
    told: bool = True

    @property
    def shown(self) -> Gender | None:
        """The gender that the titles before the name show."""
        return next((g for word in self.titles if (g := titles().get(word)) is not None), None)


def link_names(names: Sequence[Said]) -> list[Figure]:
    """Return for each name, in order, the person it names in this report.

    A full name is one person's with a fuller one when one's words begin or end the other, or when
    family name and given names agree as far as both give them. A single word is the person whose
    family name, else whose given name, else any other of whose names it is; if several are, those
    of whom the news tells, then those whose full name has had the title before it; of these the one
    named most before it, then the one named first: news gives the family name alone to whom it is
    about. Names between the first and the last count where the name stands outside headings.

    Args:
        names: The names in order of their places.

    """
    parts = [parts_of(said.text) for said in names]
    figures: list[Figure] = []
    near: dict[str, list[Figure]] = {}
    full: dict[tuple[tuple[str, ...], tuple[str, ...]], Figure] = {}
    for said, part in zip(names, parts, strict=True):
        if len(part.words) > 1 and (part.words, part.suffixes) not in full:
            full[part.words, part.suffixes] = _join(figures, near, said, part)
        if len(part.words) > 1:
            figure = full[part.words, part.suffixes]
            figure.titles.update(said.titles)
            figure.told |= said.told
    outside = [part for said, part in zip(names, parts, strict=True) if not said.heading]
    whole = {full[p.words, p.suffixes].order for p in outside if (p.words, p.suffixes) in full}
    index = _Index(figures, whole)
    found: list[Figure] = []
    for said, part in zip(names, parts, strict=True):
        known = full.get((part.words, part.suffixes))
        figure = known or index.find(said, part) or index.add(said, part)
        index.named(figure)
        figure.forms[said.text] = figure.forms.get(said.text, 0) + 1
        figure.shown = figure.shown or said.shown
        found.append(figure)
    for figure in figures:
        figure.gender = figure.shown or gender_of(figure.name)
    return found


def _join(
    figures: list[Figure], near: dict[str, list[Figure]], said: Said, parts: NameParts
) -> Figure:
    """Return the person of a full name, a new one if none of those known agrees.

    Args:
        figures: All people so far; a new one is added.
        near: The people by the first and the last words of their names; they are added too.
        said: The name.
        parts: Its parts.

    """
    ends = {parts.words[0], parts.words[-1]}
    alike = {f.order: f for word in ends for f in near.get(word, ())[:MANY]}
    for order in sorted(alike):
        figure = alike[order]
        if one_person(figure.parts, parts):
            if _fuller(parts, figure.parts):
                figure.name, figure.parts = said.text, parts
            break
    else:
        figure = Figure(said.text, parts, said.start)
        figures.append(figure)
    for word in sorted(ends):
        if figure not in near.setdefault(word, [])[:MANY]:
            near[word].append(figure)
    return figure


def _fuller(one: NameParts, other: NameParts) -> bool:
    """Tell whether a name says more than another: more whole words, then more words."""
    return _fullness(one) > _fullness(other)


def _fullness(parts: NameParts) -> tuple[int, int, int]:
    whole = [word for word in parts.words if len(word) > 1]
    return len(whole), len(parts.words), len(parts.suffixes)


def one_person(one: NameParts, other: NameParts) -> bool:
    """Tell whether two names of two words or more may be one person's in one report."""
    if one.suffixes and other.suffixes and one.suffixes != other.suffixes:
        return False
    short, long = sorted((one.words, other.words), key=len)
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    if short[-1] != long[-1] or not same_given(short[0], long[0]):
        return False
    inner = [word for word in short[1:-1] if not any(same_given(word, w) for w in long[1:-1])]
    return len(long) == len(short) == 2 or not inner  # noqa: PLR2004 - given and family name


@lru_cache(maxsize=20_000)
def other_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words by which a person may be called besides the first and the last.

    Those between (of two family names mostly the first is used: `García` for Ana García Molina),
    the last without its article (`Hamdan` for Bashar al-Hamdan), and the parts of a double name.
    """
    whole = [word for word in words if len(word) > SMALL]
    found = [word for word in words[1:-1] if len(word) > SMALL] if len(whole) <= WHOLE else []
    for word in dict.fromkeys((words[0], words[-1])):
        article, _, rest = word.partition("-")
        if rest and article in ARTICLES:
            found.append(rest)
        elif rest and len(words) > 1:
            found += word.split("-")
    return tuple(dict.fromkeys(found))


class _Index:
    """Finds the person of a single word by family name, then given name, then any other."""

    def __init__(self, figures: list[Figure], whole: set[int]) -> None:
        self.figures = figures
        self.whole = whole
        self.counts: Counter[int] = Counter()
        self.last: dict[str, list[Figure]] = {}
        self.first: dict[str, list[Figure]] = {}
        self.inner: dict[str, list[Figure]] = {}
        for figure in figures:
            self._enter(figure)

    def _enter(self, figure: Figure) -> None:
        self.last.setdefault(figure.parts.words[-1], []).append(figure)
        if len(figure.parts.words) > 1:
            self.first.setdefault(figure.parts.words[0], []).append(figure)
        for word in other_names(figure.parts.words) if figure.order in self.whole else ():
            self.inner.setdefault(word, []).append(figure)

    def add(self, said: Said, parts: NameParts) -> Figure:
        """Enter a person who is known by this word alone."""
        words = parts if parts.words else NameParts((), (said.text.casefold(),), ())
        figure = Figure(said.text, words, said.start)
        self.figures.append(figure)
        self._enter(figure)
        return figure

    def named(self, figure: Figure) -> None:
        """Note that a person was named once more."""
        self.counts[figure.order] += 1

    def find(self, said: Said, parts: NameParts) -> Figure | None:
        """Return the person whose family, given or other name the word is, None if nobody's."""
        if not parts.words:
            return None
        for where in (self.last, self.first, self.inner):
            fit = [f for f in where.get(parts.words[-1], ())[:MANY] if self._fits(f, said)]
            fit = [f for f in fit if f.told] or fit
            fit = [f for f in fit if not f.titles.isdisjoint(said.titles)] or fit
            if fit:
                return min(fit, key=lambda f: (-self.counts[f.order], f.order))
        return None

    @staticmethod
    def _fits(figure: Figure, said: Said) -> bool:
        """Tell whether the title before a name does not speak against a person."""
        if not said.titles or said.shown is None:
            return True
        return (figure.shown or gender_of(figure.name)) in {None, said.shown}
