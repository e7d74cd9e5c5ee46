"""Files packed with gzip."""

from __future__ import annotations

import zlib
from io import BytesIO

from claimcheck.documents.errors import ReadingError
from claimcheck.documents.limits import Limits

_MAGIC = b"\x1f\x8b"
_AT_ONCE = 1 << 20


def unpacked(data: bytes, path: str, limits: Limits) -> bytes:
    """Return what is packed in a file; of a file that is not packed, the file.

    Args:
        data: The bytes of the file.
        path: Its name, for errors.
        limits: What may come out at most.

    Raises:
        ReadingError: If it is damaged, or too much is in it.
    """
    if not data.startswith(_MAGIC):
        return data
    from gzip import BadGzipFile, GzipFile

    most = limits.most(len(data))
    parts: list[bytes] = []
    size = 0
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            while part := file.read(_AT_ONCE):
                size += len(part)
                if size > most:
                    raise ReadingError(
                        path, f"more than {most // 1_000_000} MB are packed in it; unpack it first"
                    )
                parts.append(part)
    except EOFError:
        raise ReadingError(path, "the end of the packed file is missing; pack it anew") from None
    except (BadGzipFile, zlib.error):
        raise ReadingError(path, "a damaged gzip file; pack it anew") from None
    return b"".join(parts)
