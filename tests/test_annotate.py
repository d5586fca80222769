"""Annotations that overlap in any way are shown as elements that nest, over all of the text."""

from hypothesis import given
from hypothesis import strategies as st

from retold.show.annotate import Note, copied, paragraphs
from retold.tables import BlockRow, CopyRow

TEXT = "Bell back\n\nThe old bell rang, she said.\n\nPhoto: O. Vale"


def block(start, end, role="body"):
    place = {"report": "r", "source": "s", "start": start, "end": end}
    return BlockRow(**place, role=role, text="", language=None)


def blocks_of(text):
    at, rows = 0, []
    for part in text.split("\n\n"):
        rows.append(block(at, at + len(part)))
        at += len(part) + 2
    return [row for row in rows if row.start < row.end]


def shown(made):
    """Return the words as they would be written, opening and closing in brackets."""
    said = []
    for paragraph in made:
        for piece in paragraph.pieces:
            said += [f"<{point}>" for point in piece.points]
            said += [f"[{note.anchor or ''}:" for note in piece.opens]
            said += [piece.words, *("]" for _ in piece.closes)]
        said.append("|")
    return "".join(said)


def test_an_inner_note_opens_after_the_outer_one_and_closes_before_it():
    notes = [Note(15, 18, ("name",), "p-15-18"), Note(11, 28, ("quote",), "q-1")]
    assert "[q-1:The [p-15-18:old] bell rang]" in shown(
        paragraphs(TEXT, blocks_of(TEXT), notes, ())
    )


def test_of_two_that_cross_the_longer_stays_whole():
    notes = [Note(11, 23, ("quote",), "q-1"), Note(19, 28, ("event",), "p-19-28")]
    said = shown(paragraphs(TEXT, blocks_of(TEXT), notes, ()))
    assert "[q-1:The old [p-19-28:bell]][: rang]" in said


def test_a_note_over_blocks_opens_anew_in_each_and_has_its_anchor_once():
    notes = [Note(5, 20, ("copied",), "p-5-20")]
    said = shown(paragraphs(TEXT, blocks_of(TEXT), notes, ()))
    assert said.startswith("Bell [p-5-20:back]|[:The old b]ell")


def test_a_note_that_starts_between_blocks_has_its_anchor_in_the_next():
    notes = [Note(9, 14, ("quote",), "q-1", after=1)]
    made = paragraphs(TEXT, blocks_of(TEXT), notes, ())
    assert "[q-1:The]" in shown(made)
    assert [one.after for two in made for three in two.pieces for one in three.closes] == [1]


def test_the_number_of_a_note_is_shown_once_where_it_ends():
    notes = [Note(0, 14, ("quote",), "q-1", after=3)]
    made = paragraphs(TEXT, blocks_of(TEXT), notes, ())
    closing = [one.after for two in made for three in two.pieces for one in three.closes]
    assert closing == [None, 3]


def test_points_stand_where_they_are():
    said = shown(paragraphs(TEXT, blocks_of(TEXT), (), [(15, "p-15-20"), (10, "p-10-30")]))
    assert "<p-10-30>The <p-15-20>old" in said


def test_text_in_no_block_is_shown_without_a_role():
    made = paragraphs(TEXT, [block(11, 39)], (), ())
    assert [one.role for one in made] == ["", "body", ""]


def test_notes_outside_the_text_are_left_out():
    notes = [Note(-1, 3, ("x",)), Note(50, 900, ("x",)), Note(4, 4, ("x",))]
    assert "[" not in shown(paragraphs(TEXT, blocks_of(TEXT), notes, ()))


def test_copied_stretches_are_joined_where_they_touch():
    def copy(start, end, left="r", right="other"):
        return CopyRow(
            id="c",
            left=left,
            right=right,
            left_source="",
            right_source="",
            left_start=start,
            left_end=end,
            right_start=100,
            right_end=100 + end - start,
            share=1.0,
            origin_source=None,
            because=(),
        )

    rows = [copy(5, 9), copy(0, 5), copy(20, 30), copy(22, 25), copy(0, 4, "other", "r")]
    assert copied(rows, "r") == [(0, 9), (20, 30), (100, 104)]


NOTES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["quote", "copied", "date"]))
)


@given(st.text(alphabet="ab \n", max_size=40), NOTES)
def test_elements_always_nest_and_words_are_the_text(text, places):
    notes = [
        Note(start, end, (kind,), f"n{number}") for number, (start, end, kind) in enumerate(places)
    ]
    made = paragraphs(text, blocks_of(text), notes, ())
    words, anchors = "", []
    for paragraph in made:
        open_now = []
        for piece in paragraph.pieces:
            open_now += [(note.start, note.end, note.kinds) for note in piece.opens]
            anchors += [note.anchor for note in piece.opens if note.anchor]
            covering = {key for key in open_now if key[0] < key[1]}
            assert covering == set(open_now)
            words += piece.words
            for note in piece.closes:
                assert open_now.pop() == (note.start, note.end, note.kinds)
        assert not open_now
    assert "".join(words.split()) == "".join(text.split())
    visible = {
        f"n{number}"
        for number, (start, end, _) in enumerate(places)
        if start < end <= len(text) and text[start:end].strip()
    }
    assert visible <= set(anchors)
    assert len(anchors) == len(set(anchors))
