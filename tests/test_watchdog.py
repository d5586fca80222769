"""Work that hangs, dies or eats all memory costs its own item, and no other."""

import os
import threading
import time
from pathlib import Path

import pytest

from retold.engine import Here, Pool
from retold.inbox import Raw
from retold.model import Report
from retold.run.given import lost_one, read, read_one
from retold.run.progress import Silent
from retold.store import Store
from retold.watchdog import FORK, Bounds, Watch
from tests.ill import do_ill
from tests.inputs import PAGE, PROSE

QUICK = Bounds(work=0.1, clock=0.3, memory=200_000_000)
# On a busy machine a little work takes long by the clock.
BY_WORK = QUICK._replace(clock=60.0)


def worked(item):
    """Do as the item says."""
    do_ill(item)
    return item * 2


def said_and_worked(item):
    """Write down what is worked on, then do it."""
    path, word = item
    with path.open("a") as file:
        file.write(f"{word}\n")
    return worked(word)


def say_who_and_sleep(path):
    """Write down this process's id, and sleep."""
    with path.open("a") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(60)


def watch_and_say(path):
    """Watch two processes that sleep."""
    list(Watch(say_who_and_sleep, lost, 2).over([path] * 40))


def alive(process):
    """Tell whether a process runs."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def lost(item, reason):
    return f"{item}: {reason}"


def watched_lazily(items):
    return Watch(worked, lost, 2, Bounds()).over(items)


def watched(items, processes=2, bounds=QUICK):
    return list(Watch(worked, lost, processes, bounds).over(items))


@pytest.mark.parametrize(("processes", "count"), [(2, 0), (3, 1), (1, 17), (2, 100)])
def test_all_that_can_be_done_is_done_in_order(processes, count):
    assert watched(range(count), processes) == [2 * number for number in range(count)]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("hang", "takes over 0.1 s of work"),
        ("sleep", "takes over 0.3 s"),
        ("die", "kills the reader (signal 9)"),
        ("eat", "takes over 200000000 bytes of memory"),
        ("end", "kills the reader (exit code 3)"),
    ],
)
def test_an_item_that_takes_too_much_is_lost_alone_and_says_why(word, why):
    items = [*range(20), word, *range(20, 40)]
    made = watched(items, bounds=QUICK if word == "sleep" else BY_WORK)
    assert [one for one in made if isinstance(one, int)] == [2 * number for number in range(40)]
    assert made[20] == f"{word}: reading it {why}"


@pytest.mark.parametrize("processes", [1, 2])
def test_an_item_that_hangs_is_tried_once(tmp_path, processes):
    said = tmp_path / "said"
    items = [(said, "a"), (said, "hang"), *((said, str(number)) for number in range(40))]
    made = list(Watch(said_and_worked, lost, processes, BY_WORK).over(items))
    assert made[1].endswith("s of work")
    assert len(made) == len(items)
    assert sorted(said.read_text().split()) == sorted(word for _, word in items)


def test_who_takes_no_more_leaves_nothing_behind_at_once():
    made = watched_lazily([*range(16), *["sleep"] * 40])
    assert next(made) == 0
    begun = time.perf_counter()
    made.close()
    assert time.perf_counter() - begun < 5
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_processes_end_with_the_one_that_started_them(tmp_path):
    said = tmp_path / "said"
    child = FORK.Process(target=watch_and_say, args=[said])
    child.start()
    while not (said.exists() and len(said.read_text().split()) > 1):
        time.sleep(0.02)
    child.kill()
    child.join()
    ids = [int(word) for word in said.read_text().split()]
    for _ in range(100):
        left = [one for one in ids if alive(one)]
        if not left:
            break
        time.sleep(0.05)
    assert not left


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
