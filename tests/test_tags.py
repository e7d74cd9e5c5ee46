"""The four tags on articles: the order of decision, the settled cases and the traps."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck import DocumentAudit, Statement, audit_text

HARBOUR = """\
Port Laven closes its old pier after storm

By Mirela Costin

PORT LAVEN (KNS) — The council of Port Laven voted on Monday to close the old pier. Mayor Tessa Venn
said the timbers had rotted through. “It is a danger,” she told Harbour Radio. “Nobody should set
foot on it. Who would let a child fish there?”

The pier was built in 1911. It could be sold for scrap. A new one may cost 40 million crowns.

Who will pay for it? The finance ministry has reportedly set money aside. Sources say the sum is
small. Two council aides said the letter never came.

Traders fear that the closure will ruin them. They hope for help from the capital. The fishermen's
union, which according to its rules must be heard, was not asked.

Colm Brandt, who leads the union, accused the mayor of hiding a survey. “That is simply not true,”
Ms. Venn said. She declined to comment on the survey's cost. A report by the state engineer found
that three of nine piles had split.

The closure drew sharp criticism. It is unclear whether the council can reverse it. Critics say the
mayor acts alone, and Mr. Brandt said he agreed. Ms. Venn said the work may take a year.

(Photo: Ana Dorn/KNS)

Read more: The lamps of Marrow Bay
"""


@cache
def audit(text: str) -> DocumentAudit:
    return audit_text(text)


def found(text: str, words: str) -> Statement:
    """Return the one statement that holds some words, whatever the line breaks."""
    holding = [s for s in audit(text).statements if words in " ".join(s.text.split())]
    assert len(holding) == 1, (words, [s.text for s in holding])
    return holding[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("voted on Monday", "asserted"),
        ("the timbers had rotted", "sourced"),
        ("It is a danger", "sourced"),
        ("Nobody should set foot", "sourced"),
        ("Who would let a child", "sourced"),
        ("was built in 1911", "asserted"),
        ("may cost 40 million", "speculative"),
        ("has reportedly set money aside", "speculative"),
        ("Sources say the sum", "speculative"),
        ("Two council aides", "sourced"),
        ("Traders fear", "asserted"),
        ("They hope for help", "asserted"),
        ("accused the mayor", "sourced"),
        ("simply not true", "denied"),
        ("declined to comment", "sourced"),
        ("found that three of nine", "sourced"),
        ("drew sharp criticism", "asserted"),
        ("unclear whether", "speculative"),
        ("Critics say the mayor acts alone, and Mr. Brandt", "sourced"),
        ("the work may take a year", "sourced"),
    ],
)
def test_tag_in_an_article(words: str, expected: str) -> None:
    assert found(HARBOUR, words).tag == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Port Laven closes its old pier", "heading"),
        ("By Mirela Costin", "byline"),
        ("Who will pay for it?", "question"),
        ("Photo: Ana Dorn", "caption"),
        ("Read more", "boilerplate"),
    ],
)
def test_what_is_no_statement_has_a_kind_and_no_tag(words: str, kind: str) -> None:
    statement = found(HARBOUR, words)
    assert (statement.kind, statement.tag, statement.confidence) == (kind, None, None)
    assert not statement.check_worthy
    assert not statement.reasons


def test_only_the_writers_own_question_is_a_question() -> None:
    assert found(HARBOUR, "Who will pay for it?").kind == "question"
    assert found(HARBOUR, "Who would let a child").kind == "statement"


def single(sentence: str) -> Statement:
    text = (
        "The council met for the first time since the storm.\n\n"
        f"{sentence}\n\n"
        "The next session is due after the summer.\n"
    )
    return found(text, sentence)


# The order of decision


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a denial anywhere comes first
        ("Ms. Orlo said the pier was unsafe but denied that she had closed it.", "denied"),
        ("Sources say the mayor denied the claim.", "denied"),
        ("The envoy, who has denied the charge, may leave on Friday.", "denied"),
        # an identifiable source comes before a vague one and before a hedge
        ("Sources say the pier will close, and Ms. Orlo said it must.", "sourced"),
        ("Ms. Orlo said the pier may close.", "sourced"),
        ("According to the harbour board, the crane could fail.", "sourced"),
        # a hedge comes before assertion
        ("The pier will close in May and may never open again.", "speculative"),
    ],
)
def test_first_that_fits(sentence: str, expected: str) -> None:
    assert single(sentence).tag == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister has reportedly said he will quit.",
        "Reportedly, the minister told his aides to pack.",
    ],
)
def test_an_act_of_communication_that_is_itself_uncertain(sentence: str) -> None:
    assert single(sentence).tag == "speculative"


# Sources


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry announced a new levy on grain.",
        "Kestria has floated the idea of leaving the pact.",
        "The opposition is calling for a representative government.",
        "A senior Foreign Ministry official said the talks had stalled.",
        "Ms. Orlo criticised the mayor for closing the library.",
        "Ms. Orlo praised the crew as heroes.",
        "Mr. Venn vowed to rebuild the pier.",
        "Court records show that Brill sold the house in May.",
        "A poll shows that most voters oppose the levy.",
        "In a statement, the bank apologised for the error.",
        "Brill's claim that the vote was rigged drew laughter in the hall.",
        "The court ruled that the levy was unlawful.",
        "The judge ordered the firm to pay 3 million crowns.",
        "“Who will pay for it?” Ms. Orlo asked.",
        "The company did not respond to a request for comment.",
        "Ms. Orlo said she believes the plan will fail.",
        "Ms. Venn told Harbour Radio that she would run.",
    ],
)
def test_sourced(sentence: str) -> None:
    assert single(sentence).tag == "sourced"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sources reveal that the envoys met twice.",
        "Insiders describe a palace in disarray.",
        "Critics say the levy is too high.",
        "Some argue that the bridge should stay.",
        "Many believe the vote was rigged.",
        "Experts say the dam is unsafe.",
        "Reports suggest that the talks broke down.",
        "The minister is said to be ill.",
        "It is believed that the vault was empty.",
        "It is widely thought that the firm is insolvent.",
        "The minister is seen as a moderate.",
        "Brill is considered by many to be a genius.",
        "Brill has been accused of theft.",
    ],
)
def test_nobody_identifiable_is_speculative(sentence: str) -> None:
    assert single(sentence).tag == "speculative"


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks could collapse within days.",
        "The envoy appears to have left the city.",
        "The firm is expected to close the mill.",
        "The party is poised to win the vote.",
        "It remains to be seen whether the truce will hold.",
        "The move has fuelled speculation about an early vote.",
        "The visit raises questions about the pact.",
        "Perhaps the pact was always doomed.",
        "The firm probably knew about the leak.",
    ],
)
def test_the_writers_own_hedge_is_speculative(sentence: str) -> None:
    assert single(sentence).tag == "speculative"


# The settled borderline cases


@pytest.mark.parametrize(
    "sentence",
    [
        "Kestria fears that the pact will isolate it.",
        "The firm believes it could win the seat.",
        "Voters want lower prices.",
        "Ms. Orlo hopes to win the seat.",
        "The group seeks to overturn the levy.",
        "The firm plans to open a mill in Port Laven.",
        "The palace is increasingly aware of the danger.",
        "The party sees itself as a friend of the farmers.",
    ],
)
def test_a_state_of_mind_is_asserted_and_worth_a_check(sentence: str) -> None:
    statement = single(sentence)
    assert statement.tag == "asserted"
    assert statement.check_worthy


@pytest.mark.parametrize(
    "sentence",
    [
        "The levy drew condemnation from farmers.",
        "The plan came under fire.",
        "The case was adjourned until May.",
        "The minister did not say when he would quit.",
        "I have lived in Port Laven all my life.",
    ],
)
def test_contentless_reaction_procedure_and_the_authors_own_voice(sentence: str) -> None:
    assert single(sentence).tag == "asserted"


RIVER = """\
The river Ostra rose for a third day on Sunday. The lower town was under a metre of water.

The report, which the mayor called thorough, fills two shelves of the library on Mill Street, next
to the maps of the older floods, the tide tables and the letters of the first lock keeper.

The dam, which critics say was built too low, was finished in 1962 by a firm from the capital and
named after a queen.

The mayor, who said last week that the dam would hold until the autumn whatever the weather did and
that nobody needed to leave, has moved to her sister's house.

Trade on the river has slowed to a trickle below Kestria, which has twice floated the idea of
“joint rule” over the locks.

The finance minister, who told parliament that the money was spent, may step down.

The dam was built in 1962, though its plans may be older.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("which the mayor called thorough", "asserted"),
        ("which critics say", "asserted"),
        ("has moved to her sister's house", "sourced"),
        ("has twice floated the idea", "sourced"),
        ("may step down", "speculative"),
        ("though its plans may be older", "asserted"),
    ],
)
def test_a_side_clause_counts_if_it_carries_a_main_part(words: str, expected: str) -> None:
    assert found(RIVER, words).tag == expected


# Traps


@pytest.mark.parametrize(
    "sentence",
    [
        # cues that are none
        "The state television show runs for an hour.",
        "The reports lie on a shelf in the hall.",
        "It is hard to tell the difference.",
        "That is to say, the bridge is closed.",
        # hedges that are none
        "The vote was held in May.",
        "He could not sleep.",
        "Likely voters were asked twice.",
        "Brill appeared in court on Monday.",
        "The table appears on page 3.",
        "The turnout was lower than the expected turnout.",
        "The firm will close the mill.",
        "The levy would have raised prices.",
        "The alleged attacker was tried on Monday.",
    ],
)
def test_words_that_only_look_like_cues_or_hedges(sentence: str) -> None:
    assert single(sentence).tag == "asserted"


# Reasons and confidence


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The pier is expected to close.", set()),
        ("It remains to be seen whether the pier will close.", set()),
        ("The pier is said to be haunted.", {"vague"}),
        ("Divers have been blamed for the fire.", {"vague"}),
        ("Reports suggest that the pier will close.", {"vague"}),
        ("Some national security experts say that the pier will close.", {"vague"}),
    ],
)
def test_a_hedge_of_the_writers_own_has_no_source(sentence: str, kinds: set[str]) -> None:
    audit = audit_text(sentence)
    (statement,) = audit.statements
    sources = (audit.attributions[index].source for index in statement.attributions)
    assert statement.tag == "speculative"
    assert {source.kind for source in sources if source is not None} == kinds


def test_the_source_of_a_sentence_is_not_its_time() -> None:
    audit = audit_text("The pier board this week announced a plan.")
    assert [a.source.text for a in audit.attributions if a.source] == ["The pier board"]


def test_reasons_are_the_words_that_decided() -> None:
    def reasons(words: str) -> list[str]:
        return [" ".join(r.text.split()) for r in found(HARBOUR, words).reasons]

    assert reasons("the timbers had rotted") == ["said"]
    assert reasons("may cost 40 million") == ["may"]
    assert reasons("Sources say the sum") == ["Sources say"]
    assert reasons("unclear whether") == ["is unclear"]
    assert reasons("Traders fear") == ["fear"]
    assert reasons("was built in 1911") == []
    # The cue stands in another sentence: what is quoted decided.
    assert reasons("Nobody should set foot") == ["“Nobody should set foot on it."]


def test_confidence_is_that_of_the_deciding_rule() -> None:
    plain = found(HARBOUR, "was built in 1911").confidence
    said = found(HARBOUR, "the timbers had rotted").confidence
    assert plain is not None
    assert said is not None
    assert 0.5 < plain < said < 1


# Check-worthiness


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill employs 400 people in three towns.",
        "Prices have risen faster than wages since the spring.",
        "The fire was caused by a faulty lamp.",
        "The minister is the most unpopular in the cabinet.",
        "The firm violated the law on clean water.",
        "The levy will ruin the farms along the river.",
        "The mayor's plan was a disaster for the lower town.",
        "A majority of members have left the club.",
        "The company wants to sell the mill.",
    ],
)
def test_an_assertion_an_editor_would_query(sentence: str) -> None:
    statement = single(sentence)
    assert statement.tag == "asserted"
    assert statement.check_worthy


@pytest.mark.parametrize(
    "sentence",
    [
        "The tents went up on Friday evening.",
        "Lunch was served in the long tent.",
        "She closed the door and walked down to the water.",
        "The bridge opened in 1964.",
        "The hearing began at 9:30 a.m. on March 3.",
        "The band played until the rain began.",
    ],
)
def test_plain_narration_is_not_check_worthy(sentence: str) -> None:
    statement = single(sentence)
    assert statement.tag == "asserted"
    assert not statement.check_worthy


def test_that_somebody_would_not_comment_is_nothing_to_check() -> None:
    statement = single("The company did not respond to a request for comment.")
    assert statement.tag == "sourced"
    assert not statement.check_worthy
    assert single("The company said the mill was safe.").check_worthy


# Any text

WORDS = (
    "he she the mayor Brill said denied denies rejected claim report as false may reportedly not "
    "never no that is was it a to if insisted I did made up called lie true sources say “ ” ' , . "
    "? ! : — ( ) 40% 1964 first wrong evidence of"
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join) | st.text(max_size=200))
@example("“ ” denied")
@example("never never never denied denied that that")
@example("to deny?”")
def test_any_text(text: str) -> None:
    audited = audit_text(text)
    for statement in audited.statements:
        assert (statement.tag is None) == (statement.kind != "statement")
        assert (statement.confidence is None) == (statement.tag is None)
        if statement.tag in ("denied", "sourced", "speculative"):
            assert statement.reasons
        for reason in statement.reasons:
            assert statement.start <= reason.start < reason.end <= statement.end
            assert text[reason.start : reason.end] == reason.text


def test_a_sentence_that_hardly_ends() -> None:
    words = "lie lie false denied never denied claim not true he said may "
    text = "The mayor said that " + words * 2000 + "."
    assert {s.tag for s in audit_text(text).statements} <= {"denied", "sourced", None}


def test_how_a_text_ends_says_nothing_of_how_it_begins() -> None:
    text = "To read “the dam will hold” is sad. “Yes.”"
    assert audit_text(text).statements[0] == audit_text(f"{text} It rained.").statements[0]
