"""Clauses: whether one begins at a token, where it ends, what may be stepped over before it."""

from __future__ import annotations

from claimcheck.attribution.lexicon import cue_verbs, cue_words, is_time
from claimcheck.attribution.syntax.closed_classes import (
    CLAUSE_WORDS,
    CONTRASTS,
    DASHES,
    FRONTED,
    QUOTE_MARKS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.attribution.syntax.nouns import noun_phrase_right
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.view import View
from claimcheck.values import COMMUNICATIVE

_FULL_STOPS = frozenset({".", "!", "?", "…", "...", ";"})
_PARENTHESIS = 14
"""The longest parenthesis or post-modifier that is stepped over, in tokens."""
_SPEAKER = 8
"""The most tokens between a comma and the cue of an attribution that closes a sentence."""
# Prepositions to the tagger that open a clause, and no adverbial of place or time.
_CONJUNCTIONS = CLAUSE_WORDS | {"because", "as", "although", "though", "while", "than", "unless",
                                "until", "since", "like", "so"}  # fmt: skip


def body_end(v: View) -> int:
    """Return the end of a sentence without its closing punctuation."""
    end = v.last
    while end > v.first and v.word(end - 1) in _FULL_STOPS:
        end -= 1
    return end


def starts_clause(v: View, k: int) -> bool:
    """Tell whether a clause without "that" begins at a token.

    A noun phrase, "there", a gerund or "if" begins one where a finite verb follows.
    """
    if v.word(k) in SUBJECT_PRONOUNS or v.word(k) in ("there", "if"):
        return True
    verb = v.finite_after(k, v.last)
    if verb is None:
        return False
    start = k
    while v.tag(start) in ("RB", "IN") and start < verb.first:
        start += 1
    end = noun_phrase_right(v, start)
    if end == start:
        return v.tag(start) == "VBG"
    i = end
    while v.tag(i) == "RB":
        i += 1
    if verb.first == i:
        return True
    # A modified subject: "the man who led it had", "the plan, drawn up in May, would".
    return _modifies(v, end, verb.first)


def _modifies(v: View, start: int, verb: int) -> bool:
    """Tell whether only a modifier stands between a noun phrase and a finite verb.

    A relative clause needs the verb for itself, and so there must be another behind it.
    """
    if verb - start >= _PARENTHESIS:
        return False
    needed = 1
    for j in range(start, verb):
        word = v.word(j)
        if word in (";", ":") or (word in SUBORDINATORS and v.tag(j) == "IN" and word != "than"):
            return False
        if v.tag(j) in ("WDT", "WP", "WP$", "WRB") or word == "that":
            needed += 1
    return v.finite_before(v.last) - v.finite_before(verb) >= needed


def clause_end(v: View, start: int, end: int) -> int:
    """Return where content that begins at ``start`` ends, at most ``end``.

    It ends before a contrast (", but …"), a participle that reports on (", adding that"),
    "according to", an attribution that closes the sentence (", he said"), the bracket it
    stands in, and before the main clause where it belongs to a subordinate one.
    """
    lower, inside, first = v.tokens.lower, v.inside, v.first
    fronted = v.word(v.first) in FRONTED and v.finite_before(start) <= 1
    subordinate = _in_subordinate(v, start)
    depth = 0
    for i in range(start + 1, end):
        word = lower[i]
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
            if depth < 0:
                return i
        if depth or inside[i - first] >= 0:
            continue
        if word == ",":
            main_clause = fronted or v.word(i + 1) in CONTRASTS
            if (
                _comment(v, i + 1)
                or (main_clause and v.finite_after(i + 1, end) is not None)
                or (subordinate and i + 1 in v.finite_from)
                or _another_report(v, i + 1)
                or _closing_attribution(v, i + 1, end)
            ):
                return i
        elif word in DASHES:
            if _comment(v, i + 1) or (
                v.tag(i + 1) == "NNP" and _closing_attribution(v, i + 1, end)
            ):
                return i
        elif word in ("and", "but", "then") and _reports_again(v, i + 1):
            return i - 1 if lower[i - 1] == "," else i
    return end


def _comment(v: View, i: int) -> bool:
    """Tell the writer's word for what was said: ", a move that …", ", a recommendation"."""
    if v.word(i) not in ("a", "an"):
        return False
    end = noun_phrase_right(v, i)
    return any(v.word(j) in cue_words("comment") for j in range(i + 1, min(end, i + 5)))


def _reports_again(v: View, i: int) -> bool:
    """Tell "and said", "but later added": another report by the same subject."""
    while v.tag(i) == "RB":
        i += 1
    group = v.finite_from.get(i)
    if group is None:
        return False
    cue = cue_verbs().get(v.word(group.head))
    return cue is not None and cue.type in COMMUNICATIVE and not cue.weak and not cue.manner


def _in_subordinate(v: View, start: int) -> bool:
    """Tell whether the content's cue stands in a relative, participle or infinitive clause."""
    at = v.groups_before(start)
    if at == 0:
        return False
    cue = v.groups[at - 1]
    if cue.form != "finite" or v.word(cue.first - 1) in ("who", "which", "that"):
        return True
    # "which he said had failed": the pronoun stands before the source
    source = subject(v, cue) if cue.head + 1 == start else None
    return source is not None and v.word(source[0] - 1) in ("which", "that", "whom")


def _another_report(v: View, i: int) -> bool:
    """Tell "adding that" and "according to" behind a comma."""
    if v.word(i) == "according":
        return True
    cue = cue_verbs().get(v.word(i)) if v.tag(i) == "VBG" else None
    return cue is not None and cue.type in ("speech", "writing") and not cue.manner


def _closing_attribution(v: View, start: int, end: int) -> bool:
    """Tell whether "he said" or "Smith told CNN on Monday" stands from here to the end."""
    if v.tag(start) != "NNP" and v.word(start) not in ("and", "he", "she", "they"):
        return False
    verb = v.finite_after(start, end)
    cue = None if verb is None else cue_verbs().get(v.word(verb.head))
    if verb is None or cue is None or verb.first - start > _SPEAKER:
        return False
    if "q" not in cue.frames or cue.manner:
        return False
    behind = verb.head + 1
    return skip_adverbials(v, noun_phrase_right(v, behind) if "t" in cue.frames else behind) >= end


def left_start(v: View, start: int, end: int) -> int:
    """Return where content begins that ends at ``end``, behind a conjunction or semicolon."""
    while start < end and v.word(start) in ("and", "but", "so", "or", "yet"):
        start += 1
    for i in range(end - 1, start, -1):
        if v.word(i) == ";" and v.quoted(i) < 0:
            return i + 1
    return start


def quotation_end(v: View, start: int, end: int) -> int:
    """Return the end of a quotation that opens at a token, or of the clause that goes on."""
    home = v.quoted(start)
    i = start
    while i < v.last and v.quoted(i) == home:
        i += 1
    if i >= end:
        return i
    if v.word(i - 1) in QUOTE_MARKS and v.word(i - 2) in (",", ".", "?", "!"):
        return i
    return clause_end(v, start, end)


def skip_adverbials(v: View, k: int, stop: frozenset[str] = frozenset()) -> int:
    """Step over adverbs, times, brackets and prepositional phrases.

    Args:
        v: The sentence.
        k: The token to begin at.
        stop: Prepositions to stop at: those by which a cue takes its content.

    Returns:
        The first token that is none of them.
    """
    days = cue_words("day")
    while k < v.last:
        tag, word = v.tag(k), v.word(k)
        if word in stop or v.quote_mark(k):
            break
        if word == "at" and v.word(k + 1) in ("least", "most"):
            break  # "said at least three were lost"
        if word in days or (tag == "RB" and word not in ("there", "not")):
            k += 1 + (word in days and is_time(v.word(k + 1)))  # "Monday night"
        elif word in ("last", "this", "next", "that") and is_time(v.word(k + 1)):
            k += 2
        elif word == "(":
            while k < v.last and v.word(k) != ")":
                k += 1
            k += 1
        elif tag in ("IN", "TO") and word not in _CONJUNCTIONS:
            if v.to_infinitive(k) or (
                v.tag(k + 1) == "VBG" and word in ("in", "by", "after", "before")
            ):
                break
            end = noun_phrase_right(v, k + 1)
            if end == k + 1:
                break
            k = end
        else:
            break
    return k


def skip_parenthesis(v: View, k: int) -> int:
    """Step over ", among other things," and "— on the air —" before a clause or a quotation."""
    mark = v.word(k)
    if mark != "," and mark not in DASHES:
        return k
    for i in range(k + 1, min(k + _PARENTHESIS, v.last - 1)):
        if v.word(i) == mark:
            opens = v.word(i + 1) == "that" or v.quote_mark(i + 1)
            return i + 1 if opens and (mark != "," or v.finite_after(k, i) is None) else k
        if v.quoted(i) >= 0:
            break
    return k
