"""Places of a report that other pages lead to, and that no annotation stands at."""

from collections.abc import Iterator

from retold.show.shelf import Shelf


def linked_places(shelf: Shelf, report: str) -> set[tuple[int, int]]:
    """Return where a report shares words, points at another, corrects itself or was changed."""
    found = (
        *_shared(shelf, report),
        *((one.start, one.end) for one in shelf.follow_ups.get(report, ())),
        *_corrected(shelf, report),
        *_changed(shelf, report),
    )
    return {(start, end) for start, end in found if start is not None and end is not None}


def _shared(shelf: Shelf, report: str) -> Iterator[tuple[int, int]]:
    for one in shelf.copies.get(report, ()):
        if one.left == report:
            yield one.left_start, one.left_end
        else:
            yield one.right_start, one.right_end


def _corrected(shelf: Shelf, report: str) -> Iterator[tuple[int | None, int | None]]:
    for one in shelf.corrections.get(report, ()):
        yield one.start, one.end
        yield one.target_start, one.target_end


def _changed(shelf: Shelf, report: str) -> Iterator[tuple[int | None, int | None]]:
    for one in shelf.revisions.get(report, ()):
        yield one.start, one.end
    for one in shelf.revised.get(report, ()):
        yield one.before_start, one.before_end
