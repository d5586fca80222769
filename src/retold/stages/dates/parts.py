"""What the rules of the grammar are put together from: months, weekdays, numbers, units.

Each is the source of a regular expression without groups. Every quantifier is bounded, so matching
is linear in the length of the text.
"""

_FULL_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_SHORT_MONTHS = "Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH = rf"(?:{_FULL_MONTHS}|{_FULL_MONTHS.upper()}|(?:{_SHORT_MONTHS})\b\.?)"
# Months that are no first name and no other word, so that they need no preposition before them.
CLEAR_MONTH = (
    r"(?:January|February|July|September|October|November|December|(?:Jan|Feb|Sept?|Oct|Nov|Dec)\.)"
)
_FULL_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_WEEKDAYS = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
WEEKDAY = rf"(?:{_FULL_WEEKDAYS}|{_FULL_WEEKDAYS.upper()})"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_SHORT_WEEKDAYS})"
# Not "May 5,000", "March 3.5", "June 10:30".
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|:\d|\.\d|%|,\d{3}(?!\d))"
# Not "2,020" nor "20201"; news of the years 1500 to 2099.
YEAR = r"(?:1[5-9]|20)\d\d(?!\w|[.,]\d)"
PART = r"(?i:early|mid|late|(?:the[ ])?(?:beginning|start|middle|end)[ ]of)"
DAYTIME = r"(?i:morning|afternoon|evening|night)"
SEASON = r"(?i:spring|summer|fall|autumn|winter)"
_UNITS = (
    "second|minute|hour|day|night|week|weekend|fortnight|month|quarter|season|year|decade|century"
    "|morning|afternoon|evening|summer|winter"
)
UNIT = rf"(?i:{_UNITS})"
UNITS = (
    "(?i:seconds|minutes|hours|days|nights|weeks|weekends|fortnights|months|quarters|seasons|years"
    "|decades|centuries|mornings|afternoons|evenings|summers|winters)"
)
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a[ ]hundred"
    "|a[ ]dozen|(?:a[ ])?half[ -](?:a[ ])?dozen|dozens[ ]of|hundreds[ ]of"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}}(?:\.\d{{1,2}})?"
    rf"|(?i:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES}))"
)
COUNT = (
    rf"(?:{NUMBER}(?:[ ]?(?:or|to|and|-|–)[ ]?(?:{NUMBER}|more))?(?:[ ](?i:and[ ]a[ ]half))?"
    r"|(?i:half[ ]an?|(?:a[ ]|three[ -])?quarters?[ ]of[ ]an?|several|some|a[ ]few|few|many"
    r"|a[ ]couple(?:[ ]of)?|an?(?:[ ]good)?))"
)
"""How many: a number, a span of two, or words that leave it open."""

NEARLY = (
    r"(?i:about|almost|nearly|around|roughly|approximately|over|just[ ](?:over|under)|more[ ]than"
    r"|less[ ]than|fewer[ ]than|at[ ]least|at[ ]most|up[ ]to|as[ ]many[ ]as|well[ ]over|just|only"
    r"|exactly|some|under|close[ ]to)"
)
_KINDS = (
    "more|full|single|long|straight|consecutive|successive|whole|calendar|business|working|trading"
    "|additional|further|other|extra|short|solid|happy|difficult|hard"
)
KIND = rf"(?i:{_KINDS})"
"""What may stand between a number and a unit of time ("three straight weeks")."""

ORDINAL = (
    r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|opening"
    r"|\d{1,2}(?:st|nd|rd|th))"
)
LINK_WORDS = (
    r"in|since|by|until|till|from|of|during|before|after|through|to|between|and|for|or|early|late"
    r"|back[ ]in|around|about|last|next|this"
)
DETERMINERS = "the|a|its|their|his|her|our"


def after(words: str) -> str:
    """Return a look-behind for any of the words, which may begin a sentence."""
    forms = [form for word in words.split("|") for form in (word, word.capitalize())]
    return "(?:" + "|".join(rf"(?<=\b{form}[ ])" for form in forms) + ")"
