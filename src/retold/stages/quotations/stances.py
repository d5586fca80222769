"""Find the words by which a report may give what somebody says, holds, wants or asks.

The words beside the cues of speech were collected from general knowledge of English news
prose; Levin (1993), English Verb Classes and Alternations, classes 29, 32, 33 and 37, names most
of the verbs.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from retold.lexis.cues import CUES, forms_of, word_set
from retold.stages.quotations.clauses import Token
from retold.stages.quotations.phrases import subject_before
from retold.stages.quotations.subjects import Cue, find_cues, subject_shared

VERBS = """decline refuse endorse support oppose favor favour prefer seek request threaten
    challenge encourage discourage discuss address list name order back push identify detail
    convince persuade determine recognize recognise downplay embrace regret reaffirm reference
    outline anticipate foresee resolve contemplate exhort implore enjoin admonish chastise
    castigate vilify disparage disavow repudiate renounce retract"""
SILENT = word_set(
    "begin continue start finish proceed resume interrupt interject hold put read go shoot fire"
    " relate rule hit target rate maintain sign pen type message sing croon bark bellow roar growl"
    " snap snarl sneer scoff sob sigh laugh chuckle chant cry smile beam grin nod shrug belt pray"
    " preach cheer thunder crow coo chirp chime gasp groan rasp shriek stammer stutter whine wail"
    " howl term brand promote greet thank instruct volunteer advise rave riff rail"
    " share"
)
"""Cue verbs that bring in marked words at most, or mostly mean something else without them."""

STANCES: dict[str, str] = {
    form: verb for verb in VERBS.split() for form in forms_of(verb) if form not in CUES
}
"""Each form of the verbs of stance, in lower case: its base form."""
NO_VERB = "DSI#"  # tags behind which such a form is a noun
FORMS = frozenset(form for form, (verb, _) in CUES.items() if verb not in SILENT)
FORMS |= frozenset(STANCES) | {"according", ":"}


def report_cues(tokens: Sequence[Token], cues: Sequence[Cue] | None) -> list[Cue]:
    """Return one cue a verb, phrase, colon or stance, in order; without a subject: `first == last`.

    Args:
        tokens: The paragraph, as `read_clauses` gives it.
        cues: Those of speech with their subjects, None where they are not known.

    """
    worth = [at for at, token in enumerate(tokens) if token.word in FORMS and _is_cue(tokens, at)]
    if not worth:
        return []
    known: dict[int, Cue] = {}
    for cue in find_cues(tokens) if cues is None else cues:
        if cue.start not in known or known[cue.start].order == "shared":
            known[cue.start] = cue
    found: list[Cue] = []
    for at in worth:
        token = tokens[at]
        if at in known:
            found.append(_turned(tokens, known[at]))
        elif token.tag == "V":
            found.append(Cue(at, at + 1, *CUES[token.word], at, at, "alone"))
        elif token.word in STANCES:
            found.append(_stance(tokens, at, found))
    return found


def _is_cue(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of `FORMS` reports something here, as far as its tag tells."""
    tag, word = tokens[at].tag, tokens[at].word
    if tag in "NW" and word in STANCES:
        return at > 0 and tokens[at - 1].tag not in NO_VERB
    return tag in "V:" or word == "according"


def _turned(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Return the cue with its subject before it, where a verb follows what was taken for it.

    `The mayor, who is 60, said boats would sail` looks like `…, said the mayor` at first.
    """
    if cue.order == "phrase":
        return _cut(tokens, cue)
    if cue.order != "behind" or cue.last >= len(tokens) or not cue.start:
        return cue
    if tokens[cue.last].tag not in "XWVA" or tokens[cue.start - 1].tag != ",":
        return cue
    first, last = subject_before(tokens, cue.start - 1)
    return replace(cue, first=first, last=last, order="before")


def _cut(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Return a phrase that leads its sentence without the clause taken for an apposition.

    `According to the mayor, the boats sank.` looks like `…, according to the mayor, the owner.`
    """
    if cue.start and tokens[cue.start - 1].tag != ".":
        return cue
    ends = cue.last >= len(tokens) or tokens[cue.last].tag == "."
    for at in range(cue.first + 1, cue.last - 1):
        if tokens[at].tag == ",":
            clause = any(token.tag in "XVW" for token in tokens[at + 1 : cue.last])
            described = tokens[at + 1].tag == "R"
            return replace(cue, last=at) if ends or (clause and not described) else cue
    return cue


def _stance(tokens: Sequence[Token], at: int, found: Sequence[Cue]) -> Cue:
    """Return the cue of a verb of stance, with whose stance it gives."""
    back = at - 1
    while back >= 0 and tokens[back].tag in "XA":
        back -= 1
    first, last, order = at, at, "before"
    if back >= 0 and tokens[back].tag in "UNPR,-":
        first, last = subject_before(tokens, back)
    if first >= last:
        (first, last), order = subject_shared(tokens, at, found), "shared"
    if first >= last:
        first, last, order = at, at, "alone"
    return Cue(at, at + 1, STANCES[tokens[at].word], "hold", first, last, order)
