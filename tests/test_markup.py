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


_MARKDOWN = (
    "# ",
    "## ",
    " #",
    "> ",
    ">",
    "* ",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "```\n",
    "    ",
    "- ",
    "1. ",
    "| ",
    "|",
    "\\|",
    "\n",
    "\n\n",
    "\\",
    "\\\n",
    "  \n",
    "\t",
    "\r\n",
    "[",
    "](x)",
    "![",
    "](y 'z')",
    "][a]",
    "[a]: x\n",
    "[^1]",
    "\n[^1]: ",
    "^[",
    "]",
    "<b>",
    "</b>",
    "<br>",
    "<q>",
    "</q>",
    "<del>",
    "</del>",
    "<p>",
    "</p>",
    "<blockquote>\n",
    "</blockquote>\n",
    "\n<div>\n",
    "</div>\n\n",
    "<pre>\n",
    "</pre>\n",
    "<!--claimcheck:ignore-->",
    "<!-- x -->\n",
    "\n---\n",
    "\n===\n",
    "\n| a | b |\n|---|---|\n",
    "<https://x.org/é%20a>",
    "<a@b.org>",
    ":",
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


def bare_markdown(text: str) -> str:
    # What is mark-up depends on what is around it; the ends of a stretch have none.
    return re.sub(r"\\?&[#\w]+;", lambda match: html.unescape(match[0]) + match[0], text)


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum() and char != "\xad"]


def holds(file: str, words: str) -> bool:
    """Tell whether a stretch of a file has the letters of some words in it, in their order."""
    rest = iter(letters(file))
    return all(char in rest for char in letters(_COMMENT.sub("", words)))


def ends(file: str, words: str) -> bool:
    """Tell whether a stretch of a file begins and ends as some words do."""
    return all(
        words[at] == file[at] or not words[at].isalnum() or file[at] in "&;" for at in (0, -1)
    )


def check(audit: claimcheck.DocumentAudit, file: str, bare: Callable[[str], str]) -> None:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", file)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
    end = 0
    for statement in audit.statements:
        # A note of Markdown within a line is a paragraph at the end.
        assert end <= statement.start or "^[" in file[: statement.start]
        assert statement.start <= statement.end <= len(file)
        end = statement.end
        assert starts[statement.line - 1] + statement.column - 1 == statement.start
        assert starts[statement.end_line - 1] + statement.end_column - 1 == statement.end
        assert statement.column <= len(lines[statement.line - 1]) + 1
        stretch = file[statement.start : statement.end]
        assert holds(bare(stretch), statement.text)
        assert ends(stretch, statement.text)
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


@slow
@given(soup(st.sampled_from(_MARKDOWN)))
def test_any_markdown(tmp_path: Path, text: str) -> None:
    audit, file = audited(text, tmp_path, "draft.md")
    check(audit, file, bare_markdown)


@pytest.mark.parametrize("name", ["draft.html", "draft.md"])
@slow
@given(text=st.text())
def test_any_text(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "replace"))
    with suppress(claimcheck.ReadingError):
        claimcheck.audit_file(path, encoding="utf-8")


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_comment_within_a_sentence_leaves_its_blanks(tmp_path: Path, name: str) -> None:
    words = "It will close, <!-- claimcheck: on --> Ada Holt said."
    audit, file = audited(f"{words}\n", tmp_path, name)
    (statement,) = audit.statements
    assert (statement.tag, statement.text) == ("sourced", words)
    assert file[statement.start : statement.end] == words
