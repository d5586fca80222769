"""Lines beside the report's own prose: corrections, wire lines, pitches, teasers, furniture."""

import re

# `Jane Doe in Oslo and three others contributed to this report.` stays below this.
MOST_WIRE_WORDS = 40
# A teaser is a headline, at times with its standfirst.
MOST_TEASER_WORDS = 30
SPOKEN = re.compile(r"\b(?:said|says|told|added|wrote|asked)\b|[“\"]")

CORRECTION = re.compile(
    r"(?:\W{0,3}(?:corrections?|clarifications?)\b(?:[^.\n]{0,40})?[:—–-])"
    r"|(?:editor[’']s note:\s*)?(?:an|a previous|a prior) (?:earlier )?version of this"
    r" (?:article|story|report|post|piece|headline|column|page)\b"
    r"|(?:editor[’']s note:\s*)?this (?:article|story|report|post|piece|headline|column|page)"
    r" (?:has been|was) (?:\w+ )?(?:updated|corrected|amended|edited|clarified)\b"
    r"|corrections?\Z",
    re.IGNORECASE,
)
WIRE = re.compile(
    # an agency's name alone; case matters here
    r"(?-i:(?:The )?(?:[A-Z]\w+ ){1,3}(?:Press|Wire|Newswire|News Agency|News Service"
    r"|Press Agency))\Z"
    r"|contributing:|contributors?:"
    r"|\W{0,2}(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))?"
    r" by (?-i:[A-Z])"
    r"|\W{0,2}with (?:files|reporting|additional reporting|reports?) (?:from|by) (?-i:[A-Z])"
    r"|\W{0,3}(?:the )?(?:associated press|reuters|agence france-presse|AFP|AP|UPI)\W{0,3}\Z"
    r"|(?:the )?(?:associated press|reuters|AP|AFP)(?: (?:writers?|reporters?|journalists?))?"
    r"[^.]{0,120} contributed(?: to this)?\b"
    r"|\W{0,2}(?:©|\(c\)|copyright).{0,40}(?:associated press|reuters|agence france)"
    r"|this material may not be published, broadcast",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting )?(?:to|for) this (?:report|story|article|post)\b"
)

RELATED_HEADING = re.compile(
    r"\W{0,2}(?:related|more|recommended|similar|latest|top|trending|popular|other|further"
    r"|suggested)"
    r" (?:articles?|stories|story|content|links?|coverage|topics?|posts?|news|reading|reads"
    r"|videos?)"
    r"\W{0,3}\Z"
    r"|\W{0,2}(?:read (?:more|next|also)|see also|also (?:on|from) [^.:]{2,30}|you (?:may"
    r"|might) (?:also )?like"
    r"|most (?:read|popular|viewed|shared)|editor[’']?s[’']? picks?|trending(?: now)?|related"
    r"|up next|recommended(?: for you)?|don[’']t miss|more from [^.:]{2,40}"
    r"|more on this(?: story)?"
    r"|what to read next|keep reading)\W{0,3}\Z",
    re.IGNORECASE,
)
RELATED_LEAD = re.compile(
    r"\W{0,2}(?:also (?:this|in|today)[^.:!?]{0,30}|more|read(?: more| also| next)?|also read"
    r"|see(?: also| more)"
    r"|related(?: (?:article|story"
    r"|stories|content|coverage|video|news))?|watch(?: now| more| live| the video)?"
    r"|listen(?: now)?|gallery"
    r"|photos|in pictures|don[’']t miss|must read|recommended|(?:more|also) (?:on"
    r"|from) [^.:!?]{2,40}"
    r"|you may (?:also )?like|further reading|explore more|up next|opinion|from the archives?)\s?"
    r"[:|>»]",
    re.IGNORECASE,
)
PITCH_VERB = re.compile(
    r"(?:\A|[.!?:;,—–-]\s?|\b(?:and|please|to|or|can|by)\s)"
    r"(?:sign(?:ing)?[ -]?up|subscrib(?:e|ing)|click|tap|follow|download|register|join|like us"
    r"|like the page"
    r"|get|receive|friend us|enter your|become an?|support|visit|check out)\b",
    re.IGNORECASE,
)
# One of these is in every line that `PITCH_NOUN` finds; looking for them first is ten times faster.
PITCH_WORDS = (
    "newsletter",
    "inbox",
    "mail",
    "our ",
    "like what you",
    "local news",
    "trial",
    "subscri",
    "twitter",
    "facebook",
    "instagram",
    "tiktok",
    "youtube",
    "threads",
    "bluesky",
    "linkedin",
    "telegram",
    "whatsapp",
    " x",
    "the page",
    "click here",
    "news alert",
    "google news",
    "apple news",
    "become a",
)
PITCH_NOUN = re.compile(
    r"\blike what you\b|\b(?:local|independent) (?:news|journalism)\b|\bnewsletters?\b|\binbox\b"
    r"|\byour e-?mail\b|\be-?mail (?:alerts?|updates?)\b"
    r"|\bour (?:free )?(?:app|podcast"
    r"|daily|weekly|journalism|channel|website|facebook|twitter|instagram|whatsapp|telegram)\b"
    r"|\bfree trial\b"
    r"|\bsubscri(?:ber|ption)s?\b|\b(?:us|me|him|her|them|@\w+) (?:\w+ ){0,3}(?:on"
    r"|at) (?:twitter|facebook"
    r"|instagram|tiktok|youtube|x|threads|bluesky|linkedin|telegram|whatsapp)\b|\bon (?:twitter"
    r"|facebook"
    r"|instagram|tiktok|youtube) (?:@|and\b|at\b)|\blike the page\b|\bclick here\b"
    r"|\bsubscribe(?: now| today| here)?\b"
    r"|\bbreaking news alerts?\b|\bgoogle news\b|\bapple news\b"
    r"|\bbecome an? (?:member|supporter|subscriber|patron)\b",
    re.IGNORECASE,
)
CHROME = re.compile(
    r"\W{0,3}(?:advertisements?|sponsored(?: content)?|scroll to continue"
    r"|story continues(?: below)?(?: advertisement)?"
    r"|article continues(?: below)?(?: advertisement)?|continue reading(?: below)?"
    r"|share(?: this)?(?: article| story)?"
    r"|skip (?:advertisement|to (?:main )?content)|comments?|print|e-?mail|show more"
    r"|read full (?:article|story)"
    r"|(?:this )?video is (?:unavailable|loading)\.?|loading(?: video)?|load more|copy link"
    r"|view comments"
    r"|please enable javascript[^.\n]{0,60}|hide caption|toggle caption|enlarge this image|close"
    r"|save|back to top)\W{0,4}\Z",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b)|all rights reserved\b)", re.IGNORECASE
)
READING_TIME = re.compile(r"\W{0,3}\d{1,3}[ -]min(?:ute)?s?(?: read| ago)?\W{0,3}\Z", re.IGNORECASE)


def is_correction(line: str) -> bool:
    """Tell whether a line corrects this report, or says that it was corrected."""
    return CORRECTION.match(line) is not None


def is_wire(line: str) -> bool:
    """Tell whether a line says which agency or colleagues the report draws on."""
    return WIRE.match(line) is not None or (
        line.count(" ") < MOST_WIRE_WORDS and CONTRIBUTED.search(line) is not None
    )


def is_pitch(line: str) -> bool:
    """Tell whether a line asks the reader for something: both an asking verb and its object."""
    small = line.casefold()
    return (
        any(word in small for word in PITCH_WORDS)
        and PITCH_NOUN.search(line) is not None
        and PITCH_VERB.search(line) is not None
        and SPOKEN.search(line) is None
    )


def is_related(line: str) -> bool:
    """Tell whether a line leads to other reports: `More: …`, `Read also: …`."""
    return RELATED_LEAD.match(line) is not None and line.count(" ") < MOST_TEASER_WORDS


def is_related_heading(line: str) -> bool:
    """Tell whether a line is the heading over a list of other reports."""
    return RELATED_HEADING.match(line) is not None


def is_furniture(line: str) -> bool:
    """Tell whether a line is part of the page's furniture: buttons, labels, notices of rights."""
    return (
        CHROME.match(line) is not None
        or READING_TIME.match(line) is not None
        or (COPYRIGHT.match(line) is not None)
    )
