"""Attributions whose cue is a verb, outside quotation marks.

The verb's frames decide what its content is (a that-clause, a quotation, a noun phrase …),
the clause around it who its source is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claimcheck.attribution.cues.acts import in_side_clause, is_hypothetical, is_no_act
from claimcheck.attribution.cues.before import content_around
from claimcheck.attribution.cues.content import content_behind, relative_denial
from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.cues.passives import as_past, passive, reduced
from claimcheck.attribution.cues.speakers import speaker
from claimcheck.attribution.cues.things import is_thing, passed_on
from claimcheck.attribution.lexicon import (
    Cue,
    cue_adjectives,
    cue_idioms,
    cue_verbs,
    cue_words,
)
from claimcheck.attribution.syntax.closed_classes import BE
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import View
from claimcheck.values import COMMUNICATIVE

_REACH = 8  # tokens from "far as" to its verb
_PARTICLE_REACH = 3  # tokens from a verb to content behind the preposition that belongs to it
_IDIOM_FILLERS = frozenset({"it", "his", "her", "their", "its"})
_QUOTING = frozenset({"quotation", "mid", "introduction"})
_DEGREES = frozenset({"more", "most", "so", "too"})


def verb_attributions(v: View) -> Iterator[Found]:
    """Yield the attributions of one sentence whose cue is a verb outside of quotations."""
    verbs, idioms, heads, linking = cue_verbs(), cue_idioms(), _heads(), _linking()
    for group in v.groups:
        head = group.head
        word = v.words[head]
        if word not in heads or v.inside[head] >= 0:
            continue
        longer = _idiom(v, head) if word in idioms else None
        if longer is None and (group.passive or word in linking):
            longer = _adjective(v, group)
        if longer is not None and _is_reach(v, group):
            continue
        cue, end = longer or (verbs.get(word), head + 1)
        if cue is None or (longer is None and v.tags[head][:1] not in ("V", "M")):
            continue
        if longer is None and cue.lemma == "add" and v.words[head + 1] == "to":
            continue  # "adds to the cost"
        if group.form == "gerund" and v.tags[group.first - 1] in ("POS", "PRP$", "DT", "JJ"):
            continue  # "his disparaging remarks"
        if group.form == "participle" and "so" in (v.words[head - 1], v.words[head - 2]):
            continue  # "so badly charged that"
        found = _attribution(v, group, cue, end, idiom=longer is not None)
        if found is not None:
            yield found


@cache
def _heads() -> frozenset[str]:
    """Return the verbs that are a cue or begin one."""
    return _linking().union(cue_verbs(), cue_idioms(), cue_adjectives())


@cache
def _linking() -> frozenset[str]:
    """Return the verbs that link a subject to an adjective."""
    return BE | cue_words("linking")


def _idiom(v: View, head: int) -> tuple[Cue, int] | None:
    """Return the cue of several words that a verb begins ("made it clear") and its end."""
    for rest, cue in cue_idioms()[v.words[head]]:
        k = head + 1
        for word in rest:
            while v.words[k] != word and (v.words[k] in _IDIOM_FILLERS or v.tags[k][:2] == "RB"):
                k += 1
            if v.words[k] != word:
                break
            k += 1
        else:
            return cue, k
    return None


def _adjective(v: View, verb: VerbGroup) -> tuple[Cue, int] | None:
    """Return the cue adjective behind a linking verb or a passive's be, and its end."""
    head = verb.head
    if verb.passive and v.words[head] not in cue_verbs():
        cue = cue_adjectives().get(v.words[head])  # taken for a participle
        return None if cue is None else (cue, head + 1)
    if v.words[head] not in _linking():
        return None
    k = head + 1
    while v.tags[k][:2] == "RB" or v.words[k] in _DEGREES:
        k += 1
    cue = cue_adjectives().get(v.words[k])
    return None if cue is None else (cue, k + 1)


def _is_reach(v: View, verb: VerbGroup) -> bool:
    """Tell "as far as the town is concerned", which tells nobody's mind."""
    near = [v.words[k] for k in range(max(0, verb.first - _REACH), verb.first)]
    return any(pair == ("far", "as") for pair in pairwise(near))


def _attribution(v: View, verb: VerbGroup, cue: Cue, end: int, *, idiom: bool) -> Found | None:
    """Return the attribution of a cue whose words end before token ``end``, if it has content."""
    if verb.passive and not idiom:
        return passive(v, verb, cue)
    if verb.form != "participle":
        return _active(v, verb, cue, end)
    agent = ("by", "in", "on") if v.words[verb.first - 1] == "as" else ("by",)
    if v.words[verb.head + 1] in agent:
        return reduced(v, verb, cue)
    past = as_past(v, verb)
    return None if past is None else _active(v, past, cue, end)


def _active(v: View, verb: VerbGroup, cue: Cue, end: int) -> Found | None:
    if verb.form == "infinitive" and v.words[verb.first - 2] in cue_words("permitting"):
        return None  # "were not authorised to discuss it"
    source, inverted = speaker(v, verb, cue)
    if source is not None:
        if cue.type in COMMUNICATIVE and is_thing(v, source):
            return None
        cue = passed_on(v, cue, source)
    after = source[1] if inverted and source else end
    found = content_behind(v, verb, cue, source, after, inverted=inverted)
    if found is not None and cue.manner and found.frame not in _QUOTING:
        found = None
    if found is None or found.frame == "mid":
        found = content_around(v, verb, cue, source, found, inverted=inverted)
    if found is None:
        found = relative_denial(v, cue, source, end)
    if found is None:
        return None
    content, frame = found
    if (
        cue.manner
        # "She continued:", and the next paragraph is a quotation
        and not (frame == "introduction" and content[0][0] == verb.head + 1)
        and not any(v.inside[a] >= 0 or v.inside[b - 1] >= 0 for a, b in content)
    ):
        return None
    # Only quoted words need no subject: "Wrote: “…”".
    if source is None and verb.form == "finite" and frame not in ("quotation", "post"):
        return None
    if frame == "preposition" and content[0][0] - end < _PARTICLE_REACH:
        end = content[0][0]
    return Found(
        cue=cue,
        words=(verb.first, end),
        source=source,
        content=content,
        rule=f"verb.{frame}",
        hypothetical=is_hypothetical(v, verb, source) or is_no_act(v, verb, cue, content),
        side=frame == "relative" or in_side_clause(v, verb, source, comment=frame == "as"),
    )
