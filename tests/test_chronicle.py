"""A timeline to take away: what TimelineJS and calendars can read, whatever words are in it."""

import html
import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import NotFoundError, UnknownFormError
from retold.show.chronicle import chronicle
from retold.tables import EventRow, StoryRow
from tests.makers import report_row

HOSTILE = [
    "The bell; the quay, and \\ the ferry\r\nBEGIN:VEVENT\nEND:VCALENDAR",
    "<img src=x onerror=alert(1)> & </script>",
    "\x00\x07\x1b[2J\x9b \ufffe \ud800 bell",
    "🔔é\u202e" * 120,
    "",
]
NAME = re.compile(r"[A-Z][A-Z0-9-]*")


def unfolded(content):
    """Return the lines of a calendar with folds taken out, checked as RFC 5545, 3.1 has them."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    joined = []
    for line in lines:
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()  # no fold cuts a character
        if line.startswith(b" "):
            joined[-1] += line[1:]
        else:
            joined.append(line)
    return [line.decode() for line in joined]


def text_of(value):
    """Return what a TEXT value says, checked as RFC 5545, 3.3.11 has it."""
    assert re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def calendar(content):
    """Return a calendar's properties and its entries, each a dict by property with parameters."""
    first, *lines, last = unfolded(content)
    assert (first, last) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    outer, found = {}, []
    inside = None
    for line in lines:
        name, sign, value = line.partition(":")
        assert sign
        if line == "BEGIN:VEVENT":
            assert inside is None
            inside = {}
        elif line == "END:VEVENT":
            found.append(inside)
            inside = None
        else:
            assert NAME.fullmatch(name.partition(";")[0]), line
            held = outer if inside is None else inside
            assert name not in held, "each property once"
            held[name] = value
    assert outer["VERSION"] == "2.0"
    assert outer["PRODID"]
    for entry in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"} <= set(entry)
        assert re.fullmatch(r"\d{8}T\d{6}Z", entry["DTSTAMP"])
    assert len({entry["UID"] for entry in found}) == len(found)
    return outer, found


def day_of(value):
    return datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date()


def slides(content):
    """Return what TimelineJS is given, checked as its documentation has it."""
    made = json.loads(content)
    assert set(made) <= {"title", "events", "eras", "scale"}
    for slide in (made["title"], *made["events"]):
        assert set(slide) <= {
            *("start_date", "end_date", "text", "media", "group"),
            *("display_date", "background", "autolink", "unique_id"),
        }
        assert set(slide["text"]) == {"headline", "text"}
        assert not re.search(r"<(?!/?p>)", slide["text"]["headline"] + slide["text"]["text"])
    assert "start_date" not in made["title"]
    for slide in made["events"]:
        for name in {"start_date", "end_date"} & set(slide):
            assert set(slide[name]) <= {"year", "month", "day"}
            given = [slide[name].get(part) for part in ("year", "month", "day")]
            assert given[0]
            assert None not in given[: 3 - given.count(None)], "no day without a month"
            date(*(part or 1 for part in given))
    ids = [slide["unique_id"] for slide in (made["title"], *made["events"])]
    assert len(set(ids)) == len(ids)
    return made


def event(first, last=None, text="The bell rang on the quay.", **fields):
    known = {
        "id": f"e{first}{last}",
        "story": "s",
        "first_day": first,
        "last_day": last or first,
        "precision": "day",
        "kind": "happened",
        "report": "rtide",
        "source": "tide",
        "start": 0,
        "end": len(text),
        "text": text,
        "sources": ("tide", "post"),
    }
    return EventRow(**{**known, **fields})


def story(title="The bell of Wicken"):
    days = {"first": "2024-05-07", "last": "2024-05-09", "episodes": (), "members": ()}
    return StoryRow(id="s", title=title, sources=("tide", "post"), origins=2, outlets=1, **days)


def reports(**fields):
    known = {"outlet": "Morning Tide", "published": "2024-05-07T06:30+02:00"}
    row = report_row("tide", "The bell rang on the quay.", **{**known, **fields})
    return {row.id: row}


def written(form, *events, title="The bell of Wicken", **fields):
    return chronicle(story(title), events, reports(**fields), form)


def test_a_calendar_has_an_entry_for_each_event_with_its_words_and_its_report():
    outer, (entry,) = calendar(written("ical", event("2024-05-07")))
    assert outer["NAME"] == "The bell of Wicken"
    assert text_of(entry["SUMMARY"]) == "The bell rang on the quay."
    assert entry["DTSTART;VALUE=DATE"] == "20240507"
    assert entry["DTEND;VALUE=DATE"] == "20240508", "the end is exclusive"
    assert entry["DTSTAMP"] == "20240507T043000Z"
    assert entry["URL"] == "https://tide.example/bell"
    assert "Morning Tide" in text_of(entry["DESCRIPTION"])
    assert "tide 0:26" in text_of(entry["DESCRIPTION"])
    assert "2 reports: tide, post" in text_of(entry["DESCRIPTION"])


def test_an_uncertain_day_is_an_entry_over_all_days_it_may_be():
    _, (entry,) = calendar(written("ical", event("2024-05-01", "2024-05-31", precision="month")))
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == ("20240501", "20240601")
    assert entry["X-RETOLD-PRECISION"] == "month"


def test_an_undated_report_leaves_the_event_its_days():
    _, (entry,) = calendar(written("ical", event("2024-05-07"), published=None, url=None))
    assert entry["DTSTAMP"] == "20240507T000000Z"
    assert "URL" not in entry


def test_the_last_day_of_the_calendar_has_no_day_after_it():
    _, (entry,) = calendar(written("ical", event("9999-12-31")))
    assert "DTEND;VALUE=DATE" not in entry


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [
        ("2024-05-07", "2024-05-07", {"year": 2024, "month": 5, "day": 7}, None),
        ("2024-05-01", "2024-05-31", {"year": 2024, "month": 5}, None),
        ("2024-01-01", "2024-12-31", {"year": 2024}, None),
        (
            "2024-05-07",
            "2024-05-09",
            {"year": 2024, "month": 5, "day": 7},
            {"year": 2024, "month": 5, "day": 9},
        ),
    ],
)
def test_a_slide_is_as_precise_as_its_event(first, last, start, end):
    (slide,) = slides(written("timelinejs", event(first, last)))["events"]
    assert slide["start_date"] == start
    assert slide.get("end_date") == end


def test_a_slide_has_the_sentence_its_place_its_lane_and_the_way_to_its_report():
    made = slides(written("timelinejs", event("2024-05-07", kind="reported")))
    (slide,) = made["events"]
    assert slide["text"]["headline"] == "The bell rang on the quay."
    assert "tide 0:26" in slide["text"]["text"]
    assert slide["group"] == "reported"
    assert slide["media"]["url"] == "https://tide.example/bell"
    assert slide["display_date"] == "7 May 2024"
    assert made["title"]["text"]["headline"] == "The bell of Wicken"


def test_a_report_whose_address_is_no_link_has_none():
    for url in (None, "javascript:alert(1)", "file:///etc/passwd"):
        (slide,) = slides(written("timelinejs", event("2024-05-07"), url=url))["events"]
        assert "media" not in slide


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[1:20])
def test_words_stay_words_in_both_files(words):
    told = event("2024-05-07", text=words)
    _, (entry,) = calendar(written("ical", told, title=words, outlet=words))
    (slide,) = slides(written("timelinejs", told, title=words, outlet=words))["events"]
    once = " ".join(words.split())
    for shown in (text_of(entry["SUMMARY"]), html.unescape(slide["text"]["headline"])):
        assert len(shown) == len(once)
        assert all(one in {other, "\ufffd"} for one, other in zip(shown, once, strict=True))


@given(st.text(), st.dates(), st.integers(0, 400), st.text())
def test_any_words_and_days_make_sound_files(words, first, days, outlet):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    told = event(str(first), str(last), text=words)
    _, (entry,) = calendar(written("ical", told, outlet=outlet, title=words))
    assert day_of(entry["DTSTART;VALUE=DATE"]) == first
    if "DTEND;VALUE=DATE" in entry:
        assert day_of(entry["DTEND;VALUE=DATE"]) == last + timedelta(1)
    assert len(slides(written("timelinejs", told, outlet=outlet))["events"]) == 1


def test_the_order_of_events_does_not_matter():
    told = [event("2024-05-07"), event("2024-05-01"), event("2023-01-01", "2023-12-31")]
    for form in ("ical", "timelinejs"):
        assert written(form, *told) == written(form, *reversed(told))
    made = slides(written("timelinejs", *told))["events"]
    assert [slide["display_date"] for slide in made] == ["2023", "1 May 2024", "7 May 2024"]


def test_days_that_no_calendar_knows_are_left_out():
    assert calendar(written("ical", event("2024-13-01")))[1] == []
    assert slides(written("timelinejs", event("unknown")))["events"] == []


def test_a_story_without_events_is_an_empty_file():
    assert calendar(written("ical"))[1] == []
    assert slides(written("timelinejs"))["events"] == []


def test_the_examples_make_sound_files(demo):
    for row in demo.stories():
        told = demo.timeline(row.id)
        _, entries = calendar(demo.timeline_file(row.id, "ical"))
        made = slides(demo.timeline_file(row.id))["events"]
        assert len(entries) == len(made) == len(told)
        assert told


def test_what_is_not_there_is_refused(demo):
    with pytest.raises(NotFoundError):
        demo.timeline_file("no such story")
    with pytest.raises(UnknownFormError):
        demo.timeline_file(demo.stories()[0].id, "docx")
