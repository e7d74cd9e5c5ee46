"""A comment to claimcheck says something that claimcheck does not understand.

What it finds
-------------
A comment that begins with "claimcheck:" and goes on with a word other than "ignore",
"ignore-file", "off" and "on", or that names a rule which does not exist, or names rules without
square brackets around them.

Why it matters
--------------
A comment with a mistake in it suppresses nothing, or more than was meant, and looks as if it
worked.

Standard
--------
A decision about sourcing has to be legible to the next editor: NPR wants editors to be able to
say who decided what about a source, and why.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
<!-- claimcheck: ignore[CC2O1] both managers are known to the desk -->
The mill will close by spring, sources say.

Better
------
<!-- claimcheck: ignore[CC201] both managers are known to the desk -->
The mill will close by spring, sources say.

Limits
------
A comment that is never closed is taken for text. No comment suppresses this rule; a
configuration can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.config.errors import did_you_mean
from claimcheck.config.settings import Settings
from claimcheck.regex import later
from claimcheck.rules.draft import Draft
from claimcheck.rules.registry import matching, names
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.suppress import VERBS
from claimcheck.values import Comment

_CODE = later(r"\W*(CC\d+|\w+(?:-\w+)+)\b", re.IGNORECASE)
"""A code, or what may be a name: those of one word only are words of reasons, too."""


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the comments with mistakes in them, a breach a mistake."""
    for comment in draft.text.document.comments:
        for message, ask in _mistakes(comment):
            yield Breach(
                statement=draft.unit_behind(comment.end),
                start=comment.start,
                end=comment.end,
                message=message,
                ask=ask,
            )


def _mistakes(comment: Comment) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a comment, and what to ask."""
    if comment.verb not in VERBS:
        advice = did_you_mean(comment.verb, VERBS, f"there are {', '.join(VERBS)}")
        said = f"“{comment.verb}” is nothing" if comment.verb else "the comment asks for nothing"
        yield f"{said} that claimcheck can do; {advice}", "What was meant?"
        return
    if comment.rules == ():
        yield "the square brackets name no rule, so nothing is suppressed", "Which rule is it?"
    for word in comment.rules or ():
        if not matching(word):
            advice = did_you_mean(word, names(), "claimcheck rules lists them")
            yield (
                f"“{word}” is no rule, so it suppresses nothing; {advice}",
                "Which rule was meant?",
            )
    if comment.rules is None and (named := _CODE.match(comment.reason or "")):
        word = named[1]
        if word[2:].isdigit() or matching(word):
            yield (
                f"all rules are meant, because “{word}” is not in square brackets",
                f"Was {comment.verb}[{word}] meant?",
            )


RULE = Rule(code="CC002", name="unclear-comment", looks="both", check=check)
