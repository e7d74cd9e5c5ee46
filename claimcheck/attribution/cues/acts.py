"""Whether a cue verb reports an act of communication, and whether it is the main one.

"If he says", "would say" and "to say so" report none; "the man who said" reports one
in passing.
"""

from __future__ import annotations

from claimcheck.attribution.lexicon import Cue, cue_words
from claimcheck.attribution.syntax.closed_classes import (
    CONDITIONALS,
    DASHES,
    QUOTE_MARKS,
    RELATIVES,
    SUBORDINATORS,
)
from claimcheck.attribution.syntax.nouns import noun_phrase_left
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View
from claimcheck.values import COMMUNICATIVE

_SIDE_OPENERS = SUBORDINATORS | {"who", "which", "what", "that"}
_BORDERS = QUOTE_MARKS | DASHES | {","}
_STAGE_REACH = 12  # tokens from "used" to what it was used for
_UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "can"})


def is_hypothetical(v: View, verb: VerbGroup, source: Range | None) -> bool:
    """Tell a cue that is negated, modal, conditional or a wish ("let's say")."""
    if verb.negated:
        return True
    only = (v.words[verb.head + 1], v.words[verb.head - 1])  # "would say only that"
    if verb.modal in _UNREAL and "only" not in only:
        # "The Herald can reveal" does so.
        return verb.modal != "can" or v.words[verb.head] not in cue_words("performing")
    begin = source[0] if source else verb.first
    if source and v.words[begin] in ("nobody", "no", "none", "neither", "nothing"):
        return v.tags[begin + 1] != "CD"  # "Nobody said", but "No 10 said"
    if v.words[begin - 1] in CONDITIONALS or v.words[begin - 2] in CONDITIONALS:
        return True
    wish = verb.first - 2 if v.words[verb.first - 1] in ("'s", "us") else verb.first - 1
    return v.words[wish] == "let"


def is_no_act(v: View, verb: VerbGroup, cue: Cue, content: tuple[Range, ...]) -> bool:
    """Tell a purpose, a means or a refusal from an act of communication."""
    if cue.type not in COMMUNICATIVE:
        return False
    begin = content[0][0]
    if cue.lemma in cue_words("refusing"):
        return v.words[begin + 1] not in cue_words("refused")
    if verb.form == "infinitive":
        return not _is_performed(v, verb)
    if verb.form != "gerund":
        return False
    before = v.words[verb.first - 1]
    if (verb.first == 0 or before == "that") and _is_subject(v, verb):
        return True
    if before == "of" and v.words[verb.first - 2] == "point":
        return False  # "made a point of saying"
    if before in ("by", "in"):
        # "replied by saying that" is an act, "by urging them to" is a means.
        said = v.words[begin] == "that" or v.inside[begin] >= 0 or cue.lemma == "say"
        return not said
    return before in ("for", "of", "from", "about", "without", "with")


def _is_subject(v: View, gerund: VerbGroup) -> bool:
    """Tell "Mocking the mayor is a sport": the gerund is what a verb is said of."""
    verb = v.finite_after(gerund.head + 1, v.size)
    return verb is not None and not any(
        v.words[i] in (",", ";", ":", "that") or v.inside[i] >= 0
        for i in range(gerund.head + 1, verb.first)
    )


def _is_performed(v: View, verb: VerbGroup) -> bool:
    """Tell an infinitive that reports what was done: "went on to say"."""
    k = verb.first - 1
    while k >= 0 and (v.words[k] == "to" or v.tags[k][:2] == "RB"):
        k -= 1
    if v.words[k] == "as" and v.words[k - 1] == "far":
        return True  # "went so far as to say"
    governed = v.words[k] in cue_words("governing") or _takes_stage(v, verb)
    return governed or caused(v, verb) is not None


def caused(v: View, verb: VerbGroup) -> Range | None:
    """Return who is made to do what an infinitive says: "the row led the mayor to admit"."""
    to = verb.first - 1
    start = noun_phrase_left(v, to) if v.words[to] == "to" else None
    if start is None or v.words[start - 1] not in cue_words("causing"):
        return None
    return start, to


def _takes_stage(v: View, verb: VerbGroup) -> bool:
    """Tell "used a speech to warn of", "went on television to": the purpose is what was done."""
    at = v.finite_before(verb.first)
    if at == 0 or v.finite[at - 1].modal is not None or v.finite[at - 1].negated:
        return False
    main = v.finite[at - 1].head
    if verb.first - main > _STAGE_REACH or v.words[main] not in cue_words("taking-stage"):
        return False
    return any(v.words[i] in cue_words("stage") for i in range(main + 1, verb.first))


def in_side_clause(v: View, verb: VerbGroup, source: Range | None, *, comment: bool) -> bool:
    """Tell whether a cue stands in a relative, adverbial or reduced clause.

    Args:
        v: The sentence.
        verb: The cue's verb group.
        source: Its source.
        comment: Whether it comments on the main clause: "…, as she said".
    """
    if is_relative(v, source):
        return True
    begin = source[0] if source is not None and source[0] < verb.first else verb.first
    if v.words[begin - 1] == "as" and v.tags[begin - 1] == "IN" and not comment:
        return True
    if v.words[begin - 1] in _SIDE_OPENERS:
        return True
    if verb.form == "gerund" and verb.first > 0:
        return v.words[verb.first - 1] not in _BORDERS
    return verb.form == "infinitive" and not _is_performed(v, verb)


def is_relative(v: View, source: Range | None) -> bool:
    """Tell a relative pronoun from other sources."""
    # "that deal" is none
    return source is not None and v.words[source[0]] in RELATIVES and v.tags[source[0]] != "DT"
