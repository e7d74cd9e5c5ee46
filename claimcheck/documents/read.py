"""Documents from files, streams and strings."""

from __future__ import annotations

import re
import stat
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from claimcheck.documents.comments import blanked, find_comments
from claimcheck.documents.decode import decode
from claimcheck.documents.errors import ReadingError, of_os
from claimcheck.documents.plain import blocks
from claimcheck.values import Document

_LINE_END = re.compile(r"\r\n?|\n")


def shown(path: str | Path) -> str:
    """Return a path as text: bytes in it that are no UTF-8 are replaced."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def from_text(text: str, path: str) -> Document:
    """Make a document of a text that is decoded already.

    Args:
        text: The text; offsets will index it as it is.
        path: What to call the document.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _document(text, path, "utf-8", data)


def from_file(path: Path, encoding: str | None = None) -> Document:
    """Read a file.

    Args:
        path: The file's path, whatever its ending.
        encoding: Its encoding, if known.

    Raises:
        ReadingError: If it is missing, unreadable, no regular file or no text.
        LookupError: If there is no such encoding.
    """
    name = shown(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError(name, "a folder, not a file; name a file")
        # Reading a pipe or a device might never end.
        if not stat.S_ISREG(mode):
            raise ReadingError(name, "not a regular file; feed it to standard input and audit -")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise of_os(name, error) from None
    return from_bytes(data, name, encoding)


def from_stream(stream: BinaryIO, path: str, encoding: str | None = None) -> Document:
    """Read a stream of bytes to its end.

    Args:
        stream: Such as standard input's ``buffer``.
        path: What to call the document.
        encoding: Its encoding, if known.

    Raises:
        ReadingError: If it cannot be read or is no text.
        LookupError: If there is no such encoding.
    """
    try:
        data = stream.read()
    except (OSError, ValueError) as error:
        raise of_os(path, error) from None
    return from_bytes(data, path, encoding)


def from_bytes(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Make a document of the bytes of a file.

    Args:
        data: The bytes.
        path: What to call the document.
        encoding: Its encoding, if known.

    Raises:
        ReadingError: If they are no text.
        LookupError: If there is no such encoding.
    """
    text, name = decode(data, path, encoding)
    return _document(text, path, name, data)


def _document(text: str, path: str, encoding: str, data: bytes) -> Document:
    comments = find_comments(text)
    return Document(
        path=path,
        format="text",
        encoding=encoding,
        sha256=sha256(data).hexdigest(),
        text=text,
        blocks=blocks(blanked(text, comments)),
        line_starts=(0, *(match.end() for match in _LINE_END.finditer(text))),
        comments=comments,
    )
