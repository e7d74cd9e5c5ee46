"""Drafts and folders that nobody means well with: refused, or audited all the same."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from adversarial.files import FILES as SHAPES
from pdf_files import column, pdf
from typer.testing import CliRunner
from word_files import zipped

import claimcheck
from claimcheck.cli import app
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.read import from_bytes
from claimcheck.reports import Format

DRAFT = "The pier is safe, Ada Holt said. Sources deny it.\n"
TO_READ = [form for form in Format if form not in (Format.json, Format.jsonl)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Any:
    return CliRunner().invoke(app, [*arguments], input=stdin)


def errors(*arguments: str, stdin: bytes | None = None) -> dict[str, str]:
    """Return what is said of inputs that are not read, by their paths."""
    result = run("audit", *arguments, "-f", "json", stdin=stdin)
    assert result.exit_code == 2, result.output
    found = {error["path"]: error["error"] for error in json.loads(result.stdout)["errors"]}
    assert not any("\n" in error for error in found.values())
    return found


# ---- limits -------------------------------------------------------------------------


class TestLimits:
    def test_size(self) -> None:
        Path("large.txt").write_text("The pier is safe. " * 100)
        Path("small.txt").write_text(DRAFT)
        found = errors("large.txt", "small.txt", "--max-size", "0.001")
        assert found == {"large.txt": "larger than 0.001 MB; split it, or raise --max-size"}
        assert run("audit", "large.txt", "--max-size", "0.0018").exit_code == 0
        assert run("audit", "large.txt", "--max-size", "1e300").exit_code == 0

    def test_size_of_standard_input(self) -> None:
        found = errors("-", "--max-size", "0.00001", stdin=DRAFT.encode())
        assert "--max-size" in found["<stdin>"]

    def test_pages(self) -> None:
        Path("a.pdf").write_bytes(
            pdf(*[column([f"The pier of {name} is safe."]) for name in "ABC"])
        )
        found = errors("a.pdf", "--max-pages", "2")
        assert found == {"a.pdf": "3 pages, more than 2; split it, or raise --max-pages"}
        assert run("audit", "a.pdf", "--max-pages", "3").exit_code == 0

    def test_what_is_packed(self) -> None:
        Path("a.txt.gz").write_bytes(gzip.compress(b" " * 30_000_000))
        assert "unpack it first" in errors("a.txt.gz")["a.txt.gz"]

    @pytest.mark.parametrize(
        ("name", "head"),
        [("a.html", b""), ("a.md", b""), ("a.eml", b"Content-Type: text/html\n\n")],
    )
    def test_tags(self, name: str, head: bytes) -> None:
        Path(name).write_bytes(head + b"<p>" * 500_001)
        reason = "more than 500,000 tags of HTML; save the article alone, or as text"
        assert errors(name) == {name: reason}

    @pytest.mark.parametrize(
        "costly", [b"**a ", b"a\ra\r", b"a\r\n> ", b"&amp;&lt;", b"- 1. ", b"+ 2) "]
    )
    def test_marks_of_markdown(self, costly: bytes) -> None:
        Path("a.md").write_bytes(costly * 500_001)
        Path("a.txt").write_bytes(costly * 10)
        assert errors("a.md", "a.txt") == {
            "a.md": "more than 1,000,000 lines and marks of Markdown; split it, or read it as text"
            " (--input-format text)"
        }

    @pytest.mark.parametrize(
        ("deep", "deeper"),
        [
            ("- " * 9, "- " * 10),
            (">" * 19, ">" * 20),
            ("1. > " * 6, "1. > " * 7),
            ("[^a]: " + ">" * 18, "[^a]: " + ">" * 19),
        ],
    )
    def test_depth_of_markdown(self, deep: str, deeper: str) -> None:
        Path("a.md").write_text(f"Yes.[^a]\n\n{deep} It is safe.\n\nAda Holt said so.")
        assert [s.text for s in claimcheck.audit_file("a.md").statements][-2:] == [
            "It is safe.",
            "Ada Holt said so.",
        ]
        Path("a.md").write_text(f"Yes.[^a]\n\n{deeper} It is safe.\n\nAda Holt said so.")
        reason = "lists or quotations too deep; simplify it, or read it as text"
        assert errors("a.md") == {"a.md": f"{reason} (--input-format text)"}

    def test_words_and_marks(self) -> None:
        Path("a.txt").write_bytes(b"!" * 12_000_001)
        reason = "more than 12,000,000 words and marks; split it, or raise --max-size"
        assert errors("a.txt") == {"a.txt": reason}
        reading = Reading(limits=Limits(tokens=9))
        assert from_bytes(b"The pier is safe, Ada Holt said.", "a.txt", reading).text
        with pytest.raises(claimcheck.ReadingError, match="more than 9 words"):
            from_bytes(b"The pier is safe, Ada Holt said so.", "a.txt", reading)

    def test_damage_to_what_is_packed(self) -> None:
        packed = gzip.compress(DRAFT.encode())
        Path("cut.gz").write_bytes(packed[:-9])
        Path("broken.gz").write_bytes(packed[:12] + b"\xff" + packed[13:])
        found = errors("cut.gz", "broken.gz")
        assert found["cut.gz"] == "the end of the packed file is missing; pack it anew"
        assert found["broken.gz"] == "a damaged gzip file; pack it anew"

    def test_members_of_what_is_packed_are_read_one_after_the_other(self) -> None:
        parts = (b"", DRAFT[:10].encode(), b"", DRAFT[10:].encode())
        Path("a.txt.gz").write_bytes(b"".join(map(gzip.compress, parts)))
        statements = claimcheck.audit_file("a.txt.gz").statements
        assert " ".join(s.text for s in statements) == DRAFT.strip()

    def test_compare(self) -> None:
        Path("a.txt").write_text(DRAFT)
        Path("b.txt").write_text(DRAFT * 2)
        result = run("compare", "a.txt", "b.txt", "--max-size", "0.00006")
        assert result.exit_code == 2
        assert result.stderr.startswith("claimcheck: b.txt: larger than")
        assert run("compare", "a.txt", "b.txt", "--max-size", "1").exit_code == 0
        Path("c.pdf").write_bytes(
            pdf(*[column([f"The pier of {name} is safe."]) for name in "ABC"])
        )
        assert run("compare", "a.txt", "c.pdf", "--max-pages", "2").exit_code == 2

    @pytest.mark.parametrize(
        ("option", "value"),
        [
            ("--max-size", "0"),
            ("--max-size", "-1"),
            ("--max-size", "nan"),
            ("--max-size", "inf"),
            ("--max-size", "much"),
            ("--max-pages", "0"),
            ("--max-pages", "1.5"),
            ("--max-pages", "²"),
        ],
    )
    @pytest.mark.parametrize("command", [["audit", "a.txt"], ["compare", "a.txt", "a.txt"]])
    def test_no_limit(self, command: list[str], option: str, value: str) -> None:
        Path("a.txt").write_text(DRAFT)
        result = run(*command, option, value)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert option in result.stderr
        assert result.stderr.count("\n") == 1


# ---- every refusal is a line, and costs the others nothing ------------------------------

FILES = Path(__file__).parent / "files"
DOCX, ODT, PDF = (
    (FILES / name).read_bytes() for name in ("sluice.docx", "sluice.odt", "sluice.pdf")
)
REFUSED = {
    **{f"empty.{ending}": b"" for ending in ("docx", "odt", "fodt", "rtf", "pdf", "eml")},
    **{f"none.{ending}": DRAFT.encode() for ending in ("docx", "odt", "fodt", "rtf", "pdf")},
    "cut.docx": DOCX[: len(DOCX) // 2],
    "cut.odt": ODT[: len(ODT) // 2],
    "cut.fodt": (FILES / "sluice.fodt").read_bytes()[:3000],
    "cut.pdf": PDF[:2000],
    "cut.txt.gz": gzip.compress(DRAFT.encode())[:-12],
    "bomb.txt.gz": gzip.compress(b" " * 30_000_000),
    "bomb.docx": zipped({"word/document.xml": b"<a>" + b" " * 3_000_000}),
    "bomb.odt": zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b" " * 3_000_000}
    ),
    "locked.docx": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    "locked.pdf": pdf(column(["The pier is safe."]), password="x"),
    "old.doc": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "long.pdf": pdf(*[column([f"The pier of {name} is safe."]) for name in "ABCD"]),
    "large.txt": DRAFT.encode() * 2_000,
    "binary.md": b"\x00\x01\x02" * 10,
}


def test_every_refusal_is_a_line_and_the_others_are_audited() -> None:
    for name, data in REFUSED.items():
        Path(name).write_bytes(data)
    os.mkfifo("pipe.txt")
    Path("a.txt").write_text(DRAFT)
    Path("z.docx").write_bytes(DOCX)
    refused = [*REFUSED, "pipe.txt", "missing.txt"]
    limits = ["--max-pages", "3", "--max-size", "0.09"]
    result = run("audit", "a.txt", *refused, "z.docx", *limits, "-f", "json")
    assert result.exit_code == 2
    audited = json.loads(result.stdout)
    assert [draft["path"] for draft in audited["documents"]] == ["a.txt", "z.docx"]
    assert [error["path"] for error in audited["errors"]] == refused
    lines = result.stderr.splitlines()
    for name in refused:
        said = [line for line in lines if line.startswith(f"claimcheck: {name}: ")]
        assert len(said) == 1, name
        assert len(said[0]) < 250
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("ending", ["txt", "md", "html", "txt.gz"])
def test_an_empty_text_is_no_error(ending: str) -> None:
    Path(f"a.{ending}").write_bytes(gzip.compress(b"") if ending == "txt.gz" else b"")
    assert run("audit", f"a.{ending}").exit_code == 0


def test_an_email_has_no_more_tags_than_a_page() -> None:
    page = b"Subject: a\nContent-Type: text/html\n\n" + b"<p>a" * 30
    reading = Reading(limits=Limits(tags=20))
    with pytest.raises(claimcheck.ReadingError, match="more than 20 tags"):
        from_bytes(page, "a.eml", reading)
    assert from_bytes(page, "a.eml").text


# ---- folders ------------------------------------------------------------------------


def test_what_is_no_file_in_a_folder_is_left_out() -> None:
    Path("a/b").mkdir(parents=True)
    Path("a/draft.txt").write_text(DRAFT)
    os.mkfifo("a/pipe.txt")
    Path("a/null.txt").symlink_to("/dev/zero")
    Path("a/loop.txt").symlink_to("loop.txt")
    Path("a/b/up").symlink_to("..")
    Path("a/folder.txt").mkdir()
    result = run("audit", "a", "-f", "json")
    assert result.exit_code == 0
    assert [d["path"] for d in json.loads(result.stdout)["documents"]] == ["a/draft.txt"]


def test_what_is_no_file_is_refused_when_it_is_named() -> None:
    os.mkfifo("pipe.txt")
    Path("zero.txt").symlink_to("/dev/zero")
    Path("loop.txt").symlink_to("loop.txt")
    found = errors("pipe.txt", "zero.txt", "loop.txt")
    assert [*found] == ["pipe.txt", "zero.txt", "loop.txt"]
    assert found["pipe.txt"] == found["zero.txt"]
    assert "standard input" in found["pipe.txt"]


# ---- bytes and characters -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"The pier\x00is safe."),
        ("a.txt", b"\x00" * 100_000),
        ("a.md", b"\x00\x01\x02" * 10),
        ("a.docx", b"The pier is safe."),
        ("a.pdf", b"The pier is safe."),
        ("a.txt", b"\x1f\x8b\x08\x00"),
        ("a.eml", b"\x00" * 10),
    ],
)
def test_what_is_not_what_it_seems_is_refused(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    assert [*errors(name)] == [name]


def test_an_empty_file_of_no_text_is_said_to_be_empty() -> None:
    Path("a.docx").write_bytes(b"")
    assert errors("a.docx") == {"a.docx": "named .docx, but empty; check where it is from"}


def test_a_pdf_file_by_another_name_is_read() -> None:
    Path("draft.txt").write_bytes(pdf(column(["The pier is safe, Ada Holt said."])))
    assert claimcheck.audit_file("draft.txt").format == "pdf"


def test_encodings_that_are_mixed_are_refused_or_read_as_one() -> None:
    Path("a.txt").write_bytes("“Yes,” she said. ".encode() * 9 + b"\x93No,\x94 he said.")
    assert "line 1" in errors("a.txt")["a.txt"]


HOSTILE = "The \x1b[2Jpier \u202eis\u2066 not\x9b safe\x07, Ada \U000e0041Holt reportedly said."


@pytest.mark.parametrize("form", TO_READ)
def test_nothing_that_controls_a_screen_is_shown(form: Format) -> None:
    Path("a.txt").write_text(f"Sources fear it.\n\n{HOSTILE}\n")
    arguments = ["audit", "a.txt", "--select", "all", "-f", form]
    shown = run(*arguments, *(["--full"] if form is Format.rich else [])).stdout
    assert not set("\x1b\u202e\u2066\x9b\x07\U000e0041") & set(shown)


@pytest.mark.parametrize("form", ["text", "markdown", "rich"])
def test_nor_by_a_comparison(form: str) -> None:
    Path("a.txt").write_text(f"{HOSTILE} It was.\n")
    Path("b.txt").write_text(HOSTILE.replace("reportedly said", "guessed"))
    shown = run("compare", "a.txt", "b.txt", "-f", form).stdout
    assert not set("\x1b\u202e\u2066\x9b\x07\U000e0041") & set(shown)


def test_lone_surrogates_are_audited() -> None:
    text = "The pier\ud800 is safe, Ada Holt said \udfff. \ud83d\n\nSources\udc80 deny it."
    result = claimcheck.audit_text(text)
    assert [s.tag for s in result.statements if s.tag] == ["sourced", "denied"]
    assert all(text[s.start : s.end] == s.text for s in result.statements)


@pytest.mark.parametrize(
    "text",
    [
        "the pier " * 20_000,
        "a" * 200_000,
        "“" * 20_000,
        "\"'" * 20_000,
        "“The pier is safe. " * 5_000,
        "(" * 20_000 + ")" * 20_000,
        "He said that " * 10_000,
        "\n" * 200_000,
        "\r\u2028\x85" * 20_000,
        "<!-- claimcheck: " * 10_000,
        "a\u0301" * 50_000,
        "U.S. " * 20_000,
    ],
)
def test_monotonous_texts_are_audited(text: str) -> None:
    result = claimcheck.audit_text(text)
    assert all(text[s.start : s.end] == s.text for s in result.statements)


@pytest.mark.parametrize(
    ("form", "shape"), [(form, shape) for form, shapes in SHAPES.items() for shape in shapes]
)
def test_monotonous_files_are_audited_or_refused(form: str, shape: str) -> None:
    reading = Reading(format="text" if form == "gzip" else form)
    refused = ""
    try:
        document = from_bytes(SHAPES[form][shape](10_000), "draft", reading)
    except claimcheck.ReadingError as error:
        refused = error.reason
    if refused:
        assert re.fullmatch(".+; .+", refused)  # what is wrong, and what to do
    else:
        result = claimcheck.Auditor().audit(document)
        assert all(document.text[s.start : s.end] == s.text for s in result.statements)


# ---- what is left behind ------------------------------------------------------------


@pytest.mark.parametrize(
    ("jobs", "name", "send"),
    [
        ("1", "SIGINT", os.killpg),  # Ctrl-C: all processes get it
        ("2", "SIGINT", os.killpg),
        ("1", "SIGTERM", os.kill),
        ("2", "SIGTERM", os.kill),
        ("2", "SIGTERM", os.killpg),
        ("2", "SIGHUP", os.killpg),
    ],
)
def test_a_real_interrupt_leaves_no_half_no_temporary_file_and_no_worker(
    jobs: str, name: str, send: Callable[[int, int], None], folder: Path
) -> None:
    Path("drafts").mkdir()
    Path("drafts/a.txt").write_text(DRAFT * 2_000)  # a chunk of its own
    for letter in "bcd":
        Path(f"drafts/{letter}.txt").write_text(
            f"The {letter} pier is safe, Ada Holt said.\n\n" * 10_000
        )
    Path("report.json").write_text("old")
    command = [sys.executable, "-m", "claimcheck", "audit", "drafts", "--no-cache", "--jobs", jobs]
    command += ["-f", "jsonl", "-o", "report.json", "-o", "new.jsonl"]
    before = {path.name for path in folder.iterdir()}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.read(1)  # the first draft is done, the others are not
    assert process.poll() is None
    send(process.pid, getattr(signal, name))
    _, said = process.communicate(timeout=120)
    assert process.returncode == 128 + getattr(signal, name)
    assert said == b"claimcheck: interrupted\n"
    for _ in range(50):  # workers may take a moment to see that they are not needed
        if not _any_of_group(process.pid):
            break
        time.sleep(0.1)
    assert not _any_of_group(process.pid)
    assert {path.name for path in folder.iterdir()} == before
    assert Path("report.json").read_text() == "old"


def _any_of_group(group: int) -> bool:
    """Tell whether a process of a group is alive."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
