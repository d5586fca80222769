"""Compressed files and archives: what is in them is read as if it lay in a folder."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

import pytest
import zstandard

from retold.inbox import find_inputs
from retold.inbox.packed import MOST_TIMES, UNASKED, stem_of
from retold.model import Failure
from tests.inputs import PROSE, found, lines, reports, why, write

PACKERS = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}
RECORDS = lines({"id": "k1", "text": PROSE}, {"text": PROSE})


def zipped(files, **options):
    """Return a zip archive of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def tarred(files, *, more=()):
    """Return a tar archive of files by name, and of members that are no files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, body in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
        for name, kind, target in more:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_compressed_file_is_read_as_what_it_holds(tmp_path, suffix):
    write(tmp_path, f"a.txt{suffix}", PACKERS[suffix](PROSE.encode()))
    write(tmp_path, f"b.jsonl{suffix}", PACKERS[suffix](RECORDS))
    made = reports(tmp_path)
    assert {source: one.text for source, one in made.items()} == dict.fromkeys(
        ["a", "k1", "b#2"], PROSE
    )


def test_what_is_in_a_file_counts_where_its_name_is_wrong(tmp_path):
    write(tmp_path, "a.txt", gzip.compress(PROSE.encode()))
    assert [one.text for one in reports(tmp_path).values()] == [PROSE]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_is_read_as_a_folder(tmp_path, pack):
    body = pack(
        {
            "news/a.txt": PROSE.encode(),
            "news/b.jsonl": RECORDS,
            "other/a.txt": PROSE.encode(),
            "news/.hidden.txt": PROSE.encode(),
            "__MACOSX/news/._a.txt": b"\0\5\x16",
            "news/picture.jpg": b"\xff\xd8\xff",
        }
    )
    sources, reasons = found(write(tmp_path, "dump.bin", body))
    assert sorted(sources) == ["b#2", "k1", "news/a.txt", "other/a.txt"]
    assert reasons == {"picture.jpg": "not a kind of file that is read (.jpg)"}


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_compressed_tar_file_is_read(tmp_path, suffix):
    body = PACKERS[suffix](tarred({"a.txt": PROSE.encode(), "b.json": RECORDS[:40] + b'"}'}))
    assert found(write(tmp_path, f"dump.tar{suffix}", body))[0] == ["a", "k1"]
    assert found(write(tmp_path, "dump.t" + suffix[1:].replace("zst", "zst"), body))[0] == [
        "a",
        "k1",
    ]


def test_containers_in_containers_are_opened(tmp_path):
    inner = zipped({"a.txt.gz": gzip.compress(PROSE.encode())})
    write(tmp_path, "outer.tar.gz", gzip.compress(tarred({"inner.zip": inner})))
    assert found(tmp_path) == (["a"], {})


def test_containers_in_containers_without_end_are_not(tmp_path):
    body = PROSE.encode()
    for _ in range(9):
        body = gzip.compress(body)
    assert "too deep" in why(write(tmp_path, "a.gz", body))


def test_the_name_of_a_report_has_no_extension_of_packing():
    names = ("a.json.gz", "b.tgz", "c.d.html", "e", "f.", ".g")
    assert [stem_of(name) for name in names] == ["a", "b", "c.d", "e", "f.", ".g"]


def test_members_that_lead_elsewhere_are_named_and_the_rest_is_read(tmp_path):
    body = tarred(
        {"../up.txt": PROSE.encode(), "/root.txt": PROSE.encode(), "a.txt": PROSE.encode()},
        more=[
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "a.txt"),
            ("device", tarfile.CHRTYPE, ""),
            ("pipe", tarfile.FIFOTYPE, ""),
        ],
    )
    sources, reasons = found(write(tmp_path, "dump.tar", body))
    assert sources == ["a"]
    assert reasons == {
        "up.txt": "a path that leads out of the archive",
        "root.txt": "a path that leads out of the archive",
        "link.txt": "a link in an archive",
        "hard.txt": "a link in an archive",
        "device": "a device or pipe in an archive",
        "pipe": "a device or pipe in an archive",
    }
    sources, reasons = found(
        write(tmp_path, "dump.zip", zipped({"../up.txt": b"x", "a.txt": PROSE.encode()}))
    )
    assert sources == ["a"]
    assert list(reasons) == ["up.txt"]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_compressed_file_that_breaks_off_says_so(tmp_path, suffix):
    body = PACKERS[suffix](b"\n".join([RECORDS] * 2000))
    sources, reasons = found(write(tmp_path, f"a.jsonl{suffix}", body[: len(body) // 2]))
    assert "truncated" in reasons[f"a.jsonl{suffix}"]
    assert set(sources) <= {"k1", *(f"a#{2 * line}" for line in range(1, 2001))}


def test_what_stands_before_a_break_is_read(tmp_path):
    body = bytearray(gzip.compress(b"\n".join([RECORDS] * 2000), compresslevel=0))
    sources, reasons = found(write(tmp_path, "a.jsonl.gz", bytes(body[: len(body) // 2])))
    assert len(sources) > 100
    assert "truncated" in reasons["a.jsonl.gz"]


def test_archives_that_break_off_say_so(tmp_path):
    files = {f"{number}.txt": PROSE.encode() * 90 for number in range(20)}
    body = tarred(files)
    sources, reasons = found(write(tmp_path, "a.tar", body[: len(body) // 2 + 7]))
    assert 5 < len(sources) < 20
    assert "truncated" in str(reasons)
    assert "truncated" in why(write(tmp_path, "a.zip", zipped(files)[:-40]))


def test_a_broken_member_leaves_the_others_alone(tmp_path):
    body = bytearray(
        zipped({"a.txt": PROSE.encode(), "b.txt": PROSE.encode() * 9, "c.txt": b"c d"})
    )
    body[body.index(b"b.txt") + 12] ^= 255
    sources, reasons = found(write(tmp_path, "a.zip", bytes(body)))
    assert sources == ["a", "c"]
    assert list(reasons) == ["b.txt"]


def test_a_member_without_a_name_leaves_the_others_alone(tmp_path):
    body = zipped({"a.txt": PROSE.encode(), "b.txt": PROSE.encode()})
    at = body.rindex(b"b.txt")
    sources, reasons = found(write(tmp_path, "a.zip", body[:at] + b"\0" + body[at + 1 :]))
    assert sources == ["a"]
    assert len(reasons) == 1


def test_a_protected_archive_says_so(tmp_path):
    body = bytearray(zipped({"a.txt": PROSE.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    (reason,) = found(write(tmp_path, "a.zip", bytes(body)))[1].values()
    assert reason == "protected by a password"


def test_a_gzip_bomb_is_not_unpacked_beyond_measure(tmp_path):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b" " * 999_999 + b"\n"
    # the bound is about what comes out: twice that is enough to see it
    body = b"".join(packer.compress(piece) for _ in range(2 * UNASKED // len(piece)))
    path = write(tmp_path, "bomb.jsonl.gz", body + packer.flush())
    assert str(MOST_TIMES) in why(path)


def test_a_bomb_as_a_text_is_refused_by_its_length(tmp_path):
    body = gzip.compress(b"a" * 20_000_000)
    assert "limit" in why(write(tmp_path, "bomb.txt.gz", body))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    whole = zipped({f"{number}.txt": b"a" for number in range(4)})
    body = bytearray(whole)
    at = 0
    while (at := body.find(b"PK\x01\x02", at)) >= 0:  # say that each is 200 MB large
        body[at + 24 : at + 28] = (200_000_000).to_bytes(4, "little")
        at += 4
    sources, reasons = found(write(tmp_path, "bomb.zip", bytes(body)))
    assert sources == []
    assert len(reasons) == 4
    assert sum("times the size of the archive" in reason for reason in reasons.values()) == 4


@pytest.mark.parametrize("name", ["a.txt", "z.txt"])
def test_a_bomb_in_a_zip_archive_leaves_the_others_alone(tmp_path, name):
    body = bytearray(zipped({name: b" " * 110_000_000, "m.txt": PROSE.encode()}))
    sources, reasons = found(write(tmp_path, "bomb.zip", bytes(body)))
    assert sources == ["m"]
    assert list(reasons) == [name]
    assert "times the size of the archive" in reasons[name]


def test_an_archive_in_an_archive_with_any_names_never_crashes(tmp_path):
    body = zipped(
        {
            "nul\0name.txt": PROSE.encode(),
            "a\udcffb.txt".encode("utf-8", "replace").decode(): b"x y",
        }
    )
    inputs = list(find_inputs([write(tmp_path, "a.zip", body)]))
    assert inputs
    assert all(isinstance(one, Failure) or one.body for one in inputs)
