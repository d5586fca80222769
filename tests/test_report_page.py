"""A report's page shows its text whole, with every annotation at its place."""

import re

import lxml.html
import pytest
from msgspec import structs

from retold.show.html import render
from retold.show.pages import pages
from retold.show.shelf import gather, report_href
from retold.tables_notes import CorrectionRow
from tests.makers import Rows, blocks_of, quotation_row, report_row
from tests.rows import MORNING, make_rows
from tests.seen import page, said


@pytest.fixture
def rows():
    return make_rows()


def test_a_report_shows_all_of_its_text_in_order(rows):
    tree = page(rows, "reports/rmorning.html")
    for mark in tree.xpath("//a[@class='number']"):
        mark.drop_tree()
    shown = "".join(said(tree, "//div[@class='report']//p").split())
    assert shown == "".join(MORNING.split())


def test_every_place_holds_the_words_of_its_row(rows):
    tree = page(rows, "reports/rmorning.html")
    for mark in tree.xpath("//a[@class='number']"):
        mark.drop_tree()
    for table in ("mentions", "dates", "statements", "events"):
        for row in rows.tables[table]:
            if row.report == "rmorning":
                (found,) = tree.xpath(f"//*[@id='p-{row.start}-{row.end}']")
                assert found.text_content() == row.text == MORNING[row.start : row.end]
    (quoted,) = tree.xpath("//*[@id='q-qmorning']")
    assert quoted.text_content() == rows.tables["quotations"][0].text


def test_a_report_shows_the_role_of_what_is_not_body(rows):
    tree = page(rows, "reports/rmorning.html")
    assert said(tree, "//div[@class='block credit']") == "credit Photo: Oren Vale"


def test_a_quotation_has_its_reasons_beside_the_text(rows):
    note = said(page(rows, "reports/rmorning.html"), "//li[@id='n-qmorning']")
    assert "Ines Calder · direct quotation · cue said" in note
    assert "3 readings, compared" in note
    assert "Why this speaker (92%)" in note
    assert "the name stands beside the cue next likely: Oren Vale" in note


def test_shared_words_lead_to_their_place_in_both_reports(rows):
    tree = page(rows, "reports/rcopying.html")
    shared = tree.xpath("//section[@aria-labelledby='sharing']//li/a/@href")
    assert shared == ["../reports/rcopying.html#p-14-69", "../reports/revening.html#p-39-94"]
    assert "that report is the origin" in said(tree, "//section[@aria-labelledby='sharing']")


def test_versions_lead_to_each_other(rows):
    assert "Older version" in said(page(rows, "reports/rmorning.html"), "//dl")
    assert "Newer version" in said(page(rows, "reports/rdraft.html"), "//dl")


def test_what_is_not_known_of_a_report_is_said_to_be_not_known(rows):
    head = said(page(rows, "reports/rcopying.html"), "//dl")
    assert "Outlet not known" in head
    assert "Byline not known" in head


def test_only_web_addresses_are_links(rows):
    bad = report_row("bad", "Bell", url="javascript:alert(1)")
    tree = page(rows.with_rows("reports", [*rows.tables["reports"], bad]), "reports/rbad.html")
    assert "javascript:alert(1)" in said(tree, "//dl")
    assert not [link for link in tree.xpath("//@href") if link.startswith("javascript")]


def test_a_name_inside_a_quotation_inside_a_name_makes_no_link_in_a_link(rows):
    report = report_row("nested", "Ines “Bell” Calder rang the bell, Ines Calder said.")
    rows = rows.with_rows("reports", [*rows.tables["reports"], report])
    rows = rows.with_rows("blocks", [*rows.tables["blocks"], *blocks_of(report)])
    mentions = [
        structs.replace(row, report=report.id, source="nested", start=start, end=end)
        for row in rows.tables["mentions"][:1]
        for start, end in ((0, 18), (6, 10), (5, 30))
    ]
    nick = quotation_row(report, "Bell", "Ines Calder", id="qnick")
    rows = rows.with_rows("mentions", [*rows.tables["mentions"], *mentions])
    rows = rows.with_rows("quotations", [*rows.tables["quotations"], nick])
    (found,) = [one for one in pages(gather(rows)) if one.path == "reports/rnested.html"]
    opened = 0
    for tag in re.findall(r"<a[ >]|</a>", render(found)):
        opened += 1 if tag != "</a>" else -1
        assert opened in {0, 1}


def test_a_report_without_a_title_is_named_by_its_first_words(rows):
    untitled = structs.replace(rows.tables["reports"][0], title=None)
    tree = page(rows.with_rows("reports", [untitled]), "reports/rmorning.html")
    assert said(tree, "//h1") == "Ferry bell returns to Wicken Quay"
    bare = report_row("bare", "The bell " + "rang and " * 40, title=None)
    block = structs.replace(blocks_of(bare)[0], role="body")
    tree = page(Rows({"reports": [bare], "blocks": [block]}), "reports/rbare.html")
    assert said(tree, "//h1").startswith("The bell rang and rang")
    assert said(tree, "//h1").endswith("and …")


def test_every_place_of_the_examples_holds_the_words_of_its_row(demo):
    shelf = gather(demo)
    assert len(shelf.reports) > 30
    for one in pages(shelf):
        if not one.path.startswith("reports/"):
            continue
        written = render(one)
        tree = lxml.html.fromstring(written)
        for mark in tree.xpath("//a[@class='number']"):
            mark.drop_tree()
        found = {place.get("id"): place.text_content() for place in tree.xpath("//*[@id]")}
        (report,) = [row.id for row in shelf.reports.values() if report_href(row.id) == one.path]
        for row in shelf.quotations.get(report, ()):
            assert squeezed(found[f"q-{row.id}"]) in squeezed(row.text)
        for rows in (shelf.dates, shelf.mentions, shelf.statements):
            for row in rows.get(report, ()):
                assert squeezed(row.text).startswith(squeezed(found[f"p-{row.start}-{row.end}"]))


def squeezed(text):
    return "".join(text.split())


def test_the_kind_of_a_report_is_shown_with_its_reasons(rows):
    reports = [
        structs.replace(one, kind="opinion", kind_confidence=0.81, kind_because=("it argues",))
        if one.id == "rmorning"
        else one
        for one in rows.tables["reports"]
    ]
    rows = rows.with_rows("reports", reports)
    assert "Kind opinion (81%; it argues)" in said(page(rows, "reports/rmorning.html"), "//dl")
    assert "Kind" not in said(page(rows, "reports/revening.html"), "//dl")


def test_a_note_of_correction_leads_to_itself_and_to_what_it_corrects(rows):
    at, to = MORNING.index("Photo"), MORNING.index("She turned")
    place = {"report": "rmorning", "source": "morning", "start": at, "end": len(MORNING)}
    note = CorrectionRow(
        **place,
        text=MORNING[at:],
        kind="clarification",
        target_start=to,
        target_end=to + 3,
        target="She",
        basis="both have 61",
    )
    tree = page(rows.with_rows("corrections", [note]), "reports/rmorning.html")
    shown = said(tree, "//section[@aria-labelledby='corrections']")
    assert "Photo: Oren Vale clarification of: She · both have 61" in shown
    for link in tree.xpath("//section[@aria-labelledby='corrections']//a/@href"):
        assert tree.xpath(f"//*[@id='{link.partition('#')[2]}']")
