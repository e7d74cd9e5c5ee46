"""The ledger of sources and the attribution score, on documents built by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hand_built import Made, Said, made
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.scoring.score import WEIGHTS, grade
from claimcheck.totals import assemble

VAGUE = Said("Sources say the mill will close.", "P", True, "Sources", None, "vague")
REPORTEDLY = Said("The mill is reportedly sold.", "P", hedges=(("reportedly", "evidential"),))
CLAIM = Said("It would be the largest loss of jobs since the war.")
QUIET = Said("The river runs past the mill.", worthy=False)
MAYOR = Said(
    "Ruth Calder said the town had not been told.",
    "S",
    source="Ruth Calder",
    name="Ruth Calder",
    kind="person",
    role="Mayor",
    cue="said",
)
SHE = MAYOR._replace(words="She said the council would meet.", source="She", role=None)
REPORT = Said(
    "A county report found losses.", "S", True, "A county report", "a county report", "document"
)
OFFICIAL = Said(
    "A county official said the figures were final.",
    "S",
    source="A county official",
    name="a county official",
    kind="unnamed",
)
UNION = Said(
    "The union accused the owners of lying.",
    "S",
    source="The union",
    name="the union",
    kind="organization",
    cue="accused",
    lemma="accuse",
)
DENIAL = Said(
    "Arden Paper denied it.", "D", True, "Arden Paper", "Arden Paper", "organization", cue="denied"
)

WORKED = [
    [VAGUE],
    [MAYOR, SHE],
    [CLAIM, CLAIM, CLAIM],
    [REPORT, OFFICIAL],
    [QUIET, QUIET],
    [UNION, DENIAL],
]
"""The worked example of docs/scoring.md."""


def points(values: Made) -> dict[str, float | None]:
    return {part.name: None if part.value is None else part.points for part in values.summary.parts}


def test_worked_example_of_the_docs() -> None:
    values = made(WORKED)
    assert {part.name: (part.value, part.points) for part in values.summary.parts} == {
        "identifiable-source": (0.6, 21.0),
        "vague-reliance": (0.214, 14.3),
        "source-spread": (4.5, 10.0),
        "unattributed-run": (3.0, 8.3),
        "sourced-lead": (0.5, 5.0),
        "accusations-answered": (1.0, 10.0),
    }
    assert (values.summary.score, values.summary.grade) == (69, "C")
    assert values.summary.statements == 12
    assert values.summary.check_worthy == 10
    assert values.summary.sources == 6


def test_parts_say_in_words_what_they_measured() -> None:
    explained = [part.explanation for part in made(WORKED).summary.parts]
    assert explained == [
        "6 of 10 check-worthy statements have an identifiable source.",
        "1 of 7 attributed statements rests on nobody in particular, 1 on unnamed people.",
        "5 identifiable sources, as good as 4.5 equal ones; 2 are expected.",
        "The longest gap is 3 check-worthy statements, line 5.",
        "The lead has no source, but one follows at once.",
        "1 accusation, in line 11; a reply is reported in line 11.",
    ]


def test_weights_add_up_to_100_and_stand_in_the_parts() -> None:
    parts = made(WORKED).summary.parts
    assert sum(WEIGHTS.values()) == 100
    assert {part.name: part.weight for part in parts} == WEIGHTS


def test_empty_document_has_no_score() -> None:
    summary = made([]).summary
    assert (summary.score, summary.grade, summary.statements, summary.words) == (None, None, 0, 0)
    assert all(part.value is None for part in summary.parts)


def test_headings_alone_have_no_score() -> None:
    summary = made([[Said("A Mill Closes", "X")]]).summary
    assert (summary.score, summary.statements, summary.words) == (None, 0, 3)


def test_where_nothing_is_check_worthy_there_is_nothing_to_judge() -> None:
    values = made([[QUIET] * 3] * 5)
    assert (values.summary.score, values.summary.grade) == (None, None)
    assert values.summary.note is not None
    assert "no statement is check-worthy" in values.summary.note
    assert set(points(values).values()) == {None}


GERMAN = (
    "Der Minister sagte am Montag in Arden, die Regierung werde den Haushalt um 40 Millionen "
    "kürzen. Die Opposition nannte den Plan einen Skandal. Nach Angaben der Bank stieg die "
    "Inflation im vergangenen Jahr auf vier Prozent, und die Preise für Lebensmittel lagen noch "
    "höher. Er will das Geld für Schulen, Brücken und den Hafen ausgeben, was die Stadt so nie "
    "beschlossen hat, wie ihre Sprecherin Ada Holt am Abend mitteilte.\n"
)
GREEK = "Ο δήμαρχος είπε ότι το εργοστάσιο θα κλείσει. Το 2019 είχε 400 εργάτες.\n"
ENGLISH = "The mayor, Ada Holt, said the mill will close. It had 400 workers in 2019.\n"


@pytest.mark.parametrize("text", [GERMAN, GREEK, GREEK * 20])
def test_a_text_that_is_not_english_has_no_score(text: str) -> None:
    summary = claimcheck.audit_text(text).summary
    assert (summary.score, summary.grade) == (None, None)
    assert summary.note is not None
    assert "English" in summary.note


@pytest.mark.parametrize("text", [ENGLISH, f"{ENGLISH * 3}“{GREEK.strip()}”\n"])
def test_an_english_text_has_a_score_and_no_note(text: str) -> None:
    summary = claimcheck.audit_text(text).summary
    assert summary.score is not None
    assert summary.note is None


def test_the_score_of_a_run_is_that_of_the_documents_that_have_one() -> None:
    alone = claimcheck.audit_text(ENGLISH)
    run = assemble([alone, claimcheck.audit_text(GREEK), claimcheck.audit_text("Hello there.")], ())
    assert (run.summary.score, run.summary.grade) == (alone.summary.score, alone.summary.grade)


def test_a_few_gaps_in_a_quiet_piece_leave_a_good_grade() -> None:
    values = made([[QUIET] * 4, [CLAIM, QUIET], [QUIET] * 4, [QUIET, CLAIM], [QUIET] * 6])
    assert values.summary.grade in ("A", "B")
    part = values.part("identifiable-source")
    assert "0 of 2 check-worthy" in part.explanation
    # 18 statements: the two gaps are counted against two thirds of them.
    assert (part.value, part.points) == (round(1 - 2 / 12, 3), 29.2)


def test_halves_round_up() -> None:
    # 35 × 3/4 is 26.25.
    part = made([[CLAIM]]).part("identifiable-source")
    assert (part.value, part.points) == (0.75, 26.3)
    assert part.explanation.endswith("; gaps count against 4, as the piece is short.")


def test_sources_reveal_scores_badly() -> None:
    values = made([[VAGUE, REPORTEDLY], [CLAIM, VAGUE], [REPORTEDLY, VAGUE, CLAIM]])
    # Of 90 points there are 1.7, for a gap of seven statements and not of eight.
    assert (values.summary.score, values.summary.grade) == (2, "F")
    assert points(values)["vague-reliance"] == 0


def test_a_vague_source_never_helps() -> None:
    for rest in ([], [CLAIM], [CLAIM] * 5, [QUIET] * 20, [MAYOR]):
        before = made([[CLAIM], rest]).summary.score
        after = made([[REPORTEDLY], rest]).summary.score
        assert before is not None
        assert after is not None
        assert after <= before


def test_every_fact_attributed_to_several_sources_scores_well() -> None:
    values = made([[MAYOR], [REPORT, SHE], [UNION, DENIAL], [REPORT, MAYOR, REPORT]])
    assert (values.summary.score, values.summary.grade) == (100, "A")


@pytest.mark.parametrize(
    "only", [VAGUE, REPORTEDLY, CLAIM, MAYOR, OFFICIAL, DENIAL], ids=lambda s: s.words
)
def test_one_statement_is_never_an_f(only: Said) -> None:
    assert made([[only]]).summary.grade in ("A", "B", "C", "D")


def test_one_source_that_carries_a_long_piece_costs_the_spread() -> None:
    alone = made([[MAYOR, SHE]] * 6)
    assert points(alone)["source-spread"] == 0
    shared = made([[MAYOR, REPORT, UNION, DENIAL]] * 3)
    assert points(shared)["source-spread"] == 10
    assert alone.summary.score is not None
    assert shared.summary.score is not None
    assert alone.summary.score < shared.summary.score


def test_a_brief_needs_no_second_source() -> None:
    assert points(made([[MAYOR, SHE, SHE]]))["source-spread"] is None


def test_a_token_second_source_counts_little() -> None:
    # 11 statements by one and 1 by another: 144 / 122 = 1.18 sources of the three expected.
    part = made([[MAYOR] * 6, [SHE] * 5, [REPORT]]).part("source-spread")
    assert (part.value, part.points) == (1.18, 0.9)


def test_vague_sources_do_not_widen_the_spread() -> None:
    crowd = [VAGUE._replace(words=f"{who} say so.", source=who) for who in ("Critics", "Insiders")]
    assert points(made([[MAYOR] * 4, crowd]))["source-spread"] == 0


def test_unnamed_sources_count_half() -> None:
    assert made([[OFFICIAL] * 8]).part("vague-reliance").value == 0.5
    assert made([[OFFICIAL] * 2, [MAYOR] * 6]).part("vague-reliance").value == 0.125


def test_a_hedge_of_the_writers_own_is_no_vague_source() -> None:
    hedged = Said("The mill may close.", "P", hedges=(("may", "modal"),))
    assert made([[hedged], [MAYOR]]).part("vague-reliance").value == 0
    assert made([[REPORTEDLY], [MAYOR]]).part("vague-reliance").value == 0.5


def test_a_denial_by_nobody_is_not_identifiable() -> None:
    denied = Said("The claim has been denied.", "D")
    assert made([[denied]] * 4).part("identifiable-source").value == 0
    assert made([[DENIAL]] * 4).part("identifiable-source").value == 1


@pytest.mark.parametrize(
    ("paragraphs", "run", "reached"),
    [
        ([[MAYOR, CLAIM, CLAIM, MAYOR, CLAIM]], 2, 10.0),
        ([[MAYOR, CLAIM, CLAIM, CLAIM, CLAIM, CLAIM, MAYOR]], 5, 5.0),
        ([[MAYOR, CLAIM], [VAGUE, CLAIM], [MAYOR]], 3, 8.3),
        ([[CLAIM, QUIET] * 4], 1, 10.0),
        ([[CLAIM] * 9], 9, 0.0),
    ],
)
def test_longest_unattributed_run(paragraphs: list[list[Said]], run: float, reached: float) -> None:
    part = made(paragraphs).part("unattributed-run")
    assert (part.value, part.points) == (run, reached)


@pytest.mark.parametrize(
    ("paragraphs", "value"),
    [
        ([[MAYOR], [CLAIM]], 1.0),
        ([[CLAIM, MAYOR], [CLAIM]], 1.0),
        ([[CLAIM], [QUIET], [MAYOR]], 0.5),
        ([[CLAIM], [QUIET, QUIET, QUIET], [MAYOR]], 0.0),
        ([[CLAIM, QUIET, QUIET, QUIET, MAYOR]], 0.5),
        ([[QUIET], [CLAIM]], None),
        ([[Said("A Headline", "X")], [MAYOR]], 1.0),
    ],
)
def test_sourced_lead(paragraphs: list[list[Said]], value: float | None) -> None:
    assert made(paragraphs).part("sourced-lead").value == value


DECLINED = Said(
    "The owners declined to comment.", "S", True, "The owners", "the owners", "organization"
)
SILENT = Said(
    "The owners did not immediately respond to a request.",
    "S",
    source="The owners",
    name="the owners",
    kind="organization",
)
REPLIED = Said(
    "The owners replied that it was an error.",
    "S",
    source="The owners",
    name="the owners",
    kind="organization",
    cue="replied",
    lemma="reply",
)
ACCUSED = Said("The owners have been accused of lying.", "P")


@pytest.mark.parametrize(
    ("sentences", "value"),
    [
        ([UNION, MAYOR], 0.0),
        ([UNION, DENIAL], 1.0),
        ([DENIAL, UNION], 1.0),
        ([UNION, DECLINED], 1.0),
        ([UNION, SILENT], 1.0),
        ([UNION, REPLIED], 1.0),
        ([ACCUSED, MAYOR], 0.0),
        ([ACCUSED, DENIAL], 1.0),
        ([MAYOR, DENIAL], None),
        (
            [UNION._replace(hypothetical=True, words="The union never accused them.", cue=None)],
            None,
        ),
    ],
)
def test_accusations_meet_a_reply(sentences: list[Said], value: float | None) -> None:
    assert made([sentences]).part("accusations-answered").value == value


def test_words_are_counted_without_punctuation_and_clitics() -> None:
    assert made([[Said("The town's mayor, 61, didn't pay $4.5 million.")]]).summary.words == 8


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        *[(100, "A"), (85, "A"), (84, "B"), (70, "B"), (69, "C")],
        *[(55, "C"), (54, "D"), (40, "D"), (39, "F"), (0, "F")],
    ],
)
def test_grades(score: int, letter: str) -> None:
    assert grade(score) == letter


def test_ledger_groups_by_name_and_kind() -> None:
    ledger = made(WORKED).ledger
    assert [(entry.name, entry.kind, entry.statements) for entry in ledger] == [
        ("Ruth Calder", "person", 2),
        ("Sources", "vague", 1),
        ("a county report", "document", 1),
        ("a county official", "unnamed", 1),
        ("the union", "organization", 1),
        ("Arden Paper", "organization", 1),
    ]
    assert ledger[0].role == "Mayor"
    assert ledger[0].attributions == (1, 2)
    # Seven statements rest on a source.
    assert ledger[0].share == round(2 / 7, 3)


def test_ledger_groups_vague_sources_by_their_words() -> None:
    inside = VAGUE._replace(words="The mill will close, sources say.", source="sources")
    critics = VAGUE._replace(words="Some  critics say so.", source="Some  critics")
    ledger = made([[VAGUE, inside, critics]]).ledger
    assert [(entry.name, entry.statements) for entry in ledger] == [
        ("Sources", 2),
        ("Some critics", 1),
    ]


def test_ledger_leaves_out_what_is_no_source() -> None:
    thought = MAYOR._replace(words="Ruth Calder fears it.", cue="fears", type="belief", tag="A")
    act = MAYOR._replace(words="If Ruth Calder says so.", hypothetical=True, cue="says", tag="A")
    passive = Said("It is said to be sold.", "P", kind="vague", cue="is said")
    assert made([[thought, act, passive]]).ledger == ()


def test_ledger_lists_who_speaks_in_the_headline_alone() -> None:
    headline = MAYOR._replace(words="Mill must stay, Ruth Calder says", tag="X", cue="says")
    (entry,) = made([[headline], [CLAIM]]).ledger
    assert (entry.name, entry.statements, entry.share) == ("Ruth Calder", 0, 0.0)


SENTENCES = (VAGUE, REPORTEDLY, CLAIM, QUIET, MAYOR, SHE, REPORT, OFFICIAL, UNION, DENIAL, ACCUSED)
documents = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), max_size=12)


@given(documents)
def test_score_stays_in_bounds_and_follows_from_its_parts(paragraphs: list[list[Said]]) -> None:
    summary = made(paragraphs).summary
    measured = [part for part in summary.parts if part.value is not None]
    for part in summary.parts:
        assert 0 <= part.points <= part.weight
        assert part.explanation.endswith(".")
    if not summary.check_worthy:
        assert summary.score is None
    if summary.score is None:
        assert summary.note is not None  # many of these sentences are too terse to show a language
    else:
        share = sum(part.points for part in measured) / sum(part.weight for part in measured)
        assert summary.note is None
        assert 0 <= summary.score <= 100
        assert abs(summary.score - 100 * share) <= 0.5 + 1e-9
    counts: dict[str, Any] = {
        tag: getattr(summary.tags, tag) for tag in ("sourced", "denied", "speculative", "asserted")
    }
    assert sum(counts.values()) == summary.statements


@given(documents, st.integers(min_value=0))
def test_naming_a_source_never_lowers_the_share_of_sourced(
    paragraphs: list[list[Said]], pick: int
) -> None:
    flat = [(p, s) for p, paragraph in enumerate(paragraphs) for s in range(len(paragraph))]
    if not flat:
        return
    p, s = flat[pick % len(flat)]
    if not paragraphs[p][s].worthy:
        return
    mended = [list(paragraph) for paragraph in paragraphs]
    mended[p][s] = MAYOR
    before = made(paragraphs).part("identifiable-source").points
    assert made(mended).part("identifiable-source").points >= before


@given(documents)
def test_ledger_adds_up(paragraphs: list[list[Said]]) -> None:
    values = made(paragraphs)
    for entry in values.ledger:
        assert 0 <= entry.share <= 1
        assert entry.statements <= values.summary.statements
    counts = [entry.statements for entry in values.ledger]
    assert counts == sorted(counts, reverse=True)
    listed = [index for entry in values.ledger for index in entry.attributions]
    assert len(listed) == len(set(listed))
