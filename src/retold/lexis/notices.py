"""Lines beside the report's own prose: corrections, wire lines, pitches, teasers, furniture."""

import re

from retold.lexis.hints import has_any

# `Jane Doe in Oslo and three others contributed to this report.` stays below this.
MOST_WIRE_WORDS = 40
# A teaser is a headline, at times with its standfirst.
MOST_TEASER_WORDS = 30
# The patterns of these end where the line does, and allow less.
LONGEST_HEADING, LONGEST_BUTTONS = 60, 150
SPOKEN = re.compile(r"\b(?:said|says|told|added|wrote|asked)\b")
TOLD = ("“", '"', " said ")
"""What `SPOKEN` finds most often."""

PIECE = r"(?:article|story|report|post|piece|headline|column|page)"
CHANGED = (
    r"(?:updated|corrected|amended|edited|clarified|changed|revised|retracted|withdrawn|removed)"
)
# `Editor’s note: March 4, 2024. …`, `Note: …`, `___ …`, `(…`
NOTING = (
    r"\W{0,4}(?:(?:editors?[’']?s?[’']? |author[’']s )?note:\s*"
    r"(?:\w{3,9}\.? \d{1,2}(?:, \d{4})?[.:]\s*)?)?"
)
OLDER = r"(?:an? )?(?:earlier|previous|prior)"
CORRECTION = re.compile(
    r"\W{0,3}(?:corrections?|clarifications?)(?: (?:and|or|&) \w{1,20})?"
    r"(?: \([^)\n]{0,30}\)|,? \w{3,9}\.? \d{1,2}(?:, \d{4})?)?(?:\s?[:—–]|\Z)"
    rf"|{NOTING}(?:"
    rf"(?:in )?(?:{OLDER}|the original) version of this {PIECE}\b"
    rf"|this (?:\w{{3,9}}\.? \d{{1,2}},? )?{PIECE} (?:has been|was) (?:\w+ )?{CHANGED}\b"
    rf"|this (?:version of the )?{PIECE} (?:corrects|originally (?:said|stated|gave|named))\b"
    rf"|this {PIECE} was (?:first|originally) published [^.\n]{{3,40}}\. it was {CHANGED}\b"
    rf"|the headline (?:of|on|to) this {PIECE} (?:was|has been)\b"
    rf"|the {PIECE} has been {CHANGED} to (?:reflect|correct|include|clarify|show|say|make)\b"
    rf"|we(?: have|[’']ve)? {CHANGED} (?:this|{OLDER} version of this) {PIECE}\b"
    r"|a (?:correction|clarification) was (?:made|added|appended) (?:on|to)\b"
    rf"|(?:due to|because of) an? (?:\w+ )?error, {OLDER} version of this {PIECE}\b)"
    r"|\((?:corrects|refiles|fixes|clarifies)\b[^()\n]{3,200}\)\W?\Z"
    # the same in other languages of Europe
    r"|(?:korrektur|berichtigung|richtigstellung|rectificatif|fe de erratas|fe de errores"
    r"|corrección|errata corrige|rettelse|rättelse|correctie|rectificatie|sprostowanie|oprava)\s?:"
    r"|in einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des)"
    r" (?:artikels|textes)\b|une version (?:antérieure|précédente) de cet article\b"
    r"|en una versión anterior de (?:este|esta) (?:artículo|noticia|información)\b",
    re.IGNORECASE,
)
AGENCY = r"(?:associated press|reuters|agence france-presse|AFP|AP|UPI)"
WIRE = re.compile(
    # an agency's name alone; case matters here
    r"(?-i:(?:The )?(?:[A-Z]\w+ ){1,3}(?:Press|Wire|Newswire|News Agency|News Service))\Z"
    rf"|\W{{0,3}}(?:the )?{AGENCY}\W{{0,3}}\Z"
    r"|contribut(?:ing|ors?):"
    r"|\W{0,2}(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))?"
    r" by (?-i:[A-Z])"
    r"|\W{0,2}with (?:additional )?(?:files|reporting|reports?) (?:from|by) (?-i:[A-Z])"
    rf"|(?:the )?{AGENCY}\b[^.\n]{{0,120}} contributed(?: reporting)?(?: to this\b|\W{{0,2}}\Z)"
    rf"|\W{{0,2}}(?:©|\(c\)|copyright).{{0,40}}\b{AGENCY}\b"
    r"|this material may not be published, broadcast",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(rf"\bcontributed (?:reporting )?(?:to|for) this {PIECE}\b")

RELATED_HEADING = re.compile(
    r"\W{0,2}(?:"
    r"(?:related|more|recommended|similar|latest|top|trending|popular|other|further|suggested)"
    r" (?:articles?|stor(?:y|ies)|content|links?|coverage|topics?|posts?|news"
    r"|reads?|reading|videos?)"
    r"|read (?:more|next|also)|see also|also (?:on|from) [^.:]{2,30}"
    r"|you (?:may|might) (?:also )?like|most (?:read|popular|viewed|shared)"
    r"|editor[’']?s[’']? picks?|trending(?: now)?|related|up next|recommended(?: for you)?"
    r"|don[’']t miss|more from [^.:]{2,40}|more on this(?: story)?|what to read next|keep reading"
    r")\W{0,3}\Z",
    re.IGNORECASE,
)
RELATED_LEAD = re.compile(
    r"\W{0,2}(?:"
    r"more|read(?: more| also| next)?|also read|see(?: also| more)"
    r"|(?:more|also) (?:on|from) [^.:!?]{2,40}"
    r"|related(?: (?:article|story|stories|content|coverage|video|news))?"
    r"|also (?:this|in|today)[^.:!?]{0,30}|watch(?: now| more| live| the video)?|listen(?: now)?"
    r"|gallery|photos|in pictures|don[’']t miss|must read|recommended|you may (?:also )?like"
    r"|further reading|explore more|up next|opinion|from the archives?"
    # `read also` in other languages of Europe
    r"|les også|læs også|läs (?:också|även|mer)|lue myös|lees ook|lesen sie auch|auch interessant"
    r"|mehr zum thema|(?:à )?lire aussi|leer también|lea también|le puede interesar|leia também"
    r"|leggi anche|czytaj (?:też|także)|přečtěte si|citește și|čítajte aj"
    r")\s?[:|>»]",
    re.IGNORECASE,
)
# Asking is in the imperative: `residents can sign up` tells, `sign up` asks.
PITCH_VERB = re.compile(
    r"(?:\A(?:to )?|[.!?:;,—–]\s?|\s-\s|\b(?:please|you can|here to|and) )"
    r"(?:sign(?:ing)?[ -]?up|subscribe|click|tap|follow|download|register|join"
    r"|like us|like the page|get|receive|friend us|enter your|become an?|support|visit"
    r"|check out)\b",
    re.IGNORECASE,
)
# One of these is in every line that `PITCH_NOUN` finds.
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
SITE = r"(?:twitter|facebook|instagram|tiktok|youtube|x|threads|bluesky|linkedin|telegram|whatsapp)"
PITCH_NOUN = re.compile(
    r"\bnewsletters?\b|\binbox\b|\byour e-?mail\b|\be-?mail (?:alerts?|updates?)\b"
    r"|\bour (?:free )?(?:app|podcast|daily|weekly|journalism|channel|website|facebook|twitter"
    r"|instagram|whatsapp|telegram)\b"
    rf"|\b(?:us|me|him|her|them|@\w+) (?:\w+ ){{0,3}}(?:on|at) {SITE}\b"
    rf"|\bon {SITE} (?:@|and\b|at\b)|\bfree trial\b|\bsubscri(?:ber|ption)s?\b"
    r"|\bsubscribe(?: now| today| here)?\b|\blike the page\b|\bclick here\b|\blike what you\b"
    r"|\b(?:local|independent) (?:news|journalism)\b|\bbreaking news alerts?\b"
    r"|\b(?:google|apple) news\b|\bbecome an? (?:member|supporter|subscriber|patron)\b",
    re.IGNORECASE,
)
BUTTON = (
    r"(?:share|save|print|e-?mail|comments?|bookmark|copy link|link copied|link|close|cancel|menu"
    r"|search|facebook|twitter|x|whatsapp|reddit|pinterest|flipboard|threads|bluesky|linkedin|telegram"
    r"|messenger|instagram|tiktok|youtube|google|log ?in|sign ?in|sign ?up|subscribe|register)"
)
CHROME = re.compile(
    r"\W{0,3}(?:"
    r"advertisements?(?: \d{1,2})?(?:\W{1,3}scroll to continue)?|sponsored(?: content)?"
    r"|scroll to continue|article content|author of the article|social sharing"
    r"|(?:story|article) continues(?: below)?(?: advertisement)?|continue reading(?: below)?"
    r"|share(?: this)?(?: article| story)?|skip (?:advertisement|to (?:main )?content)"
    r"|show more|read full (?:article|story)|view (?:comments|more offers|author publications)"
    r"|(?:this )?video (?:is )?(?:unavailable|loading)\.?|loading(?: video)?|load more|play now"
    r"|please enable javascript[^.\n]{0,60}|hide caption|toggle caption|enlarge this image"
    r"|open this (?:photo|image) in gallery|back to (?:top|video)|follow us"
    r"|(?:share your thoughts and )?join the conversation(?: in the comments)?"
    rf"|{BUTTON}(?:[ ,·|]{{1,3}}{BUTTON}){{0,9}}|\d{{1,3}}|by|or"
    r")\W{0,4}\Z",
    re.IGNORECASE,
)
# What forms, players and shops say to whoever reads: no report words it so.
FORM = re.compile(
    r"\W{0,3}(?:"
    r"this advertisement has not loaded|we apologi[sz]e, but this video|try refreshing your browser"
    r"|tap here to see|there was an error, please|we encountered an issue signing you up"
    r"|by (?:signing up|subscribing|registering|submitting|providing|entering|clicking)\b"
    r"[^.\n]{0,80}\byou (?:\w+ ){0,3}(?:agree|consent|confirm|accept|acknowledge)\b"
    r"|thanks for (?:signing up|subscribing)|a welcome e-?mail is on its way"
    r"|the next issue of .{2,40} will soon be|interested in more newsletters"
    r"|you can save this article by|create an (?:account|free account)|don[’']t have an account"
    r"|already (?:a subscriber|have an account|registered)|you have full access to this"
    r"|(?:unlimited|exclusive) (?:online|digital) access|support (?:local|independent) journalism"
    r"|(?:please )?(?:log|sign)[ -]?in (?:to|or)\b|subscribe to (?:read|continue|unlock)"
    r"|i would like to (?:be e-?mailed|receive)\b|your browser does not support"
    r"|this site is protected by recaptcha|you (?:can|may) unsubscribe"
    r")",
    re.IGNORECASE,
)
SHOP = re.compile(
    r"\b(?:may|might) (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commission\b"
    r"|\bwe (?:\w+ )?(?:earn|receive|get) (?:an? )?(?:\w+ )?commission\b",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b)|all rights reserved\b)", re.IGNORECASE
)
# What shows how far a picture, a film or a text goes: `3/12`, `0:00 / 4:16`, `Lesezeit: 2 Min.`
COUNTER = re.compile(
    r"\W{0,3}(?:\d{1,3} ?/ ?\d{1,3}|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|\d{1,2}:\d\d min)\W{0,3}\Z"
    r"|(?:(?:\d{1,3} min(?:\.|uten|utes)? )?(?:lesezeit|temps de lecture"
    r"|tiempo de lectura|lestid|lästid|læsetid|leestijd|tempo di lettura"
    r"|tempo de leitura|czas czytania|doba čtení|okuma süresi))\b"
    r"\W{0,3}(?:\d{1,3} ?\w{0,8})?\W{0,3}\Z",
    re.IGNORECASE,
)
# Who wrote a post that is shown inside a report: `— Name (@handle) May 3, 2024`
POSTER = re.compile(r"[—–-] ?.{1,80}\(@\w{1,20}\) ?\w{3,12}\.? \d{1,2}, \d{4}\Z")
NEWSLETTERS = (
    "newsletter",
    "nyhetsbrev",
    "nyhedsbrev",
    "nieuwsbrief",
    "infolettre",
    "uutiskirje",
    "boletín",
    "biuletyn",
)
# Who is asked to take one is spoken to, and the verb is one for taking it.
TAKING = re.compile(
    r"abonn(?:ier|ez|er)|anmeld|bestell|inscri[vr]|recev|suscr[ií]b|apúnt|recib[ea]|iscriv|ricev"
    r"|assine|receba|prenumerer|tilmeld|påmeld|meld je|schrijf je|tilaa|zapisz|einverstanden",
    re.IGNORECASE,
)
SPOKEN_TO = re.compile(
    r"\b(?:sie|ihr|ihre|ihrem|dein|deine|jetzt|hier|ich|mein\w{0,2}|unser\w{0,2}|vous|votre|notre|nos|tu"
    r"|tus|su|nuestr[ao]s?|tua|la tua|nostr[aei]|você|nossa|je|onze|din|ditt|vår|vårt|vores)\b",
    re.IGNORECASE,
)
MOST_ASKING_WORDS = 30
DIGITS = tuple("0123456789")
READING_TIME = re.compile(r"\W{0,3}\d{1,3}[ -]min(?:ute)?s?(?: read| ago)?\W{0,3}\Z", re.IGNORECASE)


def is_correction(line: str) -> bool:
    """Tell whether a line corrects this report, or says that it was corrected."""
    return CORRECTION.match(line) is not None


def is_wire(line: str) -> bool:
    """Tell whether a line says which agency or colleagues the report draws on."""
    return WIRE.match(line) is not None or (
        "contributed" in line
        and line.count(" ") < MOST_WIRE_WORDS
        and CONTRIBUTED.search(line) is not None
    )


def is_pitch(line: str) -> bool:
    """Tell whether a line asks the reader for something: both an asking verb and its object."""
    if has_any(line, TOLD):
        return False
    return (
        has_any(line.casefold(), PITCH_WORDS)
        and PITCH_NOUN.search(line) is not None
        and PITCH_VERB.search(line) is not None
        and SPOKEN.search(line) is None
    )


def is_foreign_pitch(line: str) -> bool:
    """Tell whether a line in another language of Europe asks the reader to take a newsletter."""
    if line.count(" ") >= MOST_ASKING_WORDS:
        return False
    small = line.casefold()
    return (
        has_any(small, NEWSLETTERS)
        and TAKING.search(line) is not None
        and SPOKEN_TO.search(line) is not None
    )


def is_poster(line: str) -> bool:
    """Tell whether a line names who wrote the post above it, as embedded posts end."""
    return line.endswith(DIGITS) and POSTER.match(line) is not None


def is_related(line: str) -> bool:
    """Tell whether a line leads to other reports: `More: …`, `Read also: …`."""
    return line.count(" ") < MOST_TEASER_WORDS and RELATED_LEAD.match(line) is not None


def is_related_heading(line: str) -> bool:
    """Tell whether a line is the heading over a list of other reports."""
    return len(line) <= LONGEST_HEADING and RELATED_HEADING.match(line) is not None


def is_furniture(line: str) -> bool:
    """Tell whether a line is part of the page's furniture: buttons, forms, notices of rights."""
    return (
        _is_button(line)
        or FORM.match(line) is not None
        or ("commission" in line.casefold() and SHOP.search(line) is not None)
        or COPYRIGHT.match(line) is not None
    )


def _is_button(line: str) -> bool:
    return len(line) <= LONGEST_BUTTONS and (
        CHROME.match(line) is not None
        or READING_TIME.match(line) is not None
        or COUNTER.match(line) is not None
    )
