"""The rules on unnamed sources heed a project's own words, and their messages name theirs."""

from __future__ import annotations

import pytest

from claimcheck import Auditor
from claimcheck.audit import Finding
from claimcheck.config.settings import Lexicon, Settings

NO_LEXICON = Lexicon()


def findings(code: str, text: str, lexicon: Lexicon = NO_LEXICON) -> tuple[Finding, ...]:
    """Return the findings of one rule."""
    return Auditor(Settings(codes=frozenset({code}), lexicon=lexicon)).audit_text(text).findings


def marked(code: str, text: str, lexicon: Lexicon = NO_LEXICON) -> list[str]:
    """Return the words that one rule marks."""
    return [text[f.start : f.end] for f in findings(code, text, lexicon)]


def test_own_vague_sources_are_found_as_well() -> None:
    text = "Palace watchers say the king will abdicate. Sources say he is ill."
    assert marked("CC201", text) == ["Sources"]
    own = Lexicon(vague_sources=("palace watchers",))
    assert marked("CC201", text, own) == ["Palace watchers", "Sources"]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("CC201", "Well-placed sources say the king is ill.", "well-placed sources"),
        ("CC203", "A senior diplomat said the talks had failed.", "senior diplomat"),
        ("CC204", "A White House official said the talks would go on.", "white house official"),
        ("CC207", "Security sources said the men had gone.", "security sources"),
    ],
)
def test_accepted_descriptors_and_identified_people_pass(code: str, text: str, words: str) -> None:
    assert findings(code, text)
    assert not findings(code, text, Lexicon(accepted_descriptors=(words,)))
    assert not findings(code, text, Lexicon(identified=(words,)))


def test_documents_got_by_own_outlets_are_found() -> None:
    text = "The mill lost money for six years, according to papers obtained by Lakeside Weekly."
    assert not findings("CC210", text)
    assert marked("CC210", text, Lexicon(outlets=("lakeside weekly",))) == ["papers obtained by"]


GULL = "An official of the harbour board told the Lakeside Gull that the mill would close."
SCOOP = "The mill lost money for six years, according to papers obtained by the Lakeside Gull."
LEARNED = "The Lakeside Gull has learned that the mill will close."
HEARSAY = "The mill will reportedly close. The Lakeside Gull’s front page had a picture of it."
ALLEGED = "The alleged fraud at the mill was the talk of the Lakeside Gull’s pages."


@pytest.mark.parametrize(
    ("code", "text", "known"),
    [
        ("CC204", GULL, 0),
        ("CC210", SCOOP, 1),
        ("CC301", HEARSAY, 0),
        ("CC302", LEARNED, 1),
        ("CC303", ALLEGED, 0),
    ],
)
def test_own_outlets_are_outlets_to_every_rule(code: str, text: str, known: int) -> None:
    assert len(findings(code, text)) == 1 - known
    for entry in ("lakeside gull", "the lakeside gull"):
        assert len(findings(code, text, Lexicon(outlets=(entry,)))) == known


@pytest.mark.parametrize("mark", ["'", "’"])
def test_own_words_may_be_possessives(mark: str) -> None:
    text = f"Halden{mark}s people say the king is ill. An aide of Halden{mark}s said he is not."
    assert marked("CC201", text) == []
    own = Lexicon(vague_sources=("Halden's people".lower(),))
    assert marked("CC201", text, own) == [f"Halden{mark}s people"]
    thin = f"A source in Halden{mark}s circle said the king was ill."
    assert marked("CC204", thin)
    assert not marked("CC204", thin, Lexicon(accepted_descriptors=("a source in halden's circle",)))
    scoop = SCOOP.replace("the Lakeside Gull", f"Halden{mark}s List")
    assert marked("CC210", scoop, Lexicon(outlets=("halden's list",))) == ["papers obtained by"]


def test_messages_name_the_words_and_agree_with_their_number() -> None:
    [one] = findings("CC201", "A source said the mayor had signed the order.")
    assert one.message.startswith("“A source” tells readers nothing about who that is")
    assert one.help == "Who is this source, and how do they know?"
    [many] = findings("CC201", "Three sources said the mayor had signed the order.")
    assert many.message.startswith("“Three sources” tell readers nothing about who they are")
    assert many.help == "Who are these sources, and how do they know?"


def test_an_unnamed_source_is_reported_once_a_story() -> None:
    text = (
        "A union official said the strike would begin on Monday. A board official said it "
        "would be short.\n\nA port official said no ship would be unloaded."
    )
    assert marked("CC204", text) == ["A union official"]


def test_one_statement_rests_on_nobody_once() -> None:
    text = "Critics say the dam is unsafe, and it is believed that the valley will be drowned."
    assert marked("CC202", text) == ["Critics"]


def test_what_somebody_says_of_sources_is_theirs() -> None:
    text = "“Sources say a lot, critics say more, and an official said nothing,” Ann Poll said."
    for number in range(201, 211):
        assert not findings(f"CC{number}", text)
