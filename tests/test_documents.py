"""Documents: PDF, DOCX, ODT and RTF give their paragraphs, and say what is wrong with them."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from retold.inbox.documents import unwrapped
from tests.inputs import PROSE, reports, why, write

LINES = [
    "Marten sails",
    "The ferry Marten will sail again in spring, the Oxmoor coun-",
    "cil said on Tuesday. She was built in 1911 and has not left",
    "the quay for two years.",
    "“We will mend her ourselves,” said Ada Lund, who has worked",
    "on her since 1990.",
]
PARAGRAPHS = [
    "Marten sails",
    f"{PROSE} She was built in 1911 and has not left the quay for two years.",
    "“We will mend her ourselves,” said Ada Lund, who has worked on her since 1990.",
]


def pdf(*pages, locked_by=None):
    """Return a PDF file whose pages have lines of text."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(500, 800)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content.set_data(f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode("cp1252"))
        page[NameObject("/Contents")] = content
    if locked_by:
        writer.encrypt(locked_by, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(*paragraphs, table=()):
    """Return a Word document."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt(content):
    """Return an OpenDocument text with some content."""
    buffer = io.BytesIO()
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{content}"
            "</office:text></office:body></office:document-content>",
        )
    return buffer.getvalue()


ODT = (
    "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
    f"<text:h>Marten sails</text:h><text:p>{PROSE}<text:note><text:p>a note</text:p></text:note>"
    '</text:p><text:list><text:list-item><text:p>one<text:s text:c="2"/>two</text:p>'
    "</text:list-item></text:list>"
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Helvetica;}{\*\generator x;}\f0 Marten sails\par "
    + PROSE
    + r"\par Caf\'e9 \u8220?open\u8221?\par}"
)


def test_the_paragraphs_of_each_kind_of_document_are_read(tmp_path):
    write(tmp_path, "a.pdf", pdf(LINES))
    write(tmp_path, "b.docx", word("Marten sails", PROSE, "", table=[("one", "two")]))
    write(tmp_path, "c.odt", odt(ODT))
    write(tmp_path, "d.rtf", RTF)
    made = {source: one.text.split("\n\n") for source, one in reports(tmp_path).items()}
    assert made == {
        "a": PARAGRAPHS,
        "b": ["Marten sails", PROSE, "one two"],
        "c": ["Marten sails", PROSE, "one two"],
        "d": ["Marten sails", PROSE, "Café “open”"],
    }
    assert [one.form for one in reports(tmp_path).values()] == ["pdf", "docx", "odt", "rtf"]


def test_a_document_tells_its_title_in_its_own_words(tmp_path):
    write(tmp_path, "a.docx", word("Marten sails again", PROSE, PROSE))
    assert reports(tmp_path)["a"].title == "Marten sails again"


def test_lines_of_a_printed_page_are_joined_to_paragraphs():
    assert unwrapped("\n".join(LINES)).split("\n\n") == PARAGRAPHS
    assert unwrapped("") == ""
    assert unwrapped("one\n\n\ntwo") == "one\n\ntwo"


def test_pages_are_set_apart(tmp_path):
    path = write(tmp_path, "a.pdf", pdf([PROSE], [], [PROSE]))
    assert reports(path)["a"].text == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.pdf", pdf([]), "scanned pages are pictures"),
        ("a.pdf", pdf([PROSE], locked_by="quay"), "protected by a password"),
        ("a.pdf", pdf([PROSE])[:60], "broken PDF"),
        ("a.pdf", b"%PDF-1.7\n" + b"x" * 500, "broken PDF"),
        ("a.pdf", b"words", "named .pdf, but"),
        ("a.docx", word(PROSE)[:900], "zip"),
        ("a.docx", odt(ODT), "broken DOCX"),
        ("a.docx", word(), "no text in it"),
        ("a.odt", word(PROSE), "broken ODT"),
        ("a.odt", odt("<text:p/>"), "no text in it"),
        ("a.odt", odt("<text:p>"), "broken XML"),
        ("a.rtf", b"{\\rtf1 }", "no text in it"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, body, reason):
    assert reason in why(write(tmp_path, name, body))


def test_a_document_that_anybody_may_open_is_read_though_it_is_encrypted(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([PROSE]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert reports(write(tmp_path, "a.pdf", buffer.getvalue()))["a"].text == PROSE


def test_a_document_that_is_a_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("retold.inbox.documents.LARGEST_UNPACKED", 1_000)
    for name, body in (("a.docx", word(PROSE)), ("a.odt", odt(f"<text:p>{PROSE * 20}</text:p>"))):
        assert "over 1000 bytes unpacked" in why(write(tmp_path, name, body))
