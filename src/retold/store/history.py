"""What is written down of ids that were given up: which led where, and which parts went where."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from retold.store.store import Store
from retold.tables_found import SuccessionRow

STORY = "story"


def all_successions(store: Store) -> Iterator[SuccessionRow]:
    """Yield every succession that was written down, in the order in which they came about."""
    for kind, old, new in store.query("SELECT kind, old, new FROM succession ORDER BY number"):
        yield SuccessionRow(kind=kind, old=old, new=new)


def history(store: Store, kind: str, name: str) -> list[SuccessionRow]:
    """Return the successions that led to an id, and those that led on from it, in their order."""
    kinds = (kind, f"{kind} part")
    rows = [row for row in all_successions(store) if row.kind in kinds]
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        after[row.old].add(row.new or "")
        before[row.new or ""].add(row.old)
    wanted = _reached(name, after) | _reached(name, before)
    ends = wanted - {""}
    return [row for row in rows if row.old in ends and (row.new or "") in wanted]


def _reached(start: str, ways: dict[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found - {""}
        found |= fresh
        waiting += sorted(fresh)
    return found | ({""} if any("" in ways.get(one, ()) for one in found) else set())


def put_parts(store: Store, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Write down which other stories took a part of a story, whether its id is gone or not.

    Args:
        store: The library.
        before: The story that each report was in.
        now: The story that it is in.

    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report, old in before.items():
        if report in now:
            counts[old][now[report]] += 1
    rows = []
    for old, heirs in sorted(counts.items()):
        most = min(heirs, key=lambda heir: (heir != old, -heirs[heir], heir))
        rows += [(f"{STORY} part", old, heir) for heir in sorted(heirs) if heir not in {old, most}]
    store.database.executemany("INSERT INTO succession (kind, old, new) VALUES (?, ?, ?)", rows)
