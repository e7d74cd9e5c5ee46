"""Who said what, on sentences written for the purpose."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.attribution.attribute import attribute
from claimcheck.documents.read import from_text
from claimcheck.language.segment import segment
from claimcheck.values import Attributed


class Said(NamedTuple):
    """An attribution: the words of its source, its cue and its content."""

    source: str | None
    cue: str
    content: list[str]


def audited(text: str) -> list[tuple[Said, claimcheck.Attribution]]:
    """Return the attributions of a text that have a cue, in words and as audited."""
    return [
        (
            Said(
                a.source.text if a.source else None,
                a.cue.text,
                [text[span.start : span.end] for span in a.content],
            ),
            a,
        )
        for a in claimcheck.audit_text(text).attributions
        if a.cue
    ]


def said(text: str) -> list[Said]:
    return [words for words, _ in audited(text)]


def analysed(text: str) -> tuple[Attributed, ...]:
    """Return the attributions with what the audit does not show."""
    return attribute(segment(from_text(text, "draft.txt")))


SAFE = "the dam was safe"


# --- where the speaker stands -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the words
        ("Jane Roe said that the dam was safe.", Said("Jane Roe", "said", [f"that {SAFE}"])),
        ("Jane Roe said the dam was safe.", Said("Jane Roe", "said", [SAFE])),
        ("Jane Roe said on Monday the dam was safe.", Said("Jane Roe", "said", [SAFE])),
        ("Jane Roe said, “It is safe.”", Said("Jane Roe", "said", ["“It is safe.”"])),
        ("Jane Roe said: “It is safe.”", Said("Jane Roe", "said", ["“It is safe.”"])),
        ("Jane Roe asked whether it was safe.", Said("Jane Roe", "asked", ["whether it was safe"])),
        # inside them
        (
            "The dam, Jane Roe said, would hold for a year.",
            Said("Jane Roe", "said", ["The dam", "would hold for a year"]),
        ),
        (
            "“The dam,” Jane Roe said, “will hold for a year.”",
            Said("Jane Roe", "said", ["“The dam,”", "“will hold for a year.”"]),
        ),
        (
            "“The dam will hold,” she said. “It was inspected.”",
            Said("she", "said", ["“The dam will hold,”", "“It was inspected.”"]),
        ),
        # behind them
        ("The dam was safe, Jane Roe said.", Said("Jane Roe", "said", ["The dam was safe"])),
        ("“It is safe,” Jane Roe said.", Said("Jane Roe", "said", ["“It is safe,”"])),
        ("“Is it safe?” Jane Roe asked.", Said("Jane Roe", "asked", ["“Is it safe?”"])),
        ("“It is safe!” Jane Roe shouted.", Said("Jane Roe", "shouted", ["“It is safe!”"])),
        # inverted
        ("“It is safe,” said Jane Roe.", Said("Jane Roe", "said", ["“It is safe,”"])),
        ("“It is safe,” says the mayor.", Said("the mayor", "says", ["“It is safe,”"])),
        (
            "“It is safe,” said Jane Roe, the mayor of Aldmoor.",
            Said("Jane Roe, the mayor of Aldmoor", "said", ["“It is safe,”"]),
        ),
        (
            "The dam is safe, said Jane Roe, the mayor of Aldmoor, who has led the town for years.",
            Said(
                "Jane Roe, the mayor of Aldmoor, who has led the town for years",
                "said",
                ["The dam is safe"],
            ),
        ),
        # with what is said of the speaker between
        (
            "Jane Roe, the mayor of Aldmoor, said the dam was safe.",
            Said("Jane Roe, the mayor of Aldmoor", "said", [SAFE]),
        ),
        (
            "Jane Roe, who runs the port, said the dam was safe.",
            Said("Jane Roe, who runs the port", "said", [SAFE]),
        ),
        (
            "Jane Roe (a welder by trade) said the dam was safe.",
            Said("Jane Roe (a welder by trade)", "said", [SAFE]),
        ),
        ("Jane Roe, 54, said the dam was safe.", Said("Jane Roe, 54", "said", [SAFE])),
        ("She also said the dam was safe.", Said("She", "said", [SAFE])),
        # As he put it
        ("As Jane Roe put it, “it is safe.”", Said("Jane Roe", "put it", ["“it is safe.”"])),
        ("The dam is safe, as Roe has said.", Said("Roe", "has said", ["The dam is safe"])),
    ],
)
def test_speakers(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe told CNN that the dam was safe.",
        "Jane Roe told CNN on Monday that the dam was safe.",
        "Jane Roe told the Aldmoor Gazette in an interview that the dam was safe.",
        "Jane Roe told reporters that the dam was safe.",
    ],
)
def test_who_is_told_is_not_the_source(text: str) -> None:
    assert said(text) == [Said("Jane Roe", "told", [f"that {SAFE}"])]


def test_who_is_told_behind_a_quotation_is_not_the_source() -> None:
    assert said("“It is safe,” Roe told CNN on Monday.") == [Said("Roe", "told", ["“It is safe,”"])]


def test_a_clause_without_that_behind_who_is_told() -> None:
    assert said("Roe told reporters she would resign.") == [
        Said("Roe", "told", ["she would resign"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a relative clause: the pronoun stands for the source
        (
            "The welder, who said that the dam was safe, has left.",
            Said("who", "said", [f"that {SAFE}"]),
        ),
        # a subject shared with the verb before
        (
            "The mayor visited the dam and said it was safe.",
            Said("The mayor", "said", ["it was safe"]),
        ),
        (
            "The mayor visited the dam, praised nobody and said it was safe.",
            Said("The mayor", "said", ["it was safe"]),
        ),
        # a participle
        (
            "Roe walked out, arguing that the dam was safe.",
            Said("Roe", "arguing", [f"that {SAFE}"]),
        ),
        (
            "Roe said it was old, adding that the dam was safe.",
            Said("Roe", "adding", [f"that {SAFE}"]),
        ),
        # an infinitive that is carried out
        ("Roe went on to say that the dam was safe.", Said("Roe", "say", [f"that {SAFE}"])),
    ],
)
def test_speakers_from_another_clause(text: str, expected: Said) -> None:
    assert expected in said(text)


def test_each_of_several_people_is_a_source() -> None:
    expected = [Said("Jane Roe", "said", [SAFE]), Said("John Vale", "said", [SAFE])]
    assert said("Jane Roe and John Vale said the dam was safe.") == expected
    assert (
        said("Some officials, such as Jane Roe and John Vale, said the dam was safe.") == expected
    )


# --- passives, participles and phrases ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Residents were told by the council that the dam was safe.",
            Said("the council", "were told", [f"that {SAFE}"]),
        ),
        (
            "The dam was described by Jane Roe as reckless.",
            Said("Jane Roe", "was described", ["The dam", "as reckless"]),
        ),
        (
            "John Vale was accused by prosecutors of taking bribes.",
            Said("prosecutors", "was accused", ["John Vale", "taking bribes"]),
        ),
        (
            "Roe drew up a plan described by John Vale as reckless.",
            Said("John Vale", "described by", ["a plan", "as reckless"]),
        ),
    ],
)
def test_passives_with_an_agent(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam is said to leak.", Said(None, "is said", ["The dam", "to leak"])),
        ("The dam is believed to leak.", Said(None, "is believed", ["The dam", "to leak"])),
        ("The dam is understood to leak.", Said(None, "is understood", ["The dam", "to leak"])),
        ("It is thought that the dam was safe.", Said(None, "is thought", [f"that {SAFE}"])),
        (
            "Vale has been accused of taking bribes.",
            Said(None, "has been accused", ["Vale", "taking bribes"]),
        ),
        ("The dam is seen as a folly.", Said(None, "is seen", ["The dam", "as a folly"])),
        ("The dam reportedly leaks.", Said(None, "reportedly", ["The dam", "leaks"])),
        ("Allegedly the dam leaks.", Said(None, "Allegedly", ["the dam leaks"])),
    ],
)
def test_cues_that_imply_a_vague_source(text: str, expected: Said) -> None:
    [(words, attribution)] = audited(text)
    assert words == expected
    assert attribution.source is not None
    assert attribution.source.kind == "vague"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam is safe, according to the harbor office.",
            Said("the harbor office", "according to", ["The dam is safe"]),
        ),
        (
            "According to the harbor office, the dam was safe.",
            Said("the harbor office", "According to", [SAFE]),
        ),
        (
            "The dam, according to the harbor office, is safe.",
            Said("the harbor office", "according to", ["The dam", "is safe"]),
        ),
        (
            "“It leaks,” according to Jane Roe, a welder.",
            Said("Jane Roe, a welder", "according to", ["“It leaks,”"]),
        ),
        (
            "The dam leaks, according to a complaint filed by the union.",
            Said("a complaint filed by the union", "according to", ["The dam leaks"]),
        ),
        (
            "The dam was safe, per the ministry.",
            Said("the ministry", "per", ["The dam was safe"]),
        ),
        (
            "In the latest poll, Roe leads by nine points.",
            Said("the latest poll", "In", ["Roe leads by nine points"]),
        ),
        (
            "Roe did not respond to a request for comment.",
            Said("Roe", "did not respond", ["to a request for comment"]),
        ),
        (
            "Roe could not be reached for comment.",
            Said("Roe", "could not be reached", ["for comment"]),
        ),
    ],
)
def test_phrases(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe’s claim that the dam was safe.", Said("Roe’s", "claim", [f"that {SAFE}"])),
        ("Her allegation that the dam was safe.", Said("Her", "allegation", [f"that {SAFE}"])),
        (
            "The warning by the union that the dam leaks.",
            Said("the union", "warning", ["that the dam leaks"]),
        ),
        (
            "A warning from the union that the dam leaks.",
            Said("the union", "warning", ["that the dam leaks"]),
        ),
        ("Her calls for an inquiry went unheard.", Said("Her", "calls", ["an inquiry"])),
        ("The suggestion that the dam leaks.", Said(None, "suggestion", ["that the dam leaks"])),
    ],
)
def test_cue_nouns(text: str, expected: Said) -> None:
    assert said(text) == [expected]


# --- what a verb takes as its content -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe called for an inquiry.", Said("Roe", "called for", ["an inquiry"])),
        ("Roe called the dam a disgrace.", Said("Roe", "called", ["the dam a disgrace"])),
        ("Roe called it “a disgrace.”", Said("Roe", "called", ["it “a disgrace.”"])),
        ("Roe promised to rebuild the dam.", Said("Roe", "promised", ["to rebuild the dam"])),
        (
            "Roe accused the council of hiding the report.",
            Said("Roe", "accused", ["the council of hiding the report"]),
        ),
        (
            "Roe praised the welders for their work.",
            Said("Roe", "praised", ["the welders for their work"]),
        ),
        ("Roe warned of a flood.", Said("Roe", "warned of", ["a flood"])),
        ("Roe denied the allegation.", Said("Roe", "denied", ["the allegation"])),
        ("The report found that the dam was safe.", Said("The report", "found", [f"that {SAFE}"])),
        (
            "Roe, in Aldmoor, raised the prospect of a flood.",
            Said("Roe", "raised", ["the prospect of a flood"]),
        ),
        ("Roe declined to comment.", Said("Roe", "declined", ["to comment"])),
        # idioms and adjectives
        (
            "Roe made it clear that the dam leaks.",
            Said("Roe", "made it clear", ["that the dam leaks"]),
        ),
        ("Roe has ruled out a second dam.", Said("Roe", "has ruled out", ["a second dam"])),
        ("Roe spoke out against the toll.", Said("Roe", "spoke out against", ["the toll"])),
        ("Roe is adamant that the dam leaks.", Said("Roe", "is adamant", ["that the dam leaks"])),
        # words behind the content that are not part of it
        ("Roe said the dam was safe, but the union disagreed.", Said("Roe", "said", [SAFE])),
        ("When asked, Roe said the dam was safe.", Said("Roe", "said", [SAFE])),
    ],
)
def test_content(text: str, expected: Said) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is safe,” Roe said.", "direct"),
        ("Roe said it was safe.", "indirect"),
        ("Roe said the dam was “a disgrace” to the town.", "mixed"),
    ],
)
def test_how_much_of_the_content_is_quoted(text: str, kind: str) -> None:
    assert [a.quotation for _, a in audited(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "lemma"),
    [
        ("Roe said that the dam leaks.", "speech", "say"),
        ("Roe wrote that the dam leaks.", "writing", "write"),
        ("Roe tweeted that the dam leaks.", "writing", "tweet"),
        ("The study shows that the dam leaks.", "document", "show"),
        ("Roe believes that the dam leaks.", "belief", "believe"),
        ("Roe thinks the dam is safe.", "belief", "think"),
        ("Roe is concerned that the dam leaks.", "belief", "concerned"),
        ("Roe hopes that the dam leaks.", "desire", "hope"),
        ("Roe wants a second dam.", "desire", "want"),
        ("Roe intends to rebuild the dam.", "intention", "intend"),
        ("Roe has decided to rebuild the dam.", "intention", "decide"),
    ],
)
def test_what_kind_of_act_a_cue_is(text: str, kind: str, lemma: str) -> None:
    [(_, attribution)] = audited(text)
    assert attribution.cue is not None
    assert (attribution.cue.type, attribution.cue.lemma) == (kind, lemma)


def test_a_state_of_mind_inside_somebody_s_words_is_theirs_to_tell() -> None:
    assert said("Roe said she believes the dam leaks.") == [
        Said("Roe", "said", ["she believes the dam leaks"])
    ]


# --- what reports no act ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "If Roe says that the dam leaks, the road will close.",
        "Unless Roe says that the dam leaks, the road will open.",
        "Roe did not say that the dam leaks.",
        "Roe never said that the dam leaks.",
        "Roe would say that the dam leaks.",
        "Roe might say that the dam leaks.",
        "Let us say that the dam leaks.",
        "Let’s say that the dam leaks.",
        "Roe came to Aldmoor to say that the dam leaks.",
    ],
)
def test_what_was_not_said_is_hypothetical(text: str) -> None:
    assert [a.hypothetical for a in analysed(text) if a.lemma == "say"] == [True]
    assert claimcheck.audit_text(text).statements[0].tag != "sourced"


@pytest.mark.parametrize(
    "text",
    [
        "Roe said that the dam leaks.",
        "Roe declined to say whether the dam leaks.",
        "Roe went on to say that the dam leaks.",
    ],
)
def test_what_was_said_is_not_hypothetical(text: str) -> None:
    assert not any(a.hypothetical for a in analysed(text))


@pytest.mark.parametrize(
    "text",
    [
        "The state of the dam is poor.",
        "A TV show about the dam won a prize.",
        "The claims office is closed.",
        "The reports are long.",
        "He left a note on the table.",
        "Nobody can tell the difference.",
        "The fare rose to four crowns per head.",
        "The charge for the ferry rose.",
    ],
)
def test_words_that_only_look_like_cues(text: str) -> None:
    assert said(text) == []


# --- quotations across sentences ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # over sentences
        (
            "“It is safe. It was inspected,” Roe said.",
            [Said("Roe", "said", ["“It is safe. It was inspected,”"])],
        ),
        (
            "“It is safe,” Roe said. “It was inspected. Nobody looked.”",
            [Said("Roe", "said", ["“It is safe,”", "“It was inspected. Nobody looked.”"])],
        ),
        # over paragraphs
        (
            "“It is safe.\n\n“It was inspected.\n\n“It will last,” Roe said.",
            [Said("Roe", "said", ["“It is safe.\n\n“It was inspected.\n\n“It will last,”"])],
        ),
        (
            "“It is safe.\n\nIt was inspected,” Roe said.",
            [Said("Roe", "said", ["“It is safe.\n\nIt was inspected,”"])],
        ),
        (
            "“It is safe,” Roe said.\n\n“It was inspected. Nobody looked.”",
            [Said("Roe", "said", ["“It is safe,”", "“It was inspected. Nobody looked.”"])],
        ),
        # introduced by the sentence before
        (
            "Roe wrote:\n\n“It is safe. It was inspected.”",
            [Said("Roe", "wrote", ["“It is safe. It was inspected.”"])],
        ),
        (
            "Roe wrote on Friday:\n\nIt is safe and it was inspected in the month of May.",
            [Said("Roe", "wrote", ["It is safe and it was inspected in the month of May."])],
        ),
        # nested, with other marks, unbalanced
        (
            "“They told us ‘it is safe’ in May,” Roe said.",
            [Said("Roe", "said", ["“They told us ‘it is safe’ in May,”"])],
        ),
        ('"It is safe," Roe said.', [Said("Roe", "said", ['"It is safe,"'])]),
        ("``It is safe,'' Roe said.", [Said("Roe", "said", ["``It is safe,''"])]),
        ("« It is safe », Roe said.", [Said("Roe", "said", ["« It is safe »"])]),
        ("„It is safe“, Roe said.", [Said("Roe", "said", ["„It is safe“"])]),
        ("‘It isn’t safe,’ Roe said.", [Said("Roe", "said", ["‘It isn’t safe,’"])]),
        ("It is safe and dry,” Roe said.", [Said("Roe", "said", ["It is safe and dry"])]),
        # a name set beside the words
        ("Jane Roe: “It is safe.”", [Said("Jane Roe", ":", ["“It is safe.”"])]),
        ("“It is safe and dry.” — Jane Roe", [Said("Jane Roe", "—", ["“It is safe and dry.”"])]),
        (
            "“It is safe and dry.”\n— Jane Roe, welder",
            [Said("Jane Roe", "—", ["“It is safe and dry.”"])],
        ),
        ("ROE: The dam leaks. Go home.", [Said("ROE", ":", ["The dam leaks. Go home."])]),
    ],
)
def test_quotations(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


def test_a_transcript_s_turns_are_their_speakers_words() -> None:
    text = "Roe: It leaks.\n\nVale: Since when?\n\nRoe: Since May. Look.\n\nVale: I see."
    assert said(text) == [
        Said("Roe", ":", ["It leaks."]),
        Said("Vale", ":", ["Since when?"]),
        Said("Roe", ":", ["Since May. Look."]),
        Said("Vale", ":", ["I see."]),
    ]


def test_a_colon_behind_words_that_are_no_name_opens_no_turn() -> None:
    assert said("The town has two dams: One leaks.") == []


def test_a_quotation_that_floats_belongs_to_the_speaker_before_it() -> None:
    text = "Roe praised the welders for their work. “They saved the whole town that night.”"
    assert said(text) == [
        Said(
            "Roe",
            "praised",
            ["the welders for their work", "“They saved the whole town that night.”"],
        )
    ]


def test_a_quotation_behind_a_deed_belongs_to_who_did_it() -> None:
    text = (
        "The pier, Keller said, was shut.\n\n"
        "Asked whether she would resign, Dent laughed. “Of course not, never.”"
    )
    spoken = claimcheck.audit_text(text).attributions[-1]
    assert spoken.source is not None
    assert (spoken.source.text, spoken.cue) == ("Dent", None)
    assert text[spoken.content[0].start : spoken.content[0].end] == "“Of course not, never.”"


def test_a_post_belongs_to_its_handle() -> None:
    text = "Nobody asked me about the bridge. It may close. — Ada Holt (@adaholt) June 28, 2031"
    assert said(text)[-1] == Said(
        "Ada Holt", "—", ["Nobody asked me about the bridge. It may close."]
    )


@pytest.mark.parametrize("between", ["  ", "\n", "\n\n", " \n"])
def test_the_words_of_a_post_have_no_blanks_about_them(between: str) -> None:
    text = (
        f"The ferry is late.{between}— Ada Holt (@adaholt) June 28, 2031 It came. — Bo Dahl (@bo)"
    )
    assert said(text) == [
        Said("Ada Holt", "—", ["The ferry is late."]),
        Said("Bo Dahl", "—", ["It came."]),
    ]


@pytest.mark.parametrize("mark", [",", ":"])
def test_a_text_may_end_behind_a_participle(mark: str) -> None:
    # Too little to be told apart: what matters is that nothing is looked for behind the end.
    assert said(f"The council sent a letter to residents calling{mark}") == []


def test_a_quotation_far_from_any_speaker_is_nobody_s() -> None:
    between = "\n\n".join(["The river rose."] * 5)
    text = f"Roe said that the dam leaks.\n\n{between}\n\n“They saved the whole town that night.”"
    assert said(text) == [Said("Roe", "said", ["that the dam leaks"])]


def test_quoted_words_inside_a_sentence_are_given_to_nobody() -> None:
    assert said("The “Save the Old Dam Now” march drew a crowd.") == []


def test_two_speakers_keep_their_own_words() -> None:
    text = "“It is safe,” Roe said.\n\n“It is not,” Vale said. “Look at it.”"
    assert said(text) == [
        Said("Roe", "said", ["“It is safe,”"]),
        Said("Vale", "said", ["“It is not,”", "“Look at it.”"]),
    ]


# --- any text -----------------------------------------------------------------------------

WORDS = (
    "Roe Jane he she who that which the a council said says told saying asked wrote was been is "
    "believed accused denied called to of by for about as not did would if and but with in on "
    "according reportedly claim poll adding arguing request comment Monday it let 's let’s "
    "(@jroe) 5% voters residents warning calling made declines estimates No "
    ", . : ; ? ! — -- ( ) … “ ” ‘ ’ \" ' « » `` '' \n \n\n ROE:"
)


def check(text: str) -> None:
    found = analysed(text)
    places = [a.cue or a.content[0] for a in found]
    assert [place.start for place in places] == sorted(place.start for place in places)
    for attribution in found:
        spans = [*attribution.content]
        assert spans
        assert all(left.end <= right.start for left, right in pairwise(spans))
        spans += [span for span in (attribution.source, attribution.cue) if span]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            words = text[span.start : span.end]
            assert words == words.strip()


@given(st.text())
def test_spans_of_any_text_lie_inside_it(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=60))
def test_spans_of_any_words_lie_inside_them(words: list[str]) -> None:
    check(" ".join(words))


@pytest.mark.parametrize(
    "piece", ["he said that ", "Smith, ", '"', "“a ", "asked, ", "Roe’s claim ", ", saying that "]
)
def test_a_text_without_full_stops(piece: str) -> None:
    check(piece * 2000 + "said Roe")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Experts who were not involved called the work careful.", "Experts who were not involved"),
        ("Sources close to Leon Frayne say he will resign.", "Sources close to Leon Frayne"),
        ("A relative of the driver told reporters it was over.", "A relative of the driver"),
        (
            "The report released by the agency says that the dam leaks.",
            "The report released by the agency",
        ),
        ("The harbour board said no.", "The harbour board"),
        ("The minister would not comment.", "The minister"),
        ("The office had no comment on Monday.", "The office"),
    ],
)
def test_source_with_what_belongs_to_it(text: str, source: str) -> None:
    found = claimcheck.audit_text(f"It rained in Tarnov.\n\n{text}").attributions
    assert [a.source.text for a in found if a.source] == [source]


def test_quoted_part_of_a_sentence_that_names_nobody_is_the_speakers_before() -> None:
    told = "Ruth Hale called the toll unfair. The poor, by contrast, “pay what they are asked to.”"
    statement = claimcheck.audit_text(told).statements[-1]
    assert statement.tag == "sourced"
    titled = "Ruth Hale called the toll unfair. A film called “We Are What You See” was shown."
    assert claimcheck.audit_text(titled).statements[-1].tag == "asserted"
    apart = "Ruth Hale called the toll unfair.\n\nThe poor “pay what they are asked to pay.”"
    assert claimcheck.audit_text(apart).statements[-1].tag == "asserted"
