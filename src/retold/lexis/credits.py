"""Photo credits and captions: names of picture agencies, and how a credit is worded."""

import re
from collections.abc import Sequence

from retold.lexis.hints import has_any

# A credit names a person, an agency, a show: the longest in use stay below these.
LONGEST_CREDIT = 100
MOST_CREDIT_WORDS = 14
# Agencies' captions (who, where, when, and a line of background) run to some 60 words.
MOST_CAPTION_WORDS = 60
# What stays small in the names of people.
PARTICLES = frozenset(
    "of and y e de da do di du del la le al el bin van von der den ter".split()  # noqa: SIM905
)
MOST_NAME_WORDS = 4

AGENCIES = (
    r"Getty|AP|A\.P\.|Associated Press|Reuters|AFP|Shutterstock|EPA|EPA-EFE|PA|PA Wire|PA Images"
    r"|Press Association|Alamy|Bloomberg|WireImage|FilmMagic|Splash(?: News)?|BACKGRID|Backgrid"
    r"|Rex(?: Features)?|REX|ZUMA(?: Press)?|Corbis|SIPA|Sipa|Xinhua|Anadolu(?: Agency)?|Unsplash"
    r"|Pexels|Pixabay|iStock|Flickr|Wikimedia(?: Commons)?|NurPhoto|UPI|Polaris|Magnum|Imago|IMAGO"
    r"|dpa|DPA|ANSA|TASS|Kyodo|Yonhap|Everett Collection|Invision|MediaPunch"
    r"|Adobe ?Stock|Instagram|Twitter|Facebook|TikTok|YouTube|Snapchat|Handout|File [Pp]hoto"
    r"|[Ss]creen ?(?:shot|grab)"
    r"|Canadian Press|CP|AAP|PTI|ANI|Newscom|Contour|Redux|Sputnik|Ritzau|Scanpix|Keystone"
)
# What a picture is called over a credit, in languages of Europe; capitals are as they come.
PICTURE = (
    r"photo(?:graph)?s?|images?|pictures?|video|foto(?:grafie|s)?|bild(?:er)?|bilde[rt]?|billede[rt]?"
    r"|kuva|zdjęcie|fotó|imagem|imagen|immagine|crédits? photos?|φωτο|фото"
)
# `Quelle: dpa`; where a text says so of itself, nothing but a name follows.
ORIGIN = r"source|quelle|kilde|källa|bron|fuente|fonte|źródło|zdroj|kaynak|forrás"
AGENCY = re.compile(rf"(?<!\w)(?:{AGENCIES})(?!\w)")
AGENCY_ANY_CASE = re.compile(AGENCY.pattern, re.IGNORECASE)
CREDIT_LEAD = re.compile(
    r"\(?(?:(?:main|lead|featured|top|cover|header)[ ])?"
    r"(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic|composite)"
    r"(?:[ ](?:credits?|courtesy(?:[ ]of)?|by|from|via))?[ ]?[:©/|]"
    r"|\(?(?:photo(?:graph)?s?|images?|pictures?)[ ](?:by|courtesy(?:[ ]of)?|via)[ ](?-i:[A-Z@])"
    rf"|\(?(?:{PICTURE})[ ]?:[ ]?(?-i:[^\W\d_])|(?:{ORIGIN})[ ]?:[ ][^\W\d_][^.!?]{{1,40}}\Z"
    r"|\(?(?:credits?|courtesy)[ ]?:|courtesy(?:[ ]of)?[ ](?-i:[A-Z@])",
    re.IGNORECASE,
)
SLASHED = re.compile(r"[^\s/][^/]{0,60}/[ ]?[^\s/][^/]{0,60}(?:/[ ]?[^\s/][^/]{0,60}){0,2}")
STOP = re.compile(r"(?<!\b[A-Z])[.?!](?:\s|\Z)")  # not that of an initial
ADDRESS = re.compile(r"www\.|https?:|\.(?:com|org|net)/")
VIA = re.compile(
    rf"\bvia (?:{AGENCIES})(?: \w+)?\W{{0,3}}\Z"
    rf"|\b(?:{AGENCIES}) (?:Images|Photo|Pictures)\W{{0,3}}\Z"
)
VIA_WORDS = ("via ", "Images", "Photo", "Pictures")
CREDIT_TAIL = re.compile(
    r"(?:(?<=[.!?…”\"’])|(?<=[.!?…”\"’][ ])|(?<=[\w)][ ]))"
    rf"(\(?(?:{PICTURE})(?:(?:[ ](?:credit|by|courtesy(?:[ ]of)?))?[ ]?:"
    r"[ ]?(?:[^.!?\n:]|(?-i:\b[A-Z]\.)){2,80}|[ ]by[ ](?-i:[A-Z])[^!?\n:]{2,40}))\Z",
    re.IGNORECASE,
)
# With a full stop it is a credit only after a full sentence: `A house. Foto: Jane Doe.`
STOPPED_TAIL = re.compile(
    r"(?<=[.!?…”\"’][ ])(?:Photo|Foto|Bild|Bilde|Billede|Kuva)s?: [A-Z][^.!?\n:]{2,50}\.\Z"
)
RIGHTS_TAIL = re.compile(r"(?<=[.!?…”\"’)\w][ ])©[ ]?[^.!?\n]{2,60}\Z")
BEFORE_NAMES = (":", " by ")
_PICTURES = "photo image picture video foto fotó bild billede kuva zdjęcie immagine φωτο фото"
PICTURES = tuple(_PICTURES.split())
BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]\.?\Z")
PICTURE_WORD = re.compile(r"/|\b(?:photo|images?|getty|via|handout|courtesy|file)\b", re.IGNORECASE)
SOURCE = re.compile(
    r"(?:photo )?(?:source|photo|credit|image)s?\s?:|(?:photo|image)s? by ", re.IGNORECASE
)
FILE_PHOTO = re.compile(r"FILE(?: PHOTO)?\s?[-–—:]|File photo[:.,]|\(?Pictured[:,]|PHOTO: ")


def is_credit(line: str) -> bool:
    """Tell whether a line is a credit and nothing else: `Photo: …`, `Name/Agency`."""
    if len(line) > LONGEST_CREDIT or line.count(" ") >= MOST_CREDIT_WORDS:
        return False
    return _is_worded(line) and ADDRESS.search(line) is None


def _is_worded(line: str) -> bool:
    """Tell whether a short line is worded as credits are."""
    if CREDIT_LEAD.match(line):
        return True
    if "/" in line and SLASHED.fullmatch(line) and not STOP.search(line):
        return bool(AGENCY_ANY_CASE.search(line)) or _is_named(line)
    if AGENCY.fullmatch(line.strip("()[] .©")):
        return True
    return has_any(line, VIA_WORDS) and VIA.search(line) is not None


def _is_named(line: str) -> bool:
    """Tell whether a slash parts a person's name from an outlet's: `Ada Tarn/Harbour Press`.

    An outlet of one word is written in capitals (`NBC`): else it may be a heading
    (`Barley/Oats`, `Hip Hop / Rap`).
    """
    person, *others = (side.split() for side in line.strip("() .©").split("/"))
    return (
        1 < len(person) <= MOST_NAME_WORDS
        and _is_capital(person)
        and all(_is_capital(side) and (len(side) > 1 or side[0].isupper()) for side in others)
    )


def _is_capital(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word in PARTICLES for word in words)


def credit_tail(line: str) -> int | None:
    """Return where the credit at the end of a caption begins, or None."""
    if line.count(" ") >= MOST_CAPTION_WORDS:
        return None
    last = line[-LONGEST_CREDIT:]
    tail = (
        CREDIT_TAIL.search(line, max(0, len(line) - LONGEST_CREDIT))
        if has_any(last, BEFORE_NAMES) and has_any(last.casefold(), PICTURES)
        else None
    )
    if tail and tail.start(1):
        return tail.start(1)
    for sign, pattern in (("©", RIGHTS_TAIL), (": ", STOPPED_TAIL)):
        if sign in last and (found := pattern.search(line, max(0, len(line) - LONGEST_CREDIT))):
            return found.start() or None
    closed = last.rstrip(".").endswith((")", "]"))
    bracket = BRACKET_TAIL.search(line, max(0, len(line) - LONGEST_CREDIT)) if closed else None
    if bracket and (
        SOURCE.match(bracket[1]) or (AGENCY.search(bracket[1]) and PICTURE_WORD.search(bracket[1]))
    ):
        return bracket.start() or None
    return None


def is_caption(line: str) -> bool:
    """Tell whether a line says itself that it describes a picture."""
    return FILE_PHOTO.match(line) is not None and line.count(" ") < MOST_CAPTION_WORDS
