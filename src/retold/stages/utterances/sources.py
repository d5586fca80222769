"""Whose words a report says it gives: the outlet or the post that a quotation names."""

import re
from collections.abc import Iterable

from retold.lexis.words import folded
from retold.model import Profile, Quotation

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_MEDIA = (
    r"Instagram|Twitter|Facebook|TikTok|Threads|Snapchat|YouTube|LinkedIn|Truth Social|Bluesky"
    r"|Mastodon|Weibo|Telegram|Reddit"
)
_MEDIUM = re.compile(rf"\b(?:{_MEDIA})\b")
_OUTLET = re.compile(
    rf"^(?:the |The )?(?!{_DAYS}|{_MONTHS})([A-Z][\w.’'&-]*(?: (?:of |the |and )?"
    rf"(?!{_DAYS}|{_MONTHS})[A-Z0-9][\w.’'&-]*){{0,5}})"
)


def named_source(venue: str | None) -> str | None:
    """Return the outlet or the site that a venue names, without article, None if it names none.

    A place, a day or an audience ("a crowd", "on Monday") is no source that others can copy.
    """
    if venue is None:
        return None
    medium = _MEDIUM.search(venue)
    if medium:
        return medium[0]
    outlet = _OUTLET.match(venue)
    return outlet[1].rstrip(".,;:’'") if outlet else None


def outlet_key(name: str) -> str:
    """Return an outlet's name as it is compared: folded, without article."""
    return folded(name).removeprefix("the ").strip()


def same_outlet(left: str, right: str) -> bool:
    """Return whether two outlet keys name one outlet: all words of one stand in the other."""
    one, two = set(left.split()), set(right.split())
    return bool(one and two) and (one <= two or two <= one)


def sources_of(rows: Iterable[Quotation], profile: Profile | None) -> dict[str, str]:
    """Return the sources that a report's quotations name, by their keys, less the report's own."""
    names = (named_source(row.venue) for row in rows)
    keys = {outlet_key(name): name for name in names if name}
    own = outlet_key(profile.outlet) if profile is not None and profile.outlet else ""
    return {key: name for key, name in keys.items() if not own or not same_outlet(key, own)}
