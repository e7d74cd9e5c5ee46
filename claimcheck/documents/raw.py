"""The bytes of files and streams, as far as they may be read."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.documents.errors import ReadingError, of_os

if TYPE_CHECKING:
    from claimcheck.documents.limits import Limits

_AT_ONCE = 1 << 24


def shown(path: str | Path) -> str:
    """Return a path as text: bytes in it that are no UTF-8 are replaced."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def bytes_of_file(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadingError: If it is missing, unreadable, no regular file or too large.
    """
    name = shown(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError(name, "a folder, not a file; name a file")
        # Reading a pipe or a device might never end.
        if not stat.S_ISREG(mode):
            raise ReadingError(name, "not a regular file; feed it to standard input and audit -")
        with path.open("rb") as file:
            return _at_most(file, name, limits)
    except (OSError, ValueError) as error:
        raise of_os(name, error) from None


def bytes_of_stream(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """Return the bytes of a stream, to its end.

    Raises:
        ReadingError: If it cannot be read, or has too many.
    """
    try:
        return _at_most(stream, name, limits)
    except (OSError, ValueError) as error:
        raise of_os(name, error) from None


def _at_most(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    # In pieces, for a read of all that may be there takes as much memory at once.
    parts: list[bytes] = []
    size = 0
    while size <= limits.size and (part := stream.read(min(_AT_ONCE, limits.size + 1 - size))):
        parts.append(part)
        size += len(part)
    data = b"".join(parts)
    if size > limits.size:
        raise ReadingError(
            name, f"larger than {limits.size / 1_000_000:g} MB; split it, or raise --max-size"
        )
    return data
