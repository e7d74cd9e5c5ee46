"""``claimcheck rules``, ``explain`` and ``init``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from claimcheck.cli import app
from claimcheck.cli.init import FILES, Part
from claimcheck.config.layers import File
from claimcheck.config.settings import Gate, Lexicon, Thresholds
from claimcheck.rules.documentation import documentation
from claimcheck.rules.registry import modules, rules


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


ROOT = Path(__file__).resolve().parent.parent


# ---- rules and explain --------------------------------------------------------------


def test_rules_lists_all_of_them_a_line_each() -> None:
    result = run("rules")
    assert result.exit_code == 0
    listed = [line.split()[:4] for line in result.stdout.splitlines()]
    assert listed == [
        [rule.code, rule.name, rule.severity, "preview" if rule.preview else "on"]
        for rule in rules()
    ]


def test_rules_as_json() -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["code"] for rule in listed] == list(modules())
    (vague,) = (rule for rule in listed if rule["code"] == "CC201")
    assert vague["name"] == "vague-source"
    assert vague["family"] == "unnamed"
    assert vague["standards"][0].startswith("https://blog.ap.org/")
    assert "\n" not in vague["summary"]


@pytest.mark.parametrize("code", modules())
def test_explain_shows_the_whole_of_a_rule(code: str) -> None:
    said = documentation(modules()[code])
    by_code, by_name = run("explain", code.lower()), run("explain", modules()[code].RULE.name)
    assert by_code.stdout == by_name.stdout
    assert by_code.stdout.startswith(f"# {code} ")
    for part in (said.summary, *said.sections, *said.sections.values()):
        assert part in by_code.stdout


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("CC2O1", "'CC2O1' is no rule; did you mean CC201?"),
        ("vague-sources", "'vague-sources' is no rule; did you mean vague-source?"),
        ("xyzzy", "'xyzzy' is no rule; claimcheck rules lists them"),
        ("comments", "'comments' means CC001, CC002; name one of them"),
    ],
)
def test_explain_of_no_rule_is_one_clear_line(word: str, said: str) -> None:
    result = run("explain", word)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"claimcheck: explain: {said}\n"


@pytest.mark.parametrize("color", ["always", "never"])
def test_on_a_terminal_they_are_set_for_reading(
    color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.cli.rules.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    for arguments in (["rules"], ["explain", "CC201"], ["explain", "CC001"]):
        output = run(*arguments, "--color", color).stdout
        assert ("\x1b[" in output) == (color == "always")
        if color == "never":
            assert all(len(line) <= 60 for line in output.splitlines())
    assert "<!-- claimcheck: ignore" in run("explain", "CC001").stdout


# ---- init ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_three_files_that_are_what_they_seem(folder: Path) -> None:
    result = run("init")
    assert (result.exit_code, result.stdout) == (0, "")
    for name, _ in FILES.values():
        assert f"claimcheck: wrote {name}\n" in result.stderr
    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_bytes())["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["claimcheck"]
    workflow = yaml.safe_load(Path(".github/workflows/claimcheck.yml").read_bytes())
    assert "claimcheck audit" in workflow["jobs"]["claimcheck"]["steps"][-1]["run"]
    Path("draft.txt").write_text("The mill will close, sources say.")
    before = run("audit", "draft.txt", "--isolated", "-f", "json").stdout
    assert run("audit", "draft.txt", "-f", "json").stdout == before, "it changes nothing yet"


def test_every_setting_is_in_the_configuration_to_start_from(folder: Path) -> None:
    run("init", "config")
    text = Path("claimcheck.toml").read_text(encoding="utf-8")
    commented = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if not line.startswith("# ") or "=" in line or line.startswith("# [")
    ]
    table = tomllib.loads("\n".join(commented))
    assert set(table) == set(File.__struct_encode_fields__)
    for key, kind in (("gate", Gate), ("lexicon", Lexicon), ("thresholds", Thresholds)):
        assert set(table[key]) == set(kind.__struct_encode_fields__)
    assert {f"{k}": v for k, v in table["thresholds"].items()} == {
        name.replace("_", "-"): getattr(Thresholds(), name) for name in Thresholds.__struct_fields__
    }
    Path("claimcheck.toml").write_text("\n".join(commented), encoding="utf-8")
    Path("draft.txt").touch()
    assert run("audit", "draft.txt").exit_code == 0


def test_init_never_overwrites_unless_forced(folder: Path) -> None:
    Path("claimcheck.toml").write_text("# ours")
    Path(".pre-commit-config.yaml").write_text("# ours")
    result = run("init")
    assert result.exit_code == 0
    assert "claimcheck.toml is there already and was left as it is" in result.stderr
    assert Path("claimcheck.toml").read_text() == "# ours"
    assert Path(".pre-commit-config.yaml").read_text() == "# ours"
    assert Path(".github/workflows/claimcheck.yml").exists()
    assert yaml.safe_load(result.stdout)["repos"][0]["hooks"][0]["id"] == "claimcheck"
    assert run("init").exit_code == 2, "nothing was written"
    assert run("init", "config", "--force").exit_code == 0
    assert Path("claimcheck.toml").read_text() != "# ours"
    assert Path(".pre-commit-config.yaml").read_text() == "# ours"


def test_init_follows_no_link_and_needs_a_folder_to_write_to(folder: Path) -> None:
    Path("claimcheck.toml").symlink_to("elsewhere.toml")
    assert run("init", "config").exit_code == 2
    assert not Path("elsewhere.toml").exists()
    Path(".github").write_text("a file")
    result = run("init", Part.github)
    assert result.exit_code == 2
    assert result.stderr.startswith("claimcheck: .github/workflows/claimcheck.yml: ")
    Path(".github").unlink()
    Path(".github").mkdir()
    Path(".github/workflows").write_text("a file")
    result = run("init", Part.github, "--force")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "claimcheck: .github/workflows/claimcheck.yml: cannot be written: file exists\n"
    )
