"""OpenDocument texts in one XML file."""

from __future__ import annotations

from claimcheck.documents.archive import encoding_of, parsed
from claimcheck.documents.content import Content
from claimcheck.documents.limits import Reading
from claimcheck.documents.opendocument import paragraphs
from claimcheck.documents.paragraphs import content_of


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read an OpenDocument text in one XML file; see ``claimcheck.documents.formats``."""
    tree = parsed(data, path, reading.limits)
    return content_of(paragraphs(tree.getroot(), None, path), encoding_of(tree))
