"""The words by which English reports say that somebody speaks, and of what sort each is.

The verbs were collected from general knowledge of English news prose; Levin (1993), English Verb
Classes and Alternations, classes 37.1-37.9, names most of them.
"""

from typing import Literal, TypeAlias

Manner: TypeAlias = Literal["say", "tell", "ask", "write", "add", "call", "think", "voice"]
"""How a cue brings words in.

`say` and `add` take the words themselves, `tell` names the hearer first, `ask` asks, `write`
was written, `call` takes a thing and then words for it, `think` is not always spoken, `voice`
says how it sounded.
"""

VERBS: dict[Manner, str] = {
    "say": """say claim state declare announce insist maintain contend assert argue note observe
        remark comment explain reveal disclose confess admit acknowledge concede confirm deny
        suggest warn caution predict promise pledge vow swear testify allege report reiterate
        repeat stress emphasize emphasise underline underscore highlight respond reply answer
        counter retort rejoin conclude recall reflect remember joke quip boast brag complain
        lament protest object opine offer propose recommend urge demand plead beg proclaim
        pronounce profess affirm attest aver advise agree disagree estimate forecast hint imply
        indicate intimate mention point marvel muse ponder read recount relate
        remind signal speculate specify spell stipulate
        submit summarize summarise theorize
        theorise volunteer venture vouch assure reassure reason rule sum clarify elaborate
        enthuse exult gloat rejoice apologize apologise defend dispute rebut refute
        hold posit put joke gush rave riff rail rant
        shoot fire go""",
    "tell": """tell inform notify brief remind lecture instruct thank greet""",
    "ask": """ask inquire enquire wonder question query press""",
    "write": """write tweet retweet post caption blog text email e-mail message scribble pen
        type publish quote cite sign comment""",
    "add": """add continue proceed interject finish begin start resume interrupt""",
    "call": """call describe dub label brand term refer characterize characterise depict
        portray denounce condemn criticize criticise slam blast praise hail laud deride dismiss
        mock ridicule accuse blame decry deplore lambaste rip attack hit cast tout promote
        paint liken compare invoke credit bemoan assail fault rate frame salute commend applaud
        welcome reject rebuke scold taunt tease trash chide berate bash target show charge echo
        share express""",
    "think": """think believe feel hope fear expect know consider want find see deem learn
        worry doubt decide plan regard view understand seem envision imagine""",
    "voice": """shout yell scream cry whisper mutter murmur mumble sigh sob laugh chuckle
        chant sing croon bark bellow roar growl snap snarl sneer scoff exclaim blurt belt gasp
        groan grumble hiss holler howl quaver recite rasp shriek stammer stutter whine wail
        chime deadpan intone fume thunder crow coo chirp beam smile grin nod shrug speak talk
        pray preach cheer""",
}

# Forms that the spelling rules below do not give.
IRREGULAR: dict[str, str] = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "read": "reads read reading",
    "put": "puts put putting",
    "hold": "holds held holding",
    "begin": "begins began begun beginning",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "find": "finds found finding",
    "see": "sees saw seen seeing",
    "understand": "understands understood understanding",
    "sing": "sings sang sung singing",
    "speak": "speaks spoke spoken speaking",
    "cast": "casts cast casting",
    "hit": "hits hit hitting",
    "spell": "spells spelled spelt spelling",
    "learn": "learns learned learnt learning",
    "beg": "begs begged begging",
    "brag": "brags bragged bragging",
    "admit": "admits admitted admitting",
    "submit": "submits submitted submitting",
    "rebut": "rebuts rebutted rebutting",
    "plan": "plans planned planning",
    "dub": "dubs dubbed dubbing",
    "refer": "refers referred referring",
    "pen": "pens penned penning",
    "quip": "quips quipped quipping",
    "nod": "nods nodded nodding",
    "grin": "grins grinned grinning",
    "sob": "sobs sobbed sobbing",
    "snap": "snaps snapped snapping",
    "rip": "rips ripped ripping",
    "sum": "sums summed summing",
    "slam": "slams slammed slamming",
    "shoot": "shoots shot shooting",
    "go": "goes went gone going",
    "show": "shows showed shown showing",
    "cry": "cries cried crying",
    "plead": "pleads pleaded pled pleading",
    "blog": "blogs blogged blogging",
    "signal": "signals signaled signalled signaling signalling",
    "label": "labels labeled labelled labeling labelling",
}


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set: word lists read best as lines."""
    return frozenset(words.split())


def _forms(verb: str) -> list[str]:
    """Return the verb's forms in the order base, third person, past, participle."""
    if verb in IRREGULAR:
        return [verb, *IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]


def forms_of(verb: str) -> list[str]:
    """Return the verb's forms in the order base, third person, past, participle."""
    return _forms(verb)


CUES: dict[str, tuple[str, Manner]] = {
    form: (verb, manner)
    for manner in reversed(list(VERBS))
    for verb in VERBS[manner].split()
    for form in _forms(verb)
}
"""Every form of every cue verb, in lower case: its base form and manner."""

PARTICLES: dict[str, frozenset[str]] = {
    "shoot": frozenset({"back"}),
    "fire": frozenset({"back", "off"}),
    "go": frozenset({"on"}),
}
"""Verbs that speak only with one of these words behind them."""

BARE: frozenset[str] = frozenset(verb for verbs in VERBS.values() for verb in verbs.split())
"""The base forms, which speak only behind `to`, a modal or a plural."""

PHRASES: tuple[str, ...] = (
    "according to",
    "in the words of",
    "in the opinion of",
    "in the view of",
    "as told to",
    "as quoted by",
)
"""Cues that name the speaker behind them without a verb."""
