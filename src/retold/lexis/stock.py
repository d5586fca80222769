"""Stock sentences: what publishers set under every report, and what many people say alike."""

import re
from collections.abc import Iterator

_CUES = (
    r"all rights reserved",
    r"(?:may|must) not be (?:re)?(?:published|produced|printed|broadcast|distributed)",
    r"(?:re)?(?:published|produced|printed|broadcast|distributed) without (?:prior )?permission",
    r"copyright \W{0,3}\d{4}",
    r"© ?\d{4}",
    r"newsletters?\b",
    r"sign(?:ed)? up (?:now|today|here|for|to (?:get|receive|our))",
    r"subscri(?:be|ption) (?:now|today|here|to our|for)",
    r"(?:follow|like|find|join) (?:us|me|him|her|them) on",
    r"(?:read|see) (?:more|also) ?(?::|here|on\b)",
    r"(?:click|tap) here",
    r"(?:story|article) continues (?:below|after)",
    r"^advertise?ments?\b",
    r"terms of (?:use|service)",
    r"privacy policy",
    r"download (?:our|the) (?:free )?app\b",
    r"unlimited access",
    r"in your inbox",
    r"check back (?:for|later)",
    r"views expressed (?:here|in|are|by)",
    r"our standards:",
)
_CUE = re.compile("|".join(_CUES), re.MULTILINE)
# Each cue holds one of these: a look for them first is ten times faster than the patterns.
_PARTS = (
    "rights reserved", "may not be", "must not be", "permission", "copyright", "©", "newsletter",
    "sign up", "signed up", "subscri", " us on", " me on", " him on", " her on", " them on",
    "read more", "see more", "read also", "see also", "click here", "tap here", "continues below",
    "continues after", "advert", "terms of", "privacy policy", "download", "unlimited access",
    "inbox", "check back", "views expressed", "our standards",
)  # fmt: skip
_END = re.compile(r"[.!?]['\")”’]?(?=\s|©|$)|\n")
_SHORT = 24  # characters: "Advertisement.", "© 2014" and such stand with the next sentence


# Set phrases of condolence, thanks, sport, business and officials' English.
_PHRASES = (
    "thoughts and prayers", "hearts? (?:go|goes) out", "at this (?:difficult )?time",
    "(?:deeply|very) saddened", "condolences to", "(?:deepest|sincere|heartfelt) condolences",
    "(?:very|extremely) seriously", "(?:top|number one|first|highest) priority",
    "one (?:game|day|step|match) at a time", "(?:co-?operat\\w+ fully|fully co-?operat\\w+)",
    "(?:ongoing|under) investigation", "(?:not|no|cannot) comment", "pending litigation",
    "first responders", "h[eo]ld accountable", "moving forward", "going forward",
    "hard work and dedication", "on behalf of", "look(?:ing)? forward to",
    "(?:like|want) to thank", "thank you for", "god bless", "(?:pleased|happy|excited) to announce",
    "(?:honou?red|humbled|delighted|proud) to", "health and safety", "safety and security",
    "respect (?:our|the|their) privacy", "committed to", "zero tolerance",
    "stand(?:s|ing)? (?:by|with)",
    "proven guilty", "(?:so|very|really) proud of",
)  # fmt: skip
_PHRASE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")


def is_stock_phrase(words: str) -> bool:
    """Return whether folded words hold a set phrase that many people say alike."""
    return _PHRASE.search(words) is not None


def stock_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences of `text[start:end]` that are no news, in order.

    The cues are set phrases of English-language publishing: what asks the reader to subscribe,
    to follow or to read on, and what reserves rights.
    """
    lowered = text[start:end].lower()
    if len(lowered) != end - start:  # a few letters change length in lower case
        lowered = "".join(
            low if len(low := letter.lower()) == 1 else letter for letter in text[start:end]
        )
    if not any(part in lowered for part in _PARTS):
        return
    done = 0
    for cue in _CUE.finditer(lowered):
        if cue.start() < done:
            continue
        opening = max((m.end() for m in _END.finditer(lowered, done, cue.start())), default=done)
        closing = _END.search(lowered, cue.end())
        done = closing.end() if closing else len(lowered)
        yield start + opening, start + done
