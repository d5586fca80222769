"""Find who a report speaks of: names, descriptions, pronouns, and whom they mean.

Words are `tokens`. Names: `runs` cuts stretches of capitals, `trimming` takes off what is no part
of a name, `foreign` says what may be one in other languages than English, `scoring` tells which
are people by `features` (with `shapes`, `around`), `chains` links short names to full ones.
`organisations` are the other bodies. Descriptions and `pronouns` are `phrases`; what stands
`beside` a name, `kin` and `standing` tell whom they mean, `quoted` where somebody speaks,
`resolving` decides. `namings` sums up one person a row.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from retold.lexis.language import may_be_english
from retold.model import Mention, Naming, Report, Sentence
from retold.stages.mentions.beside import read_beside
from retold.stages.mentions.chains import Figure, Said, link_names
from retold.stages.mentions.foreign import cut_foreign, in_whole_names
from retold.stages.mentions.namings import find_namings
from retold.stages.mentions.organisations import Body, find_organisations
from retold.stages.mentions.phrases import Phrase, find_phrases
from retold.stages.mentions.resolving import Item, resolve
from retold.stages.mentions.runs import Run, find_runs
from retold.stages.mentions.scoring import score_runs
from retold.stages.mentions.tokens import Text, read_tokens

__all__ = ["find_mentions"]


TELLING = frozenset({"headline", "standfirst", "body", "caption", "byline", "correction"})
# What sells or leads elsewhere: whom it names the report does not speak of.
FURNITURE = frozenset({"promo", "related"})


def find_mentions(report: Report, sentences: Sequence[Sentence]) -> Iterator[Mention | Naming]:
    """Yield the mentions of a report in order of their places, then one naming a person.

    In other languages than English only names are sought.

    Args:
        report: The report; its text and language are read.
        sentences: Its sentences; those of what sells or leads elsewhere on a page are passed over.

    Yields:
        `Mention` rows: a name without titles and possessive ending, an organisation with its
        `name`, a noun phrase, a pronoun. Then `Naming` rows in order of the name.

    """
    if report.layout:  # of a plain text it is a guess which lines are so
        sentences = [sentence for sentence in sentences if sentence.role not in FURNITURE]
    english = may_be_english(report.language)
    text = read_tokens(report, sentences)
    runs = list(find_runs(text))
    runs = runs if english else list(cut_foreign(text, runs))
    people = [score > 0 for score in score_runs(text, runs)]
    people = people if english else in_whole_names(text, runs, people)
    bodies = list(find_organisations(text, runs, people))
    named = [run for run, is_person in zip(runs, people, strict=True) if is_person]
    names = list(
        zip(named, link_names([_said(text, run, sentences) for run in named]), strict=True)
    )
    phrases = list(find_phrases(text, _taken(text, named, bodies))) if english else []
    rows = [_organisation(report, text, body) for body in bodies]
    found: list[tuple[Mention, Figure]] = []
    for item, figure in _resolved(text, names, phrases):
        row = _mention(report, text, item, figure)
        rows.append(row)
        if figure is not None:
            found.append((row, figure))
    yield from sorted(rows, key=attrgetter("start", "end"))
    yield from find_namings(report.id, found)


def _said(text: Text, run: Run, sentences: Sequence[Sentence]) -> Said:
    start, end = _span(text, run.first, run.last)
    titles = tuple(text.plains[run.prefix : run.first])
    number = text.tokens[run.first].sentence
    heading, told = text.titled[number], sentences[number].role in TELLING
    return Said(" ".join(text.text[start:end].split()), start, titles, heading, told)


def _span(text: Text, first: int, last: int) -> tuple[int, int]:
    """Return the place of words; the full stop of `Jr.` belongs to them."""
    end = text.tokens[last].end
    if text.tokens[last].plain in {"jr", "sr"} and text.text[end : end + 1] == ".":
        end += 1
    return text.tokens[first].start, end


def _taken(text: Text, names: Sequence[Run], bodies: Sequence[Body]) -> bytearray:
    """Mark the words that belong to names."""
    taken = bytearray(len(text.tokens))
    for first, last in [(run.first, run.last) for run in names] + [tuple(b) for b in bodies]:
        taken[first : last + 1] = b"\x01" * (last + 1 - first)
    return taken


def _resolved(
    text: Text, names: Sequence[tuple[Run, Figure]], phrases: Sequence[Phrase]
) -> Iterator[tuple[Item, Figure | None]]:
    """Yield names and phrases in order, each with the person it means."""
    beside = read_beside(text, names, phrases)
    items = [Item(run.first, run.last, figure, None) for run, figure in names]
    items += [Item(phrase.first, phrase.last, None, phrase) for phrase in phrases]
    items.sort(key=attrgetter("first", "last"))
    yield from resolve(text, items, beside)


def _organisation(report: Report, text: Text, body: Body) -> Mention:
    start, end = _span(text, body.first, body.last)
    said = report.text[start:end]
    name = " ".join(said.split())
    return Mention(
        report=report.id, start=start, end=end, text=said, kind="organisation", name=name
    )


def _mention(report: Report, text: Text, item: Item, figure: Figure | None) -> Mention:
    phrase = item.phrase
    start, end = (phrase.start, phrase.end) if phrase else _span(text, item.first, item.last)
    return Mention(
        report=report.id,
        start=start,
        end=end,
        text=report.text[start:end],
        kind=phrase.kind if phrase else "name",
        name=figure.name if figure else None,
        gender=phrase.gender if phrase else figure.shown if figure else None,
    )
