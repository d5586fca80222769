"""What nobody would call a story makes none: forms, scraps, other tongues, quotes, bad dates."""

from itertools import combinations

import msgspec
import pytest

from retold.model import Copy, Placement
from retold.stages.stories import compare_profiles, find_stories, mark_profile
from tests.matters import FERRY, FERRY_AGAIN, FERRY_ELSEWHERE, ORCHARD, profile

PLACES = [
    f"{first}{last}"
    for first in ("Ox", "Tavi", "Kel", "Dun", "Tres", "Alme")
    for last in ("moor", "stow", "wick", "ham", "bury")
]
ADA = "Ada Lund of the Marten trust said the boiler was sound after twelve years in the yard. "


def score(left, right, between=()):
    found = tuple(compare_profiles(left, right, between))
    return found[0].score if found else 0.0


def told(profiles):
    links = [x for pair in combinations(profiles, 2) for x in compare_profiles(*pair, ())]
    held = {}
    for row in find_stories(profiles, links, ()):
        if isinstance(row, Placement):
            held.setdefault(row.story, set()).add(row.report)
    return sorted(sorted(group) for group in held.values())


def weather(number, place):
    return profile(
        f"w{number:03}",
        f"Weather for {place}. Cloud in the morning, sunshine later in {place}. Highest "
        f"temperature {number % 31} degrees, wind from the west, gusts of {number % 53} km/h. "
        f"Chance of rain {number * 7 % 101} percent.",
        f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
        f"Weather for {place}",
    )


def test_a_form_filled_in_for_many_places_is_many_stories():
    profiles = [weather(number, PLACES[number % len(PLACES)]) for number in range(90)]
    groups = told(profiles)
    assert max(map(len, groups)) <= len(profiles) / len(PLACES)
    assert len(groups) >= len(PLACES)


def test_a_form_for_another_place_and_day_scores_low():
    assert score(weather(1, "Oxmoor"), weather(2, "Tavistow")) < 0.5
    assert score(weather(1, "Oxmoor"), weather(2, "Oxmoor")) > 0.5


@pytest.mark.parametrize("text", ["Rain expected tomorrow.", "Ferry sails again.", "No.", "?!", ""])
def test_a_report_of_three_words_is_no_part_of_everything(text):
    profiles = [profile("a", text), profile("b", "All quiet here."), profile("c", ORCHARD)]
    assert told(profiles) == [["a"], ["b"], ["c"]]


def test_reports_in_other_languages_meet_by_their_names_alone():
    german = profile("a", "Die Fähre Marten fährt nach zwölf Jahren wieder von Oxmoor. " * 3)
    french = profile("b", "Les enfants de Tresk ont mangé la poire que le maître a trouvée. " * 3)
    other = profile(
        "c", "Der Gemeinderat von Tavistow hat gestern über die Brücke gesprochen. " * 3
    )
    assert told([german, french, other]) == [["a"], ["b"], ["c"]]


def test_a_report_that_quotes_another_story_at_length_does_not_join_the_two():
    ferry = [profile("a", FERRY), profile("b", FERRY_AGAIN)]
    orchard = [profile("c", ORCHARD), profile("d", ORCHARD.replace("A pear", "The old pear"))]
    quoting = profile("e", f"{ORCHARD} {ORCHARD} The mayor recalled another return. {ADA}")
    groups = told([*ferry, *orchard, quoting])
    assert ["a", "b"] in groups
    assert any({"c", "d"} <= set(group) and "a" not in group for group in groups)


@pytest.mark.parametrize("day", ["1970-01-01", "2199-12-31", "0001-01-01", "9999-12-31"])
def test_a_wrong_date_takes_no_report_out_of_its_story(day):
    profiles = [
        profile("a", FERRY, "2024-01-10"),
        profile("b", FERRY_AGAIN, "2024-01-11"),
        profile("c", FERRY, day),
    ]
    assert list(mark_profile((profiles[2],)))
    assert told(profiles) == [["a", "b", "c"]]


def test_wrong_dates_alike_bring_nobody_together():
    profiles = [profile("a", FERRY, "1970-01-01"), profile("b", ORCHARD, "1970-01-01")]
    assert told(profiles) == [["a"], ["b"]]


# --- reasons ---------------------------------------------------------------------------------

FULL = [
    profile("a", FERRY, "2021-04-12", "The Marten sails"),
    profile("b", FERRY_AGAIN, "2021-04-13", "Cheers for the Marten"),
    profile("c", FERRY_ELSEWHERE, "2021-04-12", "The Heron sails"),
    profile("d", ORCHARD, None, "A pear"),
]


def without(found, words):
    """The profile without some of its terms, as if the report had not used them."""
    kept = {
        name: tuple(row for row in getattr(found, name) if row[0] not in words)
        for name in ("terms", "title_terms")
    }
    return msgspec.structs.replace(
        found, **kept, proper=tuple(word for word in found.proper if word not in words)
    )


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2)])
def test_every_link_has_a_reason_and_falls_with_the_words_it_names(pair):
    left, right = (FULL[at] for at in pair)
    for row in compare_profiles(left, right, ()):
        assert row.because
        for reason in row.because:
            what, _, listed = reason.partition(": ")
            if not listed:
                continue
            words = {word for name in listed.split(", ") for word in name.lower().split()}
            assert score(without(left, words), right) < row.score, what


def test_a_link_falls_with_the_copy_and_the_day_it_names():
    left, right = FULL[0], FULL[1]
    copy = Copy(
        id="c", left="a", right="b", left_start=0, left_end=9, right_start=0, right_end=9, share=0.5
    )
    (row,) = compare_profiles(left, right, (copy,))
    assert any("stands in both" in reason for reason in row.because)
    assert score(left, right) < row.score
    assert row.because[-1] == "1 day apart"
    assert score(profile("a", FERRY, None, left.title), right, (copy,)) < row.score


def test_every_placement_has_a_reason():
    links = [x for pair in combinations(FULL, 2) for x in compare_profiles(*pair, ())]
    placements = [x for x in find_stories(FULL, links, ()) if isinstance(x, Placement)]
    assert len(placements) == len(FULL)
    assert all(row.because for row in placements)
