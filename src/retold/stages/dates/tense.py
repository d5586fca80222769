"""Whether an expression is of what was or of what is to come, by the verbs around it."""

import re
from functools import lru_cache

from retold.lexis.happenings import PAST_VERBS, SAYING, is_past_verb

# Each takes the verb after it along, which may look like one of the past ("will put").
_MODALS = (
    "(?-i:will|may)|won['’]t|can|shall|would|could|should|might|must|(?:is|are|was|were) to"
    "|likely to|(?:expected|scheduled|set|due|planning|plans|hope[sd]?|hoping|wants?|expects?|going"
    "|slated|about|agreed|ordered|asked|vowed|promised|invited|summoned|preparing) to"
    "|to(?= be )|['’]ll"
    # What is arranged: "they are coming back on Sunday".
    "|(?:(?:is|are)|['’](?:s|re)) (?:(?:going|coming|heading|moving) back|coming|leaving|returning"
    "|flying|travell?ing|meeting|holding|hosting|opening|closing|launching|playing|starting)"
)
_VERB = r"(?: (?:not|also|soon|now|then|only|likely|\w{2,12}ly))?(?: (?:be|have|get|been) \w{2,15}"
_TAKEN = rf"{_VERB}| [\w’]{{2,15}})?"
_AHEAD = (
    "(?:planned|booked) for|scheduled|expected|expects?|plans|planning|hopes?|due|upcoming"
    "|until|if|starting|deadline|ahead of|no later than|as soon as|(?:going|heading|headed) into"
    "|entering|by the time"
    "|(?:is|are|was) set|when (?:it|they|he|she)"
)
# The present tense of what stands in a calendar ("the session opens Tuesday").
_CALENDAR = (
    "begins?|starts|(?<!the )(?<!a )(?<!its )start|opens|closes|resumes?|expires?|leaves|arrives"
    "|departs|returns|ends|takes? (?:place|effect|office)|kicks? off|meets|faces|hosts|visits"
    "|speaks|airs|goes|adjourns?|travels|flies|retires|holds"
    "|(?-i:[A-Z][a-z]{2,14} (?:play|host|face|visit))"
    "|(?<!did )(?<!to )(?<!the )(?<!his )(?<!her )(?:go|head|leave|arrive|depart|sail|meet)"
)
_PAST_VERBS = (
    rf"was|were|had|has|have|did|said|says|told|spoke|dove|been|since|{'|'.join(sorted(PAST_VERBS))}"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )\w{2,}ed"
)
_REST = (
    rf"|(?P<past>\b(?:{_PAST_VERBS})\b)"
    r"|(?P<reset>\b(?:because|after|following|amid|despite|who|which)\b)"
)
_BEFORE = re.compile(
    rf"(?P<future>(?:\b|(?=['’]))(?:{_MODALS})\b{_TAKEN}|\b(?:{_AHEAD}|{_CALENDAR})\b){_REST}",
    re.IGNORECASE,
)
# Behind an expression "asked to" is of the time itself.
_BEHIND = re.compile(
    rf"(?P<future>\b(?:(?-i:will|may)|won['’]t|shall|would|could|should|might|must"
    rf"|(?:is|are|was|were) to|{_AHEAD}|{_CALENDAR})\b|['’]ll\b){_REST}",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[;:—–]|, (?:and|but|while|although|though)\b")
_QUOTED_OR_OTHER = re.compile(rf"[”\"]|{_BOUNDARY.pattern}")  # what follows is who said it
# "A deadline set in January": the participle next to an expression is what happened then.
_HAPPENED = re.compile(
    r"(?<!\bbe )(?<!\bbeing )(?<!\bis )(?<!\bare )\b(?!(?:need|expect|schedul|plann|want)ed\b)"
    rf"(?:\w{{2,12}}ed|set|begun|seen|said|told|spoke|{'|'.join(sorted(PAST_VERBS))})"
    r"(?: (?:early|late|back|again))? ?(?:in|on|last|during)? ?$"
)
# "The next review is on Friday".
_IS_THEN = re.compile(
    r"(?:\b(?:is|are)|['’]s)"
    r"(?: (?:not|now|also|only|next|on sale|open|free|set|shut|off|\w{2,12}ed))?"
    r"(?:,? (?:in|on|at|by|from|for|until|due))?(?: the)? ?$"
)
_PRONOUN = re.compile(
    r"\b(?:[Tt]hey|[Ww]e|[Ii]t|[Hh]e|[Ss]he) (?!never|also|only|just)([a-z]{3,12})\b"
)
# "They voted to shut it from April 4".
_TO_FROM = re.compile(r"\bto [a-z]{3,14}\b[^.;,]{0,60}\b(?:from|by|until) $")
# "Thursday's stage is flat"; "come spring".
_OWN = re.compile(r"['’]s (?:[a-z]\w{1,14} ){1,3}(?:is|are)\b(?! \w{2,14}ed\b)")
_COME = re.compile(r"\b[Cc]ome $")
# "Council to vote Tuesday": a headline has no other future.
_HEADLINE = re.compile(r"^(?:[\w’'.-]{1,20} ){1,6}to [a-z]{2,14}\b")


@lru_cache(maxsize=16)  # one expression asks several times
def tense_of(before: str, behind: str) -> str:
    """Return `future`, `past` or nothing, by the words of the sentence before and behind.

    The participle next to the expression tells most, then the last verb before it in its clause,
    the first one behind, and the last verb of the clauses before.
    """
    if _HAPPENED.search(before):
        return "past"
    if _IS_THEN.search(before) or _COME.search(before) or _OWN.match(behind):
        return "future"
    if _TO_FROM.search(before):
        return "future"
    at = max((match.end() for match in _BOUNDARY.finditer(before)), default=0)
    found = _last(before[at:])
    if not found and _present(before[at:]):
        return "future"
    if not found:
        end = _QUOTED_OR_OTHER.search(behind)
        clause = behind[: end.start() if end else len(behind)]
        match = _BEHIND.search(clause)
        found = (match.lastgroup or "") if match else "future" if _present(clause) else ""
    found = found or _last(before[:at])
    if not found and _HEADLINE.match(before):
        return "future"
    return "" if found == "reset" else found


def _present(clause: str) -> bool:
    """Return whether somebody does something in the present tense: "they play again Tuesday"."""
    found = _PRONOUN.findall(clause)
    verb = found[-1].lower() if found else ""
    return bool(verb) and not is_past_verb(verb) and verb not in SAYING


def _last(words: str) -> str:
    """Return the kind of the last cue."""
    found = ""
    for match in _BEFORE.finditer(words):
        found = match.lastgroup or found
    return found
