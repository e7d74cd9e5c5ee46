"""Nobody waits for what his command does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app, convert

SAMPLE = Path(__file__).parent.parent / "samples" / "court.txt"

# What each command does without, and whether it reads word lists.
STAGES = {"claimcheck.auditor", "claimcheck.language.segment", "nltk", "regex"}
OTHERS = {"pydantic", "jinja2", "charset_normalizer", "pathspec", "justhtml"}
OTHERS |= {"multiprocessing", "concurrent.futures", "lxml", "mdit_py_plugins", "pypdfium2", "gzip"}
RICH = {"rich", "typer.rich_utils"}
NOTHING = STAGES | OTHERS | {"msgspec", "claimcheck.rules"}
REPORT = OTHERS | RICH | {"nltk", "claimcheck.compare", "importlib.resources", "markdown_it"}


WATCHED = """
import sys
read = []
def hook(event, args):
    if event == "open" and "claimcheck/data/" in str(args[0]).replace("\\\\", "/"):
        read.append(args[0])
sys.addaudithook(hook)
"""
"""The beginning of a program that takes down which word lists are read."""


@pytest.mark.parametrize(
    ("arguments", "status", "without", "reads"),
    [
        (["--version"], 0, NOTHING | RICH, False),
        (["--help"], 0, NOTHING, False),
        (["audit", "--help"], 0, NOTHING, False),
        (["audit", "--farmat", "json"], 2, NOTHING - {"msgspec"}, False),
        (["odit"], 2, NOTHING - {"msgspec"}, False),
        (["rules"], 0, STAGES | OTHERS | RICH, False),
        (["rules", "-f", "json"], 0, STAGES | OTHERS | RICH, False),
        (["explain", "CC201"], 0, STAGES | OTHERS | RICH, False),
        (["init"], 0, STAGES | OTHERS | RICH, False),
        (["schema"], 0, STAGES | OTHERS | RICH, False),
        (["audit", str(SAMPLE), "-f", "json"], 0, REPORT, True),
        (["audit", str(SAMPLE), "-f", "text", "-o", "audit.json"], 0, REPORT, True),
        (["audit", str(SAMPLE), "-f", "rich"], 0, OTHERS | {"nltk"}, True),
    ],
)
def test_a_command_loads_what_it_needs(
    arguments: list[str], status: int, without: set[str], reads: bool, tmp_path: Path
) -> None:
    code = f"""{WATCHED}from claimcheck.cli import app
try:
    app({arguments!r})
except SystemExit as end:
    print({without!r} & set(sys.modules) or None, end.code, bool(read), file=sys.stderr)
"""
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert result.stderr.splitlines()[-1] == f"None {status} {reads}"


def test_a_cached_audit_loads_neither_stages_nor_rules() -> None:
    code = """
import sys
from claimcheck.cli import app
try:
    app(sys.argv[1:])
except SystemExit:
    loaded = ("claimcheck.auditor", "claimcheck.rules.registry", "claimcheck.documents.read")
    print([name for name in loaded if name in sys.modules], file=sys.stderr)
"""
    command = [sys.executable, "-c", code, "audit", str(SAMPLE), "-f", "json"]
    first, again = (subprocess.run(command, capture_output=True, check=True) for _ in range(2))
    assert again.stdout == first.stdout
    assert first.stderr != again.stderr == b"[]\n"


def test_completing_a_rule_loads_rules_only() -> None:
    code = f"""{WATCHED}from claimcheck.cli import main
try:
    main()
except SystemExit:
    print({STAGES | OTHERS | RICH!r} & set(sys.modules) or None, bool(read), file=sys.stderr)
"""
    asked = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    asked["COMP_WORDS"] = "claimcheck explain CC2"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, **asked}, text=True
    )
    assert "CC201" in result.stdout.split()
    assert result.stderr == "None False\n"


def test_importing_the_package_loads_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import claimcheck\n"
        "new = set(sys.modules) - before\n"
        "print([name for name in new if name.startswith(('claimcheck', 'msgspec', 'typer'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.decode().strip() == "['claimcheck']"


@pytest.mark.parametrize(
    "arguments",
    [
        "audit {sample} -f json -o a.json -o a.csv --select CC2,CC1 --select CC3",
        "audit {sample} --fail-under 101",
        "audit {sample} --fail-under many",
        "audit {sample} --fail-under 90",
        "audit {sample} --color often",
        "audit {sample} -f prose",
        "audit {sample} -f",
        "audit {sample} --encoding latin-1 --stdin-name x --quiet",
        "audit missing.txt --config missing.toml",
        "audit --help",
        "audit",
        "rules --format json",
        "rules --format tree",
        "compare {sample} {sample} -f json -o c.md -o c.json",
        "compare {sample}",
        "explain",
    ],
)
def test_arguments_are_converted_as_typer_would(
    arguments: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    def outcome() -> tuple[object, ...]:
        words = [word.format(sample=SAMPLE) for word in arguments.split()]
        result = CliRunner().invoke(app, words)
        files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        return result.exit_code, result.stdout, result.stderr, files

    here = outcome()
    monkeypatch.setattr(convert, "_converted", lambda wanted, value: None)
    assert outcome() == here
