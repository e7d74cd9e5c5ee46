"""The command line: formats, outputs, exit status, and the ways a run can end early."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "claimcheck"]

DRAFT = """Mill to Close, Sources Say

The mill in Port Ansel may close, sources say. It is the largest mill in the country.

She denied that a buyer had been found. The harbour board fears a long winter.

According to the council’s budget, the mill is for sale. It appears to be empty.
"""


def run(*arguments: str, stdin: bytes | None = None, **env: str) -> Any:
    return CliRunner().invoke(app, [*arguments], input=stdin, env=env)


def process(
    *arguments: str, cwd: Path | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    options = {"stdin": subprocess.DEVNULL, "timeout": 120, **options}
    if "input" in options:
        del options["stdin"]
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, check=False, **options
    )


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a draft in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("draft.txt")
    path.write_text(DRAFT, encoding="utf-8")
    return path


def listed() -> list[str]:
    """Return the names in the current folder."""
    return sorted(path.name for path in Path().iterdir())


# ---- version, help, schema ----------------------------------------------------------


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert claimcheck.__version__ == project["version"]
    for arguments in (["--version"], ["audit", "--version"]):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (0, f"claimcheck {claimcheck.__version__}\n")


def test_the_public_names_are_there() -> None:
    assert set(dir(claimcheck)) == set(claimcheck.__all__)
    assert all(getattr(claimcheck, name) is not None for name in claimcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'rewrite'"):
        claimcheck.rewrite  # noqa: B018


@pytest.mark.parametrize("width", ["80", "200"])
def test_help_teaches(width: str) -> None:
    text = run("audit", "--help", COLUMNS=width, TERMINAL_WIDTH=width).output
    for option in (
        "--format", "--output", "--full", "--stdin-name", "--encoding", "--color", "--quiet",
        "--verbose",
    ):  # fmt: skip
        assert option in text
    # The examples keep their lines and columns.
    lines = [line.strip() for line in text.splitlines()]
    examples = [line for line in lines if re.match(r"(pbpaste \| )?claimcheck audit", line)]
    assert len(examples) >= 5
    assert all(re.search(r"\S {2,}\S", example) for example in examples)
    assert "no arguments" not in text


@pytest.mark.parametrize("command", [[], ["audit"], ["compare"], ["rules"], ["init"], ["schema"]])
def test_help_names_what_options_take_and_no_types_of_python(command: list[str]) -> None:
    text = run(*command, "--help", COLUMNS="80", TERMINAL_WIDTH="80").output
    assert "--help" in text
    assert not re.search(r"<(bool|str|path|int|list)|<=x<=", text)


def test_no_command_shows_the_help() -> None:
    result = run()
    assert result.exit_code == 2
    assert "claimcheck audit draft.txt" in result.output


def test_completion_is_offered() -> None:
    assert "--install-completion" in run("--help").output


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["explain", "CC20"], {f"CC20{n}" for n in range(1, 10)}),
        (["explain", "cc10"], {f"cc10{n}" for n in range(1, 9)}),
        (["explain", "vague-s"], {"vague-source"}),
        (["explain", "all"], {"alleged-by-whom"}),
        (["audit", "--select", "vague"], {"vague-source"}),
        (["audit", "a.txt", "--ignore", "all"], {"all", "alleged-by-whom"}),
        (["audit", "--extend-select", "CC201,unna"], {"CC201,unnamed"}),
        (["audit", "--select", "all,all"], {"all,alleged-by-whom"}),
        (["audit", "--select", "nothing"], set()),
    ],
)
def test_rules_are_completed(words: list[str], offered: set[str]) -> None:
    completed = process(
        env={
            **os.environ,
            "_CLAIMCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(["claimcheck", *words]),
            "COMP_CWORD": str(len(words)),
        }
    )
    assert completed.returncode == 0
    assert set(completed.stdout.decode().split()) == offered
    assert completed.stderr == b""


# ---- formats ------------------------------------------------------------------------


@pytest.mark.usefixtures("draft")
class TestFormats:
    def test_text_is_a_line_a_statement_and_a_summary(self) -> None:
        output = run("audit", "draft.txt", "--format", "text", "--ignore", "all").stdout
        *lines, summary = output.splitlines()
        assert [line.split(" ", 1)[0] for line in lines] == [
            "draft.txt:3:1:",
            "draft.txt:3:48:",
            "draft.txt:5:1:",
            "draft.txt:5:41:",
            "draft.txt:7:58:",
        ]
        line = re.compile(r"draft\.txt:\d+:\d+: (sourced|denied|speculative|asserted) info \S.+")
        assert all(line.fullmatch(found) for found in lines)
        assert "speculative info rests on “" in lines[0]
        assert "denied info a denial (“denied" in lines[2]
        assert "(“fears”)" in lines[3]
        assert "the writer's own speculation" in lines[4]
        assert re.fullmatch(
            r"1 document, 6 statements: 1 sourced, 1 denied, 2 speculative, 2 asserted; "
            r"attribution score \d+ of 100 \([A-F]\)",
            summary,
        )

    def test_a_finding_is_a_line_in_place_of_its_statements_note(self) -> None:
        output = run("audit", "draft.txt", "-f", "text", "--select", "CC201").stdout
        first, second, *_, summary = output.splitlines()
        assert first == (
            "draft.txt:3:35: CC201 warning “sources” tell readers nothing about who they are, "
            "so that nobody can weigh the claim"
        )
        assert second.startswith("draft.txt:3:48: asserted info ")
        assert summary.endswith("; findings: 1 warning")

    def test_text_is_the_default_where_no_terminal_is(self) -> None:
        assert run("audit", "draft.txt").stdout == run("audit", "draft.txt", "-f", "text").stdout

    def test_nothing_is_cut_to_a_width(self) -> None:
        long = "draft-" * 30 + ".txt"
        Path(long).write_text(DRAFT, encoding="utf-8")
        lines = run("audit", long, "--ignore", "all", COLUMNS="40").stdout.splitlines()
        assert len(lines) == 6
        assert all(line.startswith(f"{long}:") for line in lines[:-1])

    def test_an_article_cannot_write_control_characters(self) -> None:
        name = "bad\n\x1b[2J.txt"
        Path(name).write_text("Sources say \x1b[2J it is so.", encoding="utf-8")
        for form in ("text", "rich"):
            assert "\x1b" not in run("audit", name, "missing\x1b[2J", "-f", form).output
        assert len(run("audit", name, "--select", "CC201").stdout.splitlines()) == 2

    def test_rich_is_for_people(self) -> None:
        output = run("audit", "draft.txt", "--format", "rich").stdout
        assert "draft.txt" in output
        assert "Sources" in output
        assert "\x1b" not in output

    def test_full_shows_the_whole_text(self) -> None:
        words = "She denied that a buyer had been found"
        flat = " ".join(run("audit", "draft.txt", "-f", "rich", "--full").stdout.split())
        assert words in flat.replace("«", "").replace("»", "")
        assert "Mill to Close, Sources Say" in flat

    @pytest.mark.parametrize(
        ("options", "env", "coloured"),
        [
            (["--color", "always"], {}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "always"], {"TERM": "dumb"}, True),
            ([], {}, False),
        ],
    )
    def test_colour(self, options: list[str], env: dict[str, str], coloured: bool) -> None:
        settings = {"TERM": "xterm-256color", **env}
        output = run("audit", "draft.txt", "-f", "rich", *options, **settings).stdout
        assert ("\x1b[" in output) == coloured

    @pytest.mark.parametrize("form", ["json", "jsonl", "text"])
    def test_formats_for_programs_are_never_coloured(self, form: str) -> None:
        env = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "20"}
        coloured = run("audit", "draft.txt", "-f", form, "--color", "always", **env).stdout_bytes
        assert coloured == run("audit", "draft.txt", "-f", form).stdout_bytes

    def test_a_terminal_gets_the_report(self) -> None:
        output = on_terminal("audit", "draft.txt")
        assert b"info rests on" not in output
        assert b"draft.txt" in output
        assert b"\x1b[" in output

    def test_quiet_prints_what_was_asked_for_and_errors(self) -> None:
        result = run("audit", "draft.txt", "missing.txt", "--quiet")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "claimcheck: missing.txt: no such file; check the path\n"
        assert json.loads(run("audit", "draft.txt", "-q", "-f", "json").stdout)["documents"]

    def test_verbose_tells_what_holds_for_each_draft(self) -> None:
        Path("claimcheck.toml").touch()
        result = run("audit", "draft.txt", "--verbose", "--no-cache")
        assert result.stderr.splitlines() == [
            "claimcheck: cache: none",
            f"claimcheck: draft.txt: configuration: {Path('claimcheck.toml').resolve()}",
            "claimcheck: processes: 1",
            "claimcheck: draft.txt: read as text, utf-8",
        ]
        assert result.stdout == run("audit", "draft.txt").stdout
        isolated = run("audit", "draft.txt", "-v", "--isolated").stderr
        assert "draft.txt: configuration: none" in isolated
        assert os.environ["CLAIMCHECK_CACHE_DIR"] in isolated

    def test_no_document_and_no_statement(self) -> None:
        Path("empty.txt").touch()
        said = "empty.txt:1:1: unscored info No score: there are no statements.\n"
        assert run("audit", "empty.txt").stdout == f"{said}1 document, no statements\n"
        assert run("audit", "nope").stdout == "0 documents, no statements; 1 input not read\n"


def on_terminal(*arguments: str) -> bytes:
    """Return what a command prints on a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        env.pop(name, None)
    with subprocess.Popen([*COMMAND, *arguments], stdout=theirs, stderr=theirs, env=env) as child:
        os.close(theirs)
        output = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            output += part
        assert child.wait(60) == 0
    os.close(ours)
    return output


def test_the_table_of_rules_loses_no_words_on_a_narrow_terminal() -> None:
    shown = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", on_terminal("rules").decode()).split())
    for line in run("rules").stdout.splitlines():
        assert re.split(r"  +", line)[4] in shown


def test_progress_is_shown_on_a_terminal_only(draft: Path) -> None:
    for number in range(12):
        Path(f"{number}.txt").write_text(draft.read_text(encoding="utf-8"), encoding="utf-8")
    assert b"Auditing" in on_terminal("audit", ".", "-f", "jsonl")
    assert b"Auditing" not in on_terminal("audit", ".", "-f", "jsonl", "--quiet")
    assert b"Auditing" not in on_terminal("audit", "draft.txt")
    assert run("audit", ".").stderr == ""


# ---- files --------------------------------------------------------------------------


@pytest.mark.usefixtures("draft")
class TestOutput:
    def test_a_name_as_long_as_may_be(self) -> None:
        name = "a" * 250 + ".json"
        assert run("audit", "draft.txt", "-o", name).exit_code == 0
        assert listed() == [name, "draft.txt"]
        result = run("audit", "draft.txt", "-q", "-o", "a" * 300 + ".json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith("a.json: cannot be written: file name too long\n")

    def test_one_run_writes_several_reports(self) -> None:
        outputs = ["a.json", "b.jsonl", "c.txt", "D.JSON"]
        options = [option for output in outputs for option in ("-o", output)]
        result = run("audit", "draft.txt", *options)
        assert result.exit_code == 0
        for output, form in zip(outputs, ("json", "jsonl", "text", "json"), strict=True):
            expected = run("audit", "draft.txt", "-f", form).stdout_bytes
            assert Path(output).read_bytes() == expected
        assert result.stdout_bytes == Path("c.txt").read_bytes()
        assert listed() == sorted([*outputs, "draft.txt"])

    def test_the_format_is_taken_where_the_ending_says_nothing(self) -> None:
        assert run("audit", "draft.txt", "-f", "json", "-o", "audit.out", "-q").exit_code == 0
        assert json.loads(Path("audit.out").read_bytes())["documents"]

    def test_of_two_names_of_one_file_the_later_counts(self) -> None:
        Path("audit.txt").symlink_to("audit.json")
        result = run("audit", "draft.txt", "-q", "-o", "audit.txt", "-o", "audit.json")
        assert (result.exit_code, result.stderr) == (0, "")
        assert json.loads(Path("audit.json").read_bytes())["documents"]
        assert listed() == ["audit.json", "audit.txt", "draft.txt"]

    @pytest.mark.parametrize(
        "output", ["audit.xyz", "audit", "nowhere/audit.json", ".", "draft.txt", "./x/../draft.txt"]
    )
    def test_refused_before_any_work(self, output: str) -> None:
        Path("x").mkdir()
        before = Path("draft.txt").read_bytes()
        result = run("audit", "draft.txt", "-o", "good.json", "-o", output)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--output" in result.stderr
        assert not Path("good.json").exists()
        assert Path("draft.txt").read_bytes() == before

    def test_a_report_that_cannot_be_written_leaves_the_old_ones(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("a.json").write_text("old")
        real = Path.open

        def full(path: Path, *mode: Any, **options: Any) -> Any:
            # All that is written to a full disk fails.
            return real(Path("/dev/full") if "b.json" in path.name else path, *mode, **options)

        monkeypatch.setattr(Path, "open", full)
        result = run("audit", "draft.txt", "-o", "a.json", "-o", "b.json", "-q")
        assert result.exit_code == 2
        assert result.stderr == "claimcheck: b.json: cannot be written: no space left on device\n"
        assert Path("a.json").read_text() == "old"
        assert listed() == ["a.json", "draft.txt"]

    def test_a_replaced_report_keeps_its_permissions_and_its_link(self) -> None:
        Path("real.json").write_text("old")
        Path("real.json").chmod(0o640)
        Path("link.json").symlink_to("real.json")
        assert run("audit", "draft.txt", "-o", "link.json", "-q").exit_code == 0
        assert Path("link.json").is_symlink()
        assert json.loads(Path("real.json").read_bytes())
        assert Path("real.json").stat().st_mode & 0o777 == 0o640


# ---- usage errors -------------------------------------------------------------------


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("audit", "PATHS: nothing to audit; name files or folders, or pipe a draft to"),
        ("audit draft.txt --format pdf", "--format: 'pdf' is not one of 'rich', 'text', 'json',"),
        ("audit draft.txt -f", "option '-f' requires an argument; see claimcheck audit"),
        ("audit draft.txt -o x.pdf", "--output: 'x.pdf': the ending must say the format (.txt, "),
        ("audit draft.txt -o", "option '-o' requires an argument; see claimcheck audit"),
        ("audit draft.txt --full=1", "option '--full' does not take a value; see claimcheck"),
        ("audit draft.txt --encoding klingon", "--encoding: 'klingon' is no text encoding; try"),
        ("audit draft.txt --encoding rot13", "--encoding: 'rot13' is no text encoding; try utf-8"),
        ("audit draft.txt --color mauve", "--color: 'mauve' is not one of 'auto', 'always', "),
        ("audit - --stdin-name=", "--stdin-name: names nothing; leave it out, or give a name"),
        ("audit draft.txt --config gone.toml", "gone.toml: no such file; check the path"),
        ("audit draft.txt --config .", ".: cannot be read: is a directory"),
        ("audit draft.txt --isolated --config x", "--isolated: not together with --config"),
        ("audit draft.txt --select nope", "--select: 'nope' is no rule and no family; claimcheck"),
        ("audit draft.txt --select CC2O1", "--select: 'CC2O1' is no rule and no family; did you"),
        ("audit draft.txt --extend-select ,", "--extend-select: names no rule"),
        ("audit draft.txt --ignore=", "--ignore: names no rule"),
        ("audit draft.txt --fail-on grave", "--fail-on: 'grave' is not one of 'error', 'warning'"),
        ("audit draft.txt --fail-under 101", "--fail-under: '101' is no score; give a whole"),
        ("audit draft.txt --fail-under 5.5", "--fail-under: '5.5' is no score; give a whole"),
        ("audit draft.txt --fail-under -1", "--fail-under: '-1' is no score; give a whole number"),
        ("audit draft.txt --fail-under ²", "--fail-under: '²' is no score; give a whole number"),
        ("audit draft.txt --baseline gone.json", "gone.json: no such file; check the path"),
        ("audit draft.txt --baseline draft.txt", "draft.txt: no baseline of this version of"),
        ("audit draft.txt --write-baseline x/y", "--write-baseline: 'x/y': there is no folder 'x'"),
        ("audit draft.txt -o .", "--output: '.' is a folder; name a file"),
        (
            "audit draft.txt -o -",
            "--output: '-' is no file; --format says what standard output gets",
        ),
        ("audit draft.txt -o - -f json", "--output: '-' is no file; --format says what"),
        ("compare draft.txt draft.txt -o -", "--output: '-' is no file; --format says what"),
        ("audit draft.txt --write-baseline -", "--write-baseline: '-' is no file; --format says"),
        ("audit draft.txt --write-baseline .", "--write-baseline: '.' is a folder; name a file"),
        ("audit draft.txt --since HEAD", "--since: draft.txt: not a git repository"),
        ("audit draft.txt --since", "option '--since' requires an argument; see claimcheck audit"),
        ("audit draft.txt --fial-on note", "no such option: --fial-on; did you mean --fail-on"),
        ("audit draft.txt --fix", "no such option: --fix; "),
        ("audti draft.txt", "no such command 'audti'; did you mean 'audit'?"),
        ("nope", "no such command 'nope'; see claimcheck --help"),
        ("draft.txt", "no such command 'draft.txt'; did you mean 'audit draft.txt'?"),
        ("--nope", "no such option: --nope; see claimcheck --help"),
        ("rules --format csv", "--format: 'csv' is not one of 'table', 'json'"),
        ("rules CC201", "got unexpected extra argument(s) (CC201); see claimcheck rules --help"),
        ("explain", "missing argument 'CODE'; see claimcheck explain --help"),
        ("explain CC2", "explain: 'CC2' means CC201, CC202, "),
        ("explain CC999", "explain: 'CC999' is no rule; claimcheck rules lists them"),
        ("explain nope", "explain: 'nope' is no rule; claimcheck rules lists them"),
        ("init nope", "PARTS: 'nope' is not one of 'config', 'pre-commit', 'github'"),
        ("schema --full", "no such option: --full; see claimcheck schema --help"),
        ("compare draft.txt", "missing argument 'NEW'; see claimcheck compare --help"),
        ("compare draft.txt gone.txt", "gone.txt: no such file; check the path"),
        ("compare draft.txt .", ".: a folder, not a file; name a file"),
        ("compare draft.txt draft.txt -f csv", "--format: 'csv' is not one of 'rich', 'text', "),
        ("compare draft.txt draft.txt -o x.csv", "--output: 'x.csv': the ending must say the "),
    ],
)
def test_usage_errors_are_one_line_and_status_2(arguments: str, said: str) -> None:
    result = run(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"claimcheck: {said}")
    assert result.stderr.count("\n") == 1
    assert "Value error" not in result.stderr


def test_a_web_address_is_no_missing_file() -> None:
    result = run("audit", "https://example.org/a?b")
    assert result.exit_code == 2
    said = "https://example.org/a?b: a web address, and nothing is fetched; save the page and"
    assert result.stderr.startswith(f"claimcheck: {said}")


def test_a_usage_error_of_a_process_is_one_line_as_well() -> None:
    result = process("audit", "--format", "pdf")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"claimcheck: --format: 'pdf' is not one of")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("draft")
def test_a_draft_whose_name_begins_like_an_option() -> None:
    Path("-draft.txt").write_text(DRAFT, encoding="utf-8")
    said = "claimcheck: no such option: -d; did you mean ./-draft.txt?\n"
    assert run("audit", "draft.txt", "-draft.txt").stderr == said
    for named in (["./-draft.txt"], ["--", "-draft.txt"]):
        assert run("audit", *named).stdout.startswith("-draft.txt:3:")


def test_a_draft_piped_in_needs_no_argument() -> None:
    result = process("audit", input=DRAFT.encode())
    assert result.returncode == 0
    assert result.stdout.startswith(b"<stdin>:3:")


# ---- how a run can end --------------------------------------------------------------


@pytest.mark.usefixtures("draft")
class TestEnds:
    def test_a_closed_pipe_is_silent(self) -> None:
        Path("long.txt").write_text(DRAFT * 200, encoding="utf-8")
        with subprocess.Popen(
            [*COMMAND, "audit", "long.txt", "draft.txt", "-f", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            assert child.stdout.readline() == b"{\n"
            child.stdout.close()
            assert child.stderr.read() == b""
            assert child.wait(60) == 0

    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            ("--help", 0),
            ("audit --help", 0),
            ("--version", 0),
            ("", 2),
            ("rules", 0),
            ("explain CC201", 0),
            ("schema", 0),
            ("audit draft.txt", 0),
            ("audit draft.txt -f rich", 0),
            ("audit draft.txt --fail-under 100", 1),
            ("compare draft.txt draft.txt", 0),
        ],
    )
    def test_who_does_not_read_on_changes_no_status(self, arguments: str, status: int) -> None:
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as nobody:
            result = subprocess.run(
                [*COMMAND, *arguments.split()], stdout=nobody, stderr=subprocess.PIPE
            )
        gate = b"claimcheck: gate failed: draft.txt: score "
        assert result.returncode == status
        assert result.stderr.startswith(gate) if status == 1 else result.stderr == b""

    @pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
    def test_a_report_can_go_to_a_pipe_that_has_a_name(self) -> None:
        result = process("audit", "draft.txt", "-q", "-o", "/dev/stderr", "-f", "jsonl")
        assert result.returncode == 0
        printed, written = result.stdout, result.stderr
        assert written == printed != b""
        closed = f"{sys.executable} -m claimcheck audit draft.txt -q -o /dev/stdout -f jsonl | :; "
        script = f"{closed} echo ${{PIPESTATUS[0]}}"
        result = subprocess.run(["bash", "-c", script], capture_output=True, check=True)
        assert (result.stdout, result.stderr) == (b"0\n", b"")

    def test_a_closed_pipe_hides_no_failure(self) -> None:
        script = f"{sys.executable} -m claimcheck audit draft.txt nope -f json | :; "
        script += "echo ${PIPESTATUS[0]}"
        result = subprocess.run(
            ["bash", "-c", script], capture_output=True, check=True, stdin=subprocess.DEVNULL
        )
        assert result.stdout == b"2\n"
        assert result.stderr == b"claimcheck: nope: no such file; check the path\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    @pytest.mark.parametrize(
        "arguments", ["audit draft.txt", "audit draft.txt -f rich", "--help", "--version", "rules"]
    )
    def test_a_full_disk(self, arguments: str, unbuffered: str) -> None:
        command = [*COMMAND, *arguments.split()]
        env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=env)
        assert result.returncode == 2
        said = result.stderr.decode().splitlines()
        assert said == ["claimcheck: standard output: cannot be written: no space left on device"]

    @pytest.mark.parametrize("arguments", ["audit draft.txt", "--version", "explain CC201"])
    def test_a_closed_standard_output(self, arguments: str) -> None:
        command = f"{sys.executable} -m claimcheck {arguments} >&-"
        result = subprocess.run(
            ["bash", "-c", command], capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
        assert result.returncode == 2
        assert result.stderr == (
            b"claimcheck: standard output is closed, so that nothing can be printed\n"
        )

    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
    @pytest.mark.parametrize(
        "at", ["auditor.Auditor.audit", "cli.usage.Command.parse_args", "cli.typer.main.get_group"]
    )
    def test_an_interrupt_leaves_nothing_half_written(self, at: str, name: str) -> None:
        Path("audit.json").write_text("old")
        code = (
            "import os, signal, sys\n"
            "import claimcheck.auditor\n"
            "from claimcheck.cli import main\n"
            f"claimcheck.{at} = lambda *_: os.kill(os.getpid(), signal.{name})\n"
            "main()\n"
        )
        arguments = ["audit", "draft.txt", "--no-cache", "-f", "json", "-o", "audit.json"]
        result = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, check=False
        )
        assert result.returncode == 128 + getattr(signal, name)
        assert (result.stdout, result.stderr) == (b"", b"claimcheck: interrupted\n")
        assert Path("audit.json").read_text() == "old"
        assert listed() == ["audit.json", "draft.txt"]

    def test_an_error_of_ours_costs_one_document(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from claimcheck.auditor import Auditor

        Path("other.txt").write_text("The mill is closed.")
        real = Auditor.audit

        def stumble(self: Auditor, document: Any) -> claimcheck.DocumentAudit:
            if document.path == "other.txt":
                raise ValueError("two\nlines")
            return real(self, document)

        monkeypatch.setattr(Auditor, "audit", stumble)
        result = run("audit", "other.txt", "draft.txt", "-f", "json")
        audit = json.loads(result.stdout)
        assert result.exit_code == 2
        assert [document["path"] for document in audit["documents"]] == ["draft.txt"]
        assert result.stderr == (
            "claimcheck: other.txt: internal error (ValueError: two lines); please report it\n"
        )

    def test_an_error_of_ours_in_a_report_is_one_line(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stumble(*_: object) -> bytes:
            raise ValueError("no")

        monkeypatch.setattr("claimcheck.reports.csv.to_csv", stumble)
        result = run("audit", "draft.txt", "-f", "csv")
        assert result.exit_code == 2
        assert result.stderr == ("claimcheck: internal error (ValueError: no); please report it\n")
