"""Moments of publication put in order of time."""

from datetime import UTC, datetime


def in_order(moment: str | None) -> str:
    """Return what moments in ISO 8601 are put in order by, as text.

    Those with a zone are compared in UTC. One known less finely comes after the finer ones it may
    be equal to, an unknown one last: `~` sorts after every letter of a date.
    """
    if moment and "T" in moment:
        try:
            when = datetime.fromisoformat(moment)
        except ValueError:
            return f"{moment}~"
        if when.tzinfo is not None:
            return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}~"
    return f"{moment or ''}~"
