#!/usr/bin/env python3
"""Write ``docs/rules``: a page a rule, the index, and the measured precision.

    python scripts/rule_docs.py

The pages come from the docstrings of the rules, which are their only documentation, and
``precision.md`` from the lines in ``docs/rules/precision.d``.  Nobody edits the pages by hand;
a test fails when one is stale.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from claimcheck.rules.documentation import documentation
from claimcheck.rules.registry import FAMILIES, modules, rules
from claimcheck.rules.rule import Rule

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"

_LOOKS = {
    "narration": "the writer's own words",
    "quotation": "words between quotation marks",
    "both": "the writer's own words and words between quotation marks",
}
_FEW = 5
"""Findings read from which on their count says something."""
_QUOTED = ("Example", "Better")
_LINK = re.compile(r"^https?://\S+$", re.MULTILINE)

_INDEX = """\
Each rule has a code and a name; either selects it. [precision.md](precision.md) tells how often
each is right. `claimcheck explain CODE` prints the same pages."""
_INDEX_HEAD = """\
| code | name | severity | default | what is wrong |
|---|---|---|---|---|"""

_PRECISION = """\
# How often the rules are right

A rule that is on by default is to be right at least nine times in ten. For each rule its findings
in 416 news articles about American politics were counted, the training articles of PolNeAR (Newell,
Margolin and Ruths 2018), and a random sample of 30 was read in its context, or all where there are
fewer. A finding counts as true where an editor who holds to the standard that the rule cites would
nod; one that rests on a wrong tag, a wrong source or a wrong name is false. A rule that was mended
after a reading was sampled anew with another seed: the table has the last reading. One reader read,
the one who wrote the rule, so that the figures are likely to flatter. Nothing was measured on other
kinds of news.

Rules that seldom fire on these articles were tried on invented passages as well; the remark says on
how many. The articles are not part of this project, only the counts are. To repeat a reading, put
the articles into a file of one JSON document a line, with a `text` each, and run

    python scripts/sample_findings.py CODE FILE --seed SEED

| code | name | default | findings | documents | read | true | false | seed | on | remark |
|---|---|---|---:|---:|---:|---:|---:|---:|---|---|
"""


class Reading(Struct, frozen=True):
    """What was counted and read for a rule, and when; ``seed`` is "-" where nothing was sampled."""

    code: str
    findings: int
    documents: int
    read: int
    true: int
    false: int
    seed: str
    date: str
    remark: str


def readings(folder: Path = FOLDER) -> dict[str, Reading]:
    """Return the readings by code, from the lines of tab-separated values in ``precision.d``.

    Raises:
        ValueError: If a line has too few values, or its counts do not add up.
    """
    found: dict[str, Reading] = {}
    for path in sorted((folder / "precision.d").glob("*.txt")):
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            code, *values = line.split("\t")
            if len(values) < 7:
                raise ValueError(f"{path.name}: too few values in {line!r}")
            remark = values[7].strip() if len(values) > 7 else ""
            seed, date = values[5].strip(), values[6].strip()
            reading = Reading(code, *map(int, values[:5]), seed, date, remark)
            if reading.true + reading.false != reading.read:
                raise ValueError(f"{path.name}: true and false do not add up to read")
            found[code] = reading
    return found


def pages(folder: Path = FOLDER) -> dict[str, str]:
    """Return the text of every generated page by its file's name."""
    read = readings(folder)
    made = {f"{rule.code}.md": page(rule, read.get(rule.code)) for rule in rules()}
    return {"README.md": index(), "precision.md": precision(read), **made}


def page(rule: Rule, reading: Reading | None) -> str:
    """Return the page of one rule."""
    written = documentation(modules()[rule.code])
    facts = [
        f"- Family: {family_title(rule)}",
        f"- Severity: {rule.severity}",
        f"- On by default: {'no, a preview rule' if rule.preview else 'yes'}",
        f"- Looks at: {_LOOKS[rule.looks]}",
    ]
    if rule.aliases:
        facts.append(f"- Also known as: {', '.join(f'`{alias}`' for alias in rule.aliases)}")
    if reading is not None and reading.read >= _FEW:
        facts.append(
            f"- Measured: {reading.true} of {reading.read} findings read were right "
            "([how](precision.md))"
        )
    parts = [f"# {rule.code}: {rule.name}", written.summary, "\n".join(facts)]
    for heading, text in written.sections.items():
        body = _LINK.sub(r"<\g<0>>", text)
        if heading in _QUOTED:
            # A comment of HTML in an example is to be seen.
            shown = body.replace("<!--", "&lt;!--")
            body = "\n".join(f"> {line}".rstrip() for line in shown.splitlines())
        parts += [f"## {heading}", body]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """Return the index of all rules by family."""
    parts = [
        "# The rules",
        _INDEX,
    ]
    for beginning in FAMILIES.values():
        members = [rule for rule in rules() if rule.code.startswith(beginning)]
        if members:
            rows = [
                f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} "
                f"| {'preview' if rule.preview else 'on'} "
                f"| {_cell(documentation(modules()[rule.code]).summary)} |"
                for rule in members
            ]
            parts += [f"## {family_title(members[0])}", "\n".join([_INDEX_HEAD, *rows])]
    return "\n\n".join(parts) + "\n"


def precision(read: dict[str, Reading]) -> str:
    """Return the page with the measured precision of the rules."""
    rows = []
    for rule in rules():
        reading = read.get(rule.code)
        default = "preview" if rule.preview else "on"
        counts = (
            "| | | | | | | not read yet"
            if reading is None
            else (
                f"{reading.findings} | {reading.documents} | {reading.read} | {reading.true} "
                f"| {reading.false} | {reading.seed} | {reading.date} | {_cell(reading.remark)}"
            )
        )
        rows.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {default} | {counts} |\n")
    return _PRECISION + "".join(rows)


def family_title(rule: Rule) -> str:
    """Return the title of a rule's family, the first line of its package's docstring."""
    package = modules()[rule.code].__name__.rpartition(".")[0]
    return (import_module(package).__doc__ or "").splitlines()[0].rstrip(".")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the pages, take away those of rules that are gone, and say what changed."""
    made = pages()
    for path in sorted(FOLDER.glob("*.md")):
        if path.name not in made:
            path.unlink()
            print(f"removed  {path.name}")
    for name, text in made.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written  {name}")


if __name__ == "__main__":
    main()
