"""The pronouns of persons in English, also where they begin a contraction."""

from retold.lexis.names import Gender

FORMS: tuple[tuple[Gender | None, str], ...] = (
    ("he", "he him his himself"),
    ("she", "she her hers herself"),
    (None, "they them their theirs themselves"),
    (None, "i me my mine myself we us our ours ourselves"),
)
PRONOUNS: dict[str, tuple[Gender | None, int]] = {
    word + ending: (gender, len(word))
    for gender, words in FORMS
    for word in words.split()
    for ending in ("", "'m", "'d", "'s", "'ll", "'ve", "'re")
}
"""Each pronoun, also as the first part of a contraction, with its gender and its length."""
