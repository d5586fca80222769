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
NAME = r"(?:(?:the|The) )?[A-Z][\w.’'&-]*(?: (?:of |the |and )?[A-Z0-9][\w.’'&-]*){0,5}"
THING = (
    r"(?:statement|interview|post|tweet|message|email|e-mail|letter|memo|speech|address|video|story"
    r"|stories|caption|thread|blog|column|essay|op-ed|article|book|memoir|podcast|broadcast"
    r"|documentary|report|filing|affidavit|lawsuit|complaint|ruling|press release|news release"
    r"|release|conference|briefing|hearing|debate|rally|meeting|call|appearance|testimony|event"
    r"|town hall|ceremony|panel|forum|segment|remarks|toast|eulogy|sermon|livestream|reel|note)"
)
WORDS = r"(?:[\w’'.&-]+ ){0,4}?"
VENUE = re.compile(
    rf" ?(?P<all>"
    rf"(?:(?:the |a |an |his |her |their )?(?:outlet|reporters|journalists|viewers|fans|followers"
    rf"|supporters|lawmakers|the crowd|crowd|audience|magazine|newspaper|network|paper|station"
    rf"|podcast|BBC|AFP)\b|{NAME})(?: {WHEN})?"
    rf"|)"
)
PLACED = re.compile(
    rf"(?:in|on|at|during|via|through|from) (?:an? |the |his |her |their |its )?{WORDS}{THING}\b"
    rf"(?: (?:with|to|on|in|for|at) {NAME})?(?: {WHEN})?"
    rf"|(?:on|via) (?:Twitter|Instagram|Facebook|X|TikTok|Threads|Snapchat|YouTube|LinkedIn|Truth"
    rf" Social|Bluesky|Mastodon|Weibo|Telegram|Reddit|social media)\b(?: {WHEN})?"
    rf"|on (?:[A-Z][\w.]*(?:’s|'s) )?{NAME}"
    rf"|{WHEN}"
    rf"|(?:while|before|after) [a-z]+ing(?: [\w’'-]+){{1,6}}"
    rf"|(?:at|in|from|outside) (?:an? |the )?{NAME}(?: {WHEN})?"
)
REACH = 160  # characters behind a cue in which its venue may stand


def find_venue(text: str, cue_end: int, manner: str, end: int) -> Venue | None:
    """Return the venue that follows a cue, or None.

    Args:
        text: The report's text.
        cue_end: Where the cue, and a speaker behind it, end.
        manner: The cue's manner; behind `tell` the hearer is the venue.
        end: Where the words outside quotations end that belong to the cue.

    """
    stop = min(end, cue_end + REACH)
    if manner == "tell":
        match = VENUE.match(text, cue_end, stop)
        if match and match["all"]:
            return Venue(match.start("all"), match.end("all"))
    at = cue_end
    while at < stop and text[at] in " ,\xa0":
        at += 1
    match = PLACED.match(text, at, stop) or PLACED.search(text, at, min(stop, at + 60))
    if match is None or (match.start() > at and text[at : match.start()].count(".")):
        return None
    return Venue(match.start(), match.end())
