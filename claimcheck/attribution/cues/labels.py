"""Names set beside words: transcript turns ("ROE: …") and signatures ("“…” — Jane Roe")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.attribution.cues.found import Found
from claimcheck.attribution.lexicon import Cue
from claimcheck.attribution.syntax.clauses import quotation_end
from claimcheck.attribution.syntax.view import View
from claimcheck.regex import later
from claimcheck.values import Attributed, Quotation, Span, Text

_COLON = Cue(":", "speech")
_NAME = 5  # tokens of a label, at most
_NAME_MARKS = frozenset({",", ".", "&", "(", ")"})
_TURN = later(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} ?:\s")
_TURNS = 4  # of a dialogue, at least
_HANDLE = later(
    r"\s?(?P<dash>[—–-])\s(?P<name>\w[^\n()—–]{0,48}) \(@\w{1,15}\)(?: \w+ \d{1,2}, \d{4})?"
)
_DASHES = frozenset({"—", "–", "―", "---", "--", "-"})
_SIGNATURE = 6  # tokens of a signature, at most
_SPACE_AND_STOP = " ,.\xa0"


def is_dialogue(text: Text) -> bool:
    """Tell a document written in turns: several blocks open with a name and a colon."""
    if text.document.text.count(":") < _TURNS:
        return False
    matches = [_TURN.match(text.document.text, block.start) for block in text.document.blocks]
    labels = [match.group() for match in matches if match]
    return len(labels) >= _TURNS and len(set(labels)) < len(labels)


def turn(v: View, *, dialogue: bool) -> Found | None:
    """Recognise a labelled quotation or a transcript turn: "SMITH: …", "Jane Roe: …".

    Args:
        v: The sentence, the first of its block.
        dialogue: Whether the document is written in turns, so that any name before a
            colon opens one.
    """
    colon = 0
    while v.words[colon] != ":":
        named = v.capital(colon) or v.words[colon] in _NAME_MARKS
        if not named or colon == min(_NAME, v.size - 1):
            return None
        colon += 1
    if colon == 0 or colon + 1 >= v.size:
        return None
    quoted = v.quote_mark(colon + 1)
    if not (quoted or dialogue or v.tokens.words[v.first].isupper()):
        return None
    end = quotation_end(v, colon + 1, v.size) if quoted else v.size
    content = ((colon + 1, end),)
    return Found(_COLON, (colon, colon + 1), (0, colon), content, "colon.turn")


def signatures(text: Text) -> list[Attributed]:
    """Find what has a dash and a name behind it: "“…” — Jane Roe", "… — Jane Roe (@jroe)"."""
    # Only a block quotation is signed without a dash.
    below = any(block.kind == "quotation" for block in text.document.blocks)
    found = [
        _signature(text, quotation, below=below)
        for quotation in text.quotations
        if not quotation.depth
    ]
    return [attributed for attributed in (*found, *_posts(text)) if attributed is not None]


def _posts(text: Text) -> Iterator[Attributed]:
    """Yield posts of a social network as they look when embedded: text, dash, name, handle."""
    whole = text.document.text
    if "(@" not in whole:
        return
    end = 0
    for handle in _HANDLE.finditer(whole):
        block = text.document.blocks[
            bisect_right(text.document.blocks, handle.start(), key=lambda b: b.start) - 1
        ]
        before = whole[max(block.start, end) : handle.start("dash")].rstrip()
        words = before.lstrip()
        begin = max(block.start, end) + len(before) - len(words)
        end = handle.end()
        if words:
            yield Attributed(
                source=Span(*handle.span("name")),
                cue=Span(*handle.span("dash")),
                content=(Span(begin, begin + len(words)),),
                type="writing",
                lemma="—",
                rule="dash.handle",
                quotation="direct",
            )


def _signature(text: Text, quotation: Quotation, *, below: bool) -> Attributed | None:
    tokens, whole = text.tokens, text.document.text
    dash = tokens.at(quotation.end)
    dashed = dash < len(tokens) and tokens.words[dash] in _DASHES
    first = dash + dashed
    if first >= len(tokens) or not (dashed or (below and _is_signed_below(text, quotation))):
        return None
    end = first
    while end < min(first + _SIGNATURE, len(tokens)) and tokens.words[end][:1].isupper():
        if end > first and "\n" in whole[tokens.ends[end - 1] : tokens.starts[end]]:
            break
        end += 1
    if end == first:
        return None
    # A name that the sentence goes on behind signs nothing.
    behind = whole[tokens.ends[end - 1] : tokens.ends[end - 1] + 3].strip(_SPACE_AND_STOP)
    goes_on = end < len(tokens) and tokens.words[end] != ","
    if goes_on and behind[:1] not in ("", "\n", "\r"):
        return None
    return Attributed(
        source=Span(tokens.starts[first], tokens.ends[end - 1]),
        cue=Span(tokens.starts[dash], tokens.ends[dash]) if dashed else None,
        content=quotation.parts,
        type="speech",
        lemma="—",
        rule="dash.signature",
        quotation="direct",
    )


def _is_signed_below(text: Text, quotation: Quotation) -> bool:
    """Tell whether a block quotation has a line below it that names its speaker."""
    blocks = text.document.blocks
    below = bisect_right(blocks, quotation.end, key=lambda block: block.start)
    return (
        below < len(blocks)
        and blocks[below].kind == "byline"
        and blocks[below - 1].kind == "quotation"
    )
