"""Word files: .docx, and templates and files with macros, whose text is the same."""

from __future__ import annotations

from claimcheck.documents.archive import encoding_of
from claimcheck.documents.content import Content
from claimcheck.documents.limits import Reading
from claimcheck.documents.paragraphs import content_of
from claimcheck.documents.word.package import Package
from claimcheck.documents.word.walk import paragraphs


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read a Word file; see ``claimcheck.documents.formats``."""
    package = Package(data, path, reading.limits)
    return content_of(paragraphs(package), encoding_of(package.document))
