"""Who the sources are, on articles written for the purpose.

Square brackets mark the sources in the articles; they are taken out before resolving.
All people, places and bodies are invented.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import claimcheck
from claimcheck import audit_text
from claimcheck.attribution.sources.resolve import resolve
from claimcheck.documents.blocks import blocks
from claimcheck.language.segment import segment
from claimcheck.values import Attributed, Document, SourceKind, Span, Text


class Found(NamedTuple):
    kind: SourceKind | None
    name: str | None
    role: str | None


def article(marked: str) -> tuple[Text, list[Span]]:
    """Return the segmented article and the spans that brackets mark in it."""
    spans: list[Span] = []
    text = ""
    start = 0
    for char in marked:
        if char == "[":
            start = len(text)
        elif char == "]":
            spans.append(Span(start, len(text)))
        else:
            text += char
    document = Document("draft.txt", "text", "utf-8", "", text, blocks(text), (0,))
    return segment(document), spans


def attributed(source: Span | None, content: tuple[Span, ...] = ()) -> Attributed:
    return Attributed(
        source=source,
        cue=None,
        content=content,
        type="speech",
        lemma="say",
        rule="test",
        quotation="indirect",
    )


def sources(marked: str) -> list[Found]:
    text, spans = article(marked)
    found = resolve(text, [attributed(span) for span in spans])
    return [Found(a.kind, a.name, a.role) for a in found]


def names(marked: str) -> list[str | None]:
    return [found.name for found in sources(marked)]


def kinds(marked: str) -> list[SourceKind | None]:
    return [found.kind for found in sources(marked)]


# --- kinds


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("person", "Maria Oslov"),
        ("person", "Mr. King"),
        ("person", "Ms. White"),
        ("person", "Marek Cuban"),
        ("person", "Clara May"),
        ("person", "Capt. Christian Tarn"),
        ("person", "the Gazette's Maria Oslov"),
        ("person", "the other candidate, former Secretary of State Maria Oslov"),
        ("person", "a friend of the family, businessman Piotr Lem,"),
        ("person", "two members of the council, Maria Oslov and Piotr Lem,"),
        ("person", "Secretary of State and presidential candidate Maria Oslov"),
        ("person", "master of ceremonies Piotr Lem"),
        ("person", "officials, including Mayor Maria Oslov and Piotr Lem,"),
        ("person", "Maria Oslov's statement"),
        ("person", "Mr. Tarn"),
        ("person", "the harbor master, Piotr Lem,"),
        ("person", "Foreign Minister Idris Vale"),
        ("person", "Clara Venn, 41, a nurse from Larne,"),
        ("organization", "the Ministry of Fisheries"),
        ("organization", "the ministry"),
        ("organization", "Fisheries Ministry officials"),
        ("organization", "Iran"),
        ("organization", "Tehran"),
        ("organization", "the Oslov campaign"),
        ("organization", "police"),
        ("organization", "the Larne Gazette"),
        ("organization", "CNN"),
        ("organization", "the company"),
        ("organization", "a spokesman's office"),
        ("organization", "the ministry's spokesman"),
        ("organization", "a campaign spokeswoman"),
        ("organization", "a spokesman for the ministry"),
        ("organization", "the Larne County Coroner's Office"),
        ("organization", "WHO"),
        ("organization", "Larne4All"),
        ("organization", "prosecutors"),
        ("organization", "the Oslov campaign and some experts"),
        ("organization", "a super PAC"),
        ("document", "a report by the audit office"),
        ("document", "the 2014 study"),
        ("document", "court records"),
        ("document", "the lawsuit"),
        ("document", "his first tweets of the year"),
        ("document", "a Larne University poll"),
        ("document", "58 percent of voters"),
        ("document", "47%"),
        ("document", "one in four"),
        ("document", "more than six in 10 voters"),
        ("document", "fewer than half of the voters surveyed"),
        ("document", "those polled"),
        ("document", "respondents"),
        ("document", "a CNN poll last month"),
        ("document", "the festival's website"),
        ("document", "the secretary of state's website"),
        ("document", "a footnote in the report"),
        ("document", "the wording of the bill"),
        ("document", "a 2010 CNN video"),
        ("document", "a majority of voters"),
        ("document", "disclosures filed on Sunday"),
        ("unnamed", "a senior Pentagon official"),
        ("unnamed", "two White House aides"),
        ("unnamed", "voters in Ohio"),
        ("unnamed", "a police officer"),
        ("unnamed", "voting rights advocates"),
        ("unnamed", "an intelligence source"),
        ("unnamed", "sources close to the Oslov campaign"),
        ("unnamed", "one of the ministers"),
        ("unnamed", "those close to Maria Oslov"),
        ("unnamed", "an army of Oslov supporters"),
        ("unnamed", "a spokeswoman for Mr. Tarn"),
        ("unnamed", "the senator and the mayor"),
        ("unnamed", "teachers and union officials"),
        ("vague", "sources"),
        ("vague", "two sources"),
        ("vague", "insiders"),
        ("vague", "observers"),
        ("vague", "critics"),
        ("vague", "some"),
        ("vague", "many"),
        ("vague", "legal experts"),
        ("vague", "most analysts"),
        ("vague", "people familiar with the matter"),
        ("vague", "others"),
    ],
)
def test_kind(kind: SourceKind, source: str) -> None:
    assert kinds(f"On Monday, [{source}] said that the bridge was closed.") == [kind]


@pytest.mark.parametrize(
    ("kind", "source", "name"),
    [
        ("vague", "Sources", "sources"),
        ("vague", "Critics", "critics"),
        ("vague", "Some", "some"),
        ("document", "Polls", "polls"),
        ("document", "Records", "records"),
        ("unnamed", "Voters", "voters"),
        ("unnamed", "A senior Pentagon official", "a senior Pentagon official"),
        ("vague", "Legal experts", "legal experts"),
        ("organization", "Reuters", "Reuters"),
    ],
)
def test_the_capital_of_a_sentence_makes_no_name(kind: SourceKind, source: str, name: str) -> None:
    assert sources(f"[{source}] said the bridge was closed.") == [Found(kind, name, None)]


def test_members_of_a_party_are_the_party_unless_some_of_them() -> None:
    text = (
        "[Democrats] said no. [Some Democrats] said yes. [House Republicans] agreed. "
        "[Republicans who met on Monday] objected."
    )
    assert kinds(text) == ["organization", "unnamed", "organization", "unnamed"]


def test_officials_speak_for_a_body_named_nearby() -> None:
    near = "The Ports Authority closed the bridge. [Officials] said it was rusty."
    far = "The bridge is closed. [Officials] said it was rusty."
    assert kinds(near) == ["organization"]
    assert kinds(far) == ["unnamed"]


def test_it_is_nobody_in_an_impersonal_passive() -> None:
    assert sources("[It] is believed that the bridge was sold.") == [Found("vague", None, None)]


# --- names


def test_one_person_under_several_names() -> None:
    text = """Former Foreign Minister Idris Vale met the press on Monday.

[Vale] said the treaty was dead. [He] added that it had long been ill. [Mr. Vale] laughed.

[The former foreign minister] said [he] was tired. [Idris Vale] left at noon."""
    assert set(sources(text)) == {Found("person", "Idris Vale", "Former Foreign Minister")}


def test_a_married_couple_stays_apart() -> None:
    text = """Helen Tarn met Peter Tarn, her husband, at the town hall.

[Mrs. Tarn] said she would stand. [Mr. Tarn] said he would help. [She] thanked him."""
    assert names(text) == ["Helen Tarn", "Peter Tarn", "Helen Tarn"]


def test_he_and_she_go_by_gender() -> None:
    text = """Clara Venn argued with Thomas Orel at the meeting.

"The bridge is safe," [she] said. "It is not," [he] said."""
    assert names(text) == ["Clara Venn", "Thomas Orel"]


def test_who_spoke_last_goes_on() -> None:
    text = """Thomas Orel wrote to Adam Lem about the bridge. [Lem] said he never got it.

[He] said the post was slow."""
    assert names(text) == ["Adam Lem", "Adam Lem"]


def test_a_pronoun_does_not_mean_whom_the_quotation_names() -> None:
    text = """Thomas Orel spoke in Larne.

"We saw Adam Lem there," [he] said."""
    text_, spans = article(text)
    start = text_.document.text.index('"')
    content = Span(start, text_.document.text.rindex('"') + 1)
    found = resolve(text_, [attributed(spans[0], (content,))])
    assert found[0].name == "Thomas Orel"


def test_an_unknown_given_name_learns_its_gender_from_pronouns() -> None:
    text = """Quorra Lind came to Larne with her maps. Thomas Orel came too.

"The maps are old," [she] said."""
    assert names(text) == ["Quorra Lind"]


def test_who_belongs_to_the_phrase_before_it() -> None:
    text = (
        "The bridge was sold by Clara Venn of Larne, [who] said it was hers. "
        "It was bought by a fisherman [who] said he needed it."
    )
    assert sources(text) == [
        Found("person", "Clara Venn", None),
        Found("unnamed", "a fisherman", None),
    ]


def test_they_are_the_last_group() -> None:
    text = "[Two harbor pilots] said the light was out. [They] said it had been out for weeks."
    assert sources(text)[1] == Found("unnamed", "two harbor pilots", None)


def test_they_may_be_two_people_named_together() -> None:
    text = "Clara Venn and Thomas Orel came to Larne. [They] said they would stay."
    assert sources(text) == [Found("person", "Clara Venn and Thomas Orel", None)]


def test_i_is_the_speaker_of_the_quotation() -> None:
    marked = """"[I] promised to close the bridge," said [Clara Venn]."""
    text, spans = article(marked)
    quotation = Span(0, text.document.text.rindex('"') + 1)
    found = resolve(text, [attributed(spans[0]), attributed(spans[1], (quotation,))])
    assert [a.name for a in found] == ["Clara Venn", "Clara Venn"]


def test_a_pronoun_without_a_referent_has_no_name() -> None:
    assert sources("[He] said it was raining.") == [Found("person", None, None)]


def test_an_acronym_gets_the_full_name() -> None:
    text = """The Larne Harbor Commission (LHC) met on Monday. [The LHC] said ships may enter.

[The commission] said they must pay."""
    assert sources(text) == [Found("organization", "Larne Harbor Commission", None)] * 2


def test_a_bare_noun_stands_for_the_last_body_of_its_kind() -> None:
    text = (
        "The Larne Gazette wrote to the Fisheries Ministry. [The newspaper] said it had asked "
        "for maps. [The ministry] said it had none."
    )
    assert names(text) == ["Larne Gazette", "Fisheries Ministry"]


def test_a_campaign_is_its_candidates() -> None:
    text = "The Oslov campaign hired ten people. [The campaign] said it would hire more."
    assert sources(text) == [Found("organization", "Oslov's campaign", None)]


def test_two_people_are_named_together() -> None:
    text = "Clara Venn and Thomas Orel came to Larne. [Venn and Orel] said they would stay."
    assert sources(text) == [Found("person", "Clara Venn and Thomas Orel", None)]


def test_an_unnamed_source_keeps_its_phrase_without_the_relative_clause() -> None:
    text = "[A senior ministry official who was not allowed to speak] said the maps were lost."
    assert sources(text) == [Found("unnamed", "a senior ministry official", None)]


def test_a_possessive_pronoun_is_replaced_by_its_owner() -> None:
    text = "Clara Venn left Larne. [Her lawyer] said she would return."
    assert sources(text) == [Found("unnamed", "Clara Venn's lawyer", None)]


def test_a_role_belongs_to_the_nation_it_names() -> None:
    text = """President Adam Lem met Jacques Mercier in Larne. [The French president] said yes.

[The president] said no."""
    assert names(text) == ["Jacques Mercier", "Adam Lem"]


def test_no_name_in_a_headline_hides_those_in_the_text() -> None:
    text = """Harbor Bridge Closed After Orel Report

Thomas Orel inspected the bridge. [Orel] said it was rusty."""
    assert names(text) == ["Thomas Orel"]


@pytest.mark.parametrize("surname", ["May", "Will", "Black"])
def test_a_surname_may_be_a_common_word(surname: str) -> None:
    text = f"The mayor, [Clara {surname}], resigned. [{surname}] said that it was time."
    assert names(text) == [f"Clara {surname}"] * 2


def test_a_surname_may_be_an_outlet_or_a_city() -> None:
    text = "[Clara Bloomberg] left early. [Bloomberg] said she was tired. [Bloomberg News] saw it."
    assert names(text) == ["Clara Bloomberg", "Clara Bloomberg", "Bloomberg News"]
    assert kinds("[Jane Paris] left early. [Paris] said she was tired.") == ["person"] * 2


def test_a_surname_of_two_words_is_no_second_person() -> None:
    assert names("[Marine Le Torv] spoke. Later [Le Torv] said no.") == ["Marine Le Torv"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[Brello] said it would close two plants.",
        "The snack maker [Brello] said that sales fell.",
        "[Brello], a software company, said that sales fell.",
        "[Brello] raised its prices, the paper said.",
        "[Brello] workers walked out. [Brello] said that sales fell.",
        "[Carl Brello], the tractor maker, said that sales fell.",
    ],
)
def test_a_company_is_known_by_what_stands_around_its_name(text: str) -> None:
    assert set(kinds(text)) == {"organization"}


def test_a_name_that_he_takes_up_is_a_person() -> None:
    assert kinds("[Brello] said he would close two plants.") == ["person"]


def test_a_common_noun_at_the_beginning_is_no_name() -> None:
    assert sources("[Partisans] say that it is over.") == [Found("unnamed", "partisans", None)]
    text = "Piotr Lem wrote it. Discussing his new song in Larne, [the singer] said it was over."
    assert names(text) == ["Piotr Lem"]


def test_a_role_may_belong_to_somebody_named_later() -> None:
    text = "[The judge] said that it was late. Everybody stood. Judge Maria Oslov left the room."
    assert names(text) == ["Maria Oslov"]


def test_the_chairmen_are_the_two_named_together() -> None:
    text = (
        "Committee Chairman Piotr Lem and Committee Chairman Idris Vale sent a letter. "
        "[The committee chairmen] wrote that it was urgent."
    )
    assert sources(text) == [Found("person", "Piotr Lem and Idris Vale", None)]


def test_what_a_person_was_called_before_does_not_bar_an_epithet() -> None:
    text = "Senator Piotr Lem spoke for an hour. [The billionaire] said that it was enough."
    assert names(text) == ["Piotr Lem"]


def test_a_member_of_the_other_party_is_not_meant() -> None:
    text = (
        "Senator Piotr Lem, the Democratic nominee, met Idris Vale, the Republican nominee, "
        "before Lem left. [The Republican nominee] said that it went well."
    )
    assert names(text) == ["Idris Vale"]


def test_the_answers_of_an_interview_are_the_interviewees() -> None:
    text = "Maria Oslov grows apples. Oslov spoke in Larne.\n\n[Q]: Is it hard?\n\n[A]: It is."
    assert sources(text) == [Found("unnamed", "Q", None), Found("person", "Maria Oslov", None)]


def test_what_is_said_of_a_name_leads_back_to_it() -> None:
    text, spans = article("Maria Oslov, of [Springfield, Va.], said that it was over.")
    cue = text.document.text.index("said")
    (found,) = resolve(text, [replace(attributed(spans[0]), cue=Span(cue, cue + 4))])
    assert (found.kind, found.name) == ("person", "Maria Oslov")


def test_one_name_for_all_that_a_campaign_is_called() -> None:
    text = (
        "[The Maria Oslov campaign] hired ten. [Oslov's campaign] said so. [The campaign] paid. "
        "She left. [Her campaign] said no."
    )
    assert set(names(text)) == {"Maria Oslov's campaign"}


def test_nobody_says_what_they_say() -> None:
    assert kinds("As [they] say, time is money.") == ["vague"]


def test_they_are_people_rather_than_papers() -> None:
    text = "[The authors] weighed fish. [The results] show a rise. [They] say that it is over."
    assert names(text)[2] == "the authors"


# --- roles


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("[Sen. Vida Marsh] said so.", "Vida Marsh", "senator"),
        ("[Cllr Owen Marsh] said so.", "Owen Marsh", "councillor"),
        ("[Clara Venn, the mayor of Larne,] said so.", "Clara Venn", "the mayor of Larne"),
        (
            "[Adam Lem, a spokesman for the ministry,] said so.",
            "Adam Lem",
            "a spokesman for the ministry",
        ),
        ("[Harbor commissioner Piotr Lem] said so.", "Piotr Lem", "Harbor commissioner"),
        (
            "Adam Lem, 52, a retired pilot, was there. [Lem] said so.",
            "Adam Lem",
            "a retired pilot",
        ),
        ("[The mayor of Larne, Clara Venn,] said so.", "Clara Venn", "mayor of Larne"),
        ("[Mr. Lem] said so.", "Lem", None),
        ("Clara Venn, the nurse said, was well. [Venn] said so.", "Clara Venn", None),
    ],
)
def test_role(sentence: str, name: str, role: str | None) -> None:
    assert sources(sentence)[-1] == Found("person", name, role)


# --- properties


def test_an_attribution_without_a_source_comes_back_as_it_was() -> None:
    text, _ = article("The bridge was closed.")
    bare = attributed(None)
    assert resolve(text, [bare]) == (bare,)


@given(
    text=st.text(
        alphabet=st.sampled_from("aAbeéZ. ,\"“”’'-—()\n[]"),
        max_size=120,
    )
    | st.lists(
        st.sampled_from(
            [
                "Dr.",
                "Vale",
                "the",
                "of",
                "minister",
                "He",
                "they",
                "said",
                ".",
                '"',
                "who",
                "\n\n",
            ]
        ),
        max_size=40,
    ).map(" ".join),
    cuts=st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), max_size=5),
)
def test_any_text_and_any_spans_are_resolved(text: str, cuts: list[tuple[int, int]]) -> None:
    plain, _ = article(text.replace("[", "(").replace("]", ")"))
    size = len(plain.document.text)
    spans = [Span(min(a, size), min(a + n, size)) for a, n in cuts]
    found = resolve(plain, [attributed(span) for span in spans])
    assert [a.source for a in found] == spans
    assert all((a.kind is not None) == (s.end > s.start) for a, s in zip(found, spans, strict=True))


def test_a_body_with_and_without_its_article_is_one_source() -> None:
    audit = audit_text("Democrats said that it was over. The Democrats called for a vote.")
    assert [(source.name, source.statements) for source in audit.sources] == [("Democrats", 2)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mellor's sister, Karen, wept. [She] said so.", "Karen", "person"),
        ("Joan Mellor's sister, Karen, wept. [She] said so.", "Karen", "person"),
        ("Mellor's sister wept. [She] said so.", "Mellor's sister", "unnamed"),
        ("Joan Mellor's son wept. [She] said so.", "Joan Mellor", "person"),
        ("Karen Venn lost Joan Mellor's ring. [She] said so.", "Karen Venn", "person"),
    ],
)
def test_a_pronoun_means_whom_the_sentence_is_about(text: str, name: str, kind: str) -> None:
    found = sources(text)[-1]
    assert (found.name, found.kind) == (name, kind)


def test_the_next_quotation_is_of_who_spoke_last() -> None:
    audit = audit_text(
        "Rosa Condori and Lucia Mamani ran the kitchen. “It was hot,” Mamani said.\n\n"
        "“We fed four hundred,” Condori said as she left.\n\n“Nobody paid us.”"
    )
    assert [(s.name, s.statements) for s in audit.sources] == [
        ("Rosa Condori", 2),
        ("Lucia Mamani", 1),
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "[Three former officers] said so. [One of them] said it rained.",
            "three former officers",
            "unnamed",
        ),
        ("[Three former officers] said so. [Another] said no.", "three former officers", "unnamed"),
        ("Experts gave evidence. [One of them] said so.", "experts", "vague"),
        ("The ferry sank. [One of them] said so.", "one of them", "unnamed"),
    ],
)
def test_one_of_them_is_one_of_the_group_before(text: str, name: str, kind: str) -> None:
    found = sources(text)[-1]
    assert (found.name, found.kind) == (name, kind)


def test_a_company_goes_by_its_first_word_and_its_trade() -> None:
    audit = audit_text(
        "Halden Foods will close two plants, the meals maker said on Monday. Halden said it was "
        "sorry. The rival retailer said it was not. “We will pay,” Halden added."
    )
    assert [(s.name, s.kind, s.statements) for s in audit.sources] == [
        ("Halden Foods", "organization", 3),
        ("the rival retailer", "organization", 1),
    ]


def test_a_company_does_not_take_its_founders_name() -> None:
    assert sources("Erik Halden founded Halden Foods. [Halden] said so.")[0].name == "Erik Halden"
    assert sources("He lives in Halden, and Halden Foods is shut. [Mr Halden] said so.")[
        0
    ].name == ("Halden")


@pytest.mark.parametrize("name", ["Royal College of Wells", "Royal Mail", "Wexford Police"])
def test_a_body_with_a_word_that_is_a_role_elsewhere(name: str) -> None:
    (source,) = claimcheck.audit_text(f"The {name} said it was sorry.").sources
    assert (source.name, source.kind, source.role) == (name, "organization", None)


@pytest.mark.parametrize(
    "name",
    [
        "Wexmoor and Tarnshire Police",
        "Kent and Tarnshire Constabulary",
        "Argle and West Tarn Council",
        "Holm and Sedge Fire Service",
        "Holm and Sedge Fire and Rescue Service",
        "Kent Police",
    ],
)
def test_a_force_or_council_is_a_body_also_where_its_places_are_two_or_like_a_given_name(
    name: str,
) -> None:
    (source,) = claimcheck.audit_text(f"{name} said the road was closed.").sources
    assert (source.name, source.kind) == (name, "organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holt was freed. Holt and Wexmoor Police said it was over.", "Ada Holt"),
        ("Mr Holt was freed. Holt and Wexmoor Police said it was over.", "Holt"),
    ],
)
def test_somebody_who_speaks_beside_a_force_is_no_part_of_its_name(text: str, name: str) -> None:
    (source,) = claimcheck.audit_text(text).sources
    assert source.name == f"{name} and Wexmoor Police"
    assert source.kind == "person"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Local MP", "member of parliament"),
        ("Former MP", "Former member of parliament"),
        ("Republican Sen.", "Republican senator"),
        ("Independent Sen.", "Independent senator"),
        ("Committee Chairman Rep.", "Committee Chairman"),
        ("Local resident", "Local resident"),
    ],
)
def test_what_only_describes_the_holder_of_a_title_is_no_role(title: str, role: str) -> None:
    (source,) = claimcheck.audit_text(f"{title} Ada Holt said the plan was dead.").sources
    assert (source.name, source.role) == ("Ada Holt", role)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Kelly Short, 29, spent nine days on a ward. “It was hell,” the 29-year-old said.",
            "Kelly Short",
            "person",
        ),
        (
            "Kelly Short, 29, spent a day there with Lee Brough, 34. The 34-year-old said it hurt.",
            "Lee Brough",
            "person",
        ),
        (
            "Kelly Short, 29, spent nine days there. The mother-of-two said it hurt.",
            "Kelly Short",
            "person",
        ),
        (
            "Lee Brough, 34, spent nine days there. “Ann Poole is mad,” the 51-year-old said.",
            "the 51-year-old",
            "unnamed",
        ),
        (
            "A council spokesman said it was shut. “It leaks,” he added.",
            "a council spokesman",
            "organization",
        ),
        (
            "A spokesperson for the council said it was shut. They added that it leaked.",
            "a spokesperson for the council",
            "organization",
        ),
        ("Arden airport denied it. “We left within 40 minutes,” it said.", "Arden airport", None),
        ("The FIR says the money was lost.", "the FIR", "document"),
        ("The Taoiseach said he took the point.", "the Taoiseach", "unnamed"),
        (
            "Figures obtained by the Herald show that crime fell. The figures also show a rise.",
            "figures obtained by the Herald",
            "document",
        ),
        (
            "A police report said he fell. An audit said no. The report said he was ill.",
            "a police report",
            "document",
        ),
        ("Mum-of-three Kylie Marr said it was a joke.", "Kylie Marr", "person"),
        ("Independent TD Mattie Kehoe said it was over.", "Mattie Kehoe", "person"),
        ("TD Securities said rates would fall.", "TD Securities", "organization"),
        (
            "Orla Pell lost. Speaking on RTÉ's Morning Ireland, she said she had tried.",
            "Orla Pell",
            "person",
        ),
        (
            "Regulators in Brussels confirmed the outage. The company said it was sorry.",
            "the company",
            "organization",
        ),
        ("By its calculations the fund is dry, its calculations show.", "its calculations", None),
    ],
)
def test_ages_offices_spokespeople_and_papers(text: str, name: str, kind: str | None) -> None:
    source = audit_text(text).attributions[-1].source
    assert source is not None
    assert source.name == name
    assert kind in (None, source.kind)
