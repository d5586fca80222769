"""Which sums of money the report names."""

import re
from collections.abc import Iterator

from retold.lexis.happenings import content, is_past_verb
from retold.lexis.numbers import NUMBER, SCALES, SHORT_SCALES, number_of, whole
from retold.stages.statements.counts import LEAST, MOST, QUALIFIER
from retold.stages.statements.scene import Fact, Scene

_SUM = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,4})?)(?![\d]|,\d)"
_SCALE = r"(?P<scale>trillion|billion|million|thousand|tn|bn|mn|m|k|b)"
_MONEY = re.compile(
    rf"{QUALIFIER}(?:(?:US|A|C|NZ)?(?P<sign>[$£€])[ ]?(?P<sum>{_SUM})(?:[ -]?{_SCALE}\b)?"
    rf"|(?P<spelled>{NUMBER})[ ](?P<name>dollars|euros|pounds)\b(?![ ](?:per|of)\b))"
)
_EACH = re.compile(r"[ ](?:an?|per|each)[ ](?P<each>[a-z]+)\b")
HINTS = ("$", "£", "€", "dollars", "euros", "pounds")
"""Of these a sentence must hold one to name a sum."""
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro"}
_AFTER = re.compile(r"[ -](?P<noun>[a-z]+)\b")
_BEFORE = re.compile(r"\b(?P<noun>[a-z]+) (?:of|worth|totall?ing) (?:an? [a-z]+ )?$")
_REACH = 60  # characters before a sum that hold what it is of
_SCALES = {**SCALES, **SHORT_SCALES}


def find_amounts(scene: Scene) -> Iterator[Fact]:
    """Yield the sums of money that a sentence names, in whole units of the currency."""
    for found in _MONEY.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        number = number_of(found["sum"] or found["spelled"])
        if number is not None:
            value = whole(number * _SCALES.get(found["scale"] or "", 1))
            yield _fact(scene, found, value, scene.told())


def _fact(scene: Scene, found: re.Match[str], value: str, told: str) -> Fact:
    """Return the sum as a fact; its subject is the noun that it belongs to, else `amount`.

    The unit is the currency, with what the sum is paid for each of: `dollar a barrel`.
    """
    each = _EACH.match(scene.text, found.end(), scene.sentence.end)
    currency = _SIGNS[found["sign"]] if found["sign"] else found["name"].removesuffix("s")
    qualifier = (found["qualifier"] or "").lower()
    return Fact(
        found.start("sign") if found["sign"] else found.start("spelled"),
        found.end(),
        _subject(scene, found),
        "amount",
        value,
        None if qualifier in MOST else value,
        None if qualifier in LEAST else value,
        unit=f"{currency} a {each['each']}" if each else currency,
        qualifier=qualifier or None,
        event=told,
    )


def _subject(scene: Scene, found: re.Match[str]) -> str:
    """Return the noun that a sum stands before or is of: "a £5,000 grant", "a grant of £5,000"."""
    after = _AFTER.match(scene.text, found.end(), scene.sentence.end)
    before = _BEFORE.search(scene.before(found.start(), _REACH))
    for noun in (after, before):
        if noun and content(noun["noun"]) and not is_past_verb(noun["noun"]):
            return noun["noun"]
    return "amount"
