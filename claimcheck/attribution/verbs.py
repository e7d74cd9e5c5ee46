"""Attributions whose cue is a verb, outside quotation marks.

The verb's frame decides what its content is (a that-clause, a quotation, a noun
phrase …), the clause around it who its source is.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from claimcheck.attribution.grammar import (
    BE,
    CLAUSE_WORDS,
    DAYS,
    NOUN_TAGS,
    QUOTE_MARKS,
    TIME_WORDS,
    VerbGroup,
    View,
    finite_after,
    noun_phrase_left,
    noun_phrase_right,
    sentence_body_end,
    subject_left,
)
from claimcheck.values import COMMUNICATIVE
from claimcheck.attribution.lexicon import CueVerb, cue_adjectives, cue_idioms, cue_verbs, words

Range = tuple[int, int]

_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
# Passives that pass on what nobody in particular says or thinks.
AGENTLESS = frozenset({"say", "believe", "think", "report", "rumor", "allege", "understand",
                        "consider", "expect", "claim", "presume", "assume", "see", "regard", "view",
                        "know", "deem", "suppose", "hope", "fear", "accuse"})  # fmt: skip


class Found(Struct, frozen=True):
    """An attribution in token indices, before quotations are followed over sentences."""

    verb: CueVerb | None
    group: VerbGroup | None
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    rule: str
    hypothetical: bool = False
    side: bool = False


def verb_attributions(v: View) -> Iterator[Found]:
    """Yield the attributions of one sentence whose cue is a verb outside of quotations."""
    lexicon = cue_verbs()
    for group in v.groups:
        if v.quoted(group.head) >= 0:
            continue
        longer = _longer_cue(v, group)
        if longer is not None:
            verb, after = longer
            found = _from_group(v, group, verb, after)
        else:
            verb = lexicon.get(v.word(group.head))
            if verb is None or v.tag(group.head)[:1] not in ("V", "M"):
                continue
            found = _from_group(v, group, verb)
        if found is not None:
            yield found


def _longer_cue(v: View, group: VerbGroup) -> tuple[CueVerb, int] | None:
    """Recognise an idiom ("made it clear") or an adjective ("is concerned") and its end."""
    head = group.head
    for rest, verb in cue_idioms().get(v.word(head), ()):
        k = head + 1
        for word in rest:
            while v.word(k) in ("it", "his", "her", "their", "its") or v.tag(k)[:2] == "RB" and v.word(k) != word:
                k += 1
            if v.word(k) != word:
                break
            k += 1
        else:
            return verb, k
    if v.word(head) in BE or v.word(head) in ("feel", "feels", "felt", "remain", "remains", "remained", "become", "became"):
        k = head + 1
        while v.tag(k)[:2] == "RB" or v.word(k) in ("more", "most", "so", "too"):
            k += 1
        adjective = cue_adjectives().get(v.word(k))
        if adjective is not None:
            return adjective, k + 1
    return None


def _from_group(
    v: View, group: VerbGroup, verb: CueVerb, behind: int | None = None
) -> Found | None:
    """Build the attribution of a verb group; ``behind`` is the end of a cue of several words."""
    if behind is None and group.passive:
        return _passive(v, group, verb)
    if group.form == "participle":
        return _reduced(v, group, verb)
    source, inverted = _source(v, group, verb)
    after = source[1] if inverted and source else behind or group.head + 1
    content, frame = _content_after(v, group, verb, after, inverted=inverted)
    if "m" in verb.flags and frame not in ("quotation", "mid", None):
        content, frame = (), None
    if (not content or frame == "mid") and "q" in verb.frames and not _relative(v, source):
        left = _content_before(v, group, source, inverted, goes_on=frame == "mid")
        reliable = "w" not in verb.flags or verb.type == "document" and _document_subject(v, group)
        if left and (reliable or v.quoted(left[1] - 1) >= 0):
            content, frame = (left, *content), "post"
    if frame == "mid" and v.word((source or (group.first,))[0] - 1) == "as":
        frame = "as"
    if not content or frame is None or frame == "mid":
        return None
    if "m" in verb.flags and not any(v.quoted(a) >= 0 or v.quoted(b - 1) >= 0 for a, b in content):
        return None
    if source is None and group.form == "finite" and frame not in ("quotation", "post"):
        return None
    start, end = group.first, behind or group.head + 1
    if frame.startswith("preposition"):
        end = content[0][0] if content[0][0] - end < 3 else end
    return Found(
        verb=verb,
        group=group,
        cue=(start, end),
        source=source,
        content=content,
        rule=f"verb.{frame}",
        hypothetical=_hypothetical(v, group, source) or _no_act(v, group, verb, content),
        side=_in_side_clause(v, group, source),
    )


_GOVERNORS = frozenset({"go", "goes", "went", "gone", "going", "on", "continue", "continued", "continues",
                        "continuing", "began", "begin", "begins", "begun", "started", "took", "take", "taken",
                        "used", "uses", "using", "appeared", "came", "rose", "stepped", "turned",
                        "wrote", "called", "tweeted", "proceeded", "paused", "stopped", "ventured",
                        "hastened", "twitter", "facebook", "air", "stage", "microphone", "floor", "out",
                        "forward", "not", "declined", "declines", "decline", "declining"})  # fmt: skip
_REFUSED_WORDS = frozenset({"comment", "say", "discuss", "answer", "respond", "provide", "elaborate",
                            "speculate", "specify", "identify", "name", "confirm", "disclose", "give",
                            "reveal", "be", "rule", "offer", "address", "speak", "talk"})  # fmt: skip


def _no_act(v: View, group: VerbGroup, verb: CueVerb, content: tuple[Range, ...]) -> bool:
    """Tell a cue that is a purpose, an ability or a refusal from an act of communication."""
    if verb.type not in COMMUNICATIVE:
        return False
    if verb.lemma in ("decline", "refuse") and content:
        return v.word(content[0][0] + 1) not in _REFUSED_WORDS
    if group.form == "infinitive":
        k = group.first - 1
        while k >= v.first and (v.word(k) == "to" or v.tag(k)[:2] == "RB"):
            k -= 1
        return v.word(k) not in _GOVERNORS
    if group.form != "gerund":
        return False
    before = v.word(group.first - 1)
    if before in ("by", "in"):
        # "replied by saying that" is an act, "by urging them to" is a means
        return bool(content) and v.word(content[0][0]) != "that" and v.quoted(content[0][0]) < 0
    return before in ("for", "of", "from", "about", "without")


_SUBORDINATORS = frozenset({"while", "although", "though", "after", "before", "when", "since", "because",
                            "until", "whereas", "if", "where", "than"})  # fmt: skip


def _in_side_clause(v: View, group: VerbGroup, source: Range | None) -> bool:
    """Tell whether the cue stands in a relative, adverbial or reduced clause."""
    if _relative(v, source):
        return True
    begin = source[0] if source is not None and source[0] < group.first else group.first
    if v.word(begin - 1) in _SUBORDINATORS | {"who", "which", "what", "that"}:
        return True
    if group.form == "gerund" and group.first > v.first:
        return v.word(group.first - 1) not in (",", "—", "–", "--") and v.word(group.first - 1) not in QUOTE_MARKS
    return group.form == "infinitive"


def _relative(v: View, source: Range | None) -> bool:
    return source is not None and v.word(source[0]) in ("who", "which", "that", "whom")


def _hypothetical(v: View, group: VerbGroup, source: Range | None) -> bool:
    """Tell whether the cue reports no act: negated, modal or conditional."""
    if group.negated or group.modal in ("would", "could", "should", "might", "may", "must", "can"):
        return True
    begin = source[0] if source else group.first
    if v.word(begin - 1) in _CONDITIONAL or v.word(begin - 2) in _CONDITIONAL:
        return True
    return v.word(group.first - 1) == "let"


# --- sources ---------------------------------------------------------------------------------


def _source(v: View, group: VerbGroup, verb: CueVerb) -> tuple[Range | None, bool]:
    """Return the source's range and whether it stands behind the verb."""
    if group.form == "finite":
        if _may_invert(v, group, verb):
            end = _inverted_end(v, group.head + 1)
            if end > group.head + 1:
                return (group.head + 1, end), True
        subject = subject_left(v, group)
        if subject is not None:
            return subject, False
        return _shared_subject(v, group), False
    if group.form == "gerund":
        return _controller(v, group), False
    return _infinitive_subject(v, group), False


def _may_invert(v: View, group: VerbGroup, verb: CueVerb) -> bool:
    """Recognise «"…," said X» and «"…" says the mayor»."""
    before, head = group.first - 1, group.head
    if group.first != head or "q" not in verb.frames or v.tag(head) in ("VB", "VBG"):
        return False
    if before < v.first:
        follows = v.tag(head + 1)
        return follows in ("NNP", "PRP", "DT") and verb.lemma in ("say", "add", "write", "explain")
    if v.word(before) not in QUOTE_MARKS and v.word(before) not in (",", "?", "!", "—", "as", "so"):
        return False
    if v.word(before) == "," and v.quoted(before) < 0 and not _clause_left(v, before):
        return False
    follower = v.tag(head + 1)
    if follower == "PRP" and v.word(head + 1) not in ("he", "she", "they", "i", "we"):
        return False
    if follower not in NOUN_TAGS | {"DT", "JJ", "PRP$", "JJS", "VBG", "VBN", "WP$"}:
        return False
    end = noun_phrase_right(v, head + 1, extend=False)
    if v.word(before) == "," and v.quoted(before) < 0:
        # ", said he would": a shared subject, not an inversion.
        nxt = next((g for g in v.groups if g.first == end and g.form == "finite"), None)
        if nxt is not None:
            return False
    return end > head + 1 and v.word(head + 1) not in DAYS


def _clause_left(v: View, end: int) -> bool:
    return any(g.form == "finite" and g.head < end for g in v.groups)


def _inverted_end(v: View, start: int) -> int:
    """Return the end of a source behind its verb, appositives and relative clauses included."""
    i = noun_phrase_right(v, start)
    while i < v.last:
        word = v.word(i)
        if word == "(":
            while i < v.last and v.word(i) != ")":
                i += 1
            i += 1
        elif word == ",":
            follower = v.word(i + 1)
            if follower in ("who", "whose", "which"):
                nxt = i + 1
                while nxt < v.last and not (
                    v.word(nxt) in QUOTE_MARKS and v.quoted(nxt) != v.quoted(i)
                ):
                    nxt += 1
                i = nxt
                if i >= v.last:
                    return sentence_body_end(v)
                if v.word(i - 1) == ",":
                    i -= 1
                break
            end = noun_phrase_right(v, i + 1)
            if end == i + 1 or v.tag(i + 1) == "PRP" or v.word(i + 1) in QUOTE_MARKS:
                break
            if any(g.first == end and g.form == "finite" for g in v.groups):
                break
            if v.word(i + 1) in DAYS:
                break
            i = end
        elif word in ("who", "whose"):
            i += 1
            while i < v.last and v.word(i) != "," and v.word(i) not in QUOTE_MARKS:
                i += 1
        elif word in ("and", "or"):
            end = noun_phrase_right(v, i + 1)
            if end == i + 1 or any(g.first == end and g.form == "finite" for g in v.groups):
                break
            i = end
        else:
            break
    return i


def _shared_subject(v: View, group: VerbGroup) -> Range | None:
    """Return the subject of the verb that this one is coordinated with."""
    i = group.first - 1
    while i >= v.first and v.tag(i) == "RB":
        i -= 1
    if v.word(i) not in ("and", "but", "or", ",", "then", "yet"):
        return None
    for other in reversed(v.groups):
        if other.head < group.first and other.form == "finite" and v.quoted(other.first) < 0:
            subject = subject_left(v, other)
            if subject is not None:
                return subject
    return None


def _controller(v: View, group: VerbGroup) -> Range | None:
    """Return the subject of the clause that a gerund hangs on."""
    for other in reversed(v.groups):
        if other.head < group.first and other.form == "finite" and v.quoted(other.first) < 0:
            subject = subject_left(v, other)
            if subject is not None:
                if v.word(subject[0]) in ("which", "that"):
                    continue
                return subject
            head = other.head
            if v.word(head) in cue_verbs() and _may_invert(v, other, cue_verbs()[v.word(head)]):
                return head + 1, _inverted_end(v, head + 1)
    for other in v.groups:
        if other.first > group.head and other.form == "finite" and v.quoted(other.first) < 0:
            return subject_left(v, other)
    # "…, who was fired, adding": a noun directly before, as in a headline
    start = noun_phrase_left(v, group.first)
    return (start, group.first) if start is not None else None


def _infinitive_subject(v: View, group: VerbGroup) -> Range | None:
    for other in reversed(v.groups):
        if other.head < group.first and v.quoted(other.first) < 0:
            if other.form in ("finite",):
                subject = subject_left(v, other)
                if subject is not None:
                    return subject
            elif other.form == "gerund":
                return _controller(v, other)
    return None


# --- content ---------------------------------------------------------------------------------


def _content_after(
    v: View, group: VerbGroup, verb: CueVerb, after: int, *, inverted: bool
) -> tuple[tuple[Range, ...], str | None]:
    """Return the content behind the cue and the frame it fills, if any."""
    end = sentence_body_end(v)
    frames = verb.frames
    k = after
    if inverted:
        k = _skip_adverbials(v, k)
        if v.word(k) == ":" and k + 1 < end:
            return ((k + 1, _quotation_end(v, k + 1, end)),), "quotation"
        if v.word(k) == "," and k + 1 < end and v.word(k + 1) in QUOTE_MARKS and v.quoted(k + 1) >= 0:
            return ((k + 1, _quotation_end(v, k + 1, end)),), "mid"
        if v.word(k) in QUOTE_MARKS and v.quoted(k) >= 0:
            return ((k, _quotation_end(v, k, end)),), "quotation"
        return (), None
    if verb.prepositions and v.word(k) in verb.prepositions:
        return _after_preposition(v, verb, k, end)
    if "t" in frames:
        person = noun_phrase_right(v, k)
        if person > k:
            k2 = _skip_adverbials(v, person)
            if v.word(k2) in CLAUSE_WORDS or v.word(k2) in QUOTE_MARKS | {",", ":"} or v.tag(k2) == "TO":
                k = k2
            elif verb.lemma in ("tell", "inform", "assure", "remind", "notify", "warn", "ask"):
                clause = finite_after(v, person, end)
                if v.word(person) in ("of", "about", "for") and person + 1 < end:
                    return ((person + 1, _clause_end(v, person + 1, end)),), "preposition"
                if clause is not None and _starts_clause(v, k2):
                    k = k2
                elif clause is not None and verb.lemma != "ask" and k2 >= end:
                    k = k2
            elif v.word(k2) in ("of", "about", "for") and k2 + 1 < end and verb.lemma not in ("order", "command"):
                return ((k2 + 1, _clause_end(v, k2 + 1, end)),), "preposition"
    if "x" in frames:
        found = _complement(v, k, end)
        if found is not None:
            return (found,), "complement"
    plain = k
    if verb.lemma in ("decline", "refuse") and v.word(k) == "to" and k + 1 < end:
        return ((k, _clause_end(v, k, end)),), "infinitive"
    k = _skip_adverbials(v, k, verb.prepositions)
    if k >= end:
        return (), None
    k = _skip_parenthesis(v, k)
    word = v.word(k)
    opens = word in QUOTE_MARKS and v.quoted(k) >= 0
    if word in (",", ":") and k + 1 < v.last and v.word(k + 1) in QUOTE_MARKS and v.quoted(k + 1) >= 0:
        if "q" in frames:
            rule = "mid" if word == "," and _content_before(v, group, _source(v, group, verb)[0], False) else "quotation"
            return ((k + 1, _quotation_end(v, k + 1, end)),), rule
        return (), None
    if word == ":" and k + 1 >= v.last and verb.type in ("speech", "writing"):
        return ((k, k + 1),), "introduction"
    if word == ":" and "q" in frames and k + 1 < end:
        return ((k + 1, end),), "quotation"
    if opens and "q" in frames:
        return ((k, _clause_end(v, k, end)),), "quotation"
    if word in CLAUSE_WORDS and "c" in frames and not (word in ("who", "which") and verb.lemma not in ("ask", "know", "wonder", "say")):
        return ((k, _clause_end(v, k, end)),), "clause"
    if word == ",":
        if "c" in frames or "q" in frames:
            rest = k + 1
            if rest < end and v.tag(rest) != "VBG" and v.word(rest) not in ("who", "which", "but", "and"):
                return ((rest, _clause_end(v, rest, end)),), "mid"
        return (), None
    if v.tag(k) == "TO" and v.tag(k + 1)[:2] == "VB" and ("i" in frames or "t" in frames):
        return ((k, _clause_end(v, k, end)),), "infinitive"
    bare = "w" not in verb.flags or (verb.type == "document" and _document_subject(v, group))
    if "c" in frames and bare and _starts_clause(v, k):
        return ((k, _clause_end(v, k, end)),), "clause"
    if verb.prepositions and v.word(k) in verb.prepositions:
        return _after_preposition(v, verb, k, end)
    if "a" in frames:
        np = noun_phrase_right(v, plain)
        if np > plain or v.quoted(plain) >= 0:
            if "n" in frames or any(v.word(j) in ("as", "of", "for", "over", "to", "with") for j in range(plain + 1, min(np + 12, end))):
                return ((plain, _clause_end(v, plain, end)),), "object"
    stative = verb.type in ("belief", "desire", "intention", "perception")
    by_document = verb.type == "document" and _document_subject(v, group)
    if "n" in frames and ("w" not in verb.flags or stative or by_document):
        np = noun_phrase_right(v, plain)
        if np > plain or v.word(plain) in CLAUSE_WORDS or v.tag(plain) == "VBG":
            return ((plain, _clause_end(v, plain, end)),), "object"
    if "n" in frames and "w" in verb.flags and _speech_object(v, plain):
        return ((plain, _clause_end(v, plain, end)),), "object"
    if verb.lemma in ("say", "add", "argue", "claim", "believe", "think") and end - k >= 4:
        return ((k, _clause_end(v, k, end)),), "clause"
    if "q" in frames and any(v.quoted(j) >= 0 for j in range(k, min(end, k + 6))):
        return ((k, _clause_end(v, k, end)),), "quotation"
    return (), None


_SPEECH_OBJECTS = frozenset({
    "statement", "statements", "concern", "concerns", "question", "questions", "doubt", "doubts",
    "apology", "warning", "warnings", "report", "reports", "claim", "claims", "criticism",
    "criticisms", "allegation", "allegations", "accusation", "accusations", "objection",
    "objections", "idea", "notion", "suggestion", "suggestions", "charge", "charges", "possibility",
    "prospect", "issue", "call", "calls", "complaint", "complaints", "decision", "order", "memo",
    "letter", "lawsuit", "suit", "appeal", "plan", "plans", "view", "views", "opinion", "argument",
    "arguments", "proposal", "proposals", "assertion", "assertions", "rumors", "rumours", "speculation", "comments", "remarks",
})  # fmt: skip


def _document_subject(v: View, group: VerbGroup) -> bool:
    """Tell whether a poll, a report or the like is the verb's subject."""
    subject = subject_left(v, group) if group.form == "finite" else _controller(v, group)
    if subject is None:
        return False
    nouns = words("document_nouns.txt")
    return any(v.word(i) in nouns or v.word(i).removesuffix("s") in nouns for i in range(*subject))


def _speech_object(v: View, start: int) -> bool:
    end = noun_phrase_right(v, start, extend=False)
    if v.word(start - 1).startswith("rais") and v.word(end - 1).startswith(("question", "doubt", "concern")):
        return False  # a hedge: things raise questions
    return end > start and v.word(end - 1) in _SPEECH_OBJECTS


def _after_preposition(
    v: View, verb: CueVerb, k: int, end: int
) -> tuple[tuple[Range, ...], str | None]:
    particle = v.word(k)
    k += 1
    if particle in ("out", "back", "up", "in") and verb.type == "speech":
        if particle in ("back", "in") and v.word(k) in ("on", "against", "at"):
            k += 1
        k = _skip_adverbials(v, k) if v.word(k) in ("to",) and particle != "in" else k
    if k >= end or v.word(k) in (",", ")"):
        return (), None
    return ((k, _clause_end(v, k, end)),), "preposition"


def _complement(v: View, k: int, end: int) -> Range | None:
    """Return "it a mistake" of "called it a mistake"."""
    np = noun_phrase_right(v, k, extend=False)
    if np == k or np >= end:
        return ((k, _clause_end(v, k, end))) if v.quoted(k) >= 0 else None
    if v.tag(k) in ("PRP", "NNP", "DT", "PRP$", "NNS", "NN", "WP") and (
        v.tag(np) in ("DT", "JJ", "NN", "NNP", "VBN", "JJS") or v.quoted(np) >= 0 or v.word(np) in ("as",)
    ):
        return k, _clause_end(v, k, end)
    if any(v.quoted(j) >= 0 for j in range(k, min(k + 14, end))):
        return k, _clause_end(v, k, end)
    # "called the plan reckless"
    full = noun_phrase_right(v, k)
    if v.tag(full) in ("DT", "JJ", "VBN") or v.quoted(full) >= 0:
        return k, _clause_end(v, k, end)
    return None


def _starts_clause(v: View, k: int) -> bool:
    """Tell whether a noun phrase (or "there", a gerund, "if") with a finite verb begins here."""
    if v.word(k) in ("there", "if", "it", "he", "she", "they", "we", "i", "you"):
        return True
    clause = finite_after(v, k, v.last)
    if clause is None:
        return False
    start = k
    while v.tag(start) in ("RB", "IN") and start < clause.first:
        start += 1
    np = noun_phrase_right(v, start)
    if np == start:
        return v.tag(start) == "VBG"
    i = np
    while v.tag(i) == "RB":
        i += 1
    if clause.first == i:
        return True
    # a modified subject: "the man who led it had", "the plan, drawn up in May, would"
    return clause.first - np < 14 and not any(v.word(j) in (";", ":") for j in range(np, clause.first))


def _skip_adverbials(v: View, k: int, stop: frozenset[str] = frozenset()) -> int:
    """Step over adverbs, times and adverbial prepositional phrases, but for some prepositions."""
    while k < v.last:
        tag, word = v.tag(k), v.word(k)
        if word in stop:
            return k
        if v.quoted(k) >= 0 and word in QUOTE_MARKS:
            return k
        if (tag == "RB" and v.word(k) not in ("there", "not")) or word in DAYS:
            k += 1
            continue
        if word in ("last", "this", "next", "that") and v.word(k + 1) in TIME_WORDS:
            k += 2
            continue
        if word == "(":
            j = k
            while j < v.last and v.word(j) != ")":
                j += 1
            k = j + 1
            continue
        if tag in ("IN", "TO") and word not in CLAUSE_WORDS | {"because", "as", "although", "though", "while", "than", "unless", "until", "since", "like", "so"}:
            if tag == "TO" and v.tag(k + 1)[:2] == "VB":
                return k
            if v.tag(k + 1) == "VBG" and word in ("in", "by", "after", "before", "while", "when"):
                return k
            end = noun_phrase_right(v, k + 1)
            if end == k + 1:
                return k
            # "said in Iowa the plan was": leave a clause's subject alone
            k = end
            continue
        return k
    return k


def _skip_parenthesis(v: View, k: int) -> int:
    """Step over ", among other things," before a clause or a quotation."""
    if v.word(k) != ",":
        return k
    for i in range(k + 1, min(k + 14, v.last - 1)):
        if v.word(i) == ",":
            follows = v.word(i + 1)
            if follows == "that" or (follows in QUOTE_MARKS and v.quoted(i + 1) >= 0):
                if finite_after(v, k, i) is None:
                    return i + 1
            return k
        if v.quoted(i) >= 0:
            return k
    return k


_BREAKS = frozenset({"but", "while", "although", "though", "whereas"})


_FRONTED = frozenset({"while", "although", "though", "after", "before", "as", "when", "if", "since",
                      "because", "despite", "amid", "following", "until", "whereas", "given"})  # fmt: skip


def _clause_end(v: View, start: int, end: int) -> int:
    """Return where content that begins at ``start`` ends, at most ``end``."""
    lexicon = cue_verbs()
    before = sum(1 for g in v.groups if g.form == "finite" and g.head < start)
    fronted = v.word(v.first) in _FRONTED and before <= 1
    subordinate = _in_subordinate(v, start)
    main_verbs = {g.first for g in v.groups if g.form == "finite"} if subordinate else set()
    depth = 0
    home = v.quoted(start)
    for i in range(start + 1, end):
        word = v.word(i)
        if word in "([":
            depth += 1
        elif word in ")]":
            depth -= 1
            if depth < 0:
                return i
        if v.quoted(i) >= 0 or depth:
            continue
        if home >= 0 and v.quoted(i - 1) >= 0 and word not in (",", ";", "—", "–"):
            # behind a closing quotation mark: goes on if the sentence does
            home = -1
        if word in (",", "—", "–", "--") or (word in _BREAKS and v.word(i - 1) != ","):
            j = i + 1 if word not in _BREAKS else i
            follower = v.word(j)
            if fronted and word == "," and finite_after(v, j, end) is not None:
                return i
            if subordinate and word == "," and j in main_verbs:
                return i
            if word == "," and v.tag(j) == "VBG" and follower in lexicon and lexicon[follower].type in ("speech", "writing") and "m" not in lexicon[follower].flags:
                return i
            if word == "," and follower == "according" :
                return i
            if follower in ("but", "while", "although", "whereas") and finite_after(v, j, end) is not None and word == ",":
                return i
            if word == "," and follower in ("and", "he", "she", "they") or v.tag(j) == "NNP":
                attribution = _ending_attribution(v, j, end)
                if attribution:
                    return i
    return end


def _in_subordinate(v: View, start: int) -> bool:
    """Tell whether the content's cue stands in a relative, participle or infinitive clause."""
    cue = next((g for g in reversed(v.groups) if g.head < start), None)
    if cue is None:
        return False
    return cue.form != "finite" or v.word(cue.first - 1) in ("who", "which", "that")


def _ending_attribution(v: View, start: int, end: int) -> bool:
    """Tell whether "he said" or "Smith told CNN on Monday" stands from here to the end."""
    clause = finite_after(v, start, end)
    if clause is None:
        return False
    verb = cue_verbs().get(v.word(clause.head))
    if verb is None or "q" not in verb.frames or "m" in verb.flags or clause.first - start > 8:
        return False
    k = noun_phrase_right(v, clause.head + 1) if "t" in verb.frames else clause.head + 1
    return _skip_adverbials(v, k) >= end


def _quotation_end(v: View, start: int, end: int) -> int:
    """Return the end of a quotation that opens at a token, or of the clause that goes on."""
    home = v.quoted(start)
    i = start
    while i < v.last and v.quoted(i) == home:
        i += 1
    if i >= end:
        return max(i, end) if i <= v.last else end
    if v.word(i - 1) in QUOTE_MARKS and v.word(i - 2) in (",", ".", "?", "!"):
        return i
    return _clause_end(v, start, end)


def _content_before(
    v: View, group: VerbGroup, source: Range | None, inverted: bool, *, goes_on: bool = False
) -> Range | None:
    """Return the clause or quotation to the left of "X said" or "said X"."""
    begin = group.first if inverted or source is None or source[0] > group.first else source[0]
    mark = begin - 1
    while mark >= v.first and (v.tag(mark) == "RB" or v.word(mark) in ("and", "as", "so")) and v.word(mark) not in QUOTE_MARKS:
        mark -= 1
    if mark < v.first:
        return None
    word = v.word(mark)
    start = v.first
    if word in QUOTE_MARKS and v.quoted(mark) >= 0:
        home = v.quoted(mark)
        q = mark
        while q > v.first and v.quoted(q - 1) == home:
            q -= 1
        # a partial quotation inside a paraphrase takes the whole clause
        if q > v.first and v.word(q - 1) not in (",", ":", ";") and v.quoted(q - 1) < 0:
            return _left_start(v, start, q), mark + 1
        if q > v.first and v.word(q - 1) in (",", ":") :
            return q, mark + 1
        return q, mark + 1
    if word in (",", "—", "–", "--") or word in ("?", "!"):
        verb_follows = goes_on and _verb_follows(v, group, mark)
        if goes_on and (verb_follows or v.tag(start) not in ("IN", "TO", "RB", "VBG", "VBN")):
            return _left_start(v, start, mark), mark
        if not _clause_left(v, mark) and mark - start < 3:
            return None
        if not _clause_left(v, mark) and v.tag(start) in ("IN", "TO", "VBG", "RB", "VBN"):
            return None  # "In a statement, X said"
        if v.tag(start) == "IN" and v.word(start) in ("after", "before", "when", "while", "although", "though", "since", "because", "until", "despite", "if", "as", "even"):
            body = [j for j in range(start, mark) if v.word(j) == "," and v.quoted(j) < 0]
            if not body:
                return None
        return _left_start(v, start, mark), mark
    return None


def _verb_follows(v: View, group: VerbGroup, mark: int) -> bool:
    """Tell whether "X, he said, would" goes on with the verb of what stands before the mark."""
    comma = next((i for i in range(group.head + 1, min(group.head + 10, v.last)) if v.word(i) == ","), 0)
    return bool(comma) and any(g.first == comma + 1 and g.form == "finite" for g in v.groups)


def _left_start(v: View, start: int, end: int) -> int:
    while start < end and v.word(start) in ("and", "but", "so", "or", "yet"):
        start += 1
    for i in range(end - 1, start, -1):
        if v.word(i) == ";" and v.quoted(i) < 0:
            return i + 1
    return start


# --- passives and participles ------------------------------------------------------------------


def _passive(v: View, group: VerbGroup, verb: CueVerb) -> Found | None:
    """Recognise "was told by X that", "was accused of", "is believed to"."""
    end = sentence_body_end(v)
    k = group.head + 1
    agent: Range | None = None
    for i in range(k, min(end, k + 12)):
        if v.word(i) == "by" and v.tag(i + 1) != "VBG":
            stop = noun_phrase_right(v, i + 1)
            if stop > i + 1:
                agent = (i + 1, stop)
            break
        if v.word(i) in (",", ";", "that"):
            break
    subject = subject_left(v, group)
    nxt = v.word(k)
    hypothetical = _hypothetical(v, group, subject)
    if agent is not None and agent[0] == k + 1:
        nxt = v.word(agent[1])
        k = agent[1]
    content: tuple[Range, ...] = ()
    if nxt == "to" and v.tag(k + 1)[:2] == "VB" and verb.lemma in AGENTLESS | {"urge", "advise", "tell", "warn", "order", "ask"}:
        content = (((subject[0], subject[1]),) if subject and v.word(subject[0]) != "it" else ()) + ((k, _clause_end(v, k, end)),)
    elif nxt in CLAUSE_WORDS and "c" in verb.frames:
        content = ((k, _clause_end(v, k, end)),)
    elif nxt in ("of", "for", "as", "about") and ("a" in verb.frames or "t" in verb.frames or verb.lemma in ("ask", "see", "know", "view")):
        if nxt == "as" and v.word(k + 1) == "saying":
            return None  # the gerund's own business
        content = (((subject[0], subject[1]),) if subject else ()) + ((k if nxt == "as" else k + 1, _clause_end(v, k, end)),)
    elif "x" in verb.frames and subject:
        stop = _clause_end(v, k, end)
        if stop <= k:
            return None
        content = ((subject[0], subject[1]), (k, stop))
    elif agent is not None and subject and ("n" in verb.frames or "a" in verb.frames) and "w" not in verb.flags:
        content = (subject,)
    elif "t" in verb.frames and v.word(group.first - 1) not in ("who",) and verb.lemma == "tell" and _starts_clause(v, _skip_adverbials(v, k)):
        content = ((_skip_adverbials(v, k), end),)
    if not content:
        return None
    return Found(verb, group, (group.first, group.head + 1), agent, content, "verb.passive", hypothetical)


def _reduced(v: View, group: VerbGroup, verb: CueVerb) -> Found | None:
    """Recognise "a plan described by X as" and the past tense that was taken for a participle."""
    end = sentence_body_end(v)
    k = group.head + 1
    if v.word(k) == "by":
        stop = noun_phrase_right(v, k + 1)
        start = noun_phrase_left(v, group.first)
        if stop > k + 1 and start is not None and "w" not in verb.flags:
            rest = ((stop, _clause_end(v, stop, end)),) if v.word(stop) == "as" else ()
            return Found(verb, group, (group.first, k + 1), (k + 1, stop), ((start, group.first), *rest), "verb.reduced")
        return None
    as_past = VerbGroup(group.first, group.head, "finite", False, group.negated, group.modal)
    if v.word(group.first - 1) in BE or v.tag(group.first - 1) in ("DT", "JJ", "PRP$", "POS"):
        return None
    return _from_group(v, as_past, verb)
