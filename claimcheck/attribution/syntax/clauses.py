"""Clauses: whether one begins at a token, where it ends, what may be stepped over before it."""

from __future__ import annotations

from claimcheck.attribution.lexicon import cue_verbs, cue_words, is_document_noun, is_time
from claimcheck.attribution.syntax.closed_classes import (
    CLAUSE_WORDS,
    CONTRASTS,
    DASHES,
    FINITE_TAGS,
    FRONTED,
    QUOTE_MARKS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.attribution.syntax.nouns import noun_chunk_right, noun_phrase_right
from claimcheck.attribution.syntax.subjects import subject
from claimcheck.attribution.syntax.verb_groups import VerbGroup
from claimcheck.attribution.syntax.view import View
from claimcheck.values import COMMUNICATIVE

_FULL_STOPS = frozenset({".", "!", "?", "…", "...", ";"})
_PARENTHESIS = 14
"""The longest parenthesis or post-modifier that is stepped over, in tokens."""
_SPEAKER = 8
"""The most tokens between a comma and the cue of an attribution that closes a sentence."""
_BORDERS = DASHES | {"(", "[", ")", "]", ",", ";", "and", "but", "then"}
"""Where content can end, apart from a quotation's end."""
_ENDERS = _BORDERS | QUOTE_MARKS
_PARTS = frozenset({"half", "two-thirds", "three-quarters", "a", "one", "two", "three"})
# Prepositions to the tagger that open a clause, and no adverbial of place or time.
_CONJUNCTIONS = CLAUSE_WORDS | {"because", "as", "although", "though", "while", "than", "unless",
                                "until", "since", "like", "so"}  # fmt: skip


def body_end(v: View) -> int:
    """Return the end of a sentence without its closing punctuation."""
    end = v.size
    while end > 0 and v.words[end - 1] in _FULL_STOPS:
        end -= 1
    return end


def starts_clause(v: View, k: int) -> bool:
    """Tell whether a clause without "that" begins at a token.

    A noun phrase, "there", a gerund or "if" begins one where a finite verb follows.
    """
    if v.words[k] in SUBJECT_PRONOUNS or v.words[k] in ("there", "if"):
        return True
    verb = v.finite_after(k, v.size)
    if verb is None:
        return False
    start = k
    while v.tags[start] in ("RB", "IN") and start < verb.first:
        start += 1
    end = noun_phrase_right(v, start)
    if end == start:
        return v.tags[start] == "VBG"
    i = end
    while v.tags[i] == "RB":
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
        word = v.words[j]
        if word in (";", ":") or (word in SUBORDINATORS and v.tags[j] == "IN" and word != "than"):
            return False
        if v.tags[j] in ("WDT", "WP", "WP$", "WRB") or word == "that":
            needed += 1
    return v.finite_before(v.size) - v.finite_before(verb) >= needed


def clause_end(v: View, start: int, end: int) -> int:
    """Return where content that begins at ``start`` ends, at most ``end``.

    It ends before a contrast (", but …"), a participle that reports on (", adding that"),
    "according to", another report ("; others said"), an attribution that closes the sentence
    (", he said"), the bracket it stands in, before the main clause where it belongs to a
    subordinate one, and, where it has no verb of its own, before the next verb of its cue's
    subject ("praised the plan and left").
    """
    words, inside = v.words, v.inside
    if _ENDERS.isdisjoint(words[start:end]):
        return end
    subordinate: bool | None = None  # not known, as most contents need not
    depth = 0
    for i in range(start + 1, end):
        word = words[i]
        if word not in _BORDERS and words[i - 1] not in QUOTE_MARKS:
            continue  # most tokens
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
            if depth < 0:
                return i
        if depth or inside[i] >= 0:
            continue
        closed = inside[i - 1] >= 0 and words[i - 1] in QUOTE_MARKS
        if word == "," or (closed and words[i - 2] == ","):
            behind = i + 1 if word == "," else i
            main_clause = _contrasts(v, behind) or _in_fronted(v, start)
            if subordinate is None and behind in v.finite_from:
                subordinate = _in_subordinate(v, start)
            if (
                _comment(v, behind)
                or (main_clause and v.finite_after(behind, end) is not None)
                or (subordinate and behind in v.finite_from)
                or _another_report(v, behind)
                or (v.words[behind] in ("after", "as", "while") and _other_report(v, behind, end))
                or _closing_attribution(v, behind, end)
            ):
                return i
        elif word in DASHES:
            if _comment(v, i + 1) or (
                v.tags[i + 1] == "NNP" and _closing_attribution(v, i + 1, end)
            ):
                return i
        elif (word == ";" and _other_report(v, i + 1, end)) or (closed and told_in(v, i) > i):
            return i
        if word in ("and", "but", "then"):
            ends = _reports_again(v, i + 1) or _other_report(v, i + 1, end)
            if ends or (word != "then" and _goes_on(v, i + 1) and i < _verb(v, start, end) + 2):
                return i - 1 if words[i - 1] == "," else i
    return end


def _verb(v: View, start: int, end: int) -> int:
    """Return the first finite verb of content outside of quotations, or its end."""
    verb = v.finite_after(start, end)
    while verb is not None and v.inside[verb.first] >= 0:
        verb = v.finite_after(verb.head + 1, end)
    return end if verb is None else verb.first


def _in_fronted(v: View, start: int) -> bool:
    """Tell whether the content's cue stands in a clause before the main one: "While he said"."""
    begin = 0
    while v.words[begin] in ("and", "but"):
        begin += 1
    return v.words[begin] in FRONTED and v.finite_before(start) <= 1


def _contrasts(v: View, i: int) -> bool:
    """Tell the beginning of a clause of the writer's: ", but the mayor", ", while others"."""
    if v.words[i] not in CONTRASTS:
        return False
    behind = i + 1
    while v.tags[behind] == "RB" and v.words[behind] not in ("not", "rather"):
        behind += 1
    # "said he was ill, but hoped to play", "but that he would not": it is still said
    group = v.finite_from.get(behind)
    if group is not None and _says_no_more(v, group):
        return True
    return behind not in v.finite_from and v.words[behind] not in ("that", "not", "rather", "who")


def _says_no_more(v: View, verb: VerbGroup) -> bool:
    """Tell ", but gave no details", ", but did not elaborate", ", but declined to name"."""
    head = v.words[verb.head]
    withheld = head in cue_words("withholding") and v.words[verb.head + 1] in ("no", "few", "to")
    return withheld or (verb.negated and head in cue_words("refused"))


def _other_report(v: View, i: int, end: int) -> bool:
    """Tell a clause with a source and a cue of its own: "and she accused", "; others said"."""
    while v.words[i] in ("and", "but", "while", "as", "after"):
        i += 1
    verb = v.finite_after(i, min(end, i + _SPEAKER))
    cue = None if verb is None else cue_verbs().get(v.words[verb.head])
    if verb is None or cue is None or cue.weak or cue.manner or verb.passive:
        return False
    return cue.type in COMMUNICATIVE and v.inside[verb.first] < 0 and _begins(v, verb, i)


def _begins(v: View, verb: VerbGroup, i: int) -> bool:
    source = subject(v, verb)
    return source is not None and source[0] == i and verb.head + 1 < v.size


def _goes_on(v: View, i: int) -> bool:
    """Tell another verb of the subject that the cue has: "and refuses", "but later left"."""
    while v.tags[i] == "RB":
        i += 1
    group = v.finite_from.get(i)
    if group is None or v.words[group.head + 1] == "by" or v.tags[i] == "VBP":
        return False
    return v.tags[i] in FINITE_TAGS


def told_in(v: View, i: int) -> int:
    """Return the end of where or when words were said, if a token opens that.

    So "on Twitter", "in a speech on Monday"; otherwise the token itself.
    """
    if v.words[i] in cue_words("day"):
        return told_in(v, i + 1)
    if v.words[i] not in ("in", "on", "at", "during", "via"):
        return i
    end = noun_chunk_right(v, i + 1)
    head = v.words[end - 1]
    told = end > i + 1 and (head in cue_words("stage") or is_time(head))
    return told_in(v, end) if told else i


def _comment(v: View, i: int) -> bool:
    """Tell the writer's word for what was said: ", a move that …", ", a recommendation"."""
    if v.words[i] not in ("a", "an"):
        return False
    end = noun_phrase_right(v, i)
    return any(v.words[j] in cue_words("comment") for j in range(i + 1, min(end, i + 5)))


def _reports_again(v: View, i: int) -> bool:
    """Tell "and said", "but later added": another report by the same subject."""
    while v.tags[i] == "RB":
        i += 1
    group = v.finite_from.get(i)
    if group is None:
        return False
    cue = cue_verbs().get(v.words[group.head])
    return cue is not None and cue.type in COMMUNICATIVE and not cue.weak and not cue.manner


def _in_subordinate(v: View, start: int) -> bool:
    """Tell whether the content's cue stands in a relative, participle or infinitive clause."""
    at = v.groups_before(start)
    if at == 0:
        return False
    cue = v.groups[at - 1]
    if cue.form != "finite" or v.words[cue.first - 1] in ("who", "which", "that"):
        return True
    # "which he said had failed": the pronoun stands before the source
    source = subject(v, cue) if cue.head + 1 == start else None
    return source is not None and v.words[source[0] - 1] in ("which", "that", "whom")


def _another_report(v: View, i: int) -> bool:
    """Tell "adding that" and "according to" behind a comma."""
    if v.words[i] == "according":
        return True
    cue = cue_verbs().get(v.words[i]) if v.tags[i] == "VBG" else None
    return cue is not None and cue.type in ("speech", "writing") and not cue.manner


def _closing_attribution(v: View, start: int, end: int) -> bool:
    """Tell whether "he said" or "Smith told CNN on Monday" stands from here to the end."""
    if v.tags[start] != "NNP" and v.words[start] not in ("and", "he", "she", "they"):
        return False
    verb = v.finite_after(start, end)
    cue = None if verb is None else cue_verbs().get(v.words[verb.head])
    if verb is None or cue is None or verb.first - start > _SPEAKER:
        return False
    if "q" not in cue.frames or cue.manner:
        return False
    behind = verb.head + 1
    return skip_adverbials(v, noun_phrase_right(v, behind) if "t" in cue.frames else behind) >= end


def left_start(v: View, start: int, end: int) -> int:
    """Return where content begins that ends at ``end``, behind a conjunction or semicolon."""
    while start < end and v.words[start] in ("and", "but", "so", "or", "yet"):
        start += 1
    for i in range(end - 1, start, -1):
        if v.words[i] == ";" and v.inside[i] < 0:
            return i + 1
    return start


def quotation_end(v: View, start: int, end: int) -> int:
    """Return the end of a quotation that opens at a token, or of the clause that goes on."""
    home = v.inside[start]
    i = start
    while i < v.size and v.inside[i] == home:
        i += 1
    if i >= end:
        return i
    if v.words[i - 1] in QUOTE_MARKS and v.words[i - 2] in (",", ".", "?", "!"):
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
    while k < v.size:
        tag, word = v.tags[k], v.words[k]
        if word in stop or v.quote_mark(k):
            break
        if word == "at" and v.words[k + 1] in ("least", "most"):
            break  # "said at least three were lost"
        if word in ("about", "around", "nearly", "over") and v.words[k + 1] in _PARTS:
            break  # "said about half of it was lost"
        if word in days or (tag == "RB" and word not in ("there", "not")):
            k += 1 + (word in days and is_time(v.words[k + 1]))  # "Monday night"
        elif word in ("last", "this", "next", "that") and is_time(v.words[k + 1]):
            k += 2
        elif word == "(":
            while k < v.size and v.words[k] != ")":
                k += 1
            k += 1
        elif tag in ("IN", "TO") and word not in _CONJUNCTIONS:
            if v.to_infinitive(k) or (
                v.tags[k + 1] == "VBG" and word in ("in", "by", "after", "before")
            ):
                break
            end = noun_phrase_right(v, k + 1)
            if end == k + 1:
                break
            # "in a statement sent to reporters"
            k = end + (v.tags[end] == "VBN" and is_document_noun(v.words[end - 1]))
        else:
            break
    return k


def skip_parenthesis(v: View, k: int) -> int:
    """Step over ", among other things," and "— on the air —" before a clause or a quotation."""
    mark = v.words[k]
    if mark != "," and mark not in DASHES:
        return k
    for i in range(k + 1, min(k + _PARENTHESIS, v.size - 1)):
        if v.words[i] == mark:
            opens = v.words[i + 1] == "that" or v.quote_mark(i + 1)
            return i + 1 if opens and (mark != "," or v.finite_after(k, i) is None) else k
        if v.inside[i] >= 0:
            break
    return k
