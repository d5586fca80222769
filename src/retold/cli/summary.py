"""The lines that follow a reading: what came in, and what there is now."""

from typing import TYPE_CHECKING

from retold.show.labels import plural

if TYPE_CHECKING:
    from retold.library import Library
    from retold.run.given import Taken


def summary(library: "Library", taken: "Taken", seconds: float) -> str:
    """Return what a person wants to know after a reading."""
    counts = library.counts()
    came = [f"{plural(taken.new, 'report')} new"]
    came += [f"{plural(taken.versions, 'version')} of known ones"] * bool(taken.versions)
    came += [f"{taken.known:,} known already"] * bool(taken.known)
    held = [
        plural(counts["stories"], "story", "stories"),
        plural(counts["quotations"], "quotation"),
        f"{plural(counts['retold'], 'saying')} told by several reports",
        plural(counts["people"], "person", "people"),
        plural(counts["discrepancies"], "difference"),
    ]
    kinds = sorted(taken.kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    said = ", ".join(f"{kind} ({count:,})" for kind, count in kinds)
    taken_for = f"taken for: {said}\n" if said else ""
    return f"{taken_for}{', '.join(came)} in {seconds:.1f} s\nthe library holds {', '.join(held)}"
