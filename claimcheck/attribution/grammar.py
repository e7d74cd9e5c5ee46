"""Shallow syntax of one sentence: verb groups, noun phrases, subjects, clause ends.

No parser: word classes, closed-class words and punctuation find the clause that a cue
governs, in the manner of finite-state partial parsing (Abney 1996).  All positions
are token indices of the document; ranges are half open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from claimcheck.attribution.lexicon import cue_verbs, words
from claimcheck.values import Tokens

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'m", "'re", "isn't",
                "aren't", "wasn't", "weren't", "get", "gets", "got", "gotten", "getting"})  # fmt: skip
HAVE = frozenset({"have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't", "'d"})
DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't", "done"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must",
                    "won't", "wouldn't", "can't", "cannot", "couldn't", "mightn't", "shouldn't",
                    "mustn't", "'ll", "ought"})  # fmt: skip
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "never", "no", "nor", "neither", "cannot", "without"})
TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "today", "tomorrow", "tonight", "earlier", "later", "recently", "afterward", "afterwards",
    "week", "month", "year", "day", "night", "morning", "afternoon", "evening", "weekend", "hours",
    "days", "weeks", "months", "years", "time", "moment", "summer", "winter", "spring", "fall",
    "autumn", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
})  # fmt: skip
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                  "yesterday", "today", "tonight", "earlier", "later"})  # fmt: skip
QUOTE_MARKS = frozenset("\"“”„«»‘’'") | {"''", "``"}
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"})
_INNER_TAGS = NOUN_TAGS | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "POS", "WP$", "FW", "$", "#"}
_LINKS = frozenset({"of", "in", "for", "at", "from", "on", "with", "to", "about", "against",
                    "under", "near", "behind", "over", "between", "by", "inside", "within",
                    "outside", "across", "among", "including"})  # fmt: skip
CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "what", "where", "when", "who", "which",
                          "if"})  # fmt: skip

Form = Literal["finite", "infinitive", "gerund", "participle"]


class VerbGroup(Struct, frozen=True):
    """Auxiliaries, adverbs and a head verb: tokens ``first`` to ``head`` inclusive."""

    first: int
    head: int
    form: Form
    passive: bool
    negated: bool
    modal: str | None


class View(Struct, frozen=True):
    """One sentence with its word classes, quotations and verb groups.

    ``inside[i - first]`` is the index of the outermost quotation that token ``i``
    belongs to (marks included), or -1.
    """

    tokens: Tokens
    first: int
    last: int
    tags: Sequence[str]
    inside: Sequence[int]
    groups: tuple[VerbGroup, ...]

    def tag(self, i: int) -> str:
        """Return the word class of a token, or an empty string outside the sentence."""
        return self.tags[i - self.first] if self.first <= i < self.last else ""

    def word(self, i: int) -> str:
        """Return a token in lower case, or an empty string outside the sentence."""
        return self.tokens.lower[i] if self.first <= i < self.last else ""

    def quoted(self, i: int) -> int:
        """Return the outermost quotation that a token belongs to, or -1."""
        return self.inside[i - self.first] if self.first <= i < self.last else -1


def view(
    tokens: Tokens, first: int, last: int, tags: Sequence[str], inside: Sequence[int]
) -> View:
    """Analyse the tokens ``first:last`` of one sentence."""
    tags = _corrected(tokens, first, last, tags, inside)
    return View(tokens, first, last, tags, inside, _verb_groups(tokens, first, last, tags))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AFTER_VERB = frozenset({"that", "the", "a", "an", "his", "her", "their", "its", "it", "he", "she", "they",
                         "how", "why", "whether", "there", "this", "these", ":", "to", "him", "them"})  # fmt: skip


_BEFORE_COMMA = frozenset({"says", "adds", "writes", "notes", "explains", "argues", "asks", "replies",
                           "concludes", "continues", "insists", "recalls"})  # fmt: skip


def _corrected(
    tokens: Tokens, first: int, last: int, tags: Sequence[str], inside: Sequence[int]
) -> Sequence[str]:
    """Mend the tags of cue verbs where their neighbours leave no doubt.

    "the report states that" (a plural noun takes no such company), "did not respond",
    "aides declined to comment", "“…,” declares Jane Roe".
    """
    fixed = list(tags)
    verbs = cue_verbs()
    verbless = not any(t in _FINITE and q < 0 for t, q in zip(tags, inside, strict=True))
    for i in range(first + 1, last - 1):
        tag, word = tags[i - first], tokens.lower[i]
        if tag == "VBZ" and tokens.lower[i + 1] == "," and tags[i - 1 - first] in ("NN", "JJ"):
            if word not in _BEFORE_COMMA:
                fixed[i - first] = "NNS"
            continue
        if tag[:1] == "V" or tag == "MD" or word not in verbs:
            continue
        before, after = tags[i - 1 - first], tokens.lower[i + 1]
        named = tokens.words[i - 1][:1].isupper()
        if word.endswith("s") and tag in ("NNS", "NN", "JJ"):
            noun = before in ("NN", "NNP", "PRP") or (before == "JJ" and named)
            inverted = tokens.words[i - 1] in QUOTE_MARKS and tags[i + 1 - first] in ("NNP", "DT")
            if (noun and (verbless or after in _AFTER_VERB)) or inverted:
                fixed[i - first] = "VBZ"
                verbless = False
        elif word.endswith("ed") and tag in ("JJ", "NN"):
            noun = before[:2] in ("NN", "PR", "RB")
            if (noun and after in _AFTER_VERB) or (verbless and (noun or before == ",")):
                fixed[i - first] = "VBD"
                verbless = False
        elif tag in ("JJ", "NN"):
            j = i - 1
            while j > first and (tags[j - first] == "RB" or tokens.lower[j] in NEGATIONS):
                j -= 1
            if tokens.lower[j] in DO | MODALS and (j < i - 1 or tokens.lower[j].endswith("n't")):
                fixed[i - first] = "VB"
    return fixed


def _verb_groups(
    tokens: Tokens, first: int, last: int, tags: Sequence[str]
) -> tuple[VerbGroup, ...]:
    groups: list[VerbGroup] = []
    lower = tokens.lower
    i = first
    while i < last:
        tag = tags[i - first]
        if tag[:1] != "V" and tag != "MD" and lower[i] not in AUXILIARIES:
            i += 1
            continue
        if tag not in ("MD",) and tag[:1] != "V" and lower[i] in ("'d", "'s", "may", "will", "can"):
            i += 1
            continue
        start, head = i, i
        negated = lower[i].endswith("n't") or lower[i] == "cannot"
        modal = lower[i] if lower[i] in MODALS else None
        passive_aux = lower[i] in BE
        j = i + 1
        while j < last and lower[head] in AUXILIARIES:
            t = tags[j - first]
            if t[:2] == "RB" or lower[j] in NEGATIONS:
                negated = negated or lower[j] in NEGATIONS
                j += 1
                continue
            if t[:1] == "V" or t == "MD" or lower[j] in AUXILIARIES:
                if t == "VBG" and lower[head] in MODALS | DO:
                    break
                passive_aux = lower[head] in BE
                head = j
                j += 1
                continue
            break
        groups.append(
            VerbGroup(
                start,
                head,
                _form(tokens, first, start, head, tags),
                passive_aux and tags[head - first] in ("VBN", "VBD") and head > start,
                negated or (start > first and lower[start - 1] in ("not", "never")),
                modal,
            )
        )
        i = head + 1
    return tuple(groups)


def _form(tokens: Tokens, first: int, start: int, head: int, tags: Sequence[str]) -> Form:
    lower = tokens.lower
    k = start - 1
    while k >= first and tags[k - first] == "RB":
        k -= 1
    if k >= first and lower[k] == "to" and tags[start - first] not in ("VBD", "VBZ"):
        return "infinitive"
    tag = tags[start - first]
    if head == start and tag == "VBG":
        return "gerund"
    if tag == "VBG" and lower[start] in ("having", "being"):
        return "gerund"
    if head == start and tag == "VBN" and lower[start] not in AUXILIARIES:
        return "participle"
    return "finite"


def noun_phrase_left(v: View, end: int) -> int | None:
    """Return where the noun chunk that ends before token ``end`` begins, or None."""
    i = end - 1
    lower = v.tokens.lower
    seen_noun = False
    while i >= v.first:
        tag = v.tag(i)
        if lower[i] in DAYS and (i < end - 1 or seen_noun):
            break
        if tag == "PRP":
            return i if not seen_noun else i + 1
        if tag in NOUN_TAGS or (tag == "JJ" and v.tokens.words[i][:1].isupper() and i == end - 1):
            seen_noun = True
        elif tag in _INNER_TAGS or lower[i] in ("&", "/"):
            if not seen_noun and tag not in ("POS", "DT", "JJ", "JJS", "JJR", "PDT"):
                return None
            if lower[i] in ("that", "this", "these", "those", "all", "some", "many", "both", "each",
                            "others", "most", "few", "several", "another") and not seen_noun:  # fmt: skip
                seen_noun = True
            if tag in ("DT", "PRP$", "PDT", "WP$") and i - 1 >= v.first and v.tag(i - 1) != "PDT":
                i -= 1
                break
        elif tag in ("VBG", "VBN", "VBD") and seen_noun and v.tag(i - 1) in ("DT", "PRP$", "JJ", "POS"):
            pass
        elif tag in ("VBN", "VBD") and seen_noun and (i == v.first or lower[i - 1] in QUOTE_MARKS | {","}):
            pass
        elif lower[i] in QUOTE_MARKS and seen_noun and i - 1 >= v.first and _short_quote(v, i):
            pass
        elif tag == "RB" and seen_noun and v.tag(i - 1) in ("DT", "PRP$"):
            pass
        elif lower[i] in ("some", "many", "others", "most", "several", "few", "all"):
            seen_noun = True
        else:
            break
        i -= 1
    return i + 1 if seen_noun and i + 1 < end else None


def _short_quote(v: View, i: int) -> bool:
    return v.quoted(i) >= 0 and (v.quoted(i) == v.quoted(i - 1) or v.quoted(i) == v.quoted(i + 1))


def full_noun_phrase_left(v: View, end: int) -> int | None:
    """Like ``noun_phrase_left``, with of-phrases and coordination to its left."""
    start = noun_phrase_left(v, end)
    if start is None:
        return None
    while start - 2 >= v.first:
        before = v.word(start - 1)
        if before in _LINKS and v.tag(start - 1) in ("IN", "TO"):
            further = noun_phrase_left(v, start - 1)
            if further is None:
                break
            if v.word(further) in DAYS or v.word(start - 2) in TIME_WORDS:
                break
            if before != "of" and further - 1 >= v.first and v.tag(further - 1)[:1] in ("V", "I", "T"):
                break
            start = further
        elif before in ("and", "or", "&") or (before == "," and v.word(end) != ","):
            if before == ",":
                break
            further = noun_phrase_left(v, start - 1)
            if further is None or (
                further - 1 >= v.first and v.tag(further - 1)[:1] in ("V", "T", "M")
            ):
                break
            start = further
            # a list: "A, B and C"
            while start - 2 >= v.first and v.word(start - 1) == ",":
                item = noun_phrase_left(v, start - 1)
                if item is None or (item > v.first and v.word(item - 1) not in (",",)):
                    if item is not None and item == v.first:
                        start = item
                    break
                start = item
        else:
            break
    return start


def noun_phrase_right(v: View, start: int, *, extend: bool = True) -> int:
    """Return the end of the noun phrase that begins at a token (``start`` if there is none)."""
    i = start
    seen_noun = False
    while i < v.last:
        tag, word = v.tag(i), v.word(i)
        if tag in NOUN_TAGS:
            if seen_noun and tag == "PRP":
                break
            if word in DAYS and seen_noun:
                break
            if seen_noun and tag != "CD" and v.tag(i - 1) == "PRP":
                break
            seen_noun = True
        elif tag in ("DT", "PDT", "PRP$", "WP$"):
            if seen_noun and v.tag(i - 1) != "POS":
                break
            if word in ("this", "that", "these", "those", "all", "some", "both", "each", "another"):
                nxt = v.tag(i + 1)
                if nxt not in _INNER_TAGS:
                    return i + 1
        elif tag in _INNER_TAGS:
            if seen_noun and tag in ("JJ", "JJR") and v.tag(i + 1) not in NOUN_TAGS | {"JJ"}:
                break
        elif word in ("&", "-", "/"):
            pass
        elif tag in ("VBG", "VBN") and not seen_noun and i > start:
            pass
        elif tag in ("VBG", "VBN") and i == start and v.tag(i + 1) in NOUN_TAGS:
            pass
        elif word in QUOTE_MARKS and i + 1 < v.last and v.quoted(i) >= 0 and not seen_noun:
            pass
        elif tag in ("RB", "RBS", "RBR") and not seen_noun and v.tag(i + 1) in ("JJ", "CD", "VBN"):
            pass
        else:
            break
        i += 1
    if not seen_noun or not extend:
        return i if seen_noun else start
    while i + 1 < v.last:
        if v.word(i) in _LINKS and v.tag(i) in ("IN", "TO"):
            if v.word(i) != "of" and v.word(i + 1) in TIME_WORDS | {"a", "an"} and v.word(i) in ("in", "on", "at"):
                break
            further = noun_phrase_right(v, i + 1, extend=False)
            if further == i + 1:
                break
            i = further
        elif v.word(i) in ("and", "or") and v.tag(i + 1) in NOUN_TAGS | {"DT", "JJ", "PRP$"}:
            further = noun_phrase_right(v, i + 1, extend=False)
            if further == i + 1 or _finite_at(v, further):
                break
            i = further
        else:
            break
    return i


def _finite_at(v: View, i: int) -> bool:
    while v.tag(i) == "RB":
        i += 1
    return any(g.first == i and g.form == "finite" for g in v.groups)


def finite_after(v: View, start: int, end: int) -> VerbGroup | None:
    """Return the first finite verb group whose tokens lie in ``start:end``."""
    return next((g for g in v.groups if g.form == "finite" and start <= g.first and g.head < end), None)


def subject_left(v: View, group: VerbGroup) -> tuple[int, int] | None:
    """Find the subject before a finite verb group as a token range, or None.

    Steps over adverbs, parentheses, appositives and relative clauses; the full noun
    phrase with its appositive is returned.
    """
    i = group.first - 1
    while i >= v.first and (v.tag(i)[:2] == "RB" or v.word(i) in ("also", "then", "both", "later", "earlier", "once")):
        i -= 1
    if i < v.first:
        return None
    if v.word(i) in (")", "]"):
        j = i
        while j > v.first and v.word(j) not in ("(", "["):
            j -= 1
        start = full_noun_phrase_left(v, j)
        if start is not None:
            return start, i + 1
        i = j - 1
    if v.tag(i) in ("WP", "WDT") or (v.word(i) in ("who", "which", "that") and v.tag(i) != "DT"):
        return i, i + 1
    if v.word(i) in (",", "—", "–", "--", "-"):
        opened = _parenthetical_start(v, i)
        if opened is not None:
            start = full_noun_phrase_left(v, opened)
            if start is not None:
                return start, i
        return None
    start = full_noun_phrase_left(v, i + 1)
    if start is None:
        return None
    end = i + 1
    # "his lawyer, Jane Roe, said" has been handled; "spokesman, Jane Roe said" has not.
    if start - 2 >= v.first and v.word(start - 1) == ",":
        title = noun_phrase_left(v, start - 1)
        if (
            title is not None
            and title == v.first
            and v.tag(start) == "NNP"
            and v.word(start - 2) in words("roles.txt")
        ):
            return title, end
    return start, end


def _parenthetical_start(v: View, close: int) -> int | None:
    """Return the comma or dash that opens the parenthetical which ends at ``close``.

    The parenthetical holds an appositive, a relative clause or a participle, and no
    finite verb outside of a relative clause.
    """
    mark = v.word(close)
    i = close - 1
    finite_heads = {
        g.first
        for g in v.groups
        if g.form == "finite"
        and not (g.first == g.head and v.tag(g.head) == "VBD" and v.tag(g.head + 1) == "IN")
    }
    limit = max(v.first, close - 45)
    candidate: int | None = None
    while i > limit:
        word = v.word(i)
        same = word == mark or (mark != "," and word in ("—", "–", "--", "-"))
        if same and v.quoted(i) == v.quoted(close):
            follower = v.word(i + 1)
            relative = follower in ("who", "whose", "which", "whom", "where", "when")
            has_finite = any(i < h < close for h in finite_heads)
            if relative or not has_finite:
                before = v.tag(i - 1)
                if before in NOUN_TAGS or before == "POS" or v.word(i - 1) in (")", "]"):
                    if relative or follower in ("a", "an", "the", "his", "her", "its", "their", "one",
                                                "former", "then", "now", "also") or v.tag(i + 1)[:1] in "NJVRCDI":  # fmt: skip
                        candidate = i
                        # "Jane Roe, the mayor of X, Y, said": go on while it is a list.
                        if relative or v.tag(i - 1) in ("NNP", "NNPS", "PRP", "NNS", "NN"):
                            return candidate
            else:
                return candidate
        i -= 1
    return candidate


def sentence_body_end(v: View) -> int:
    """Return the token behind the last one that is no closing punctuation."""
    end = v.last
    while end > v.first and (v.word(end - 1) in (".", "!", "?", "…", "...", ";")):
        end -= 1
    return end
