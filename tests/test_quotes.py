"""Pairs of quotation marks, on paragraphs written for the purpose."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.read import from_text
from claimcheck.language.quotes import pair
from claimcheck.language.tokens import tokenize
from claimcheck.values import Quotation


class Quoted(NamedTuple):
    """A quotation: its parts, whether it is closed, how deep it lies."""

    parts: list[str]
    closed: bool = True
    depth: int = 0


def quotations(text: str) -> tuple[Quotation, ...]:
    return pair(text, tokenize(text), from_text(text, "draft.txt").blocks)


def quoted(text: str) -> list[Quoted]:
    return [
        Quoted([text[part.start : part.end] for part in q.parts], q.closed, q.depth)
        for q in quotations(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He said “the dam is safe” and left.",
        'He said "the dam is safe" and left.',
        "He said ``the dam is safe'' and left.",
        "He said ''the dam is safe'' and left.",
        "He said ‘the dam is safe’ and left.",
        "He said 'the dam is safe' and left.",
        "He said «the dam is safe» and left.",
        "He said « the dam is safe » and left.",
        "He said „the dam is safe“ and left.",
        "He said „the dam is safe” and left.",
        "He said ‚the dam is safe’ and left.",
        "He said (“the dam is safe”) and left.",
        "He said—“the dam is safe”—and left.",
        # Mixed by a careless hand.
        'He said “the dam is safe" and left.',
        'He said "the dam is safe” and left.',
        "He said ``the dam is safe” and left.",
        "He said ”the dam is safe” and left.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    begin, end = text.index("said") + 4, text.index("and left")
    assert quoted(text) == [Quoted([text[begin:end].strip(" ()—")])]


def test_a_quotation_holds_its_marks_and_stops() -> None:
    text = "“It is safe. It was inspected,” Roe said. “It will last.”"
    assert quoted(text) == [
        Quoted(["“It is safe. It was inspected,”"]),
        Quoted(["“It will last.”"]),
    ]


def test_typewriter_marks_side_by_side() -> None:
    text = '"Is it safe?" "It is."'
    assert quoted(text) == [Quoted(['"Is it safe?"']), Quoted(['"It is."'])]


@pytest.mark.parametrize(
    "text",
    [
        "Roe’s dam isn’t the Smiths’ dam.",
        "Roe's dam isn't the Smiths' dam.",
        "’Tis the dam of ’98.",
        "'Tis the dam of '98.",
        "Rock ’n’ roll at O’Hara’s.",
        "The workers’ tools and the farmers’ fields.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quoted(text) == []


def test_apostrophes_inside_a_single_quotation() -> None:
    text = "‘It isn’t the workers’ dam,’ he said."
    assert quoted(text) == [Quoted(["‘It isn’t the workers’ dam,’"])]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He told us ‘it is safe’ and left.”", "‘it is safe’"),
        ("‘He told us “it is safe” and left.’", "“it is safe”"),
        ("\"He told us 'it is safe' and left.\"", "'it is safe'"),
        ("«He told us “it is safe” and left.»", "“it is safe”"),
    ],
)
def test_nested_quotations(text: str, inner: str) -> None:
    assert quoted(text) == [Quoted([text]), Quoted([inner], depth=1)]


def test_inner_and_outer_mark_close_together() -> None:
    text = "“He told us ‘it is safe.’”"
    assert quoted(text) == [Quoted([text]), Quoted(["‘it is safe.’"], depth=1)]


def test_a_quotation_reopens_in_every_paragraph() -> None:
    text = "“It is safe.\n\n“It was inspected.\n\n“It will last,” Roe said."
    assert quoted(text) == [Quoted(["“It is safe.", "“It was inspected.", "“It will last,”"])]


def test_a_quotation_goes_on_without_reopening() -> None:
    text = "“It is safe.\n\nIt was inspected,” Roe said."
    assert quoted(text) == [Quoted(["“It is safe.", "It was inspected,”"])]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“It is safe, Roe said.\n\nThe dam was built in 1931."
    assert quoted(text) == [Quoted(["“It is safe, Roe said."], closed=False)]


def test_a_quotation_opened_twice_ends_before_the_second_mark() -> None:
    text = "“It is safe. “It was inspected,” Roe said."
    assert quoted(text) == [
        Quoted(["“It is safe."], closed=False),
        Quoted(["“It was inspected,”"]),
    ]


@pytest.mark.parametrize("text", ["It is safe,” Roe said.", "”", "’", "»", "He said.”\n\nHe left."])
def test_a_closing_mark_alone_is_passed_over(text: str) -> None:
    assert quoted(text) == []


def test_the_next_paragraph_s_own_quotation_is_a_new_one() -> None:
    text = "“It is safe,” Roe said.\n\n“It is not,” Vale said."
    assert quoted(text) == [Quoted(["“It is safe,”"]), Quoted(["“It is not,”"])]


@given(st.text() | st.text(alphabet="\"'“”‘’«»„‚`s aA.,5\n", max_size=60))
def test_quotations_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    found = quotations(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for quotation in found:
        assert all(0 <= part.start < part.end <= len(text) for part in quotation.parts)
        assert all(left.end <= right.start for left, right in pairwise(quotation.parts))
        assert quotation.depth >= 0
    outermost = [part for q in found if q.depth == 0 for part in q.parts]
    assert all(left.end <= right.start for left, right in pairwise(sorted(outermost)))
