"""The rules on the story as a whole keep to the thresholds and the lexicon of a project."""

from __future__ import annotations

from claimcheck import Auditor
from claimcheck.config.settings import Lexicon, Settings, Thresholds

STORY = """\
The port will be dredged in May, harbour master Lena Orbach said. It will cost $4 million, she said.

“We have waited for this,” Orbach said. Captain Ines Borg said the ferries would run. An official
said there was no money.
"""


def codes(text: str, code: str, settings: Settings) -> list[str]:
    """Return the words that one rule marks under some settings."""
    found = Auditor(
        Settings(codes=frozenset({code}), thresholds=settings.thresholds, lexicon=settings.lexicon)
    )
    return [text[f.start : f.end] for f in found.audit_text(text).findings]


def test_a_short_story_is_long_where_a_project_says_so() -> None:
    short = Settings(thresholds=Thresholds(single_source_statements=4))
    lead = STORY.split("“")[0]
    assert not codes(lead, "CC501", Settings())
    assert codes(lead, "CC501", Settings(thresholds=Thresholds(single_source_statements=1)))
    assert not codes(STORY, "CC501", short)


def test_from_which_share_on_a_source_dominates_is_set() -> None:
    for share, found in ((0.5, ["harbour master Lena Orbach"]), (0.7, [])):
        thresholds = Thresholds(single_source_statements=4, dominant_share=share)
        assert codes(STORY, "CC503", Settings(thresholds=thresholds)) == found


def test_how_much_may_rest_on_people_without_a_name_is_set() -> None:
    for share, found in ((0.1, ["An official"]), (0.2, [])):
        thresholds = Thresholds(single_source_statements=4, anonymous_share=share)
        assert codes(STORY, "CC504", Settings(thresholds=thresholds)) == found


def test_people_whom_everybody_knows_need_no_introduction() -> None:
    text = "Agnes Pohl said the ferry was never full."
    known = Settings(lexicon=Lexicon(identified=("agnes pohl",)))
    assert codes(text, "CC505", Settings()) == ["Agnes Pohl"]
    assert not codes(text, "CC505", known)
