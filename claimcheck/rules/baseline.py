"""Baselines: findings that were there before, and are not to be told of again.

A baseline is a JSON file with the fingerprints of findings and how many there are of each.  It
holds neither paths nor words of the drafts: a draft can be renamed, a paragraph moved to another,
and the file can be kept where the drafts cannot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from claimcheck.audit import BASELINED, DocumentAudit, Finding
from claimcheck.config.errors import ConfigError
from claimcheck.documents.errors import of_os
from claimcheck.documents.raw import shown


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """So many findings alike; the code is there for who reads the file."""

    code: str
    fingerprint: str
    count: Annotated[int, Meta(ge=1)]


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """What a baseline file holds."""

    claimcheck_baseline: Literal[1]
    findings: tuple[Known, ...]


def baseline(documents: Iterable[DocumentAudit]) -> bytes:
    """Return the baseline file for all findings but those that a comment suppresses.

    The same findings make the same bytes.
    """
    counts = Counter(
        (finding.code, finding.fingerprint)
        for document in documents
        for finding in document.findings
        if finding.suppressed in (None, BASELINED)
    )
    entries = tuple(Known(code, print_, n) for (code, print_), n in sorted(counts.items()))
    data = msgspec.json.encode(Baseline(1, entries))
    return msgspec.json.format(data, indent=2) + b"\n"


def read_baseline(path: Path) -> Counter[str]:
    """Read a baseline file.

    Returns:
        How many findings are known by each fingerprint.

    Raises:
        ConfigError: If the file cannot be read or is no baseline.
    """
    where = shown(path)
    try:
        return known(path.read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        if isinstance(error, OSError):
            reason = of_os(where, error).reason
        else:
            reason = "no baseline of this version of claimcheck; make one with --write-baseline"
        raise ConfigError(where, reason) from None


def known(data: bytes) -> Counter[str]:
    """Return how many findings a baseline knows by each fingerprint."""
    read = msgspec.json.decode(data, type=Baseline)
    counts: Counter[str] = Counter()
    for each in read.findings:
        counts[each.fingerprint] += each.count
    return counts


def apply_baseline(document: DocumentAudit, left: Counter[str]) -> DocumentAudit:
    """Mark the findings of a document that a baseline knows.

    Args:
        document: The audit of a document.
        left: How many findings of each fingerprint are still to be met; it is counted down.
    """

    def marked(finding: Finding) -> Finding:
        if finding.suppressed is not None or left[finding.fingerprint] <= 0:
            return finding
        left[finding.fingerprint] -= 1
        return msgspec.structs.replace(finding, suppressed=BASELINED)

    return msgspec.structs.replace(document, findings=tuple(map(marked, document.findings)))
