"""The sample articles: their whole audits, and what must hold whatever the golden files say."""

from __future__ import annotations

import pytest
from sample_audits import SAMPLES, Json, audit, expected, golden_path


@pytest.mark.parametrize("sample", SAMPLES)
def test_audit_is_the_golden_one(sample: str) -> None:
    path = golden_path(sample)
    assert path.exists(), (
        f"no golden file for {sample}: run python scripts/update_golden.py {sample}"
    )
    assert expected(sample) == path.read_text(encoding="utf-8")


def document(sample: str) -> Json:
    (result,) = audit(sample)["documents"]
    return result


def statement(sample: str, words: str) -> Json:
    """Return the one statement of a sample that holds some words."""
    found = [s for s in document(sample)["statements"] if words in " ".join(s["text"].split())]
    assert len(found) == 1, f"{len(found)} statements of {sample} hold {words!r}"
    return found[0]


def attributions(sample: str, words: str) -> list[Json]:
    """Return the attributions of the one statement that holds some words."""
    every = document(sample)["attributions"]
    return [every[i] for i in statement(sample, words)["attributions"]]


def sources(sample: str, words: str) -> str:
    """Return the names and the words of all sources of a statement, run together."""
    found = [a["source"] for a in attributions(sample, words) if a["source"]]
    return " | ".join(f"{source['name']} | {source['text']}" for source in found)


# What follows was decided by hand from the meaning of the tags, not from what the
# program answers.

TAGS = {
    "geopolitics": {
        "speculative": [
            "Sources reveal that",
            "reportedly included",
            "is seen as an answer",
            "fuelled speculation",
            "Insiders suggest that",
            "It is believed that",
            "appears to be in no hurry",
            "Some argue that",
            "is expected to follow",
            "It is unclear whether",
            "Critics say the draft",
            "remains to be seen",
        ],
        "denied": ["have denied meeting", "rejected as “a fairy tale"],
        "sourced": [
            "told reporters in Tarnov",
            "kept no list of its guests",
            "The council is urging the exiles",
            "Dana Weil, who teaches",
            "They were left on the wrong bank",
            "According to a draft",
        ],
        "asserted": ["Varosia fears that", "The brigades guard a railway", "The exiles want"],
    },
    "wire": {
        "sourced": [
            "A fire at the city's largest grain terminal",
            "The blaze began shortly after 5 a.m.",
            "The heat pushed them back twice",
            "according to Dr. Amit Rosner",
            "said Luis Ferreira, the deputy director",
            "very little time",
            "according to an inspection report",
            "The report listed 11 violations",
            "We know the names",
            "It will not open one hour earlier",
            "called for an independent inquiry",
            "Nobody picked up the phone",
            "will follow the evidence",
            "could reach $30 million",
            "Chief Valdano warned residents",
        ],
        "denied": ["denied that it had ignored the order"],
        "asserted": ["4 million tons of wheat", "It was built in 1964", "By evening the smoke"],
    },
    "court": {
        "denied": [
            "has denied taking money",
            "dismissed the ledger as a forgery",
            "It was never a bribe",
            "The defense also disputed",
            "rejected the allegation",
            "he contradicted his earlier statement",
            "insisted there was no truth",
        ],
        "sourced": [
            "Prosecutors told the jury",
            "According to the indictment",
            "ruled that two recordings",
            "Court records show",
            "He said he had turned on the recorder",
            "declined to comment on the trial",
        ],
        "asserted": [
            "He sat with his hands folded",
            "Corrigan was dismissed from his post",
            "He was denied bail",
            "The quarry itself is silent",
        ],
    },
    "business": {
        "speculative": [
            "is said to be preparing",
            "has allegedly been discussed",
            "is thought to be divided",
            "Insiders say the older cousins",
            "A deal would probably need",
            "Rivals are expected to object",
        ],
        "denied": ["dismissed the reports as false", "broker also denied that"],
        "sourced": [
            "declined to comment on market speculation",
            "did not respond to a request",
            "said Gideon Marsh",
            "an insult with a ribbon",
            "its annual reports show",
            "The Financial Ledger reported in May",
            "said Bridie Quill",
        ],
        "asserted": ["More than eleven million shares", "Corvane believes it", "It employs 3,200"],
    },
    "science": {
        "sourced": [
            "according to a study published",
            "We expected the ice to matter",
            "The date of the first ice told us more",
            "The study found that each week",
            "said the length of the record",
            "He cautioned that the result might not hold",
            "Then you see forty thousand",
            "meteorological service show",
        ],
        "speculative": [
            "It is unclear whether the two effects",
            "The trend is likely to continue",
            "Some scientists believe that",
        ],
        "asserted": ["Her team has already bought the nets", "They hang in a boathouse"],
    },
    "exemplary": {
        "denied": [
            "both denied wrongdoing",
            "rejects any suggestion",
            "Brightmoor disputed the auditor’s figures",
        ],
        "sourced": [
            "according to a report by the city auditor",
            "City Auditor Frances Adeyemi said",
            "wrote in a letter to the council",
            "had found one pipe at each",
            "Bank records filed with the county court",
            "did not respond to three e-mails",
            "published tariffs show",
        ],
    },
    "townhall": {
        "denied": ["That is simply not true"],
        "sourced": [
            "We found the damage with a diver",
            "The contractor thinks it may come to a little less",
            "I would have bought a bigger hammer",
            "according to a notice issued by the harbour office",
            "The office says that it sent a letter",
        ],
        "asserted": ["My mooring chain was cut", "My grandfather drowned in it"],
    },
}


@pytest.mark.parametrize(
    ("sample", "words", "tag"),
    [
        (sample, words, tag)
        for sample, by_tag in TAGS.items()
        for tag, cases in by_tag.items()
        for words in cases
    ],
)
def test_tag(sample: str, words: str, tag: str) -> None:
    assert statement(sample, words)["tag"] == tag


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        ("court", "She denied a request to move the trial"),
        ("science", "rejected the request in February"),
        ("wire", "Nobody picked up the phone"),
    ],
)
def test_refusals_and_plain_negatives_deny_nothing(sample: str, words: str) -> None:
    assert statement(sample, words)["tag"] != "denied"


@pytest.mark.parametrize(
    ("sample", "words", "kind"),
    [
        ("geopolitics", "Varosia Courts Exiled", "heading"),
        ("geopolitics", "By Ilona Hartwell", "byline"),
        ("geopolitics", "Read more:", "boilerplate"),
        ("geopolitics", "Scroll to Top", "boilerplate"),
        ("wire", "Fire at Port Eldrin Grain Terminal", "heading"),
        ("court", "Former Treasurer Denies Taking Bribes", "heading"),
        ("business", "Alder & Finch Shares Jump", "heading"),
        ("exemplary", "By Caroline Obe and Tomas Reyl", "byline"),
        ("townhall", "Letters to the Editor", "heading"),
        ("townhall", "Advertisement", "boilerplate"),
    ],
)
def test_what_is_no_statement_bears_no_tag(sample: str, words: str, kind: str) -> None:
    found = statement(sample, words)
    assert (found["kind"], found["tag"]) == (kind, None)


@pytest.mark.parametrize(
    ("sample", "words", "names"),
    [
        ("geopolitics", "have denied meeting", ["Bardo Senn", "Mirela Costin"]),
        ("geopolitics", "kept no list of its guests", ["Pavel Drozd"]),
        ("geopolitics", "They were left on the wrong bank", ["Dana Weil"]),
        ("wire", "The blaze began shortly after 5 a.m.", ["Teresa Valdano"]),
        ("wire", "very little time", ["Luis Ferreira"]),
        ("wire", "treated for smoke inhalation", ["Amit Rosner"]),
        ("wire", "It will not open one hour earlier", ["Judith Lane"]),
        ("wire", "Nobody picked up the phone", ["Dominic Strand"]),
        ("court", "has denied taking money", ["Neil Corrigan"]),
        ("court", "It was never a bribe", ["Simon Whitlock"]),
        ("court", "He said he had turned on the recorder", ["Wendell Poe"]),
        ("business", "dismissed the reports as false", ["Morwenna Pryce"]),
        ("business", "an insult with a ribbon", ["Gideon Marsh"]),
        ("science", "The date of the first ice told us more", ["Ingrid Solheim"]),
        ("science", "He cautioned that the result might not hold", ["Matteo Brandt"]),
        ("exemplary", "both denied wrongdoing", ["Gerald Pike", "Anita Moreau"]),
        ("townhall", "We found the damage with a diver", ["Edith Marrow"]),
    ],
)
def test_source_under_its_full_name(sample: str, words: str, names: list[str]) -> None:
    found = sources(sample, words)
    assert [name for name in names if name not in found] == []


def test_the_outlet_that_carries_the_words_is_not_their_source() -> None:
    assert "Harbor Radio" not in sources("wire", "We asked for those filters")


def test_a_quotation_over_two_paragraphs_is_one_attribution() -> None:
    first = statement("wire", "We know the names")
    last = statement("wire", "It will not open one hour earlier")
    assert first["paragraph"] != last["paragraph"]
    assert set(first["attributions"]) & set(last["attributions"])


@pytest.mark.parametrize(
    ("sample", "words"),
    [("geopolitics", "Varosia fears that"), ("business", "Corvane believes it")],
)
def test_a_state_of_mind_is_extracted_and_sources_nothing(sample: str, words: str) -> None:
    assert [a["cue"]["type"] for a in attributions(sample, words)] == ["belief"]
    assert statement(sample, words)["tag"] == "asserted"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Sources reveal that", "vague"),
        ("The council is urging the exiles", "organization"),
        ("According to a draft", "document"),
        ("Dana Weil, who teaches", "person"),
    ],
)
def test_source_kind(words: str, kind: str) -> None:
    kinds = {a["source"]["kind"] for a in attributions("geopolitics", words) if a["source"]}
    assert kind in kinds


def test_the_exemplary_article_says_who_says_so() -> None:
    summary = document("exemplary")["summary"]
    tags = summary["tags"]
    assert tags["sourced"] + tags["denied"] >= 0.85 * summary["statements"]
    assert tags["speculative"] == 0
    people = {
        entry["name"] for entry in document("exemplary")["sources"] if entry["kind"] == "person"
    }
    assert len(people) >= 9


def test_quiet_narration_is_asserted() -> None:
    summary = document("quiet")["summary"]
    assert summary["tags"]["asserted"] >= 0.95 * summary["statements"]


def test_scores_rank_the_samples_as_an_editor_would() -> None:
    score = {sample: document(sample)["summary"]["score"] for sample in SAMPLES}
    assert min(score["exemplary"], score["wire"]) >= 85 > score["geopolitics"]
    assert score["wire"] > score["business"]
    assert score["quiet"] > score["geopolitics"]


def test_grades_of_the_best_and_the_worst() -> None:
    assert document("exemplary")["summary"]["grade"] in {"A", "B"}
    assert document("geopolitics")["summary"]["grade"] in {"D", "F"}
    assert document("quiet")["summary"]["grade"] in {"A", "B", "C"}
