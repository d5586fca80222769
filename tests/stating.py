"""Statements of a short text, for tests: names are looked up, sentences end at full stops."""

import re

from retold.model import Mention, Report, Sentence
from retold.stages.dates import find_dates
from retold.stages.statements import find_statements

PUBLISHED = "2023-06-15"  # a Thursday
NAMES = {
    "Ada Lund": "Ada Lund",
    "Lund": "Ada Lund",
    "Jonas Pryde": "Jonas Pryde",
    "Pryde": "Jonas Pryde",
    "Wren Oake": "Wren Oake",
    "Bo Oake": "Bo Oake",
    "Ines Calder Jr.": "Ines Calder Jr.",
    "Ines Calder": "Ines Calder",
}


def mentions(text, described=()):
    """Return a mention for every name, the longest first, and for what is described."""
    rows, taken = [], set()
    for name in sorted(NAMES, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                rows.append(mention(text, match, "name", NAMES[name]))
    for words, name in described:
        match = re.search(re.escape(words), text)
        rows.append(mention(text, match, "nominal", name))
    return sorted(rows, key=lambda row: row.start)


def mention(text, match, kind, name):
    start, end = match.span()
    return Mention(report="r", start=start, end=end, text=text[start:end], kind=kind, name=name)


def statements(text, described=(), role="body", published=PUBLISHED, quotations=()):
    precision = "day" if published else None
    report = Report(
        id="r", source="r", text=text, published=published, published_precision=precision
    )
    ends = [match.end() for match in re.finditer(r"(?<=[a-z]{4}\.)\s+", text)] + [len(text)]
    sentences = [
        Sentence(report="r", start=start, end=end, role=role, block=0)
        for start, end in zip([0, *ends[:-1]], ends, strict=True)
    ]
    dates = list(find_dates(report, sentences))
    return list(find_statements(report, sentences, mentions(text, described), dates, quotations))


def ages(text, described=()):
    rows = statements(text, described)
    return [(row.subject, row.value) for row in rows if row.property == "age"]
