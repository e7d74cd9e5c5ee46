"""Markdown: what of it is prose, and where that stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck

DRAFT = """---
title: never read
---

# The *mill* to close #

“The **mill** is safe,” [Ada
  Holt](https://example.org/holt) said &amp; left.  Sources say it ~~will~~ may close\\.

> We will close it, and we
> will not open it again. It is over.
> — Bo Reed, a foreman

| who | what |
|---|---|
| Ada | She said the mill \\| would close. |

```
Sources say nothing here.
```

* Critics say so.[^1]

[^1]: The report found it.
"""


@pytest.fixture
def audit(tmp_path: Path) -> claimcheck.DocumentAudit:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return claimcheck.audit_file(path)


def test_the_prose(audit: claimcheck.DocumentAudit) -> None:
    assert [(s.kind, s.tag, s.text) for s in audit.statements] == [
        ("heading", None, "The mill to close"),
        ("statement", "sourced", "“The mill is safe,” Ada Holt said & left."),
        ("statement", "speculative", "Sources say it may close."),
        ("statement", "sourced", "We will close it, and we will not open it again."),
        ("statement", "sourced", "It is over."),
        ("byline", None, "— Bo Reed, a foreman"),
        ("caption", None, "who"),
        ("caption", None, "what"),
        ("caption", None, "Ada"),
        ("statement", "sourced", "She said the mill | would close."),
        ("statement", "speculative", "Critics say so."),
        ("statement", "sourced", "The report found it."),
    ]


def test_the_file_holds_each_statement_at_its_offsets(audit: claimcheck.DocumentAudit) -> None:
    shown = {s.text: DRAFT[s.start : s.end] for s in audit.statements}
    assert shown["The mill to close"] == "The *mill* to close"
    assert shown["Sources say it may close."] == "Sources say it ~~will~~ may close\\."
    assert shown["It is over."] == "It is over."
    assert shown["She said the mill | would close."] == "She said the mill \\| would close."


def test_lines_and_columns_are_those_of_the_file(audit: claimcheck.DocumentAudit) -> None:
    lines = DRAFT.split("\n")
    for statement in audit.statements:
        first = statement.text.split()[0]
        assert lines[statement.line - 1].startswith(first, statement.column - 1)
        last = statement.text.split()[-1].strip(".")
        assert last in lines[statement.end_line - 1][: statement.end_column - 1]


def test_a_block_quotation_belongs_to_who_signs_it(audit: claimcheck.DocumentAudit) -> None:
    (said,) = (s for s in audit.statements if s.text == "It is over.")
    source = audit.attributions[said.attributions[0]].source
    assert source is not None
    assert source.name == "Bo Reed"


def test_what_is_marked_in_a_statement_is_found_in_its_text(
    audit: claimcheck.DocumentAudit,
) -> None:
    (statement,) = (s for s in audit.statements if s.text.startswith("Sources say"))
    words = {
        statement.text[span.start : span.end]
        for span in (statement.within(hedge.start, hedge.end) for hedge in statement.hedges)
    }
    assert words == {hedge.text for hedge in statement.hedges}
    assert "may" in words
