"""Reports cut and named by hand, so that quotations are tested apart from other stages."""

import re

from retold.model import Block, Mention, Report, Sentence
from retold.stages.quotations import find_quotations

NAMES = {
    "Ada Marlow": ("name", "Ada Marlow", "she"),
    "Marlow": ("name", "Ada Marlow", "she"),
    "Tom Reed": ("name", "Tom Reed", "he"),
    "Reed": ("name", "Tom Reed", "he"),
    "the harbour board": ("organisation", "the harbour board", None),
    "The harbour board": ("organisation", "the harbour board", None),
    "the mayor": ("nominal", None, None),
    "he": ("pronoun", None, "he"),
    "He": ("pronoun", None, "he"),
    "she": ("pronoun", None, "she"),
    "She": ("pronoun", None, "she"),
}
STOP = re.compile(r"[.!?]+[\"'”’]*\s+(?=[\"'“‘]?[A-Z])")


def rows_of(text, roles=()):
    """Return a report with blocks cut at blank lines, plain sentences, and known names."""
    report = Report(id="r1", source="quay", text=text)
    blocks, sentences, taken = [], [], set()
    for number, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)):
        role = dict(roles).get(number, "body")
        blocks.append(Block(report="r1", start=match.start(), end=match.end(), role=role))
        ends = [stop.end() for stop in STOP.finditer(text, match.start(), match.end())]
        for start, end in zip([match.start(), *ends], [*ends, match.end()], strict=True):
            place = {"start": start, "end": end, "role": role, "block": number}
            sentences.append(Sentence(report="r1", **place))
    mentions = []
    for words, (kind, name, gender) in NAMES.items():
        for match in re.finditer(rf"\b{words}\b", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                place = {"start": match.start(), "end": match.end(), "text": words}
                mentions.append(Mention(report="r1", kind=kind, name=name, gender=gender, **place))
    mentions.sort(key=lambda one: one.start)
    return report, blocks, sentences, mentions


def told(text, roles=(), judgements=()):
    return list(find_quotations(*rows_of(text, roles), judgements))


def quoted(text, roles=(), judgements=()):
    return [row for row in told(text, roles, judgements) if row.kind != "indirect"]


def reported(text, roles=(), judgements=()):
    return [row for row in told(text, roles, judgements) if row.kind == "indirect"]


def said(text, roles=()):
    return [(row.text, row.speaker_name) for row in quoted(text, roles)]


def words_of(text, roles=()):
    return [row.text for row in quoted(text, roles)]
