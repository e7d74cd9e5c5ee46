"""Denials: who denies, rejects, disputes or takes back a claim, and with what words.

A denial rejects a claim.  Refusing something ("was denied bail", "rejected the offer"),
an ordinary negative ("would not run"), a denial that is itself negated ("did not deny")
and the writer's own finding that a claim is false are none.
"""

from claimcheck.tagging.denials.find import find_denial, may_deny
from claimcheck.tagging.denials.marking import mark
from claimcheck.tagging.denials.words import Words, is_refusal

__all__ = ["Words", "find_denial", "is_refusal", "mark", "may_deny"]
