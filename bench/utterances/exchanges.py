"""Words that stand for others where something is retold: commoner ones, slips, other spellings."""

SWAPS = {
    "big": "large", "help": "aid", "start": "begin", "people": "folks", "children": "kids",
    "very": "really", "but": "yet", "because": "since", "need": "require", "small": "little",
    "support": "back", "build": "construct", "close": "shut", "protect": "guard", "long": "lengthy",
    "safe": "secure", "difficult": "hard", "team": "crew", "road": "street", "company": "firm",
    "plan": "scheme", "work": "labour", "think": "believe", "want": "wish", "also": "too",
    "families": "households", "residents": "locals", "money": "cash", "expensive": "pricey",
    "country": "nation", "great": "good", "important": "vital", "problem": "trouble",
    "government": "administration",
}  # fmt: skip
HOMOPHONES = {
    "through": "though", "mourn": "mount", "their": "there", "than": "then", "lose": "loose",
    "affect": "effect", "weather": "whether", "quiet": "quite", "principal": "principle",
    "council": "counsel", "site": "sight", "brakes": "breaks", "course": "coarse", "pier": "peer",
}  # fmt: skip
CONTRACTED = {
    ("do", "not"): "don't", ("is", "not"): "isn't", ("was", "not"): "wasn't", ("it", "is"): "it's",
    ("we", "will"): "we'll", ("they", "will"): "they'll", ("i", "have"): "I've", ("there", "is"):
    "there's", ("we", "are"): "we're", ("will", "not"): "won't", ("would", "not"): "wouldn't",
    ("i", "am"): "I'm", ("are", "not"): "aren't", ("we", "have"): "we've",
}  # fmt: skip
NUMERALS = dict(
    zip("2 3 4 5 6 7 8 9 12".split(), "two three four five six seven eight nine twelve".split(),
        strict=True)
)  # fmt: skip
MODALS = {"will": "would", "can": "could", "may": "might", "should": "must", "must": "should",
          "would": "will", "could": "can", "might": "may"}  # fmt: skip
TENSES = {"is": "was", "was": "is", "are": "were", "were": "are", "has": "had", "have": "had",
          "need": "needed", "want": "wanted", "know": "knew", "think": "thought", "came": "come",
          "did": "does", "had": "has"}  # fmt: skip
PUT_IN = ["really", "of course", "certainly", "you know", "very much", "now", "again", "all of us"]
BRACKETS = {"it": "the plan", "they": "the owners", "we": "the members", "he": "the chairman",
            "them": "the neighbours", "she": "the director", "this": "the proposal"}  # fmt: skip
NAMES = "Alderwick Brackenshaw Coldmere Deepwell Easterby Fairholm Greystoke Highcombe".split()
GAPS = [" …", "...", " ...", " . . .", " [...]", "", "", ""]
