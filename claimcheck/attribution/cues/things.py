"""What a subject makes of a cue: "the trend suggests", "the court heard", "the Herald learned"."""

from __future__ import annotations

from claimcheck.attribution.lexicon import Cue, cue_words, words
from claimcheck.attribution.names.lexicon import documents, is_role, organizations, singular
from claimcheck.attribution.syntax.nouns import noun_chunk_right
from claimcheck.attribution.syntax.view import Range, View

_POINTING = frozenset({"this", "that", "these", "those", "all", "everything", "nothing"})
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ism", "ship", "hood", "ency")
_GROUPS = frozenset({"majority", "minority", "generation", "proportion", "constellation"})
_COMMON_NOUNS = frozenset({"NN", "NNS"})
_PEOPLE = frozenset({"he", "she", "they"})
_HEARD = Cue("hear", "speech", frozenset("cq"))
_LEARNED = Cue("learn", "speech", frozenset("cq"))


def is_person(v: View, source: Range) -> bool:
    """Tell somebody by a pronoun, a name or a noun for what people do.

    Args:
        v: The sentence.
        source: The full noun phrase.
    """
    start, end = source
    return v.words[start] in _PEOPLE or v.tags[end - 1] == "NNP" or is_role(v.words[end - 1])


def is_thing(v: View, source: Range) -> bool:
    """Tell a subject that neither speaks nor can be read from people, bodies and documents.

    Args:
        v: The sentence.
        source: The full noun phrase.
    """
    if source[1] - source[0] == 1 and v.words[source[0]] in _POINTING:
        return v.tags[source[0]] == "DT"
    if v.tags[source[0]] == "EX":
        return True  # "there"
    if _COMMON_NOUNS.isdisjoint(v.tags[source[0] : source[1]]):
        return False  # a pronoun or a name, as most
    head = noun_chunk_right(v, source[0]) - 1
    if not source[0] <= head < source[1] or v.tags[head] not in _COMMON_NOUNS:
        return False
    word = v.words[head]
    noun = singular(word)
    name = head == source[0] and v.capital(head)
    if name or is_role(word) or noun in documents() or noun in _GROUPS:
        return False
    for kind in ("head", "public"):
        if noun in organizations(kind) or word in organizations(kind):
            return False
    return noun in words("thing_nouns.txt") or noun.endswith(_ABSTRACT)


def passed_on(v: View, cue: Cue, source: Range) -> Cue:
    """Return the cue by which a court or a newspaper passes on what it was told.

    "The court heard that" and "the Herald has learned that" tell whose word a reader has,
    though hearing and learning are states of mind.

    Args:
        v: The sentence.
        cue: The verb.
        source: Its subject.
    """
    if cue.lemma == "hear":
        return _HEARD if is_hearing(v, source) else cue
    if cue.lemma in cue_words("reporting"):
        return _LEARNED if is_press(v, source, certain=False) else cue
    return cue


def is_press(v: View, source: Range, *, certain: bool) -> bool:
    """Tell a newspaper or broadcaster by its name: "the Herald", "this newspaper".

    Args:
        v: The sentence.
        source: The full noun phrase.
        certain: Whether a name with "the" does not suffice.
    """
    named = v.capital(source[1] - 1) or v.words[source[0]] == "this"
    press = v.words[source[1] - 1] in cue_words("press")
    return named and (press or (not certain and v.words[source[0]] == "the"))


def is_hearing(v: View, source: Range) -> bool:
    """Tell a court or another body before which things are said.

    Args:
        v: The sentence.
        source: The full noun phrase.
    """
    return v.words[max(source[0], noun_chunk_right(v, source[0]) - 1)] in cue_words("hearing")


def is_court(v: View, source: Range) -> bool:
    """Tell a court, a judge or a jury by a noun of theirs.

    Args:
        v: The sentence.
        source: The full noun phrase.
    """
    return any(v.words[i] in cue_words("court") for i in range(*source))
