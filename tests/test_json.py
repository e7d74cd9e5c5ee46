"""The JSON: its schema, its offsets, and that the same input gives the same bytes."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.txt"))

DRAFT = """Mill to Close, Sources Say

By Ines Dahl

The mill in Port Ansel may close, sources say. “That is a lie,” Mayor Ada Holt said.

She denied that a buyer had been found. According to the council’s budget, it is for sale.
"""


def run(*arguments: str, stdin: bytes | None = None) -> Any:
    return CliRunner().invoke(app, [*arguments], input=stdin)


def schema() -> dict[str, Any]:
    result = run("schema")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_schema_is_one() -> None:
    found = schema()
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(found)


def test_audits_validate_against_the_schema(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    paths = [str(path) for path in (*SAMPLES, tmp_path / "empty.txt", tmp_path / "missing.txt")]
    result = run("audit", *paths, "--format", "json")
    audit = json.loads(result.stdout)
    assert [document["path"] for document in audit["documents"]] == paths[:-1]
    assert [error["path"] for error in audit["errors"]] == paths[-1:]
    jsonschema.Draft202012Validator(schema()).validate(audit)


def test_the_schema_refuses_what_is_no_audit() -> None:
    audit = json.loads(run("audit", "-", "-f", "json", stdin=DRAFT.encode()).stdout)
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(audit)
    assert not validator.is_valid({**audit, "schema_version": "0"})
    del audit["documents"][0]["statements"][0]["tag"]
    assert not validator.is_valid(audit)


def test_the_keys_of_the_contract() -> None:
    audit = json.loads(run("audit", "-", "-f", "json", stdin=DRAFT.encode()).stdout)
    assert list(audit) == ["schema_version", "tool", "documents", "errors", "summary"]
    assert audit["schema_version"] == "1"
    assert audit["tool"] == {"name": "claimcheck", "version": claimcheck.__version__}
    (document,) = audit["documents"]
    assert set(document) == {
        "path", "format", "encoding", "sha256", "statements", "attributions", "sources",
        "findings", "summary",
    }  # fmt: skip
    assert (document["path"], document["format"]) == ("<stdin>", "text")
    for statement in document["statements"]:
        assert set(statement) == {
            "id", "start", "end", "line", "column", "end_line", "end_column", "paragraph", "kind",
            "text", "tag", "confidence", "attributions", "hedges", "check_worthy", "reasons",
        }  # fmt: skip
    for attribution in document["attributions"]:
        assert set(attribution) == {"id", "source", "cue", "content", "quotation", "denies"}
    for source in document["sources"]:
        assert set(source) == {"name", "kind", "role", "attributions", "statements", "share"}


def test_only_statements_bear_tags() -> None:
    audit = json.loads(run("audit", "-", "-f", "json", stdin=DRAFT.encode()).stdout)
    statements = audit["documents"][0]["statements"]
    kinds = [statement["kind"] for statement in statements]
    assert kinds == ["heading", "byline", *["statement"] * 4]
    assert [s["tag"] is None for s in statements] == [True, True, *[False] * 4]


def test_jsonl_is_one_document_a_line() -> None:
    paths = [str(path) for path in SAMPLES]
    lines = run("audit", *paths, "-f", "jsonl").stdout.splitlines()
    whole = json.loads(run("audit", *paths, "-f", "json").stdout)
    assert [json.loads(line) for line in lines] == whole["documents"]


def test_the_totals_are_those_of_the_documents() -> None:
    audit = json.loads(run("audit", *map(str, SAMPLES), "-f", "json").stdout)
    summaries = [document["summary"] for document in audit["documents"]]
    total = audit["summary"]
    assert total["documents"] == len(SAMPLES)
    for key in ("words", "statements"):
        assert total[key] == sum(summary[key] for summary in summaries)
    for tag, count in total["tags"].items():
        assert count == sum(summary["tags"][tag] for summary in summaries)
    weighted = sum(summary["score"] * summary["statements"] for summary in summaries)
    assert abs(total["score"] - weighted / total["statements"]) <= 0.5


def test_the_same_input_gives_the_same_bytes() -> None:
    paths = [str(path) for path in SAMPLES]
    first = run("audit", *paths, "-f", "json").stdout_bytes
    assert run("audit", *paths, "-f", "json").stdout_bytes == first


def test_text_that_is_not_ascii_is_written_as_it_is() -> None:
    text = "“Łódź is naïve,” Mayor Ünal Öz said. 👩‍🚀"
    result = run("audit", "-", "-f", "json", stdin=text.encode())
    assert "“Łódź is naïve,” Mayor Ünal Öz said." in result.stdout_bytes.decode("utf-8")


def test_the_python_values_are_those_of_the_json(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    audit = json.loads(run("audit", str(path), "-f", "json").stdout)
    assert json.loads(msgspec.json.encode(claimcheck.audit_file(path))) == audit["documents"][0]
    assert claimcheck.audit_text(DRAFT, path=str(path)) == claimcheck.audit_file(path)


def test_an_auditor_is_shared_by_threads_and_sent_to_processes() -> None:
    auditor = pickle.loads(pickle.dumps(claimcheck.Auditor()))
    texts = [f"The mill closed in {year}, Mayor Ada Holt said." for year in range(1990, 2020)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(auditor.audit_text, texts)) == [*map(claimcheck.audit_text, texts)]


# ---- any text -----------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Sources", "say", "that", "Mayor", "Ada", "Holt", "said", "denied", "he", "may", "fears",
        "reportedly", "“", "”", '"', "'", "’s", ",", ".", "?", "!", "…", ":", "—", "(", ")",
        "\n", "\n\n", "\r\n", "- ", "according to", "the report", "U.S.", "Dr.", "1.5", "👩‍🚀",
        "told", "claim", "By", "Photo:", "\u2028", "\ufeff", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS)
def test_every_span_slices_to_its_text(text: str) -> None:
    audit = claimcheck.audit_text(text)
    end = 0
    for index, statement in enumerate(audit.statements):
        assert statement.id == index
        assert end <= statement.start < statement.end <= len(text)
        assert text[statement.start : statement.end] == statement.text
        assert (statement.tag is None) == (statement.kind != "statement")
        assert set(statement.attributions) <= set(range(len(audit.attributions)))
        for part in (*statement.hedges, *statement.reasons):
            assert text[part.start : part.end] == part.text != ""
        end = statement.end
    for index, attribution in enumerate(audit.attributions):
        assert attribution.id == index
        for found in (attribution.source, attribution.cue):
            if found is not None and found.start is not None and found.end is not None:
                assert text[found.start : found.end] == found.text != ""
        for span in attribution.content:
            assert 0 <= span.start < span.end <= len(text)
    assert sum(msgspec.to_builtins(audit.summary.tags).values()) == audit.summary.statements


@given(TEXTS)
def test_lines_and_columns_find_the_statement_again(text: str) -> None:
    starts = [0]
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    for statement in claimcheck.audit_text(text).statements:
        assert starts[statement.line - 1] + statement.column - 1 == statement.start
        assert starts[statement.end_line - 1] + statement.end_column - 1 == statement.end


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\x00", "a", "“", "\ud800"])
def test_texts_of_almost_nothing(text: str) -> None:
    audit = claimcheck.audit_text(text)
    assert [s.text for s in audit.statements] == ([text] if text.strip() else [])
