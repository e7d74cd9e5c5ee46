"""The formats of drafts, one module a format.

To add one, add a line to ``InputFormat`` and ``claimcheck/documents/formats/<name>.py`` with a
function ``read(data: bytes, path: str, reading: Reading) -> Content``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Self

from claimcheck.documents.errors import ReadingError

if TYPE_CHECKING:
    from claimcheck.documents.content import Content
    from claimcheck.documents.limits import Reading

PACKED = ".gz"
"""The ending of a file that is packed with gzip; the one before it tells the format."""


class InputFormat(StrEnum):
    """The formats by name, with their endings, how their files begin, and what one is called."""

    endings: tuple[str, ...]
    magic: bytes
    called: str

    def __new__(cls, name: str, called: str = "", magic: bytes = b"", *endings: str) -> Self:
        """Make a format of its name and what is known of its files."""
        made = str.__new__(cls, name)
        made._value_ = name
        made.endings = endings
        made.magic = magic
        made.called = called
        return made

    text = "text", "plain text", b"", ".txt", ".text"
    markdown = "markdown", "Markdown", b"", ".md", ".markdown", ".mdown", ".mkd"
    html = "html", "a web page", b"", ".html", ".htm", ".xhtml"
    docx = "docx", "a Word document", b"PK\x03\x04", ".docx", ".docm", ".dotx", ".dotm"
    odt = "odt", "an OpenDocument text", b"PK\x03\x04", ".odt", ".ott"
    fodt = "fodt", "a flat OpenDocument text", b"", ".fodt"
    rtf = "rtf", "an RTF file", b"{\\rtf", ".rtf"
    pdf = "pdf", "a PDF file", b"%PDF-", ".pdf"
    email = "email", "an e-mail", b"", ".eml"


ENDINGS = tuple(ending for form in InputFormat for ending in form.endings)
"""The endings of all formats."""

_HEAD = 1024
"""Bytes within which a file that is named as one of a format has what its files begin with."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ZIP = InputFormat.docx.magic
_IN_ZIP = ((InputFormat.docx, b"word/document"), (InputFormat.odt, b"content.xml"))
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b.{0,200}?\?>\s*)?(?:<!--.{0,500}?-->\s*)?"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def ending(path: str) -> str:
    """Return the ending of a file's name, in lower case; of a packed file, the one before."""
    return PurePath(path.lower().removesuffix(PACKED)).suffix


def has_ending(name: str) -> bool:
    """Tell whether a file's name says that it can be read."""
    return ending(name) in ENDINGS


def format_of(path: str, data: bytes, wanted: InputFormat | None = None) -> InputFormat:
    """Tell the format of a file: how it begins decides, then its ending, then plain text.

    Args:
        path: Its name.
        data: Its bytes, unpacked.
        wanted: The format that it is to be read as, whatever its ending.

    Raises:
        ReadingError: If the file is of no format that is read, or not of the one that its
            name says or that is wanted.
    """
    named = wanted or next((form for form in InputFormat if ending(path) in form.endings), None)
    begun = _begun(path, data, named)
    if begun is not None:
        if wanted is not None and wanted is not begun:
            raise _mistaken(path, f"{begun.called}, not {wanted.called}")
        return begun
    if named is not None and named.magic and named.magic not in data[:_HEAD]:
        if wanted is not None:
            raise _mistaken(path, f"not {wanted.called}")
        said = f"named {ending(path)}, but {f'not {named.called}' if data else 'empty'}"
        raise ReadingError(path, f"{said}; check where it is from")
    if named is None and _WEB_PAGE.match(data):
        return InputFormat.html
    return named or InputFormat.text


def _begun(path: str, data: bytes, named: InputFormat | None) -> InputFormat | None:
    """Return the format that a file is of by how it begins, if that tells."""
    if data.startswith(_OLD_WORD):
        if _PASSWORD in data:
            raise ReadingError(path, "protected with a password; save it without one")
        if ending(path) == ".msg":
            raise ReadingError(path, "a message of Outlook; save it as .eml and audit that")
        raise ReadingError(path, "an old Word file; save it as .docx and audit that")
    if data.startswith(_ZIP):
        return _zipped(path, data, named)
    return next((form for form in InputFormat if form.magic and data.startswith(form.magic)), None)


def _zipped(path: str, data: bytes, named: InputFormat | None) -> InputFormat:
    """Tell the format of an archive, by the names at its end."""
    tail = data[-65_536:]
    for form, mark in _IN_ZIP:
        if mark in tail or mark in data[:4096]:
            return form
    if named is not None and named.magic == _ZIP:
        return named
    raise ReadingError(path, "an archive, not a document; unpack it and audit what is in it")


def _mistaken(path: str, what: str) -> ReadingError:
    return ReadingError(path, f"{what}; leave out --input-format")


def read(form: InputFormat, data: bytes, path: str, reading: Reading) -> Content:
    """Take the prose out of a file.

    Args:
        form: The file's format.
        data: Its bytes.
        path: Its name, for errors.
        reading: What is known of it, and the limits.

    Raises:
        ReadingError: If it cannot be read.
        LookupError: If there is no such encoding.
    """
    content: Content = import_module(f"{__name__}.{form}").read(data, path, reading)
    return content
