"""The gate, and every exit status: whatever is printed or written, and among broken files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli import app

VAGUE = "The mill in Port Ansel will close by spring, sources say.\n"
GOOD = "The mill will close, Mayor Ada Holt said. “It is a pity,” she said.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vague.txt").write_text(VAGUE, encoding="utf-8")
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("empty.txt").touch()
    Path("broken.txt").write_bytes(b"\x00\x01\x02binary")
    Path("strict").mkdir()
    Path("strict/vague.txt").write_text(VAGUE, encoding="utf-8")
    Path("strict/claimcheck.toml").write_text("gate.fail-on = 'warning'")
    Path("wrong").mkdir()
    Path("wrong/good.txt").write_text(GOOD, encoding="utf-8")
    Path("wrong/claimcheck.toml").write_text("gate.fail-no = 'warning'")


def run(arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments.split()])


WITH = [
    "",
    "-f json",
    "-f rich",
    "-q",
    "-o out.json",
    "-o out.txt -q",
    "-f jsonl -o a.json -o b.txt",
]
TABLE = [
    # Without a gate nothing fails.
    (0, "good.txt"),
    (0, "vague.txt"),
    (0, "empty.txt"),
    (0, "vague.txt --fail-on never"),
    # By severity.
    (1, "vague.txt --fail-on note"),
    (1, "vague.txt --fail-on warning"),
    (0, "vague.txt --fail-on error"),
    (0, "good.txt --fail-on note"),
    (1, "good.txt vague.txt empty.txt --fail-on warning"),
    (0, "vague.txt --fail-on warning --ignore CC201"),
    # By score.
    (1, "vague.txt --fail-under 90"),
    (0, "vague.txt --fail-under 0"),
    (0, "good.txt --fail-under 90"),
    (0, "empty.txt --fail-under 100"),
    (1, "good.txt vague.txt --fail-under 90"),
    (1, "vague.txt --fail-on never --fail-under 90"),
    # By configuration.
    (1, "strict"),
    (1, "strict vague.txt"),
    (0, "strict --fail-on error"),
    (0, "strict --isolated"),
    # Without consequences.
    (0, "vague.txt --fail-on note --fail-under 100 --exit-zero"),
    (0, "strict --exit-zero"),
    # What cannot be read goes over the gate, and what cannot be used over everything.
    (2, "broken.txt"),
    (2, "good.txt broken.txt"),
    (2, "gone.txt vague.txt --fail-on note"),
    (2, "broken.txt --exit-zero"),
    (2, "broken.txt vague.txt --fail-on note --exit-zero"),
    (2, "good.txt --fail-on grave"),
    (2, "good.txt --fail-under 101"),
    (2, "good.txt --select CC2O1"),
    (2, "good.txt wrong --exit-zero"),
    (2, "good.txt --config gone.toml"),
]  # fmt: skip


@pytest.mark.parametrize("written", WITH)
@pytest.mark.parametrize(("status", "arguments"), TABLE)
def test_exit_status(status: int, arguments: str, written: str) -> None:
    assert run(f"{arguments} {written}").exit_code == status


@pytest.mark.parametrize("written", ["", "-o out.json"])
def test_broken_inputs_among_good_ones_are_reported_and_the_others_audited(written: str) -> None:
    result = run(f"gone.txt vague.txt broken.txt good.txt -f json --fail-on note {written}")
    audit = json.loads(result.stdout)
    assert [document["path"] for document in audit["documents"]] == ["vague.txt", "good.txt"]
    assert [error["path"] for error in audit["errors"]] == ["gone.txt", "broken.txt"]
    if written:
        assert json.loads(Path("out.json").read_bytes()) == audit
    assert "claimcheck: gone.txt: no such file" in result.stderr
    assert "claimcheck: gate failed: vague.txt: 1 finding of severity note" in result.stderr


def test_a_report_that_cannot_be_written_is_an_error_whatever_the_gate_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Path.open

    def full(path: Path, *mode: Any, **options: Any) -> Any:
        # All that is written to a full disk fails.
        return real(Path("/dev/full") if "out.json" in path.name else path, *mode, **options)

    monkeypatch.setattr(Path, "open", full)
    assert run("good.txt -o out.json").exit_code == 2
    assert run("vague.txt -o out.json --fail-on note").exit_code == 2


def test_the_gate_says_why_it_fails() -> None:
    for name in "abcd":
        Path(f"{name}.txt").write_text(VAGUE * 2, encoding="utf-8")
    one = run("vague.txt --fail-under 90 --fail-on error")
    assert one.stderr.startswith("claimcheck: gate failed: vague.txt: score ")
    assert one.stderr.endswith(" is under 90\n")
    many = run("a.txt b.txt c.txt d.txt good.txt --fail-on warning -q")
    assert many.stderr == (
        "claimcheck: gate failed: a.txt: 2 findings of severity warning or worse; "
        "b.txt: 2 findings of severity warning or worse; "
        "c.txt: 2 findings of severity warning or worse; and 1 more document\n"
    )
    assert run("vague.txt --fail-on note --exit-zero").stderr == ""
