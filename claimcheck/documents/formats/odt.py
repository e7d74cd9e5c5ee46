"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from claimcheck.documents.archive import Archive, encoding_of
from claimcheck.documents.content import Content
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.limits import Reading
from claimcheck.documents.opendocument import paragraphs
from claimcheck.documents.paragraphs import content_of

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = (b"encryption-data", b"encrypted-package")


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read an OpenDocument text; see ``claimcheck.documents.formats``."""
    archive = Archive(data, path, reading.limits)
    if _MANIFEST in archive:
        manifest = archive.read(_MANIFEST)
        if any(mark in manifest for mark in _ENCRYPTED):
            raise ReadingError(path, "protected with a password; save it without one")
    if _CONTENT not in archive:
        raise ReadingError(path, f"not an OpenDocument text: it has no {_CONTENT}")
    tree = archive.xml(_CONTENT)
    styles = archive.xml(_STYLES).getroot() if _STYLES in archive else None
    return content_of(paragraphs(tree.getroot(), styles, path), encoding_of(tree))
