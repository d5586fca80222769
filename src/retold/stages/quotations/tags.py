"""What sort of word a word is, for telling subjects from verbs: closed classes and lists."""

from functools import lru_cache

from retold.lexis.cues import CUES, word_set

WORDS_OF = {
    "P": "he she they i we it you him them me us himself herself themselves",
    "D": "the a an this these those his her their its my our your one another some many several"
    " two three four five six both each no any other most few all every various",
    "I": "of in at on for with from by to under over during into among between through across"
    " near outside inside around about against toward towards behind within without despite"
    " besides amid upon via along off per than like",
    "C": "and or &",
    "B": "that when while as because if after before since although though until where which but"
    " so why how what whether whom unless whose then once",
    "R": "who",
    "X": "is are was were be been being am has have had having do does did will would can"
    " could may might must should shall didn't doesn't don't hasn't haven't won't"
    " wouldn't can't couldn't isn't wasn't aren't weren't not n't never",
    "A": "also later again recently once now even still just only soon often always repeatedly"
    " earlier simply already first too instead meanwhile however further back today yesterday"
    " tonight there here out up down on-air sometimes thus perhaps",
    "T": "monday tuesday wednesday thursday friday saturday sunday january february march april"
    " june july august september october november december jan feb sept oct nov dec mon tue tues"
    " wed thu thur thurs fri",
}
TAGS = {word: tag for tag, words in WORDS_OF.items() for word in words.split()}
CASED = {"May": "T", "Mar": "T", "US": "U", "IT": "U"}  # other words when so written
# Pasts of common verbs that are no cues and do not end in -ed, and times that are no nouns here.
PASTS = word_set(
    "took made went came got gave met ran won lost left kept led sent brought bought sold built"
    " became began chose did drew drove fell flew fought gave grew heard hid kept laid let lay"
    " meant paid rode rose sat set shook slept spent stood stole struck taught threw understood"
    " wore broke caught fed fled forgot got hurt quit sought shut stuck swung wins takes makes"
    " gets gives goes keeps comes became remains remain includes include continues seems"
)
TIMES = word_set(
    "week weekend month year day morning afternoon evening night weeks months years days noon"
)
ALONE = word_set("some many both all another each one several two three few most")
SMALL = word_set("a an the and or but of in on for to with at by from as is vs")
SHORT = 4  # letters; shorter words are no adverbs in -ly (fly) and no pasts in -ed (need)
PUNCTUATION = {",": ",", ":": ":", ";": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "("}
PUNCTUATION |= {")": ")", "[": "(", "]": ")", "—": "-", "–": "-", "-": "-"}
# Cue forms that are nouns as often: verbs only where a name, a pronoun or an auxiliary precedes.
NOUNS = word_set(
    "report claim comment point post tweet text question press promise pledge estimate"
    " forecast signal reason rule offer demand type sign blog message email cast hope fear"
    " view plan attack hit call charge blast brand term label praise target rate blame joke note"
    " cry laugh whisper sigh smile grin chant cheer roar growl talk need want doubt find see hold"
    " put caution request address fault frame query remark advance sum state answer mock quote"
    " caption protest object counter reply mention share show echo finish start press brief voice"
    " feel think worry thunder crow beam bark chime snap snarl rave riff cite bash"
)
NOUNS |= {f"{noun}s" for noun in NOUNS}


@lru_cache(maxsize=65536)  # words of a language come again
def sort_of(word: str) -> tuple[str, str]:
    """Return the tag of a word or punctuation mark, as `Token` lists them, and its lower case."""
    return _tag(word), word.lower()


def _tag(word: str) -> str:
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    known = CASED.get(word) or TAGS.get(word.lower().replace("’", "'"))
    if known:
        return known
    if word in CUES:
        return "V"
    if word in TIMES:
        return "T"
    first = word[0]
    if not first.islower():
        return (
            "#" if first.isdigit() else "S" if first in "'’‘" else "U" if first.isupper() else "N"
        )
    return "A" if word.endswith("ly") and len(word) > SHORT else "N"


def is_past(word: str) -> bool:
    """Tell whether a lower-case word looks like the past of a verb that is no cue."""
    return word in PASTS or (word.endswith("ed") and len(word) > SHORT and "-" not in word)
