"""Archives: what is in a zip file, read in memory and within limits.

Nothing is written to disk, so that the names in an archive cannot lead anywhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from claimcheck.documents.errors import ReadingError
from claimcheck.documents.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _ElementTree

_AT_ONCE = 1 << 20
_ENCRYPTED = 1
# What the zipfile module raises for damaged archives.
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Archive:
    """A zip file in memory.

    No more comes out of it, all its files together, than the limits allow.
    """

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        """Open an archive.

        Args:
            data: Its bytes.
            path: Its name, for errors.
            limits: What may come out of it at most.

        Raises:
            ReadingError: If it is damaged.
        """
        self.path = path
        self._limits = limits
        self._left = self._most = limits.most(len(data))
        with self._damage():
            self._zip = ZipFile(BytesIO(data))
        self._names = {entry.filename: entry for entry in self._zip.infolist()}

    @property
    def entries(self) -> tuple[ZipInfo, ...]:
        """What is in the archive, in order; of a name that is there twice, what counts."""
        return tuple(self._names.values())

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a file of the archive.

        Raises:
            ReadingError: If there is no such file, it is damaged, or too much comes out.
        """
        entry = self._names.get(name)
        if entry is None:
            raise ReadingError(self.path, f"damaged: it has no {name}; save it anew")
        return self.read_entry(entry)

    def read_entry(self, entry: ZipInfo) -> bytes:
        """Return a file of the archive by its entry; see ``read``."""
        if entry.flag_bits & _ENCRYPTED:
            raise ReadingError(self.path, "protected with a password; save it without one")
        if entry.file_size > self._left:
            raise self._too_much()
        parts: list[bytes] = []
        with self._damage():
            # Other methods unpack without a limit, and no office program writes them.
            if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise NotImplementedError
            with self._zip.open(entry) as file:
                while part := file.read(_AT_ONCE):
                    self._left -= len(part)
                    if self._left < 0:
                        raise self._too_much()
                    parts.append(part)
        return b"".join(parts)

    def xml(self, name: str) -> _ElementTree:
        """Return a file of the archive as a tree; see ``read`` and ``parsed``."""
        return parsed(self.read(name), self.path, self._limits)

    def _too_much(self) -> ReadingError:
        return ReadingError(
            self.path, f"more than {self._most // 1_000_000} MB are packed in it; make it smaller"
        )

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGED:
            raise ReadingError(self.path, "damaged; save it anew") from None


def encoding_of(tree: _ElementTree) -> str:
    """Return the name of the encoding in which a tree was written down, in lower case."""
    return (tree.docinfo.encoding or "utf-8").lower()


def parsed(data: bytes, path: str, limits: Limits) -> _ElementTree:
    """Parse XML from a stranger: no entity is resolved, nothing is fetched.

    Args:
        data: The XML.
        path: The name of the file it is from, for errors.
        limits: How deep it may be.

    Raises:
        ReadingError: If it is not well-formed, or too deep.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        tree = etree.parse(BytesIO(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "Excessive depth" in str(error):
            raise _too_deep(path, limits) from None
        if "XML_PARSE_HUGE" in str(error):
            raise ReadingError(path, "more than 10 MB without an element; split it") from None
        raise ReadingError(path, "damaged: its XML is not well-formed; save it anew") from None
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.depth:
            raise _too_deep(path, limits)
    return tree


def _too_deep(path: str, limits: Limits) -> ReadingError:
    return ReadingError(path, f"more than {limits.depth} elements inside one another; simplify it")
