"""What a time expression of English news looks like: one rule a kind, one pattern for all.

The rules are ours; what they cover follows the TimeML guidelines (TimeML Annotation Guidelines
1.2.1, 2006), without durations and without times of the day. Every quantifier is bounded, so
matching is linear in the length of the text.
"""

import re

from retold.lexis.calendar import HOLIDAYS

_FULL_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_SHORT_MONTHS = "Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = rf"(?:{_FULL_MONTHS}|{_FULL_MONTHS.upper()}|(?:{_SHORT_MONTHS})\b\.?)"
_FULL_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_WEEKDAYS = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
WEEKDAY = rf"(?:{_FULL_WEEKDAYS}|{_FULL_WEEKDAYS.upper()})"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_SHORT_WEEKDAYS})"
# Not "May 5,000", "March 3.5", "June 10:30".
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|:\d|\.\d|%|,\d{3}(?!\d))"
# Not "2,020" nor "20201"; news of the years 1500 to 2099.
_YEAR = r"(?:1[5-9]|20)\d\d(?!\w|[.,]\d)"
_PART = r"(?i:early|mid|late|(?:the[ ])?(?:beginning|start|middle|end)[ ]of)"
_DAYTIME = r"(?i:morning|afternoon|evening|night)"
UNIT = r"(?i:second|minute|hour|day|night|week|weekend|month|year|decade)"
SMALL = (
    r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|\d{1,3}|several|some|a[ ]few|many|a[ ]couple(?:[ ]of)?|half[ ]an?)"
)
_NEARLY = (
    r"(?i:about|almost|nearly|around|roughly|over|just[ ]over|more[ ]than|less[ ]than|at[ ]least"
    r"|just|only|exactly|some)"
)
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?[ ](?:the[ ])?)?"
_HOLIDAYS = "|".join(
    re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True)
)
_LINK_WORDS = (
    r"in|since|by|until|till|from|of|during|before|after|through|to|between|and|for|or|early|late"
    r"|back[ ]in|around|last|next|this"
)


def _after(words: str) -> str:
    """Return a look-behind for any of the words, which may begin a sentence."""
    forms = [form for word in words.split("|") for form in (word, word.capitalize())]
    return "(?:" + "|".join(rf"(?<=\b{form}[ ])" for form in forms) + ")"


RULES: dict[str, str] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-)"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "numeric": r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d\d)(?![\d/])",
    "nine_eleven": r"(?<![\d/.$])9/11(?![\d/%])",
    "date_range": rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})[ ](?P<day>{_DAY})"
    rf"[ ]?(?:-|–|—|to|through)[ ]?(?P<end>{_DAY})(?:,?[ ](?P<year>{_YEAR}))?",
    "date": rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})[ ](?:the[ ])?(?P<day>{_DAY})"
    rf"(?:,?[ ]?(?P<year>{_YEAR}))?",
    "day_month": rf"{_WEEKDAY_BEFORE}(?:the[ ])?(?P<day>{_DAY})[ ](?:of[ ])?(?P<month>{MONTH})"
    rf"(?:,?[ ](?P<year>{_YEAR}))?",
    "month_year": rf"(?:{_PART}[ -])?(?P<month>{MONTH}),?[ ](?:of[ ])?(?P<year>{_YEAR})",
    "month_relative": rf"(?P<month>{MONTH})[ ](?:of[ ])?(?P<which>last|this|next)[ ]year"
    rf"|(?P<which2>(?i:last|this|this[ ]past|next|this[ ]coming))[ ](?P<month2>{MONTH})\b",
    "month": rf"(?:{_PART}[ -]|(?=[ADFJMNOS]){_after(_LINK_WORDS)})(?P<month>{MONTH})(?![ ]\d)"
    # "for April Ashe": months that are first names too.
    r"(?!(?:(?<=\bApril)|(?<=\bMay)|(?<=\bJune)|(?<=\bAugust))[ ][A-Z][a-z])",
    "holiday": rf"\b(?:(?P<which>(?i:last|this|next))[ ])?(?P<holiday>(?i:{_HOLIDAYS}))\b"
    rf"(?:,?[ ](?:in[ ]|of[ ])?(?P<year>{_YEAR}))?",
    # Not "Super Tuesday", not the "Sunday Times".
    "weekday": r"(?<!\bSuper[ ])(?<!\bBloody[ ])(?<!\bFat[ ])(?<!\bGiving[ ])(?<!\bRuby[ ])"
    rf"(?:(?P<which>(?i:last|next|this[ ]past|this[ ]coming|this|the[ ]previous"
    rf"|the[ ]following|late|early))[ ](?:on[ ])?)?(?P<weekday>{WEEKDAY})(?:[ ]{_DAYTIME})?"
    rf"(?:[ ](?:of[ ])?(?P<week>last|this|next)[ ]week)?\b(?!s\b)"
    r"(?![ ](?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|Tribune|Night[ ](?:Live|Football)))",
    "season": rf"(?:{_PART}[ -])?(?:the[ ])?(?P<season>(?i:spring|summer|fall|autumn|winter))"
    rf"(?:[ ]of)?[ ](?P<year>{_YEAR})"
    r"|(?P<which>(?i:last|this|this[ ]past|next|this[ ]coming))[ ]"
    r"(?P<season2>(?i:spring|summer|fall|autumn|winter))\b",
    "quarter": r"(?i:the[ ])?(?P<quarter>(?i:first|second|third|fourth))[ -]"
    rf"(?P<size>(?i:quarter|half))[ ](?:of[ ])?(?P<year>{_YEAR})",
    "spoken_day": r"\b(?i:the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow|yesterday"
    rf"|tomorrow|today|tonight|last[ ]night|overnight)\b(?:[ ]{_DAYTIME})?"
    rf"|\b(?i:this)[ ]{_DAYTIME}\b",
    "unit": r"(?:\b(?P<part>(?i:earlier|later|early|late|(?:at[ ])?the[ ](?:end|start|beginning)[ ]"
    r"of))[ ])?\b(?P<which>(?i:this|last|next|this[ ]past|this[ ]coming|the[ ]past|the[ ]coming"
    r"|the[ ]last))[ ](?P<unit>weekend|week|month|year|quarter|decade)\b",
    "stretch": r"\b(?i:the[ ])?(?P<which>(?i:last|past|previous|next|coming))[ ]"
    rf"(?P<count>{SMALL})[ ](?P<unit>{UNIT})s\b",
    "ago": rf"(?:\b{_NEARLY}[ ])?\b(?P<count>{SMALL})[ ](?P<unit>{UNIT})s?"
    r"(?P<half>[ ]and[ ]a[ ]half)?[ ](?P<way>(?i:ago|earlier|later|before|after|afterwards?|prior))"
    r"\b",
    "same": r"\b(?P<way>(?i:(?:the|that)[ ]same|that|the[ ](?:next|following|previous)))[ ]"
    rf"(?P<unit>(?i:day|night|{_DAYTIME}|week|month|year))\b",
    "decade": r"(?i:the[ ])?(?:(?i:early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"
    r"|(?i:the[ ])?(?:(?i:early|mid|late)[ -])?(?P<decade2>['’]\d0)s\b"
    r"|(?i:the[ ])(?:(?i:early|mid|late)[ -])?"
    r"(?P<decade3>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    "years": rf"(?<![\w.,/$£€–-])(?P<year>{_YEAR})[-–](?P<end>(?:1[5-9]|20)\d\d|\d\d)(?![\w–-])",
    "year": rf"(?=[12])(?:{_after(_LINK_WORDS + '|fiscal|year')}|(?<=[(])|(?<=\b[Tt]he[ ]))"
    rf"(?P<year>{_YEAR})(?![-–/]\d|%|[ ](?:people|percent|per[ ]cent|miles|feet|men|women|troops))",
}
"""The rules in order of precedence; each is the source of a pattern with named groups."""

_NAMED = re.compile(r"\(\?P<\w+>")
_BACK = re.compile(r"\(\?P=\w+\)")


def _plain(source: str) -> str:
    """Return a rule without groups; what a back reference means is checked by the rule itself."""
    return _NAMED.sub("(?:", _BACK.sub("[/.]", source))


_BEGIN = r"(?<!\w)(?=[\d'’A-Zabcdefhjlmnoprstvwy])"  # cheap: most places are inside a word

ANY = re.compile(
    f"{_BEGIN}(?:{'|'.join(f'(?P<{name}>{_plain(rule)})' for name, rule in RULES.items())})"
)
"""All rules at once; `lastgroup` of a match names the rule."""

RULE = {name: re.compile(source) for name, source in RULES.items()}

HINT = re.compile(
    r"\d|day|DAY|ight|ago\b|year|month|week|decade|quarter|[Ss]pring|[Ss]ummer|[Ff]all|utumn"
    r"|inter|row\b|Christmas|Easter|Hallow|Thanks|teenth|orning|ening|noon|ties\b|later|July"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[A-Z]{3}"
)
"""What every time expression has something of; a sentence without it is passed over at once."""
