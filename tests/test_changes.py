"""How a reading differs from the base is said change by change, each with its place."""

import pytest

from tests.telling import Told

OATH = "We will keep the night ferry sailing, and nobody on the island needs to learn to swim."


def changes(base, reading):
    told = Told().say("a", base).say("b", base).say("c", reading)
    (utterance,) = told.utterances()
    (found,) = [r.changes for r in utterance.readings if r.quotation.startswith("c")]
    assert all(told.texts["c"][c.start : c.end] == c.here for c in found)
    return [(c.kind, c.base, c.here, c.meaning) for c in found]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("nobody on the island needs to learn to swim.",
         [("cut-start", "We will keep the night ferry sailing, and", "", None)]),
        ("We will keep the night ferry sailing",
         [("cut-end", "and nobody on the island needs to learn to swim", "", None)]),
        ("We will keep the ferry sailing, and nobody on the island needs to learn to swim",
         [("cut-inside", "night", "", None)]),
        ("We will keep the night ferry sailing … and nobody needs to learn to swim",
         [("case-punctuation", "sailing, and", "sailing … and", None),
          ("cut-inside", "on the island", "", None)]),
        ("We will keep the night ferry sailing, and … needs to learn to swim",
         [("cut-inside", "nobody on the island", "…", "negation")]),
        ("We will keep the night ferry sailing, and truly nobody on the island needs to swim",
         [("insertion", "", "truly", None), ("cut-inside", "learn to", "", None)]),
        ("We will keep the day ferry sailing, and nobody on the island needs to learn to swim",
         [("substitution", "night", "day", None)]),
        ("We would keep the night ferry sailing, and nobody on the island needed to learn to swim",
         [("substitution", "will", "would", "modal"),
          ("substitution", "needs", "needed", "tense")]),
        ("We won’t keep the night ferry sailing, and nobody on the island needs to learn to swim",
         [("substitution", "will", "won’t", "negation")]),
        ("We will keep the night fery sailing, and nobody on the island needs to learn to swim",
         [("spelling", "ferry", "fery", None)]),
        ("We’ll keep the night ferry sailing, and nobody on the island needs to learn to swim",
         [("spelling", "We will", "We’ll", None)]),
        ("we will keep the night Ferry sailing; and nobody on the island needs to learn to swim!",
         [("case-punctuation", "ferry sailing, and", "Ferry sailing; and", None)]),
    ],
)  # fmt: skip
def test_how_a_reading_differs(reading, expected):
    assert changes(OATH, reading) == expected


@pytest.mark.parametrize(
    ("base", "reading", "expected"),
    [
        ("All 52 rowers are dry and safe at home", "All fifty-two rowers are dry and safe at home",
         [("spelling", "52", "fifty-two", None)]),
        ("All 52 rowers are dry and safe at home", "All 51 rowers are dry and safe at home",
         [("substitution", "52", "51", "number")]),
        ("The Port Elling ferry carries herring and bread",
         "The Port Tarn ferry carries herring and bread",
         [("substitution", "Elling", "Tarn", "name")]),
        ("On Monday the council opens the gate", "The council opens the gate on Monday",
         [("order", "On Monday", "on Monday", None)]),
    ],
)  # fmt: skip
def test_what_a_change_may_mean(base, reading, expected):
    assert changes(base, reading) == expected


def test_straight_and_curly_marks_are_one():
    straight, curly = (
        "Don't tell the bakery's cats about the herring",
        "Don’t tell the bakery’s cats about the herring",
    )
    assert changes(curly, straight) == []
