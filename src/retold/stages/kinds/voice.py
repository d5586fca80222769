"""Whose voice a report has: its writer's, who argues, or those of others, whom it tells of."""

import re
from collections.abc import Iterator

from retold.lexis.hints import has_any
from retold.stages.kinds.reading import Reading
from retold.stages.kinds.sign import FAIR, STRONG, WEAK, Sign

# `World War I` and `Elizabeth I` are nobody's voice: a verb follows, or an apostrophe.
SELF = re.compile(r"\bI(?:['’](?:m|ve|d|ll)\b|(?=,? [a-z]))|\b(?:my|me|mine|myself)\b(?![.:])")
SELVES = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|ours|[Ww]e['’](?:re|ve|ll|d))\b(?![.:])")
# `You should` is advice to the reader and argues for nothing.
YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
ARGUED = re.compile(
    r"(?<!\b[Yy]ou )\b(?:should(?:n['’]t)?|must(?:n['’]t)?|ought|need to|needs to|let us|let['’]s"
    r"|surely|of course|simply|frankly|too often|enough is enough|deserves?|imagine|perhaps"
    r"|better than|cannot afford|can['’]t afford|make no mistake|no doubt|after all|it turns out"
    r"|would do well|nonsense|absurd|folly|shameful|disgrace|hypocris[yi]|the remedy|the lesson"
    r"|never mind|it is (?:time|high time|no|not|wrong|absurd|right|also)|it isn['’]t"
    r"|that is (?:why|what|not)|the (?:truth|fact|problem|trouble|point|answer|question) is|what if"
    r"|why not|so what)\b",
    re.IGNORECASE,
)
# One of these is in every sentence, in small letters, that `ARGUED` finds.
ARGUED_WORDS = (
    *("should", "must", "ought", "need to", "needs to", "let us", "let's", "let’s", "surely"),
    *("of course", "simply", "frankly", "too often", "enough is enough", "deserve", "imagine"),
    *("perhaps", "better than", "afford", "no mistake", "no doubt", "after all", "turns out"),
    *("would do well", "nonsense", "absurd", "folly", "shameful", "disgrace", "hypocris"),
    *("the remedy", "the lesson", "never mind", "it is", "it isn", "that is", "truth is"),
    *("fact is", "problem is", "trouble is", "point is", "answer is", "question is", "what if"),
    *("why not", "so what"),
)
TOLD = re.compile(
    r"\b(?:said|told|according to|announced|confirmed|reported|police|officials?|spokes\w+)\b",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\blast (?:night|week|month)\b"
    r"|\bthis (?:morning|afternoon|evening|week)\b|\btonight\b|\bearlier today\b"
)
# `Jane Doe teaches at a school.`, `The writer is …`, below a guest's text; a reporter is no guest.
GUEST = re.compile(
    r"(?:the (?:author|writer)|(?-i:(?:Dr\.?|Prof\.?|Professor|Sir|Lord|Rev\.?) )?"
    r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}))"
    r" (?:is|teaches|practi[sc]es|works|runs|writes|lives|leads|chairs|served)\b(?!.*\b(?:reporter"
    r"|correspondent|reports on|covers)\b).{8,240}\Z",
    re.IGNORECASE,
)
MOST_I, MUCH_I, SOME_I = 0.2, 0.12, 0.06
MUCH_WE = 0.25
LEAST_OWN = 4
LEAST_I = 2
MOST_ARGUING, MUCH_ARGUING, ARGUING = 0.3, 0.2, 0.12
ASKING, QUESTIONS = 0.1, 2
# Of its own sentences so many speak to the reader in a guide; fewer do in what is no news.
ADVISING, ADDRESSING = 0.25, 0.15
TELLING = 0.1
OPENING = 3  # paragraphs in which news says when
ESSAY = 6  # sentences without a source
# Quotations that somebody speaks, and of its own sentences to each: then others have the word.
MANY, PER_QUOTATION = 3, 5
AUTHOR = ("The author", "The writer")


def voiced(reading: Reading) -> Iterator[Sign]:
    """Yield whether the writer speaks and argues, or tells what others did and said."""
    own = reading.own
    if not reading.english:
        return
    if len(own) < LEAST_OWN:
        yield from _tells(reading, personal=False)
        return
    addressed = sum(YOU.search(one) is not None for one in own) / len(own)
    personal = tuple(_selves(own))
    # A guide argues with its reader, and for nothing.
    argued = tuple(_argues(own)) if addressed < ADVISING else ()
    for sign in personal:  # a diary, a review or a guide says `I`, too
        yield sign if argued else sign._replace(weight=WEAK)
    yield from argued
    asking = sum(one.rstrip().endswith("?") for one in own)
    if asking >= max(QUESTIONS, ASKING * len(own)):
        yield Sign("opinion", WEAK, f"{asking} of its own sentences ask")
    last = reading.paragraphs[-1] if len(reading.paragraphs) > OPENING else ""
    if GUEST.match(last) and any(name in last for name in (*reading.byline, *AUTHOR)):
        yield Sign("opinion", FAIR, "its last line says who the author is")
    yield from _tells(reading, personal=bool(personal) or addressed >= ADDRESSING)


def _selves(own: tuple[str, ...]) -> Iterator[Sign]:
    found = sum(SELF.search(one) is not None for one in own)
    share = found / len(own)
    if found >= LEAST_I and share >= SOME_I:
        weight = STRONG if share >= MOST_I else FAIR if share >= MUCH_I else WEAK
        yield Sign("opinion", weight, f"the writer speaks in {share:.0%} of the sentences")
    share = sum(SELVES.search(one) is not None for one in own) / len(own)
    if share >= MUCH_I:
        weight = FAIR if share >= MUCH_WE else WEAK
        yield Sign("opinion", weight, f"{share:.0%} of the sentences say what we are or do")


def _argues(own: tuple[str, ...]) -> Iterator[Sign]:
    share = sum(map(_is_argued, own)) / len(own)
    if share >= ARGUING:
        weight = STRONG if share >= MOST_ARGUING else FAIR if share >= MUCH_ARGUING else WEAK
        yield Sign("opinion", weight, f"{share:.0%} of the sentences argue")


def _is_argued(sentence: str) -> bool:
    return has_any(sentence.casefold(), ARGUED_WORDS) and ARGUED.search(sentence) is not None


def _tells(reading: Reading, *, personal: bool) -> Iterator[Sign]:
    """Yield whether others are told of, and when; `personal` is what speaks of `I` or to `you`."""
    own, spoken = reading.own, reading.spoken
    told = sum(TOLD.search(one) is not None for one in own)
    many = spoken >= max(MANY, len(own) / PER_QUOTATION)
    if many or spoken or (own and told >= max(1, TELLING * len(own))):
        if many or not personal:
            weight = FAIR if many and not personal else WEAK
            yield Sign("news", weight, "it tells what others said or did")
    elif len(own) >= ESSAY:
        yield Sign("opinion", WEAK, "it names no source")
    if not personal and WHEN.search("\n".join(reading.paragraphs[:OPENING])):
        yield Sign("news", WEAK, "it opens with the day")
