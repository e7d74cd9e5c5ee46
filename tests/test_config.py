"""Configuration: where it is found, what wins, what it does, and what it says of mistakes."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from claimcheck import Auditor
from claimcheck.cli import app
from claimcheck.config.layers import File, check, settings
from claimcheck.config.settings import Gate, Lexicon, Settings, Thresholds
from claimcheck.rules.registry import on_by_default, rules
from claimcheck.rules.rule import Rule

ROOT = Path(__file__).resolve().parent.parent

DRAFT = "The mill in Port Ansel will close by spring, sources say.\n"


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments], **options)


def found(*arguments: str, **options: Any) -> list[tuple[str, str, str]]:
    """Return the path, code and severity of each finding of an audit."""
    result = run(*arguments, "-f", "json", **options)
    assert result.exit_code in (0, 1), result.output
    return [
        (document["path"], finding["code"], finding["severity"])
        for document in json.loads(result.stdout)["documents"]
        for finding in document["findings"]
    ]


def write(path: str, text: str) -> Path:
    made = Path(path)
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(text, encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("draft.txt", DRAFT)


# ---- where it is found --------------------------------------------------------------


class TestDiscovery:
    def test_without_a_file_the_defaults_are_in_force(self) -> None:
        assert found("draft.txt") == [("draft.txt", "CC201", "warning")]

    def test_the_nearest_file_from_the_draft_upwards_counts_alone(self) -> None:
        write("claimcheck.toml", 'severity.CC201 = "error"')
        write("desk/deep/draft.txt", DRAFT)
        assert found("desk/deep/draft.txt") == [("desk/deep/draft.txt", "CC201", "error")]
        write("desk/claimcheck.toml", 'severity.CC201 = "note"')
        assert found("desk", "draft.txt") == [
            ("desk/deep/draft.txt", "CC201", "note"),
            ("draft.txt", "CC201", "error"),
        ]

    def test_it_is_found_from_the_draft_and_not_from_the_current_folder(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("desk/claimcheck.toml", 'ignore = ["CC201"]')
        monkeypatch.chdir("desk")
        assert found("../draft.txt") != []

    def test_in_pyproject_toml(self) -> None:
        write("pyproject.toml", '[tool.claimcheck]\nignore = ["vague-source"]')
        assert found("draft.txt") == []
        write("claimcheck.toml", "")
        assert found("draft.txt") != [], "claimcheck.toml goes before pyproject.toml"

    def test_a_pyproject_toml_about_other_things_is_passed_over(self) -> None:
        write("claimcheck.toml", 'ignore = ["CC201"]')
        for text in ("[project]\nname = 'x'", "no TOML [", "[tool.other]\nclaimcheck = 1"):
            write("desk/pyproject.toml", text)
            write("desk/draft.txt", DRAFT)
            assert found("desk/draft.txt") == []

    def test_standard_input_uses_the_current_folder_or_that_of_its_name(self) -> None:
        assert found("-", input=DRAFT) != []
        write("claimcheck.toml", 'ignore = ["CC201"]')
        assert found("-", input=DRAFT) == []
        write("desk/claimcheck.toml", "")
        assert found("-", "--stdin-name", "desk/new.txt", input=DRAFT) != []

    def test_a_file_can_be_named_or_none_be_used(self) -> None:
        write("claimcheck.toml", 'ignore = ["CC201"]')
        write("other/strict.toml", 'severity.CC201 = "error"')
        assert found("draft.txt", "--config", "other/strict.toml")[0][2] == "error"
        assert found("draft.txt", "--isolated")[0][2] == "warning"
        both = run("draft.txt", "--isolated", "--config", "other/strict.toml")
        assert both.exit_code == 2


# ---- which rules --------------------------------------------------------------------


def in_force(*layers: dict[str, Any]) -> frozenset[str]:
    for layer in layers:
        check(layer, "x.toml")
    codes = settings(layers).codes
    return on_by_default() if codes is None else codes


class TestRules:
    EVERY = frozenset(rule.code for rule in rules())

    def test_by_default_all_but_the_previews(self) -> None:
        assert in_force() == on_by_default()
        assert in_force({"preview": True}) == self.EVERY

    @pytest.mark.parametrize("word", ["CC201", "cc201", "vague-source", "CC2", "unnamed", "all"])
    def test_selected_by_code_name_beginning_or_family(self, word: str) -> None:
        assert "CC201" in in_force({"select": [word]})
        assert "CC201" not in in_force({"ignore": [word]})
        assert "CC201" in in_force({"select": [], "extend-select": [word]})

    def test_a_preview_rule_is_selected_by_its_own_code_or_name_only(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = (
            Rule(code="CC201", name="vague-source", looks="narration", check=lambda *_: ()),
            Rule(
                code="CC298",
                name="thin-air",
                looks="both",
                check=lambda *_: (),
                preview=True,
                aliases=("hot-air",),
            ),
        )
        monkeypatch.setattr("claimcheck.rules.registry.rules", lambda: made)
        monkeypatch.setattr("claimcheck.config.chosen.rules", lambda: made)
        assert in_force({"preview": False}) == {"CC201"}
        assert in_force({"select": ["CC2"]}) == {"CC201"}
        assert in_force({"select": ["all"]}) == {"CC201"}
        for word in ("CC298", "thin-air", "hot-air"):
            assert in_force({"extend-select": [word]}) == {"CC201", "CC298"}
        assert in_force({"select": ["CC2"], "preview": True}) == {"CC201", "CC298"}

    def test_a_later_layer_wins(self) -> None:
        assert "CC201" in in_force({"ignore": ["CC201"]}, {"select": ["CC201"]})
        assert "CC201" in in_force({"ignore": ["CC2"]}, {"extend-select": ["CC201"]})
        assert "CC201" not in in_force({"select": ["CC201"]}, {"ignore": ["CC2"]})
        assert in_force({"select": ["all"]}, {"select": ["CC201"]}) == {"CC201"}

    def test_severities(self) -> None:
        made = settings([{"severity": {"CC2": "error", "vague-source": "note"}}])
        assert made.severities["CC201"] == "note", "the narrower word counts"
        off = {"severity": {"CC2": "off"}}
        assert "CC201" not in in_force(off)
        assert "CC201" in in_force({"severity": {"CC201": "warning", "CC2": "off"}})
        assert "CC201" in in_force(off, {"select": ["CC201"]})
        assert "CC201" in in_force(off, {"extend-select": ["CC201"]})

    def test_a_severity_undoes_an_off_of_an_earlier_layer_and_nothing_else(self) -> None:
        off, note = {"severity": {"CC201": "off"}}, {"severity": {"unnamed": "note"}}
        assert "CC201" in in_force(off, note)
        assert "CC201" not in in_force(note, off)
        assert "CC201" not in in_force({"ignore": ["CC201"]}, note)
        assert "CC201" not in in_force({"select": ["CC202"]}, off, note)
        assert "CC201" not in in_force(off, {"ignore": ["CC201"]}, note)

    def test_the_command_line_goes_over_the_file(self) -> None:
        write("claimcheck.toml", 'ignore = ["CC201"]\ngate.fail-on = "warning"')
        assert found("draft.txt") == []
        assert found("draft.txt", "--select", "CC2 , CC201,")[0][1] == "CC201"
        assert (
            found("draft.txt", "--extend-select", "unnamed", "--extend-select", "vague-source")
            != []
        )
        assert run("draft.txt", "--select", "CC201").exit_code == 1
        assert run("draft.txt", "--select", "CC201", "--fail-on", "never").exit_code == 0
        write("claimcheck.toml", 'select = ["CC201"]')
        assert found("draft.txt", "--ignore", "unnamed") == []


# ---- the rest of it -----------------------------------------------------------------


class TestPerPath:
    def test_overrides_by_pattern_in_their_order(self) -> None:
        write(
            "claimcheck.toml",
            """
            [per-path."wire/**"]
            severity = { CC201 = "note" }

            [per-path."*.live.txt"]
            ignore = ["unnamed"]
            gate = { fail-on = "never" }

            [gate]
            fail-on = "note"
            """,
        )
        for path in ("wire/a.txt", "wire/b.live.txt", "blog/c.live.txt"):
            write(path, DRAFT)
        assert found(".") == [
            ("draft.txt", "CC201", "warning"),
            ("wire/a.txt", "CC201", "note"),
        ]
        assert run("blog").exit_code == 0
        assert run("wire").exit_code == 1

    def test_a_severity_for_some_drafts_undoes_an_off_for_all(self) -> None:
        write(
            "claimcheck.toml",
            """
            severity.unnamed = "off"
            [per-path."wire/**"]
            severity.CC201 = "note"
            """,
        )
        write("wire/a.txt", DRAFT)
        assert found(".") == [("wire/a.txt", "CC201", "note")]
        assert found("draft.txt", "--extend-select", "CC201") == [("draft.txt", "CC201", "warning")]

    def test_patterns_count_from_the_file_or_the_current_folder(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("claimcheck.toml", '[per-path."desk/*.txt"]\nignore = ["all"]')
        write("desk/draft.txt", DRAFT)
        monkeypatch.chdir("desk")
        assert found("draft.txt") == []
        write("/".join(("..", "house", "style.toml")), '[per-path."/draft.txt"]\nignore=["all"]')
        assert found("draft.txt", "../draft.txt", "--config", "../house/style.toml") == [
            ("../draft.txt", "CC201", "warning")
        ]

    def test_standard_input_goes_by_its_name(self) -> None:
        write("claimcheck.toml", '[per-path."wire/**"]\nignore = ["all"]')
        assert found("-", "--stdin-name", "wire/new.txt", input=DRAFT) == []


def test_thresholds_and_gate_are_merged_key_by_key() -> None:
    made = settings(
        [
            {
                "thresholds": {"dominant-share": 0.5, "lapse-paragraphs": 3},
                "gate": {"fail-under": 50},
            },
            {"thresholds": {"dominant-share": 1}, "gate": {"fail-on": "error"}},
        ]
    )
    assert made.thresholds == Thresholds(dominant_share=1, lapse_paragraphs=3)
    assert made.gate == Gate(fail_on="error", fail_under=50)


def test_lexicons_add_up_in_lower_case() -> None:
    made = settings(
        [{"lexicon": {"outlets": ["The  Gull"]}}, {"lexicon": {"outlets": ["Tern", "the gull"]}}]
    )
    assert made.lexicon == Lexicon(outlets=("gull", "tern"))


@pytest.mark.parametrize(
    ("name", "entry", "text"),
    [
        ("accepted-descriptors", "The Official", "An official said the mill will close."),
        ("accepted-descriptors", "an official", "One official said the mill will close."),
        ("identified", "a source", "The source said the mill will close."),
    ],
)
def test_an_article_at_the_beginning_of_an_entry_does_not_matter(
    name: str, entry: str, text: str
) -> None:
    def codes(*layers: dict[str, Any]) -> list[str]:
        auditor = Auditor(settings([{"select": ["CC201", "CC203"]}, *layers]))
        return [finding.code for finding in auditor.audit_text(text).findings]

    assert len(codes()) == 1
    assert codes({"lexicon": {name: [entry]}}) == []


def test_an_article_before_a_vague_source_of_ones_own_does_not_matter() -> None:
    layers = [{"select": ["CC201"]}, {"lexicon": {"vague-sources": ["the dock traders"]}}]
    audit = Auditor(settings(layers)).audit_text("Several dock traders say the pit will close.")
    assert [finding.code for finding in audit.findings] == ["CC201"]


class TestLexicon:
    def audited(self, text: str, **words: tuple[str, ...]) -> list[tuple[Any, ...]]:
        audit = Auditor(Settings(lexicon=Lexicon(**words))).audit_text(text)
        kinds = {a.id: a.source.kind for a in audit.attributions if a.source}
        return [
            (s.tag, *(kinds[i] for i in s.attributions if i in kinds)) for s in audit.statements
        ]

    TRADERS = "Several dock traders said prices rose. They said it will last."

    def test_a_vague_source_of_ones_own_makes_a_statement_speculative(self) -> None:
        assert [row[0] for row in self.audited(self.TRADERS)] == ["sourced", "sourced"]
        vague = self.audited(self.TRADERS, vague_sources=("dock traders",))
        assert vague == [("speculative", "vague"), ("speculative", "vague")]
        assert self.audited(self.TRADERS, vague_sources=("traders of wool",))[0][0] == "sourced"

    def test_a_named_person_is_never_vague(self) -> None:
        text = "Ada Holt, one of the dock traders, said prices rose."
        assert self.audited(text, vague_sources=("dock traders",)) == [("sourced", "person")]

    def test_somebody_who_is_identified_is_a_person(self) -> None:
        text = "A market watcher said the mill will close. Some observers say it is old."
        plain = self.audited(text)
        assert plain[1] == ("speculative", "vague")
        assert self.audited(text, identified=("some observers",))[1] == ("sourced", "person")
        both = self.audited(text, identified=("some observers",), vague_sources=("observers",))
        assert both[1] == ("sourced", "person")

    def test_an_outlet_is_an_organization(self) -> None:
        text = "Dockside Whispers said the mill will close."
        assert self.audited(text, outlets=("dockside whispers",)) == [("sourced", "organization")]

    def test_the_ledger_follows(self) -> None:
        lexicon = Lexicon(vague_sources=("dock traders",))
        audit = Auditor(Settings(lexicon=lexicon)).audit_text(self.TRADERS)
        assert [(entry.kind, entry.statements) for entry in audit.sources] == [("vague", 2)]
        assert audit.summary.score is not None
        assert audit.summary.score < (Auditor().audit_text(self.TRADERS).summary.score or 0)


# ---- the documentation ----------------------------------------------------------------

PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_what_the_documentation_shows_is_right(text: str) -> None:
    check(tomllib.loads(text), "docs/configuration.md")


def test_the_documentation_shows_every_setting() -> None:
    shown: dict[str, Any] = {}
    for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL):
        shown |= tomllib.loads(text)
    assert set(shown) == set(File.__struct_encode_fields__)
    for key, kind in (("gate", Gate), ("lexicon", Lexicon), ("thresholds", Thresholds)):
        assert set(shown[key]) == set(kind.__struct_encode_fields__)
    assert msgspec.convert(shown["thresholds"], Thresholds) == Thresholds(), "the defaults"


# ---- mistakes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "unknown key selct; did you mean select?"),
        ("[gate]\nfail_on = 'error'", "unknown key gate.fail_on; did you mean fail-on?"),
        ("[thresholds]\nxyz = 1", "unknown key thresholds.xyz; there are single-source-statements"),
        (
            "[per-path.'*.txt']\nignor = []",
            "unknown key per-path.*.txt.ignor; did you mean ignore?",
        ),
        ("[per-path.'*.txt'.per-path]", "unknown key per-path.*.txt.per-path"),
        ("ignore = ['CC2O1']", "ignore: 'CC2O1' is no rule and no family; did you mean CC201?"),
        ("select = ['vague-sorce']", "did you mean vague-source?"),
        ("extend-select = ['']", "extend-select: '' is no rule and no family; claimcheck rules"),
        ("severity.unamed = 'error'", "severity: 'unamed' is no rule and no family"),
        ("[per-path.a]\nselect = ['CC9']", "per-path.a.select: 'CC9' is no rule"),
        ("severity.CC201 = 'eror'", "severity: 'eror' is not possible; did you mean error?"),
        ("gate.fail-on = 'x'", "gate.fail-on: 'x' is not possible; there are error, warning, note"),
        ("gate.fail-under = 101", "gate.fail-under: expected a whole number of at most 100"),
        ("gate.fail-under = 'D'", "expected a whole number, got text in quotation marks"),
        ("thresholds.dominant-share = 60", "expected a number of at most 1"),
        ("thresholds.lapse-paragraphs = 0", "expected a whole number of at least 1"),
        ("select = 'CC2'", "select: expected a list, got text in quotation marks"),
        ("lexicon.outlets = [1]", "lexicon.outlets[0]: expected text in quotation marks"),
        ("gate = 1", "gate: expected a table, got a whole number"),
        ("per-path = []", "per-path: expected a table, got a list"),
        ("per-path.'!a' = {}", "per-path.!a: no pattern that a path can match"),
        ("select = [", "no valid TOML: "),
        ("preview = 'yes'", "preview: expected true or false"),
    ],
)
def test_a_mistake_in_a_file_is_one_clear_line(text: str, said: str) -> None:
    write("desk/claimcheck.toml", text)
    write("desk/draft.txt", DRAFT)
    result = run("draft.txt", "desk/draft.txt", "-o", "audit.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("claimcheck: desk/claimcheck.toml: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("audit.json").exists()


def test_a_mistake_in_pyproject_toml_names_it() -> None:
    write("pyproject.toml", "[tool.claimcheck]\nselect = ['CC2O1']")
    result = run("draft.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("claimcheck: pyproject.toml: select: 'CC2O1' is no rule")
    write("pyproject.toml", "[tool]\nclaimcheck = 3")
    assert "tool.claimcheck: expected a table" in run("draft.txt").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "CC2O1"], "--select: 'CC2O1' is no rule and no family; did you mean CC201?"),
        (["--ignore", "CC201,vage"], "--ignore: 'vage' is no rule"),
        (["--extend-select", "nope"], "--extend-select: 'nope' is no rule"),
        (["--config", "gone.toml"], "gone.toml: no such file; check the path"),
        (["--config", "."], ".: cannot be read: is a directory"),
        (["--config", "pyproject.toml"], "pyproject.toml: has no [tool.claimcheck]"),
    ],
)
def test_a_mistake_in_an_option_is_one_clear_line(arguments: list[str], said: str) -> None:
    write("pyproject.toml", "")
    result = run("draft.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"claimcheck: {said}")
    assert result.stderr.count("\n") == 1


def test_an_empty_selection_is_no_selection_of_nothing(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The mill will close, sources say.", encoding="utf-8")
    done = CliRunner().invoke(app, ["audit", str(draft), "--select", ""])
    assert done.exit_code == 2
    assert "names no rule" in done.output + done.stderr


def test_a_configuration_in_another_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_bytes('ignore = ["café"]'.encode("latin-1"))
    draft = tmp_path / "draft.txt"
    draft.write_text("The mill will close, sources say.", encoding="utf-8")
    done = CliRunner().invoke(app, ["audit", str(draft)])
    assert done.exit_code == 2
    assert "claimcheck.toml: not in UTF-8, as TOML has to be; save it so" in done.stderr
