"""Subjects that cannot speak: "the trend suggests", "this shows"."""

from __future__ import annotations

from claimcheck.attribution.lexicon import words
from claimcheck.attribution.names_lexicon import documents, is_role, organizations, singular
from claimcheck.attribution.syntax.nouns import noun_chunk_right
from claimcheck.attribution.syntax.view import Range, View

_POINTING = frozenset({"this", "that", "these", "those", "all", "everything", "nothing"})
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ism", "ship", "hood", "ency")
_GROUPS = frozenset({"majority", "minority", "generation", "proportion", "constellation"})


def is_thing(v: View, source: Range) -> bool:
    """Tell a subject that neither speaks nor can be read from people, bodies and documents.

    Args:
        v: The sentence.
        source: The full noun phrase.
    """
    head = noun_chunk_right(v, source[0]) - 1
    if source[1] - source[0] == 1 and v.word(source[0]) in _POINTING:
        return v.tag(source[0]) == "DT"
    if not source[0] <= head < source[1] or v.tag(head) not in ("NN", "NNS"):
        return False
    word = v.word(head)
    noun = singular(word)
    name = head == source[0] and v.tokens.words[head][:1].isupper()
    if name or is_role(word) or noun in documents() or noun in _GROUPS:
        return False
    if any(noun in organizations(kind) or word in organizations(kind) for kind in ("head", "public")):
        return False
    return noun in words("thing_nouns.txt") or noun.endswith(_ABSTRACT)
