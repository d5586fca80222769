"""Where a time expression may begin: a quick look before the whole grammar is tried."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from retold.lexis.calendar import HOLIDAYS
from retold.model import Sentence
from retold.stages.dates.parts import (
    ANY_WEEKDAY,
    COUNT,
    KIND,
    MONTH,
    NEARLY,
    NUMBER,
    ORDINAL,
    SEASON,
    UNIT,
)

_SEASONS = "spring|summer|fall|autumn|winter"
_UNITS = (
    "seconds|minutes|hours|days|nights|weeks|weekends|fortnights|months|quarters|seasons|years"
    "|decades|centuries|mornings|afternoons|evenings|summers|winters"
)
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth|final"
    "|opening"
)
_HOLIDAYS = "|".join(name.replace("'", "['’]") for name in sorted(HOLIDAYS))
_COUNTED = rf" (?:{COUNT}[ -])?(?:{KIND} )?{UNIT}"
_TELLING = rf"(?:{KIND} )?(?:{UNIT}|times|o['’]clock)"
# What begins an expression, in any case of its letters, and what must follow.
_WORDS: dict[str, str] = {
    "the": r" (?:['’]?\d|next|following|previous|preceding|ensuing|very|same|past|last|coming"
    r"|current|new|latest|corresponding|comparable|prior|like|year|early|mid|late|small|fiscal"
    r"|beginning|start|middle|end|rest|remainder|close|turn|full|whole|entire|further|near|future"
    r"|foreseeable|recent|distant|not-|period|time|eighteenth|nineteenth|twentieth"
    rf"|{NUMBER}|{ORDINAL}[ -]|(?:fifteenth|twentieth) of|{UNIT}|{ANY_WEEKDAY}"
    rf"|{SEASON}|\w{{1,12}} {SEASON}|(?:{NEARLY} )?{COUNT} (?:{KIND} )?{UNIT}"
    r"|twent|thirt|fort|fift|sixt|sevent|eight|ninet)",
    "that": rf" (?:{_HOLIDAYS}|same|{UNIT}|{SEASON}|{MONTH})",
    "this|last|next": r" \w",
    "past|previous|preceding|coming|following|recent|subsequent|future|those|these|intervening": (
        rf" (?:(?:\w{{1,14}} ){{0,2}}{UNIT}|{COUNT} )"
    ),
    "early|mid|late": rf"(?:[ -]|{SEASON})",
    "earlier|later|sometime": " ",
    "beginning|start|middle|end|rest|remainder|close": " of[ -]",
    "at": f"(?: (?:the|that) time| most | least {COUNT} | present)",
    f"{_SEASONS}|weekend": "",
    _ORDINALS: rf"[ -](?:of {MONTH}|{ANY_WEEKDAY}|quarter|half|fiscal|{KIND} |{UNIT}|century"
    rf"|{COUNT})",
    "yesterday|tomorrow|today|tonight|overnight": "",
    _NUMBERS: rf"[ -](?:(?:past|to) \w|(?:\w{{1,14}}[ -]){{0,5}}?{_TELLING}|century|day\b)",
    "a|an": rf" (?:(?:\w{{1,14}} ){{0,4}}?{UNIT}|(?:\w{{1,14}} )?(?:while|time) ago)",
    "its|his|her|their": f" {ORDINAL} ",
    "some": rf" (?:time ago|day|(?:{COUNT} )?(?:{KIND} )?(?:{UNIT}|times))",
    "half|a quarter|quarter": " (?:past|to) ",
    "several|many|few|half": rf"(?: an?)? (?:{KIND} )?(?:{UNIT}|times)",
    "dozens|hundreds": " of ",
    "quarter": " of an? ",
    "another|all": rf" (?:the )?(?:\w{{1,14}} )?(?:{COUNT} )?{UNIT}",
    "every|each|per": rf" (?:(?:\w{{1,14}} ){{0,2}}(?:{UNIT}|{SEASON}|{MONTH}|{ANY_WEEKDAY}))",
    "once|twice": " (?:an?|per|each|every) ",
    "about|around|approximately": r" \w",
    "almost|nearly|roughly|over|just|just over|just under|more than|less than|fewer than"
    "|up to|as many as|well over|only|exactly|under|close to": _COUNTED,
    "daily|weekly|fortnightly|biweekly|monthly|bimonthly|quarterly|yearly|annually|hourly|nightly"
    "|weekdays|weeknights|weekends|round the clock": "",
    "day|night|week|hour|month|year|decade": "s?-?long",
    "year|month|quarter|decade": "(?:[ -]| to date|['’]s[ -])(?:end|on|over|to|ago|earlier|\\d)",
    "midyear|mid-": "",
    "fiscal": r" (?:year )?(?:\d|first|second|third|fourth|final)",
    "now|right now|nowadays|currently|presently|recently|lately|then|future|long ago|so long ago"
    "|not long ago|not so long ago": "",
    "noon|midnight|midday|dawn|dusk|sunrise|sunset|daybreak|nightfall|morning|afternoon|evening"
    "|night|predawn|pre-dawn|midmorning|mid-morning|midafternoon|mid-afternoon": "",
    _UNITS: "",
    "q|h": "[1-4]\\b",
    "|".join(sorted(HOLIDAYS)): "",
}


def _by_letter() -> Iterator[str]:
    """Yield the words by their first letter, which is compared first: most texts' words fail."""
    rests: dict[str, list[str]] = defaultdict(list)
    for words, follows in _WORDS.items():
        for word in words.split("|"):
            rest = re.escape(word[1:]).replace("'", "['’]")
            rests[word[0]].append(f"{rest}{follows}")
    for letter, found in sorted(rests.items()):
        yield f"[{letter}{letter.upper()}](?i:{'|'.join(found)})"


_START = re.compile(
    rf"\W(?=\d|['’]\d|(?=[ADFJMNOSTW])(?:{MONTH}|{ANY_WEEKDAY})|{'|'.join(_by_letter())})"
)


def starts(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, list[int]]]:
    """Yield the sentences in which an expression may begin, by their number, and where.

    Wherever a rule of the grammar matches, a place is given; at most places none does.
    """
    places = [0, *(match.end() for match in _START.finditer(text))]
    first = 0
    for number, sentence in enumerate(sentences):
        first = bisect_left(places, sentence.start, first)
        last = bisect_right(places, sentence.end - 1, first)
        if first < last:
            yield number, places[first:last]
