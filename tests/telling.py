"""Reports made of quotations, as the engine would bring them together."""

from collections import defaultdict
from itertools import combinations

from retold.model import Profile, Quotation
from retold.stages.utterances import compare_quotations, find_utterances, mark_quotations


class Told:
    """Reports made of quotations, and what the engine would do with them."""

    def __init__(self):
        self.texts = defaultdict(str)
        self.quotations = []
        self.days = {}

    def say(self, report, *parts, speaker="Mara Quill", kind="direct", day=None, **known):
        """Add one turn of speech to a report, split by its cue between the parts."""
        turn = f"{report}-{len(self.quotations):03}"
        if day is not None:
            self.days[report] = day
        cue = None
        for part in parts:
            start = len(self.texts[report]) + 1
            self.texts[report] += f"“{part}”"
            row = Quotation(
                id=f"{report}-{len(self.quotations):03}", report=report, start=start,
                end=start + len(part), text=part, kind=kind, turn=turn, speaker_name=speaker,
                cue="said" if cue else None, cue_start=cue, cue_end=cue and cue + 4,
                confidence=0.95 if speaker else 0.0, **known,
            )  # fmt: skip
            cue = len(self.texts[report]) + 5
            self.texts[report] += " she said. "
            self.quotations.append(row)
        return self

    def links(self):
        """Return what links the quotations that share a mark."""
        holders = defaultdict(set)
        for report in self.texts:
            rows = [row for row in self.quotations if row.report == report]
            for mark in mark_quotations(rows):
                holders[mark.mark].add(mark.node)
        pairs = {pair for held in holders.values() for pair in combinations(sorted(held), 2)}
        rows = {row.id: row for row in self.quotations}
        return [link for a, b in sorted(pairs) for link in compare_quotations(rows[a], rows[b])]

    def utterances(self, *judgements):
        """Return the utterances of all quotations, taken as one component."""
        profiles = [
            Profile(
                report=report, source=report, url=None, outlet=f"The {report}", title=None,
                published=self.days.get(report), words=9,
                day=self.days[report][:10] if report in self.days else None,
            )
            for report in self.texts
        ]  # fmt: skip
        return list(find_utterances(self.quotations, profiles, self.links(), judgements))

    def groups(self, *judgements):
        """Return the texts of each utterance's readings."""
        texts = {row.id: row.text for row in self.quotations}
        found = self.utterances(*judgements)
        return sorted(sorted(texts[r.quotation] for r in u.readings) for u in found)
