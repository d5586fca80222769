"""Roles of lines: what of a page, and of the same words as plain text, is told apart from prose.

Each line of a page is the report's own if the gold body has its words (aligned in order); the
headline is neither. Of the rest, in percent of lines:

f1, p, r       not the report's own, as the program tells it (a role but body or standfirst)
lost           own lines that are told to be something else
dropped        those of them told to be a pitch or about another report; the rest are wire lines,
               corrections, bios and the like, which the gold has in the body
inside_*       the same of the lines between the first and the last own one, where it is hard
text_*         those lines as a plain text, one paragraph each, with no mark-up to go by
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.blocks.zipped import pages
from bench.driving import Row, exported
from retold.inbox.aligning import lines_in
from retold.inbox.shown import Line, lines_of

TOLD = {"body", "standfirst"}
DROPPED = {"promo", "related"}


def spread(report: Row, blocks: Sequence[Row]) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a report's text, each with the role of the block that it begins in."""
    roles = iter(sorted((block["start"], block["end"], block["role"]) for block in blocks))
    block = next(roles, (0, 0, ""))
    for line in lines_of(report["text"]):
        while block[1] <= line.start and block[2]:
            block = next(roles, (0, 0, ""))
        yield line, block[2]


def counted(roles: Sequence[str], own: Sequence[bool], name: str) -> Counter[str]:
    """Return how many lines are own or not, and how many are told so."""
    found: Counter[str] = Counter()
    for role, is_own in zip(roles, own, strict=True):
        if role != "headline":
            told = "own" if role in TOLD else "not"
            found[f"{name}{'own' if is_own else 'not'} as {told}"] += 1
            found[f"{name}own dropped"] += is_own and role in DROPPED
    return found


def figures(counts: Counter[str], name: str) -> dict[str, float]:
    """Return the figures of one way of reading."""
    right, lost = counts[f"{name}not as not"], counts[f"{name}own as not"]
    own = max(1, lost + counts[f"{name}own as own"])
    precision = right / max(1, right + lost)
    recall = right / max(1, right + counts[f"{name}not as own"])
    return {
        f"{name}f1": 2 * precision * recall / max(1e-9, precision + recall),
        f"{name}p": precision,
        f"{name}r": recall,
        f"{name}lost": lost / own,
        f"{name}dropped": counts[f"{name}own dropped"] / own,
    }


def grouped(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return rows by their source."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["source"], []).append(row)
    return found


def measured(path: Path, retold: str) -> dict[str, float]:
    """Return all figures over the pages of a zip."""
    given = [(gold, markup) for gold, markup in pages(path)]
    records = [{"id": gold["id"], "text": markup} for gold, markup in given]
    reports, blocks = (grouped(rows) for rows in exported(records, ("reports", "blocks"), retold))
    counts: Counter[str] = Counter()
    inside: dict[str, tuple[str, list[bool]]] = {}
    for gold, _ in given:
        source = gold["id"]
        lines = list(spread(reports[source][0], blocks[source]))
        held = lines_in([line for line, _ in lines], gold["body"])
        own = [at in held for at in range(len(lines))]
        roles = [role for _, role in lines]
        part = slice(min(held), max(held) + 1)
        counts += counted(roles, own, "") + counted(roles[part], own[part], "inside_")
        inside[source] = ("\n\n".join(line.text for line, _ in lines[part]), own[part])
    plain = [{"id": source, "text": text} for source, (text, _) in inside.items()]
    reports, blocks = (grouped(rows) for rows in exported(plain, ("reports", "blocks"), retold))
    for source, (_, own) in inside.items():
        roles = [role for _, role in spread(reports[source][0], blocks[source])]
        counts += counted(roles, own, "text_")
    return {k: v for name in ("", "inside_", "text_") for k, v in figures(counts, name).items()}


def main() -> None:
    """Print the figures, as the scorers do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--retold", default="retold")
    asked = parser.parse_args()
    print("roles", *(f"{k}={v:.3f}" for k, v in measured(asked.pages, asked.retold).items()))


if __name__ == "__main__":
    main()
