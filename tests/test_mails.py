"""E-mail: messages and mailboxes are read with their sender's words, by their own header."""

import base64
import time
from email.message import EmailMessage

import pytest

from retold.inbox import Raw, read_input
from tests.inputs import PAGE, PROSE, found, reports, why, write

BODY = f"{PROSE}\n\nIt was built in 1911, said Ada Lund."


def message(text=BODY, page=None, **fields):
    made = EmailMessage()
    made["From"] = fields.pop("sender", "Ada Lund <ada@post.example>")
    made["Subject"] = fields.pop("subject", "Marten sails")
    made["Date"] = "Sat, 09 Mar 2024 10:15:00 +0100"
    made["To"] = "desk@post.example"
    for name, value in fields.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    if page is not None:
        made.add_alternative(page, subtype="html")
    return made


def only(path):
    (made,) = reports(path).values()
    return made


def test_a_message_gives_its_words_its_subject_its_sender_and_its_time(tmp_path):
    made = only(write(tmp_path, "a.eml", message().as_bytes()))
    assert (made.source, made.form, made.title) == ("a", "email", "Marten sails")
    assert made.byline == ("Ada Lund",)
    assert (made.published, made.published_basis) == (
        "2024-03-09T10:15:00+01:00",
        "Date field of the e-mail",
    )
    head, _, body = made.text.partition("\n\n")
    assert head.splitlines()[:2] == ["Subject: Marten sails", "From: Ada Lund <ada@post.example>"]
    assert "desk@post.example" not in made.text
    assert body.strip() == BODY


def test_the_lines_of_the_header_are_no_news(tmp_path):
    made = only(write(tmp_path, "a.eml", message().as_bytes()))
    (region,) = made.layout
    assert region.role == "meta"
    assert made.text[region.start : region.end].endswith("+0100")


def test_a_newsletter_is_read_by_its_page_and_its_sender_is_an_outlet(tmp_path):
    letter = message(
        "Read it in your browser: https://post.example/17",
        PAGE,
        sender="Harbour Post <news@post.example>",
        List_Unsubscribe="<https://post.example/leave>",
    )
    made = only(write(tmp_path, "a.eml", letter.as_bytes()))
    assert PROSE in made.text
    assert "browser" not in made.text
    assert made.outlet == "Harbour Post"
    assert any(region.role == "body" for region in made.layout)


def test_a_message_of_a_person_is_read_by_its_words_though_it_has_a_page(tmp_path):
    made = only(write(tmp_path, "a.eml", message(BODY, PAGE).as_bytes()))
    assert made.text.endswith("said Ada Lund.\n")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "koi8-r"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_words_are_decoded_whatever_they_were_sent_in(tmp_path, encoding, transfer):
    words = "Паром отплыл из гавани" if encoding == "koi8-r" else "Café Müller opened, señor"
    made = message(None, subject="Café")
    made.set_content(words, charset=encoding, cte=transfer)
    read = only(write(tmp_path, "a.eml", made.as_bytes()))
    assert words in read.text
    assert read.title == "Café"


def test_a_mailbox_gives_each_of_its_messages(tmp_path):
    quoted = message(f"{PROSE}\n\n>From the quay she sails.\nFrom here on all is well.")
    box = b"".join(
        b"From ada@post.example Sat Mar  9 10:15:00 2024\n" + made.as_bytes() + b"\n"
        for made in (message(), quoted, message())
    )
    made = reports(write(tmp_path, "box.mbox", box))
    assert list(made) == ["box#1", "box#2", "box#3"]
    assert "From here on all is well." in made["box#2"].text
    assert found(write(tmp_path, "box", box))[0] == ["box#1", "box#2", "box#3"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"just words\n\nand more", "no e-mail"),
        (message(None).as_bytes(), "only attachments"),
        (b"From: a\nContent-Type: text/plain; charset=wat\n\n\x81\x8d\x8f\x9d\x90", "encoding"),
        (b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n", "only attachments"),
        (b"From: a\nContent-Transfer-Encoding: base64\n\n====", "only attachments"),
    ],
)
def test_what_is_no_message_with_words_says_so(tmp_path, body, reason):
    assert reason in why(write(tmp_path, "a.eml", body))


def test_an_attachment_is_no_text_of_the_message(tmp_path):
    made = message(None)
    made.add_attachment(PROSE, filename="a.txt")
    assert "only attachments" in why(write(tmp_path, "a.eml", made.as_bytes()))


def test_parts_in_parts_without_end_do_no_harm(tmp_path):
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert why(write(tmp_path, "a.eml", b"From: a\n" + deep + b"Content-Type: text/plain\n\nx"))


def test_a_header_without_end_takes_no_time():
    body = b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nThe ferry sails.\n"
    begun = time.process_time()
    made = read_input(Raw(source="a", input="a", form="email", body=body))
    assert time.process_time() - begun < 5
    assert made.text.endswith("The ferry sails.\n")


def test_a_header_that_is_encoded_wrongly_is_shown_as_it_stands(tmp_path):
    wrong = b"From: =?wat?b?AAAA?=\nSubject: =?utf-8?b?" + base64.b64encode(b"\xff\xfe") + b"?=\n"
    made = only(write(tmp_path, "a.eml", wrong + b"\n" + BODY.encode()))
    assert "=?wat?b?AAAA?=" in made.text
