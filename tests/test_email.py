"""E-mails: what their writer wrote."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

import claimcheck

BODY = """The pier is safe, Ada Holt said. It was built
in 1911.

Sources deny it.
"""


def mail(body: str = BODY, subject: str = "Pier “safe”", **params: str) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Nóra Quill <nora@example.org>"
    made["To"] = "desk@example.org"
    made["Subject"] = subject
    made.set_content(body, **params)  # type: ignore[arg-type]
    return made


def audit(data: bytes | EmailMessage, folder: Path) -> claimcheck.DocumentAudit:
    path = folder / "draft.eml"
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    return claimcheck.audit_file(path)


def said(data: bytes | EmailMessage, folder: Path) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in audit(data, folder).statements]


PROSE = [
    ("heading", "Pier “safe”"),
    ("byline", "Nóra Quill"),
    ("statement", "The pier is safe, Ada Holt said."),
    ("statement", "It was built in 1911."),
    ("statement", "Sources deny it."),
]


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15"])
def test_encodings(cte: str, charset: str, tmp_path: Path) -> None:
    body = BODY + "\nThe café is closed.\n"
    result = audit(mail(body, cte=cte, charset=charset), tmp_path)
    assert [(s.kind, s.text) for s in result.statements] == [
        *PROSE,
        ("statement", "The café is closed."),
    ]
    assert (result.format, result.encoding) == ("email", charset)


def test_offsets_index_the_text_and_lines_count_its_paragraphs(tmp_path: Path) -> None:
    statements = audit(mail(), tmp_path).statements
    text = "\n\n".join(
        ["Pier “safe”", "Nóra Quill", f"{PROSE[2][1]} {PROSE[3][1]}", "Sources deny it."]
    )
    assert [text[s.start : s.end] for s in statements] == [s.text for s in statements]
    assert [s.line for s in statements] == [1, 2, 3, 3, 4]


def test_plain_text_goes_before_html_and_attachments_are_left_out(tmp_path: Path) -> None:
    made = mail()
    made.add_alternative("<p>Nobody says so.</p>", subtype="html")
    made.add_attachment("Not this, he said.", filename="old.txt")
    made.add_attachment(b"\0", maintype="application", subtype="pdf", filename="a.pdf")
    assert said(made, tmp_path) == PROSE


def test_a_mail_in_html_only(tmp_path: Path) -> None:
    made = EmailMessage(policy=SMTP)
    made["Subject"] = "Pier"
    page = "<p>The pier is <b>safe</b>, Ada Holt said.</p><blockquote>It is old.</blockquote>"
    made.set_content(f"<html><body>{page}<p>Sent from my phone</p></body></html>", subtype="html")
    assert said(made, tmp_path) == [
        ("heading", "Pier"),
        ("statement", "The pier is safe, Ada Holt said."),
        ("statement", "It is old."),
        ("boilerplate", "Sent from my phone"),
    ]


def test_flowing_lines(tmp_path: Path) -> None:
    head = b"Subject: Pier\r\nContent-Type: text/plain; format=flowed; delsp=no\r\n\r\n"
    body = b"The pier is \r\nsafe, Ada Holt \r\nsaid.\r\n From here nobody denies it.\r\n"
    body += b"-- \r\nNora\r\n"
    assert said(head + body, tmp_path) == [
        ("heading", "Pier"),
        ("statement", "The pier is safe, Ada Holt said."),
        ("statement", "From here nobody denies it."),
        ("boilerplate", "--"),
        ("boilerplate", "Nora"),
    ]


def test_quoted_lines_that_are_answered_are_quotations(tmp_path: Path) -> None:
    body = (
        "The mayor answered by e-mail.\n\nAda Holt wrote:\n"
        "> We will close the pier.\n> It is old.\n\nThe board is silent.\n"
    )
    result = audit(mail(body), tmp_path)
    tags = {s.text: s.tag for s in result.statements}
    assert tags["We will close the pier."] == tags["It is old."] == "sourced"
    assert tags["The board is silent."] == "asserted"


def test_the_mail_that_was_answered_is_no_part_of_the_draft(tmp_path: Path) -> None:
    body = (
        BODY
        + "\nOn Tue, 3 May 2026, Bo Reed\n<bo@example.org> wrote:\n\n"
        + "> Where is it?\n>> It is late.\n"
    )
    assert [k for k, _ in said(mail(body), tmp_path)][5:] == ["boilerplate"] * 3
    old = (
        BODY + "\n-----Original Message-----\nFrom: Bo Reed\nTo: Nora\nSubject: x\n\nIt is late.\n"
    )
    found = said(mail(old), tmp_path)
    assert found[:5] == PROSE
    assert {kind for kind, _ in found[5:]} == {"boilerplate"}


def test_what_is_forwarded_is_the_draft(tmp_path: Path) -> None:
    body = f"---------- Forwarded message ----------\nFrom: Bo Reed\nTo: Nora\nSubject: x\n\n{BODY}"
    found = said(mail(body, subject="Fwd: Pier “safe”"), tmp_path)
    assert [f for f in found if f[0] != "boilerplate"] == PROSE


def test_signatures_and_notices(tmp_path: Path) -> None:
    body = (
        BODY + "\nThis e-mail is confidential. It is mine.\n" + "\n-- \nNora Quill\nShe said so.\n"
    )
    assert [kind for kind, _ in said(mail(body), tmp_path)][5:] == ["boilerplate"] * 5


@pytest.mark.parametrize("words", ["Hi Sam,", "Dear Ms Holt:", "Best wishes,", "Many thanks,"])
def test_greetings_are_no_part_of_the_draft(words: str, tmp_path: Path) -> None:
    assert said(mail(f"{words}\n\n{BODY}"), tmp_path)[2] == ("boilerplate", words)


@pytest.mark.parametrize(
    "words", ["Best of all, the pier is safe.", "Thanks to Holt the pier is safe."]
)
def test_sentences_that_begin_like_greetings_are_read(words: str, tmp_path: Path) -> None:
    assert said(mail(f"{words}\n\n{BODY}"), tmp_path)[2] == ("statement", words)


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?q?Pier_=E2=80=9Csafe=E2=80=9D?=",
        b"Subject: RE: Fwd: Pier \xe2\x80\x9csafe\xe2\x80\x9d",
        b"Subject: Pier \x93safe\x94",
        b"subject: Pier =?utf-8?b?4oCcc2FmZeKAnQ==?=",
    ],
)
def test_subjects(head: bytes, tmp_path: Path) -> None:
    assert said(head + b"\n\n" + BODY.encode(), tmp_path) == [PROSE[0], *PROSE[2:]]


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?x-none?q?Pier?=",
        b"Subject: =?utf-8?b?!!!?=",
        b"Subject: \xff\xfe",
        b"Subject: =?utf-8?b?a?=",
        b"From: ((((((",
        b"From: <",
        b"From: " + b"(" * 5_000,
        b"Content-Type: text/plain; charset=nonsense",
        b'Content-Type: text/plain; charset="\xff"',
        b"Content-Type: ;;;",
        b"Content-Transfer-Encoding: what",
        b"no header at all",
        b": :",
        b"Content-Type: text/plain; charset*=utf-8'en'x%ff",
    ],
)
def test_broken_headers(head: bytes, tmp_path: Path) -> None:
    assert said(head + b"\n\n" + BODY.encode(), tmp_path)[-3:] == PROSE[2:]


def test_a_charset_that_no_codec_can_have(tmp_path: Path) -> None:
    data = 'Content-Type: text/plain; charset="a\0b"\n\nThe café is closed.\n'.encode()
    assert said(data, tmp_path) == [("statement", "The café is closed.")]


def test_without_text(tmp_path: Path) -> None:
    made = EmailMessage()
    made["Subject"] = "See attachment"
    made.add_attachment(b"\0", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(claimcheck.ReadingError, match="without text"):
        audit(made, tmp_path)


def test_of_a_header_the_beginning_is_read(tmp_path: Path) -> None:
    head = b'Subject: Pier\nContent-Type: text/plain; x="%s"; charset=koi8-r\n\n'
    near, far = (audit(head % (b";" * n) + b"\xf0", tmp_path) for n in (1_900, 20_000))
    assert near.statements[-1].text == "П"
    assert far.statements[-1].text != "П"


def test_parts_in_parts(tmp_path: Path) -> None:
    data = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000)
    )
    with pytest.raises(claimcheck.ReadingError):
        audit(data, tmp_path)
