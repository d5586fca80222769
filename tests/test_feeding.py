"""Opening that hangs, dies or eats all memory costs its own stream, and no other."""

import os
import sqlite3
import tarfile
import time
from functools import partial

import pytest

import retold
from retold import engine
from retold.engine import Pool
from retold.feeding import Feed
from retold.inbox import File, find_files, find_inputs, open_file
from retold.model import Failure
from retold.watchdog import Bounds
from tests.ill import do_ill
from tests.inputs import PROSE, write
from tests.test_containers import tarred

QUICK = Bounds(work=0.2, clock=0.4, memory=300_000_000)
# On a busy machine a little work takes long by the clock.
BY_WORK = QUICK._replace(clock=60.0)


def opened(words, trail):
    """Yield the words of a stream; a word in brackets is a stream in it, an ill one does ill."""
    if refused := trail.opens():
        yield f"refused: {refused}"
        return
    for word in words:
        if isinstance(word, list):
            yield from opened(word, trail)
        else:
            do_ill(word)
            yield word
    trail.closes()


def lost(_source, reason):
    return f"lost: {reason}"


def fed(*sources, opens=opened, bounds=BY_WORK):
    return list(Feed(opens, lost, bounds).over(sources))


def test_what_is_in_the_sources_comes_in_order():
    assert fed(["a", ["b", ["c"], "d"]], [], ["e"]) == ["a", "b", "c", "d", "e"]
    assert fed() == []


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("hang", "takes over 0.2 s of work"),
        ("sleep", "takes over 0.4 s"),
        ("die", "kills the reader (signal 9)"),
        ("eat", "takes over 300000000 bytes of memory"),
    ],
)
def test_a_source_that_takes_too_much_is_lost_after_what_came_of_it(word, why):
    made = fed(["a"], ["b", word, "c"], ["d"], bounds=QUICK if word == "sleep" else BY_WORK)
    assert made == ["a", "b", f"lost: opening it {why}", "d"]


@pytest.mark.parametrize("word", ["hang", "die", "eat"])
def test_a_stream_in_a_source_is_lost_alone(word):
    made = fed(["a", ["b", word, "never"], ["c"], "d"], ["e"])
    assert [one for one in made if len(one) == 1] == ["a", "b", "c", "d", "e"]
    assert [one.partition(":")[0] for one in made if len(one) > 1] == ["refused"]


def test_several_streams_are_lost_one_by_one():
    made = fed(["a", ["die"], ["b"], [["c", "eat"], "d"], ["e", ["die"]], "f"], [["die"], "g"])
    assert [one for one in made if len(one) == 1] == list("abcdefg")
    assert len([one for one in made if one.startswith("refused")]) == 4


def test_what_goes_wrong_after_an_inner_stream_is_the_outer_one():
    made = fed(["a", ["b", ["c"], "die", ["never"]], "d"])
    assert made == ["a", "b", "c", "refused: opening it kills the reader (signal 9)", "d"]


def test_a_source_that_is_ill_all_over_is_given_up():
    made = fed([*[["die"]] * 30, "never"], ["a"])
    assert made[-1] == "a"
    assert made[-2].startswith("lost")
    assert len(made) < 20


def test_who_moves_on_may_take_as_long_as_it_needs():
    assert fed(["slow"], opens=opened_slowly) == ["slow"]


def opened_slowly(words, trail):
    """Take much longer than allowed at once, and tell that there is progress."""
    trail.opens()
    for _ in range(10):
        begun = time.process_time()
        while time.process_time() < begun + 0.1:
            pass
        trail.moves()
    yield from words
    trail.closes()


def test_who_takes_no_more_leaves_nothing_behind():
    made = Feed(opened, lost, QUICK).over([["a"] * 100_000])
    assert next(made) == "a"
    made.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


# --- real files ------------------------------------------------------------------------------


def database_that_hangs(path):
    """Write a database whose rows take for ever to compute (SQLite's generated columns)."""
    computed = "length(hex(zeroblob(1 + length(text))))"
    columns = ", ".join(f"c{number} AS ({computed})" for number in range(1_000))
    with sqlite3.connect(path) as held:
        held.execute(f"CREATE TABLE news (text, {columns})")
        held.execute("INSERT INTO news VALUES (?)", [PROSE])
        held.execute("PRAGMA writable_schema = ON")  # now that the row is in, all takes longer
        held.execute("UPDATE sqlite_schema SET sql = replace(sql, '(1 +', '(20000000 +')")
    held.close()
    return path.read_bytes()


@pytest.fixture
def pooled(tmp_path):
    """Return an empty library whose work is done in processes."""
    with retold.open(tmp_path / "test.sqlite", engine=Pool(2)) as opened:
        yield opened


def test_a_database_that_hangs_costs_itself_alone(tmp_path, pooled, monkeypatch):
    monkeypatch.setattr(engine, "Feed", partial(Feed, bounds=Bounds(work=1.0)))
    hostile = database_that_hangs(tmp_path / "hangs.db")
    write(tmp_path, "all.tar", tarred({"a.txt": b"A tern.", "b.db": hostile, "c.txt": b"A gull."}))
    write(tmp_path, "later.txt", PROSE)
    taken = pooled.read(tmp_path)
    assert (taken.new, taken.failed) == (3, 2)
    assert {row.source for row in pooled.reports()} == {"a", "c", "later"}
    reasons = {row.input.rpartition("/")[2]: row.reason for row in pooled.export("failures")}
    assert reasons == dict.fromkeys(["b.db", "hangs.db"], "opening it takes over 1 s of work")


def test_a_tar_file_of_long_names_without_end_is_a_failure(tmp_path):
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 4
    block = header.tobuf(tarfile.GNU_FORMAT) + b"abcd".ljust(512, b"\0")
    (made,) = find_inputs([write(tmp_path, "a.tar", block * 5_000)])
    assert isinstance(made, Failure)


def test_rows_are_those_of_opening_in_this_process(tmp_path):
    for number in range(30):
        write(tmp_path, f"{number}.txt", PROSE)
    write(tmp_path, "a.tar", tarred({"a.txt": PROSE.encode(), "b.jpg": b"\xff\xd8"}))
    files = [*find_files([tmp_path, tmp_path / "none"])]
    assert any(isinstance(one, File) for one in files)
    there = Feed(opened_file, lost).over(files)
    assert list(there) == list(find_inputs([tmp_path, tmp_path / "none"]))


def opened_file(file, trail):
    return open_file(file, (), trail)


def test_a_crash_of_our_own_is_a_failure_with_its_reason(tmp_path, pooled, monkeypatch, capfd):
    monkeypatch.setitem(open_file.__globals__, "open_found", broken)
    taken = pooled.read(write(tmp_path, "a.txt", PROSE))
    assert (taken.new, taken.failed) == (0, 1)
    assert "exit code 1" in next(iter(pooled.export("failures"))).reason
    assert "no such door" in capfd.readouterr().err


def broken(found):
    """Fail as no opener should."""
    raise KeyError(f"no such door: {found.name}")
