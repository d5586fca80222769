"""Quotations: which words are speech, who speaks, in which turn, and why."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Block, Judgement, Mention, Report, Sentence
from retold.stages.quotations import find_quotations

NAMES = {
    "Ada Marlow": ("name", "Ada Marlow", "she"),
    "Marlow": ("name", "Ada Marlow", "she"),
    "Tom Reed": ("name", "Tom Reed", "he"),
    "Reed": ("name", "Tom Reed", "he"),
    "the harbour board": ("organisation", "the harbour board", None),
    "The harbour board": ("organisation", "the harbour board", None),
    "the mayor": ("nominal", None, None),
    "he": ("pronoun", None, "he"),
    "He": ("pronoun", None, "he"),
    "she": ("pronoun", None, "she"),
    "She": ("pronoun", None, "she"),
}
STOP = re.compile(r"[.!?]+[\"'”’]*\s+(?=[\"'“‘]?[A-Z])")


def rows_of(text, roles=()):
    """Return a report with blocks cut at blank lines, plain sentences, and known names."""
    report = Report(id="r1", source="quay", text=text)
    blocks, sentences, taken = [], [], set()
    for number, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)):
        role = dict(roles).get(number, "body")
        blocks.append(Block(report="r1", start=match.start(), end=match.end(), role=role))
        ends = [stop.end() for stop in STOP.finditer(text, match.start(), match.end())]
        for start, end in zip([match.start(), *ends], [*ends, match.end()], strict=True):
            place = {"start": start, "end": end, "role": role, "block": number}
            sentences.append(Sentence(report="r1", **place))
    mentions = []
    for words, (kind, name, gender) in NAMES.items():
        for match in re.finditer(rf"\b{words}\b", text):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                place = {"start": match.start(), "end": match.end(), "text": words}
                mentions.append(Mention(report="r1", kind=kind, name=name, gender=gender, **place))
    mentions.sort(key=lambda one: one.start)
    return report, blocks, sentences, mentions


def quoted(text, roles=(), judgements=()):
    return list(find_quotations(*rows_of(text, roles), judgements))


def said(text, roles=()):
    return [(row.text, row.speaker_name) for row in quoted(text, roles)]


def words_of(text, roles=()):
    return [row.text for row in quoted(text, roles)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry will run in June,” Ada Marlow said.",
        "“The ferry will run in June,” said Ada Marlow.",
        '"The ferry will run in June," said Ada Marlow.',
        "''The ferry will run in June,'' said Ada Marlow.",
        "``The ferry will run in June,'' said Ada Marlow.",
        "„The ferry will run in June,“ said Ada Marlow.",
        "«The ferry will run in June,» said Ada Marlow.",
        "‘The ferry will run in June,’ said Ada Marlow.",
        "'The ferry will run in June,' said Ada Marlow.",
        '“The ferry will run in June," said Ada Marlow.',
        "“The ferry will run in June,“ said Ada Marlow.",
        "Ada Marlow said: “The ferry will run in June,”",
        "Ada Marlow told reporters, “The ferry will run in June,”",
        "Ada Marlow, who built her, said: “The ferry will run in June,”",
        "Ada Marlow, 41, the yard's owner, said: “The ferry will run in June,”",
        "“The ferry will run in June,” according to Ada Marlow.",
        "“The ferry will run in June,” Ada Marlow, the owner, told the board.",
        "Ada Marlow wrote on Friday: “The ferry will run in June,”",
        "Ada Marlow: “The ferry will run in June,”",
        "In a letter to Tom Reed, Ada Marlow said, “The ferry will run in June,”",
        "“The ferry will run in June,” Ada Marlow said while Tom Reed listened.",
    ],
)
def test_the_words_and_the_speaker_of_one_sentence(sentence):
    assert said(sentence) == [("The ferry will run in June,", "Ada Marlow")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“He told me ‘no’ and left,” said Reed.", ["He told me ‘no’ and left,"]),
        ("‘He told me “no” and left,’ said Reed.", ["He told me “no” and left,"]),
        ("“He told me “no” and left,” said Reed.", ["He told me “no” and left,"]),
        ("'It is the players' boat, not ours,' said Reed.", ["It is the players' boat, not ours,"]),
        ("‘It’s the boat’s last trip,’ said Reed.", ["It’s the boat’s last trip,"]),
        ("Reed's boat and the crews' oars were lost.", []),
        ("Rock 'n' roll of the '90s was played at the yard's fair.", []),
        ('Reed said the plank is 12" long and 3" wide.', []),
        ('Reed said: "The plank is 12" long."', ['The plank is 12" long.']),
        ("Reed said: “Wait for the tide. Then sail", ["Wait for the tide. Then sail"]),
        ("Reed said “” and “ ” at the quay.", []),
    ],
)
def test_marks_inside_marks_and_marks_that_are_none(text, words):
    assert words_of(text) == words


def test_a_quotation_split_by_its_cue_is_one_turn():
    first, second = quoted("“We waited all night,” Ada Marlow said. “Then the tide came in.”")
    assert first.turn == second.turn == first.id
    assert second.speaker_name == "Ada Marlow"
    assert second.kind == "direct"


def test_a_quotation_that_opens_again_in_each_paragraph_is_one_turn_of_a_row_each():
    text = (
        "“We waited all night,” Ada Marlow said. “Nobody slept.\n\n"
        "“The tide was late. We sang to it.\n\n“Then it came in.”\n\nTom Reed left."
    )
    rows = quoted(text)
    assert [row.text for row in rows][1:] == [
        "Nobody slept.",
        "The tide was late. We sang to it.",
        "Then it came in.",
    ]
    assert {row.turn for row in rows} == {rows[0].id}
    assert {row.speaker_name for row in rows} == {"Ada Marlow"}


def test_single_marks_open_again_in_each_paragraph_too():
    text = (
        "Ada Marlow answers at length.\n\n"
        "‘We waited. It’s late.\n\n‘Then the tide came in,’ she says."
    )
    assert words_of(text) == ["We waited. It’s late.", "Then the tide came in,"]
    assert len({row.turn for row in quoted(text)}) == 1


def test_a_paragraph_that_is_only_a_quotation_goes_on_from_the_last_speaker():
    text = (
        "“The ferry will run in June,” Ada Marlow said at the quay.\n\n"
        "“We have the crew, and we have the coal for a whole summer.”"
    )
    rows = quoted(text)
    assert [row.speaker_name for row in rows] == ["Ada Marlow"] * 2
    assert rows[1].turn == rows[0].id


def test_a_quotation_that_closes_without_opening_begins_behind_its_cue():
    text = "“The ferry will run in June,” Ada Marlow said. We have the crew. We have the coal.”"
    assert words_of(text) == ["The ferry will run in June,", "We have the crew. We have the coal."]


def test_a_paragraph_that_takes_up_a_quotation_without_a_mark_is_speech_to_its_mark():
    text = (
        "Ada Marlow said: “We waited all night.\n\nThen the tide came in at last.” Tom Reed left."
    )
    assert words_of(text) == ["We waited all night.", "Then the tide came in at last."]


def test_a_paragraph_set_off_is_a_block():
    text = (
        "Ada Marlow lists the causes:\n\n"
        "> A cracked plank, and a boiler that nobody had loved.\n\nReed left."
    )
    (row,) = quoted(text)
    assert row.text == "A cracked plank, and a boiler that nobody had loved."
    assert row.kind == "block"
    assert row.speaker_name == "Ada Marlow"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marlow played her new song “Low Tide” on the quay.",
        "The band closed with the single “Slow Boat Home” as Reed left.",
        "The “Low Tide” singer Ada Marlow left the quay.",
        "Robert “Bob” Reed left the quay.",
        "The so-called “harbour plan” was dropped.",
        "The boat, known to all as “Old Bess”, left the quay.",
    ],
)
def test_titles_nicknames_and_terms_are_no_speech(text):
    assert words_of(text) == []


def test_what_is_a_title_once_is_one_in_the_rest_of_the_report():
    text = "Marlow's song “Low Tide” is new.\n\nMarlow dedicated “Low Tide” to the crew."
    assert words_of(text) == []


def test_a_few_words_that_a_cue_gives_to_somebody_are_partial():
    (row,) = quoted("Ada Marlow said the boat was “more or less afloat” on Friday.")
    assert row.kind == "partial"
    assert row.speaker_name == "Ada Marlow"


@pytest.mark.parametrize("role", ["promo", "related", "meta", "caption", "credit", "byline", "bio"])
def test_only_what_tells_news_is_read(role):
    text = "“The ferry will run in June,” Ada Marlow said."
    assert words_of(text, {0: role}.items()) == []


@pytest.mark.parametrize("role", ["headline", "standfirst", "body", "correction"])
def test_headlines_and_corrections_are_read(role):
    text = "“The ferry will run in June,” Ada Marlow said."
    assert len(quoted(text, {0: role}.items())) == 1


def test_a_headline_takes_the_speaker_that_its_words_have_below():
    text = (
        "‘We sang to the tide’: a night at the quay\n\n"
        "“We sang to the tide, and it came in,” Ada Marlow said."
    )
    headline, below = quoted(text, {0: "headline"}.items())
    assert headline.text == "We sang to the tide"
    assert headline.speaker_name == below.speaker_name == "Ada Marlow"
    assert "the same words stand again with their speaker" in headline.because


def test_the_words_that_stand_for_the_speaker_are_those_of_the_sentence():
    first, second = quoted(
        "Tom Reed came early.\n\n“The boat is sound,” he said.\n\n"
        "“We sail on Friday,” Ada Marlow added."
    )
    assert (first.speaker_text, first.speaker_name) == ("he", "Tom Reed")
    assert (second.speaker_text, second.speaker_name) == ("Ada Marlow", "Ada Marlow")
    assert 0 < first.confidence < second.confidence <= 1


def test_a_pronoun_is_not_given_a_name_of_the_other_gender():
    rows = quoted("“The boat is sound,” Tom Reed said.\n\n“We sail on Friday,” she said.")
    assert rows[1].speaker_name != "Tom Reed"


def test_a_pronoun_without_a_name_takes_the_name_that_leads_its_own_paragraph():
    text = (
        "“The boat is sound,” Ada Marlow said.\n\n"
        "On deck, Tom Reed had to begin three times. “We sail on Friday,” he said at last."
    )
    assert [row.speaker_name for row in quoted(text)] == ["Ada Marlow", "Tom Reed"]


def test_of_two_who_speak_together_neither_is_the_speaker():
    (row,) = quoted("Ada Marlow and Tom Reed said in a letter: “We sail on Friday.”")
    assert row.speaker_text == "Ada Marlow and Tom Reed"
    assert row.speaker_name is None


def test_titles_in_front_and_appositions_behind_belong_to_the_speakers_words():
    (row,) = quoted("“We sail on Friday,” said former mayor Tom Reed, a retired pilot.")
    assert row.speaker_text == "former mayor Tom Reed, a retired pilot"
    assert row.speaker_name == "Tom Reed"


def test_an_unnamed_speaker_has_words_and_no_name():
    (row,) = quoted("“We sail on Friday,” one of the pilots said.")
    assert row.speaker_name is None
    assert row.speaker_text == "one of the pilots"


def test_words_that_nobody_says_have_no_speaker():
    rows = quoted("“Nothing here. Nobody there. All is quiet on the quay.”")
    assert all(row.speaker_text is None and row.confidence == 0 for row in rows)


@pytest.mark.parametrize(
    ("text", "cue", "venue"),
    [
        ("“We sail on Friday,” Marlow told the Quay Gazette.", "told", "the Quay Gazette"),
        ("“We sail on Friday,” Marlow told the Gazette in March.", "told", "the Gazette in March"),
        ("Marlow wrote in a letter: “We sail on Friday.”", "wrote", "in a letter"),
        ("“We sail on Friday,” Marlow said in a statement.", "said", "in a statement"),
        ("“We sail on Friday,” Marlow said on Monday.", "said", "on Monday"),
        ("“We sail on Friday,” Marlow said.", "said", None),
        ("In a statement, Marlow said: “We sail on Friday.”", "said", "In a statement"),
        ("“We sail on Friday,” according to Marlow.", "according to", None),
    ],
)
def test_cue_and_venue_stand_in_the_text(text, cue, venue):
    (row,) = quoted(text)
    assert (row.cue, row.venue) == (cue, venue)
    assert text[row.cue_start : row.cue_end] == cue
    if venue is not None:
        assert text[row.venue_start : row.venue_end] == venue


def test_the_reasons_name_the_cue():
    (row,) = quoted("“We sail on Friday,” Marlow said.")
    assert row.because == ("'said' stands next to it, of 'Marlow'",)


def test_the_runner_up_is_another_person():
    (row,) = quoted("“We sail on Friday,” Marlow said while Tom Reed listened.")
    assert row.runner_up == "Tom Reed"


def judgement(row, kind, value=None, undone=None):
    return Judgement(id="j", kind=kind, left=row.id, value=value, undone_at=undone)


def test_a_persons_judgement_of_the_speaker_outranks_the_program():
    text = "“We sail on Friday,” Marlow said."
    (row,) = quoted(text)
    (judged,) = quoted(text, judgements=[judgement(row, "speaker", "Tom Reed")])
    assert (judged.speaker_name, judged.confidence) == ("Tom Reed", 1.0)
    assert judged.because == ("a person judged the speaker",)


def test_words_a_person_judged_no_speech_are_left_out_and_the_rest_stays():
    text = "“We sail on Friday,” Marlow said.\n\n“Not in this wind,” Tom Reed replied."
    first, second = quoted(text)
    assert quoted(text, judgements=[judgement(first, "not_speech")]) == [second]


@pytest.mark.parametrize("kind", ["speaker", "not_speech"])
def test_a_judgement_undone_counts_no_more(kind):
    text = "“We sail on Friday,” Marlow said."
    rows = quoted(text)
    undone = judgement(rows[0], kind, "Tom Reed", undone="2024-01-01")
    assert quoted(text, judgements=[undone]) == rows


MARKS = ["“", "”", '"', "'", "‘", "’", "„", "«", "»", "''", "``", "> ", "12"]
PIECES = [
    *MARKS,
    "Marlow",
    "said",
    " ",
    " ",
    ", ",
    ". ",
    ": ",
    "\n\n",
    "the boat",
    "he",
    "who",
    "(",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(TEXTS)
@settings(deadline=None)
def test_every_place_gives_its_words_back_in_order_without_overlap(text):
    rows = quoted(text)
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.text.strip() == row.text != ""
        if row.speaker_text is not None:
            assert text[row.speaker_start : row.speaker_end] == row.speaker_text
        if row.cue is not None:
            assert text[row.cue_start : row.cue_end] == row.cue
        assert 0 <= row.confidence <= 1
    assert all(a.end < b.start for a, b in pairwise(rows))
    assert {row.turn for row in rows} <= {row.id for row in rows}


@given(TEXTS)
@settings(deadline=None)
def test_the_same_report_gives_the_same_rows(text):
    assert quoted(text) == quoted(text)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_read(text):
    assert all(text[row.start : row.end] == row.text for row in quoted(text))


@pytest.mark.parametrize(
    "behind",
    [
        "Tom Reed said: “Not in this wind.”",
        "The song “Not in this wind” was played.",
        "“",
        "The yard closed.",
    ],
)
def test_what_is_added_below_changes_nothing_above(behind):
    text = "“We sail on Friday,” Marlow said. “The boat is sound.”\n\nThe crew left."
    assert quoted(f"{text}\n\n{behind}")[:2] == quoted(text)


@pytest.mark.parametrize(
    "piece",
    ["“", "”", '"', "'", "‘a", "’ ", '“a" ', '1" ', "> ", "said ", "“A b c,” he said. ", "a, "],
)
def test_marks_without_end_take_linear_time(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        report = Report(id="r", source="s", text=text)
        block = Block(report="r", start=0, end=len(text), role="body")
        start = time.process_time()
        list(find_quotations(report, [block], [], [], []))
        return time.process_time() - start

    small, large = seconds(5_000), seconds(20_000)
    assert large < 12 * max(small, 0.01)  # four times the text; twelve leaves room for noise
