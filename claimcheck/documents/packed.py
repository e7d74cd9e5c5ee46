"""Files packed with gzip."""

from __future__ import annotations

import zlib

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
    most = limits.most(len(data))
    parts: list[bytes] = []
    size = 0
    rest = data
    try:
        while rest.startswith(_MAGIC):  # a file may have several members
            stream = zlib.decompressobj(wbits=31)
            while not stream.eof:
                part = stream.decompress(rest, _AT_ONCE)
                rest = stream.unconsumed_tail
                size += len(part)
                if size > most:
                    raise ReadingError(
                        path, f"more than {most // 1_000_000} MB are packed in it; unpack it first"
                    )
                parts.append(part)
                if not part and not rest and not stream.eof:
                    raise ReadingError(path, "the end of the packed file is missing; pack it anew")
            rest = stream.unused_data
    except zlib.error:
        raise ReadingError(path, "a damaged gzip file; pack it anew") from None
    return b"".join(parts)
