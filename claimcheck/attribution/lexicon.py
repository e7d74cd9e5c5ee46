"""The cue lexicons, read once from data files and inflected."""

from __future__ import annotations

from functools import cache
from typing import cast

from msgspec import Struct

from claimcheck.values import CueType
from claimcheck.wordlists import entries


class Cue(Struct, frozen=True):
    """A verb, noun, adjective or other word that can introduce content.

    ``frames`` and ``prepositions`` say what it takes as its content and ``flags`` what
    is peculiar to it; ``data/cues.tsv`` explains the letters.
    """

    lemma: str
    type: CueType
    frames: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    flags: str = ""

    @property
    def denies(self) -> bool:
        """Whether the act is a denial."""
        return "d" in self.flags

    @property
    def manner(self) -> bool:
        """Whether it is a manner of speaking or acting, that takes quotations only."""
        return "m" in self.flags

    @property
    def weak(self) -> bool:
        """Whether it is often no cue, and needs a clause or a quotation to be one."""
        return "w" in self.flags

    @property
    def ruling(self) -> bool:
        """Whether it tells what a court decided."""
        return "r" in self.flags

    @property
    def loaded(self) -> bool:
        """Whether it takes sides where "say" does not."""
        return "l" in self.flags

    @property
    def bodily(self) -> bool:
        """Whether it is done with face, body or breath, and no way of speaking."""
        return "b" in self.flags

    @property
    def mental(self) -> bool:
        """Whether it tells a state of mind: belief, desire, intention or perception."""
        return self.type in ("belief", "desire", "intention", "perception")


def rows(name: str) -> list[list[str]]:
    """Return the tab-separated rows of a data file, without comments and blank lines."""
    return [line.split("\t") for line in entries(name)]


@cache
def words(name: str) -> frozenset[str]:
    """Return a data file of one entry a line as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def word_kinds(name: str) -> dict[str, frozenset[str]]:
    """Return the words of each class of a data file whose rows are a class and words of it."""
    found: dict[str, list[str]] = {}
    for kind, line in rows(name):
        found.setdefault(kind, []).extend(line.split())
    return {kind: frozenset(members) for kind, members in found.items()}


@cache
def cue_words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``cue_words.txt``."""
    return word_kinds("cue_words.txt")[kind]


@cache
def rule_words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``rule_words.txt``."""
    return word_kinds("rule_words.txt")[kind]


def is_document_noun(word: str) -> bool:
    """Tell whether a lower-case word, singular or plural, names a document, poll or recording."""
    nouns = words("document_nouns.txt")
    if word.endswith("ies") and word[:-3] + "y" in nouns:
        return True
    return word in nouns or word.removesuffix("s") in nouns


def is_time(word: str) -> bool:
    """Tell whether a lower-case word names a day, a month or another time."""
    return word in cue_words("day") or word in cue_words("time")


@cache
def cue_verbs() -> dict[str, Cue]:
    """Return the cue verbs by every inflected form, in lower case."""
    by_form: dict[str, Cue] = {}
    for row in rows("cues.tsv"):
        cue = _cue(row)
        for form in inflected(cue.lemma):
            by_form.setdefault(form, cue)
    return by_form


@cache
def loaded_verbs() -> frozenset[str]:
    """Return the lemmas of the cue verbs that take sides where "say" does not."""
    return frozenset(cue.lemma for cue in cue_verbs().values() if cue.loaded)


@cache
def bodily_verbs() -> frozenset[str]:
    """Return the lemmas of the cue verbs that are done with the body and are no speech."""
    return frozenset(cue.lemma for cue in cue_verbs().values() if cue.bodily)


@cache
def cue_idioms() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return the cues of several words: form of the first word -> [(the other words, cue)]."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in rows("cue_idioms.tsv"):
        verb, *rest = row[0].split()
        for form in inflected(verb):
            found.setdefault(form, []).append((tuple(rest), _cue(row)))
    return found


@cache
def cue_adjectives() -> dict[str, Cue]:
    """Return the cue adjectives ("is concerned that")."""
    return {row[0]: _cue(row) for row in rows("cue_adjectives.tsv")}


@cache
def cue_nouns() -> dict[str, Cue]:
    """Return the cue nouns by their singular and plural forms."""
    forms: dict[str, Cue] = {}
    for noun, kind, *flags in rows("cue_nouns.tsv"):
        cue = Cue(noun, cast(CueType, kind), flags="".join(flags))
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        forms |= {noun: cue, plural: cue}
    return forms


def _cue(row: list[str]) -> Cue:
    lemma, kind, taken, *flags = row
    frames, prepositions = _taken(taken)
    return Cue(lemma, cast(CueType, kind), frames, prepositions, "".join(flags))


@cache
def _taken(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the frames of a column of frames, and the prepositions of ``p:about/of`` in it."""
    frames = source.split(",")
    prepositions = [p for f in frames if f.startswith("p:") for p in f[2:].split("/")]
    return frozenset([f for f in frames if not f.startswith("p:")]), frozenset(prepositions)


@cache
def inflected(lemma: str) -> frozenset[str]:
    """Return all forms of an English verb, in lower case."""
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    if lemma[-1] in "sxz" or lemma.endswith(("ch", "sh", "go")):
        third = lemma + "es"
    else:
        third = lemma[:-1] + "ies" if consonant_y else lemma + "s"
    irregular = _irregular_verbs().get(lemma)
    if irregular is not None:
        return irregular | {lemma, third}
    if lemma.endswith("e"):
        silent = not lemma.endswith(("ee", "oe", "ye"))
        past, gerund = lemma + "d", (lemma[:-1] if silent else lemma) + "ing"
    else:
        past, gerund = lemma[:-1] + "ied" if consonant_y else lemma + "ed", lemma + "ing"
    return frozenset({lemma, third, past, gerund})


@cache
def _irregular_verbs() -> dict[str, frozenset[str]]:
    return {lemma: frozenset(forms.split()) for lemma, forms in rows("irregular_verbs.tsv")}
