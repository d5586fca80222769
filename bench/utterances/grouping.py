"""How well quotations that retell the same words are brought together.

    python -m bench.utterances.grouping [ORIGINALS.jsonl.gz] [--retold PROGRAM] [--seed N]

Measured are pairs of quotations that the program found: those in one utterance against those that
truly retell one saying. A quotation that runs two sayings together counts with the one it has more
words of; that it is put with the other is not held against anybody. Beside it stand two baselines
on the same quotations: equal words (`exact`), and difflib's ratio of at least .6 (`difflib`),
joined into groups. `found` is the share of true quotations that are found at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from bench.utterances.matching import Found, Laid, f1, laid, line, options, pairs, shown, world_of
from bench.utterances.words import key_of

RATIO = 0.6
Pair = tuple[str, str]


def words_of(found: Found) -> tuple[str, ...]:
    """Return the words of a quotation as they are compared here."""
    part = found.told.parts[found.part]
    return key_of(found.told.reading.words[part.first : part.first + len(part.words)])


def equal_words(found: Iterable[Found]) -> dict[str, object]:
    """Return the groups of the first baseline."""
    return {one.id: words_of(one) for one in found}


def similar(found: Iterable[Found]) -> dict[str, object]:
    """Return the groups of the second baseline: each joins the first text that is near enough."""
    firsts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    known: dict[tuple[str, ...], object] = {}
    groups: dict[str, object] = {}
    for one in found:
        words = words_of(one)
        matter = one.told.report.partition("r")[0]  # a baseline may know which matter it is
        if (*words, matter) not in known:
            near = (first for first in firsts[matter] if _near(first, words))
            first = next(near, words)
            if first is words:
                firsts[matter].append(words)
            known[*words, matter] = matter, first
        groups[one.id] = known[*words, matter]
    return groups


def _near(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    compared = SequenceMatcher(None, left, right, autojunk=False)
    return compared.real_quick_ratio() >= RATIO and compared.ratio() >= RATIO


def neutral(pair: Pair, found: dict[str, Found]) -> bool:
    """Return whether a pair is one of a merged quotation and the saying it has less of."""
    one, two = (found[name].told for name in pair)
    return one.reading.merged == two.utterance or two.reading.merged == one.utterance


def why(pair: Pair, world: Laid) -> str:
    """Return what kind of pair it is, for the list of errors."""
    one, two = (world.found[name] for name in pair)
    marks = []
    if one.told.reading.merged or two.told.reading.merged:
        marks.append("merged")
    if one.told.reading.fragment or two.told.reading.fragment:
        marks.append("fragment")
    if len(one.told.parts) > 1 or len(two.told.parts) > 1:
        marks.append("split")
    if one.told.reading.speaker != two.told.reading.speaker:
        marks.append("speakers differ")
    short = min(len(words_of(one)), len(words_of(two)))
    return "+".join(marks) or ("short" if short < 7 else "plain")


def classes(missed: Iterable[Pair], world: Laid, title: str, count: int) -> None:
    """Print the errors by class, the costliest first."""
    cases: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(missed):
        rows = [world.quotations[name] for name in pair]
        case = " | ".join(f"{row['text'][:90]} ({row['person']})" for row in rows)
        cases[why(pair, world)].append(case)
    for name, found in sorted(cases.items(), key=lambda item: -len(item[1])):
        shown(f"{title}: {name}", found, count)


def main() -> None:
    """Simulate, read, compare, and print one line."""
    asked = options("Quotations in one utterance.", 100).parse_args()
    world = laid(world_of(asked), asked.retold)
    found = world.found
    utterance = {name: world.quotations[name]["utterance"] for name in found}
    true = pairs({name: one.told.utterance for name, one in found.items()})
    figures: list[tuple[str, float]] = [("quotations", len(found))]
    figures.append(("found", len(found) / world.parts))
    groups = {
        "": utterance,
        "exact_": equal_words(found.values()),
        "difflib_": similar(found.values()),
    }
    for name, group in groups.items():
        claimed = {pair for pair in pairs(group) if pair in true or not neutral(pair, found)}
        values = f1(len(claimed & true), len(claimed), len(true))
        figures += [
            (name + key, value) for key, value in zip("p r f1".split(), values, strict=True)
        ]
        if not name and asked.show:
            classes(claimed - true, world, "wrongly joined", asked.show)
            classes(true - claimed, world, "wrongly apart", asked.show)
    whole = Counter(one.told.utterance for one in found.values())
    told = {(one.told.utterance, utterance[name]) for name, one in found.items()}
    clean = Counter(number for number, _ in told)
    one_piece = sum(count == 1 for count in clean.values()) / len(whole)
    print(line("grouping", [*figures, ("whole", one_piece)]))


if __name__ == "__main__":
    main()
