"""PDF: from places on pages to paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pdf_files import LEFT, column, pdf
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app
from claimcheck.documents.pdf.glyphs import Piece
from claimcheck.documents.pdf.paragraphs import paragraphs

LONG = "The harbour board said that the pier was safe, and"  # as wide as a column is


def audit(data: bytes, folder: Path) -> claimcheck.DocumentAudit:
    path = folder / "draft.pdf"
    path.write_bytes(data)
    return claimcheck.audit_file(path)


def said(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """Return the kind and the words of each statement."""
    return [(s.kind, s.text) for s in audit(data, folder).statements]


def refusal(data: bytes, folder: Path) -> str:
    with pytest.raises(claimcheck.ReadingError) as caught:
        audit(data, folder)
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    head = [(50, 0, "Times-Bold", 22, "Board admits the pier was never tested at all")]
    left = [
        "The harbour board said on Tuesday that the pier",
        "was safe. It gave no reason, and the",
        "council did not ask for one. Edith Marrow, the",
        "chairwoman, said she was sorry that the work",
    ]
    right = [
        "had been put off. “We should have looked,” she",
        "said.",
        "\tThree contractors denied that they had been",
        "hired to dive beneath the pier.",
    ]
    # Row by row, as some programs write a page.
    rows = [
        line
        for pair in zip(column(left, top=40), column(right, LEFT[1], top=40), strict=True)
        for line in pair
    ]
    assert said(pdf(head + rows), tmp_path) == [
        ("heading", "Board admits the pier was never tested at all"),
        ("statement", "The harbour board said on Tuesday that the pier was safe."),
        ("statement", "It gave no reason, and the council did not ask for one."),
        (
            "statement",
            "Edith Marrow, the chairwoman, said she was sorry that the work had been put off.",
        ),
        ("statement", "“We should have looked,” she said."),
        (
            "statement",
            "Three contractors denied that they had been hired to dive beneath the pier.",
        ),
    ]


def test_hyphens_at_the_ends_of_lines(tmp_path: Path) -> None:
    lines = [
        "The inspectors said that the docu-",
        "ments were long-term records of a well-",
        "known firm. The twenty-",
        "two piles were state-",
        "owned, the Anglo-",
        "American fund had contra-",
        "dicted itself, and the short-",
        "comings of the moor-",
        "ings were clear. The moorings are new.",
    ]
    assert " ".join(words for _, words in said(pdf(column(lines)), tmp_path)) == (
        "The inspectors said that the documents were long-term records of a well-known firm. "
        "The twenty-two piles were state-owned, the Anglo-American fund had contradicted itself, "
        "and the shortcomings of the moorings were clear. The moorings are new."
    )


def test_a_paragraph_runs_over_pages_and_what_stands_on_each_is_left_out(tmp_path: Path) -> None:
    def page(number: int, lines: list[str]) -> list[tuple[float, float, str, float, str]]:
        return [
            (50, -20, "Helvetica", 8, "Quayside Gazette"),
            (480, -20, "Helvetica", 8, f"{number} May"),
            *column(lines, top=20),
            (280, 700, "Helvetica", 8, f"– {number} –"),
        ]

    pages = [
        page(1, [LONG, LONG, "that nobody had ever been in danger there, while the"]),
        page(
            2,
            [
                "council said that it would wait.",
                "\tSources denied that, but gave no reason at all for",
                "their denial.",
            ],
        ),
    ]
    assert [words for _, words in said(pdf(*pages), tmp_path)] == [
        (
            f"{LONG} {LONG} that nobody had ever been in danger there, while the council said "
            "that it would wait."
        ),
        "Sources denied that, but gave no reason at all for their denial.",
    ]


def test_type_tells_headings_and_captions(tmp_path: Path) -> None:
    page = [
        (50, 0, "Times-Roman", 20, "The pier was never tested"),
        (50, 20, "Times-Roman", 8, "By Nora Quill"),
        *column([LONG, LONG, "nobody doubted it."], top=40),
        (50, 90, "Times-Bold", 10, "What the letter said"),
        *column([LONG, LONG, "nobody doubted it."], top=105),
        (50, 160, "Helvetica", 7, "The pier at dusk, seen from the boat. Marrow says it is safe."),
    ]
    kinds = [kind for kind, _ in said(pdf(page), tmp_path)]
    assert kinds == ["heading", "byline", "statement", "heading", "statement", "caption", "caption"]


def test_a_large_first_letter(tmp_path: Path) -> None:
    page = [
        (50, 26, "Times-Bold", 44, "T"),
        *column(["he office said the figures of the"], 80),
        *column(["board were never filed, and that", "it was sorry."], 80, 12),
        *column(["It had told the council otherwise, it said."], top=36),
    ]
    words = " ".join(words for _, words in said(pdf(page), tmp_path))
    assert words.startswith("The office said the figures of the board were never filed, and that")


def test_the_number_of_a_note_cuts_no_sentence(tmp_path: Path) -> None:
    page = [
        (
            50,
            0,
            "Times-Roman",
            12,
            "The pier, which was built in 1931, was safe, the harbour board",
        ),
        (50, 14, "Times-Roman", 12, "said on Monday."),
        (133, 9.4, "Times-Roman", 7, "1"),
        (138, 14, "Times-Roman", 12, "Nobody else has seen the report of its engineers."),
        (50, 400, "Times-Roman", 12, "1Analysts say that the report has 340 pages."),
        (50, 410.4, "Times-Roman", 7, "2"),
        (56, 414, "Times-Roman", 12, "Critics say that it has 12."),
    ]
    assert [words for _, words in said(pdf(page), tmp_path)] == [
        "The pier, which was built in 1931, was safe, the harbour board said on Monday.",
        "Nobody else has seen the report of its engineers.",
        "Analysts say that the report has 340 pages.",
        "Critics say that it has 12.",
    ]


@pytest.mark.parametrize("mark", ["\u2022", "1."])
def test_lists(mark: str, tmp_path: Path) -> None:
    items = [
        "Boats of up to nine metres will be lifted over the dam by crane, the",
        "The footbridge of the old harbour will remain open, according to the",
        "The new gates of the harbour will be hung in the spring, say the two",
    ]
    page = column(["What the harbour board plans for the two years is not known to anybody yet:"])
    for i, item in enumerate(items):
        page.append((64, 20 + 30 * i, "Times-Roman", 10, mark))
        page.append((78, 20 + 30 * i, "Times-Roman", 10, item))
        page.append((78, 32 + 30 * i, "Times-Roman", 10, "board of the harbour."))
    assert [words for _, words in said(pdf(page), tmp_path)][1:] == [
        f"{mark} {item} board of the harbour." for item in items
    ]


def test_bullets_of_fonts_of_symbols() -> None:
    line = Piece("The footbridge will stay open.", 78, 220, 100, 10, bold=False)
    page = [
        piece
        for i in range(4)
        for piece in (
            line._replace(words="\uf0b7", left=64, right=68, base=100 + 14.0 * i),
            line._replace(base=100 + 14.0 * i),
        )
    ]
    assert paragraphs([page]) == [("• The footbridge will stay open.", None)] * 4


def test_offsets_index_the_text_and_lines_count_its_paragraphs(tmp_path: Path) -> None:
    page = [
        *column([LONG, "it left. It was built in 1911."]),
        *column(["The mayor denied it."], top=60),
    ]
    result = audit(pdf(page), tmp_path)
    assert result.format == "pdf"
    text = f"{LONG} it left. It was built in 1911.\n\nThe mayor denied it."
    assert [text[s.start : s.end] for s in result.statements] == [s.text for s in result.statements]
    assert [(s.line, s.end_line) for s in result.statements] == [(1, 1), (1, 1), (2, 2)]
    assert [s.column for s in result.statements] == [1, len(LONG) + 11, 1]


class TestRefused:
    def test_a_scan(self, tmp_path: Path) -> None:
        assert "text recognition" in refusal(pdf([]), tmp_path)

    def test_encrypted(self, tmp_path: Path) -> None:
        assert "password" in refusal(pdf(column([LONG]), password="salt"), tmp_path)

    @pytest.mark.parametrize("cut", [9, 200])
    def test_damaged(self, cut: int, tmp_path: Path) -> None:
        assert "damaged" in refusal(pdf(column([LONG]))[:cut], tmp_path)

    def test_named_pdf_but_none(self, tmp_path: Path) -> None:
        assert "not a PDF file" in refusal(b"The mill is closed.", tmp_path)

    def test_a_reader_that_crashes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "claimcheck.documents.pdf.apart._CODE",
            "import os; os.abort()  # {path} {module} {most}",
        )
        assert "damaged" in refusal(pdf(column([LONG])), tmp_path)

    def test_a_reader_that_never_ends(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            "claimcheck.documents.pdf.apart._CODE", "while 1: 0  # {path} {module} {most}"
        )
        monkeypatch.setattr("claimcheck.documents.pdf.apart._SECONDS", 0.2)
        monkeypatch.setattr("claimcheck.documents.pdf.apart._SECONDS_A_PAGE", 0)
        assert "too long" in refusal(pdf(column([LONG])), tmp_path)

    def test_its_neighbours_are_audited(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
        (tmp_path / "b.pdf").write_bytes(pdf(column(["The mill is closed, Ada Holt said."])))
        run = CliRunner().invoke(app, ["audit", str(tmp_path), "-f", "json"])
        result = json.loads(run.stdout)
        assert run.exit_code == 2
        assert [d["summary"]["tags"]["sourced"] for d in result["documents"]] == [1]
        assert [Path(e["path"]).name for e in result["errors"]] == ["a.pdf"]
