"""The subject of a finite verb."""

from __future__ import annotations

from claimcheck.attribution.lexicon import cue_words, is_time, words
from claimcheck.attribution.syntax.closed_classes import DASHES, NOUN_TAGS, PRO_FORMS, QUOTE_MARKS
from claimcheck.attribution.syntax.nouns import noun_chunk_left, noun_phrase_left
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import Range, View

_LONGEST_PARENTHESIS = 45
"""In tokens: what lies further back than that belongs to another clause."""
_BETWEEN = frozenset({"also", "then", "both", "each", "all", "later", "earlier", "once",
                      "online"})  # fmt: skip
_RELATIVES = frozenset({"who", "whose", "which", "whom", "where", "when"})
_APPOSITIVE_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "former",
                                 "then", "now", "also"})  # fmt: skip
_ASIDES = frozenset({"in", "on", "at", "for", "during", "after", "before", "via", "under"})
"""What opens a parenthesis that does not tell who the subject is: "Roe, for his part, said"."""
_BEFORE_APPOSITIVE = NOUN_TAGS | {"POS"}
_LONGEST_MODIFIER = 16
"""In tokens, of a participle or a relative clause without commas."""
_CLOSERS = frozenset({",", ";", ":", "(", ")", "and", "but", "or", "that"}) | DASHES
_NOMINATIVES = frozenset({"i", "he", "she", "we", "they"})
_DASHES = DASHES | {"-"}
_PERFECT = frozenset({"said", "vowed", "promised", "pledged", "argued", "insisted", "admitted",
                      "suggested", "warned"})  # fmt: skip
"""Participles that behind "'s" are more often a perfect than a passive."""


def subject(v: View, verb: VerbGroup) -> Range | None:
    """Find the subject before a finite verb group.

    Steps over adverbs, parentheses, appositives and relative clauses.

    Args:
        v: The sentence.
        verb: A verb group of it.

    Returns:
        The full noun phrase with its appositive, a relative pronoun, or None.
    """
    if verb.first not in v.subjects:
        v.subjects[verb.first] = _subject(v, verb)
    return v.subjects[verb.first]


def _subject(v: View, verb: VerbGroup) -> Range | None:
    i = verb.first - 1
    while i >= 0 and (v.tags[i][:2] == "RB" or v.words[i] in _BETWEEN):
        if i == 0 and v.words[i] in ("both", "each", "all"):
            return i, i + 1  # "Both said"
        i -= 1
    i = _before_time(v, i)
    if v.words[i] == "'s" and v.tags[i] == "VBZ" and v.words[verb.head] in _PERFECT:
        i -= 1  # "He's said he would"
    if i < 0:
        return None
    if v.words[i] in (")", "]"):
        bracket = _bracket(v, i)
        start = noun_phrase_left(v, bracket)
        if start is not None:
            return start, i + 1
        i = bracket - 1
    if v.words[i] in QUOTE_MARKS and v.words[i - 1] == "," and v.inside[i] == v.inside[i - 1]:
        i -= 1  # "Roe, the author of “The Mill,” said"
    word, tag = v.words[i], v.tags[i]
    if tag in ("WP", "WDT") or (word in ("who", "which", "that") and tag != "DT"):
        return i, i + 1
    if word == "," or word in _DASHES:
        opened = _parenthetical(v, i)
        if opened is None:
            # "Jane Roe (Arden), said", "Jane Roe of the agency, said": the comma is a slip
            behind = _bracket(v, i - 1) if v.words[i - 1] == ")" else i
            start = noun_phrase_left(v, behind)
            return (start, i) if start == 0 else None
        # "Ruth Hale (once of Arden), a farmer, said"
        behind = _bracket(v, opened - 1) if v.words[opened - 1] == ")" else opened
        start = noun_phrase_left(v, behind)
        if start is None:
            return None
        modified = _modified(v, start, parted=True)
        aside = v.tags[opened + 1] == "VBG" and v.words[opened + 1] != "including"
        aside = aside or v.words[opened + 1] in _ASIDES
        end = i + 1 + (v.words[i + 1] in QUOTE_MARKS) if v.inside[i] > v.inside[opened] else i
        return (start if modified is None else modified), opened if aside else end
    start = noun_phrase_left(v, i + 1)
    if start is None:
        # "Experts who were not involved called it": the modifier ends in a verb.
        modified = _modified(v, i + 1) if tag[:1] == "V" else None
        if modified is None and tag[:1] == "V":
            modified = _contact(v, i)
        return None if modified is None else (modified, i + 1)
    # "The party's chairman, Jane Roe said": at the beginning the role belongs to the name.
    if (
        v.words[start - 1] == ","
        and v.tags[start] == "NNP"
        and v.words[start - 2] in words("roles.txt")
        and noun_chunk_left(v, start - 1) == 0
    ):
        start = 0
    # "Inspector (South) Jane Roe said": the bracket belongs to the title
    if v.words[start - 1] == ")" and v.tags[start] == "NNP":
        bracket = _bracket(v, start - 1)
        title = noun_chunk_left(v, bracket) if v.tags[bracket - 1] == "NNP" else None
        start = start if title is None else title
    modified = _modified(v, start)
    return (start if modified is None else modified), i + 1


def _before_time(v: View, i: int) -> int:
    """Step over a time: "the mayor on Monday said", "the council this week announced"."""
    if v.words[i - 1] == "on" and v.words[i] in cue_words("day"):
        i -= 2
    if not is_time(v.words[i]):
        return i
    start = i - 1
    while v.words[start] in ("this", "last", "next", "late", "early", "on") or (
        v.words[start] in cue_words("day") and start > 0
    ):
        start -= 1
    noun = v.tags[start] in NOUN_TAGS or v.tags[start] == "VBN"
    # "Vantia, a maker of shoes, today announced"
    noun = noun or (v.words[start] == "," and v.words[i] in cue_words("day"))
    return start if start > 0 and noun and v.words[start] != v.words[i] else i


def _modified(v: View, start: int, *, parted: bool = False) -> int | None:
    """Return where a noun phrase begins whose modifier ends in the noun before the verb.

    "The report released by the agency says", "officials who saw the crash said": the
    subject is what the participle or the relative clause hangs on.  With ``parted`` a
    comma may part the clause from its noun: "Roe, who spoke through his aide, Ann Poole, said".
    """
    if v.words[start] in _NOMINATIVES:
        return None  # "a man who fled because he feared": the pronoun has no modifier
    verbs = 0
    for i in range(start - 1, max(0, start - _LONGEST_MODIFIER), -1):
        word, tag = v.words[i], v.tags[i]
        # "an official briefed on the plan"
        role = v.tags[i - 1] == "JJ" and v.words[i - 1] in words("roles.txt")
        noun_before = role or v.tags[i - 1] in NOUN_TAGS
        if (tag in ("WP", "WDT", "WP$") or word in ("who", "which")) and verbs == 1:
            if v.words[i - 1] in PRO_FORMS:
                return i - 1  # "Those who remain say"
            if parted and word == "who" and v.words[i - 1] == ",":
                return noun_phrase_left(v, i - 1)
            return noun_phrase_left(v, i) if noun_before else None
        if word in _CLOSERS or v.inside[i] != v.inside[start]:
            return None
        if i in v.finite_from:
            verbs += 1
            if verbs > 1:
                return None
        elif tag in ("VBN", "VBG") and noun_before and not verbs:
            return noun_phrase_left(v, i)
        elif tag == "VBN" and v.words[i - 1] == "those" and not verbs:
            those = noun_phrase_left(v, i)
            return i - 1 if those is None else those  # "Those surveyed say"
    return None


def _contact(v: View, verb: int) -> int | None:
    """Return where a noun phrase begins with a relative clause without a pronoun.

    "The group Poole leads said": a name between a common noun and the verb before.
    """
    i = verb
    while v.tags[i - 1] == "NNP":
        i -= 1
    if i == verb or verb not in v.finite_from or v.tags[i - 1] not in ("NN", "NNS"):
        return None
    return noun_phrase_left(v, i)


def _bracket(v: View, close: int) -> int:
    """Return the bracket that opens what a closing one ends, or the sentence's first token."""
    i = close
    while i > 0 and v.words[i] not in ("(", "["):
        i -= 1
    return i


def _parenthetical(v: View, close: int) -> int | None:
    """Return the comma or dash that opens the parenthetical which ends at ``close``.

    The parenthetical holds an appositive, a relative clause or a participle, and no
    finite verb outside of a relative clause.
    """
    mark = v.words[close]
    home = v.inside[close + 2] if v.words[close + 1] in QUOTE_MARKS else v.inside[close]
    seen_finite = False
    candidate: int | None = None
    for i in range(close - 1, max(0, close - _LONGEST_PARENTHESIS), -1):
        word = v.words[i]
        same = word == mark or (mark != "," and word in _DASHES)
        if same and v.inside[i] == home:
            # "Roe, asked whether he would run, said"
            relative = v.words[i + 1] in _RELATIVES or v.tags[i + 1] in ("VBN", "VBG")
            if seen_finite and not relative:
                return candidate
            before = v.tags[i - 1]
            if before == "CD" and v.words[i - 2] == mark:
                continue  # "The mayor, 45, who took office in May, said"
            nominal = (before == "JJ" and v.tags[i - 2] == "DT") or v.words[i - 1] in PRO_FORMS
            nominal = nominal or i == 1  # "Unite, the union, said"
            if nominal or before in _BEFORE_APPOSITIVE or v.words[i - 1] in (")", "]"):
                appositive = (
                    v.words[i + 1] in _APPOSITIVE_OPENERS or v.tags[i + 1][:1] in "NJVRCDIT"
                )
                if relative or appositive:
                    candidate = i
                    # "Jane Roe, the mayor of X, Y, said": go on while it is a list.
                    if relative or nominal or before in ("NNP", "NNPS", "PRP", "NNS", "NN"):
                        return candidate
        seen_finite = seen_finite or (v.inside[i] == home and _certainly_finite(v, i))
    return candidate


def _certainly_finite(v: View, i: int) -> bool:
    """Tell a finite verb from a participle: "raised in Idaho" may be either."""
    group = v.finite_from.get(i)
    if group is not None and v.words[i - 1] in _RELATIVES | {"that"}:
        return False  # "a professor who reviewed it" stays within an appositive
    return group is not None and not (
        group.first == group.head and v.tags[group.head] == "VBD" and v.tags[group.head + 1] == "IN"
    )
