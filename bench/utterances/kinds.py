"""How well it is told in what way a reading differs from the base.

    python -m bench.utterances.kinds [ORIGINALS.jsonl.gz] [--retold PROGRAM] [--seed N]

For each utterance the base is the reading whose text the program shows. What truly separates a
reading from it the simulator's words know, since each remembers which word of the original it is.
A change found is right if its kind is and its place touches the true one's (for cuts: if most of
the words cut are the same). `macro` is the mean F1 of the nine kinds. `meaning` compares the flags
of changes of meaning, cuts of several words and misspelt names left out, where a flag is a matter
of taste. Readings that were grouped wrongly are passed over here; `grouping` counts them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.driving import Row
from bench.utterances.matching import Found, Laid, f1, laid, line, options, shown, world_of
from bench.utterances.simulator import Told
from bench.utterances.words import Difference, Word, differences, plain

KINDS = (
    "cut-start", "cut-end", "cut-inside", "insertion", "substitution", "spelling", "order", "merge",
    "case-punctuation",
)  # fmt: skip
MOST = 0.5  # share of a cut's words that a right one has
SPACE = re.compile(r"[\w'’-]+")


class Claim(NamedTuple):
    """A change as the program tells it, its place in words of the reading."""

    kind: str
    here: tuple[int, int]
    base: Counter[str]
    meaning: str | None
    shown: str


class Case(NamedTuple):
    """A reading against the base: what is true, and what is claimed."""

    base: Sequence[Word]
    told: Told
    true: list[Difference]
    claims: list[Claim]


def cases(world: Laid) -> Iterator[Case]:
    """Yield the readings that were grouped right, with the changes claimed and true."""
    for row in world.utterances:
        members = [one for one in row["readings"] if one["quotation"] in world.found]
        by_turn: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for one in members:
            told = world.found[one["quotation"]].told
            by_turn[told.report, told.number].append(one)
        whole = {key: rows for key, rows in by_turn.items() if _whole(rows, world)}
        base = next((rows for rows in whole.values() if _text(rows, world) == row["text"]), None)
        if base is None:
            continue
        first = _told(base, world)
        for key in sorted(whole):
            told = _told(whole[key], world)
            if told.utterance == first.utterance and whole[key] is not base:
                words = first.reading.words
                true = differences(words, told.reading.words, told.seams)
                claims = [claim for one in whole[key] for claim in _claims(one, told)]
                yield Case(words, told, true, claims)


def _told(rows: Sequence[Row], world: Laid) -> Told:
    return world.found[rows[0]["quotation"]].told


def _whole(rows: Sequence[Row], world: Laid) -> bool:
    return len(rows) == len(_told(rows, world).parts)


def _text(rows: Sequence[Row], world: Laid) -> str:
    found: list[Found] = sorted(
        (world.found[one["quotation"]] for one in rows), key=lambda one: one.part
    )
    return " ".join(world.quotations[one.id]["text"] for one in found)


def _claims(reading: Row, told: Told) -> Iterator[Claim]:
    places = [place for part in told.parts for place in part.words]
    for change in reading["changes"]:
        start, end = change["start"], change["end"]
        touched = [n for n, (one, two) in enumerate(places) if one < end and start < two]
        spot = sum(one < start for one, _ in places)
        here = (touched[0], touched[-1] + 1) if touched else (spot, spot)
        text = f"{change['kind']} {change['base'][:60]!r} → {change['here'][:60]!r}"
        yield Claim(change["kind"], here, _bag(change["base"]), change["meaning"], text)


def _bag(text: str) -> Counter[str]:
    return Counter(plain(match[0]) for match in SPACE.finditer(text))


def same_place(case: Case, true: Difference, claim: Claim) -> bool:
    """Return whether a claim is about the place of a true difference."""
    if true.kind.startswith("cut") and claim.kind.startswith("cut"):
        cut = _bag(" ".join(word.form for word in case.base[slice(*true.base)]))
        return (cut & claim.base).total() >= MOST * max(cut.total(), claim.base.total())
    return (
        true.here[0] - 1 < claim.here[1] + 1
        and claim.here[0] - 1 < true.here[1] + 1
        and (max(true.here[0], claim.here[0]) <= min(true.here[1], claim.here[1]))
    )


def matched(case: Case, *, by_kind: bool) -> list[tuple[Difference, Claim]]:
    """Return pairs of a true difference and a claim about its place, each once."""
    left = list(case.claims)
    found = []
    for true in case.true:
        able = [one for one in left if same_place(case, true, one)]
        same = [one for one in able if one.kind == true.kind]
        if same or (able and not by_kind):
            claim = (same or able)[0]
            left.remove(claim)
            found.append((true, claim))
    return found


class Tally:
    """Counts of right, claimed and true changes by kind, and the errors."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.claimed: Counter[str] = Counter()
        self.true: Counter[str] = Counter()
        self.errors: dict[str, list[str]] = defaultdict(list)

    def add(self, case: Case) -> None:
        """Count a reading."""
        pairs = matched(case, by_kind=True)
        self.right.update(true.kind for true, _ in pairs)
        self.claimed.update(claim.kind for claim in case.claims)
        self.true.update(true.kind for true in case.true)
        for true in case.true:
            if any(one is true for one, _ in pairs):
                continue
            near = [one for one in case.claims if same_place(case, true, one)]
            base = " ".join(word.form for word in case.base[slice(*true.base)])
            here = " ".join(word.form for word in case.told.reading.words[slice(*true.here)])
            name = f"{true.kind} told as {near[0].kind if near else 'nothing'}"
            claims = "; ".join(one.shown for one in near)
            self.errors[name].append(f"{base[:60]!r} → {here[:60]!r}: {claims}")
        for claim in case.claims:
            if not any(one is claim for _, one in pairs):
                self.errors[f"{claim.kind} claimed, not so"].append(claim.shown)

    def f1(self, kind: str) -> float:
        """Return the F1 of a kind."""
        return f1(self.right[kind], self.claimed[kind], self.true[kind])[2]


def flags(found: Sequence[Case], errors: dict[str, list[str]]) -> tuple[int, int, int]:
    """Return how many flags of meaning are right, claimed and true."""
    right = claimed = true = 0
    for case in found:
        for one, claim in matched(case, by_kind=False):
            forms = [word.form for word in case.base[slice(*one.base)]]
            named = one.kind == "spelling" and any(form[:1].isupper() for form in forms)
            large = one.kind.startswith("cut") and len(forms) > 1
            if named or (large and not one.meaning) or one.kind in {"merge", "order"}:
                continue
            right += bool(one.meaning) and one.meaning == claim.meaning
            claimed += bool(claim.meaning)
            true += bool(one.meaning)
            if one.meaning != claim.meaning:
                errors[f"meaning {one.meaning} told as {claim.meaning}"].append(claim.shown)
    return right, claimed, true


def main() -> None:
    """Simulate, read, compare, and print one line."""
    asked = options("Kinds of change.", 100).parse_args()
    world = laid(world_of(asked), asked.retold)
    found, tally = list(cases(world)), Tally()
    for case in found:
        tally.add(case)
    meant = f1(*flags(found, tally.errors))
    if asked.show:
        for name, rows in sorted(tally.errors.items(), key=lambda item: -len(item[1])):
            shown(name, rows, asked.show)
    values = {kind: tally.f1(kind) for kind in KINDS}
    figures: list[tuple[str, float]] = [("readings", len(found))]
    figures.append(("macro", sum(values.values()) / len(KINDS)))
    figures += [(kind.replace("-", "_"), value) for kind, value in values.items()]
    named = zip(("meaning_p", "meaning_r", "meaning_f1"), meant, strict=True)
    print(line("kinds", [*figures, *named]))


if __name__ == "__main__":
    main()
