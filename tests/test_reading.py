"""From arguments to documents: what is found, how it is decoded, what is refused."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app

DRAFT = "The café is “closed”, Mayor Ada Holt said.\nIt was built in 1911.\n"


def audit(*arguments: str, status: int = 0, stdin: bytes | None = None) -> dict[str, Any]:
    """Return the JSON of ``claimcheck audit``, after a look at its exit status."""
    run = CliRunner().invoke(app, ["audit", *arguments, "--format", "json"], input=stdin)
    assert run.exit_code == status, run.output
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def paths(*arguments: str, status: int = 0) -> list[str]:
    return [document["path"] for document in audit(*arguments, status=status)["documents"]]


def error_of(argument: str) -> str:
    """Return what is said of the one input that cannot be read."""
    result = audit(argument, status=2)
    assert result["documents"] == []
    (error,) = result["errors"]
    assert error["path"] == argument
    assert "\n" not in error["error"]
    return str(error["error"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = "The mill is closed.") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# ---- which files --------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
class TestDiscovery:
    def test_folders_are_read_recursively_and_sorted(self) -> None:
        put("b.txt", "a/z.txt", "a/b/c.TXT", "a.txt", "c/notes.text", "c/image.png", "c/x.tex")
        assert paths(".") == ["a/b/c.TXT", "a/z.txt", "a.txt", "b.txt", "c/notes.text"]

    def test_documents_come_in_the_order_of_the_arguments(self) -> None:
        put("b.txt", "a/z.txt", "c.txt")
        assert paths("c.txt", "a", "b.txt") == ["c.txt", "a/z.txt", "b.txt"]

    def test_no_file_is_read_twice(self) -> None:
        put("a/b.txt")
        Path("link.txt").symlink_to("a/b.txt")
        assert paths("a/b.txt", "a", "./a/../a/b.txt", "a/*.txt", "link.txt") == ["a/b.txt"]

    def test_a_named_file_is_read_whatever_its_ending_and_even_if_hidden(self) -> None:
        put("draft", ".hidden", "draft.md")
        assert paths("draft", ".hidden", "draft.md") == ["draft", ".hidden", "draft.md"]

    def test_hidden_files_and_folders_are_left_out(self) -> None:
        put("a/.b.txt", "a/.c/d.txt", "a/e.txt")
        assert paths("a") == ["a/e.txt"]

    def test_a_link_to_a_folder_above_ends(self) -> None:
        put("a/b.txt")
        Path("a/up").symlink_to("..")
        Path("a/self").symlink_to("self")
        Path("a/self.txt").symlink_to("self.txt")
        assert paths("a") == ["a/b.txt"]

    def test_git_ignored_files_are_left_out(self) -> None:
        put("a/b.txt", "a/old/c.txt", "a/keep.txt", "a/d/e.txt", "a/d/f.txt", "a/private.txt")
        Path(".git/info").mkdir(parents=True)
        Path(".git/info/exclude").write_text("private.txt\n")
        Path(".gitignore").write_text("# old drafts\nold/\n*.txt\n!keep.txt\n")
        Path("a/d/.gitignore").write_text("!e.txt\n")
        assert paths("a") == paths(".") == ["a/d/e.txt", "a/keep.txt"]
        assert paths("a/b.txt") == ["a/b.txt"]

    def test_a_folder_that_git_ignores_is_read_when_named(self) -> None:
        put("old/c.txt")
        Path(".git").mkdir()
        Path(".gitignore").write_text("old/\n")
        assert paths("old") == ["old/c.txt"]

    def test_a_damaged_ignore_file_is_no_obstacle(self) -> None:
        put("a/b.txt", "a/c.txt")
        Path("a/.gitignore").write_bytes(b"!\n\xff[\n\\\n///\nc.txt\n")
        assert paths("a") == ["a/b.txt"]

    def test_patterns_that_the_shell_left_alone(self) -> None:
        put("a1.txt", "a2.txt", "b.txt", "x/a3.txt", "x/y/a4.tex", ".a5.txt")
        assert paths("a?.txt") == ["a1.txt", "a2.txt"]
        assert paths("**/a*") == ["a1.txt", "a2.txt", "x/a3.txt", "x/y/a4.tex"]
        assert paths("[ab]*.txt") == ["a1.txt", "a2.txt", "b.txt"]
        assert paths(".a*") == [".a5.txt"]
        assert paths("x*") == ["x/a3.txt"]

    def test_a_file_whose_name_looks_like_a_pattern(self) -> None:
        put("draft[1].txt", "draft1.txt")
        assert paths("draft[1].txt") == ["draft[1].txt"]

    def test_standard_input(self) -> None:
        put("a.txt")
        result = audit("a.txt", "-", "-", "--stdin-name", "desk.txt", stdin=DRAFT.encode())
        assert [document["path"] for document in result["documents"]] == ["a.txt", "desk.txt"]
        assert result["documents"][1]["sha256"] == hashlib.sha256(DRAFT.encode()).hexdigest()

    def test_a_report_in_the_folder_is_not_audited_as_a_draft(self) -> None:
        put("a/b.txt")
        for _ in range(2):
            run = CliRunner().invoke(app, ["audit", "a", "-o", "a/report.txt", "-f", "jsonl"])
            assert [json.loads(line)["path"] for line in run.stdout.splitlines()] == ["a/b.txt"]


# ---- decoding -----------------------------------------------------------------------


def decoded(tmp_path: Path, data: bytes, **options: Any) -> claimcheck.DocumentAudit:
    path = tmp_path / "draft.txt"
    path.write_bytes(data)
    return claimcheck.audit_file(path, **options)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_encodings_are_found_out(tmp_path: Path, codec: str, name: str) -> None:
    data = DRAFT.encode(codec)
    found = decoded(tmp_path, data)
    assert found.encoding == name
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    # Offsets index the text without its byte-order mark.
    assert [DRAFT[s.start : s.end] for s in found.statements] == [s.text for s in found.statements]
    assert "café" in found.statements[0].text


@pytest.mark.parametrize("codec", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("sample", ["business", "geopolitics"])
def test_drafts_with_quotation_marks_are_read_as_they_were_written(
    tmp_path: Path, sample: str, codec: str
) -> None:
    text = Path(__file__).parents[1].joinpath("samples", f"{sample}.txt").read_text("utf-8")
    found = decoded(tmp_path, text.encode(codec))
    assert found.encoding == codec
    assert [s.text for s in found.statements] == [
        s.text for s in claimcheck.audit_text(text).statements
    ]


def test_utf16_without_a_mark_is_no_binary(tmp_path: Path) -> None:
    found = decoded(tmp_path, ("The mill is closed. " * 20).encode("utf-16-be"))
    assert (found.encoding, found.statements[0].text) == ("utf-16-be", "The mill is closed.")


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    found = decoded(tmp_path, "Čeněk said no.".encode("cp1250"), encoding="windows-1250")
    assert (found.encoding, found.statements[0].text) == ("cp1250", "Čeněk said no.")


def test_an_unknown_encoding(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        decoded(tmp_path, b"", encoding="klingon")
    with pytest.raises(LookupError):
        decoded(tmp_path, b"", encoding="rot13")


def test_the_wrong_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(claimcheck.ReadingError, match="not valid utf-16"):
        decoded(tmp_path, b"\xff\xfe\x00", encoding="utf-16")


def test_utf8_with_a_damaged_byte_is_not_read_as_something_else(tmp_path: Path) -> None:
    data = "One “café”.\n“Déjà vu”, she said.\n“Résumé”.\n".encode()
    cut = data.replace("“R".encode(), "“R".encode()[1:])
    with pytest.raises(claimcheck.ReadingError, match="not valid utf-8 in line 3"):
        decoded(tmp_path, cut)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_the_file(tmp_path: Path, end: str) -> None:
    text = end.join(["Mill to Close", "", "It is old. It is “loud”.", "", "  Nobody knows why."])
    found = decoded(tmp_path, text.encode())
    places = [(s.line, s.column, s.end_line, s.end_column) for s in found.statements]
    assert places == [(1, 1, 1, 14), (3, 1, 3, 11), (3, 12, 3, 25), (5, 3, 5, 20)]
    assert [text[s.start : s.end] for s in found.statements] == [s.text for s in found.statements]


def test_an_empty_file_is_an_audit_without_statements(tmp_path: Path) -> None:
    found = decoded(tmp_path, b"")
    assert (found.statements, found.summary.score) == ((), None)
    assert found.sha256 == hashlib.sha256(b"").hexdigest()


def test_a_file_of_one_word(tmp_path: Path) -> None:
    assert [s.text for s in decoded(tmp_path, b"word").statements] == ["word"]


# ---- what cannot be read ------------------------------------------------------------


@pytest.mark.usefixtures("folder")
class TestRefused:
    @pytest.mark.parametrize(
        "data",
        [
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01",
            bytes(range(256)) * 8,
            b"The mill\x00is closed.",
            b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 64,
        ],
    )
    def test_binary(self, data: bytes) -> None:
        Path("a.txt").write_bytes(data)
        assert "binary" in error_of("a.txt")

    @pytest.mark.parametrize(
        ("data", "what"),
        [(b"%PDF-1.7\n", "damaged PDF"), (b"PK\x03\x04", "archive")],
    )
    def test_other_formats(self, data: bytes, what: str) -> None:
        Path("a.txt").write_bytes(data)
        assert what in error_of("a.txt")

    @pytest.mark.parametrize(
        ("name", "data", "wanted", "said"),
        [
            ("a.rtf", b"{\\rtf1 The mill is closed.}", "text", "an RTF file, not plain text"),
            ("a.pdf", b"%PDF-1.7", "html", "a PDF file, not a web page"),
            (
                "a.txt",
                b"PK\x03\x04 content.xml",
                "docx",
                "an OpenDocument text, not a Word document",
            ),
            ("a.txt", b"The mill is closed.", "docx", "not a Word document"),
            ("a.txt", b"The mill is closed.", "pdf", "not a PDF file"),
        ],
    )
    def test_not_what_the_option_says(self, name: str, data: bytes, wanted: str, said: str) -> None:
        Path(name).write_bytes(data)
        result = audit(name, "--input-format", wanted, status=2)
        (error,) = result["errors"]
        assert error["error"] == f"{said}; leave out --input-format"

    def test_missing(self) -> None:
        assert error_of("nowhere/a.txt") == "no such file; check the path"

    def test_an_empty_name(self) -> None:
        result = audit("", status=2)
        assert [error["path"] for error in result["errors"]] == ["''"]

    def test_a_broken_link(self) -> None:
        Path("a.txt").symlink_to("nowhere")
        Path("b.txt").symlink_to("b.txt")
        assert error_of("a.txt")
        assert "symbolic links" in error_of("b.txt")

    def test_a_pattern_that_matches_nothing(self) -> None:
        assert "no file matches" in error_of("*.txt")

    def test_a_folder_without_text(self) -> None:
        put("a/b.png")
        assert "no draft" in error_of("a")

    def test_a_pipe_is_not_waited_for(self) -> None:
        os.mkfifo("pipe")
        assert "standard input" in error_of("pipe")

    def test_a_device(self) -> None:
        assert "not a regular file" in error_of("/dev/null")

    def test_without_permission(self, monkeypatch: pytest.MonkeyPatch) -> None:
        put("a.txt", "b/c.txt")
        real = Path.open

        def refuse(path: Path, *args: Any, **kwargs: Any) -> IO[Any]:
            if path.name == "a.txt":
                raise PermissionError(13, "Permission denied")
            return real(path, *args, **kwargs)

        # The user who runs the tests may be one to whom no file is closed.
        monkeypatch.setattr(Path, "open", refuse)
        assert "permission denied" in error_of("a.txt")

    def test_a_closed_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        put("a/closed/c.txt", "a/d.txt")
        real = os.scandir

        def refuse(path: Path) -> Any:
            if Path(path).name == "closed":
                raise PermissionError(13, "Permission denied")
            return real(path)

        monkeypatch.setattr(os, "scandir", refuse)
        result = audit("a", status=2)
        assert [document["path"] for document in result["documents"]] == ["a/d.txt"]
        assert [error["path"] for error in result["errors"]] == ["a/closed"]

    def test_the_other_inputs_are_audited(self) -> None:
        put("a.txt", "c.txt")
        Path("b.txt").write_bytes(b"\x00")
        run = CliRunner().invoke(app, ["audit", "a.txt", "b.txt", "nope", "c.txt", "-f", "json"])
        assert run.exit_code == 2
        result = json.loads(run.stdout)
        assert [document["path"] for document in result["documents"]] == ["a.txt", "c.txt"]
        assert [error["path"] for error in result["errors"]] == ["b.txt", "nope"]
        assert result["summary"]["errors"] == 2
        lines = run.stderr.splitlines()
        assert [line.split(": ")[:2] for line in lines] == [
            ["claimcheck", "b.txt"],
            ["claimcheck", "nope"],
        ]

    def test_names_that_are_no_text(self) -> None:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text("The mill is closed.")
        assert paths(".") == ["caf\ufffd.txt"]


def test_audit_file_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(claimcheck.ReadingError) as caught:
        claimcheck.audit_file(tmp_path / "nowhere.txt")
    assert caught.value.path == str(tmp_path / "nowhere.txt")
    assert caught.value.reason == "no such file; check the path"
    assert str(caught.value) == f"{tmp_path / 'nowhere.txt'}: no such file; check the path"
    with pytest.raises(claimcheck.ReadingError, match="a folder"):
        claimcheck.audit_file(tmp_path)


# ---- any bytes ----------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_any_bytes_are_audited_or_refused(data: bytes) -> None:
    from claimcheck.documents.decode import decode

    try:
        text, name = decode(data, "draft.txt")
    except claimcheck.ReadingError:
        return
    assert data.decode(name).removeprefix("\ufeff") == text
