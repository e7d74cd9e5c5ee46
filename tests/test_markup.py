"""What holds for any mark-up: words stay where they are in the file, and nothing raises."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import claimcheck

WORDS = st.sampled_from(
    re.split(
        r"\|",
        "Sources say the mill may close. | Ada Holt | said | “It is over,” | she denied it. "
        "| Critics | reportedly | \n | \r\n | \t| &amp; | &nbsp;| &mdash; | &shy;| &#8220;| &lt;"
        "| &bogus; | & | < | > | é | 😀 | \ufffd | \u200b | — Bo Reed, a foreman",
    )
)
_HTML = re.split(
    " ",
    "<p> </p> <div> </div> <b> </b> <i title='>'> </i> <a href=x> </a> <q> </q> <blockquote>"
    " </blockquote> <cite> </cite> <footer> </footer> <br> <br/> <hr> <li> <ul> </ul> <table> <tr>"
    " <td> </td> </table> <h1> </h1> <h2> </h2> <del> </del> <s> </s> <ins> </ins> <pre> </pre>"
    " <nav> </nav> <article> </article> <span> </span> <figure> <figcaption> </figure> <script>"
    " </script> <!-- --> <!--claimcheck:ignore--> <!--claimcheck:off--> <?x?> <![CDATA[ ]]> </ <!"
    " <select> </select> <svg> </svg> <template> </template> <form> </form> <textarea> </textarea>",
)


def soup(marks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    other = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
    return st.lists(st.one_of(WORDS, marks, other), max_size=25).map("".join)


def audited(text: str, path: Path, name: str) -> tuple[claimcheck.DocumentAudit, str]:
    """Audit a text as a file, and return what the file holds too."""
    file = path / name
    file.write_bytes(text.encode("utf-8", "replace"))
    audit = claimcheck.audit_file(file, encoding="utf-8")
    return audit, file.read_bytes().decode().removeprefix("\ufeff")


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def bare_html(text: str) -> str:
    text = re.sub(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", " ", text, flags=re.DOTALL)
    text = re.sub(r"</?[a-zA-Z][^>]*>|<[?!/][^>]*>", "", text)
    return html.unescape(text)


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum() and char != "\xad"]


def holds(file: str, words: str) -> bool:
    """Tell whether a stretch of a file has the letters of some words in it, in their order."""
    rest = iter(letters(file))
    return all(char in rest for char in letters(_COMMENT.sub("", words)))


def check(audit: claimcheck.DocumentAudit, file: str, bare: Callable[[str], str]) -> None:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", file)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
    end = 0
    for statement in audit.statements:
        assert end <= statement.start <= statement.end <= len(file)
        end = statement.end
        assert starts[statement.line - 1] + statement.column - 1 == statement.start
        assert starts[statement.end_line - 1] + statement.end_column - 1 == statement.end
        assert statement.column <= len(lines[statement.line - 1]) + 1
        assert holds(bare(file[statement.start : statement.end]), statement.text)
        for piece in (*statement.hedges, *statement.reasons):
            assert statement.start <= piece.start <= piece.end <= statement.end
        for hedge in statement.hedges:
            span = statement.within(hedge.start, hedge.end)
            assert statement.text[span.start : span.end] == hedge.text
            assert holds(bare(file[hedge.start : hedge.end]), hedge.text)
    for attribution in audit.attributions:
        for part in (attribution.cue, attribution.source):
            if part is not None and part.start is not None and part.end is not None:
                assert holds(bare(file[part.start : part.end]), part.text or "")


slow = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@slow
@given(soup(st.sampled_from(_HTML)))
@example("<p>Sources</b> say it &amp; m<b>a</b>y.<table>x<tr>y<td>z")
@example("<q>It may <q>rain</q></q> soon.")
def test_any_html(tmp_path: Path, text: str) -> None:
    audit, file = audited(text, tmp_path, "draft.html")
    check(audit, file, bare_html)


@pytest.mark.parametrize("name", ["draft.html", "draft.md"])
@slow
@given(text=st.text())
def test_any_text(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "replace"))
    with suppress(claimcheck.ReadingError):
        claimcheck.audit_file(path, encoding="utf-8")
