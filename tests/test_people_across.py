"""People across reports, from reading to rebuilding: whoever changed the name stays one person."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import retold
from retold.engine import Here
from retold.store import Store
from retold.store.surnames import surnames_of

TEXTS = {
    "regatta-1": "The Wicken regatta will start at the new quay, Sael district council said on"
    " Monday.\n\n“We row from the new quay and nobody will row alone,” said Dana Okafor (née"
    " Ruhl), president of the Wicken rowing club. Okafor thanked the marina at Tolsey.",
    "regatta-2": "The Wicken regatta starts at the new quay this year.\n\n“We row from the new"
    " quay and nobody will row alone,” Dana Ruhl, president of the Wicken rowing club, told the"
    " Quay Post. Ruhl thanked the marina at Tolsey.",
    "regatta-3": "Eighty boats left the new quay at the Wicken regatta on Saturday.\n\n“Nobody will"
    " row alone,” Dana Okafor had promised for the Wicken rowing club. The marina at Tolsey"
    " was full.",
}


def records():
    return {
        name: {
            "id": name,
            "outlet": "Quay Post",
            "title": "Wicken regatta starts at the new quay",
            "published": f"2024-05-0{number}",
            "text": text,
        }
        for number, (name, text) in enumerate(TEXTS.items(), 1)
    }


@pytest.fixture
def read(tmp_path, library):
    def read_one(name):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(records()[name]), encoding="utf-8")
        library.read(path)
        return library

    return read_one


def whole(library):
    return [(row.id, row.name, row.reports, row.because) for row in library.people()]


def dana(library):
    return [row for row in library.people() if "Dana" in row.name]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_a_changed_name_is_one_person_in_any_order(read, order):
    for number in order:
        library = read(f"regatta-{number}")
    (person,) = dana(library)
    assert (person.name, person.reports) == ("Dana Okafor", 3)
    assert "Dana Ruhl" in person.names
    assert "'née' between both names in a report" in person.because
    before = whole(library)
    library.rebuild()
    assert whole(library) == before
    assert library.verify() == []


def test_an_id_from_before_the_names_met_leads_on(read):
    read("regatta-2")
    library = read("regatta-3")
    old = {row.id for row in dana(library)}
    assert len(old) == 2
    read("regatta-1")
    (person,) = dana(library)
    assert {row.person_id for name in old for row in library.quotations(person=name)} == {person.id}


def test_without_the_report_that_says_so_the_names_part_again(read):
    for name in TEXTS:
        library = read(name)
    library.forget("regatta-1")
    assert sorted(row.name for row in dana(library)) == ["Dana Okafor", "Dana Ruhl"]
    assert library.verify() == []


def test_a_judgement_outranks_what_a_report_says_and_survives_rebuilding(read):
    for name in TEXTS:
        library = read(name)
    library.forget("regatta-1")
    one, other = (row.id for row in dana(library))
    given = library.judge("same", one, other, because="married in 2020")
    (joined,) = dana(library)
    assert "judged to be the same person" in joined.because
    library.rebuild()
    assert [row.id for row in dana(library)] == [joined.id]
    library.undo(given.id)
    assert len(dana(library)) == 2


def test_an_old_version_is_not_counted(library, tmp_path):
    for number, words in enumerate(("first", "second")):
        record = records()["regatta-3"] | {"url": "https://quay.example/1"}
        record["text"] += f" A {words} gun was fired."
        path = tmp_path / f"v{number}.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        library.read(path)
    (person,) = dana(library)
    assert person.reports == 1


def test_every_engine_and_a_second_library_agree(read, tmp_path):
    for name in TEXTS:
        library = read(name)
    with retold.open(tmp_path / "again.sqlite", engine=Here()) as other:
        other.read(*(tmp_path / f"{name}.json" for name in sorted(TEXTS, reverse=True)))
        assert whole(other) == whole(library)


MORE = {
    **TEXTS,
    "regatta-4": "The new quay at Wicken held eighty boats at the regatta.\n\n“I shall row again,”"
    " Dana Ruhl-Okafor said for the Wicken rowing club. Ruhl left the marina at Tolsey last.",
    "pear-1": "A lost pear grows in an orchard at Tresk.\n\n“I bit into it,” said Piet Okafor, a"
    " beekeeper. Cuttings go to the college at Almery, where Dana Okafor rows.",
    "pear-2": "The lost pear of Tresk has a name.\n\n“Call it Almery,” said Piet Okafor, the"
    " beekeeper whose orchard at Tresk has it. Okafor gave cuttings to the college at Almery.",
}


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(sorted(MORE)), again=st.sampled_from(sorted(MORE)))
def test_people_do_not_depend_on_the_order_of_reading(tmp_path_factory, order, again):
    folder = tmp_path_factory.mktemp("order")
    with retold.open(folder / "test.sqlite", engine=Here()) as library:
        for name in [*order, again]:
            path = folder / f"{name}.json"
            text = MORE[name] + (" The mayor waved." if path.exists() else "")
            record = {"id": name, "url": f"https://{name}.example", "text": text}
            path.write_text(json.dumps(record), encoding="utf-8")
            library.read(path)
        before, pages = whole(library), list(library.export("mentions"))
        library.rebuild()
        assert whole(library) == before
        assert list(library.export("mentions")) == pages
        assert library.verify() == []


def test_any_number_of_reports_may_be_asked_for(tmp_path):
    with Store(tmp_path / "many.sqlite", create=True) as store:
        assert surnames_of(store, [f"r{n}" for n in range(5_000)]) == []
