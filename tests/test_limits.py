"""The errors that docs/limits.md shows are those of tests/limits.tsv, and they still happen."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck import audit_text

TABLE = Path(__file__).parent / "limits.tsv"
PAGE = Path(__file__).parents[1] / "docs" / "limits.md"
HEADER = "| text | claimcheck says | a reader would say | note |"


class Limit(NamedTuple):
    """A text, what the audit says of its last statement, and what a reader would say."""

    text: str
    says: str
    reader: str


def in_table() -> list[Limit]:
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    columns = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [Limit(text.replace("\\n", "\n"), says, reader) for text, says, reader in columns]


def on_page() -> list[Limit]:
    found = []
    for row in PAGE.read_text(encoding="utf-8").splitlines():
        if row.startswith("| ") and row != HEADER:
            text, says, reader, _ = (cell.strip() for cell in row.strip("|").split(" | "))
            found.append(Limit(text.replace("<br>", "\n"), says, reader))
    return found


def answers(text: str) -> set[str]:
    """All that the tables may say of an audit: the last tag, its sources, how many statements."""
    audit = audit_text(text)
    last = audit.statements[-1]
    verdict = last.tag or "no statement"
    count = len(audit.statements)
    found = {verdict, f"{count} statement{'s' * (count != 1)}"}
    for index in last.attributions:
        if source := audit.attributions[index].source:
            found.add(f"{verdict}: {source.name or source.text}, {source.kind}")
    return found


LIMITS = in_table()


def test_page_shows_the_table() -> None:
    assert on_page() == LIMITS


def test_every_text_stands_once() -> None:
    texts = [limit.text for limit in LIMITS]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.text[:40] for limit in LIMITS])
def test_limit_still_stands(limit: Limit) -> None:
    got = answers(limit.text)
    assert limit.says in got, (
        f"{limit.text}\nis now {sorted(got)}, not {limit.says!r}\n"
        "mended? then take the line out of tests/limits.tsv and docs/limits.md"
    )
    assert limit.reader not in got, (
        f"{limit.text}\nis {limit.reader!r}, as a reader would say\n"
        "mended? then take the line out of tests/limits.tsv and docs/limits.md"
    )
