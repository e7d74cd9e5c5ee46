"""Sentence boundaries, on sentences written for the purpose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.segment import segment
from claimcheck.values import Block, Document, Text

ROOT = Path(__file__).parent.parent


def segmented(*paragraphs: str) -> Text:
    """Segment paragraphs, each a block of its own."""
    text = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        left = len(paragraph) - len(paragraph.lstrip())
        size = len(paragraph.strip())
        if size:
            blocks.append(Block("paragraph", start + left, start + left + size))
        start += len(paragraph) + 2
    return segment(Document("draft.txt", "text", "utf-8", "", text, tuple(blocks), (0,)))


def sentences(*paragraphs: str) -> list[str]:
    found = segmented(*paragraphs)
    return [found.document.text[s.start : s.end] for s in found.sentences]


@pytest.mark.parametrize(
    "expected",
    [
        # Plain prose.
        ["The council met on Monday.", "It adjourned at noon!", "Will it meet again?", "Perhaps."],
        ["Prices rose 3.5 percent.", "The bank held its rate at 1.25."],
        ["It costs $1,200.50 a year.", "12 towns pay it."],
        ["See https://example.org/a.b?c=d.", "The page is new."],
        ["Write to press@example.org.", "Nobody answers."],
        # Titles, initials, acronyms, companies.
        ["Mr. Orel met Sen. Vida Marsh and Gov. Tam.", "Dr. Who stayed away."],
        ["J. K. Orel and M.T. Marsh wrote it.", "George W. Banks signed."],
        ["He moved to the U.S. in May.", "He left the U.S. Army."],
        ["They came from the U.S.", "It was winter."],
        ["The U.S. Senate voted.", "The U.N. Council did not."],
        ["He works for Harbor Corp. and for Tern Inc. in Larne.", "He likes it."],
        ["They sell pens, paper, etc.", "The shop is old."],
        ["He picked plan B.", "She picked plan A."],
        ["Voters passed Amendment No. 3 and No. 14.", "The rest failed."],
        ["“No.", "Nobody asked me.”"],
        ["The meeting is on Jan. 10 in Larne, Fla. on the coast.", "Come early."],
        ["Rep. Ada Orel (D-Calif.) said so.", "Rep. Tam (R-Wash.), a friend, agreed."],
        ["GEN. ADA OREL SPEAKS."],
        ["I just began my Eng. course.", "It is hard."],
        ["He takes vitamin C.", "Doctors disagree.", "It is by J. Orel."],
        ["She left Larne, D.C.", "Having no work, she wrote."],
        ["It is told in vols. 3 and 4.", "Vol. 5 is lost."],
        ["Cf. Orel on this.", "See Marsh too."],
        ["It was kept at 5 °C.", "Samples were frozen."],
        # Clock times.
        ["The vote is at 5 p.m.", "The mayor will speak."],
        ["The vote is at 5 p.m. Monday in Larne.", "It ends at 9 p.m. Eastern time."],
        ["Polls close at 9 p.m.", "Officials expect crowds."],
        # Quotations.
        ["“We won.”", "Smith left."],
        ['"We won."', "Smith left."],
        ["''We won.''", "''We did it,'' he said."],
        ["“Why?” he asked.", "Nobody knew."],
        ['"Why?" he asked.', '"Because," she said.'],
        ["“You know that, right?” Orel said.", "Marsh did."],
        ["“Stop!” Ada Orel, the mayor of Larne, shouted.", "He stopped."],
        ["“Is it over?” Sen. Vida Marsh asked reporters.", "It was."],
        ["“I don’t know…” Orel said.", "He sighed."],
        ["“Are you sure?”", "Orel said the plan had failed."],
        ["“Who knew?”", "Marsh answered: “Nobody.”"],
        ['"Who are you?"', "He said nothing."],
        ['"Who are you?" I asked.', "He said nothing."],
        ["“We came.", "We saw.", "We won,” she said.", "“Then we left.”"],
        ["He asked, “What now?” and left.", "She stayed."],
        ["She said: “He told me, ‘Go home.’”", "I did."],
        ["He said the “end.” and meant it.", "We laughed."],
        ["He left in May.“", "Nobody saw him."],
        ["“We won!”", "“No, we lost!”", "“Liars!”"],
        # Brackets.
        ["He left (he was tired) at noon.", "(Nobody saw him.)", "She stayed."],
        ["He left (Why? Nobody knows.) and she stayed.", "They met again."],
        ["Her film Home! (2012) won.", "Her book did not."],
        ["(He was ill.", "He slept.)", "She read."],
        ["He slept on the pier (nobody had told him not to)", "But it was cold."],
        ["(NOBODY HAD TOLD HIM NOT)", "SO HE SLEPT."],
        ["LARNE (Reuters) The council met.", "It was long."],
        ["The work (in two parts) I never read."],
        # Notes, labels and enumerators.
        ["He went to Larne. [6]", "He stayed there. [7] [8]", "She left. [citation needed]"],
        ["Costs rose.[12]", "Wages fell."],
        ["Costs rose.1,2", "Wages fell.123", "Both did.¹", "Nobody knew.†", "We asked."],
        ["She plays a cook in “Tern” [7]", "In May she left."],
        ["P.S. Write to me.", "Nobody else does."],
        ["P. S. Write to me."],
        ["N.B. The shop is shut on Sundays."],
        ["1. The town pays.", "The state does not."],
        ["a) The town pays.", "The state does not."],
        ["IV. The town pays.", "The state does not."],
        ["2.1. The town pays."],
        ["Figure 2. Votes by town.", "Source: the council."],
        ["Figure 2.4", "This chart shows votes by town."],
        # Ellipses.
        ["It was late … but we waited.", "Then it came."],
        ["Nobody knows ... not even Orel.", "We asked."],
        ["He was gone. . . .", "We waited."],
        ["I do not know…", "Maybe he left ...", "The door was open."],
        ["We walked and … I do not know."],
        ["The play Seven Days ... The Long Night opens."],
        ["We waited.", "... The train came."],
        # Datelines, signatures, colons and semicolons, dashes.
        ["LARNE, Norland (AP) — The council met.", "It was long."],
        ["NORTH LARNE, N.H. — The council met.", "It was long."],
        ["LARNE, Jan. 5 (Reuters) - The council met.", "It was long."],
        ["“Nobody can stop us now.” — Ada Orel"],
        ["He wants one thing: The bridge must go.", "She agrees; he knows."],
        ["The crowd – what a crowd! – sang on.", "It rained."],
        ["I came on Monday.—", "The roads were bad.--", "We had no food."],
        ["LARNE, N.H.— The council met.", "It was long."],
        ["“Nobody can stop us now.”— Ada Orel."],
        # A full stop that was forgotten.
        ["It gets larger every year", "We currently have nine."],
        ["I think he is right", "They've been here before."],
        ["His slogan was Because We've Seen This Before."],
        ["He says We have lost."],
        # Names that end in a mark, and sentences that open in lower case.
        ["Yahoo! said so.", "The band Rock! played on."],
        ["The site is eBay.", "eBay said so."],
        ["What a day!", "we sang."],
        ["how are you?", "i'm fine."],
        ["Who is Huh? is a question."],
        ["I saw Ned.", "he was well."],
        ["He died in 1950.", "she wept."],
        ["It was over.", "Was it?!", "Yes!!!"],
    ],
)
def test_sentences_joined_by_a_blank_come_apart_again(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("gap", ["\n", "\r\n", "  ", "\xa0", "\t"])
def test_any_white_space_parts_sentences(gap: str) -> None:
    assert sentences(gap.join(["He left.", "She stayed."])) == ["He left.", "She stayed."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“They were born here.”“You are wrong,” he wrote.", 2),
        ("“We won!”After the vote Orel left.", 2),
        ("Nobody came.The hall was empty.", 2),
        ("He reads example.Com and section.two daily.", 1),
    ],
)
def test_a_missing_blank_is_seen_only_where_nothing_else_can_be_meant(
    text: str, expected: int
) -> None:
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Larne votes to keep its bridge", "Friday, May 8, 2009"],
        ["Friday, May 8, 2009", "The council of Larne kept its bridge."],
        ["Sun., 28 May 2006", "The council of Larne kept its bridge."],
        ["Ada Orel on the bridge", "Photo: Vida Marsh."],
        ["Ada Orel on the bridge", "Image credit: Vida Marsh"],
        ["The council met on Friday, May 8, 2009"],
        ["The council met Friday, May 8, 2009.", "It was long."],
    ],
)
def test_headings_and_captions_part_without_end_marks(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_sentence_stays_in_its_block() -> None:
    assert sentences("LARNE VOTES", "“We won,", "and we sang.”") == [
        "LARNE VOTES",
        "“We won,",
        "and we sang.”",
    ]
    assert [s.block for s in segmented("One. Two.", "Three.").sentences] == [0, 0, 1]


def test_sentences_hold_their_tokens() -> None:
    found = segmented("Mr. Orel left. “Why?” she asked.", "Nobody knew.")
    words = [found.tokens.words[s.first : s.last] for s in found.sentences]
    assert words == [
        ("Mr.", "Orel", "left", "."),
        ("“", "Why", "?", "”", "she", "asked", "."),
        ("Nobody", "knew", "."),
    ]


def test_no_sentences_in_nothing() -> None:
    assert sentences("") == []
    assert sentences(" \n ") == []


PIECES = st.sampled_from(
    [
        *"abcXYZ019.!?…,:;()[]\"'“”‘’«»—- \n\t\xa0",
        *("''", "``", "...", ". . .", "U.S.", "Mr.", "p.m.", "[1]", "No.", "said", "He", "Orel"),
        *("1.", "Friday, May 8, 2009", "Photo: ", "Figure 1 ", "a We are", "P.S.", "1,2", "†"),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    found = segmented(*text.split("\n\n"))
    covered = [0] * len(found.document.text)
    last = 0
    for sentence in found.sentences:
        part = found.document.text[sentence.start : sentence.end]
        assert part
        assert part == part.strip()
        assert sentence.start >= last
        last = sentence.end
        block = found.document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        for i in range(sentence.first, sentence.last):
            assert sentence.start <= found.tokens.starts[i] < found.tokens.ends[i] <= sentence.end
        for i in range(sentence.start, sentence.end):
            covered[i] += 1
    for character, count in zip(found.document.text, covered, strict=True):
        assert count == 1 or character.isspace()


def test_a_long_line_is_split_whole() -> None:
    # Whatever takes more than linear time never comes back from this.
    one = "He left (he was tired) at 5 p.m. “Why?” Orel asked. Nobody... knew. [1] "
    assert len(sentences(one * 5000)) == 5000 * 3


@pytest.mark.parametrize(
    "piece",
    [
        "!",
        ".",
        ". ",
        "(a.) b ",
        "“a?” ",
        '"',
        "A. ",
        "[1] ",
        "a.' ",
        "a. We are ",
        "a.— ",
        "—" * 9,
        "$" * 9,
        "a/" * 9,
    ],
)
def test_repetition_is_split_whole(piece: str) -> None:
    assert "".join("".join(sentences(piece * 40_000)).split()) == "".join((piece * 40_000).split())


def test_training_gives_the_same_parameters_every_time(tmp_path: Path) -> None:
    texts = [
        "Dr. Orel met Mr. Tam at 5 p.m. on Monday. The vote was close. The council won.",
        "It was late. Dr. Marsh left, e.g. for Larne. The train was late. It was cold.",
    ]
    (tmp_path / "train").mkdir()
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts * 20)
    (tmp_path / "train" / "news.jsonl").write_text(lines, encoding="utf-8")
    made = []
    for seed in "0", "1":
        out = tmp_path / f"punkt{seed}.json"
        script = str(ROOT / "scripts" / "train_punkt.py")
        subprocess.run(
            [sys.executable, script, str(tmp_path), "--output", str(out)],
            env={"PYTHONHASHSEED": seed},
            check=True,
        )
        made.append(out.read_text(encoding="utf-8"))
    assert made[0] == made[1]
    learned = json.loads(made[0])
    assert {"dr", "e.g", "p.m"} <= set(learned["abbreviations"])
    assert "council" in learned["lower"].split()
