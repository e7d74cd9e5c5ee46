"""Documents from files, bytes and strings."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from claimcheck.documents.blocks import blocks
from claimcheck.documents.comments import blanked, find_comments
from claimcheck.documents.content import Content
from claimcheck.documents.formats import InputFormat, format_of
from claimcheck.documents.formats import read as read_as
from claimcheck.documents.formats.text import of_text
from claimcheck.documents.limits import Reading, check_tokens
from claimcheck.documents.packed import unpacked
from claimcheck.documents.raw import bytes_of_file, shown
from claimcheck.values import Document

DEFAULT = Reading()


def from_text(text: str, path: str) -> Document:
    """Make a document of a text that is decoded already.

    Args:
        text: The text; offsets will index it as it is.
        path: What to call the document.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _document(of_text(text, "utf-8"), path, InputFormat.text, data)


def from_file(path: Path, reading: Reading = DEFAULT) -> Document:
    """Read a file.

    Args:
        path: The file's path, whatever its ending.
        reading: What is known of it, and the limits.

    Raises:
        ReadingError: If it is missing, unreadable, no regular file or of no format that is read.
        LookupError: If there is no such encoding.
        ValueError: If there is no such format.
    """
    return from_bytes(bytes_of_file(path, reading.limits), shown(path), reading)


def from_bytes(data: bytes, path: str, reading: Reading = DEFAULT) -> Document:
    """Make a document of the bytes of a file.

    Args:
        data: The bytes.
        path: What to call the document.
        reading: What is known of it, and the limits.

    Raises:
        ReadingError: If they are of no format that is read, or beyond a limit.
        LookupError: If there is no such encoding.
        ValueError: If there is no such format.
    """
    inner = unpacked(data, path, reading.limits)
    wanted = None if reading.format is None else InputFormat(reading.format)
    form = format_of(path, inner, wanted)
    content = read_as(form, inner, path, reading)
    check_tokens(content.text, path, reading.limits)
    return _document(content, path, form, data)


def _document(content: Content, path: str, form: InputFormat, data: bytes) -> Document:
    comments = find_comments(content.text)
    return Document(
        path=path,
        format=form.value,
        encoding=content.encoding,
        sha256=sha256(data).hexdigest(),
        text=content.text,
        blocks=blocks(blanked(content.text, comments), content.units),
        line_starts=content.line_starts,
        comments=comments,
        origin=content.origin,
    )
