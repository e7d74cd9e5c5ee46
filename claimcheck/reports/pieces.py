"""The audit of a document as JSON, piece by piece: that of a long draft is many times the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import json

from claimcheck.audit import DocumentAudit, published

_AT_ONCE = 1000
"""So many statements, attributions or findings are written at once."""


def pieces(document: DocumentAudit, margin: bytes) -> Iterator[bytes]:
    """Return an object of JSON in pieces.

    Args:
        document: The audit.
        margin: The line feed and the blanks that its last line begins with, nothing if the whole
            is to stand on one line.  Other lines are indented by two more, level by level.
    """
    document = published(document)
    inner = margin and margin + b"  "
    colon = b": " if margin else b":"
    for place, name in enumerate(document.__struct_fields__):
        yield (b"," if place else b"{") + inner + b'"' + name.encode() + b'"' + colon
        value = getattr(document, name)
        if isinstance(value, tuple):
            yield from _items(value, inner)
        else:
            yield _laid_out(value, inner)
    yield margin + b"}"


def _items(values: tuple[Any, ...], margin: bytes) -> Iterator[bytes]:
    if not values:
        yield b"[]"
        return
    for first in range(0, len(values), _AT_ONCE):
        some = _laid_out(values[first : first + _AT_ONCE], margin)
        # Without its brackets, the second of which stands on a line of its own.
        yield (b"," if first else b"[") + some[1 : -1 - len(margin)]
    yield margin + b"]"


def _laid_out(value: object, margin: bytes) -> bytes:
    written = json.encode(value)
    # No string in JSON holds a line break: all there are belong to the layout.
    return json.format(written, indent=2).replace(b"\n", margin) if margin else written
