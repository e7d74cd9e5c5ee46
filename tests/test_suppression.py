"""Comments in a draft: what they suppress, that they are no prose, and when they are of no use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import claimcheck
from claimcheck import Auditor
from claimcheck.cli import app
from claimcheck.config.settings import Settings
from claimcheck.documents.comments import blanked, find_comments
from claimcheck.rules.suppress import WITHOUT_REASON

A = "The mill in Port Ansel will close by spring, sources say."
B = "A source said the mayor had signed the order."
C = "The harbour will be sold, insiders say."


def findings(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    """Return the code, the words and the suppression of each finding."""
    auditor = Auditor(Settings(codes=frozenset(codes or ("CC001", "CC002", "CC201"))))
    return [
        (f.code, text[f.start : f.end], f.suppressed) for f in auditor.audit_text(text).findings
    ]


def open_words(text: str) -> list[str]:
    """Return the words of the findings that are not suppressed, or their codes if of comments."""
    return [
        code if code.startswith("CC0") else words
        for code, words, suppressed in findings(text)
        if suppressed is None
    ]


# ---- what is suppressed -------------------------------------------------------------


def test_without_comments_all_findings_are_open() -> None:
    assert open_words(f"{A} {B}\n\n{C}\n") == ["sources", "A source", "insiders"]


@pytest.mark.parametrize("listed", ["", "[CC201]", "[vague-source]", "[CC2]", "[CC201, unnamed]"])
def test_ignore_is_about_the_next_statement(listed: str) -> None:
    comment = f"<!-- claimcheck: ignore{listed} the desk knows them -->"
    for text in (f"{comment}\n{A} {B}\n", f"{comment}\n\n\n{A} {B}", f"{comment} {A}\n\n{B}\n"):
        assert open_words(text) == ["A source"]
        assert findings(text)[0] == ("CC201", "sources", "the desk knows them")
    assert open_words(f"{A} {comment} {B} {C}") == ["sources", "insiders"]


def test_ignore_of_another_rule_suppresses_nothing() -> None:
    assert open_words(f"<!-- claimcheck: ignore[CC002] no -->\n{A}") == ["CC001", "sources"]


def test_a_reason_is_kept_on_one_line_and_its_lack_is_said() -> None:
    text = f"<!-- claimcheck: ignore[CC201]\n   known to\n   the desk -->\n{A}"
    assert findings(text) == [("CC201", "sources", "known to the desk")]
    assert findings(f"<!-- claimcheck: ignore -->\n{A}") == [("CC201", "sources", WITHOUT_REASON)]


def test_ignore_file_is_about_the_whole_draft_wherever_it_stands() -> None:
    assert open_words(f"{A}\n\n{B}\n\n<!-- claimcheck: ignore-file[CC201] satire -->\n") == []
    assert open_words(f"<!-- claimcheck: ignore-file satire -->\n{A}\n\n{B}") == []


def test_off_and_on_are_about_what_stands_between() -> None:
    off, on = "<!-- claimcheck: off[CC201] a column -->", "<!-- claimcheck: on -->"
    assert open_words(f"{A}\n\n{off}\n\n{B}\n\n{on}\n\n{C}") == ["sources", "insiders"]
    assert open_words(f"{A}\n\n{off}\n\n{B}\n\n{C}") == ["sources"]
    assert open_words(f"{off} {A} <!-- claimcheck: on[CC0] --> {B}") == []
    assert open_words(f"{off} {A} <!-- claimcheck: on[CC2] --> {B}") == ["A source"]


def test_the_nearest_comment_gives_the_reason() -> None:
    text = (
        f"<!-- claimcheck: ignore-file[CC201] file -->\n{A}\n<!-- claimcheck: off[CC201] off -->\n"
        f"{B}\n<!-- claimcheck: ignore[CC201] one -->\n{C}\n"
    )
    assert [suppressed for *_, suppressed in findings(text)] == ["file", "off", "one"]


# ---- comments of no use -------------------------------------------------------------


@pytest.mark.parametrize("verb", ["ignore", "ignore-file", "off", "ignore[CC201]", "off[CC2]"])
def test_a_comment_that_suppresses_nothing_is_a_finding(verb: str) -> None:
    comment = f"<!-- claimcheck: {verb} why -->"
    assert findings(f"{comment}\nThe mill is old.") == [("CC001", comment, None)]


def test_each_rule_that_a_comment_names_has_to_be_of_use() -> None:
    text = f"<!-- claimcheck: ignore[CC201, CC002, CC0] why -->\n{A}"
    (found,) = [f for f in claimcheck.audit_text(text).findings if f.code == "CC001"]
    assert found.message.startswith("“ignore[CC002, CC0]” suppresses nothing")
    assert open_words(f"<!-- claimcheck: ignore[CC201, CC2] why -->\n{A}") == []


def test_an_on_or_a_rule_that_is_not_in_force_is_not_of_no_use() -> None:
    assert open_words("<!-- claimcheck: on -->\nThe mill is old.") == []
    assert findings(f"<!-- claimcheck: ignore[CC201] -->\n{A}", "CC001") == []


def test_no_comment_suppresses_what_is_said_of_comments() -> None:
    text = "<!-- claimcheck: ignore-file -->\n<!-- claimcheck: ignore -->\nThe mill is old."
    assert open_words(text) == ["CC001", "CC001"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore[CC2O1] x", "“CC2O1” is no rule, so it suppresses nothing; did you mean CC201?"),
        ("ingore[CC201] x", "“ingore” is nothing that claimcheck can do; did you mean ignore?"),
        ("", "the comment asks for nothing that claimcheck can do; there are ignore, ignore-file"),
        ("off[]", "the square brackets name no rule"),
        ("ignore CC201 x", "all rules are meant, because “CC201” is not in square brackets"),
        ("off: CC201", "all rules are meant, because “CC201” is not in square brackets"),
        ("ignore (cc201) x", "all rules are meant, because “cc201” is not in square brackets"),
        ("ignore[CC201 x", "all rules are meant, because “CC201” is not in square brackets"),
        ("ignore vague-source", "all rules are meant, because “vague-source” is not in square"),
    ],
)  # fmt: skip
def test_an_unclear_comment_is_a_finding_that_says_what_is_unclear(comment: str, said: str) -> None:
    audit = claimcheck.audit_text(f"<!-- claimcheck: {comment} -->\n{A}")
    found = [f for f in audit.findings if f.code == "CC002"]
    assert [f.message.startswith(said) for f in found] == [True]
    assert (found[0].line, found[0].column, found[0].statement) == (1, 1, 0)


# ---- no prose -----------------------------------------------------------------------

COMMENT = "<!-- claimcheck: ignore[CC201] Ada Holt said, “sources say” so. It may. -->"


def plain(audit: claimcheck.DocumentAudit) -> list[tuple[Any, ...]]:
    return [(s.kind, s.tag, s.text, s.paragraph, len(s.attributions)) for s in audit.statements]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_changes_nothing_of_what_is_found_around_it(end: str) -> None:
    lines = [
        "Mill to Close", "", "By Ines Dahl", "", A, "", "“We are sorry,” Mayor Ada Holt",
        "said. “It is a pity. Nobody wanted it.", "", "“We tried.”", "", B,
    ]  # fmt: skip
    expected = claimcheck.audit_text(end.join(lines))
    for at in range(len(lines) + 1):
        text = end.join([*lines[:at], COMMENT, *lines[at:]])
        audit = claimcheck.audit_text(text)
        assert plain(audit) == plain(expected), at
        assert audit.summary.words == expected.summary.words
        for statement in audit.statements:
            assert text[statement.start : statement.end] == statement.text
            lines_before = text[: statement.start].split(end)
            assert statement.line == len(lines_before)
            assert statement.column == len(lines_before[-1]) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_on_one_line_between_two_others_part_no_paragraph(end: str) -> None:
    first = "The council of Port Ansel was asked by many of those who live there, and by the"
    last = "owners of the mill, to mend the bridge before the spring, Ada Holt said."
    expected = claimcheck.audit_text(f"{first}{end}{last}")
    assert len(expected.statements) == 1
    for comments in (f"{COMMENT}{COMMENT}", f"  {COMMENT} {COMMENT}\t"):
        audit = claimcheck.audit_text(end.join([first, comments, last]))
        assert [(s.kind, s.tag, s.paragraph) for s in audit.statements] == [
            (s.kind, s.tag, s.paragraph) for s in expected.statements
        ]


def test_a_comment_inside_a_statement_is_text_of_it_and_nothing_else() -> None:
    text = f"The mill {COMMENT} will close, Mayor Ada Holt said."
    audit = claimcheck.audit_text(text)
    assert [s.text for s in audit.statements] == [text]
    assert [a.source.name for a in audit.attributions if a.source] == ["Ada Holt"]
    without = claimcheck.audit_text("The mill will close, Mayor Ada Holt said.")
    assert [s.tag for s in audit.statements] == [s.tag for s in without.statements]


def test_the_full_report_leaves_comments_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(f"{COMMENT}\n{A}\n\n{COMMENT}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["audit", "draft.txt", "-f", "rich", "--full"])
    assert result.exit_code == 0
    assert "<!--" not in result.stdout[: result.stdout.index("Next")].replace("Findings", "")


def test_a_comment_alone() -> None:
    audit = claimcheck.audit_text("<!-- claimcheck: ignore -->\n<!-- claimcheck: nothing -->")
    assert (audit.statements, audit.findings) == ((), ())


PIECES = st.sampled_from(
    ["<!--", "-->", "<!-- claimcheck:", "claimcheck:", "ignore", "off", "on", "[CC201]", "[", "]",
     A, B, " ", "\n", "\r\n", "\n\n", "“", "”", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_with_comments_is_audited(text: str) -> None:
    comments = find_comments(text)
    prose = blanked(text, comments)
    assert len(prose) == len(text)
    assert [c for c in prose if not c.isspace()] == [
        c
        for i, c in enumerate(text)
        if not c.isspace() and not any(each.start <= i < each.end for each in comments)
    ]
    audit = claimcheck.audit_text(text)
    for statement in audit.statements:
        assert text[statement.start : statement.end] == statement.text
    for finding in audit.findings:
        assert 0 <= finding.start < finding.end <= len(text)


# ---- gate and reports ---------------------------------------------------------------


def test_suppressed_findings_are_in_the_json_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(f"<!-- claimcheck: ignore[CC201] known -->\n{A}", encoding="utf-8")

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(app, ["audit", "draft.txt", "--fail-on", "note", *arguments])

    result = run("-f", "json")
    assert result.exit_code == 0
    (found,) = json.loads(result.stdout)["documents"][0]["findings"]
    assert (found["code"], found["suppressed"]) == ("CC201", "known")
    for form in ("text", "rich"):
        assert "CC201" not in run("-f", form).stdout
    assert len(run("-f", "text").stdout.splitlines()) == 1, "nor is it told as a note on the tag"
