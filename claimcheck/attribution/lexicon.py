"""The cue lexicons, read once from data files and inflected."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct

from claimcheck.values import CueType


class CueVerb(Struct, frozen=True):
    """A verb that can introduce content; see ``data/cues.tsv`` for the frames and flags."""

    lemma: str
    type: CueType
    frames: frozenset[str]
    prepositions: frozenset[str]
    flags: str


def rows(name: str) -> list[list[str]]:
    """Return the tab-separated rows of a data file, without comments and blank lines."""
    text = files("claimcheck").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


@cache
def words(name: str) -> frozenset[str]:
    """Return a data file of one entry a line as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Return the cue verbs by every inflected form, in lower case."""
    irregular = {row[0]: row[1:] for row in rows("irregular_verbs.tsv")}
    by_form: dict[str, CueVerb] = {}
    for row in rows("cues.tsv"):
        lemma, verb = row[0], _cue(row)
        for form in _forms(lemma, irregular.get(lemma)):
            by_form.setdefault(form, verb)
    return by_form


@cache
def cue_idioms() -> dict[str, list[tuple[tuple[str, ...], CueVerb]]]:
    """Return the cues of several words: form of the first word -> [(the other words, cue)]."""
    found: dict[str, list[tuple[tuple[str, ...], CueVerb]]] = {}
    for row in rows("cue_idioms.tsv"):
        lemma, *rest = row[0].split()
        for form in inflected(lemma):
            found.setdefault(form, []).append((tuple(rest), _cue(row)))
    return found


@cache
def cue_adjectives() -> dict[str, CueVerb]:
    """Return the cue adjectives."""
    return {row[0]: _cue(row) for row in rows("cue_adjectives.tsv")}


def _cue(row: list[str]) -> CueVerb:
    parts = row[2].split(",")
    return CueVerb(
        lemma=row[0],
        type=row[1],  # type: ignore[arg-type]
        frames=frozenset(f for f in parts if not f.startswith("p:")),
        prepositions=frozenset(p for f in parts if f.startswith("p:") for p in f[2:].split("/")),
        flags=row[3] if len(row) > 3 else "",
    )


@cache
def inflected(lemma: str) -> frozenset[str]:
    """Return all forms of a verb."""
    irregular = {row[0]: row[1:] for row in rows("irregular_verbs.tsv")}
    return frozenset(_forms(lemma, irregular.get(lemma)))


def _forms(lemma: str, irregular: list[str] | None) -> set[str]:
    """Inflect an English verb."""
    doubled = irregular is not None and irregular[0] == lemma + lemma[-1] + "ed"
    stem = lemma + lemma[-1] if doubled else lemma
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, gerund = stem + "ed", stem + "ing"
    if lemma[-1:] in "sxz" or lemma.endswith(("ch", "sh", "go")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    forms = {lemma, third, gerund}
    forms.update(irregular if irregular else [past])
    if lemma.endswith(("label", "signal", "counsel")):
        forms.update({lemma + "led", lemma + "ling"})
    if lemma.endswith("lie"):
        forms.add(lemma[:-2] + "ying")
    return forms
