"""A library is brought up to date, in whatever order reports come and wherever a run stops."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import retold
from retold.engine import Here
from retold.model import Reach
from retold.pipeline import FAMILIES, STORIES
from retold.tables import TABLES

FOLDER = Path(__file__).parents[1] / "examples"
EXAMPLES = sorted(path for path in FOLDER.rglob("*.*") if "gold" not in path.parts)
MADE = [name for name in TABLES if name not in {"judgements", "failures", "successions"}]


def everything(library):
    return {name: [str(row) for row in library.export(name)] for name in MADE}


def arrived(folder, order, cuts):
    """Return all rows of inputs that are read at once, and of those read in parts."""
    ends = []
    for name, parts in (("whole", {0}), ("parts", {0, *cuts})):
        with retold.open(folder / name, engine=Here()) as library:
            for first, last in pairwise([*sorted(parts), len(order)]):
                library.read(*order[first:last])
            ends.append(everything(library))
            assert library.verify() == []
    return ends


def write(folder, record, name=None):
    path = folder / f"{name or record['id']}.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def test_reports_of_one_matter_are_one_story_and_others_apart(ferries):
    stories = {frozenset(story.sources) for story in ferries.stories()}
    assert stories == {frozenset({"ferry-1", "ferry-2", "ferry-3"}), frozenset({"orchard-1"})}


def test_reading_twice_changes_nothing(ferries, folder):
    before = everything(ferries)
    taken = ferries.read(folder)
    assert (taken.new, taken.known) == (0, 4)
    assert everything(ferries) == before


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(4)), cuts=st.sets(st.integers(1, 3)))
def test_any_order_of_arrival_ends_in_equal_rows(tmp_path_factory, ferry, ferries, order, cuts):
    folder = tmp_path_factory.mktemp("order")
    with retold.open(folder / "other.sqlite", engine=Here()) as other:
        batch = []
        for number, at in enumerate(order):
            if number in cuts:
                other.read(*batch)
                batch = []
            batch.append(write(folder, ferry[at]))
        other.read(*batch)
        assert everything(other) == everything(ferries)


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(EXAMPLES), cuts=st.sets(st.integers(1, len(EXAMPLES) - 1), max_size=6))
def test_any_order_ends_in_equal_rows_also_where_components_are_cut(tmp_path_factory, order, cuts):
    small = replace(STORIES, reach=Reach((0.0, 0.3, 0.6, 0.9), largest=3))
    folder = tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("retold.run.update"), "FAMILIES", (*FAMILIES[:-1], small))
        whole, parted = arrived(folder, order, cuts)
    assert whole == parted


def test_what_is_at_hand_at_once_changes_no_row(ferries, monkeypatch):
    before = everything(ferries)
    monkeypatch.setattr("retold.run.group.AT_HAND", 1)
    monkeypatch.setattr("retold.run.compare.AT_HAND", 1)
    monkeypatch.setattr("retold.run.compare.WINDOW", 2)
    monkeypatch.setattr("retold.store.postings.CHUNK", 3)
    monkeypatch.setattr("retold.store.postings.WAITING", 2)
    ferries.rebuild()
    assert everything(ferries) == before


def test_rebuilding_gives_the_same_rows(ferries):
    before = everything(ferries)
    ferries.rebuild()
    assert everything(ferries) == before
    assert ferries.verify() == []


def test_a_known_url_with_other_words_is_a_new_version(library, folder, ferry):
    url = "https://harbour.example/marten"
    write(folder, {**ferry[0], "url": url})
    library.read(folder)
    corrected = {**ferry[0], "url": url, "text": ferry[0]["text"].replace("41", "40")}
    library.read(write(folder, corrected))
    rows = [row for row in library.reports() if row.source == "ferry-1"]
    old, new = sorted(rows, key=lambda row: row.version_of is not None)
    assert new.version_of == old.id
    assert "40" in new.text
    assert (old.story, new.story is None) == (None, False)
    assert library.counts()["stories"] == 2
    assert not [
        row for row in library.export("copies") if {row.left, row.right} == {old.id, new.id}
    ]


def test_the_same_words_again_under_a_url_are_no_version(library, folder, ferry):
    url = "https://harbour.example/marten"
    library.read(write(folder, {**ferry[0], "url": url}))
    taken = library.read(write(folder, {**ferry[0], "url": url, "section": "local"}))
    assert (taken.new, taken.known) == (0, 1)


def test_what_is_forgotten_is_gone_and_is_not_read_again(ferries, folder):
    assert ferries.forget("ferry-2") == 1
    for name in MADE:
        assert "plank by plank,” Ada" not in str(list(ferries.export(name)))
    assert "ferry-2" not in {row.source for row in ferries.reports()}
    assert ferries.read(folder).new == 0
    assert ferries.verify() == []


def test_forgetting_leaves_no_words_in_the_file(ferries, tmp_path):
    ferries.forget("orchard-1")
    ferries.close()
    assert b"retired teacher" not in (tmp_path / "test.sqlite").read_bytes()


def test_forgetting_ends_in_the_rows_of_a_library_that_never_had_it(ferries, tmp_path, folder):
    ferries.forget("ferry-3")
    (folder / "ferry-3.json").unlink()
    with retold.open(tmp_path / "without.sqlite", engine=Here()) as other:
        other.read(folder)
        assert everything(other) == everything(ferries)


def test_an_old_story_id_leads_on(library, folder, ferry):
    seen = set()
    for record in ferry[:3]:
        library.read(write(folder, record))
        seen.add(next(row.story for row in library.reports() if row.source == "ferry-1"))
    assert len({library.story(name).id for name in seen}) == 1


READ = "import sys; from retold.cli import main; main(['read', *sys.argv[1:]])"


@pytest.mark.parametrize("delay", [0.25, 0.4, 0.6, 0.9])
def test_kill_9_and_the_same_command_again(tmp_path, ferry, delay):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        text = ferry[number % 4]["text"].replace("Oxmoor", f"Oxmoor{number // 4}x")
        write(folder, {**ferry[number % 4], "id": f"r{number}", "text": text})
    command = [sys.executable, "-c", READ, str(folder), "-l", str(tmp_path / "killed.sqlite")]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(delay)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    with retold.open(tmp_path / "killed.sqlite", engine=Here()) as killed:
        assert sorted(row.source for row in killed.reports()) == sorted(f"r{n}" for n in range(150))
        assert killed.verify() == []
        rows = everything(killed)
        killed.rebuild()
        assert everything(killed) == rows


def test_two_readings_at_once_lose_nothing(tmp_path, ferry):
    commands = []
    for half in range(2):
        folder = tmp_path / f"half{half}"
        folder.mkdir()
        for record in ferry[half::2]:
            write(folder, record)
        target = str(tmp_path / "both.sqlite")
        commands.append([sys.executable, "-c", READ, str(folder), "-l", target])
    started = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for command in commands]
    assert [process.wait() for process in started] == [0, 0]
    with retold.open(tmp_path / "both.sqlite", engine=Here()) as both:
        assert len(both.reports()) == 4
        assert both.verify() == []
