"""Stories are listed by new origins, date or outlets, and by what they have in them."""

import json

import pytest

import retold
from retold.cli import main
from retold.engine import Here
from retold.errors import WrongDayError


def report(name, text, published, outlet):
    return {"id": name, "text": text, "published": published, "outlet": outlet}


RECORDS = [
    report(
        "f1",
        "The ferry Marten of Oxmoor sails again. Ada Lund of the Marten trust found the planks.",
        "2024-01-10",
        "Harbour Post",
    ),
    report(
        "f2",
        "Oak was dear at Oxmoor, yet Ada Lund has her ferry: the Marten trust paid for it all.",
        "2024-01-12",
        "Oxmoor Echo",
    ),
    report(
        "f3",
        "A boiler held. Tom Reed, stoker of the Marten, took the Oxmoor ferry out at dawn.",
        "2024-01-13",
        "Valley Courier",
    ),
    report(
        "p1",
        "The lost pear of Tresk grows in an orchard there, Jonas Pryde found after one bite.",
        "2024-01-11",
        "Valley Courier",
    ),
    report(
        "p2",
        "Cuttings from Tresk reached Almery. Jonas Pryde carried the pear by train himself.",
        "2024-05-02",
        "Valley Courier",
    ),
    report("b1", "A bell without a date hangs in Wicken church, said Mina Harrow.", None, None),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Where the library lies."""
    return tmp_path_factory.mktemp("matters") / "test.sqlite"


@pytest.fixture(scope="module")
def held(path):
    given = path.with_name("reports.jsonl")
    given.write_text("\n".join(json.dumps(one) for one in RECORDS), encoding="utf-8")
    with retold.open(path, engine=Here()) as opened:
        opened.read(given)
        yield opened


@pytest.fixture
def listed(held):
    """Return the sources that stories begin with, in the order they are listed."""

    def ask(**asked):
        return [story.sources[0][0] for story in held.stories(**asked)]

    return ask


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "fpb"),
        ({"by": "date"}, "pfb"),
        ({"by": "outlets"}, "fpb"),
        ({"since": "2024-01-13"}, "pf"),
        ({"since": "2024-01-12"}, "fp"),
        ({"since": "2024-02"}, "p"),
        ({"until": "2024-01"}, "fp"),
        ({"until": "2024-01-10"}, "f"),
        ({"since": "2025"}, ""),
        ({"outlet": "valley courier"}, "fp"),
        ({"outlet": "Oxmoor Echo"}, "f"),
        ({"outlet": "Oxmoor"}, ""),
        ({"person": "Ada Lund"}, "f"),
        ({"person": "Mina Harrow"}, "b"),
        ({"person": "Nobody Here"}, ""),
        ({"words": "pear orchard"}, "p"),
        ({"words": '"lost pear"'}, "p"),
        ({"words": '"pear lost"'}, ""),
        ({"words": '"'}, ""),
        ({"at_least": 2}, "fp"),
        ({"at_least": 2, "since": "2024-01-12"}, "f"),
        ({"limit": 1}, "f"),
        ({"limit": 0}, ""),
        ({"outlet": "Valley Courier", "since": "2024-01-13", "by": "outlets"}, "pf"),
    ],
)
def test_what_is_asked_is_listed(listed, asked, found):
    assert "".join(listed(**asked)) == found


def test_a_person_is_named_by_id_too(held, listed):
    (ada,) = [one for one in held.people() if one.name == "Ada Lund"]
    assert listed(person=ada.id) == ["f"]


def test_new_origins_are_those_of_the_days_asked_for(held):
    counted = {story.sources[0]: story for story in held.stories(since="2024-01-12")}
    assert (counted["f1"].origins, counted["f1"].new_origins) == (3, 2)
    assert (counted["p1"].origins, counted["p1"].new_origins) == (2, 1)
    assert {story.new_origins for story in held.stories() if story.origins == 3} == {3}


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-5-1", "", "01.05.2024"])
def test_a_day_that_is_none_is_refused(held, day):
    with pytest.raises(WrongDayError, match="no day"):
        held.stories(since=day)


@pytest.fixture
def run(held, path, capsys):  # noqa: ARG001  the library lies there
    """Run a command on the library; return what it prints."""

    def command(*words):
        with pytest.raises(SystemExit) as stopped:
            main([*words, "-l", str(path)])
        assert not stopped.value.code
        return capsys.readouterr().out

    return command


def test_the_command_asks_the_same(run):
    told = run("stories", "--since", "2024-01-12", "--json")
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["sources"][0], row["new_origins"]) for row in rows] == [("f1", 2), ("p1", 1)]
    assert all(row["terms"] for row in rows)


def test_tables_show_terms_and_new_origins(run):
    shown = run("stories", "--by", "date", "--words", "pear")
    assert "Terms" in shown.splitlines()[0]
    assert "Tresk" in shown
    assert "new origins" in run("stories", "--until", "2024-01-10")
