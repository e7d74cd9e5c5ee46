"""Denials: verbs, nouns, verdicts of falsehood and rebuttals inside somebody's words.

A denial rejects a claim.  Refusing a request ("was denied bail", "rejected the
offer"), an ordinary negative ("would not run") and a denial that is itself negated
("did not deny") are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from claimcheck.attribution.grammar import BE, DO, HAVE, MODALS, NEGATIONS
from claimcheck.attribution.lexicon import inflected, rows, words
from claimcheck.values import Attributed, Reason, Tagged, Tokens

_STRONG = frozenset({
    "false", "untrue", "baseless", "groundless", "unfounded", "fabricated", "fabrication",
    "fabrications", "bogus", "fictitious", "hoax", "lie", "lies", "falsehood", "falsehoods",
    "smear", "libelous", "libellous", "slanderous", "defamatory", "erroneous", "meritless",
})  # fmt: skip
_CALLING = frozenset({"call", "called", "calls", "calling", "label", "labeled", "labelled", "labeling",
                      "brand", "branded", "branding", "describe", "described", "describing",
                      "denounce", "denounced", "denouncing", "decried", "deemed", "dismissed",
                      "dismissing", "dismisses", "rejected", "rejecting"})  # fmt: skip
_THIS = frozenset({"that", "this", "it", "which", "they", "those", "these", "he", "she"})
_REBUTTALS = (
    ("not", "the", "case"), ("n't", "the", "case"),
    ("not", "what", "happened"),
    ("n't", "what", "happened"), ("no", "truth"), ("no", "merit"), ("without", "merit"),
    ("without", "foundation"), ("no", "foundation"), ("no", "basis", "in"), ("never", "happened"), ("n't", "happen"), ("not", "happen"),
    ("from", "the", "truth"), ("nothing", "of", "the", "sort"), ("nothing", "of", "the", "kind"),
    ("done", "nothing", "wrong"), ("did", "nothing", "wrong"), ("n't", "do", "anything", "wrong"),
    ("no", "wrongdoing"), ("his", "innocence"), ("her", "innocence"), ("their", "innocence"),
    ("out", "of", "context"), ("made", "up"), ("no", "such", "thing"), ("nothing", "to", "it"),
)  # fmt: skip
_REBUTTAL_HEADS = frozenset({"not", "no", "without", "never", "from", "nothing", "done", "did", "his",
                             "her", "their", "out", "made"})  # fmt: skip


@cache
def _verbs() -> dict[str, list[tuple[str, str]]]:
    """Return verb form -> [(second word or "", need)]."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("denial_verbs.tsv"):
        lemma, _, particle = row[0].partition("+")
        for form in inflected(lemma):
            found.setdefault(form, []).append((particle, row[1]))
    return found


@cache
def candidates() -> frozenset[str]:
    """Return the words without which a sentence holds no denial."""
    return frozenset(_verbs()) | words("false_words.txt") | _REBUTTAL_HEADS | _MISSTATED | {
        "guilty",
        "denial", "denials", "rebuttal", "retraction", "n't", "misquoted", "mischaracterized",
    }  # fmt: skip


def find_denial(tokens: Tokens, first: int, last: int, *, spoken: bool) -> Reason | None:
    """Find the words by which a sentence denies a claim.

    Args:
        tokens: The document's tokens.
        first: The sentence's first token.
        last: The token behind its last.
        spoken: Whether the sentence holds somebody's words; rebuttals and verdicts of
            falsehood count only then, in the writer's own voice they are a fact-check.

    Returns:
        The reason, or None.
    """
    wanted = candidates()
    lower = tokens.lower
    for i in range(first, last):
        word = lower[i]
        if word not in wanted and not word.endswith("n't"):
            continue
        end = (
            _verbal(lower, i, first, last)
            or _nominal(lower, i, first, last)
            or _correction(lower, i, first, last)
        )
        if end is None and spoken:
            end = _verdict(lower, i, first, last) or _rebuttal(lower, i, first, last)
        if end is None:
            end = _called_false(lower, i, first, last)
        if end is not None:
            return Reason("denial", tokens.starts[i], tokens.ends[end - 1])
    return None


def _verbal(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    for particle, need in _verbs().get(lower[i], ()):
        k = i + 1
        if particle:
            k = next((j + 1 for j in range(i + 1, min(i + 4, last)) if lower[j] == particle), -1)
            if k < 0:
                continue
        if _negated(lower, i, first) or not _is_act(lower, i, first):
            return None
        if need == "plain" and _denies_a_claim(lower, i, k, first, last):
            return k
        if need == "claim" and _claim_follows(lower, i, k, first, last):
            return k
        if need == "insist" and _negative_content(lower, k, last):
            return k
    return None


def _negated(lower: tuple[str, ...], i: int, first: int) -> bool:
    """Tell "did not deny", "neither confirmed nor denied", "refused to deny", "no denying"."""
    window = lower[max(first, i - 4) : i]
    if any(w in NEGATIONS or w.endswith("n't") or w == "nor" for w in window):
        return True
    if any(w.startswith(("refus", "declin", "fail")) for w in window):
        return True
    return "confirm" in lower[max(first, i - 3) : i] or "confirmed" in lower[max(first, i - 3) : i]


def _is_act(lower: tuple[str, ...], i: int, first: int) -> bool:
    """Tell a denial that took place from one that should, could or would."""
    j = i - 1
    while j >= first and lower[j].endswith("ly"):
        j -= 1
    return j < first or (lower[j] not in MODALS and lower[j] not in ("to", "'ll", "'d", "by", "for", "of"))


_STOPS = frozenset({",", ".", ";", ":", "and", "but", "or", "that", "to", "who", "which", "—"})


def _denies_a_claim(lower: tuple[str, ...], i: int, k: int, first: int, last: int) -> bool:
    before = lower[i - 1] if i > first else ""
    after = lower[k] if k < last else ""
    goods = words("denied_goods.txt")
    if lower[i].startswith("den"):
        if before in BE:
            asked = any(w in goods for w in lower[max(first, i - 5) : i])
            return not asked and after in ("by", ".", ",", "that", "")
        return not _denies_somebody_something(lower, k, last)
    if lower[i] in ("dispute", "disputes"):
        return after in ("the", "that", "this", "those", "these", "his", "her", "their", "its", "any", "such") or after in words("claim_nouns.txt")
    if lower[i] == "disputed":
        return before not in ("the", "a", "his", "her", "their", "its", "this", "hotly", "and") and after in (
            "the", "that", "this", "those", "these", "his", "her", "their", "its", "any", "such", "by", "it", "a", "some", "claims", "reports", "allegations",
        )  # fmt: skip
    if lower[i] in ("contradicts", "contradict", "contradicted", "contradicting"):
        return after not in (".", ",", "")
    return after not in ("", ".") or before not in ("the", "a")


def _denies_somebody_something(lower: tuple[str, ...], k: int, last: int) -> bool:
    """Recognise "denied him entry", "denied class-action status to", "denied voters a voice"."""
    goods, claims = words("denied_goods.txt"), words("claim_nouns.txt")
    for j in range(k, min(k + 7, last)):
        word = lower[j]
        if word in _STOPS or word in claims or word.endswith("ing"):
            return False
        if word in goods:
            return True
        if j > k and word in ("a", "an", "the", "any", "their", "his", "her") and lower[j - 1] not in _PREPOSITIONS | {"all"}:
            return True
    return False


_PREPOSITIONS = frozenset({"of", "in", "for", "with", "by", "on", "to", "at", "from", "about", "having", "being"})


def _claim_follows(lower: tuple[str, ...], i: int, k: int, first: int, last: int) -> bool:
    claims = words("claim_nouns.txt")
    for j in range(k, min(k + 10, last)):
        word = lower[j]
        if word in claims:
            return word not in ("idea", "notion", "talk") or j + 1 == last or lower[j + 1] in ("that", ".", ",")
        if word == "as":
            return any(w in words("false_words.txt") for w in lower[j + 1 : min(j + 7, last)])
        if word in (".", ";", ":", "who", "which", "after", "because", "before", "while"):
            break
    # "the allegation was rejected", "claims dismissed by"
    if i > first and lower[i - 1] in claims and k < last and lower[k] == "by":
        return True
    if i > first and lower[i - 1] in BE:
        return any(w in claims for w in lower[max(first, i - 8) : i])
    return False


def _negative_content(lower: tuple[str, ...], k: int, last: int) -> bool:
    window = lower[k : min(k + 9, last)]
    for j, word in enumerate(window):
        if word == "never" or word in ("innocence", "innocent"):
            return True
        if word == "not" or word.endswith("n't"):
            auxiliary = window[j - 1] if word == "not" and j else word[:-3]
            return auxiliary in BE | DO | HAVE or word[:-3] in ("did", "was", "were", "is", "had", "has", "have", "are", "do", "does")
        if word == "no" and j and window[j - 1] in BE | HAVE:
            return True
        if word in (",", ".", ";", "would", "will"):
            return False
    return False


def _nominal(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    if lower[i] in ("denial", "denials", "rebuttal", "retraction"):
        after = lower[i + 1] if i + 1 < last else ""
        before = lower[i - 1] if i > first else ""
        if before == "in" or any(w in words("denied_goods.txt") for w in lower[i + 1 : min(i + 5, last)]):
            return None
        if after in ("of", "that", "from", "by", "to", "about") or before in ("'s", "'", "his", "her", "their", "its", "a", "the", "categorical", "flat", "public", "vehement"):
            return i + 1
    return None


def _called_false(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    """Recognise "called the story a lie", "describing it as false"."""
    if lower[i] not in words("false_words.txt"):
        return None
    for j in range(i - 1, max(first, i - 14) - 1, -1):
        if lower[j] in (".", ";", "who", "which"):
            return None
        if lower[j] in _CALLING:
            between = lower[j + 1 : i]
            after = lower[i + 1] if i + 1 < last else ""
            if lower[i] in _STRONG and lower[i] not in ("lies", "smear") and after != "of" and not any(w in NEGATIONS for w in between):
                return i + 1
            return i + 1 if any(w in words("claim_nouns.txt") for w in between) else None
    return None


def _verdict(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    """Recognise "that is false", "the allegations are completely untrue"."""
    if lower[i] not in words("false_words.txt"):
        return None
    j = i - 1
    while j > first and (lower[j].endswith("ly") or lower[j] in ("a", "an", "all", "just", "total", "complete", "pure", "outright", "and", "absolute")):
        j -= 1
    if j < first or (lower[j] not in BE and lower[j] != "'s"):
        return None
    if any(w in words("claim_nouns.txt") for w in lower[max(first, j - 12) : j]):
        return i + 1
    about = _THIS if lower[i] == "wrong" else _THIS - {"he", "she", "they"}
    strong = lower[i] in _STRONG or lower[i] == "wrong"
    return i + 1 if strong and j > first and lower[j - 1] in about else None


def _not_true(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    """Recognise "that is simply not true", "the claims weren't accurate"."""
    k = i + 1
    while k < last and (lower[k].endswith("ly") or lower[k] in ("even", "at", "all")):
        k += 1
    if k >= last or lower[k] not in ("true", "accurate", "correct"):
        return None
    j = i - 1 if lower[i] == "not" else i
    while j > first and lower[j].endswith("ly"):
        j -= 1
    if lower[i] == "not" and lower[j] not in BE and lower[j] != "'s":
        return k + 1 if j < first or lower[j] in (",", "“", '"', "''") else None
    before = lower[max(first, j - 8) : j]
    if before and (before[-1] in _THIS or any(w in words("claim_nouns.txt") for w in before)):
        return k + 1 if before[-1] != "that" or len(before) < 2 or not before[-2].endswith("s") else None
    return None


def _never_did(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    """Recognise "I never said that", "we did not send" in somebody's words."""
    subject = lower[i - 1] if i > first else ""
    if lower[i] == "never" and subject in ("i", "we"):
        return i + 2 if i + 1 < last and (lower[i + 1].endswith("ed") or lower[i + 1] in _PAST) else None
    return None


_PAST = frozenset({"said", "told", "did", "knew", "met", "made", "took", "had", "sent", "saw", "thought",
                   "gave", "paid", "heard", "wrote", "meant", "was", "were", "got", "went", "ever"})  # fmt: skip
_MISSTATED = frozenset({"misstated", "misidentified", "misspelled", "misattributed", "misquoted",
                        "mischaracterized", "incorrectly", "erroneously", "misspoke"})  # fmt: skip
_OWN_WORK = frozenset({"article", "story", "version", "column", "caption", "report", "headline",
                       "photograph", "graphic", "correction", "he", "she", "had"})  # fmt: skip


def _correction(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    """Recognise "an earlier version of this article misstated"."""
    if lower[i] in _MISSTATED and any(w in _OWN_WORK for w in lower[first:i]):
        return i + 1
    return None


def _rebuttal(lower: tuple[str, ...], i: int, first: int, last: int) -> int | None:
    if lower[i] == "not" or lower[i].endswith("n't"):
        end = _not_true(lower, i, first, last)
        if end is not None:
            return end
    if lower[i] == "never":
        end = _never_did(lower, i, first, last)
        if end is not None:
            return end
    if lower[i] == "guilty":
        return i + 1 if lower[i - 1] == "not" and any(w.startswith("plead") or w == "pled" for w in lower[max(first, i - 4) : i]) else None
    head = "n't" if lower[i].endswith("n't") else lower[i]
    for pattern in _REBUTTALS:
        if pattern[0] != head:
            continue
        rest = [w for w in lower[i + 1 : min(i + 6, last)] if not w.endswith("ly") and w not in ("at", "all", "a", "just", "even")]
        if tuple(rest[: len(pattern) - 1]) == pattern[1:]:
            return min(i + len(pattern), last)
    return None


def mark(
    attributions: Sequence[Attributed], tagged: Sequence[Tagged]
) -> tuple[Attributed, ...]:
    """Return the attributions with ``denies`` set where their cue or content holds the denial.

    Args:
        attributions: A document's attributions.
        tagged: Its tagged sentences; the reason of a denied one is the denial's words.
    """
    denying = {
        index
        for t in tagged
        if t.tag == "denied"
        for index in t.attributions
        if _holds(attributions[index], t.reasons[0])
    }
    return tuple(
        msgspec.structs.replace(a, denies=index in denying) for index, a in enumerate(attributions)
    )


def _holds(a: Attributed, reason: Reason) -> bool:
    spans = (*a.content, a.cue) if a.cue is not None else a.content
    return any(s.start < reason.end and reason.start < s.end for s in spans)
