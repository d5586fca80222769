"""Which counts are of the one happening that a sentence tells, and which of several or of none.

"Ten were killed in separate crashes", "four died last year", "the attempted murder of two": no
report of one happening is held against such numbers, so nothing is counted.
"""

import re
from datetime import date as day

from retold.stages.statements.scene import Scene

_HAPPENINGS = (
    r"(?:shootings|killings|murders|homicides|stabbings|attacks|assaults|crashes|wrecks|fires"
    r"|blazes|incidents|accidents|collisions|explosions|blasts|robberies|storms|drownings|clashes)"
)
_MANY = (
    r"(?:separate|several|multiple|numerous|unrelated|different|various|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d{1,3}|dozens[ ]of"
    r"|(?:rash|string|spate|series|wave|number|spree)[ ]of)"
)
_SEVERAL = re.compile(
    rf"\b{_MANY}[ ](?:[\w-]+[ ]){{0,3}}{_HAPPENINGS}\b"
    rf"|\b{_HAPPENINGS}[ ](?:[\w-]+[ ]){{0,3}}(?:across|around|throughout|since)\b"
    r"|\b(?:citywide|statewide|nationwide|annually|on average)\b"
    r"|\b(?:across|around|throughout) the (?:city|county|state|country|nation|region|world)\b"
    r"|\b(?:[Ll]ast|[Tt]his|[Ee]ach|[Ee]very|per|the past|the previous) (?:year|month)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:decade|years?|months?)\b"
    r"|\bso far (?:this|in)\b|\b(?:since|during|by|[Ii]n) (?:19|20)\d\d\b"
)
_UNREAL = re.compile(
    r"\b(?:attempt(?:ed|ing|s)?(?: to)?|tr(?:y|ies|ied|ying) to|threaten(?:s|ed|ing)?(?: to)?"
    r"|(?:could|would|might|may|can|should) (?:have |be |have been |not )?|if|nearly|almost|not"
    r"|never|plan(?:s|ned|ning)? to|want(?:s|ed|ing)? to|conspir\w+ to|intent to|going to"
    r"|without(?: being)?|avoid(?:ed)?(?: being)?)"
    r"(?: (?:\w+ly|be|get|have|been|kill|murder|the))?[ ]?$"
    r"|\b(?:could|would|might) have\b[^,.;:]*$"
)
_REACH = 60
# Another happening than the one told: "an earlier crash", "in retaliation for".
_OTHER = re.compile(
    r"\b(?:another|previous|earlier|unrelated|similar|recent|different|past) (?:\w+ )?"
    r"(?:shooting|incident|crash|accident|attack|fire|stabbing|killing|homicide|case|murder|death)\b|\bretaliation\b"
    r"|\b(?:years?|months?) (?:after|before|ago|earlier|later)\b|\b[Ii]n (?:that|the) \w+ killing\b"
)
LONGEST_AGO = 31  # days: what is dated earlier is rarely what a report tells of


def of_several(scene: Scene) -> bool:
    """Return whether a sentence sums up several happenings, or those of a month or a year."""
    return _SEVERAL.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def of_another(scene: Scene) -> bool:
    """Return whether a sentence tells of another happening, or of one long before its report."""
    if _OTHER.search(scene.text, scene.sentence.start, scene.sentence.end):
        return True
    if scene.report.day is None:
        return False
    told = day.fromisoformat(scene.report.day)
    return any(
        row.last_day is not None and (told - day.fromisoformat(row.last_day)).days > LONGEST_AGO
        for row in scene.dates
    )


def unreal(scene: Scene, at: int) -> bool:
    """Return whether what begins at a place was only tried, feared or denied."""
    return _UNREAL.search(scene.before(at, _REACH)) is not None
