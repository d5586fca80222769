"""Plain words that are looked for before a pattern never hide what the pattern finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inbox.authors import MARKED, MARKED_WORDS
from retold.inbox.head import STANDFIRST, STANDFIRST_WORDS
from retold.lexis.bylines import bio_name
from retold.lexis.credits import CREDIT_TAIL, PICTURES, VIA, VIA_WORDS, is_credit
from retold.lexis.hints import has_any
from retold.lexis.lines import FINAL, OPEN_END, ends_open, ends_sentence, role_of
from retold.lexis.notices import (
    CHROME,
    LONGEST_BUTTONS,
    LONGEST_HEADING,
    READING_TIME,
    RELATED_HEADING,
    is_pitch,
    is_wire,
)
from retold.stages.kinds.voice import ARGUED, ARGUED_WORDS

FOUND = [
    (VIA, VIA_WORDS, ("A. Roe via AP", "Getty Images", "AP Photo", "Alamy Pictures")),
    (
        CREDIT_TAIL,
        PICTURES,
        ("The quay. Photo: A. Roe", "The quay. IMAGES: A. Roe", "The quay. Picture by A. Roe"),
    ),
    (
        STANDFIRST,
        STANDFIRST_WORDS,
        (
            *(
                "c-Standfirst",
                "subtitle",
                "Sub-Title",
                "sub-head",
                "subheadline",
                "post-dek",
                "deck",
            ),
            *("deck", "strapline", "article-intro", "articleSummary", "chapo"),
        ),
    ),
    (
        ARGUED,
        ARGUED_WORDS,
        (
            *("It should go", "It shouldn’t", "They MUST go", "We ought to", "We need to go"),
            *("It needs to go", "Let us row", "Let's row", "Let’s row", "Surely not", "Of course"),
            *("Simply put", "Frankly, no", "Too often it leaks", "Enough is enough", "It deserves"),
            *("Imagine a quay", "Perhaps so", "better than none", "We can't afford it"),
            *("Make no mistake", "No doubt", "After all", "It turns out", "He would do well to"),
            *("Nonsense", "Absurd", "Folly", "Shameful", "A disgrace", "Hypocrisy", "The remedy"),
            *("The lesson", "Never mind", "It is time", "It isn’t", "That is why", "The truth is"),
            *("The fact is", "The problem is", "The trouble is", "The point is", "The answer is"),
            *("The question is", "What if", "Why not", "So what"),
        ),
    ),
    (
        MARKED,
        MARKED_WORDS,
        ("author", "Byline", "contributor-name", "post-author", "x entry-author", "vcard fn"),
    ),
]


@pytest.mark.parametrize(
    ("pattern", "hints", "line"),
    [(pattern, hints, line) for pattern, hints, lines in FOUND for line in lines],
)
def test_what_a_pattern_finds_has_a_hint(pattern, hints, line):
    assert pattern.search(line)
    assert has_any(line.casefold(), hints) or has_any(line, hints)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("We may earn a COMMISSION on what you buy.", "promo"),
        ("Jane Doe in Oslo contributed to this report.", "wire"),
        ("Photo: Jane Doe", "credit"),
        ("Jane Doe/Reuters", "credit"),
        ("Sign up for our newsletter.", "promo"),
        ("Jane Doe is a reporter based in Oslo.", "bio"),
        ("Jane Doe was an editor at The Quay.", "bio"),
        ("Jane Doe Jane Doe covers ferries.", "bio"),
        ("Most read", "related"),
        ("3 min read", "promo"),
        ("“Sign up for our newsletter.”", None),
        ("Sign up for our newsletter, the mayor said to all.", None),
    ],
)
def test_lines_keep_their_roles(line, role):
    assert role_of(line) == role


def test_the_longest_lines_of_bounded_patterns_are_within_their_bounds():
    words = "subscribe" + "   subscribe" * 9
    for pattern, bound, line in (
        (CHROME, LONGEST_BUTTONS, f"---{words}----"),
        (CHROME, LONGEST_BUTTONS, f"---please enable javascript{'x' * 60}----"),
        (READING_TIME, LONGEST_BUTTONS, "---100-minutes read---"),
        (RELATED_HEADING, LONGEST_HEADING, f"--also from {'x' * 30}---"),
        (RELATED_HEADING, LONGEST_HEADING, f"--more from {'x' * 40}---"),
    ):
        assert pattern.match(line)
        assert len(line) <= bound


ENDS = st.text('ab1é今 .!?…。！"”’)]»[:;,–—-\t', max_size=30)


@given(ENDS)
def test_a_letter_at_the_end_is_told_from_an_end(line):
    assert ends_sentence(line) == (FINAL.search(line, max(0, len(line) - 20)) is not None)
    assert ends_open(line) == (OPEN_END.search(line, max(0, len(line) - 8)) is not None)


def test_a_plain_word_alone_makes_no_role():
    for line in ("Our newsletter of 1950", "A way via Oslo", "She is here", "He contributed much"):
        assert not is_pitch(line)
        assert not is_credit(line)
        assert not is_wire(line)
        assert bio_name(line) is None
