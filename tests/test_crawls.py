"""Crawls: their pages come in with address, encoding and the day on which they were fetched."""

import gzip
import io
import json
import zipfile

import pytest
import zstandard

from retold.inbox import Raw, find_inputs, read_input
from tests.inputs import PAGE, PROSE, crawl, found, reports, warc, why, write
from tests.test_containers import zipped

ADDRESS = "https://post.example/"
HTML = "text/html; charset=utf-8"


def page(number, **more):
    return warc(HTML, f"{ADDRESS}{number}", PAGE.encode(), **more)


PACKS = {
    ".warc": b"".join,
    ".warc.gz": lambda records: crawl(*records),
    ".warc.zst": lambda records: b"".join(map(zstandard.compress, records)),
}


@pytest.mark.parametrize("suffix", PACKS)
def test_pages_of_a_crawl_have_their_address_and_a_number(tmp_path, suffix):
    records = [page(1), page(2)]
    made = reports(write(tmp_path, f"march{suffix}", PACKS[suffix](records)))
    assert {source: one.url for source, one in made.items()} == {
        "march#1": f"{ADDRESS}1",
        "march#2": f"{ADDRESS}2",
    }
    assert {one.published for one in made.values()} == {"2024-03-08T09:00:00Z"}
    assert {one.form for one in made.values()} == {"html"}


def test_a_crawl_is_known_by_its_first_bytes(tmp_path):
    assert found(write(tmp_path, "a.bin", page(1)))[0] == ["a#1"]
    assert found(write(tmp_path, "b.gz", crawl(page(1))))[0] == ["b#1"]


def test_what_is_no_page_is_passed_over(tmp_path):
    records = [
        warc("image/png", f"{ADDRESS}a.png", b"\x89PNG"),
        page(1, status="404 Not Found"),
        page(2, status="302 Found"),
        warc("application/json", f"{ADDRESS}menu.json", b'{"menu": []}'),
        warc("application/json", f"{ADDRESS}a.json", b'{"text": "The ferry sails."}'),
        warc("text/plain", f"{ADDRESS}a.txt", PROSE.encode()),
        page(3),
    ]
    made = reports(write(tmp_path, "a.warc.gz", crawl(*records)))
    assert {source: one.form for source, one in made.items()} == {
        "a#5": "json",
        "a#6": "text",
        "a#7": "html",
    }


def test_a_date_after_the_crawl_is_none_and_one_before_it_is(tmp_path):
    for published, kept in (
        ("2024-03-08T10:00:00Z", True),
        ("2024-03-10T01:00:00+09:00", True),
        ("2024-05-01", False),
    ):
        body = PAGE.replace("2024-03-08T09:00:00Z", published).encode()
        record = warc(HTML, f"{ADDRESS}x", body)
        (made,) = reports(write(tmp_path, "a.warc", record)).values()
        assert (made.published is not None) == kept, published
        assert (made.published_basis is not None) == kept


def test_the_server_names_the_encoding(tmp_path):
    body = "<html><body><p>Паром отплыл из гавани</p></body></html>".encode("koi8-r")
    record = warc("text/html; charset=koi8-r", f"{ADDRESS}x", body)
    (made,) = reports(write(tmp_path, "a.warc", record)).values()
    assert "Паром отплыл" in made.text


def test_a_page_that_was_sent_packed_is_unpacked(tmp_path):
    body = gzip.compress(PAGE.encode())
    record = warc(HTML, f"{ADDRESS}x", body, more="Content-Encoding: gzip\r\n")
    (first, second) = reports(write(tmp_path, "a.warc.gz", crawl(record, page(2)))).values()
    assert first.text == second.text


@pytest.mark.parametrize("cut", [40, 200])
def test_a_truncated_member_is_named_and_the_others_are_read(tmp_path, cut):
    broken = crawl(page(2))[:-cut]
    sources, reasons = found(write(tmp_path, "a.warc.gz", crawl(page(1)) + broken + crawl(page(3))))
    assert sources[0] == "a#1"
    assert len(sources) == 2
    assert any("truncated" in reason for reason in reasons.values())


@pytest.mark.parametrize("kept", [300, 500, -60])
def test_a_record_that_is_cut_in_the_midst_does_not_swallow_the_next(tmp_path, kept):
    body = page(1) + page(2)[:kept] + page(3) + page(4)
    sources, reasons = found(write(tmp_path, "a.warc", body))
    assert sources == ["a#1", "a#3", "a#4"]
    assert reasons == {"a.warc#2": "broken or truncated record (the record breaks off)"}


def test_a_crawl_that_breaks_off_says_so(tmp_path):
    plain = page(1) + page(2)
    sources, reasons = found(write(tmp_path, "a.warc", plain[:-300]))
    assert sources == ["a#1"]
    assert any("breaks off" in reason for reason in reasons.values())
    packed = crawl(page(1), page(2))
    sources, reasons = found(write(tmp_path, "b.warc.gz", packed[:-100]))
    assert sources == ["b#1"]
    assert len(reasons) == 1


@pytest.mark.parametrize("length", [999_999_999_999_999_999, 90_000])
def test_a_record_that_says_it_is_longer_than_its_file_hides_no_other(tmp_path, length):
    wrong = page(2).replace(b"Content-Length: ", b"Content-Length: %d\r\nX: " % length, 1)
    sources, reasons = found(write(tmp_path, "a.warc", page(1) + wrong + page(3) + page(4)))
    assert sources == ["a#1", "a#3", "a#4"]
    assert reasons == {"a.warc#2": "broken or truncated record (the record breaks off)"}


def test_a_page_that_was_packed_wrongly_leaves_the_others_alone(tmp_path):
    wrong = warc(HTML, f"{ADDRESS}x", b"no gzip", more="Content-Encoding: gzip\r\n")
    sources, reasons = found(write(tmp_path, "a.warc.gz", crawl(page(1), wrong, page(3))))
    assert (len(sources), len(reasons)) == (2, 1)


def test_what_is_no_crawl_says_so(tmp_path):
    assert why(write(tmp_path, "a.warc", b"junk " * 100)) == (
        "named .warc, but its first bytes are not those of such a file"
    )
    for body in (b"WARC/1.0\r\njunk " * 9, gzip.compress(PROSE.encode())):
        assert why(write(tmp_path, "a.warc.gz", body))


def test_a_package_is_read_with_all_its_crawls(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("datapackage.json", '{"profile": "data-package"}')
        package.writestr("archive/one.warc.gz", crawl(page(1)))
        package.writestr("archive/two.warc.gz", crawl(page(2), page(3)))
        package.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
        package.writestr("indexes/index.cdx.gz", gzip.compress(b"example"))
    path = write(tmp_path, "a.wacz", buffer.getvalue())
    assert found(path) == (["one#1", "two#1", "two#2"], {})
    assert {one.url for one in reports(path).values()} == {f"{ADDRESS}{n}" for n in (1, 2, 3)}


def test_a_crawl_says_what_its_pages_were_taken_for(tmp_path):
    (one,) = find_inputs([write(tmp_path, "a.warc", page(1))])
    assert isinstance(one, Raw)
    assert (one.kind, one.crawled) == ("page of a crawl", "2024-03-09T10:00:00Z")
    assert read_input(one).url == f"{ADDRESS}1"


def test_a_date_still_to_come_when_it_is_read_is_none(tmp_path, library):
    text = "The fair was held on Monday. Yesterday it rained. It opened in May 2020."
    record = {"id": "fair", "text": text, "published": "2099-05-05"}
    (tmp_path / "fair.json").write_text(json.dumps(record), encoding="utf-8")
    library.read(tmp_path)
    assert library.reports()[0].published is None
    found = {row.text: (row.first_day, row.basis) for row in library.export("dates")}
    assert found == {
        "Monday": (None, "unresolved"),
        "Yesterday": (None, "unresolved"),
        "May 2020": ("2020-05-01", "stated"),
    }


def test_a_page_that_unpacks_without_end_hides_no_other(tmp_path):
    bomb = gzip.compress(b"<p>" + b"\0" * 40_000_000)
    record = warc(HTML, f"{ADDRESS}x", bomb, more="Content-Encoding: gzip\r\n")
    for name, pack in PACKS.items():
        path = write(tmp_path, f"a{name}", pack([page(1), record, page(3), page(4)]))
        sources, reasons = found(path)
        assert sources == ["a#1", "a#3", "a#4"], name
        assert ["over the limit" in reason for reason in reasons.values()] == [True]


# --- revisits --------------------------------------------------------------------------------


def revisit(number, day, *said):
    """Return a record that says that a page was found the same again."""
    head = "".join(f"{line}\r\n" for line in said)
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    return (
        "WARC/1.1\r\nWARC-Type: revisit\r\n"
        f"WARC-Target-URI: {ADDRESS}{number}\r\nWARC-Date: 2024-03-{day}T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abd>\r\n"
        "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"
        f"{head}Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def kept(number, digest):
    return page(number).replace(
        b"WARC-Date", f"WARC-Payload-Digest: {digest}\r\nWARC-Date".encode()
    )


REFERS = (f"WARC-Refers-To-Target-URI: {ADDRESS}1", "WARC-Refers-To-Date: 2024-03-09T10:00:00Z")


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(
    "said", [("WARC-Payload-Digest: sha1:AAAA",), REFERS, ("WARC-Payload-Digest: sha1:X", *REFERS)]
)
def test_a_page_that_is_the_same_at_another_address_is_a_report_there(tmp_path, pack, said):
    records = [kept(1, "sha1:AAAA"), kept(2, "sha1:BBBB"), revisit(3, 12, *said)]
    path = write(tmp_path, f"a{pack}", PACKS[pack](records))
    assert found(path) == (["a#1", "a#2", "a#3"], {})
    made = reports(path)
    assert made["a#3"].text == made["a#1"].text
    assert (made["a#3"].url, made["a#3"].fetched) == (f"{ADDRESS}3", "2024-03-12T10:00:00Z")
    assert made["a#1"].fetched == "2024-03-09T10:00:00Z"


def test_a_page_that_is_the_same_at_its_own_address_is_the_report_that_is_known(tmp_path):
    records = [kept(1, "sha1:AAAA"), *(revisit(1, day, *REFERS) for day in range(10, 20)), page(2)]
    assert found(write(tmp_path, "a.warc", b"".join(records))) == (["a#1", "a#12"], {})


def test_a_page_that_another_crawl_holds_is_said_to_be_there(tmp_path):
    records = [page(2), revisit(1, 10, *REFERS), revisit(3, 10, "WARC-Payload-Digest: sha1:C")]
    sources, reasons = found(write(tmp_path, "a.warc", b"".join(records)))
    assert sources == ["a#1"]
    assert reasons["a.warc"].startswith("2 pages that had not changed since an earlier fetch")


def test_revisits_in_an_archive_and_after_a_broken_record_are_found(tmp_path):
    body = crawl(kept(1, "sha1:A"), page(2))[:-60] + crawl(revisit(3, 10, *REFERS), page(4))
    sources, reasons = found(write(tmp_path, "all.zip", zipped({"a.warc.gz": body})))
    assert sorted(sources) == ["a#1", "a#3", "a#4"]
    assert len(reasons) == 1


def test_when_pages_were_fetched_is_kept_as_the_crawl_says(tmp_path):
    for said, kept_as in (
        ("2024-03-09T10:00:00Z", "2024-03-09T10:00:00Z"),
        ("2024-03-09T10:00:00.123456Z", "2024-03-09T10:00:00Z"),
        ("2024-03-09", "2024-03-09"),
        ("yesterday", None),
    ):
        body = page(1).replace(b"2024-03-09T10:00:00Z", said.encode())
        (made,) = reports(write(tmp_path, "a.warc", body)).values()
        assert made.fetched == kept_as
