"""What a time expression of English news looks like: one rule a kind, one pattern for all.

The rules are ours; what they cover follows the TimeML guidelines (TimeML Annotation Guidelines
1.2.1, 2006), without ages. `named` has the rules that name a stretch of the calendar, `counted`
those that count from somewhere, `parts` what both are made of. Every quantifier is bounded, so
matching is linear in the length of the text.
"""

import re

from retold.stages.dates.counted import DURATION_RULES, POINTING_RULES, SET_RULES, VAGUE_RULES
from retold.stages.dates.named import CLOCK_RULES, DAY_RULES, SPAN_RULES

RULES: dict[str, str] = {
    **DAY_RULES,
    **CLOCK_RULES,
    **SET_RULES,
    **SPAN_RULES,
    **POINTING_RULES,
    **DURATION_RULES,
    **VAGUE_RULES,
}
"""The rules in order of precedence; each is the source of a pattern with named groups."""

UNDATED: dict[str, str] = {
    **dict.fromkeys(SET_RULES, "repeated"),
    **dict.fromkeys(DURATION_RULES, "duration"),
    **dict.fromkeys(VAGUE_RULES, "vague"),
    "century": "vague",
}
"""Rules whose expressions name no days, by the basis that says why."""

_NAMED = re.compile(r"\(\?P<\w+>")
_BACK = re.compile(r"\(\?P=\w+\)")


def _plain(source: str) -> str:
    """Return a rule without groups; what a back reference means is checked by the rule itself."""
    return _NAMED.sub("(?:", _BACK.sub("[/.]", source))


_BEGIN = r"(?<!\w)(?=[\d'’A-Za-z])"  # cheap: most places are inside a word

ANY = re.compile(
    f"{_BEGIN}(?:{'|'.join(f'(?P<{name}>{_plain(rule)})' for name, rule in RULES.items())})"
)
"""All rules at once; `lastgroup` of a match names the rule."""

RULE = {name: re.compile(source) for name, source in RULES.items()}
