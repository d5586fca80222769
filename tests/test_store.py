"""The library's file: refusals, ids that last, and columns that fit the values."""

import sqlite3

import pytest

import retold
from retold.engine import Here
from retold.errors import LibraryMissingError, NewerLibraryError, NotALibraryError
from retold.store import Store, opening
from retold.store.asking import FOUND, MADE, heir, matching
from retold.store.rows import TABLE, decode, encoder
from retold.tables import TABLES


def test_every_field_of_a_row_has_its_column(tmp_path):
    with Store(tmp_path / "x.sqlite", create=True) as store:
        for kind, table in TABLE.items():
            columns = {row[1] for row in store.query(f"PRAGMA table_info({table})")}
            assert set(kind.__struct_fields__) <= columns, table
        for table, kind in TABLES.items():
            if table in FOUND:
                continue
            columns = [row[1] for row in store.query(f"PRAGMA table_info({table})")]
            found = [name for name in kind.__struct_fields__ if name not in MADE.get(table, {})]
            assert columns == found, table


@pytest.mark.usefixtures("ferries")
def test_a_row_comes_back_as_it_went_in(tmp_path):
    with Store(tmp_path / "test.sqlite") as store:
        for kind in TABLE:
            for row in list(store.get(kind))[:50]:
                assert decode(kind, encoder(kind)(row)) == row


def test_a_missing_library_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(LibraryMissingError, match=r"no library there — Make one with"):
        retold.open(tmp_path / "none.sqlite", create=False)


@pytest.mark.parametrize("content", [b"not a database, but long" * 40, b"\x00" * 5000])
def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotALibraryError):
        retold.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "x.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotALibraryError, match="another program"):
        retold.open(path)
    assert path.read_bytes() == before


def test_a_library_of_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "x.sqlite"
    retold.open(path, engine=Here()).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(NewerLibraryError, match="schema 99"):
        retold.open(path)


def test_a_second_writer_waits_and_is_told_who_holds_the_library(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.3)
    told = []
    path = tmp_path / "x.sqlite"
    with (
        Store(path, create=True) as one,
        one.writing(),
        Store(path, tell=told.append) as other,
        pytest.raises(retold.RetoldError, match="another process has been writing"),
        other.writing(),
    ):
        pytest.fail("two writers at once")
    assert len(told) == 1
    assert "is writing to this library" in told[0]


def test_a_reader_is_not_kept_waiting(ferries, tmp_path):
    path = tmp_path / "test.sqlite"
    with (
        Store(path) as writer,
        writer.writing(),
        writer.transaction(),
        retold.open(path, create=False, engine=Here()) as reader,
    ):
        assert len(reader.reports()) == len(ferries.reports()) == 4


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("ferry boiler", '"ferry" "boiler"'),
        ('"kelsey yard" 1911', '"kelsey yard" "1911"'),
        ("AND OR NOT ( * ^", '"AND" "OR" "NOT"'),
        ('"', ""),
        ("", ""),
    ],
)
def test_words_of_a_person_are_never_query_syntax(words, query):
    assert matching(words) == query


def test_an_id_that_leads_in_a_circle_is_nobodys(tmp_path):
    with Store(tmp_path / "x.sqlite", create=True) as store:
        for old, new in (("a", "b"), ("b", "a"), ("c", None)):
            store.query(
                "INSERT INTO succession (kind, old, new) VALUES ('story', ?, ?)", [old, new]
            )
        assert [heir(store, "story", name) for name in "abcd"] == [None] * 4


def half_a_transaction(store):
    with store.transaction():
        store.set_due("stage", ["a"])
        store.query("no statement")


def test_a_transaction_happens_whole_or_not_at_all(tmp_path):
    with Store(tmp_path / "x.sqlite", create=True) as store:
        with pytest.raises(sqlite3.OperationalError):
            half_a_transaction(store)
        assert store.due("stage") == []
        with store.transaction():
            store.set_due("stage", ["b"])
    with Store(tmp_path / "x.sqlite") as store:
        assert store.due("stage") == ["b"]
