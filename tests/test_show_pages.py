"""Each page shows what its rows say, at its place, and nothing that they do not say."""

import inspect
import re
from pathlib import Path

import pytest
from jinja2 import meta
from msgspec import structs

from retold.show import (
    annotate,
    bases,
    difference_values,
    grid,
    moved,
    notebook,
    places,
    report_values,
    svg,
    values,
    version_page,
    voices_page,
)
from retold.show.html import environment
from retold.show.pages import pages
from retold.show.shelf import gather
from tests.makers import Rows, blocks_of, quotation_row, statement_row
from tests.rows import make_rows
from tests.seen import page, said

TEMPLATES = {
    "front.html": values.FrontPage,
    "story.html": values.StoryPage,
    "utterance.html": values.UtterancePage,
    "report.html": report_values.ReportPage,
    "person.html": values.PersonPage,
    "people.html": values.PeoplePage,
    "voices.html": voices_page.VoicesPage,
    "reports.html": values.ReportsPage,
    "about.html": values.AboutPage,
    "moved.html": moved.MovedPage,
    "versions.html": version_page.VersionPage,
    "notebook_grid.html": notebook.GridSnippet,
    "notebook_story.html": notebook.StorySnippet,
}
ALWAYS = {"page_title", "root", "parts", *environment().globals}
UNSHOWN = {"anchor", "number", "start", "end"}  # of a note that lies behind the text


def names_in(template):
    """Return the names that a template, and those it is made of, expects to be given."""
    source = environment().loader.get_source(environment(), template)[0]
    tree = environment().parse(source)
    found = meta.find_undeclared_variables(tree)
    for other in meta.find_referenced_templates(tree):
        found |= names_in(other) if other != "parts.html" else set()
    return found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_uses_all_documented_fields_and_no_others(template):
    documented = set(TEMPLATES[template].__struct_fields__)
    assert names_in(template) - ALWAYS == documented


def test_every_template_is_a_page_or_a_part_of_one():
    listed = set(environment().loader.list_templates())
    assert listed == {*TEMPLATES, "base.html", "parts.html", "timeline.html", "stemma.html"}


def test_every_field_of_what_pages_are_made_of_is_shown():
    folder = Path(inspect.getfile(annotate)).parent / "templates"
    written = " ".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))
    shown = set(re.findall(r"\.(\w+)", written)) | set(names_in("story.html"))
    ours = (
        values,
        difference_values,
        places,
        report_values,
        annotate,
        grid,
        svg,
        version_page,
        voices_page,
    )
    for module in ours:
        for name, value in inspect.getmembers(module, inspect.isclass):
            if name == "Voice":  # a row of the tally, of which the page shows lines
                continue
            if hasattr(value, "__struct_fields__") and not name.endswith("Row"):
                missing = set(value.__struct_fields__) - shown - UNSHOWN
                assert not missing or name.endswith("Page"), (name, missing)


@pytest.fixture
def rows():
    return make_rows()


def test_the_front_page_counts_the_latest_versions_and_names_the_story(rows):
    front = said(page(rows, "index.html"))
    assert "3 reports 2 origins 2 outlets known 3 quotations 1 retold 1 difference" in front
    assert (
        "Ferry bell returns to Wicken Quay 3 reports, 2 origins, 2 outlets known, 7 – 19 May 2024"
        in front
    )
    assert "Ines Calder 1 quotation retold ≠ 1 difference" in front


def test_an_empty_library_says_so():
    assert "No reports have been read yet." in said(page(Rows({}), "index.html"))


def test_a_story_told_by_one_report_is_folded(rows):
    (story,) = rows.tables["stories"]
    alone = structs.replace(story, id="s2", members=story.members[:1], sources=("morning",))
    tree = page(rows.with_rows("stories", [story, alone]), "index.html")
    assert "1 story told by one report" in said(tree, "//summary")


def test_stories_come_newest_first(rows):
    (story,) = rows.tables["stories"]
    later = structs.replace(story, id="s2", title="A later matter", last="2024-06-01")
    undated = structs.replace(story, id="s3", title="An undated matter", first=None, last=None)
    tree = page(rows.with_rows("stories", [undated, story, later]), "index.html")
    titles = [one.text_content().strip() for one in tree.xpath("//main//h2")]
    assert titles == ["A later matter", "Ferry bell returns to Wicken Quay", "An undated matter"]


def test_a_story_shows_its_timeline_as_a_drawing_and_as_a_list(rows):
    tree = page(rows, "stories/s1.html")
    assert len(tree.xpath("//svg//g[contains(@class, 'mark')]")) == 2
    listed = said(tree, "//ol[@class='events']/li[2]")
    assert listed == (
        "7 May 2024 happened The old bell of the Wicken ferry rang again on Tuesday."
        " Evening Post · 3 reports"
    )


def test_a_story_aligns_what_was_said_in_order_of_time(rows):
    tree = page(rows, "stories/s1.html")
    first, second, third = tree.xpath("//table[@class='grid']/tbody/tr")
    assert said(first, ".").startswith("Morning Tide 7 May 2024 · earliest here")
    assert "− left out" in said(second, ".")
    assert "≠ other words ⚑ quantity again," in said(second, ".")
    assert "copying May 2024" in said(third, ".")


def test_what_one_report_alone_quotes_is_folded_below(rows):
    report = rows.tables["reports"][0]
    alone = quotation_row(report, "bell returns", None, id="q9", utterance=None)
    tree = page(
        rows.with_rows("quotations", [*rows.tables["quotations"], alone]), "stories/s1.html"
    )
    assert "1 quotation in one report only" in said(tree, "//summary")
    assert "bell returns speaker not known · direct quotation" in said(
        tree, "//ul[@class='quotes']"
    )


def test_a_difference_shows_each_value_with_the_words_it_stands_in(rows):
    tree = page(rows, "stories/s1.html")
    left, right = tree.xpath("//div[@class='sides']/section")
    assert said(left, ".//h4") == "61 1 report"
    assert said(left, ".//mark") == "61"
    assert "She turned 61 this spring." in said(left, ".//q")
    assert "Evening Post · 7 May 2024, 18:05 UTC" in said(right, ".")
    assert "≠ cannot all be true" in said(tree, "//article[@id='d-d1']")


def test_differences_are_a_table_of_slots_and_values_that_leads_to_each_place(rows):
    tree = page(rows, "stories/s1.html")
    (row,) = tree.xpath("//table[@class='slots']/tbody/tr")
    assert said(row, "./th") == "Ines Calder: age ≠ cannot all be true"
    assert [said(cell, ".") for cell in row.xpath("./td")] == [
        "61 1 report, 1 origin Morning Tide 7 May 2024",
        "63 1 report, 1 origin Evening Post 7 May 2024",
    ]
    (link,) = row.xpath("./td[1]//a/@href")
    assert link.startswith("../reports/rmorning.html#p-")


def test_a_value_that_a_correction_gives_is_said_to_be_corrected(rows):
    blocks = [
        structs.replace(row, role="correction") if "61" in row.text else row
        for row in rows.tables["blocks"]
    ]
    tree = page(rows.with_rows("blocks", blocks), "stories/s1.html")
    assert "in a correction" in said(tree, "//div[@class='sides']/section[1]")
    assert "in a correction" not in said(tree, "//div[@class='sides']/section[2]")
    assert "correction" in said(tree, "//table[@class='slots']//td[1]")


def test_a_value_that_another_report_takes_back_leads_to_where_it_says_so(rows):
    (evening,) = [row for row in rows.tables["reports"] if row.source == "evening"]
    taken = statement_row(evening, "Calder", "61", qualifier="withdrawn", property="age")
    tree = page(
        rows.with_rows("statements", [*rows.tables["statements"], taken]), "stories/s1.html"
    )
    side = said(tree, "//div[@class='sides']/section[1]")
    assert "taken back · Evening Post" in side
    assert "taken back by Evening Post" in said(tree, "//table[@class='slots']//td[1]")
    assert "taken back" not in said(tree, "//div[@class='sides']/section[2]")


def test_a_timeline_leads_to_its_files(rows):
    tree = page(rows, "stories/s1.html")
    links = tree.xpath("//section[@aria-labelledby='timeline']/p/a/@href")
    assert links == ["../stories/s1.timelinejs.json", "../stories/s1.ics"]


def test_copies_are_folded_under_their_origin(rows):
    tree = page(rows, "stories/s1.html")
    assert len(tree.xpath("//section[@aria-labelledby='reports']/ol/li")) == 2
    assert "1 copy of this text" in said(tree, "//li/details/summary")


def test_an_utterance_names_the_earliest_in_this_collection(rows):
    tree = page(rows, "utterances/u1.html")
    assert "Earliest in this collection: Morning Tide, 7 May 2024, 06:30 +02:00" in said(tree)
    links = tree.xpath("//table[@class='grid']//th/a/@href")
    assert links[0] == "../reports/rmorning.html#q-qmorning"


def test_an_utterance_shows_its_stemma_as_a_drawing_and_as_a_table(rows):
    tree = page(rows, "utterances/u1.html")
    assert len(tree.xpath("//svg//path[contains(@class, 'edge')]")) == 3
    assert "Evening Post copying copied text strong evidence" in said(tree, "//section//tbody")


def test_an_utterance_whose_order_is_not_known_says_so(rows):
    (utterance,) = rows.tables["utterances"]
    unknown = structs.replace(utterance, first=None, stemma=(), person=None, person_id=None)
    readings = tuple(structs.replace(one, speaker=None) for one in unknown.readings)
    unknown = structs.replace(unknown, readings=readings)
    shown = said(page(rows.with_rows("utterances", [unknown]), "utterances/u1.html"))
    assert "Which report is the earliest in this collection is not known" in shown
    assert "Said by speaker not known" in shown
    unresolved = "Unresolved — the evidence does not tell who had the words from whom: Morning Tide"
    assert unresolved in shown


def test_each_wording_may_be_the_base_without_a_script(rows):
    tree = page(rows, "utterances/u1.html")
    labels = tree.xpath("//fieldset[@class='bases']/label")
    inputs = tree.xpath("//fieldset[@class='bases']/input")
    grids = tree.xpath("//fieldset[@class='bases']/div[@class='laid']")
    assert [one.get("for") for one in labels] == [one.get("id") for one in inputs]
    assert [one.get("checked") is not None for one in inputs] == [True, False, False]
    assert len(grids) == len(inputs) == 3
    bases = [said(one, ".//tr[@class='base']") for one in grids]
    assert [base.split(" 7 ")[0].split(" May")[0] for base in bases] == [
        "Morning Tide",
        "Evening Post",
        "copying",
    ]
    evening = said(grids[1], ".//tbody/tr[1]")
    assert "+ added we will not lose it ≠ other words twice," in evening


def test_every_base_on_offer_can_be_shown():
    style = (Path(inspect.getfile(annotate)).parent / "static/style.css").read_text("utf-8")
    shown = re.findall(r"input:nth-of-type\((\d)\):checked ~ \.laid:nth-of-type\(\1\)", style)
    assert [int(one) for one in shown] == list(range(1, bases.MOST_BASES + 1))


def test_a_copy_names_the_outlet_it_copies(rows):
    morning, evening, copying, older = rows.tables["reports"]
    copying = structs.replace(copying, origin=evening.id)
    told = rows.with_rows("reports", [morning, evening, copying, older])
    grid = said(page(told, "utterances/u1.html"), "//div[@class='laid'][1]//th")
    assert "copying May 2024 · copy of Evening Post" in grid


def test_a_reading_with_another_speaker_says_so(rows):
    (utterance,) = rows.tables["utterances"]
    first, second, third = utterance.readings
    other = structs.replace(second, speaker="Oren Vale")
    told = structs.replace(utterance, readings=(first, other, third))
    grid = "//div[@class='laid'][1]//th"
    assert (
        said(page(rows.with_rows("utterances", [told]), "utterances/u1.html"), grid).count(
            "said by Oren Vale"
        )
        == 1
    )
    assert "said by" not in said(page(rows, "utterances/u1.html"), grid)


def test_a_large_grid_has_one_base_and_a_small_one_with_many_copies_all(rows):
    (utterance,) = rows.tables["utterances"]
    first = utterance.readings[0]
    words = [f"bell{at}" for at in range(60)]

    def readings(texts):
        return tuple(
            structs.replace(first, quotation=f"q{at}", report=f"r{at}", text=text, changes=())
            for at, text in enumerate(texts)
        )

    changed = [[*words] for _ in range(200)]
    for at, one in enumerate(changed):
        one[at % 59 + 1] = one[at % 7 * 8 + 1] = f"rang{at}"
    many = readings([" ".join(words), *map(" ".join, changed)])
    copies = readings([" ".join(words), *[" ".join(words[1:])] * 500])
    large = structs.replace(utterance, text=many[0].text, readings=many)
    small = structs.replace(utterance, text=copies[0].text, readings=copies)
    assert len(bases.against_each(large, {})) == 1
    assert len(bases.against_each(small, {})) == 2


def test_an_utterance_can_be_taken_away(rows):
    files = page(rows, "utterances/u1.html").xpath("//main//a/@href[contains(., 'u1.')]")
    assert [one.partition(".")[2].rpartition("u1.")[2] for one in files] == [
        "tei.xml",
        "csv",
        "json",
        "jsonld",
    ]


def test_something_said_in_one_reading_has_no_page(rows):
    (utterance,) = rows.tables["utterances"]
    single = structs.replace(utterance, readings=utterance.readings[:1])
    paths = [one.path for one in pages(gather(rows.with_rows("utterances", [single])))]
    assert not [path for path in paths if path.startswith("utterances/")]


def test_a_person_has_names_quotations_statements_and_reports(rows):
    tree = page(rows, "people/p1.html")
    assert "Also named: Calder" in said(tree)
    assert "3 reports, 2 quotations" in said(tree)
    assert "age 61 7 May 2024 Morning Tide" in said(tree, "//tbody/tr[1]")
    assert len(tree.xpath("//ul[@class='quotes']/li")) == 2


def test_people_are_listed_by_name(rows):
    assert "Ines Calder Calder 3 2" in said(page(rows, "people.html"), "//tbody/tr")


def test_the_about_page_states_the_limits(rows):
    about = said(page(rows, "about.html"))
    assert "“Earliest” means the earliest in this collection." in about
    assert "no verdict" in about


def test_a_quotation_that_one_report_interrupts_is_not_retold(rows):
    (utterance,) = rows.tables["utterances"]
    parts = tuple(
        structs.replace(one, report="rmorning", source="morning") for one in utterance.readings
    )
    alone = rows.with_rows("utterances", [structs.replace(utterance, readings=parts)])
    assert "0 retold" in said(page(alone, "index.html"))
    assert "3 quotations in one report only" in said(page(alone, "stories/s1.html"), "//summary")


def test_a_story_with_very_much_said_lays_out_the_most_told_and_lists_the_rest(rows):
    (utterance,) = rows.tables["utterances"]
    many = [structs.replace(utterance, id=f"u{number}") for number in range(70)]
    said_in = [
        structs.replace(row, id=f"{row.id}{one.id}", utterance=one.id)
        for row in rows.tables["quotations"][:1]
        for one in many
    ]
    rows = rows.with_rows("utterances", many).with_rows("quotations", said_in)
    tree = page(rows, "stories/s1.html")
    assert len(tree.xpath("//table[@class='grid']")) == 60
    assert "10 more, each on its page" in said(tree, "//summary")


def test_very_many_single_stories_are_counted(rows):
    (story,) = rows.tables["stories"]
    many = [structs.replace(story, id=f"s{at}", members=story.members[:1]) for at in range(250)]
    tree = page(rows.with_rows("stories", many), "index.html")
    assert "250 stories told by one report" in said(tree, "//summary")
    assert "50 more, among all reports" in said(tree)


def test_changes_are_listed_by_kind(rows):
    (utterance,) = rows.tables["utterances"]
    (change,) = utterance.readings[1].changes
    kinds = ("merge", "insertion", "something-new", "cut-start")
    changes = tuple(structs.replace(change, kind=kind) for kind in kinds)
    reading = structs.replace(utterance.readings[1], changes=changes)
    several = structs.replace(utterance, readings=(utterance.readings[0], reading))
    tree = page(rows.with_rows("utterances", [several]), "utterances/u1.html")
    heads = [said(one, ".") for one in tree.xpath("//section[2]//tbody/tr/th")]
    assert heads == ["− start left out", "+ added", "⋈ joined", "* something-new"]


def test_equal_wordings_are_folded_with_a_link_to_each(rows):
    (utterance,) = rows.tables["utterances"]
    first, second, third = utterance.readings
    again = structs.replace(third, text=first.text)
    equal = structs.replace(utterance, readings=(first, second, again))
    tree = page(rows.with_rows("utterances", [equal]), "utterances/u1.html")
    assert "1 more, word for word" in said(tree, "//th//summary")
    assert tree.xpath("//div[@class='laid'][1]//th//li/a/@href") == [
        "../reports/rcopying.html#q-qcopying"
    ]


def test_a_report_says_why_it_is_in_the_story(rows):
    listed = said(page(rows, "stories/s1.html"), "//section[@aria-labelledby='reports']")
    assert "Why in this story same names" in listed


def test_a_copy_of_a_copy_stands_under_the_origin_and_a_circle_is_shown(rows):
    one, two, three, older = rows.tables["reports"]
    chain = [one, structs.replace(two, origin=one.id), structs.replace(three, origin=two.id)]
    tree = page(rows.with_rows("reports", [*chain, older]), "stories/s1.html")
    assert "2 copies of this text" in said(tree, "//summary")
    circle = [structs.replace(one, origin=two.id), structs.replace(two, origin=one.id), three]
    tree = page(rows.with_rows("reports", [*circle, older]), "stories/s1.html")
    listed = said(tree, "//section[@aria-labelledby='reports']/ol")
    assert listed.count("Wicken") == 2


def test_evidence_in_the_same_words_is_shown_once_with_a_link_to_each(rows):
    (row,) = rows.tables["discrepancies"]
    first, second = rows.tables["statements"]
    report = rows.tables["reports"][0]
    twin = structs.replace(report, id="rtwin", source="twin", outlet="Twin Tide", version_of=None)
    again = structs.replace(first, id="sttwin61", report="rtwin", source="twin")
    given = structs.replace(row.values[0], statements=(first.id, again.id))
    rows = rows.with_rows("reports", [*rows.tables["reports"], twin])
    rows = rows.with_rows("blocks", [*rows.tables["blocks"], *blocks_of(twin)])
    rows = rows.with_rows("statements", [first, second, again])
    told = structs.replace(row, values=(given, row.values[1]))
    tree = page(rows.with_rows("discrepancies", [told]), "stories/s1.html")
    (side, _) = tree.xpath("//div[@class='sides']/section")
    assert len(side.xpath(".//q")) == 1
    assert "in the same words: Twin Tide" in said(side, ".")
