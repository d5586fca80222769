"""Rules of expressions that name a stretch of the calendar, or a time of the day."""

import re

from retold.lexis.calendar import HOLIDAYS
from retold.stages.dates.parts import (
    ANY_WEEKDAY,
    CLEAR_MONTH,
    DAY,
    DAYTIME,
    DETERMINERS,
    LINK_WORDS,
    MONTH,
    PART,
    SEASON,
    WEEKDAY,
    YEAR,
    after,
)

_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{ANY_WEEKDAY}),?[ ](?:the[ ])?)?"
_HOLIDAYS = "|".join(
    re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True)
)
_ZONE = (
    r"(?:[ ](?:GMT|UTC|BST|CES?T|AE[SD]T|IST|SGT|JST|[ECMP][SD]?T"
    r"|(?:Eastern|Central|Mountain|Pacific|local)(?:[ ](?:Standard|Daylight))?"
    r"(?:[ ](?i:time))?)\b)?"
)
_HALF_DAY = r"(?i:a\.m\.?|p\.m\.?|am|pm)(?!\w)"
_ABOUT = r"(?:(?i:about|around|approximately|roughly)[ ])?"
_CLOCK = r"\d{1,2}(?:[:.][0-5]\d){0,2}"
_TO = r"[ ]?(?:-|–|—|to|until)[ ]?"
# What is told apart by its year ("2008 election results").
_OF_YEARS = (
    "elections?|campaign|presidential|season|budget|census|report|law|debate|primary|referendum"
    "|convention|race|Olympics|Games|World|crash|recession|earnings|results|sales|film|album|book"
    "|novel|study|survey|war|attacks?|earthquake|floods?|hurricane|strike|deal|agreement|treaty"
    "|act|constitution|video|speech|interview|vote|title|tax|holiday|school|academic|first-quarter"
    "|second-quarter|third-quarter|fourth-quarter|was|were|is|will"
)
_SPELLED_DAY = (
    "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth)"
    "(?=[ ]of)"
)
_PAPERS = "Times|Telegraph|Mirror|Express|Herald|Mail|Post|Tribune|Night[ ](?:Live|Football)"

CLOCK_RULES: dict[str, str] = {
    "clock": rf"{_ABOUT}(?:{_CLOCK}{_TO})?{_CLOCK}[ ]?{_HALF_DAY}{_ZONE}"
    rf"|{_ABOUT}(?<![\d:.,/$£€-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:.]\d|\d){_ZONE}"
    r"|(?:[01]\d|2[0-3])[0-5]\d[ ](?:GMT|UTC|BST|hours)\b"
    r"|(?i:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"[ ]o['’]clock(?:[ ]in[ ]the[ ](?i:morning|afternoon|evening))?"
    r"|(?i:half|(?:a[ ])?quarter|five|ten|twenty)[ ](?:past|to)[ ]"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    rf"|{_ABOUT}(?:noon|midnight|midday|(?:Noon|Midnight|Midday)"
    rf"(?![ ](?!{ANY_WEEKDAY})[A-Z]))\b{_ZONE}"
    rf"|{after('at|before|after|by|until|till|since|from|toward|towards|around')}"
    r"(?:dawn|dusk|sunrise|sunset|daybreak|nightfall)\b",
    "daytime": r"(?i:the)[ ](?:(?:early|late|small)[ ])?(?i:morning|afternoon|evening|hours)\b"
    r"(?<!the[ ]hours)(?<!The[ ]hours)(?![ ](?:after|before)\b)"
    r"|(?i:the)[ ](?:(?:early|late)[ ])?(?i:night)\b"
    r"(?![ ](?:club|shift|sky|before|after|watch|bus|train|nurse))"
    rf"|{after('at')}night\b"
    r"|(?<![Gg]ood[ ])(?<!\w['’]s[ ])(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening)\b"
    r"(?![ ](?:gown|dress|wear|star|person|sickness))"
    r"|(?i:pre-?dawn|mid-?morning|mid-?afternoon)\b",
}
"""Times of a day, which take their day from what stands beside them."""

DAY_RULES: dict[str, str] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-)"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "numeric": r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d\d)(?![\d/])",
    "nine_eleven": r"(?<![\d/.$])9/11(?![\d/%])",
    "date_range": rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})[ ](?P<day>{DAY})"
    rf"[ ]?(?:-|–|—|to|through)[ ]?(?P<end>{DAY})(?:,?[ ](?P<year>{YEAR}))?",
    "day_range": rf"(?P<day>{DAY})[ ]?(?:-|–|—|to)[ ]?(?P<end>{DAY})[ ](?P<month>{MONTH})"
    rf"(?:,?[ ](?P<year>{YEAR}))?",
    "date": rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})[ ](?:the[ ])?(?P<day>{DAY})"
    rf"(?:,?[ ]?(?P<year>{YEAR}))?",
    "day_month": rf"{_WEEKDAY_BEFORE}(?:the[ ])?(?P<day>{DAY}|{_SPELLED_DAY})[ ](?:of[ ])?"
    rf"(?P<month>{MONTH})(?:,?[ ](?P<year>{YEAR}))?",
    "day_alone": rf"{after('on|by|until|from|since|of')}the[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)\b"
    r"(?=[.,;:?!]|[ ](?:and|but|we|he|she|they|it|there|at|to)\b)",
    "holiday": rf"\b(?:(?P<which>(?i:last|this|next|that))[ ])?(?P<holiday>(?i:{_HOLIDAYS}))\b"
    rf"(?:,?[ ](?:in[ ]|of[ ])?(?P<year>{YEAR}))?",
    # Not "Super Tuesday", not the "Sunday Times".
    "weekday": r"(?<!\bSuper[ ])(?<!\bBloody[ ])(?<!\bFat[ ])(?<!\bGiving[ ])(?<!\bRuby[ ])"
    r"(?<!\bBlack[ ])"
    r"(?:(?P<which>(?i:last|next|this[ ]past|this[ ]coming|this|the[ ]previous"
    rf"|the[ ]following|the[ ]next|late|early|earlier|later))[ ](?:on[ ])?)?(?P<weekday>{WEEKDAY})"
    rf"(?:[ ]{DAYTIME})?(?:[ ](?:of[ ])?(?P<week>last|this|next)[ ]week)?(?P<on>[ ]week)?\b(?!s\b)"
    rf"(?![ ](?:{_PAPERS}))",
    "spoken_day": r"(?:\b(?P<part>(?i:earlier|later|early|late))[ ])?"
    r"\b(?i:the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow|yesterday"
    rf"|tomorrow|today|tonight|last[ ]night|overnight)\b(?:[ ]{DAYTIME})?"
    rf"|\b(?i:this)[ ]{DAYTIME}\b",
}
"""Single days and short runs of them."""

SPAN_RULES: dict[str, str] = {
    "month_year": rf"(?:{PART}[ -])?(?P<month>{MONTH}),?[ ](?:of[ ])?(?P<year>{YEAR})",
    "month_relative": rf"(?P<month>{MONTH})[ ](?:of[ ])?(?P<which>last|this|next)[ ]year"
    rf"|(?P<which2>(?i:last|this|this[ ]past|next|this[ ]coming))[ ](?P<month2>{MONTH})\b",
    "month": rf"(?:{PART}[ -]|(?i:the)[ ]month[ ]of[ ]|(?=[ADFJMNOS])"
    rf"(?:{after(LINK_WORDS + '|' + DETERMINERS)}|(?={CLEAR_MONTH}\b)))(?P<month>{MONTH})"
    r"(?![ ]\d)(?!\w)"
    # "for April Ashe": months that are first names too.
    r"(?!(?:(?<=\bApril)|(?<=\bMay)|(?<=\bJune)|(?<=\bAugust))[ ][A-Z][a-z])",
    "season": rf"(?:{PART}[ -])?(?:(?i:the)[ ](?:\w{{1,12}}[ ])?)?(?P<season>{SEASON})"
    rf"(?:[ ]of)?[ ](?P<year>{YEAR})"
    r"|(?P<which>(?i:last|this|this[ ]past|next|this[ ]coming))[ ]"
    rf"(?P<season2>{SEASON})\b"
    rf"|{after('in|into|come|by|since|until|during|through|before|after|from|over|of')}"
    r"(?:(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<season3>spring|summer|autumn|winter)"
    r"|the[ ](?:(?:early|late)[ ])?(?P<season4>fall))\b(?!-)"
    rf"|(?i:early|mid|late)[ -]?(?P<season5>{SEASON})\b(?<!midfall)",
    "quarter": r"(?i:the[ ])?(?:fiscal[ ])?(?P<quarter>(?i:first|second|third|fourth|final))[ -]"
    r"(?:fiscal[ -])?(?P<size>(?i:quarter|half))\b"
    rf"(?:,?[ ](?:of[ ])?(?:fiscal[ ])?(?P<year>{YEAR}))?"
    rf"|\b(?P<short>[QH][1-4])\b(?:[ ](?:of[ ])?(?P<year2>{YEAR}))?",
    "century": r"(?i:the[ ])?(?:(?i:early|mid|late)[ -])?"
    r"(?i:\d{1,2}(?:th|st|nd|rd)|eighteenth|nineteenth|twentieth|twenty-first)[ -](?i:century)\b"
    r"|(?i:the[ ]turn[ ]of[ ]the[ ]century)\b",
    "decade": r"(?i:the[ ])?(?:(?i:early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"
    r"|(?i:the[ ])?(?:(?i:early|mid|late)[ -])?(?P<decade2>['’]\d0)s\b"
    r"|(?i:the[ ])(?:(?i:early|mid|late)[ -])?"
    r"(?P<decade3>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    "years": rf"(?<![\w.,/$£€–-])(?P<year>{YEAR})[-–](?P<end>(?:1[5-9]|20)\d\d|\d\d)(?![\w–-])",
    "year": rf"(?:(?i:(?:the[ ])?fiscal(?:[ ]year)?|the[ ]year|year)[ ]|{PART}[ -]"
    rf"|(?=[12])(?:{after(LINK_WORDS + '|' + DETERMINERS)}|(?<=[(])|(?<=['’]s[ ])"
    rf"|(?={YEAR}[ ](?:{_OF_YEARS})\b)))(?P<year>{YEAR})"
    r"(?![-–/]\d|%|[ ](?:people|percent|per[ ]cent|miles|feet|men|women|troops|seconds|minutes"
    r"|hours|gallons|pounds|dollars|acres|tons|tonnes|votes|names|rolls|loaves|seats|blocks?))",
    "short_year": rf"{after('in|since|of|from|the|before|after|until')}['’](?P<short>\d\d)\b(?!s)",
}
"""Months, seasons, quarters, years and what is longer."""
