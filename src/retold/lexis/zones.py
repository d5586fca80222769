"""How far east of Greenwich an outlet's clocks may stand, by what its address or its text shows.

Hours are those of standard and of summer time (IANA time zone database); a country with several
zones has the span of those that most of its people live in.
"""

import re
from typing import NamedTuple


class Hours(NamedTuple):
    """Hours east of Greenwich, from the least to the most; west is negative."""

    least: float
    most: float


ANYWHERE = Hours(-5, 0)
"""Outlets of unknown place: New York to London. Of what is published at 05:00 to 10:00 UTC, the
morning of Europe is most and the late evening of the American west little."""

NORTH_AMERICA = Hours(-8, -4)

_BY_COUNTRY = {
    "uk": (0, 1), "ie": (0, 1), "pt": (0, 1), "gh": (0, 0),
    "de": (1, 2), "fr": (1, 2), "it": (1, 2), "es": (1, 2), "nl": (1, 2), "be": (1, 2),
    "at": (1, 2), "ch": (1, 2), "se": (1, 2), "no": (1, 2), "dk": (1, 2), "pl": (1, 2),
    "cz": (1, 2), "hu": (1, 2), "mt": (1, 2), "ng": (1, 1), "za": (2, 2), "zw": (2, 2),
    "fi": (2, 3), "gr": (2, 3), "il": (2, 3), "ua": (2, 3), "eg": (2, 3), "ke": (3, 3),
    "tr": (3, 3), "ae": (4, 4), "pk": (5, 5), "in": (5.5, 5.5), "lk": (5.5, 5.5), "bd": (6, 6),
    "th": (7, 7), "sg": (8, 8), "my": (8, 8), "hk": (8, 8), "ph": (8, 8), "cn": (8, 8),
    "jp": (9, 9), "kr": (9, 9), "au": (8, 11), "nz": (12, 13), "fj": (12, 13),
    "us": (-8, -4), "ca": (-8, -2.5), "jm": (-5, -5), "tt": (-4, -4),
}  # fmt: skip
# A report that gives its hours by these clocks is written for those who live by them.
_AMERICAN_CLOCK = re.compile(
    r"\b(?:[ap]\.?m\.?|noon|midnight) (?:[ECMP][SD]?T|Eastern|Pacific|Central|Mountain)\b"
)


def hours_of(host: str | None, text: str) -> Hours:
    """Return the clocks of an outlet, by the country of its host, else by zones in its text."""
    country = host.rpartition(".")[2] if host else ""
    if country in _BY_COUNTRY:
        return Hours(*_BY_COUNTRY[country])
    return NORTH_AMERICA if _AMERICAN_CLOCK.search(text) else ANYWHERE
