"""Work that hangs, dies or eats all memory costs its own item, and no other."""

import os
import signal
import threading
import time

import pytest

from retold.engine import Here, Pool
from retold.inbox import Raw
from retold.model import Report
from retold.run.given import lost_one, read, read_one
from retold.run.progress import Silent
from retold.store import Store
from retold.watchdog import Bounds, Watch
from tests.inputs import PAGE, PROSE

QUICK = Bounds(work=0.1, clock=0.3, memory=200_000_000)


def worked(item):
    """Do as the item says."""
    if item == "hang":
        while True:
            pass
    if item == "sleep":
        time.sleep(60)
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "eat":
        return len(bytearray(1_000_000_000))
    return item * 2


def lost(item, reason):
    return f"{item}: {reason}"


def watched(items, processes=2, bounds=QUICK):
    return list(Watch(worked, lost, processes, bounds).over(items))


@pytest.mark.parametrize(("processes", "count"), [(2, 0), (3, 1), (1, 17), (2, 100)])
def test_all_that_can_be_done_is_done_in_order(processes, count):
    assert watched(range(count), processes) == [2 * number for number in range(count)]


@pytest.mark.parametrize("word", ["hang", "sleep", "die", "eat"])
def test_an_item_that_takes_too_much_is_lost_alone(word):
    items = [*range(20), word, *range(20, 40)]
    made = watched(items)
    assert [one for one in made if isinstance(one, int)] == [2 * number for number in range(40)]
    assert made[20].startswith(f"{word}: reading it takes over")


def test_several_such_items_are_lost_and_named():
    made = watched(["die", "a", "eat", "b", "die", "c"], 1)
    assert [str(one).partition(":")[0] for one in made] == ["die", "aa", "eat", "bb", "die", "cc"]


@pytest.mark.parametrize("processes", [1, 3])
def test_deaths_all_over_a_long_row_cost_themselves_alone(processes):
    items = ["die" if number in {5, 40, 41, 100, 199} else number for number in range(200)]
    made = watched(items, processes)
    assert [one for one in made if isinstance(one, int)] == [
        2 * number for number in items if number != "die"
    ]
    assert [number for number, one in enumerate(made) if isinstance(one, str)] == [
        5, 40, 41, 100, 199
    ]  # fmt: skip


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for number in range(100_000):
            taken.append(number)
            yield number

    made = Watch(worked, lost, 2, QUICK).over(items())
    assert next(made) == 0
    assert len(taken) < 1000
    made.close()


def test_no_process_is_left_behind():
    before = threading.active_count()
    watched(["a", "die", "b"])
    assert threading.active_count() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_pages_that_hang_a_parser_cost_themselves_alone():
    pages = {
        "a": PAGE,
        "deep": "<html><body>" + "<div>" * 1_000_000 + PROSE,
        "wide": f"<p {' '.join(f'a{number}=1' for number in range(200_000))}>{PROSE}",
        "b": PAGE,
    }
    inputs = [
        Raw(source=name, input=name, form="html", body=page.encode())
        for name, page in pages.items()
    ]
    expected = [read_one(inputs[0]), read_one(inputs[3])]  # loads the parsers for all processes
    made = list(Watch(read_one, lost_one, 2, QUICK._replace(memory=1_000_000_000)).over(inputs))
    assert [made[0], made[3]] == expected
    names = [one.source if isinstance(one, Report) else one.input for one in made]
    assert names == list(pages)


def test_rows_are_equal_however_many_work(tmp_path):
    for number in range(40):
        text = f"The ferry Marten sails again. She has {number} lamps.\n\n“Good,” said Ada Lund."
        (tmp_path / f"{number}.txt").write_text(text)
    (tmp_path / "wrong.txt").write_bytes(b"\0\1\2\3" * 50)
    rows = []
    for name, engine in (("here", Here()), ("one", Pool(1)), ("three", Pool(3))):
        with Store(tmp_path / f"{name}.sqlite", create=True) as store:
            taken = read(store, engine, [tmp_path], Silent())
            tables = ("report", "quotation", "failure")
            rows.append([sorted(store.query(f"SELECT * FROM {table}")) for table in tables])  # noqa: S608
            assert (taken.new, taken.failed) == (40, 1)
        if isinstance(engine, Pool):
            engine.__exit__(None, None, None)
    assert rows[0] == rows[1] == rows[2]
