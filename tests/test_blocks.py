"""How plain text is divided into blocks: layouts, and what is no text of an article."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.blocks import blocks

LEAD = (
    "The ferry between Port Ansel and the outer islands will stop running in March, because "
    "the company that owns the only seaworthy boat has gone out of business."
)
SECOND = (
    "About nine hundred people live on the islands. Most of them work on the mainland, and "
    "the nearest bridge is a drive of four hours from the southern landing."
)
THIRD = (
    "The harbour board met for six hours behind closed doors. It came out with a plan for a "
    "boat of its own, which it hopes to borrow from the navy of a friendly state."
)
UNSTOPPED = (
    "A plain sentence of one long line that lost its full stop on the way from the writer to "
    "the desk stays what it was"
)
BODY = (LEAD, SECOND, THIRD)


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the kind and the words of every block, white space single."""
    return [(block.kind, " ".join(text[block.start : block.end].split())) for block in blocks(text)]


def kind_of(line: str, *, after: tuple[str, ...] = BODY, before: tuple[str, ...] = BODY) -> str:
    """Return the kind of a line that stands inside an article."""
    text = "\n\n".join(("Islands Lose Their Ferry", *before, line, *after))
    found = [kind for kind, words in kinds(text) if words == line]
    assert len(found) == 1, f"the line is not one block: {kinds(text)}"
    return found[0]


# ---- layouts ------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("gap", [1, 2, 3])
def test_paragraphs_a_line_each_or_with_blank_lines(end: str, gap: int) -> None:
    text = (end * gap).join(("Islands Lose Their Ferry", *BODY)) + end
    assert kinds(text) == [
        ("heading", "Islands Lose Their Ferry"),
        *(("paragraph", paragraph) for paragraph in BODY),
    ]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("layout", ["blank line", "indent", "indent and blank line"])
def test_wrapped_lines_are_one_paragraph(width: int, layout: str) -> None:
    indent = "    " if "indent" in layout else ""
    wrapped = [textwrap.fill(text, width, initial_indent=indent) for text in BODY]
    text = ("\n\n" if "blank" in layout else "\n").join(wrapped)
    assert kinds(text) == [("paragraph", paragraph) for paragraph in BODY]


def test_a_headline_right_above_wrapped_text_stays_apart() -> None:
    text = "Islands Lose Their Ferry\n" + "\n".join(textwrap.wrap(LEAD, 60))
    assert kinds(text) == [("heading", "Islands Lose Their Ferry"), ("paragraph", LEAD)]


def test_a_short_list_of_lines_is_not_taken_for_wrapped_text() -> None:
    text = "\n\n".join((LEAD, "What is closed\nThe northern landing\nThe fish market", SECOND))
    assert [words for _, words in kinds(text)][1:4] == [
        "What is closed",
        "The northern landing",
        "The fish market",
    ]


def test_a_sentence_broken_over_two_long_lines_is_one_block() -> None:
    broken = LEAD.replace(" because the", " because\nthe")
    assert kinds("\n".join((broken, SECOND)))[0] == ("paragraph", LEAD)


def test_wrapped_list_items_hold_together() -> None:
    items = ["- " + SECOND, "- " + THIRD]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    assert kinds(text) == [("list-item", item) for item in items]


# ---- headings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "headline",
    [
        "Islands lose their only ferry",
        "Islands Lose Their Only Ferry.",
        "Islands lose their only ferry as operator folds.",
        "Who Will Sail to the Islands Now?",
        "‘Nobody told us,’ islanders say of ferry’s end",
        "Ferry to stop in March; islands look for a boat",
        "Board's plan for ferry: borrow one from navy.",
    ],
)
def test_the_first_line_is_the_headline(headline: str) -> None:
    assert kinds("\n\n".join((headline, *BODY)))[0] == ("heading", headline)


def test_a_deck_that_goes_on_after_a_semicolon_is_one_heading() -> None:
    text = "Ferry to stop in March; \nIslands look for a boat of their own.\n\n" + "\n\n".join(BODY)
    found = blocks(text)
    assert [block.kind for block in found] == ["heading", *["paragraph"] * 3]
    assert text[found[0].start : found[0].end].endswith("of their own.")


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        "The ferry to the islands will stop in March, the board said.",
        "The board closed the ferry on Tuesday.",
        "PORT ANSEL (AP) — Islanders will lose their ferry.",
        "I took the ferry for the last time.",
        "The islands will lose the ferry that feeds them.",
    ],
)
def test_a_short_lead_is_not_taken_for_a_headline(lead: str) -> None:
    assert kinds("\n\n".join((lead, *BODY)))[0] == ("paragraph", lead)


@pytest.mark.parametrize("text", ["Ferry", "The ferry stops in March", "The ferry stops.", LEAD])
def test_a_text_of_one_line_has_no_heading(text: str) -> None:
    assert kinds(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    "line",
    [
        "What happens next",
        "A borrowed boat",
        "THE BOARD'S PLAN",
        "War and Peace on the Water.",
        "Landings.",
        "TIMELINE:",
        "Who Pays?",
        "– A boat on loan –",
        "2. The Northern Landing",
    ],
)
def test_headings_inside_an_article(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "They were wrong.",
        "Nobody came.",
        "Pure invention.",
        "Will it float?",
        "Why?",
        "“Never.”",
        "He said:",
        "Wait, it gets worse:",
        "the board has not said when.",
        "“Not one of us was asked,” said Ines Dahl.",
        "“We were never asked.” — Ines Dahl",
        "Dahl told Hollis, Varga and Munk.",
        UNSTOPPED,
    ],
)
def test_a_paragraph_is_no_heading(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_in_notes_without_full_stops_the_lack_of_one_says_nothing() -> None:
    notes = [
        "Board met on the ferry",
        "Six hours, no press",
        "Navy may lend a boat",
        "Vote in the spring",
    ]
    found = kinds("\n".join(["Council notes", *notes]))
    assert found[1:] == [("paragraph", note) for note in notes]


# ---- what is no text ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ines Dahl", "byline"),
        ("By INES DAHL and OLE MUNK", "byline"),
        ("By Ines Dahl, Harbour Correspondent", "byline"),
        ("INES DAHL, Staff Writer", "byline"),
        ("Ines Dahl, political reporter", "byline"),
        ("Ole Munk and Ines Dahl contributed reporting.", "byline"),
        ("(Reporting by Ines Dahl; Editing by Ole Munk)", "byline"),
        ("Friday, March 3, 2023", "byline"),
        ("3 March 2023", "byline"),
        ("2023-03-03", "byline"),
        ("Published: March 3, 2023 at 4:15 p.m.", "byline"),
        ("@ines_dahl", "byline"),
        ("— Ole Munk", "byline"),
        ("10 a.m.", "dateline"),
        ("12:25 p.m.:", "dateline"),
        ("PORT ANSEL —", "dateline"),
        ("PORT ANSEL, Varosia (AP) —", "dateline"),
        ("Photo: Ines Dahl", "caption"),
        ("(AP Photo/Ines Dahl)", "caption"),
        ("Ines Dahl/Reuters", "caption"),
        ("Ines Dahl via Getty Images", "caption"),
        ("Getty Images", "caption"),
        ("File photo: the ferry in 1998.", "caption"),
        ("Source: Harbour Board.", "caption"),
        ("Read more", "boilerplate"),
        ("Read more: How the islands lost their bridge", "boilerplate"),
        ("Scroll to Top", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Share this", "boilerplate"),
        ("Click here for the timetable.", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("(Subscribe to the harbour podcast.)", "boilerplate"),
        ("Follow Ines Dahl on Twitter @inesdahl.", "boilerplate"),
        ("ABSTRACT.", "boilerplate"),
        ("FULL TEXT.", "boilerplate"),
        ("Copyright © 2023 The Ansel Courier", "boilerplate"),
        ("All rights reserved.", "boilerplate"),
        ("Read the rest here.", "boilerplate"),
        ("Watch the video above.", "boilerplate"),
        ("• Read more", "boilerplate"),
        ("Dear Editor,", "boilerplate"),
        ("___", "boilerplate"),
        ("* * *", "boilerplate"),
        ("17.", "boilerplate"),
        ('<tweet id="17"/>', "boilerplate"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the boat had left.",
        "Updated figures showed that fewer people took the ferry.",
        "Copyright law has nothing to do with it.",
        "No deaths were reported from Port Ansel.",
        "High winds contributed to this year's delays.",
        "Also on Thursday, Dahl said she would not resign.",
        "Written by hand in 1850, the contract still holds.",
        "He sold the picture to Getty Images.",
        "Share this burden, Dahl asked of the mainland.",
        "May 3 was the day of the last crossing.",
        "Dahl is a member of the board, and she voted no.",
        "Follow the money, Dahl said.",
    ],
)
def test_text_that_looks_like_furniture(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_credit_behind_a_caption_is_a_block_of_its_own() -> None:
    text = "\n\n".join((LEAD, "The last  ferry at the northern landing. Image: Ole Munk.", SECOND))
    assert kinds(text)[1:3] == [
        ("caption", "The last ferry at the northern landing."),
        ("caption", "Image: Ole Munk."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_directly_above_a_credit_is_a_caption(end: str) -> None:
    line, credit = "The last ferry at the northern landing.", "Image: Ole Munk."
    near = (end * 2).join((LEAD, end.join((line, credit)), SECOND))
    assert ("caption", line) in kinds(near)
    far = (end * 2).join((LEAD, line, credit, SECOND))
    assert ("caption", line) not in kinds(far)


def test_a_signature_below_a_quotation_may_say_more() -> None:
    quotation = "“A harbour without a ferry is a car park.”"
    text = "\n".join((*BODY, quotation, "— Ole Munk, before the vote", SECOND))
    assert kinds(text)[3:5] == [
        ("paragraph", quotation),
        ("byline", "— Ole Munk, before the vote"),
    ]


def test_a_note_on_the_author_stands_at_the_end() -> None:
    note = "Ines Dahl is a columnist for the Ansel Courier."
    text = "\n\n".join(("Islands Lose Their Ferry", *BODY, note))
    assert kinds(text)[-1] == ("byline", note)
    assert kind_of(note, after=(*BODY, *BODY)) == "paragraph"


@pytest.mark.parametrize(
    "items",
    [
        ["- the northern landing;", "- the fish market;"],
        ["• The northern landing", "• The fish market"],
        ["1. The northern landing", "2. The fish market"],
        ["(a) The northern landing.", "(b) The fish market."],
        ["-The board said no.", "-The navy said yes."],
    ],
)
def test_list_items(items: list[str]) -> None:
    text = "\n\n".join((LEAD, "\n".join(items), SECOND))
    assert kinds(text)[1:-1] == [("list-item", item) for item in items]


# ---- any text -----------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "", " ", "\t", "By Ines Dahl", "Photo: Ole Munk", "A pier. Image: Ole Munk.", "Read more",
        "- item", "•", "1.", "1. One", "— Ole Munk", "THE PLAN", "He said:", LEAD, SECOND[:47],
        "of the islands and of the boat", "“Open", "close.”", "___", "<a>", "10 a.m.", "Ferry;",
        "PORT ANSEL —", "\x0c", "\u2028", "\u00a0", "Ⅷ)", "²", "É",
    ]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(LINES, max_size=30).map("\n".join),
        st.lists(st.one_of(LINES, st.text(max_size=120)), max_size=12).map("\r\n".join),
    )
)
def test_every_character_but_white_space_is_in_exactly_one_block(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert not text[end : block.start].strip()
        words = text[block.start : block.end]
        assert words
        assert words == words.strip()
        end = block.end
    assert not text[end:].strip()
