"""Hedges: every type, what they govern, and the words that only look like hedges."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import tag
from claimcheck.tagging.hedges import find_hedges
from claimcheck.values import Hedge, HedgeType, Tokens


def hedges(sentence: str) -> list[tuple[str, str, bool]]:
    return [(sentence[h.start : h.end], h.type, h.main) for h in found(tokenize(sentence))]


def found(tokens: Tokens, first: int = 0, last: int | None = None) -> tuple[Hedge, ...]:
    """Find the hedges of tokens that are taken for a sentence."""
    last = len(tokens) if last is None else last
    return find_hedges(tokens, first, last, tag(tokens, first, last))


def main(sentence: str) -> list[str]:
    return [words for words, _, governs in hedges(sentence) if governs]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        # evidential
        ("The envoys have reportedly met in Port Laven.", "reportedly", "evidential"),
        ("Allegedly, the clerk took the ledger home.", "Allegedly", "evidential"),
        ("The harbour was apparently closed overnight.", "apparently", "evidential"),
        ("Orlo Venn is said to own three mills.", "is said to", "evidential"),
        ("The twins are believed to have left Marrow Bay.", "are believed to", "evidential"),
        ("The visit is seen as a snub to Kestria.", "is seen as", "evidential"),
        (
            "The plan has long been viewed as a threat.",
            "has long been viewed as",
            "evidential",
        ),
        ("The bridge is considered a masterpiece.", "is considered", "evidential"),
        ("The mayor was seen by many as a caretaker.", "was seen by many", "evidential"),
        ("Brill is rumoured to be selling its ferries.", "is rumoured to", "evidential"),
        ("It is believed that the vault was empty.", "It is believed", "evidential"),
        ("The foreman has been accused of theft.", "has been accused of", "evidential"),
        ("Reports suggest that the talks broke down.", "Reports suggest", "evidential"),
        (
            "The crew is safe, according to media reports.",
            "according to media reports",
            "evidential",
        ),
        ("There are rumours of a merger.", "There are rumours of", "evidential"),
        # modal
        ("The council may close the pier.", "may", "modal"),
        ("The vote might split the party.", "might", "modal"),
        ("A second storm could flood the valley.", "could", "modal"),
        ("These refugees COULD be islanders.", "COULD", "modal"),
        ("She may not grasp the danger.", "may", "modal"),
        # epistemic
        ("The ferry will probably sail on Friday.", "probably", "epistemic"),
        ("Perhaps the town had learned its lesson.", "Perhaps", "epistemic"),
        ("The strike is likely to last a week.", "is likely", "epistemic"),
        ("The premier will likely resign.", "likely", "epistemic"),
        ("That looks unlikely.", "looks unlikely", "epistemic"),
        ("The board appears to have lost patience.", "appears to", "epistemic"),
        ("The guards seemed calm.", "seemed", "epistemic"),
        ("It seems that the well ran dry.", "It seems", "epistemic"),
        ("It is unclear whether the dam will hold.", "is unclear", "epistemic"),
        ("The prospects for a truce remain uncertain.", "remain uncertain", "epistemic"),
        ("It is not known who fired first.", "is not known who", "epistemic"),
        ("Evidence suggests the fire began upstairs.", "Evidence suggests", "epistemic"),
        ("This suggests the sample was tainted.", "This suggests", "epistemic"),
        ("The tunnel is arguably the finest in Kestria.", "arguably", "epistemic"),
        ("It is possible that the letter was forged.", "It is possible that", "epistemic"),
        ("The bill is almost certain to fail.", "is almost certain", "epistemic"),
        # prospect
        ("Two ministers are expected to resign.", "are expected", "prospect"),
        ("A ruling is widely expected on Monday.", "is widely expected", "prospect"),
        ("The firm is poised to cut 200 jobs.", "is poised to", "prospect"),
        ("Vale Rovers are set to sign a striker.", "are set to", "prospect"),
        ("The dollar is projected to fall.", "is projected to", "prospect"),
        ("The deal could yet collapse.", "could yet", "prospect"),
        # question
        ("It remains to be seen whether the truce holds.", "remains to be seen", "question"),
        (
            "The leak raises questions about the vetting.",
            "raises questions about",
            "question",
        ),
        (
            "He was filmed in Tarn, raising questions about his loyalty.",
            "raising questions about",
            "question",
        ),
        ("The pictures have fuelled speculation in Tarn.", "fuelled speculation", "question"),
        ("Doubts remain over the survey.", "Doubts remain", "question"),
        ("Whether the seal will hold is hard to predict.", "is hard to predict", "question"),
        ("The question is whether the mill can reopen.", "question is whether", "question"),
        ("How far the rot has spread is open to question.", "is open to question", "question"),
        # weasel
        ("Critics say the money is wasted.", "Critics say", "weasel"),
        ("Some argue that the tax is unfair.", "Some argue", "weasel"),
        ("Many believe the war is lost.", "Many believe", "weasel"),
        ("Most experts think the reef will die.", "Most experts think", "weasel"),
        ("The reef will die, experts said.", "experts said", "weasel"),
        ("One could argue that the toll was low.", "One could argue", "weasel"),
        (
            "The clash led some to speculate about a coup.",
            "led some to speculate",
            "weasel",
        ),
        ("A source said the safe was open.", "A source said", "weasel"),
    ],
)
def test_a_hedge_on_the_main_information(sentence: str, words: str, kind: str) -> None:
    assert (words, kind, True) in hedges(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        # relative clauses
        ("The senator praised a plan that could cut taxes.", "could"),
        ("Orlo Venn, who may run in the spring, toured the docks.", "may"),
        ("The docks, which are expected to close, were full on Sunday.", "are expected"),
        ("The clerk left the keys where a thief might find them.", "might"),
        ("She listed the seats they may lose.", "may"),
        # adverbial clauses
        ("If it could cut costs, the firm would hire.", "could"),
        ("While the ferry may be late, the train runs on time.", "may"),
        ("The town built a wall because the river might rise.", "might"),
        ("They left early so that they could catch the tide.", "could"),
        ("The police came before he could hide the crates.", "could"),
        # embedded questions and clauses
        ("The manual explains how it might fail.", "might"),
        ("Kestria fears that the rebels could take the pass.", "could"),
        # noun modifiers, phrases, infinitives, participles
        ("The alleged attacker was tried on Monday.", "The alleged"),
        ("The likely nominee spoke in Tarn.", "The likely"),
        ("The list lacks perhaps ten thousand voters.", "perhaps"),
        ("She paused, seemingly stunned by the noise.", "seemingly"),
        ("The crew left the ship, possibly taking the log.", "possibly"),
        ("A man believed to be the owner opened the gate.", "believed to"),
        ("Engineers want the pump to be considered obsolete.", "be considered"),
        ("The aide (she has reportedly quit) closed the door.", "reportedly"),
        ("Women were more likely to vote than men.", "were more likely"),
        ("The guard could have stopped the thief.", "could have stopped"),
    ],
)
def test_a_hedge_on_a_side_detail(sentence: str, words: str) -> None:
    found = hedges(sentence)
    assert words in [w for w, _, _ in found]
    assert not any(governs for _, _, governs in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "If the levee breaks, the town could drown.",
        "While the army retreated, the rebels appeared to regroup.",
        "When asked about it, the firm may refuse to answer.",
        "What the firm has done may cost the town its harbour.",
        "The party that won the vote may lose the house.",
        "The mayor, who won in May, might resign.",
        "The mill closed in June, and the mine could follow.",
        "The mine is shut; the mill may be next.",
        "He told nobody, but that could change.",
        "But ministers, after a week of talks, seem to agree.",
        "After the flood, the bridge may never reopen.",
        "The danger is that the dam could burst.",
        "In a week when prices fell, the bank might act.",
        "That would probably please the miners.",
        "Her husband, apparently, was not told.",
        "More than 100 of its staff are expected to leave.",
        "The idea of selling the mill while buying the mine seems odd.",
    ],
)
def test_what_stands_before_the_main_clause_does_not_hide_its_hedge(sentence: str) -> None:
    assert main(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial opens on 3 May in Tarn.",
        "May was the wettest month since 1911.",
        "Theresa May visited the harbour.",
        "He could not sleep.",
        "She couldn't find the key.",
        "Neither side could score.",
        "No one could hear the bell.",
        "He could see the lighthouse from his bed.",
        "We could only watch.",
        "They used all their might.",
        "The country's military might alarmed its neighbours.",
        "The poll asked 900 likely voters.",
        "The margin among likely Democratic voters was slim.",
        "She appeared in court on Monday.",
        "The notice appears on page 3.",
        "May I come in?",
        "The expected turnout was 60 percent.",
        "Turnout was higher than expected.",
        "The parcel came as expected.",
        "As might be expected, the bill passed.",
        "She can swim and he cannot.",
        "The firm will open a plant and would hire 40 people.",
        "Come what may, the show goes on.",
        "He came as soon as possible.",
        "The child couldn't possibly have known.",
        "The report was written by hand in a rented room.",
        "The set to the left of the stage fell over.",
        "The minister considered the offer.",
        "How many came?",
        "There is no doubt about the date.",
    ],
)
def test_what_only_looks_like_a_hedge(sentence: str) -> None:
    assert hedges(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Some houses have no roof.",
        "Many of the boats were painted blue.",
        "Several banks closed.",
        "Most farmers keep goats.",
        "The inn is one of the best in Kestria.",
        "The stew is generally eaten cold.",
        "The painter was widely regarded a genius.",
        "A number of huts burned.",
    ],
)
def test_a_vague_number_is_listed_and_decides_nothing(sentence: str) -> None:
    assert [(kind, governs) for _, kind, governs in hedges(sentence)] == [("weasel", False)]


def test_hedges_inside_quotation_marks_are_listed() -> None:
    assert ("may", "modal", True) in hedges("“It may rain,” Venn said.")


def test_the_longest_expression_is_one_hedge() -> None:
    assert hedges("The town appears set to lose its school.") == [
        ("appears set", "epistemic", True)
    ]


def test_several_hedges_come_in_the_order_of_the_text() -> None:
    assert hedges("Perhaps the dam, which may leak, is likely to fail.") == [
        ("Perhaps", "epistemic", True),
        ("may", "modal", False),
        ("is likely", "epistemic", True),
    ]


def test_only_the_given_sentence_is_searched() -> None:
    text = "It may rain. It rained. It might snow."
    tokens = tokenize(text)
    assert found(tokens, 4, 7) == ()
    (only,) = found(tokens, 7)
    assert text[only.start : only.end] == "might"


_WORDS = st.sampled_from(
    ["may", "could", "that", "who", ",", "(", ")", "—", "is", "been", "likely", "perhaps", "some",
     "it", "said", "by", "to", "“", "”", "seen", "as", "questions", "raise", "but", ".", "Venn"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join)))
@example("")
@example("that may")
@example("perhaps")
@example(", perhaps ,")
def test_any_text_gives_spans_in_order(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for hedge in found(tokens):
        assert end <= hedge.start < hedge.end <= len(text)
        assert text[hedge.start : hedge.end].strip() == text[hedge.start : hedge.end]
        end = hedge.end


def test_the_lexicon_is_well_formed() -> None:
    data = files("claimcheck").joinpath("data")
    rows = {
        name: [
            line.split("\t")
            for line in data.joinpath(name).read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        for name in ("hedges.tsv", "hedges_classes.tsv")
    }
    classes = {name for name, _ in rows["hedges_classes.tsv"]}
    classes |= {"adv", "word", "plural", "participle", "num"}
    patterns = [row[0] for row in rows["hedges.tsv"]]
    assert len(patterns) == len(set(patterns))
    for pattern, kind, scope, reliability, origin in rows["hedges.tsv"]:
        anchors = [item for item in pattern.split(" ") if item.isupper()]
        assert len(anchors) == 1, pattern
        assert anchors[0][-1] not in "?*", pattern
        for part in pattern.replace("|", " ").replace("?", "").replace("*", "").split():
            assert not part.startswith("<") or part[1:-1] in classes, pattern
        assert origin, pattern
        if scope == "-":
            assert (kind, reliability) == ("-", "-"), pattern
        else:
            assert kind in get_args(HedgeType), pattern
            assert scope in ("predicate", "adverb", "sentence", "side"), pattern
            assert reliability in ("strong", "fair", "weak"), pattern
