"""Marks of every kind are paired, whatever stands beside them, and in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Block, Report
from retold.stages.quotations import find_quotations
from retold.stages.quotations.marks import pair_marks


def inside(text, **how):
    return [text[one.start : one.end] for one in pair_marks(text, (0, len(text)), **how)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("「我们星期五开船。」她说。", ["我们星期五开船。"]),
        ("她说「好『不』好『是』吗」就走了", ["好『不』好『是』吗"]),
        ("『船は安全です』と彼女は言った", ["船は安全です"]),
        ("｢船は安全です｣と彼女は言った", ["船は安全です"]),
        ("「we said “no” twice」 x", ["we said “no” twice"]),
        ("„Wir fahren am Freitag“, sagte sie", ["Wir fahren am Freitag"]),
        ("»Wir fahren am Freitag«, sagte sie", ["Wir fahren am Freitag"]),
        ("„Er sagte ‚nein‘ und ging“, sagte sie", ["Er sagte ‚nein‘ und ging"]),
        ("„Płyniemy w piątek”, powiedziała", ["Płyniemy w piątek"]),
        ("« Nous partons vendredi », dit-elle", ["Nous partons vendredi"]),
        ("– Nous partons vendredi, dit-elle.", []),
        ("“the «new» and the «old» quay”, he said", ["the «new» and the «old» quay"]),
        ("🛶“We sail”🛶 she said", ["We sail"]),
        ('"הסירה מוכנה", אמרה', ["הסירה מוכנה"]),
        ("«القارب جاهز» قالت", ["القارب جاهز"]),
        ("” … we sail at last,” she wrote.", ["… we sail at last,"]),
    ],
)
def test_marks_of_many_languages(text, words):
    assert inside(text) == words


ZERO = ["\u200b", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u2066"]


@pytest.mark.parametrize("zero", ZERO)
@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»"])
def test_signs_without_width_beside_a_mark_change_nothing(zero, marks):
    opened, closed = marks
    text = f"She said {zero}{opened}{zero}we sail{zero}{closed}{zero} and left."
    assert inside(text) == ["we sail"]


def test_a_closing_mark_alone_at_the_start_opens_nothing():
    assert inside("” and they sailed.") == []
    assert inside("” and they sailed.", goes_on=True) == []


MARKS = "“”„‟«»‹›\"'‘’`「」『』｢｣＂\u200b >\n.,aA我ש🛶"


@given(st.text(alphabet=MARKS, max_size=60), st.booleans(), st.booleans())
@settings(deadline=None)
def test_stretches_stand_in_order_inside_their_paragraph(text, goes_on, taken_up):
    found = list(pair_marks(text, (0, len(text)), goes_on=goes_on, taken_up=taken_up))
    ends = [0]
    for one in found:
        assert ends[-1] <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        ends.append(one.end)


def seconds(text):
    """Return the processor's time for a text, the best of two: others' work is not in it."""
    report = Report(id="r", source="s", text=text)
    block = Block(report="r", start=0, end=len(text), role="body")
    taken = []
    for _ in range(2):
        start = time.process_time()
        list(find_quotations(report, [block], [], [], []))
        taken.append(time.process_time() - start)
    return min(taken)


def best(text):
    """Return the lesser of two times: a busy machine makes any one of them long."""
    return min(seconds(text), seconds(text))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "“",
            "”",
            '"',
            "'",
            "‘a",
            "’ ",
            '“a" ',
            '1" ',
            "> ",
            "said ",
            "“A b c,” he said. ",
            "a, ",
        ),
        *("「", "」", "「『", "“«", "“«a» ", "\u200b“", "(@a) ", "A: ", "— A (@a) "),
    ],
)
def test_marks_without_end_take_linear_time(piece):
    small, large = (best(piece * (size // len(piece))) for size in (1_000, 8_000))
    assert large < 30 * max(small, 0.003)  # eight times the text; squared it would be 64


def test_a_paragraph_of_thousands_of_quotations_takes_linear_time():
    piece = "“A b c,” he said. "
    small, large = (best(piece * count) for count in (100, 1_600))
    assert large < 64 * max(small, 0.005)  # sixteen times the text; squared it would be 256


@pytest.mark.parametrize("piece", ["‘A b c’", "“A b c.", "Ada: A b c.", "> A b c", "A (@a)"])
def test_thousands_of_paragraphs_take_linear_time(piece):
    def taken(count):
        text = f"{piece}\n\n" * count
        step = len(piece) + 2
        report = Report(id="r", source="s", text=text)
        places = [(at * step, at * step + len(piece)) for at in range(count)]
        blocks = [Block(report="r", start=a, end=b, role="body") for a, b in places]
        start = time.process_time()
        list(find_quotations(report, blocks, [], [], []))
        return time.process_time() - start

    small = max(taken(300), taken(300), 0.005)
    large = min(taken(4_800), taken(4_800))
    assert large < 64 * small  # sixteen times the text; squared it would be 256
