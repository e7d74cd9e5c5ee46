"""What fuzzing starts from: pieces of the samples in every format, made when they are needed."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from email.message import EmailMessage
from html import escape
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_LONGEST = 1_500


def seeds(target: str) -> Iterator[bytes]:
    """Yield small drafts for a target."""
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")[:_LONGEST]
        match target:
            case "email":
                yield _mail(text)
            case "pdf":
                yield from _pdf(text)
            case "docx":
                yield from _docx(text)
            case "html":
                body = "".join(f"<p>{escape(p)}</p>\n" for p in text.split("\n\n"))
                yield f"<!doctype html><title>x</title><article><h1>a</h1>{body}</article>".encode()
            case "markdown":
                table = "| a |\n|---|\n| b |\n"
                yield f"---\na: b\n---\n# {text}\n\n> *x* [a](b) `c`\n\n{table}".encode()
            case "text":
                yield text.encode()
                yield text.encode("utf-16")
                yield gzip.compress(text.encode())
            case _:
                yield text.encode()


def _mail(text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Draft – “pier”", "Nóra <nora@example.org>"
    mail.set_content(f"{text}\n\nAda wrote:\n> Yes.\n\nNo.\n-- \nNora\n", cte="quoted-printable")
    mail.add_alternative("<p>a</p>", subtype="html")
    return mail.as_bytes()


def _pdf(text: str) -> Iterator[bytes]:
    try:
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        return
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    for i, line in enumerate(text.splitlines()[:30]):
        canvas.drawString(50 + 250 * (i % 2), 780 - 12 * i, line[:60])
    canvas.save()
    yield file.getvalue()


def _docx(text: str) -> Iterator[bytes]:
    try:
        from docx import Document
    except ImportError:
        return
    file = io.BytesIO()
    document = Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(file)
    yield file.getvalue()
