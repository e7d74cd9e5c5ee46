"""The regular-expression baseline: what somebody writes in an afternoon instead.

Quotation marks and say-verbs make a sentence sourced, words of denial denied, hedges and
nameless sources speculative.  Who said what is read off "X said …", "…, X said",
"said X" and "according to X".  The lists were written once from general knowledge and
not tuned on any gold data, and no line or word of claimcheck is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accuracy.values import Attribution, Span, Statement

_PARAGRAPH = re.compile(r"\S[^\n]*")
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)"
    r"(?<!\bNo)(?<!\bvs)(?<!\b[A-Z])[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])"
)
_QUOTATION = re.compile(r'“[^”]*(?:”|$)|"[^"]*(?:"|$)')
_SAY = re.compile(
    r"\b(?:said|says?|saying|told|tells?|asked|asks?|wrote|writes?|tweeted|tweets?|added|adds?"
    r"|announced?|announces|argued?|argues|claimed|claims?|stated|states|declared?|declares"
    r"|explained|explains?|insisted|insists?|warned|warns?|testified|testifies|reported|reports?"
    r"|noted|notes|acknowledged?|acknowledges|admitted|admits?|alleged|alleges|replied|replies"
    r"|responded|suggested|suggests?|urged|urges|vowed|vows|promised|promises|confirmed|confirms?"
    r"|predicted|predicts?|recalled|recalls?|accused|accuses|criticized|criticised|criticizes"
    r"|praised|praises|called for|calls for|called on|calls on|described|describes|believes?"
    r"|believed|thinks?|thought|found that|finds that|shows? that|showed that)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:[^\s,.;:—]+\s?){1,8})")
_SOURCE_BEFORE = re.compile(r"(?:[^\s,;:—–()“”\"]+\s+){1,8}$")
_SOURCE_AFTER = re.compile(r"\s+((?:[^\s,;:—–()“”\".]+\s?){1,6})")
_AUXILIARY = re.compile(
    r"\s+(?:has|have|had|is|are|was|were|also|then|later|once|repeatedly|reportedly)\s*$"
)
_CLAUSE = re.compile(r"^.*\b(?:and|but|as|when|while|that|which|who|because|if)\s+")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|rebut(?:s|ted)?"
    r"|reject(?:s|ed|ing)? (?:\w+ ){0,3}(?:claims?|allegations?|accusations?|charges?|reports?"
    r"|suggestions?|notion|idea)|dismiss(?:e[sd]|ing)? (?:\w+ ){0,3}(?:claims?|allegations?"
    r"|accusations?|reports?)|categorically|(?:is|are|was|were) (?:false|untrue|a lie|not true)"
    r"|no truth to|nothing of the sort|never happened|contradict(?:s|ed)?|pushed back)\b",
    re.IGNORECASE,
)
_NOT_DENIAL = re.compile(
    r"\bdenied (?:\w+ ){0,2}(?:entry|access|bail|permission|visas?|admission|parole|service)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:may|might|could|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|maybe|presumably"
    r"|apparently|seemingly|seems?|seemed|appears? to|appeared to|reportedly|allegedly|supposedly"
    r"|purportedly|rumou?red|rumou?rs?|unclear|uncertain|remains to be seen|expected to"
    r"|poised to|potentially|arguably|suspected|is (?:said|believed|thought|considered|seen)"
    r"|are (?:said|believed|thought|considered|seen)|it is (?:believed|thought|said|understood)"
    r"|speculation|speculated?|suggests?|raises? questions)\b"
)
_WEASEL = re.compile(
    r"\b(?:[Ss]ome (?:people|critics|experts|scholars|say|believe|argue|have)|[Mm]any"
    r"(?: people| believe| consider| of)?|[Mm]ost (?:people|scholars|experts)|widely|generally"
    r"|often|sometimes|considered|regarded|various|several|numerous|certain|in some cases)\b"
)
_NAMELESS = re.compile(
    r"^(?:sources?|insiders?|observers?|critics?|some|many|others|experts?|analysts?"
    r"|people|supporters|opponents|reports?|rumou?rs?|pundits?|skeptics|sceptics)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:reports?|poll|polls|survey|study|studies|statement|documents?|records|data|law|e-?mails?"
    r"|letter|memo|book|article|filing|lawsuit|video|tweet|figures)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:[A-Z]{2,}|campaign|committee|department|ministry|government|administration|police"
    r"|court|agency|company|party|council|commission|White House|Times|Post|officials|spokes\w+)\b"
)
_PRONOUN = re.compile(r"^(?:he|she|I|we)$", re.IGNORECASE)


def sentences(text: str) -> list[Span]:
    """Split paragraphs (lines) at full stops before a capital or a digit."""
    return [span for start, end in _paragraphs(text) for span in _split(text, start, end)]


def tags(text: str) -> list[Statement]:
    """Tag each sentence by the words in it."""
    return [
        Statement(start, end, *_tag(text[start:end], whole=(start, end) == paragraph))
        for paragraph in _paragraphs(text)
        for start, end in _split(text, *paragraph)
    ]


def attributions(text: str) -> list[Attribution]:
    """Read off who said what; bare quotations go to the last speaker of their paragraph."""
    found: list[Attribution] = []
    for paragraph in _paragraphs(text):
        last: int | None = None
        for start, end in _split(text, *paragraph):
            one = _attribution(text[start:end], start)
            if one is not None:
                last = len(found)
                found.append(one)
            elif last is not None and _is_quoted(text[start:end]):
                spoken = found[last]
                found[last] = spoken._replace(content=(*spoken.content, (start, end)))
    return found


def hedges(text: str) -> bool:
    """Tell whether a sentence has a hedge or a weasel word."""
    return bool(HEDGE.search(text) or _WEASEL.search(text))


def _paragraphs(text: str) -> Iterator[Span]:
    return (match.span() for match in _PARAGRAPH.finditer(text))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        yield begin, match.end()
        begin = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    if text[begin:end].strip():
        yield begin, end


def _tag(sentence: str, *, whole: bool) -> tuple[str | None, str | None]:
    """Return the tag and who the source is; a paragraph without a full stop is no statement."""
    bare = sentence.rstrip()
    if (whole and not re.search(r"[.!?:][\"”’')\]]*$", bare)) or bare.endswith("?"):
        return None, None
    said = _attribution(sentence, 0)
    kind = _kind(" ".join(sentence[s:e] for s, e in said.source)) if said else None
    if _DENIAL.search(sentence) and not _NOT_DENIAL.search(sentence):
        return "denied", kind
    if kind == "vague":
        return "speculative", kind
    if said or _is_quoted(sentence):
        return "sourced", kind or "person"
    return ("speculative", "hedge") if HEDGE.search(sentence) else ("asserted", None)


def _is_quoted(sentence: str) -> bool:
    return 2 * sum(len(match.group()) for match in _QUOTATION.finditer(sentence)) > len(sentence)


def _kind(source: str) -> str:
    if _PRONOUN.search(source):
        return "person"
    if _NAMELESS.search(source):
        return "vague"
    if _PAPER.search(source):
        return "document"
    if _BODY.search(source):
        return "organization"
    return "person" if re.search(r"[A-Z]", source) else "unnamed"


def _attribution(sentence: str, offset: int) -> Attribution | None:
    """Return the first attribution of a sentence, by its first cue outside quotations."""
    length = len(sentence.rstrip())
    according = _ACCORDING.search(sentence)
    if according:
        before, after = (0, according.start()), (according.end(), length)
        content = before if before[1] > length - after[0] else after
        return _made(
            sentence, offset, according.span(1), (according.start(), according.start(1)), content
        )
    quotations = [match.span() for match in _QUOTATION.finditer(sentence)]
    for cue in _SAY.finditer(sentence):
        start, end = cue.span()
        if any(s <= start < e for s, e in quotations):
            continue
        left = _AUXILIARY.sub("", sentence[:start].rstrip()) + " "
        after_quotation = re.search(r"[,?!—][\"”’]*\s*$", sentence[:start])
        if after_quotation:  # "…," said X
            source = _SOURCE_AFTER.match(sentence, end)
            if source:
                return _made(
                    sentence, offset, source.span(1), (start, end), (0, after_quotation.end())
                )
            continue
        named = _SOURCE_BEFORE.search(left)
        if not named:
            continue
        begin = named.start()
        clause = _CLAUSE.match(left[begin:])
        if clause:
            begin += clause.end()
        lead = left[:begin].rstrip()
        if lead.endswith((",", "”", '"', ",’")) and len(lead) > length - end:  # "…, X said"
            content = (0, len(lead))
        else:  # "X said …"
            that = re.match(r"\s*(?:[,:]\s*)?(?:that\s+)?", sentence[end:])
            content = (end + (that.end() if that else 0), length)
        return _made(sentence, offset, (begin, len(left.rstrip())), (start, end), content)
    return None


def _made(sentence: str, offset: int, source: Span, cue: Span, content: Span) -> Attribution | None:
    """Return the attribution with its spans trimmed and moved to the text, if it says anything."""
    spans = []
    for start, end in (source, cue, content):
        words = sentence[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip().rstrip(".,"))
        spans.append((offset + start, offset + end))
    if any(start >= end for start, end in spans):
        return None
    return Attribution((spans[0],), (spans[1],), (spans[2],))
