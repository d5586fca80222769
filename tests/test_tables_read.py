"""Tables, databases and JSON: each row and record is an input, however large the file."""

import csv
import gzip
import io
import json
import resource
import sqlite3
import tracemalloc
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

import retold
from retold.errors import UnknownFieldError
from retold.feeding import Feed
from retold.inbox import Raw, find_inputs
from retold.inbox.tables import MOST_COLUMNS
from tests.inputs import PROSE, found, lines, reports, why, write
from tests.test_containers import tarred

ROW = {"id": "k1", "text": PROSE, "title": "Marten sails", "published": "2024-03-09"}


def database(path, **tables):
    """Write an SQLite database with tables of rows."""
    made = sqlite3.connect(path)
    for name, rows in tables.items():
        columns = ", ".join(f'"{column}"' for column in rows[0])
        made.execute(f'CREATE TABLE "{name}" ({columns})')
        for row in rows:
            places = ", ".join("?" * len(row))
            made.execute(f'INSERT INTO "{name}" VALUES ({places})', tuple(row.values()))  # noqa: S608
    made.commit()
    made.close()
    return path


def as_parquet(path, **columns):
    parquet.write_table(pa.table(columns), path)
    return path


# --- Parquet and SQLite ----------------------------------------------------------------------


def test_rows_of_parquet_are_read_with_their_types(tmp_path):
    path = as_parquet(
        tmp_path / "a.parquet",
        text=[PROSE, None, PROSE],
        published=[datetime(2024, 3, 9, 10, 15, tzinfo=UTC)] * 3,
        authors=[["Ada Lund", "Tom Reed"]] * 3,
        vector=[[0.1, 0.2]] * 3,
        number=[1, 2, 3],
    )
    sources, reasons = found(path)
    assert sources == ["a#1", "a#3"]
    assert reasons == {"a.parquet#2": "record without text"}
    made = reports(path)["a#3"]
    assert (made.published, made.byline) == ("2024-03-09T10:15:00Z", ("Ada Lund", "Tom Reed"))
    (one, *_) = find_inputs([path])
    assert b"vector" not in one.body


def test_rows_of_parquet_come_a_few_at_a_time(tmp_path):
    path = as_parquet(tmp_path / "a.parquet", text=[PROSE] * 1000, id=[str(n) for n in range(1000)])
    assert found(path)[0] == [str(number) for number in range(1000)]


def test_tables_of_a_database_with_texts_are_read(tmp_path):
    path = database(
        tmp_path / "a.db",
        articles=[ROW, {**ROW, "id": "k2", "text": None}],
        posts=[{"body": PROSE, "blob": b"\0\1"}],
        users=[{"name": "Ada"}],
    )
    sources, reasons = found(path)
    assert sources == ["k1", "a#posts#1"]
    assert reasons == {"a.db#articles#2": "record without text"}
    assert reports(path)["k1"].published == "2024-03-09"


def test_a_database_is_left_as_it_is(tmp_path):
    path = database(tmp_path / "a.sqlite", articles=[ROW])
    before = path.read_bytes()
    assert found(tmp_path)[0] == ["k1"]
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]


def test_rows_that_are_not_yet_in_the_file_itself_are_read(tmp_path):
    writer = sqlite3.connect(tmp_path / "a.db")
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE a (text)")
    writer.execute("INSERT INTO a VALUES (?)", [PROSE])
    writer.commit()
    assert found(tmp_path)[0] == ["a#1"]
    writer.close()


def test_one_of_our_libraries_is_refused_if_named_and_passed_over_in_a_folder(tmp_path):
    with retold.open(tmp_path / "retold.sqlite") as library:
        library.close()
    write(tmp_path, "a.txt", PROSE)
    assert found(tmp_path) == (["a"], {})
    assert "a Retold library, not reports" in why(tmp_path / "retold.sqlite")


def test_a_broken_database_says_so(tmp_path):
    body = database(tmp_path / "a.db", articles=[ROW] * 300).read_bytes()
    assert "broken database" in why(write(tmp_path, "b.db", body[:100] + b"\xff" * 4000))
    sources, reasons = found(write(tmp_path, "c.db", body[: len(body) // 2]))
    assert len(sources) < 300
    assert "broken database" in str(reasons)


def test_a_database_whose_names_are_no_text_says_so(tmp_path):
    body = database(tmp_path / "a.db", articles=[ROW]).read_bytes()
    path = write(
        tmp_path, "b.db", body.replace(b"articles", b"artic\xffes").replace(b"text", b"\xffxt.")
    )
    assert "b.db" in found(path)[1]


def test_a_broken_parquet_table_says_so(tmp_path):
    body = as_parquet(tmp_path / "a.parquet", text=[PROSE] * 100).read_bytes()
    assert "broken table" in why(write(tmp_path, "b.parquet", body[:-20]))
    assert "broken table" in why(write(tmp_path, "c.parquet", b"PAR1" + body[200:]))


def peak(path):
    """Return how many bytes Python holds at most while the inputs of a file go by."""
    tracemalloc.start()
    count = sum(isinstance(one, Raw) for one in find_inputs([path]))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    return held


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".jsonl.gz", ".tar"])
def test_memory_does_not_grow_with_a_file(tmp_path, suffix):
    texts = [f"{number} {PROSE * 30}" for number in range(4000)]
    rows = [json.dumps({"text": text}) for text in texts]
    body = {
        ".jsonl": "\n".join(rows),
        ".json": f"[{','.join(rows)}]",
        ".csv": "\n".join(["text", *(f'"{text}"' for text in texts)]),
        ".jsonl.gz": gzip.compress("\n".join(rows).encode(), 1),
        ".tar": tarred({f"{number}.txt": text.encode() for number, text in enumerate(texts)}),
    }[suffix]
    assert len("".join(rows)) > 9_000_000
    assert peak(write(tmp_path, f"a{suffix}", body)) < 4_500_000


def most_held(path, trail):
    """Yield how many kilobytes a process has held, once all inputs of a file went by."""
    del trail
    assert sum(isinstance(one, Raw) for one in find_inputs([path]))
    yield resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("rows_together", [500, 100_000])
def test_memory_does_not_grow_with_a_parquet_file(tmp_path, rows_together):
    held = []
    paths = [tmp_path / f"{count}.parquet" for count in (500, 4_000)]
    options = {"compression": "none", "use_dictionary": False}
    for path in paths:
        texts = [f"{number} {PROSE * 300}" for number in range(int(path.stem))]
        table = pa.table({"text": texts})
        parquet.write_table(table, path, row_group_size=rows_together, **options)
    del table, texts
    for path in paths:
        # pyarrow's memory is not Python's: a process of its own shows what it takes
        held += Feed(most_held, lambda *_: None).over([path])
    assert path.stat().st_size > 90_000_000
    assert held[1] - held[0] < 40_000


# --- columns ---------------------------------------------------------------------------------


def test_a_person_may_say_which_column_is_which(tmp_path):
    row = {"blurb": "x", "text": "short", "leib": PROSE, "stamp": "2024-03-09", "Key": "k9"}
    columns = (("text", "leib"), ("published", "stamp"), ("id", "Key"))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, row)
    writer.writeheader()
    writer.writerow(row)
    paths = [
        write(tmp_path, "a.csv", buffer.getvalue()),
        write(tmp_path, "a.jsonl", lines(row)),
        write(tmp_path, "a.json", json.dumps(row)),
        as_parquet(tmp_path / "a.parquet", **{key: [value] for key, value in row.items()}),
        database(tmp_path / "a.db", rows=[row]),
    ]
    for path in paths:
        (made,) = reports(path, columns=columns).values()
        assert (made.source, made.text, made.published) == ("k9", PROSE, "2024-03-09"), path


def test_a_column_that_is_not_there_is_named(tmp_path):
    path = write(tmp_path, "a.csv", f"text,title\n{PROSE},x\n")
    assert why(path, (("text", "leib"),)) == "no column 'leib'; there are text, title"


def test_a_field_that_is_none_of_ours_is_wrong_usage(tmp_path):
    with retold.open(tmp_path / "l.sqlite") as library, pytest.raises(UnknownFieldError):
        library.read(tmp_path / "a.csv", columns={"texte": "leib"})


def test_a_table_without_a_text_says_what_columns_it_has_and_what_to_do(tmp_path):
    reason = why(write(tmp_path, "a.csv", "url,tone\nhttps://post.example/1,3\n"))
    assert "url, tone" in reason
    assert "--map text=COLUMN" in reason
    assert "retold watch" in reason


def test_a_table_of_a_million_columns_is_refused(tmp_path):
    header = ",".join(["text", *map(str, range(1_000_000))])
    assert str(MOST_COLUMNS) in why(write(tmp_path, "a.csv", f"{header}\n{PROSE}\n"))


def test_a_row_of_a_million_cells_does_no_harm(tmp_path):
    path = write(tmp_path, "a.csv", f"id,text\nk1,{PROSE}{',' * 1_000_000}\nk2,{PROSE}\n")
    assert found(path) == (["k1", "k2"], {})


# --- JSON ------------------------------------------------------------------------------------


def test_a_long_array_is_read_one_record_at_a_time(tmp_path):
    count = 30_000
    body = (
        "[" + ",\n".join(json.dumps({"id": str(n), "text": PROSE * 8}) for n in range(count)) + "]"
    )
    assert len(body) > 16_000_000  # longer than one record may be
    inputs = find_inputs([write(tmp_path, "a.json", body)])
    assert next(inputs).source == "0"
    assert sum(isinstance(one, Raw) for one in inputs) == count - 1


@pytest.mark.parametrize("between", ["", "\n", " \n\n"])
def test_records_that_follow_one_another_are_read(tmp_path, between):
    body = between.join(json.dumps({"id": key, "text": PROSE}) for key in "abc")
    assert found(write(tmp_path, "a.json", body)) == (["a", "b", "c"], {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("form", [{"text": PROSE + " é"}, [{"text": PROSE + " é"}]])
def test_json_may_be_in_any_of_the_encodings_of_unicode(tmp_path, encoding, form):
    body = json.dumps(form, ensure_ascii=False).encode(encoding)
    (made,) = reports(write(tmp_path, "a.json", body)).values()
    assert made.text == PROSE + " é"


def test_each_record_of_an_array_keeps_its_own_bytes(tmp_path):
    element = b'{"text" :  "A\\u00e9 \xc3\xa9",  "n": 1.0}'
    (one,) = find_inputs([write(tmp_path, "a.json", b"[ " + element + b" ]\n")])
    assert one.body == element


def test_a_broken_element_ends_an_array_and_is_named(tmp_path):
    body = f'[{{"text": "{PROSE}"}}, {{"text": nothing}}, {{"text": "{PROSE}"}}]'
    sources, reasons = found(write(tmp_path, "a.json", body))
    assert sources == ["a#1"]
    assert "broken or truncated JSON" in reasons["a.json#2"]


def test_what_interfaces_answer_is_read(tmp_path):
    record = {"id": "k1", "text": PROSE}
    for packet in (
        {"status": "ok", "articles": [record]},
        {"response": {"numFound": 1, "docs": [record]}},
        {"items": [record]},
    ):
        assert found(write(tmp_path, "a.json", json.dumps(packet)))[0] == ["k1"]
