"""Who wrote a report and when, as its own lines say: bylines, bios, date lines, pitches."""

import re

from retold.lexis.months import month_names

LONGEST_CONTACT = 240  # an address or two with a sentence
LONGEST_DATE_LINE = 120  # both dates with day, clock and zone
MOST_DATED_WORDS = 12  # a newsroom's name, the weekday, the date, the time and a label
NAME_JOIN = re.compile(r",? and | & |, ")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE_WORD = (
    rf"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|{MONTH_NAME}"
    r"|\d{1,4}(?:st|nd|rd|th|[ap]\.?m|h|min)?|[ap]\.?m|[cemp][ds]?t|bst|gmt|ist|utc|[hms]rs?"
    r"|updated|published|posted|modified|first|last|on|at|of|date|time|from"
    r"|(?:min(?:ute)?|hour|day|week|month)s?|ago|read"
)
DATE_LINE = re.compile(rf"(?:\W{{0,4}}(?:{DATE_WORD})\b){{2,14}}\W{{0,4}}\Z", re.IGNORECASE)
# A date that follows a name without a comma: `By Jane Doe December 5`.
MONTH_TAIL = re.compile(rf" {MONTH_NAME}\Z", re.IGNORECASE)
FULL_DATE = re.compile(
    rf"\b(?:{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH_NAME},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b",
    re.IGNORECASE,
)
HAS_YEAR_OR_CLOCK = re.compile(
    r"\b(?:1[789]|20)\d\d\b|\d ?: ?\d\d|\d\.\d\d ?(?:[ap]\.?m|gmt|bst|[cem]e?t)\b"
    r"|\b(?:updated|published|posted|ago)\b",
    re.IGNORECASE,
)

# The same in other languages of Europe: what a date is written with, and when it was posted.
_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "da", "no", "sv", "pl", "cs", "tr")
_SHORT_MONTHS = """
january jan feb mär mrz apr jun jul aug sep sept okt nov dez dec déc janv févr avr juil ene abr ago
dic fev set out gen mag giu lug ott
"""
_DATED = """
uhr kl klokken ore hs h min std stunden minuten sekunden heute gestern vor am um der den stand
online seit dernière le à et mis jour mise heures ayer hoy el las los de del da do em às oggi ieri
il alle dello dnes včera v om den idag igår för sedan siden sitt gisteren vandaag geleden o dn
montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi
samedi dimanche lunes martes miércoles jueves viernes sábado domingo mandag tirsdag onsdag torsdag
fredag lørdag søndag måndag tisdag lördag söndag maandag dinsdag woensdag donderdag vrijdag
zaterdag zondag lunedì martedì mercoledì giovedì venerdì sabato domenica son est cet mez mesz gmt
utc pm am
"""
_POSTED = """
veröffentlicht publiziert aktualisiert erstellt zuletzt publié publiée modifié modifiée actualisé
publicado publicada actualizado actualizada atualizado pubblicato aggiornato gepubliceerd
bijgewerkt publicerad publicerat uppdaterad uppdaterat publisert oppdatert publiceret opdateret
julkaistu päivitetty opublikowano aktualizacja publikováno aktualizováno güncelleme giriş tarihi
yayınlanma published updated posted
"""
TELLING_WHEN = month_names(_LANGUAGES) | frozenset(f"{_SHORT_MONTHS} {_POSTED}".split())
DATING = TELLING_WHEN | frozenset(_DATED.split())
HAS_DAY = re.compile(r"\b(?:1[789]|20)\d\d\b|\b(?:updated|published|posted)\b", re.IGNORECASE)
PART = re.compile(r"[^\W\d_]+|\d+")
NUMERIC_DATE = re.compile(r"\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b")

NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|da|del|van|von|der|den|la|le|al|bin)){1,4}"
BYLINE = re.compile(
    r"(?:[Bb]y|BY|Words by|Story by|Written by|(?:Words|Text|Report|Author):)[ :]+"
    rf"({NAME}(?:(?:, (?:and )?| and | & ){NAME}){{0,5}})"
    r"(?:\s*[,|•·—–(]\s*[^.!?]{0,60}|\s+[^.!?]{1,60})?\Z"
)
# In other languages of Europe: the word for `by`, names, and nothing else.
FOREIGN_BYLINE = re.compile(
    rf"(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa]v|[Aa]f|Di|Text:|Texte?|Autor:|Auteur :)[ ]"
    rf"({NAME}(?:(?:, | und | et | y | e | en | och | og ){NAME}){{0,3}})\Z"
)
FOREIGN_JOIN = re.compile(r", | (?:und|et|y|e|en|och|og) ")
DOUBLE_NAME = re.compile(rf"({NAME}?)\s+\1\s+(?:is|was|has|writes|covers|reports|works|lives)\b")
AUTHOR_BIO = re.compile(
    rf"({NAME}) (?:is|was) (?:an?|the)(?: \S+){{0,8}}? (?:journalist|writer|reporter|editor"
    r"|columnist|contributor|correspondent|producer|blogger|author|critic|intern|fellow)\b"
)
BIO_SIGN = re.compile(
    r"whose work\b|\bhas (?:written|worked|appeared) (?:for|in)\b|\bfollow (?:him|her|them)\b|@\w"
    r"|\breach(?:ed)? (?:him|her|them)?\b|\bcovers?\b|\bcovering\b|\bbased in\b|-based\b"
    r"|\b(?:for|at) (?:the |The )?[A-Z]"
)
CONTACT = re.compile(
    # an address of e-mail, with how to use it
    r"(?:(?:(?:you can )?(?:contact|reach)|e-?mail|to contact|follow|write to)\b.{0,90})?"
    r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}\b.{0,60}\Z"
    # a name, a colon and a telephone number
    r"|(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}): ?(?:[\d(][\d() .-]{6,20}|@?\w+@)"
    # a name or a desk that can be reached
    r"|(?:[•*·–-] ?)?(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r" (?:can|may) be (?:reached|contacted) (?:at|on|by|via) .{0,20}?(?:\w@|\d[\d() .-]{5,20}\d)"
    # where to follow the author
    r"|follow (?:him|her|them|me|(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}))"
    r" (?:on|at) (?:twitter|x|facebook|instagram)\b",
    re.IGNORECASE,
)
OUTLET_PITCH = re.compile(
    r"\b(?:[Ss]ign up|[Ss]ubscribe|SIGN UP|SUBSCRIBE)\b[^.!?\n]{0,40}?\b(?:for|to)\s+(?:the\s+)?"
    r"([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})[’']s?\s[^.!?\n]{0,40}\bnewsletters?\b"
)


def byline_names(line: str) -> list[str]:
    """Return the names of a byline (`By Jane Doe and John Roe`, `Von Jane Doe`); none if none."""
    found = BYLINE.match(line)
    if found is None:
        foreign = FOREIGN_BYLINE.match(line)
        return FOREIGN_JOIN.split(foreign[1]) if foreign else []
    names = [MONTH_TAIL.sub("", name) for name in NAME_JOIN.split(found[1])]
    return [name for name in names if name]


def bio_name(line: str) -> str | None:
    """Return whom an author's bio is about: it opens with the name twice, or says its trade.

    A bio of the second kind must also show a sign that it is one (`based in`, `follow her`,
    `whose work`), since reports too tell of journalists.
    """
    doubled = DOUBLE_NAME.match(line)
    if doubled:
        return doubled[1]
    author = AUTHOR_BIO.match(line) if " is " in line or " was " in line else None
    if author and BIO_SIGN.search(line, author.end(1)):
        return author[1]
    return None


def is_contact(line: str) -> bool:
    """Tell whether a line says how to reach the author."""
    return len(line) <= LONGEST_CONTACT and CONTACT.match(line) is not None


def is_date_line(line: str) -> bool:
    """Tell whether a line says only when the report was published or updated."""
    return (
        len(line) <= LONGEST_DATE_LINE
        and DATE_LINE.match(line) is not None
        and HAS_YEAR_OR_CLOCK.search(line) is not None
    )


def is_posted_line(line: str) -> bool:
    """Tell whether a line says nothing but a day, in words of Europe: `Publié le 3 mai 2024 à 9h`.

    A clock without a day is none: entries of a live blog stand under one.
    """
    if len(line) > LONGEST_DATE_LINE or not any(map(str.isdigit, line)):
        return False
    if is_date_line(line) and HAS_DAY.search(line):
        return True
    parts = [part.casefold() for part in PART.findall(line)]
    if not all(part.isdigit() or part in DATING for part in parts):
        return False
    return NUMERIC_DATE.search(line) is not None or any(part in TELLING_WHEN for part in parts)


def line_date(line: str) -> str | None:
    """Return the full date in a short line that is there to say when: `Newsroom, 9 May 2024`."""
    if len(line) > LONGEST_DATE_LINE or line.count(" ") >= MOST_DATED_WORDS:
        return None
    found = FULL_DATE.search(line)
    return found[0] if found else None


def pitched_outlet(line: str) -> str | None:
    """Return the outlet whose newsletter a line pitches (`sign up for X's … newsletter`)."""
    found = OUTLET_PITCH.search(line)
    return found[1] if found else None
