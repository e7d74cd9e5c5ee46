"""A comment asks claimcheck to ignore something that is not there.

What it finds
-------------
An "ignore", "ignore-file" or "off" in a comment to claimcheck that suppressed no finding, or one
of the rules it names for which it suppressed none. Rules that are not in force are left out: to
ignore them may be of use elsewhere.

Why it matters
--------------
An exception that outlives its reason hides the next breach in the same place, and nobody knows
any more whether it may be taken away.

Standard
--------
Exceptions to a newsroom's rules are granted case by case and by somebody senior, so each should
be one that is needed. NPR asks that every use of an unnamed source be discussed anew.
http://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can/

Example
-------
<!-- claimcheck: ignore both managers are known to the desk -->
The mill will close by spring, Mayor Ada Holt said.

Better
------
The mill will close by spring, Mayor Ada Holt said.

Limits
------
It cannot tell whether the reason in a comment still holds, only whether there is a finding. No
comment suppresses this rule; a configuration can.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.config.settings import Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.rule import Breach, Rule


def check(draft: Draft, settings: Settings) -> Iterator[Breach]:
    """Yield the comments that suppressed nothing."""
    for each in draft.unused:
        comment = each.comment
        words = f"[{', '.join(each.words)}]" if each.words else ""
        yield Breach(
            statement=draft.unit_behind(comment.end),
            start=comment.start,
            end=comment.end,
            message=f"“{comment.verb}{words}” suppresses nothing, and would hide the next finding",
            ask="Can this comment go, or does it stand in the wrong place?",
        )


RULE = Rule(code="CC001", name="unused-ignore", looks="both", check=check)
