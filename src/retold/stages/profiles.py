"""What a report shows of itself when it meets others: rare words, names, day, credits."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import log, sqrt
from typing import NamedTuple, TypeAlias

from retold.lexis.calendar import MONTHS, WEEKDAYS
from retold.lexis.credits import AGENCY
from retold.lexis.prints import run_hash
from retold.lexis.terms import POSSESSIVE, count_known, rarities, term, usual_form
from retold.lexis.words import WORD, folded
from retold.model import Block, Mention, Profile, Quotation, Report, Sentence

AROUND = {"standfirst", "correction"}  # what tells news beside the body
CREDITING = {"wire", "credit", "correction"}
# A term in a fifth of all texts tells nothing of one: log(5) = 1.6.
LEAST_RARITY = 1.6
# More than a story of usual length needs to be known by; 80 to 200 did equally well on the
# stories of neus-train.
MOST_TERMS = 120
# A headline's word counts as if it stood twice in the text; so measured on neus-train.
HEADLINE = 2
# Words with a capital that name no one.
DATING = MONTHS.keys() | WEEKDAYS.keys()
# Letters of words that every headline style but the sentence's gives a capital.
LONG = 5
# Letters from which on a word is seldom an article, pronoun or the like, in any language of Europe.
TELLING = 7
# A word that does not begin a sentence, title or quotation, so that a capital marks a name: one
# that follows a space and no mark after which a capital is due. Small letters of ASCII are left out
# for speed.
INSIDE = re.compile(r"(?<=[^\s.!?:;“\"‘'(•—–-] )[^\W\d_a-z]\w*(?:['’‘-]\w+)*")

# Shorter sentences are alike by chance: "Both were taken to hospital."
LEAST_OWN = 6
# Of longer reports the beginning shows well enough what is copied; measured: 2 kB at most.
MOST_OWN = 250
OWN_MARKS = 2**32  # eight hexadecimal digits: two sentences in a story have one by no chance
# `HARBOUR TOWN, June 3 (Agency) — …`: whose newsroom or agency wrote what follows.
DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.’'-]{0,20},?[ ]|\d{1,2},?[ ]){1,6}"
    r"\(([A-Z][^\n()]{1,40})\)[ ]?(?:[—–]|--?(?=\s))"
)

Counts: TypeAlias = dict[str, int]
"""How often each term stands in a text."""


class Told(NamedTuple):
    """The terms of the news and the headline, which of them are names, the words themselves.

    `body` counts the words of the body, `written` the forms of all words, each by its count.
    """

    news: Counts
    headline: Counts
    proper: set[str]
    body: int
    written: Counter[str]


def find_profile(
    report: Report,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence] = (),
    quotations: Sequence[Quotation] = (),
) -> Iterator[Profile]:
    """Yield the one profile of a report.

    Terms weigh (1 + log of their count) × the shipped rarity (Salton and Buckley, 1988).

    Args:
        report: The report.
        blocks: Its blocks; only those that tell news count.
        mentions: Its mentions; full names of people and organisations are kept.
        sentences: Its sentences; those without one of its quotations are its own.
        quotations: Its quotations.

    Yields:
        One `Profile`; without a body it has the terms of its headline only.

    """
    told = _told(report.text, blocks, (title := _title(report, blocks)) or "")
    yield Profile(
        report=report.id,
        source=report.source,
        url=report.url,
        outlet=report.outlet,
        title=title,
        published=report.published,
        day=report.day,
        words=told.body,
        terms=(terms := _vector(_together(told.news, told.headline))),
        title_terms=_vector(told.headline),
        names=_names(mentions),
        credits=_credits(report, blocks),
        proper=tuple(word for word, _ in terms if word in told.proper),
        own=_own(report, sentences, quotations),
        written=_written(told, {word for word, _ in terms}),
    )


def _title(report: Report, blocks: Sequence[Block]) -> str | None:
    """Return the title that came with the report, else its first headline."""
    return report.title or next(
        (block.of(report.text) for block in blocks if block.role == "headline"), None
    )


def _told(text: str, blocks: Sequence[Block], title: str) -> Told:
    """Return what a report's news and its headline hold."""
    capitals: Counts = defaultdict(int)  # how much oftener a term is written as a name than not
    body = "\n".join(block.of(text) for block in blocks if block.role == "body")
    around = "\n".join(block.of(text) for block in blocks if block.role in AROUND)
    words = WORD.findall(body)
    news = _count(words + WORD.findall(around), capitals)
    _add_names(f"{body}\n{around}", capitals)
    titled = WORD.findall(title)
    in_case = capitals if _in_sentence_case(titled) else defaultdict(int)
    headline = _count(titled, in_case)
    _add_names(title, in_case)
    proper = {word for word, more in capitals.items() if more > 0}
    if not _is_english(news, headline):
        news, headline = _telling(news, proper), _telling(headline, proper)
    written = Counter(words + WORD.findall(around) + titled)
    return Told(news, headline, proper, len(words), written)


def _count(found: Sequence[str], capitals: Counts) -> Counts:
    """Return how often each term is among words; take those in small letters from `capitals`."""
    counts: Counts = defaultdict(int)
    for word, count in Counter(found).items():
        counted = term(word)
        counts[counted] += count
        if not word[0].isupper():
            capitals[counted] -= count
    return counts


def _add_names(text: str, capitals: Counts) -> None:
    """Add to `capitals` how often each term is written as a name.

    A capital where a sentence begins tells neither.
    """
    for word, count in Counter(INSIDE.findall(text)).items():
        counted = term(word)
        if word[0].isupper() and counted.isalpha() and counted not in DATING:
            capitals[counted] += count


def _together(news: Counts, headline: Counts) -> Counts:
    """Return the counts of all terms, those of the headline by what they weigh more."""
    counts = dict(news)
    for word, count in headline.items():
        counts[word] = counts.get(word, 0) + HEADLINE * count
    return counts


def _in_sentence_case(headline: Sequence[str]) -> bool:
    """Tell whether a headline's words stand as in a sentence, so that its capitals mark names."""
    long = [word[0].isupper() for word in headline if len(word) >= LONG]
    return 2 * sum(long) < len(long)


def _is_english(*texts: Counts) -> bool:
    """Tell whether the table of rarities fits the texts: whether it knows half of their words.

    It knows .72 or more of English reports, .41 or less of reports in 20 other languages.
    """
    return 2 * sum(map(count_known, texts)) >= sum(sum(counts.values()) for counts in texts)


def _telling(counts: Counts, proper: AbstractSet[str]) -> Counts:
    """Return the words that tell what a text is about in a language the table does not know.

    To the table its `der` and `pour` are as rare as its names, so only names, numbers and long
    words are kept.
    """
    return {
        word: count
        for word, count in counts.items()
        if word in proper or word.isdigit() or len(word) >= TELLING
    }


def _vector(counts: Counts) -> tuple[tuple[str, float], ...]:
    """Return the strongest terms as a vector of length 1, in order of the term."""
    weighed = [  # the weights negative, so that the strongest come first in plain order
        (-weight if count == 1 else -(1 + log(count)) * weight, word)
        for (word, count), weight in zip(counts.items(), rarities(counts), strict=True)
        if weight >= LEAST_RARITY
    ]
    weighed.sort()
    kept = weighed[:MOST_TERMS]
    length = sqrt(sum(weight * weight for weight, _ in kept))
    return tuple(sorted((word, round(-weight / length, 4)) for weight, word in kept))


def _written(told: Told, terms: AbstractSet[str]) -> tuple[tuple[str, str], ...]:
    """Return the terms that the report writes otherwise, each with its usual form there."""
    forms: dict[str, Counts] = defaultdict(dict)
    for word, count in told.written.items():
        counted = term(word)
        if counted in terms:
            form = POSSESSIVE.sub("", word)
            forms[counted][form] = forms[counted].get(form, 0) + count
    usual = {word: usual_form(some, name=word in told.proper) for word, some in forms.items()}
    return tuple(sorted((word, form) for word, form in usual.items() if word != form))


def _names(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    """Return the full names of people and organisations with the number of their mentions."""
    kinds = {"name", "organisation"}
    counts = Counter(row.name for row in mentions if row.name and row.kind in kinds)
    return tuple(sorted(counts.items()))


def _credits(report: Report, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the agencies that the report's own credit lines name, and whom its dateline names."""
    lines = (block.of(report.text) for block in blocks if block.role in CREDITING)
    found = {found[0] for line in lines for found in AGENCY.finditer(line)}
    opening = next((block for block in blocks if block.role == "body"), None)
    dated = DATELINE.match(report.text, opening.start, opening.end) if opening else None
    return tuple(sorted(found | ({dated[1].strip()} if dated else set())))


def _own(report: Report, sentences: Iterable[Sentence], quotations: Iterable[Quotation]) -> str:
    """Return what tells the report's own sentences, those without a quotation, from others."""
    spans = sorted((row.start, row.end) for row in quotations if row.kind != "indirect")
    found: dict[str, None] = {}
    at = 0
    for sentence in sorted(sentences, key=lambda row: row.start):
        while at < len(spans) and spans[at][1] <= sentence.start:
            at += 1
        quoted = at < len(spans) and spans[at][0] < sentence.end
        if sentence.role != "body" or quoted or len(found) == MOST_OWN:
            continue
        said = WORD.findall(folded(sentence.of(report.text)))
        if len(said) >= LEAST_OWN:
            found[f"{run_hash(said) % OWN_MARKS:08x}"] = None
    return "".join(found)
