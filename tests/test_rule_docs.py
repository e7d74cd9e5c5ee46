"""The pages of ``docs/rules`` say what the rules' docstrings say, and every rule was measured."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from claimcheck.rules.registry import rules
from claimcheck.rules.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "rule_docs.py"))
FOLDER = ROOT / "docs" / "rules"
WANTED = 0.9
FEW = 5


def test_the_pages_are_those_that_the_script_writes() -> None:
    pages = SCRIPT["pages"]()
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in pages.keys() | on_disk if pages.get(name) != on_disk.get(name))
    assert not stale, "run scripts/rule_docs.py"


def test_a_page_has_everything_that_the_docstring_has() -> None:
    text = (FOLDER / "CC201.md").read_text(encoding="utf-8")
    assert text.startswith("# CC201: vague-source\n")
    for part in ("- Severity: warning", "- On by default: yes", "## Standard", "## Limits", "> "):
        assert part in text
    assert "[CC201](CC201.md)" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_was_read_and_is_on_by_default_only_if_right_nine_times_in_ten(rule: Rule) -> None:
    reading = SCRIPT["readings"]().get(rule.code)
    assert reading is not None, "no line in docs/rules/precision.d"
    assert reading.read >= min(reading.findings, 30)
    assert rule.preview or reading.true >= WANTED * reading.read
    assert reading.read >= FEW or reading.remark, "say on what else it was tried"


def test_a_line_whose_counts_do_not_add_up_is_an_error(tmp_path: Path) -> None:
    lines = tmp_path / "precision.d"
    lines.mkdir()
    (lines / "CC201.txt").write_text("CC201\t9\t9\t9\t8\t0\t1\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match="do not add up"):
        SCRIPT["readings"](tmp_path)
    (lines / "CC201.txt").write_text("CC201 9 9\n", encoding="utf-8")
    with pytest.raises(ValueError, match="too few values"):
        SCRIPT["readings"](tmp_path)
