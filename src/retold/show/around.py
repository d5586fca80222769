"""What a page shows around its report, folded: menus, pleas and leads, many lines at a time."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from retold.show.annotate import Paragraph
from retold.show.labels import plural

AROUND = frozenset({"promo", "related"})
# So few lines are as quickly read as unfolded.
LEAST_FOLDED = 4


class Part(Struct, frozen=True):
    """Paragraphs that are shown together; where `summary` has words, folded under them."""

    summary: str
    paragraphs: tuple[Paragraph, ...]


def fold_around(paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    """Yield the paragraphs in parts: those around the report folded, the report as it is."""
    for is_around, some in groupby(paragraphs, lambda one: one.role in AROUND):
        held = tuple(some)
        folded = is_around and len(held) >= LEAST_FOLDED
        yield Part(f"{plural(len(held), 'line')} around the report" if folded else "", held)
