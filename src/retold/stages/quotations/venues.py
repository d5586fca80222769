"""Find where words were first said: to whom, in which post, statement, interview or place."""

import re
from typing import NamedTuple


class Venue(NamedTuple):
    """The words that say where; `text[start:end]`."""

    start: int
    end: int


# A day or month as English news prints it, up to a date: "on Friday, October 2".
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHEN = rf"(?:(?:on )?{DAY}(?:, {MONTH} \d{{1,2}})?|(?:on |in ){MONTH}(?: \d{{1,4}})?(?:, \d{{4}})?)"
SHORT = r"(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep|Prof|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
WORD = rf"(?:{SHORT}|(?:[A-Z]\.)+|[A-Z0-9][\w’'&-]*(?:\.[\w’'&-]+)*)"
NAME = rf"(?:(?:the|The) )?(?=[A-Z]){WORD}(?: (?:of |the |and )?{WORD}){{0,5}}"
THING = (
    r"(?:(?:statement|interview|post|tweet|message|email|e-mail|letter|memo|speech|address|video"
    r"|story|stories|caption|thread|blog|column|essay|op-ed|article|book|memoir|podcast|broadcast"
    r"|documentary|report|filing|affidavit|lawsuit|complaint|ruling|press release|news release"
    r"|release|conference|briefing|hearing|debate|rally|meeting|appearance|testimony|event"
    r"|town hall|ceremony|panel|forum|segment|remarks|toast|eulogy|sermon|livestream|reel|note"
    r"|page|feed|session|exchange|analysis|autobiography|biography|magazine|ad|show|program"
    r"|programme|episode|document|paper|court|verdict|transcript|diary|newsletter|dinner|fundraiser"
    r"|visit|trial|deposition|petition|discussion|monologue|stump|file)(?:e?s)?|call)"
)
HEARERS = r"reporters|journalists|(?:the|his|her|their|its) [a-z]+"
TITLE = r"(?:[“\"]|'')[^“”\"\n]{1,60}(?:[”\"]|'')"
WORDS = r"(?:[\w’'.&-]+ ){0,4}?"
HEARER = re.compile(
    rf" (?:to (?=[a-zA-Z]))?(?P<all>(?:(?:the |an? |his |her |their )?(?:outlet|reporters"
    rf"|journalists|viewers|fans|followers|supporters|lawmakers|crowd|audience|magazine|newspaper"
    rf"|network|paper|station"
    rf"|podcast)\b|{NAME})(?: {WHEN})?)"
)
PLACED = re.compile(
    rf"(?:in|on|at|during|via|through|from) (?:an? |the |his |her |their |its )?{WORDS}{THING}"
    rf"(?: {THING})?\b(?!-)"
    rf"(?: (?:with|to|on|in|for|at) {NAME})?(?: {WHEN})?"
    rf"|(?:on|via) (?:Twitter|Instagram|Facebook|X|TikTok|Threads|Snapchat|YouTube|LinkedIn|Bluesky"
    rf"|Truth Social|Mastodon|Weibo|Telegram|Reddit|social media)\b(?: {WHEN})?"
    rf"|on (?:the )?{NAME},? {TITLE}"
    rf"|(?:at|in|outside|on) (?:an? |the )?{NAME}(?: {WHEN})?"
    rf"|(?:on|from) (?:the )?(?:stage|podium|air)(?: (?:at|in|of) {NAME})?(?: {WHEN})?"
    rf"|while [a-z]+ing(?: [\w’'-]+){{1,4}}(?=[.,;:!?]|$)"
)
DATED = re.compile(rf"{WHEN}(?![’'\w-])")
REACH = 160  # characters behind a cue in which its venue may stand


def find_venue(text: str, start: int, manner: str, end: int) -> Venue | None:
    """Return the venue that follows a cue and its speaker, or None.

    Args:
        text: The report's text.
        start: Where the cue, or a speaker behind it, ends.
        manner: The cue's manner; behind `tell` the hearer is the venue.
        end: Where the words outside quotations end.

    """
    stop = min(end, start + REACH)
    match = HEARER.match(text, start, stop) if _is_heard(text, start, manner) else None
    if match is not None:
        return _trimmed(text, *match.span("all"))
    start = _behind_space(text, start, stop)
    date = DATED.match(text, start, stop)
    place = PLACED.match(
        text, start if date is None else _behind_space(text, date.end(), stop), stop
    )
    found = place or date
    return None if found is None else _trimmed(text, *found.span())


def _is_heard(text: str, start: int, manner: str) -> bool:
    """Tell whether a hearer may follow: told him, said to him."""
    said = text[max(0, start - 4) : start] in {"said", "says"}
    return manner == "tell" or (said and text.startswith(" to ", start))


def _behind_space(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] in " ,\xa0":
        start += 1
    return start


def find_venue_before(text: str, start: int, end: int) -> Venue | None:
    """Return the venue with which a sentence begins: `In a statement, she said`.

    Args:
        text: The report's text.
        start: Where the sentence begins.
        end: Where its speaker or cue begins.

    """
    match = LEADING.match(text, start, end)
    return None if match is None else _trimmed(text, *match.span("all"))


LEADING = re.compile(
    rf"(?:(?:But|And|Then|Later|Earlier|Still|Meanwhile),? |(?:Speaking|Writing|Testifying) )?"
    rf"(?P<all>(?:[IiOo]n|[Aa]t|[Dd]uring|[Vv]ia|[Tt]hrough) (?:an? |the |his |her |their |its )?"
    rf"{WORDS}{THING}\b(?: (?:with|to|on|in|for|at) (?:{NAME}|{HEARERS}))?"
    rf"(?: {WHEN})?|(?<=Speaking )to {NAME})(?=,)"
)


def _trimmed(text: str, start: int, end: int) -> Venue:
    """Return the place without the stop that a name's pattern takes along at a sentence's end."""
    while end > start and text[end - 1] in ".’'":
        end -= 1
    return Venue(start, end)
