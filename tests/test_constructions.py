"""The grammar, construction by construction: the tables of tests/constructions.

Each line of a table is a sentence and what an audit of it has to say; CONTRIBUTING.md
explains the columns.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck import DocumentAudit, Statement, audit_text

FOLDER = Path(__file__).parent / "constructions"
BEFORE = "The vote was held on Monday."
GAP = " … "
NOTHING = "-"
WORDS_ONLY = {"hedges", "looks_like_hedge", "vague_sources"}
IN_CONTEXT = {"in_context"}


class Line(NamedTuple):
    """A line of a table: ``expected`` is (source, cue, content) or (deciding words,)."""

    place: str
    before: str
    sentence: str
    tag: str
    expected: tuple[str, ...]


def lines() -> list[Line]:
    found = []
    for path in sorted(FOLDER.glob("*.tsv")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not row or row.startswith("#"):
                continue
            columns = row.split("\t")
            before = columns.pop(0) if path.stem in IN_CONTEXT else BEFORE
            width = 3 if path.stem in WORDS_ONLY else 5
            assert len(columns) == width, f"{path.name}:{number}: {width} columns wanted"
            sentence, tag, *expected = columns
            found.append(Line(f"{path.name}:{number}", before, sentence, tag, tuple(expected)))
    return found


LINES = lines()
each_line = pytest.mark.parametrize("line", LINES, ids=[line.place for line in LINES])


def audited(before: str, sentence: str) -> tuple[str, DocumentAudit, Statement]:
    text = f"{before}\n\n{sentence}"
    audit = audit_text(text)
    return text, audit, audit.statements[-1]


def attributions(text: str, audit: DocumentAudit, statement: Statement) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for index in statement.attributions:
        attribution = audit.attributions[index]
        source = attribution.source.text if attribution.source else None
        cue = attribution.cue.text if attribution.cue else None
        content = GAP.join(text[span.start : span.end] for span in attribution.content)
        found.append((source or NOTHING, cue or NOTHING, content or NOTHING))
    return found


def deciding_words(statement: Statement) -> str:
    return GAP.join(reason.text for reason in statement.reasons) or NOTHING


@each_line
def test_construction(line: Line) -> None:
    text, audit, statement = audited(line.before, line.sentence)
    where = f"tests/constructions/{line.place}: {line.sentence}"
    assert statement.text == line.sentence, f"{where}\nis cut: {statement.text!r}"
    assert statement.tag == line.tag, (
        f"{where}\nis {statement.tag}, not {line.tag}; reasons {statement.reasons}"
    )
    if len(line.expected) == 1:
        words = deciding_words(statement)
        assert words == line.expected[0], f"{where}\ndecided by {words!r}, not {line.expected[0]!r}"
        return
    got = attributions(text, audit, statement)
    if set(line.expected) == {NOTHING}:
        assert not got, f"{where}\nattributes {got}, and nothing is wanted"
    else:
        assert line.expected in got, f"{where}\nattributes {got}, not {line.expected}"


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curly(text: str) -> str:
    marks = cycle("“”")
    return "".join(next(marks) if mark in '"“”' else "’" if mark == "'" else mark for mark in text)


@each_line
def test_marks_make_no_difference(line: Line) -> None:
    verdicts = []
    for typed in (straight, curly):
        text, audit, statement = audited(typed(line.before), typed(line.sentence))
        verdicts.append(
            (
                statement.tag,
                straight(deciding_words(statement)),
                [tuple(map(straight, one)) for one in attributions(text, audit, statement)],
            )
        )
    assert verdicts[0] == verdicts[1], (
        f"tests/constructions/{line.place}: {line.sentence}\n"
        f"straight marks: {verdicts[0]}\ncurly marks: {verdicts[1]}"
    )


def test_every_sentence_is_tested_once() -> None:
    seen: dict[tuple[str, str], str] = {}
    for line in LINES:
        first = seen.setdefault((line.before, line.sentence), line.place)
        assert first == line.place, f"{line.place} repeats {first}"
