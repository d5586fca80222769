"""A report that corrects, updates or follows another one leads to it, and it leads back."""

import json

import pytest

from tests.seen import page, said

SUNK = (
    "The dredger Heron sank off Oxmoor on Monday after her pump failed. Ada Lund, 41, of the"
    " harbour board, said all seven of the crew were ashore. The Heron lies in nine metres."
)
RAISED = (
    "Divers raised the dredger Heron off Oxmoor, which sank {}. Ada Lund of the harbour board"
    " said the pump will go to Kelsey yard. The crew watched from the quay."
)


def report(name, text, day, outlet="Harbour Post", **more):
    known = {"id": name, "text": text, "published": f"2024-05-{day:02}", "outlet": outlet}
    return {**known, **more}


@pytest.fixture
def read(library, tmp_path):
    def call(*rows):
        path = tmp_path / "reports.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        library.read(path)
        return library

    return call


def follows(library, source):
    return [(row.kind, row.text, row.follows_source) for row in library.follow_ups(source)]


def test_a_day_that_is_named_leads_to_the_report_of_that_day(read):
    library = read(
        report("first", SUNK, 7),
        report("second", f"{SUNK} Oil was seen on Wednesday, said Tom Reed.", 9),
        report("other", SUNK.replace("Ada Lund, 41,", "Lund"), 7, "Oxmoor Echo"),
        report("third", RAISED.format("(see our report of 7 May)"), 20),
    )
    assert library.story("third").id == library.story("first").id
    assert follows(library, "third") == [("follow-up", "see our report of 7 May", "first")]
    (row,) = library.follow_ups("third")
    assert "of the day it names (2024-05-07)" in row.because


def test_a_weekday_counts_back_from_the_report(read):
    library = read(
        report("first", SUNK, 7),
        report("second", RAISED.format("as we reported on Tuesday"), 10),
    )
    assert follows(library, "second") == [("follow-up", "as we reported on Tuesday", "first")]


def test_without_a_day_the_nearest_earlier_one_of_the_outlet_is_meant(read):
    library = read(
        report("first", SUNK, 7),
        report("other", SUNK.replace("Ada Lund, 41,", "Lund"), 8, "Oxmoor Echo"),
        report("second", RAISED.format(", as the Harbour Post first reported, at night"), 10),
    )
    assert [row[2] for row in follows(library, "second")] == ["first"]


def test_nothing_is_guessed_where_the_collection_has_none(read):
    library = read(
        report("other", SUNK, 7, "Oxmoor Echo"),
        report("second", RAISED.format("as we reported on Tuesday"), 10),
        report("alone", "Correction: the pear of Tresk is a quince, said Jonas Pryde.", 3),
    )
    assert follows(library, "second") == [("follow-up", "as we reported on Tuesday", None)]
    assert follows(library, "alone") == [("correction", "Correction", None)]
    (row,) = library.follow_ups("alone")
    assert row.because == ("the earlier version is not in this collection",)


def test_a_correction_leads_to_the_version_before(read):
    address = "https://post.example/heron"
    library = read(report("first", SUNK, 7, url=address))
    mended = f"{SUNK}\n\nAn earlier version of this article said six of the crew were ashore."
    library = read(report("mended", mended, 8, url=address))
    assert follows(library, "mended")[0][2] == "first"


def test_a_correction_leads_to_an_earlier_report_with_the_same_text(read):
    mended = f"{SUNK} Her owner is the harbour board.\n\nCorrection: seven were on board, not six."
    library = read(report("first", SUNK, 7), report("mended", mended, 8))
    assert follows(library, "mended") == [("correction", "Correction", "first")]


def test_both_pages_show_it_and_lead_to_the_words(demo):
    rows = [row for row in demo.export("follow_ups") if row.follows]
    assert rows
    for row in rows:
        text = next(one.text for one in demo.reports() if one.id == row.report)
        assert text[row.start : row.end] == row.text
        here = page(demo, f"reports/{row.report}.html")
        there = page(demo, f"reports/{row.follows}.html")
        assert row.text in said(here, "//dl[@class='head']")
        assert "Corrected by" in said(there, "//dl[@class='head']")
        place = f"p-{row.start}-{row.end}"
        assert here.xpath(f"//*[@id='{place}']")
        (href,) = {href for href in there.xpath("//dl//a/@href") if href.endswith(place)}
        assert href == f"../reports/{row.report}.html#{place}"
