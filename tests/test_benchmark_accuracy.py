"""The accuracy benchmark: its metrics by hand-computed values, and the command as users run it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from accuracy import baseline, gold, metrics, tools
from accuracy.tools import modality
from accuracy.values import Attribution, Statement

ROOT = Path(__file__).parent.parent
QUICK = ("nupunkt", "punkt_stock", "pysbd", "sentencex", "spacy_parser", "textacy")
"""The tools that need packages which the tests do not."""


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def tagged(*codes: str) -> gold.Tagged:
    """Statements of ten code points each."""
    statements = [gold.GoldStatement(10 * i, 10 * i + 10, code) for i, code in enumerate(codes)]
    return gold.Tagged("a.txt", "x" * 10 * len(codes), statements)


# Metrics


def test_tags_by_hand() -> None:
    article = tagged("Sn", "So", "Sd", "A", "A", "Pv", "Dn", "X", "X")
    given = ["sourced", "sourced", "asserted", "asserted", "sourced", "speculative", None]
    kinds = ["person", "person", None, None, "person", "vague", None]
    answers = [
        Statement(10 * i, 10 * i + 10, tag, kind)
        for i, (tag, kind) in enumerate(zip(given, kinds, strict=True))
    ]
    answers += [Statement(70, 80, None), Statement(80, 90, "asserted")]
    figures = metrics.score_tags([article], [answers])
    assert figures.of("sourced") == (2, 1, 1)
    # The "no statement" that was called asserted does not count against the tag …
    assert figures.of("asserted") == (1, 1, 1)
    assert figures.of("speculative") == (1, 0, 0)
    assert figures.of("denied") == (0, 0, 1)
    # … but here.
    assert figures.non_statement == (1, 1, 1)
    assert figures.macro_f1 == pytest.approx((2 / 3 + 1 / 2 + 1 + 0) / 4)
    assert figures.accuracy == pytest.approx(4 / 7)
    assert figures.number("sourced") == 3
    assert figures.kinds == {("person", True): 1, ("organization", False): 1, ("vague", True): 1}
    assert figures.kind_accuracy == pytest.approx(2 / 3)


def test_a_gold_statement_is_compared_with_what_overlaps_it_most() -> None:
    answers = [Statement(0, 4, "asserted"), Statement(4, 12, "sourced"), Statement(12, 13, None)]
    figures = metrics.score_tags([tagged("Sn", "Sn", "Sn")], [answers])
    # 4-10 beats 0-4; 10-12 beats 12-13; nothing overlaps the third.
    assert figures.confusion == {("sourced", "sourced"): 2, ("sourced", None): 1}


def test_reliability_by_hand() -> None:
    stated = [(0.9, True), (1.0, True), (0.95, False), (0.55, True), (0.5, False), (0.7, True)]
    bins, error = metrics.reliability(stated)
    assert [bin_.number for bin_ in bins] == [0, 0, 0, 0, 0, 2, 0, 1, 0, 3]
    assert bins[9].stated == pytest.approx(0.95)
    assert bins[9].right == pytest.approx(2 / 3)
    expected = (3 * (0.95 - 2 / 3) + 2 * abs(0.525 - 0.5) + 1 * (1 - 0.7)) / 6
    assert error == pytest.approx(expected)


def test_confidence_is_right_only_where_the_tag_is() -> None:
    answers = [Statement(0, 10, "sourced", None, 0.8), Statement(10, 20, "asserted", None, 0.6)]
    figures = metrics.score_tags([tagged("Sn", "X")], [answers])
    assert figures.stated == [(0.8, True), (0.6, False)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we won” and left.", ["“we won”"]),
        ('He said "we won" and "it is over" again.', ['"we won"', '"it is over"']),
        ("“One day\nlater” it fell.", ["“One day\n"]),
        ("The mayors’ plan isn't ‘new’.", []),
        ("“They call it “home” there.", ["“They call it “home”"]),
        ('She said: "yes', ['"yes']),
    ],
)
def test_what_stands_within_quotation_marks(text: str, quoted: list[str]) -> None:
    marks = metrics.quoted(text)
    found = [text[m.start() : m.end()] for m in re.finditer(b"\1+", marks)]
    assert found == quoted


NEWS = "“The ferry is safe,” Ida Brandt said. The union hopes that it sails. It rained."


def relations() -> gold.Attributed:
    direct = gold.GoldAttribution(
        [place(NEWS, "Ida Brandt")], [place(NEWS, "said")], [place(NEWS, "“The ferry is safe,”")]
    )
    indirect = gold.GoldAttribution(
        [place(NEWS, "The union")], [place(NEWS, "hopes")], [place(NEWS, "that it sails")]
    )
    starts = [0, NEWS.index("The union"), NEWS.index("It rained")]
    sentences = list(zip(starts, [starts[1] - 1, starts[2] - 1, len(NEWS)], strict=True))
    return gold.Attributed("a.txt", NEWS, sentences, [direct, indirect])


def test_attributions_by_hand() -> None:
    # Right in the first sentence, nothing in the second, one that is none in the third.
    right = Attribution((place(NEWS, "Brandt"),), (), (place(NEWS, "The ferry is safe"),))
    wrong = Attribution((), (), (place(NEWS, "It rained"),))
    figures = metrics.score_attributions([relations()], [[wrong, right]])
    assert figures.relations == (1, 1, 1)
    assert figures.sentences == (1, 1, 1)
    assert figures.sentence_accuracy == pytest.approx(1 / 3)
    assert figures.characters == (17, 9, 20 - 17 + 13)
    assert figures.source_of_matched == 1
    assert figures.direct == (1, 1, 1, 1, 1, 1)
    assert figures.indirect == (1, 0, 1, 0, 0, 0)
    assert (figures.direct.precision, figures.direct.recall) == (1, 1)
    assert (figures.indirect.precision, figures.indirect.recall) == (0, 0)


def test_a_relation_needs_half_of_what_either_has() -> None:
    start, _ = place(NEWS, "“The ferry is safe,”")
    for length, found in ((10, 1), (9, 0)):
        half = Attribution((), (), ((start, start + length),))
        figures = metrics.score_attributions([relations()], [[half]])
        assert figures.relations.right == found
        # No source was given, so a match does not hit it.
        assert figures.source_of_matched == 0


def test_an_answer_matches_one_gold_attribution_only() -> None:
    article = relations()
    article.attributions.append(article.attributions[0])
    right = Attribution((), (), (place(NEWS, "“The ferry is safe,”"),))
    figures = metrics.score_attributions([article], [[right]])
    assert figures.relations == (1, 0, 2)


def test_sentences_by_hand() -> None:
    text = "One. Two three. Four."
    documents = [
        gold.Segmented("GUM_news_ferry.txt", text, [(0, 4), (5, 15), (16, 21)]),
        gold.Segmented("minutes.txt", text, [(0, 4), (5, 21)]),
    ]
    # Space at the ends is no difference; a wrong end is, and costs on both sides.
    given = [[(0, 5), (5, 15), (16, 20)], [(0, 4), (4, 21)]]
    found = metrics.score_sentences(documents, given)
    assert found == {"news": (2, 1, 1), "other": (2, 0, 0)}
    assert metrics.total(found.values()) == (4, 1, 1)


def test_hedges_by_hand() -> None:
    rows = [gold.Hedged("", uncertain) for uncertain in (True, True, True, False, False)]
    counts = metrics.score_hedges(rows, [True, True, False, True, False])
    assert counts == (2, 1, 1)
    assert counts.precision == pytest.approx(2 / 3)
    assert metrics.Counts(2, 0, 2).f1 == pytest.approx(2 / 3)
    assert metrics.Counts().f1 == 0


# The other tools


@pytest.mark.parametrize(
    ("sentence", "tag", "kind"),
    [
        ("“The ferry is safe,” Ida Brandt said.", "sourced", "person"),
        ("According to the report, two boilers were old.", "sourced", "document"),
        ("Brandt denied that the log had been changed.", "denied", None),
        ("He was denied entry to the harbour.", "asserted", None),
        ("Sources say the ferry will be sold.", "speculative", "vague"),
        ("The ferry may be sold.", "speculative", "hedge"),
        ("The ferry was built in Norrvik.", "asserted", None),
        ("A new ferry for Norrvik", None, None),
        ("Who will pay?", None, None),
    ],
)
def test_the_baseline_tags(sentence: str, tag: str | None, kind: str | None) -> None:
    assert [(s.tag, s.kind) for s in baseline.tags(sentence)] == [(tag, kind)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ida Brandt said that the ferry is safe.", "Ida Brandt", ["the ferry is safe"]),
        ("The ferry is quite safe, Ida Brandt said.", "Ida Brandt", ["The ferry is quite safe,"]),
        ("“It is safe,” said Ida Brandt, 51.", "Ida Brandt", ["“It is safe,”"]),
        ("The ferry is safe, according to Brandt.", "Brandt", ["The ferry is safe,"]),
        ("Brandt said: “It is safe.” “It sails.”", "Brandt", ["“It is safe.”", "“It sails.”"]),
    ],
)
def test_the_baseline_reads_off_who_said_what(text: str, source: str, content: list[str]) -> None:
    (found,) = baseline.attributions(text)
    assert [text[start:end] for start, end in found.source] == [source]
    assert [text[start:end].rstrip(".,") for start, end in found.content] == [
        words.rstrip(".,") for words in content
    ]


def test_modality_is_a_mean_of_weights() -> None:
    assert modality.modality("The ferry sails at nine.") == 1
    assert modality.modality("The ferry may sail.") == 0
    # "might" -0.25 at 4, "certainly" 1 at 2
    assert modality.modality("It might certainly sail.") == pytest.approx((-1 + 2) / 6)
    # a word behind "not" is worth half of the opposite
    assert modality.modality("It is not likely.") == pytest.approx(-0.125)
    assert modality.hedges("It may sail.")
    assert not modality.hedges("It sails.")


def test_a_tool_that_is_not_installed_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pysbd", None)
    run, missing = tools.load([name for name in tools.names() if name != "pysbd"])
    assert not run
    assert "`pip install pysbd`" in missing["pysbd"]
    assert missing["textacy"] == "left out with --without"


def test_every_tool_splits_the_plainest_sentences() -> None:
    text = "Harbour news\n\nThe ferry is old. It was built in Norrvik. Nobody came."
    wanted = ["Harbour news", "The ferry is old.", "It was built in Norrvik.", "Nobody came."]
    splitters = [tool for tool in tools.load(())[0] if tool.sentences]
    assert {"claimcheck", "regex", "Punkt, untrained"} <= {tool.name for tool in splitters}
    for tool in splitters:
        assert tool.sentences is not None
        assert [text[s:e].strip() for s, e in tool.sentences(text)] == wanted, tool.name


def test_textacy_answers_in_offsets_of_the_text() -> None:
    found, missing = tools.load([name for name in tools.names() if name != "textacy"])
    if not found:
        pytest.skip(missing["textacy"])
    # The inch mark leaves an odd number, at which textacy gives up the whole text.
    text = 'A 6" pipe broke.\n\n“The ferry,” Brandt said, “is safe and will sail.”'
    assert found[0].attributions is not None
    (one,) = found[0].attributions(text)
    assert [text[start:end] for start, end in one.source] == ["Brandt"]
    assert [text[start:end] for start, end in one.cue] == ["said"]
    assert "“is safe and will sail.”" in [text[start:end] for start, end in one.content]


# The command

ARTICLE = (
    "The ferry to Norrvik is safe, harbour master Ida Brandt said on Monday.\n\n"
    "Brandt denied that the log had been changed.\n\n"
    "The ferry was built in 1961."
)


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def gold_set(folder: Path) -> None:
    spans = [place(ARTICLE, line) for line in ARTICLE.split("\n\n")]
    statements = [
        {"start": start, "end": end, "code": code}
        for (start, end), code in zip(spans, ("Sn", "Dn", "A"), strict=True)
    ]
    attribution = {
        "source": [place(ARTICLE, "harbour master Ida Brandt")],
        "cue": [place(ARTICLE, "said")],
        "content": [place(ARTICLE, "The ferry to Norrvik is safe")],
    }
    document = {"doc": "GUM_news_ferry.txt", "text": ARTICLE, "sentences": spans}
    write(folder / "tags.jsonl", [{"doc": "a.txt", "text": ARTICLE, "statements": statements}])
    write(folder / "polnear.jsonl", [{**document, "attributions": [attribution]}])
    write(folder / "gum.jsonl", [{**document, "tokens": []}])
    write(
        folder / "hedges.jsonl",
        [
            {"uncertain": True, "text": "The lighthouse may have been painted white."},
            {"uncertain": False, "text": "The lighthouse was painted white."},
        ],
    )


def benchmark(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "accuracy"), *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )


def left_out() -> Iterator[str]:
    for name in QUICK:
        yield from ("--without", name)


def test_the_command_writes_the_report(tmp_path: Path) -> None:
    gold_set(tmp_path / "gold" / "dev")
    gold_set(tmp_path / "gold" / "check")
    (tmp_path / "gold" / "check" / "figures-only").touch()
    output = tmp_path / "accuracy.md"
    run = benchmark(tmp_path / "gold", "--output", output, *left_out(), cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    report = output.read_text(encoding="utf-8")
    assert run.stdout == report
    both = "1.000 | 1.000 | 1.000 | 1"
    assert f"| sourced | claimcheck | {both} | {both} |" in report
    assert f"| denied | claimcheck | {both} | {both} |" in report
    assert "| claimcheck | 1.000 | 1.000 | 1.000 | 3 | 1.000 | 1.000 | 1.000 | 3 |" in report
    assert "| news | 3 | 1.000 / 1.000 / 1.000 |" in report
    assert "| dev, regex | sourced | denied |" in report
    assert "| check: confidence | n |" in report
    assert "**Development articles were looked at.**" in report
    assert "- **check**: scored only, its texts never read" in report
    assert "- **textacy**: left out with --without" in report
    assert "dev: hedges of 2 texts by modality" in run.stderr
    # Neither a gold text nor where it lies on this machine is shown.
    for secret in ("Norrvik", "Brandt", "lighthouse", str(tmp_path)):
        assert secret not in report
    assert "Norrvik" not in run.stderr


def test_a_folder_can_be_a_single_set(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    gold_set(folder)
    for name in ("tags", "polnear", "gum"):
        (folder / f"{name}.jsonl").unlink()
    output = tmp_path / "accuracy.md"
    run = benchmark(folder, "--output", output, *left_out())
    assert run.returncode == 0, run.stderr
    assert "- **mine**: a set of your own" in run.stdout
    assert "| claimcheck | 1.000 | 1.000 | 1.000 |" in run.stdout
    assert "No gold data for this in the folder." in run.stdout


def test_a_folder_without_gold_data_is_a_usage_error(tmp_path: Path) -> None:
    run = benchmark(tmp_path, "--output", tmp_path / "accuracy.md")
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert str(tmp_path) in run.stderr
    assert "tags.jsonl" in run.stderr
    assert not (tmp_path / "accuracy.md").exists()


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        '{"doc": "a.txt"}',
        '{"doc": "a", "text": "x", "statements": [{"start": 0, "end": 1, "code": "Q"}]}',
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    good = json.dumps({"doc": "a.txt", "text": "", "statements": []})
    (tmp_path / "tags.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    run = benchmark(tmp_path, "--output", tmp_path / "accuracy.md")
    assert run.returncode == 2
    assert "tags.jsonl:2:" in run.stderr
    assert run.stderr.count("\n") == 1
