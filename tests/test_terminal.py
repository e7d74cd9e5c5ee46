"""The report on a terminal: what it says, and that it reads well wherever it is printed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hand_built import Made, Said, made, run
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from claimcheck import audit_text
from claimcheck.audit import Audit, Finding, ReadError, Severity
from claimcheck.reports.excerpt import visible, window
from claimcheck.reports.shares import apportion, percentages
from claimcheck.reports.terminal import render
from claimcheck.totals import assemble
from claimcheck.values import Span

ROOT = Path(__file__).resolve().parent.parent

ARTICLE = [
    [Said("Karvel Weighs Sale of Its Harbour", "X")],
    [
        Said(
            "Sources reveal that the harbour at Vessen will be sold.",
            "P",
            source="Sources",
            kind="vague",
            deciding=("Sources reveal",),
        ),
        Said(
            "Talks have reportedly been held.",
            "P",
            hedges=(("reportedly", "evidential"),),
            deciding=("reportedly",),
        ),
    ],
    [
        Said(
            "“We have signed nothing,” Ilsa Tarn said.",
            "S",
            source="Ilsa Tarn",
            name="Ilsa Tarn",
            kind="person",
            role="Prime Minister of Karvel",
            cue="said",
            deciding=("said",),
        ),
        Said(
            "Both governments denied that they had met.",
            "D",
            source="Both governments",
            name="Governments of Karvel and Oslund",
            kind="organization",
            cue="denied",
            deciding=("denied",),
        ),
    ],
    [
        Said("It would be the largest sale in the country's history."),
        Said("The cabinet may fall.", "P", hedges=(("may", "modal"),), deciding=("may",)),
        Said("The ferry leaves at noon.", worthy=False),
    ],
]
QUIET = [[Said("The river runs south.", worthy=False)]]


def report(
    audit: Audit,
    texts: dict[str, str],
    width: int = 80,
    *,
    full: bool = False,
    color: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return the report as it is printed on a terminal, without spaces at the ends of lines."""
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding, newline="\n")
    console = Console(
        file=file,
        width=width,
        force_terminal=True,
        color_system="standard",
        no_color=not color,
        legacy_windows=False,
        _environ={},
    )
    render(audit, texts, console, full=full)
    file.flush()
    lines = buffer.getvalue().decode(encoding).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def of(*documents: Made, **options: bool | int | str) -> str:
    audit, texts = run(*documents)
    return report(audit, texts, **options)  # type: ignore[arg-type]


PAGE = """
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ claimcheck 0.1.0 ━━
draft.txt                                                      score 41, grade D
54 words · 7 statements · 6 check-worthy · 3 sources

████ S █████▓▓▓▓ D ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ P ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░ A ░░░░░░░░░░
█ S sourced 1, 14%                      ▓ D denied 1, 14%
▒ P speculative 3, 43%                  ░ A asserted 2, 29%

Attribution score ──────────────────────────────────────────────────── 41 of 100
  Identifiable sources  ━━━─────  11.7/35  2 of 6 check-worthy statements have
                                           an identifiable source.
  Named, not vague      ────────   0.0/25  2 of 4 attributed statements rest on
                                           nobody in particular.
  Spread of sources     ━━━━━━━━  10.0/10  2 identifiable sources, as good as
                                           2.0 equal ones; 2 are expected.
  No long gaps          ━━━━━━━━  10.0/10  The longest gap is 2 check-worthy
                                           statements, line 3.
  Sourced lead          ━━━━────   5.0/10  The lead has no source, but one
                                           follows at once.
  Accusations answered                  –  No accusation was found.

Needs attention ─────────────────────────────────────────────────── 5 statements
  Rests on nobody a reader could identify
    3 P  «Sources reveal» that the harbour at Vessen will be sold.
    3 P  Talks have «reportedly» been held.

  Check-worthy, without a source
    7 A  It would be the largest sale in the country's history.

  The writer's own speculation
    7 P  The cabinet «may» fall.

  Denied, to be weighed against the claim
    5 D  Both governments «denied» that they had met.

Sources ────────────────────────────────────────────────────────────── 3 sources
  name, role                             kind          statements          share
  Sources                                vague                  1  ━━━─────  33%
  Ilsa Tarn, Prime Minister of Karvel    person                 1  ━━━─────  33%
  Governments of Karvel and Oslund       organization           1  ━━━─────  33%

Next → 2 statements rest on nobody a reader could identify: name the sources in
       line 3, or say how they know.
     → 1 check-worthy statement has no source: say who says so, or what shows
       it, in line 7.
     → 1 statement is the writer's own speculation: say what it rests on in line
       7.

"""


def test_report_of_one_document() -> None:
    assert of(made(ARTICLE)) == PAGE


@pytest.mark.parametrize("width", [16, 40, 59, 80, 100, 163, 164, 200, 300])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_longer_than_the_terminal(width: int, full: bool, color: bool) -> None:
    audit, texts = run(made(ARTICLE), made(QUIET, path="a/very/long/path/" * 9 + "quiet.txt"))
    printed = report(audit, texts, width, full=full, color=color)
    printed += report(FINDINGS, {}, width, full=full, color=color)
    for line in re.sub(r"\x1b\[[\d;]*m", "", printed).split("\n"):
        assert cell_len(line) <= width


def test_prose_is_not_stretched_over_a_wide_terminal() -> None:
    long = Said("The minister " + "and the other minister " * 30 + "agreed.")
    for width in (120, 160, 200, 400):
        for line in of(made([[long] * 3]), width=width, full=True).split("\n"):
            if "minister" in line:
                assert len(line) <= 100


def test_wide_terminals_have_two_columns() -> None:
    lines = of(made(ARTICLE), width=200).split("\n")
    assert any("Attribution score" in line and "Needs attention" in line for line in lines)
    assert not any("Sources" in line and "Needs attention" in line for line in lines)


def test_full_shows_every_statement_with_its_tag_and_line() -> None:
    printed = of(made(ARTICLE), full=True)
    article = printed[printed.index("The article") : printed.index("Next")]
    assert article.split("\n")[1:] == [
        "    1    Karvel Weighs Sale of Its Harbour",
        "",
        "    3 P! «Sources reveal» that the harbour at Vessen will be sold.",
        "      P! Talks have «reportedly» been held.",
        "",
        "    5 S  “We have signed nothing,” Ilsa Tarn «said».",
        "      D  Both governments «denied» that they had met.",
        "",
        "    7 A! It would be the largest sale in the country's history.",
        "      P! The cabinet «may» fall.",
        "      A  The ferry leaves at noon.",
        "",
        "",
    ]


def test_full_shows_what_stands_between_the_statements() -> None:
    values = made([[Said("One said."), Said("Two said.")]], between=" VESSEN (AP) -- ")
    printed = of(values, full=True)
    assert "         VESSEN (AP) --\n" in printed
    audit, _ = run(values)
    assert "VESSEN" not in report(audit, {}, full=True)


def test_without_colour_there_are_no_escape_codes() -> None:
    for full in (False, True):
        assert "\x1b" not in of(made(ARTICLE), made(QUIET), full=full)


def with_findings(*findings: tuple[str, Severity, int, str, str]) -> Audit:
    """Return the audit of the article with findings: code, severity, statement, message, ask."""
    audit, _ = run(made(ARTICLE))
    (document,) = audit.documents
    told = []
    for code, severity, number, message, ask in findings:
        at = document.statements[number]
        told.append(
            Finding(
                code=code, name="some-name", severity=severity, message=message, help=ask,
                statement=number, start=at.start, end=at.end, line=at.line, column=at.column,
                end_line=at.end_line, end_column=at.end_column, fingerprint="0" * 32,
                suppressed="known" if message == "hidden" else None,
            )
        )  # fmt: skip
    document = msgspec.structs.replace(document, findings=tuple(told))
    return msgspec.structs.replace(audit, documents=(document,))


FINDINGS = with_findings(
    ("CC201", "warning", 1, "“Sources” say nothing about themselves", "Who are they?"),
    ("CC201", "warning", 2, "“reportedly” names no report", "Who are they?"),
    ("CC402", "error", 5, "nobody answers", "What does the cabinet say?"),
    ("CC601", "note", 3, "hidden", "Why?"),
)


def test_findings_come_by_severity_and_rule_with_what_to_ask() -> None:
    printed = report(FINDINGS, {})
    told = printed[printed.index("Findings") : printed.index("Sources ─")]
    assert (
        told
        == """\
Findings ─────────────────────────────────────────────────── 1 error, 2 warnings
  error CC402 some-name
    7    nobody answers. What does the cabinet say?

  warning CC201 some-name
    3    “Sources” say nothing about themselves. Who are they?
    3    “reportedly” names no report.

Needs attention ─────────────────────────────────────────────────── 2 statements
  The writer's own speculation
    7 P  The cabinet «may» fall.

  Denied, to be weighed against the claim
    5 D  Both governments «denied» that they had met.

"""
    )


def test_what_a_rule_said_before_is_not_said_again() -> None:
    again = with_findings(
        ("CC202", "note", 1, "“Sources” is nobody", "Who?"),
        ("CC202", "note", 2, "“Talks” is nobody", "Which?"),
        ("CC202", "note", 5, "nothing is quoted", "Who?"),
    )
    printed = report(again, {})
    assert printed[printed.index("    3   ") : printed.index("\n\nNeeds")] == (
        "    3    “Sources” is nobody. Who?\n"
        "    3    «Talks have reportedly been held.»\n"
        "    7    nothing is quoted."
    )


def test_many_findings_are_cut_and_say_so_and_full_flags_their_statements() -> None:
    many = with_findings(
        *[("CC201", "note", 1 + n % 6, f"it is so {n}", "Why?") for n in range(20)]
    )
    printed = report(many, {})
    assert printed.count("it is so") == 12
    assert "… and 8 more in lines 3, 5 and 7" in printed
    assert "Needs attention" not in printed
    full = report(FINDINGS, {}, full=True)
    assert "7 A! It would be" in full
    assert "  D  Both governments" in full


def test_findings_have_a_column_in_the_table_of_documents() -> None:
    audit = msgspec.structs.replace(FINDINGS, documents=FINDINGS.documents * 2)
    printed = report(audit, {})
    assert re.search(r"score *\n", printed)
    assert re.search(r"draft.txt +7 .* 3 +41 +D\n", printed)
    assert re.search(r"all +7 .* 6 +41 +D\n", printed)


def test_with_colour_only_the_base_palette_is_used() -> None:
    printed = of(made(ARTICLE), full=True, color=True)
    codes = {code for run_ in re.findall(r"\x1b\[([\d;]*)m", printed) for code in run_.split(";")}
    # Reset, bold, italic, underline; red, green, magenta and the terminal's own colour.
    assert codes <= {"0", "1", "3", "4", "31", "32", "35", "39"}
    assert {"31", "32", "35"} <= codes
    assert "«" not in printed


def test_deciding_words_are_underlined_in_colour() -> None:
    printed = of(made(ARTICLE), color=True)
    assert "\x1b[1;4;31mSources reveal\x1b[0m that the harbour" in printed


def test_ascii_where_the_encoding_has_no_more() -> None:
    printed = of(made(ARTICLE), encoding="ascii")
    assert "=== claimcheck" in printed
    assert ">>Sources reveal<< that" in printed
    assert "### S ###" in printed
    assert printed.isascii()


def test_markup_in_an_article_is_printed_as_it_is() -> None:
    values = made(
        [[Said("[bold]x[/] costs 5 :smile: [link=http://a.example]b[/link]", deciding=("x",))]],
        path="[red]draft[/].txt",
    )
    audit, texts = run(values)
    broken = ReadError(path="[b]no[/b].txt", error="[i]gone[/i]")
    audit = msgspec.structs.replace(audit, errors=(broken,))
    for color in (False, True):
        printed = re.sub(r"\x1b\[[\d;]*m", "", report(audit, texts, color=color))
        assert "costs 5 :smile: [link=http://a.example]b[/link]" in printed
        assert "[red]draft[/].txt" in printed
        assert "[b]no[/b].txt: [i]gone[/i]" in printed


def test_control_characters_cannot_reach_the_terminal() -> None:
    nasty = "It is \x1b[2J the \u202eworst\u202c deal\x07 by\x9b far."
    for full in (False, True):
        printed = of(made([[Said(nasty, deciding=("worst",))]]), full=full)
        assert r"It is \x1b[2J the \u202e«worst»\u202c deal\x07 by\x9b far." in printed


def test_words_in_other_scripts_stay_whole() -> None:
    words = "東京の市長は👩‍🚒が来ると言った。 אמר ראש העיר."
    assert words in of(made([[Said(words)]]), full=True)


def test_several_documents_begin_with_a_table() -> None:
    printed = of(made(ARTICLE), made(QUIET, path="quiet.txt"), made([], path="empty.txt"))
    table = printed[: printed.index("claimcheck 0.1.0")].split("\n")
    rows = [line.split() for line in table if line and line[0] not in "━─"]
    assert rows[1:6] == [
        ["document", "statements", "S", "D", "P", "A", "score"],
        ["draft.txt", "7", "14%", "14%", "43%", "29%", "41", "D"],
        ["quiet.txt", "1", "0%", "0%", "0%", "100%", "–"],
        ["empty.txt", "0", "–"],
        ["all", "8", "13%", "13%", "38%", "38%", "41", "D"],
    ]


def test_a_document_without_statements() -> None:
    printed = of(made([[Said("Only a Headline", "X")]]))
    assert "3 words · 0 statements · 0 check-worthy · 0 sources" in printed
    assert "Next → No statements were found, so there is nothing to audit." in printed
    assert "score" not in printed


def test_findings_are_shown_where_there_are_no_statements() -> None:
    draft = "<!-- claimcheck: ignore[CC201] why -->\n\nBy Oda Finch\n"
    printed = report(assemble([audit_text(draft)], ()), {})
    assert "0 statements" in printed
    assert "Findings" in printed
    assert "CC001 unused-ignore" in printed


def test_a_document_with_nothing_to_judge_has_no_score_and_says_why() -> None:
    printed = of(made(QUIET))
    assert "no score" in printed
    assert "Attribution score" not in printed
    assert "No statement does." in printed
    assert "Next → No score: no statement is check-worthy" in printed


def test_what_could_not_be_read_comes_last() -> None:
    audit, texts = run(made(QUIET))
    audit = msgspec.structs.replace(
        audit, errors=(ReadError(path="gone.txt", error="no such file"),)
    )
    assert report(audit, texts).endswith("1 input\n  gone.txt: no such file\n\n")


def test_long_lists_are_cut_and_say_so() -> None:
    claim = Said("It is the largest harbour of all.")
    speakers = [
        Said(f"Person {n} said so.", "S", source=f"Person {n}", name=f"Person {n}", kind="person")
        for n in range(20)
    ]
    printed = of(made([[claim]] * 20 + [speakers]))
    assert printed.count("It is the largest harbour of all.") == 12
    assert "… and 8 more in lines 25, 27, 29, 31, 33 and 3 more; see --full" in printed
    assert "… and 8 more with at most 1 statement each; --format json lists all" in printed


def test_next_steps_name_the_lines() -> None:
    printed = " ".join(of(made(ARTICLE)).split())
    assert (
        "2 statements rest on nobody a reader could identify: name the sources in line 3, "
        "or say how they know." in printed
    )
    assert (
        "1 check-worthy statement has no source: say who says so, or what shows it, in line 7."
    ) in printed
    assert "1 statement is the writer's own speculation: say what it rests on in line 7." in printed


def test_long_sentences_are_cut_around_the_deciding_words() -> None:
    words = "and on " * 60 + "sources say " + "and on " * 60 + "it ends."
    printed = of(made([[Said(words, "P", kind="vague", deciding=("sources say",))]]))
    shown = " ".join(printed[printed.index("    1 P") : printed.index("Sources ─")].split())
    assert shown.startswith(("1 P … on and", "1 P … and on"))
    assert "«sources say»" in shown
    assert shown.endswith("…")
    assert len(shown) < 150


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=80),
    st.integers(0, 80),
    st.integers(0, 20),
    st.integers(1, 60),
)
def test_window_shows_the_first_span_whole(text: str, at: int, size: int, limit: int) -> None:
    start = min(at, len(text) - 1)
    span = Span(start, min(len(text), start + size + 1))
    shown = window(text, [span], limit)
    assert 0 <= shown.start <= span.start
    assert min(span.end, shown.start + limit) <= shown.end <= len(text)
    assert shown.end - shown.start <= max(limit, span.end - span.start)


@given(st.text())
def test_visible_text_is_harmless(text: str) -> None:
    shown = visible(text)
    assert all(char.isprintable() or ord(char) > 0x9F for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f")
    shown.encode("utf-8")
    assert visible(text, "latin-1").encode("latin-1").decode("latin-1") == visible(text, "latin-1")


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), st.integers(20, 200))
def test_bars_add_up_and_percentages_are_near(counts: list[int], cells: int) -> None:
    widths = apportion(counts, cells)
    assert sum(widths) == (cells if any(counts) else 0)
    assert all((width > 0) == (count > 0) for width, count in zip(widths, counts, strict=True))
    for count, percent in zip(counts, percentages(counts), strict=True):
        assert abs(percent - (100 * count / sum(counts) if count else 0)) <= 0.5


def test_equal_counts_have_equal_percentages() -> None:
    assert percentages([1, 1, 1, 0]) == [33, 33, 33, 0]
    assert percentages([1, 1, 1, 5]) == [13, 13, 13, 63]
    assert percentages([0, 0, 0, 0]) == [0, 0, 0, 0]


def test_picture_is_whole_in_itself(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "report_picture.py"
    sample = ROOT / "samples" / "geopolitics.txt"
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for picture in pictures:
        subprocess.run([sys.executable, script, sample, picture], check=True, cwd=ROOT)
    one, two = (picture.read_bytes() for picture in pictures)
    assert one == two
    for svg in (one, (ROOT / "docs" / "report.svg").read_bytes()):
        assert set(re.findall(rb"https?://[\w./-]+", svg)) == {b"http://www.w3.org/2000/svg"}
        assert b"Needs&#160;attention" in svg
