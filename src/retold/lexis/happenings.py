"""Words for what happens: verbs of the past, nouns for events, and what two tellings share.

The lists are of general English: irregular verbs as any grammar has them, nouns for events after
FrameNet's Event frames, both cut to what news uses.
"""

import re
from functools import lru_cache

from retold.lexis.words import folded, words

_IRREGULAR = (
    "arose ate beat beaten became began bent bit bitten bled blew bore born bought bound broke "
    "broken brought built burst came caught chose crashed cut dealt died dived drank drew drove "
    "drowned fed fell felt fled flew flown fought found froze gave given gone got grew heard "
    "held hid hit hung hurt kept knelt knew laid led left lent lit lost made met opened "
    "overthrew paid put quit ran rang rose sank sat saw seen sent set shook shot shrank shut "
    "slain slew slid sold spent split sprang spread stole stolen stood strode struck sued sunk "
    "swam swept swore sworn taken taught threw thrown took tore torn underwent went withdrew "
    "woke won wore wound wrote"
)
PAST_VERBS = frozenset(_IRREGULAR.split())

# Verbs whose "when" is that of speaking, not of what is spoken of.
_SAYING = (
    "said says say told tells tell added adds wrote writes tweeted posted explained noted argued "
    "claimed stated insisted warned asked replied recalled testified declined believed thought "
    "hoped reported learned speaks speak spoke talked described published updated commented "
    "released asked"
)
SAYING = frozenset(_SAYING.split())

_ANNOUNCING = "announced announces announce revealed reveals reveal disclosed confirmed unveiled"
ANNOUNCING = frozenset(_ANNOUNCING.split())

# What one person does or suffers once, or hardly twice within one story.
_ONCE = (
    "died death born birth married wedding divorced resigned resignation retired inaugurated "
    "executed assassinated murdered drowned arrested sentenced convicted acquitted extradited "
    "buried"
)
ONCE = frozenset(_ONCE.split())

FIRST_TIME = "first time"
"""Stands first among the words of a happening that is told to be the first of its kind."""

# Participles that describe and happen at no time: "a son they named Jack".
DESCRIBING = frozenset({"named", "called", "known", "used", "based", "related", "aged", "titled"})

# What courts, police and mourners do after the happening that a report is about.
_FOLLOWING = (
    "accused acknowledged acquitted answered appearance appeared arraigned arraignment arrest "
    "arrested autopsy booked buried canvassed charged conference confirmed considered continued "
    "convicted court courtroom custody denied detained determined evaluated expected extradited "
    "filed funeral hearing honored identified indicted interview interviewed investigated "
    "investigation issued jailed listed memorial mourned notified obtained ordered pleaded pled "
    "posted pronounced questioned recovered released remained remembered revoked ruled scheduled "
    "searched sentenced sentencing set stayed sued surrendered testified trial unsealed vigil "
    "visited"
)
FOLLOWING = frozenset(_FOLLOWING.split())

_EVENT_NOUNS = (
    "accident ambush announcement arraignment arrest assassination assault attack auction "
    "avalanche awards ballot bankruptcy bankruptcies battle birth blackout blast blaze bombing "
    "brawl burglary carjacking ceremony championship clash collapse collision concert conference "
    "conviction coronation coup crash cyclone death deaths debate demonstration derailment derby "
    "disaster drowning earthquake election eruption evacuation execution exercise explosion "
    "exhibition fair festival fight fire flood flooding funeral gala game gunfire gunshots "
    "hearing heist homicide hurricane inauguration incident invasion kidnapping killing killings "
    "landslide launch loss marathon march massacre match meeting merger miscarriage murder "
    "murders opening operation outage outbreak parade party performance poll procession protest "
    "race raid rally rampage recall referendum regatta rehearsal rescue resignation riot robbery "
    "sale sentencing shooting shootings show siege sinking slaying snowstorm spill stabbing "
    "standoff storm strike suicide summit surgery tornado tour tournament tragedy trial tsunami "
    "verdict vigil violence visit vote walkout wedding wildfire win wreck"
)
EVENT_NOUNS = frozenset(_EVENT_NOUNS.split())

# Named events that are over in a day: two days for one cannot both be right. Festivals, games and
# conferences go on for days and are not here.
ONE_DAY = re.compile(
    r"\b(?:[A-Z0-9][\w'’&.-]*[ ]){1,6}"
    r"(?:Awards?|Bowl|Marathon|Derby|Gala|Final|Parade|Inauguration|Regatta|Concert|Ceremony|Ball)\b"
    r"|\b(?:Academy Awards|Oscars|Grammys|Emmys|Tonys|BAFTAs|Golden Globes)\b"
)

_STOP = (
    "a an the and or but nor of in on at to by for from with into onto over under after before "
    "during since until while when where who whom whose which that this these those as than then "
    "so if because though although is are was were be been being am has have had having do does "
    "did will would shall should can could may might must not no it its he him his she her hers "
    "they them their we us our you your i me my mine there here what how why about against between "
    "through out up down off again also just only very more most some any all both each other "
    "another such own same too s t ll ve re d new now two three one first last year years day days "
    "week weeks month months time late early ago according around near"
)
STOP = frozenset(_STOP.split())

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_NAME = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur own)[ ]{_WEEKDAY}(?=[ ][A-Z][a-z]|[ ](?:show|edition)\b)"
)
_REPEATED = re.compile(
    r"\b(?:every|each|most|alternate|usual)[ ](?:other[ ]|second[ ])?$", re.IGNORECASE
)

# "A party in honor of Father's Day" need not be on that day.
_HONOURED = re.compile(
    r"\b(?:honou?r(?:ing|ed| of)?|celebrat(?:e|es|ed|ing|ion of)|mark(?:s|ed|ing)?"
    r"|observ(?:e|es|ed|ing))[ ](?:the[ ]|our[ ])?$",
    re.IGNORECASE,
)

_STEMS = {
    "lost": "los", "loss": "los", "lose": "los", "loses": "los", "losing": "los",
    "shot": "shoot", "died": "die", "dies": "die", "death": "die", "deaths": "die", "dead": "die",
    "killing": "kill", "killer": "kill", "won": "win", "victory": "win", "met": "meet",
    "born": "birth", "wed": "wedding", "married": "wedding", "began": "begin", "begun": "begin",
    "sank": "sink", "sunk": "sink", "sold": "sale", "struck": "strike", "fought": "fight",
    "fell": "fall", "sang": "sing", "sung": "sing", "broke": "break", "broken": "break",
    "revealed": "announc", "disclosed": "announc", "confirmed": "announc", "unveiled": "announc",
    "reveals": "announc", "reveal": "announc", "children": "child", "kid": "child",
    "pregnant": "pregnancy", "opened": "open", "held": "hold", "took": "take", "left": "leave",
    "resigned": "resign", "resignation": "resign", "arrest": "arrest", "elected": "elect",
    "election": "elect", "explosion": "explod", "collision": "collid", "announcement": "announc",
}  # fmt: skip
_ENDINGS = re.compile(r"(?:['’]s|ings?|ed|es|s|e)$")
SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of a word share, roughly: `announced` and `announces` meet.

    Endings are cut as the first step of Porter's algorithm (1980) does; irregular forms are a
    list. It is made for comparing, never for showing.
    """
    plain = folded(word)
    if plain in _STEMS:
        return _STEMS[plain]
    cut = _ENDINGS.sub("", plain)
    return cut if len(cut) >= SHORTEST_STEM else plain


def content(text: str) -> list[str]:
    """Return the words of a text that carry meaning, in order: no digits, no small words."""
    return [
        word.text for word in words(text) if folded(word.text) not in STOP and _lettered(word.text)
    ]


def _lettered(word: str) -> bool:
    return word[0].isalpha() and len(word) > 1


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    return frozenset(stem(word) for word in content(text))


def is_past_verb(word: str) -> bool:
    """Return whether a word in lower case looks like a verb of the past or a participle."""
    if word in PAST_VERBS:
        return True
    if word in DESCRIBING:
        return False
    return len(word) > len("used") and word.endswith("ed") and not word.endswith("eed")


def folded_name(event: str) -> str:
    """Return an event's name as it is compared: without year, number and "the"."""
    kept = [folded(word.text) for word in words(event) if not word.text[0].isdigit()]
    return " ".join(word for word in kept if word not in {"the", "annual"})


def names_no_day(text: str, start: int, end: int) -> bool:
    """Return whether a day at `text[start:end]` is of a name, of every week, or only honoured.

    "The Thursday Ladies", "every Thursday" and "in honor of Father's Day" are of no day; "the
    Thursday vote" is.
    """
    before = text[max(0, start - len("in celebration of our ")) : start]
    if _REPEATED.search(before) or _HONOURED.search(before):
        return True
    found = _DAY_OF_NAME.search(text, max(0, start - len("our own ")), end + 10)
    return found is not None and found.end() == end
