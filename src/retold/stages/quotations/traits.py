"""The names of the features that `features` measures; each name is made once and then kept.

The same few combinations stand in every report, so that looking one up costs less than writing
its names again. `weights/speakers.json` has a weight for each name.
"""

from functools import lru_cache
from typing import TypeAlias

from retold.stages.quotations.scales import Names

Place: TypeAlias = tuple[str, str, int, int]
"""The order of cue and subject, the side, the stops and the quotations between (2: more)."""

View: TypeAlias = tuple[str, str, bool]
"""Where a cue touches the quotation, how it begins, and whether its paragraph has only speech."""

Behind: TypeAlias = tuple[bool, bool, bool, bool]
"""Whether the paragraph behind has quotations and begins with a dash; whether the quotation is
closed; whether the paragraph behind takes it up."""

KEPT = 8192  # combinations; 400 reports hold no more than 3,000 of any sort


@lru_cache(maxsize=KEPT)
def placed(place: Place, width: str, kind: str) -> Names:
    """Name where a source of its kind stands."""
    at = _at(place)
    return f"at:{at}|{width}", f"at:{at}|{kind}", f"kind:{kind}"


@lru_cache(maxsize=KEPT)
def between(place: Place, width: str, adjacent: str, last: str) -> Names:
    """Name where a source stands by the cues that touch the quotation, and by its last sign."""
    order, side, stops, _ = place
    return f"adj:{adjacent}|{order}|{side}{stops}|{width}", f"end:{last}|{_at(place)}"


@lru_cache(maxsize=KEPT)
def opened(place: Place, width: str, opening: str) -> Names:
    """Name where a source stands by how the quotation begins."""
    order, side, stops, _ = place
    return f"open:{opening}|{_at(place)}", f"open:{opening}|{side}{stops}|{order}|{width}"


@lru_cache(maxsize=KEPT)
def tail(place: Place, tag: str, width: str, manner: str) -> Names:
    """Name what follows the cue."""
    order, side, stops, _ = place
    return f"tail:{tag}|{_at(place)}", f"tail:{tag}|{manner}|{side}{stops}|{order}|{width}"


@lru_cache(maxsize=KEPT)
def said(place: Place, width: str, manner: str, lemma: str, ing: bool) -> Names:  # noqa: FBT001 - a cache wants places
    """Name the verb of a cue, and whether it ends in -ing."""
    _, side, stops, _ = place
    return f"how:{manner}|{side}{stops}|{width}", f"verb:{lemma}|{side}|{ing}"


@lru_cache(maxsize=KEPT)
def subject(place: Place, left: str, adjacent: str, ing: bool) -> Names:  # noqa: FBT001 - as above
    """Name what stands before the subject of a cue."""
    order, side, stops, _ = place
    return f"subject:{left}|{order}|{ing}", f"subject:{left}|{side}{stops}|{adjacent}"


@lru_cache(maxsize=KEPT)
def manner(place: Place, kind: str, opening: str) -> Names:
    """Name the manner of a cue by how the quotation begins."""
    return (f"how:{kind}|{place[0]}|{_at(place)}|{opening}",)


@lru_cache(maxsize=KEPT)
def standing(place: Place, left: str, right: str, kind: str) -> Names:
    """Name how a source without a cue stands: what is on its left and right."""
    _, side, stops, _ = place
    return (
        f"left:{left}|{side}{stops}",
        f"right:{right}|{side}{stops}",
        f"between:{left}{right}|{kind}",
    )


@lru_cache(maxsize=KEPT)
def ranked(side: str, rank: int, order: str) -> Names:
    """Name how many others stand nearer on the same side."""
    return (f"rank:{side}{rank}|{order}",)


@lru_cache(maxsize=KEPT)
def earlier(rank: int, order: str, kind: str, view: View, colon: bool) -> Names:  # noqa: FBT001 - as above
    """Name a source of the paragraph before, and whether that ends with a colon."""
    adjacent, opening, alone = view
    return (
        f"back:{rank}|{order}|{adjacent}",
        f"back:{order}|{kind}|{alone}",
        f"back:{colon}|{order}|{rank}",
        f"back:{opening}|{adjacent}",
    )


@lru_cache(maxsize=KEPT)
def again(how: str, away: int, back: int, view: View, goes_on: bool) -> Names:  # noqa: FBT001 - as above
    """Name whether a source is the last speaker, and whether that one was left open."""
    adjacent, opening, alone = view
    named = (
        f"again:{how}|{away}|{back}",
        f"again:{how}|{away}|{adjacent}|{opening}",
        f"again:{how}|{goes_on}",
    )
    return (*named, f"again:{how}|{away}|{back}|alone") if alone else named


@lru_cache(maxsize=KEPT)
def below(rank: int, order: str, kind: str, how: Behind) -> Names:
    """Name a source of the paragraph behind, and how that paragraph stands to the quotation."""
    spoken, dash, closed, goes_on = how
    return (
        "below",
        f"below:{rank}|{spoken}|{order}|{closed}",
        f"below:{dash}|{spoken}|{closed}",
        f"below:{kind}|{spoken}|{closed}",
        f"below:{spoken}|{goes_on}|{rank}",
    )


@lru_cache(maxsize=KEPT)
def nobody(view: View, spoken: bool, some: bool) -> Names:  # noqa: FBT001 - as above
    """Name what speaks for a quotation having no speaker in the report."""
    adjacent, opening, alone = view
    return (
        "0",
        f"0:{opening}",
        f"0:{adjacent}",
        f"0:{opening}|{adjacent}|{spoken}",
        f"0:{'some' if some else 'none'}|{alone}",
    )


def _at(place: Place) -> str:
    order, side, stops, quotes = place
    return f"{order}|{side}{stops}{quotes}"
