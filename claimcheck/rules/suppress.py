"""Findings that a comment in the draft suppresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from msgspec import Struct

from claimcheck.audit import BASELINED
from claimcheck.rules.registry import matching, rules_about
from claimcheck.values import Comment

VERBS = ("ignore", "ignore-file", "off", "on")
"""What a comment can ask for; ``claimcheck.documents.comments`` says what each means."""

WITHOUT_REASON = "suppressed by a comment, no reason given"
"""Stands for the reason where a comment gives none."""
_SAYS_BASELINE = f"{BASELINED}, says a comment"
"""Stands for a reason that would be taken for the mark of a baseline."""


class Unused(Struct, frozen=True):
    """A comment that suppressed nothing, or some of the words in it that did not."""

    comment: Comment
    words: tuple[str, ...] | None


def suppress(
    places: Sequence[tuple[str, int]],
    comments: Sequence[Comment],
    starts: Sequence[int],
    in_force: Set[str],
) -> tuple[list[str | None], tuple[Unused, ...]]:
    """Find out which findings are suppressed, and which comments are of no use.

    What suppresses a finding is, if there are several, the comment about its statement, then
    an ``off``, then an ``ignore-file``.

    Args:
        places: The code and the statement of each finding.
        comments: The comments of the document, in order.
        starts: The offsets at which the document's statements begin.
        in_force: The codes of the rules that were applied: to ignore one that was not is
            neither of use nor wrong.

    Returns:
        For each finding the reason why it is suppressed or None, and the unused comments.
    """
    if not comments:
        return [None] * len(places), ()
    codes = [_codes(comment) for comment in comments]
    next_to = [bisect_left(starts, comment.end) for comment in comments]
    of_statement: dict[tuple[int, str], int] = {}
    of_file: dict[str, int] = {}
    for index, comment in enumerate(comments):
        for code in codes[index]:
            if comment.verb == "ignore":
                of_statement.setdefault((next_to[index], code), index)
            elif comment.verb == "ignore-file":
                of_file.setdefault(code, index)

    reasons: list[str | None] = [None] * len(places)
    used: list[set[str]] = [set() for _ in comments]
    switched: dict[str, int] = {}
    at = 0
    for number in sorted(range(len(places)), key=lambda number: places[number][1]):
        code, statement = places[number]
        while at < len(comments) and next_to[at] <= statement:
            if comments[at].verb == "off":
                for each in codes[at]:
                    switched.setdefault(each, at)
            elif comments[at].verb == "on":
                for each in codes[at]:
                    switched.pop(each, None)
            at += 1
        by = of_statement.get((statement, code), switched.get(code, of_file.get(code)))
        if by is not None:
            used[by].add(code)
            reason = comments[by].reason or WITHOUT_REASON
            reasons[number] = _SAYS_BASELINE if reason == BASELINED else reason
    unused = (_unused(c, used[i], in_force) for i, c in enumerate(comments))
    return reasons, tuple(each for each in unused if each is not None)


def _codes(comment: Comment) -> frozenset[str]:
    """Return the codes of the rules that a comment means; never those about comments."""
    about_text = frozenset(rule.code for rule in rules_about("text"))
    if comment.rules is None:
        return about_text
    return about_text & {code for word in comment.rules for code in matching(word)}


def _unused(comment: Comment, used: Set[str], in_force: Set[str]) -> Unused | None:
    """Return what of a comment was of no use."""
    if comment.verb not in VERBS or comment.verb == "on":
        return None
    if comment.rules is None:
        return None if used else Unused(comment, None)
    idle = tuple(
        word for word in comment.rules if matching(word) & in_force and not matching(word) & used
    )
    return Unused(comment, idle) if idle else None
