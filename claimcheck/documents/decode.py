"""Bytes into text: byte-order marks, UTF-8, and detection for the rest."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from claimcheck.documents.errors import ReadingError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# English text that is not in Unicode is nearly always in one of these.  Detection among all
# encodings would take some of it for Central European or Japanese.
_WESTERN = ["cp1252", "mac_roman"]
# What English news has beyond ASCII, for the most part.  In the other of the two encodings the same
# bytes are hardly ever any of these, while detection often takes one for the other.
_EXPECTED = "’“”‘–—…£€•éÉèêëüñöäáíóúãçàâîô°½"
# Detection looks at this many bytes; more does not make it better.
_SAMPLE = 1 << 18


def codec(encoding: str) -> str:
    """Return the standard name of a text encoding.

    Raises:
        LookupError: If there is no such encoding, or it is none of text.
    """
    name = codecs.lookup(encoding).name
    # Raises a LookupError for codecs from bytes to bytes and from text to text.
    with suppress(UnicodeError):
        b"x".decode(name)
    return name


def is_marked(data: bytes) -> bool:
    """Tell whether bytes begin with a byte-order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def decode(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode the bytes of a document.

    Args:
        data: The bytes.
        path: The document's name, for errors.
        encoding: The encoding, if known; otherwise a byte-order mark, UTF-8 and
            detection by charset-normalizer are tried in this order.

    Returns:
        The text, without a byte-order mark and with its line ends as they are, and
        the encoding's name as Python writes it.

    Raises:
        ReadingError: If the bytes are not text in that encoding or in any.
        LookupError: If there is no such encoding.
    """
    if encoding is None:
        text, name = _detect(data, path)
    else:
        name = codec(encoding)
        text = _decode_as(data, name, path)
    text = text.removeprefix("\ufeff")
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > len(text) // 100 + 1:
        raise _binary(path)
    return text, name


def _binary(path: str) -> ReadingError:
    return ReadingError(path, "a binary file, not text; save it as plain text first")


def _decode_as(data: bytes, name: str, path: str) -> str:
    try:
        text = data.decode(name)
        # Some codecs give lone surrogates, which are no text.
        text.encode("utf-8")
    except (UnicodeError, ValueError):
        raise ReadingError(
            path, f"not valid {name}; give the right encoding with --encoding"
        ) from None
    return text


def _detect(data: bytes, path: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, path), name
    sample = data[:_SAMPLE]
    # Among zero bytes only UTF-16 and UTF-32 without a mark are text.
    nulls = b"\0" in sample
    if not nulls:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            _refuse_damaged(data, path, error.start)
    # Detection is slow to import, and hardly ever needed.
    from charset_normalizer import from_bytes

    if not nulls and from_bytes(sample, cp_isolation=_WESTERN).best() is not None:
        name = codec(_western(sample))
        return _decode_as(data, name, path), name
    best = from_bytes(sample).best()
    if best is None or (nulls and not best.encoding.startswith(("utf_16", "utf_32"))):
        raise _binary(path)
    name = codec(best.encoding)
    return _decode_as(data, name, path), name


def _western(sample: bytes) -> str:
    """Return the encoding of the two in which more of what English has beyond ASCII stands."""

    def expected(encoding: str) -> int:
        text = sample.decode(encoding, "replace")
        return sum(map(text.count, _EXPECTED)) - text.count("\ufffd")

    return max(_WESTERN, key=expected)


def _refuse_damaged(data: bytes, path: str, at: int) -> None:
    """Refuse text that is UTF-8 but for a few bytes: as anything else it would be garbled."""
    replaced = data.decode("utf-8", "replace")
    damaged = replaced.count("\ufffd")
    foreign = sum(map(replaced.count, "’“”‘–—…éèüñ"))
    if foreign > 3 * damaged:
        line = data.count(b"\n", 0, at) + 1
        raise ReadingError(
            path, f"not valid utf-8 in line {line}; repair it, or name its encoding with --encoding"
        )
