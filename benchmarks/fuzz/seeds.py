"""What fuzzing starts from: pieces of the samples in every format, made when they are needed."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
FILES = ROOT / "tests" / "files"
_READ = re.compile(
    r"mimetype|content\.xml|styles\.xml|_rels/\.rels|\[Content_Types\]\.xml"
    r"|word/(?:document|styles|footnotes|endnotes)\.xml|word/_rels/document\.xml\.rels"
)
_LONGEST = 1_500


def seeds(target: str) -> Iterator[bytes]:
    """Yield small drafts for a target."""
    if target in ("docx", "odt", "fodt", "rtf"):
        yield from _office(target)
        return
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")[:_LONGEST]
        match target:
            case "email":
                yield _mail(text)
            case "pdf":
                yield from _pdf(text)
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


def _office(ending: str) -> Iterator[bytes]:
    """Yield files that LibreOffice wrote, archives without the parts that nobody reads."""
    for name in ("ferry", "sluice"):
        data = (FILES / f"{name}.{ending}").read_bytes()
        if not data.startswith(b"PK"):
            yield data
            continue
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(packed, "w") as part:
            for read in whole.namelist():
                if _READ.fullmatch(read):
                    part.writestr(zipfile.ZipInfo(read), whole.read(read), zipfile.ZIP_DEFLATED)
        yield packed.getvalue()
