"""What denies a claim, and what only looks as if it did."""

from __future__ import annotations

import pytest

from claimcheck import DocumentAudit, Statement, audit_text

BEFORE = "The council of Port Laven met for the first time since the storm."
AFTER = "The next session is due after the summer."


def audited(sentence: str) -> tuple[DocumentAudit, Statement]:
    audit = audit_text(f"{BEFORE}\n\n{sentence}\n\n{AFTER}\n")
    found = [s for s in audit.statements if s.text == sentence]
    assert len(found) == 1, [s.text for s in audit.statements]
    return audit, found[0]


def tag(sentence: str) -> str | None:
    return audited(sentence)[1].tag


@pytest.mark.parametrize(
    "sentence",
    [
        # deny, and what it takes
        "The minister denied meeting the envoy in Port Laven.",
        "Harbour officials have repeatedly denied that the crane was faulty.",
        "Officials denied there had been a leak.",
        "Ms. Orlo flatly denied any wrongdoing.",
        "Brill, 54, of Marrow Bay, denies murder.",
        "Both men have denied having met the envoy.",
        "The two governments deny any role in the raid.",
        "A spokesman denied the existence of the list.",
        "The minister denied in a statement on Tuesday that the talks had failed.",
        "The army denied responsibility.",
        "The rebels deny it.",
        "Denying the charges, Brill said he would appeal.",
        "Police denied rights abuses in the camp.",
        # passives and relative clauses
        "The allegations were denied by the bank.",
        "The reports have been strongly denied.",
        "It was denied that the ferry had been overloaded.",
        "The charge, which he denies, carries ten years in prison.",
        "The mayor was accused of theft, an allegation he denied.",
        "It is a charge the mayor rejects.",
        "The officials' accounts were contradicted by the video.",
        # reject and dismiss, with a claim
        "The union rejected as “absurd” the idea that its members had started the fire.",
        "The government rejected Kestria's account of the clash.",
        "The ministry rejected as baseless a report that the pact was dead.",
        "The prime minister dismissed the report as false.",
        "Kestria's foreign ministry dismissed the claims as propaganda.",
        "Lawmakers dismissed talk of a split.",
        "The minister dismissed the ledger as a forgery.",
        # the other verbs
        "Lawyers for Brill disputed that account.",
        "Rights groups dispute the government's version of events.",
        "Ms. Venn refuted the findings in a letter to shareholders.",
        "Phone records released on Tuesday contradict his testimony.",
        "Ms. Orlo rebutted the charge point by point.",
        "The clinic challenged the assertion that it had turned patients away.",
        "The governor disagreed with the auditors' assessment.",
        "The bank brushed off suggestions that it was short of cash.",
        "The senator brushed the criticism aside.",
        "The White Hall pushed back on the claim that it had ignored warnings.",
        "The palace poured cold water on suggestions of a divorce.",
        "Ms. Orlo took issue with the report's conclusions.",
        # denials under way
        "He continued to deny the charges through his lawyer.",
        "She tried to dispel rumours that she was ill.",
        "He went on television to deny the reports.",
        "The company responded by dismissing the report as false.",
        "Officials were quick to reject the suggestion.",
        # insistence on a negative
        "Brill insisted he never touched the money.",
        "The surgeon insisted that he had not signed the form.",
        "The firm maintains that it did nothing wrong.",
        "Mr. Venn swears he did not take the ring.",
        # taking back
        "The party retracted its claim that the vote was rigged.",
        "Brill later recanted his confession.",
        "The ministry walked back its claim on Friday.",
        "Ms. Venn acknowledged that she had misspoken.",
    ],
)
def test_verb_of_denial(sentence: str) -> None:
    assert tag(sentence) == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry called the story a lie.",
        "The firm called allegations that it had dumped waste “categorically false”.",
        "The spokeswoman described the allegations as politically motivated.",
        "The senator denounced the report as a smear.",
        "“That is a lie,” Brill told reporters.",
        "“The story is a complete fabrication,” said Ms. Venn.",
        "The allegation is false, he said.",
        "“These claims are baseless,” Ms. Orlo said in a statement.",
        "She said the accusations against her were untrue.",
        "The ministry said reports of a split were “nonsense”.",
    ],
)
def test_verdict_of_falsehood(sentence: str) -> None:
    assert tag(sentence) == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        "“It's simply not true,” the governor said.",
        "“It is not true that we knew,” the captain said.",
        "“Not true,” said Ms. Orlo.",
        "“None of this is true,” Ms. Orlo wrote.",
        "“That's not what happened,” said the ferry's captain.",
        "“That's not the case,” the minister told parliament.",
        "The spokesman said there was no truth to the rumours.",
        "The company said the lawsuit was without merit.",
        "The company said there was no basis for the claims.",
        "“Nothing could be further from the truth,” said Ms. Orlo.",
        "“This never happened,” the captain said.",
        "“It was never a bribe,” he told the jury.",
        "“There was never a plan to sell the mill,” the mayor said.",
        "“I never asked anybody for money,” Ms. Orlo said.",
        "“I did not kill my husband,” she told the court.",
        "“I am not a crook,” Mr. Venn told the crowd.",
        "“I've done nothing wrong,” Mr. Venn said.",
        "Brill said his words had been taken out of context.",
        "“They made it up,” the vicar said of the letter.",
        "It is misleading to suggest that the dam was unsafe, the engineer said.",
        "The firm said the closure had nothing to do with the strike.",
        "The inquiry found no evidence of misconduct.",
        "He pleaded not guilty to two counts of fraud.",
        "Brill has always maintained his innocence.",
        "“He is innocent,” his lawyer said.",
        "The governor's denial that he knew of the payments was met with laughter.",
        "Her lawyers issued a denial.",
        "Despite his denials, prosecutors charged Brill in June.",
        "An earlier version of this article misstated the date of the vote.",
    ],
)
def test_denial_without_a_verb_of_denial(sentence: str) -> None:
    assert tag(sentence) == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        # something withheld
        "He was denied entry at the border.",
        "The judge denied bail on Monday.",
        "The judge denied his request for a delay.",
        "A permit was denied.",
        "The guards denied them water.",
        "The law denied women the vote.",
        "The bank denied him a loan.",
        "The minister denied himself a second term.",
        "The goalkeeper denied Brill with a fine save.",
        "The insurer denied the claim for flood damage.",
        # something refused
        "The board rejected the offer.",
        "Voters rejected the amendment.",
        "The minister rejected calls for his resignation.",
        "She rejected the idea of a second vote.",
        "The senator disagreed with his party.",
        "He challenged the champion in May.",
        "The firm laughed off the attack ad.",
        # somebody dismissed, or a case
        "Brill was dismissed from his job in May.",
        "The firm dismissed 40 workers.",
        "A judge dismissed the charges.",
        "The case was dismissed in April.",
        # nouns and adjectives
        "The pay dispute entered its third week.",
        "She is the undisputed leader of the party.",
        "The disputed islands lie north of Kestria.",
        "The hotly contested seat went to Ms. Orlo.",
        "The nun wrote a book about self-denial.",
        "Ms. Orlo is in denial.",
        "The clinic suffered a denial of service.",
        "Six candidates contested the seat.",
        "The students protested the cuts.",
    ],
)
def test_what_denies_no_claim(sentence: str) -> None:
    assert tag(sentence) not in (None, "denied")


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister did not deny the report.",
        "The bank would neither confirm nor deny the sale.",
        "She refused to deny it.",
        "No one disputes the figure.",
        "Few dispute that the harbour needs work.",
        "There is no denying the ferry was old.",
        "If he denies the charge, a trial will follow.",
        "She asked whether he denied the claim.",
        "He should reject the claim, the paper wrote.",
        "The judge is expected to reject the argument.",
        "They want him to deny it.",
    ],
)
def test_a_denial_that_nobody_made(sentence: str) -> None:
    assert tag(sentence) not in (None, "denied")


@pytest.mark.parametrize(
    "sentence",
    [
        "He said he would not run again.",
        "“I will not resign,” the minister said.",
        "The firm insisted it would not close the mill.",
        "“I have not decided,” Ms. Orlo said.",
        "“He is not a doctor,” she said.",
        "“I never thought I would win,” said Brill.",
        "“The bridge does not just serve tourists,” the mayor said.",
        "He had made up his mind, he said.",
        "The minister declined to comment.",
        "“We do not comment on rumours,” the palace said.",
        # criticism
        "Ms. Orlo called the minister a coward.",
        "The mayor said the plan was a mistake.",
        "“The war was wrong,” said the bishop.",
        "Police said the man used a false name.",
    ],
)
def test_an_ordinary_negative_or_criticism(sentence: str) -> None:
    assert tag(sentence) == "sourced"


def test_the_writers_own_finding_is_no_denial() -> None:
    assert tag("The claim is false.") == "asserted"
    assert tag("There is no truth in the story of the drowned bell.") == "asserted"


DENIALS = """\
Mayor Tessa Venn denied on Monday that her office had hidden the survey of the Marrow Bay dam.
“We did not hide a single page,” she said. “It was never a secret.”

Engineer Colm Brandt told the inquiry that he had sent the survey in March. “It isn't hard to read,”
he said.

The report that the mayor's brother had bought land below the dam is a hoax, her office said. She
would not discuss the sale of the quarry.
"""


def denial(words: str) -> Statement:
    audit = audit_text(DENIALS)
    return next(s for s in audit.statements if words in s.text)


def test_what_the_denier_goes_on_to_say_denies_as_well() -> None:
    assert denial("We did not hide").tag == "denied"
    assert denial("It was never a secret").tag == "denied"


def test_what_others_say_in_the_negative_does_not() -> None:
    assert denial("It isn't hard to read").tag == "sourced"


def test_the_words_that_deny_are_the_reason() -> None:
    assert [r.text for r in denial("denied on Monday").reasons] == ["denied"]
    assert [r.text for r in denial("is a hoax").reasons] == ["hoax"]


def test_the_attribution_that_denies_is_marked() -> None:
    audit, statement = audited("Ms. Orlo said the mayor denied the report.")
    cues = {
        a.cue.text: a.denies for a in audit.attributions if a.cue and a.id in statement.attributions
    }
    assert cues == {"said": False, "denied": True}


def test_without_a_verb_of_denial_its_speaker_is_marked() -> None:
    audit, statement = audited("“That is a lie,” Brill told reporters.")
    assert [audit.attributions[i].denies for i in statement.attributions] == [True]


def test_nothing_is_marked_where_nothing_is_denied() -> None:
    audit, _ = audited("The minister did not deny the report.")
    assert not any(a.denies for a in audit.attributions)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mara Orlo faces allegations that she took bribes, which she has denied.", "Mara Orlo"),
        ("The papers raised a charge that Mara Orlo has always denied.", "Mara Orlo"),
        ("It was an allegation rejected by Mara Orlo.", "Mara Orlo"),
        ("Mara Orlo rejected attacks from rivals.", "Mara Orlo"),
    ],
)
def test_who_denies_what_stands_before_the_denial(sentence: str, name: str) -> None:
    audit, statement = audited(sentence)
    found = [audit.attributions[index] for index in statement.attributions]
    assert statement.tag == "denied"
    assert [(a.source.name, a.source.kind) for a in found if a.denies and a.source] == [
        (name, "person")
    ]
