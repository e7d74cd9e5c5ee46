"""Audits of documents as bytes, to be kept in a cache or sent between processes."""

from __future__ import annotations

from msgspec import Struct, msgpack
from msgspec.structs import replace

from claimcheck.audit import DocumentAudit, MarkedUpStatement, Statement, published


class _Packed(Struct, frozen=True, array_like=True):
    """An audit as published, and beside it the ``cuts`` of the statements that have some."""

    document: DocumentAudit
    cuts: dict[int, tuple[tuple[int, int], ...]]


_ENCODER = msgpack.Encoder()
_DECODER = msgpack.Decoder(_Packed)


def pack(document: DocumentAudit) -> bytes:
    """Return an audit as bytes; the same audit gives the same."""
    cuts = {s.id: s.cuts for s in document.statements if isinstance(s, MarkedUpStatement)}
    return _ENCODER.encode(_Packed(published(document), cuts))


def unpack(data: bytes) -> DocumentAudit:
    """Return the audit that was packed.

    Raises:
        msgspec.DecodeError: If the bytes are something else.
    """
    packed = _DECODER.decode(data)
    if not packed.cuts:
        return packed.document
    statements = tuple(
        MarkedUpStatement(
            **{name: getattr(statement, name) for name in Statement.__struct_fields__},
            cuts=packed.cuts[statement.id],
        )
        if statement.id in packed.cuts
        else statement
        for statement in packed.document.statements
    )
    return replace(packed.document, statements=statements)
