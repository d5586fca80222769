"""The inbox: what becomes a report, under which name, and what is said of what does not."""

import json
import os
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import UnreadableInputError
from retold.inbox import Raw, find_inputs, read_input
from retold.inbox.decoding import LONGEST_TEXT
from tests.inputs import PROSE, found, why


def raw(body, form="text", source="ferry"):
    body = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return Raw(source=source, input=f"{source}.x", form=form, body=body)


def record(**fields):
    return read_input(raw(json.dumps({"text": PROSE, **fields}), "record"))


def write(folder, **files):
    for name, body in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())


# --- names -----------------------------------------------------------------------------------


def test_files_are_found_in_order_and_named_by_their_stem(tmp_path):
    write(tmp_path, b_txt=PROSE, a_html="<p>x</p>", c_md=PROSE, _hidden=PROSE)
    assert found(tmp_path) == (["a", "b", "c"], {})


def test_a_stem_used_twice_gives_way_to_the_path_below_the_input(tmp_path):
    write(tmp_path, one__a_txt=PROSE, two__a_txt=PROSE, b_txt=PROSE)
    assert found(tmp_path)[0] == ["b", "one/a.txt", "two/a.txt"]


def test_a_records_own_id_beats_the_stem_and_a_row_number_serves_where_there_is_none(tmp_path):
    rows = [{"id": "own", "text": PROSE}, {"text": PROSE}, {"id": 7, "text": PROSE}]
    write(
        tmp_path,
        a_json=json.dumps({"id": "file", "text": PROSE}),
        b_json=json.dumps(rows),
        c_jsonl="\n".join(map(json.dumps, rows)),
        d_csv=f'id,text\nown,"{PROSE}"\n,"{PROSE}"\n',
        e_tsv=f"Text\n{PROSE}\n",
        f_json=json.dumps({"text": PROSE}),
    )
    sources = ["file", "own", "b#2", "7", "own", "c#2", "7", "own", "d#2", "e#1", "f"]
    assert found(tmp_path) == (sources, {})


def test_an_input_can_be_sent_to_another_process(tmp_path):
    write(tmp_path, a_json=json.dumps({"text": PROSE}))
    (one,) = find_inputs([tmp_path])
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


def test_the_id_depends_on_the_name_and_the_bytes_and_on_the_address_where_there_is_one():
    def id_of(name, **fields):
        return read_input(raw(json.dumps({"text": PROSE, **fields}), "record", name)).id

    assert id_of("a") == id_of("a")
    assert len({id_of("a"), id_of("b"), id_of("a", title="x")}) == 3
    url = "https://post.example/1"
    assert id_of("a", url=url) == id_of("b", url=url)


# --- text ------------------------------------------------------------------------------------


def test_text_is_kept_but_for_line_ends_nul_and_lone_surrogates():
    text = " date 2024-03-09 A\r\nB\rC\0  “é”\u202e😀 \n\n"
    assert read_input(raw(text)).text == " date 2024-03-09 A\nB\nC\ufffd  “é”\u202e😀 \n\n"
    lone = rb'{"text": "A\ud83d B", "title": "T"}'
    assert read_input(raw(lone, "record")).text == "A\ufffd B"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding):
    text = f"{PROSE} Café “Müller” opened in Ålesund, and the señor paid £5. " * 5
    assert read_input(raw(text.encode(encoding))).text == text


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_text_in_two_encodings_at_once_keeps_the_one_that_most_of_it_is_in(form):
    body = f"<p>{PROSE} Café Müller.</p>".encode() * 20 + "<p>Señor Ångström</p>".encode("cp1252")
    made = read_input(raw(body, form))
    assert made.text.count("Café Müller") == 20
    assert "Se\ufffdor \ufffdngstr\ufffdm" in made.text


def test_a_table_keeps_its_rows_though_one_is_in_another_encoding(tmp_path):
    row = f'"{PROSE} Café."\n'.encode()
    (tmp_path / "a.csv").write_bytes(b"text\n" + row * 5 + "Señor\n".encode("cp1252") + row)
    assert [read_input(one).text[-5:] for one in find_inputs([tmp_path])][-2:] == [
        "Se\ufffdor",
        "Café.",
    ]


def test_nul_bytes_are_shown_as_what_is_unreadable_and_pages_lose_them():
    assert "A\ufffdB" in read_input(raw(f"{PROSE * 20} A\0B")).text
    assert "AB" in read_input(raw(f"<p>{PROSE * 20}</p><p>A\0B</p>", "html")).text


def test_a_page_may_declare_its_encoding():
    page = '<meta charset="koi8-r"><p>Паром отплыл из гавани</p><p>ещё раз</p>'
    assert "Паром отплыл" in read_input(raw(page.encode("koi8-r"), "html")).text


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("empty.txt", b" \n", "empty"),
        ("empty.json", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"a" * 100, "binary"),
        ("wrong.txt", b"Oxmoor \x81\x8d\x8f ferry \x9d\xff\xfe\x90 quay", "encoding"),
        ("wrong16.txt", b"\xff\xfea\x00\x00\xd8b\x00", "encoding"),
        ("wrong.csv", b"text\n\x81\x8d\x8f\x9d\x90\n", "encoding"),
        ("long.txt", b"a " * (LONGEST_TEXT // 2 + 1), "limit"),
        ("longer.txt", b"a" * (4 * LONGEST_TEXT + 1), "limit"),
        ("long.json", json.dumps({"text": "a " * (LONGEST_TEXT // 2 + 1)}).encode(), "limit"),
        ("cut.json", b'{"text": "The fer', "truncated JSON"),
        ("cut-array.json", b'[{"te', "truncated JSON"),
        ("deep.json", b'{"text":' + b"[" * 100_000, "JSON"),
        ("number.json", b"17", "not a record"),
        ("nothing.json", b'{"title": "A ferry"}', "record without text"),
        ("blank.json", b'{"text": " \\n"}', "record without text"),
        ("table.csv", b"title,author\nA ferry,Ada Lund\n", "without a column for the text"),
        ("page.html", b"<html><body><script>1</script></body></html>", "no text"),
        ("ferry.exe", b"MZ\x00\x01\x02", "not a kind of file"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, body, reason):
    (tmp_path / name).write_bytes(body)
    assert reason in why(tmp_path / name)


def test_a_broken_line_leaves_the_others_alone(tmp_path):
    write(tmp_path, a_jsonl='{"text": "one"}\n{"text": "tw\n[1]\n\n{"text": "five"}\n')
    sources, reasons = found(tmp_path)
    assert sources == ["a#1", "a#5"]
    assert [name.rsplit("#")[-1] for name in reasons] == ["2", "3"]


def test_an_array_that_breaks_off_gives_what_stands_before(tmp_path):
    write(tmp_path, a_json='[{"text": "one"}, {"title": "no text"}, {"te')
    sources, reasons = found(tmp_path)
    assert sources == ["a#1"]
    assert [name.rsplit("#")[-1] for name in reasons] == ["2", "3"]


def test_a_file_of_an_unknown_kind_is_named_in_a_folder_and_read_when_named(tmp_path):
    write(tmp_path, notes_log=PROSE, a_txt=PROSE)
    sources, reasons = found(tmp_path)
    assert sources == ["a"]
    assert [path.rsplit("/")[-1] for path in reasons] == ["notes.log"]
    assert found(tmp_path / "notes.log") == (["notes"], {})


def test_a_path_that_is_not_there_is_a_failure(tmp_path):
    assert list(found(tmp_path / "no.txt")[1].values()) == ["no such file"]


def test_links_that_loop_or_lead_nowhere_are_failures_and_the_rest_is_read(tmp_path):
    write(tmp_path, sub__a_txt=PROSE)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    sources, reasons = found(tmp_path)
    assert sources == ["a"]
    assert sorted(path.rsplit("/")[-1] for path in reasons) == ["gone.txt", "itself", "up"]
    assert any("loops" in reason for reason in reasons.values())


def test_a_folder_without_permission_is_a_failure_and_the_rest_is_read(tmp_path, monkeypatch):
    write(tmp_path, a_txt=PROSE, closed__b_txt=PROSE)
    scandir = os.scandir

    def guarded(path):
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    sources, reasons = found(tmp_path)
    assert sources == ["a"]
    assert reasons == {"closed": "permission denied"}


# --- facts -----------------------------------------------------------------------------------


def test_records_are_read_by_the_usual_names_of_their_fields():
    made = read_input(
        raw(
            json.dumps(
                {
                    "articleBody": PROSE,
                    "headline": "Marten \n sails",
                    "link": "https://www.post.example/1",
                    "publisher": {"name": "Harbour Post"},
                    "authors": [{"name": "Ada Lund"}, "By Tom Reed and Joan Marsh"],
                    "datePublished": "2024-03-09T10:15:00+0100",
                    "dateModified": "2024-03-10",
                    "inLanguage": "en-GB",
                }
            ),
            "json",
        )
    )
    assert made.text == PROSE
    assert made.title == "Marten sails"
    assert (made.outlet, made.outlet_basis) == ("Harbour Post", "record field")
    assert made.byline == ("Ada Lund", "Tom Reed", "Joan Marsh")
    assert (made.published, made.published_precision) == ("2024-03-09T10:15:00+01:00", "second")
    assert made.published_basis == "record field datepublished"
    assert (made.updated, made.language) == ("2024-03-10", "en")


def test_a_record_without_an_outlet_has_the_host_of_its_address():
    made = record(url="https://www.post.example/2024/a")
    assert (made.outlet, made.outlet_basis) == ("post.example", "address")
    assert record(url="https://[post").outlet is None


def test_a_record_whose_only_text_is_html_is_read_as_a_page():
    page = f"<article><h1>Marten sails</h1><p>{PROSE}</p></article>"
    made = read_input(raw(json.dumps({"content": page, "date": "2024-03-09"}), "record"))
    assert (made.form, made.published, made.title) == ("html", "2024-03-09", "Marten sails")
    assert made.text == f"Marten sails\n\n{PROSE}"


def test_a_plain_text_tells_its_date_byline_and_outlet_in_its_own_words():
    made = read_input(
        raw(
            f" date 2024-03-09 {PROSE}\n\nNever miss a tide — sign up for THE POST's free daily "
            f"newsletter.\n\n{PROSE}\n\nJoan Marsh Joan Marsh is an Oxmoor-based journalist."
        )
    )
    assert (made.published, made.published_precision) == ("2024-03-09", "day")
    assert made.published_basis == "date prefix of the text"
    assert made.byline == ("Joan Marsh",)
    assert (made.outlet, made.outlet_basis) == ("THE POST", "pitch in the text")
    assert made.title is None


def test_front_matter_gives_title_and_unix_time_with_fractions():
    front = (
        "--- \nlayout: post \ntitle: > \n  Marten sails\n  again \ndate: 1700000000.453859 \n---"
    )
    made = read_input(raw(f"{front} \n{PROSE}", "markdown"))
    assert made.title == "Marten sails again"
    assert made.published == "2023-11-14T22:13:20Z"
    assert (made.published_precision, made.published_basis) == ("second", "front matter")


def test_front_matter_gives_authors_in_a_list_and_the_address():
    front = (
        "---\nauthors:\n  - Ada Lund\n  - 'Tom Reed'\ncanonical_url: https://post.example/1\n---"
    )
    made = read_input(raw(f"{front}\n{PROSE}", "markdown"))
    assert made.byline == ("Ada Lund", "Tom Reed")
    assert (made.url, made.outlet) == ("https://post.example/1", "post.example")


def test_the_first_line_of_a_text_is_its_title_where_it_stands_like_one():
    assert (
        read_input(raw(f"Marten sails again\n\n{PROSE}\n\n{PROSE}")).title == "Marten sails again"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{PROSE} " * 5, "en"),
        (
            "Die Fähre wird im Frühling wieder fahren, sagte der Rat der Stadt am Dienstag. " * 4,
            "de",
        ),
        ("Die Fähre wird im Frühling wieder fahren.", None),
        ("12 34 56 78 " * 20, None),
    ],
)
def test_the_language_is_told_or_left_open(text, language):
    assert read_input(raw(text)).language == language


# --- any bytes -------------------------------------------------------------------------------

MARKUP = (
    "<p>|</p>|<h1>|<div|>|<!--|<script type='application/ld+json'>|{|]|</script>|<table><td>"
    '|<meta name="date" content="|">|&#xD800;|text |\0'
)
TAGS = st.lists(st.sampled_from(MARKUP.split("|")), max_size=30).map("".join)
BODIES = st.one_of(
    st.binary(max_size=300), TAGS.map(str.encode), st.text(max_size=100).map(str.encode)
)


@settings(deadline=None, max_examples=150)
@given(BODIES, st.sampled_from(["text", "markdown", "html", "json", "record"]))
def test_any_bytes_are_a_report_or_a_refusal(body, form):
    try:
        made = read_input(raw(body, form))
    except UnreadableInputError as refusal:
        assert refusal.reason  # noqa: PT017 - a report is as good an outcome
        return
    assert made.text.strip()
    assert "\0" not in made.text
    made.text.encode("utf-8")
    ends = [place for region in made.layout for place in (region.start, region.end)]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(made.text) for end in ends)
    assert read_input(raw(body, form)) == made


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_parts_its_columns_and_in_its_encoding(
    tmp_path, delimiter, encoding
):
    row = ["k1", "2024-03-09", '"The señor said ""no"", and left; \r\n\r\nthen he came – again."']
    table = "\r\n".join(delimiter.join(line) for line in (["id", "Date", "Text"], row))
    (tmp_path / "t.csv").write_bytes(table.encode(encoding))
    (one,) = find_inputs([tmp_path])
    made = read_input(one)
    assert made.source == "k1"
    assert made.published == "2024-03-09"
    assert made.text == 'The señor said "no", and left; \n\nthen he came – again.'
