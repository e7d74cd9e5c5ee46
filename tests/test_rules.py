"""Every rule: its documentation, its standard, and the examples beside it."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

import claimcheck
from claimcheck import Auditor
from claimcheck.config.settings import Settings
from claimcheck.rules.documentation import documentation, examples
from claimcheck.rules.registry import FAMILIES, matching, modules, names, rules

MODULES = modules()
EVERY = pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)


def findings(module: ModuleType, text: str) -> list[str]:
    """Return the words that a rule alone marks in a text."""
    auditor = Auditor(Settings(codes=frozenset({module.RULE.code})))
    return [text[f.start : f.end] for f in auditor.audit_text(text).findings]


@EVERY
def test_a_rule_is_documented_under_every_heading_and_links_its_standard(
    module: ModuleType,
) -> None:
    said = documentation(module)
    assert said.summary.endswith((".", "?"))
    assert "\n\n" not in said.summary
    assert all(said.sections.values()), said.sections
    assert re.search(r"https?://\S+", said.sections["Standard"])


@EVERY
def test_a_rule_has_the_code_name_and_family_of_its_file(module: ModuleType) -> None:
    rule = module.RULE
    package, _, file = module.__name__.rpartition(".")
    family = package.rpartition(".")[2].replace("_", "-")
    assert file == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    assert rule.code.startswith(FAMILIES[family])


@EVERY
def test_a_rule_fires_on_what_it_must(module: ModuleType) -> None:
    fires = examples(module).fires
    assert fires
    for example in fires:
        found = findings(module, example.text)
        assert found, f"does not fire: {example.text}"
        if example.words is not None:
            assert example.words in found


@EVERY
def test_a_rule_does_not_fire_on_what_it_must_not(module: ModuleType) -> None:
    passes = examples(module).passes
    assert passes
    for example in passes:
        assert not findings(module, example.text), f"fires: {example.text}"


@EVERY
def test_the_example_in_the_documentation_fires_and_the_better_one_does_not(
    module: ModuleType,
) -> None:
    sections = documentation(module).sections
    assert findings(module, sections["Example"])
    assert not findings(module, sections["Better"])


@EVERY
def test_the_better_wording_breaks_no_rule_that_is_on_by_default(module: ModuleType) -> None:
    better = documentation(module).sections["Better"]
    found = claimcheck.audit_text(better).findings
    assert not [(f.code, better[f.start : f.end]) for f in found if f.suppressed is None]


def test_codes_and_names_are_unique() -> None:
    words = names()
    assert len({word.casefold() for word in words}) == len(words)


def test_a_rule_is_found_by_code_name_beginning_and_family() -> None:
    for word in ("CC201", "cc201", "vague-source"):
        assert matching(word) == {"CC201"}
    assert matching("CC2") == matching("unnamed") >= {"CC201"}
    assert matching("all") == {rule.code for rule in rules()}
    assert not matching("CC999")
    assert not matching("sources")
