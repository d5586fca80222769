"""Rules of expressions that count units of time, or point to a time without naming it."""

from retold.stages.dates.parts import (
    COUNT,
    DAYTIME,
    KIND,
    LINK_WORDS,
    MONTH,
    NEARLY,
    ORDINAL,
    SEASON,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    after,
)

# Not "two years old", "two-year-old", "60 years of age", "a ten-year-old's".
_NO_AGE = r"(?![ -](?i:olds?|of[ ]age|young)\b)"
_ANY_UNIT = rf"(?:{UNITS}|{UNIT})"
_OF_CALENDAR = "weekend|week|month|year|quarter|decade|season|century"
_OF_A = "(?:end|start|beginning|middle|rest|remainder|close)[ ]of"
_PERIOD = r"(?i:quarter|period|half|year|month|week|season)"
_BACK = r"(?i:last[ ]year|a[ ]year[ ](?:ago|earlier|before))"

POINTING_RULES: dict[str, str] = {
    "before_last": r"\b(?i:the)[ ](?P<unit>(?i:week|weekend|month|year))[ ]"
    r"(?P<way>(?i:before[ ]last|after[ ]next))\b",
    "time_last": r"\b(?i:this|the[ ]same)[ ](?i:time|period|month|week)[ ](?P<way>(?i:last|next))"
    r"[ ](?P<unit>(?i:year|month|week))\b",
    "unit": r"(?:\b(?P<part>(?i:earlier|later|early|late|sometime|mid|(?:the[ ])?(?:very[ ])?"
    rf"{_OF_A}))[ ])?\b(?P<which>(?i:this|last|next|this[ ]past|this[ ]coming"
    r"|the[ ]past|the[ ]coming|the[ ]last|the[ ]current|the[ ]new))[ ]"
    rf"(?:(?i:fiscal|calendar|long)[ ])?(?P<unit>(?i:{_OF_CALENDAR}))\b"
    rf"|\b(?P<part2>(?i:(?:the[ ])?{_OF_A}))[ ]the[ ](?P<unit2>(?i:{_OF_CALENDAR}))\b",
    "term": r"\b(?:(?i:the)[ ](?P<way>(?i:latest|current|same|corresponding|comparable|like"
    r"|year-ago|year-earlier|prior-year))[ ](?:(?i:fiscal)[ ])?"
    rf"(?P<unit>{_PERIOD})\b(?:[ ](?i:of[ ]|in[ ])?(?P<back>{_BACK}))?"
    r"|(?P<way2>(?i:year-ago|year-earlier))\b"
    rf"|(?i:the)[ ](?P<of>{YEAR})[ ](?P<unit2>(?i:quarter|period))\b)",
    # Not "to last two years".
    "stretch": r"(?<!\bto[ ])(?<!\bwill[ ])(?<!\bwould[ ])(?<!\bcould[ ])(?<!\bcan[ ])(?<!\bmay[ ])"
    r"\b(?i:the[ ])?(?P<which>(?i:last|past|previous|preceding|next|coming|following"
    r"|first|final|opening))[ ]"
    rf"(?P<count>{COUNT})[ ](?:{KIND}[ ])?(?P<unit>{UNITS})\b",
    "ago": rf"(?:(?:\b{NEARLY}[ ])?\b(?P<count>{COUNT})[ ](?:{KIND}[ ])?(?P<unit>{_ANY_UNIT})"
    rf"(?P<half>[ ](?i:and[ ]a[ ]half))?|\b(?P<unit2>{UNITS}))[ ]"
    r"(?P<way>(?i:ago|earlier|later|before|after|afterwards?|prior|previously|hence"
    r"|from[ ](?:now|today)))\b(?![ ]than\b)",
    "ahead": rf"{after('in')}(?:{NEARLY}[ ])?(?P<count>{COUNT})[ ]"
    r"(?P<unit>(?i:days?|weeks?|months?|years(?=['’][ ]time)))\b(?:['’]s?[ ]time\b)?",
    "beside": rf"\b(?i:the)[ ](?P<unit>(?i:{_OF_CALENDAR}|day|{DAYTIME})|{WEEKDAY})[ ]"
    r"(?P<way>(?i:before|after|earlier))\b(?:[ ](?P<that>that)\b)?",
    "same": r"\b(?P<way>(?i:(?:the|that)[ ]same|that|the[ ](?:very[ ])?(?:next|following|previous"
    r"|preceding|ensuing)))[ ]"
    rf"(?P<unit>(?i:day|{DAYTIME}|{_OF_CALENDAR}|{SEASON})|{MONTH}\b)(?![ ]\d)",
    "nth": rf"\b(?i:(?:the|a|its|his|her|their)[ ])?(?P<nth>{ORDINAL})[ ](?:{KIND}[ ])?"
    rf"(?P<unit>(?i:day|night|{_OF_CALENDAR})|{WEEKDAY})\b",
    "year_end": r"\b(?P<unit>(?i:year|month|quarter|decade))(?:['’]s[ ]|-|[ ])(?i:end)\b"
    rf"(?:[ ](?P<year>{YEAR}))?"
    r"|\b(?i:the[ ](?P<unit2>year|month|quarter|decade)['’]s[ ](?:end|start|close))\b"
    r"|\b(?i:mid-?(?P<unit3>year|month|week|season))\b|\b(?i:(?P<unit4>year)[ ]to[ ]date)\b",
    "week_of": r"\b(?i:the[ ]week[ ]of)\b",
    "whole": r"\b(?i:the)[ ](?:(?i:full|whole|entire)[ ])?"
    rf"(?P<unit>(?i:hour|day|{_OF_CALENDAR}|period))\b"
    r"(?!-|[ ]\d|[ ](?:care|job|school|trip|end|tripper)\b)",
}
"""What is counted from publication, or from the day named last."""

_RATE = rf"(?i:an?|per|each|every)[ ](?:{UNIT})\b"
SET_RULES: dict[str, str] = {
    "repeated": rf"\b(?i:every|each)[ ](?:(?i:single|other|second|third|few|half|{COUNT})[ ])?"
    rf"(?:{UNITS}|{UNIT}\b|{SEASON}|{MONTH}|{WEEKDAY}(?:[ ]{DAYTIME})?)\b"
    rf"|\b(?i:once|twice|(?:{COUNT})[ ]times)[ ]{_RATE}"
    rf"|\b{COUNT}[ ]{UNITS}[ ](?i:an?|per|each|every)[ ]{UNIT}\b"
    rf"|\b(?i:per)[ ]{UNIT}\b"
    # Not the "Daily Mail".
    r"|\b(?!(?:Daily|Weekly|Monthly)[ ][A-Z])(?i:daily|weekly|fortnightly|biweekly"
    r"|monthly|bimonthly|quarterly|yearly|annually|hourly"
    r"|nightly|weekdays|weeknights|year-on-year|year-over-year|month-on-month|year[ ]on[ ]year"
    r"|month[ ]on[ ]month|year[ ]over[ ]year|round[ ]the[ ]clock)\b"
    rf"|{WEEKDAY}s\b|\b{WEEKDAY}[ ](?i:mornings"
    rf"|afternoons|evenings|nights)\b|{after('on|at')}(?i:weekends)\b",
}
"""What recurs: it is found, and names no stretch of the calendar."""

_LONG_UNITS = r"(?i:minutes|hours|days|weeks|months|years|decades|centuries)\b"
_NO_HOURS = "".join(
    rf"(?<!\b{word}[ ])"
    for word in ("business", "working", "opening", "office", "visiting", "school", "peak", "light")
)
DURATION_RULES: dict[str, str] = {
    # Not "a second barn", not "three quarters of the seats".
    "duration": r"(?<!\baged[ ])"
    rf"(?!(?i:an?[ ](?:second|quarter|season|morning|afternoon|evening|summer|winter)"
    r"|(?:an?|one|two|three)[ -]quarters?)\b)"
    r"(?:\b(?i:the|another|an[ ]additional|(?:the[ ])?(?:first|last|next|past|previous|latest)"
    rf"|(?:a|the)[ ]further)[ ])?(?:\b{NEARLY}[ ])?\b{COUNT}[ -](?:{KIND}[ ])?{_ANY_UNIT}\b"
    rf"(?:[ ](?i:and[ ]a[ ]half|or[ ](?:so|two|more)))?\b{_NO_AGE}(?!-round)"
    r"|\b(?i:(?:day|night|week|month|year|hour|decade)s?-?long)\b",
    "whole_unit": r"\b(?i:all|(?:the|an?)[ ](?:whole|entire)|another)[ ](?:(?i:the)[ ])?"
    rf"(?!(?i:second|quarter)\b){UNIT}\b(?!-)",
    "open": r"\b(?i:recent|coming|past|subsequent|previous|future|later|earlier|those|these|early"
    rf"|final|intervening)[ ](?:(?i:few|several|many)[ ])?{UNITS}\b{_NO_AGE}"
    rf"|(?={UNITS}\b)(?:{after(LINK_WORDS + '|within|over|took|takes|the|many|lasted|just|only')}"
    rf"(?!(?i:seconds|quarters)\b){UNITS}|(?<![-\w])(?<!\d[ ]){_NO_HOURS}{_LONG_UNITS}){_NO_AGE}"
    r"(?<![Tt]he[ ]minutes)",
}
"""How long something takes: it is found, and names no stretch of the calendar."""

# What may follow "the past" where that is the noun and not a word before one.
_NOT_NOUNS = (
    "of|is|was|has|had|will|would|may|might|can|could|and|or|but|for|in|on|at|as|to|with|without|by"
    "|that|which|when|if|he|she|it|they|we|you|looks?|holds?|seems?|lies"
)
VAGUE_RULES: dict[str, str] = {
    "vague": r"\b(?i:right[ ])?(?i:now)\b(?![ ]that\b)"
    r"|\b(?i:nowadays|currently|presently|recently|lately|at[ ]present)\b(?<!\bas[ ]recently)"
    r"|\b(?i:the[ ](?:near[ ]|foreseeable[ ]|recent[ ]|distant[ ]|not-too-distant[ ])?(?:future"
    rf"|past))\b(?:(?=\W*$|[^\w\s’'])|(?=[ ](?:{_NOT_NOUNS})\b))"
    rf"|{after('in')}future\b"
    rf"|{after('since|until|till|by|back|before')}then\b"
    r"|\b(?i:at)[ ](?:the|that)[ ]time\b"
    r"|\b(?i:(?:not[ ](?:so[ ])?|so[ ])?long|some[ ]time|a[ ](?:short[ ]|little[ ]|long[ ])?"
    r"(?:while|time))[ ](?i:ago)\b"
    r"|\b(?i:one|some)[ ]day\b(?:[ ]soon)?"
    r"|\b(?i:weekend)\b(?!-)",
}
"""Now, then, some day: it is found, and no stretch of the calendar can be known."""
