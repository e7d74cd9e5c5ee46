"""Documents built by hand, stage by stage, for the tests of score, ledger and report.

A document is written down as paragraphs of ``Said``; the values that the stages would
make of it follow from there, so that no test here depends on how text is understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck import audit
from claimcheck.language.tokens import tokenize
from claimcheck.language.wordclass import tag_sentences
from claimcheck.scoring.ledger import ledger
from claimcheck.scoring.score import score
from claimcheck.totals import assemble
from claimcheck.values import (
    Attributed,
    Block,
    CueType,
    Document,
    Hedge,
    HedgeType,
    Reason,
    Sentence,
    SourceKind,
    Span,
    StatementKind,
    Tag,
    Tagged,
    Text,
)

TAGS: dict[str, Tag] = {
    "S": "sourced",
    "D": "denied",
    "P": "speculative",
    "A": "asserted",
}


class Said(NamedTuple):
    """A sentence with its verdict: "S", "D", "P", "A", or "X" for none.

    ``source`` and ``cue`` are words of the sentence, ``hedges`` and ``deciding`` too.
    """

    words: str
    tag: str = "A"
    worthy: bool = True
    source: str | None = None
    name: str | None = None
    kind: SourceKind | None = None
    role: str | None = None
    cue: str | None = None
    type: CueType = "speech"
    lemma: str = "say"
    hypothetical: bool = False
    hedges: tuple[tuple[str, HedgeType], ...] = ()
    deciding: tuple[str, ...] = ()
    statement_kind: StatementKind = "heading"


class Made(NamedTuple):
    """The values of all stages."""

    text: Text
    attributions: tuple[Attributed, ...]
    tagged: tuple[Tagged, ...]
    ledger: tuple[audit.LedgerEntry, ...]
    summary: audit.Summary

    def part(self, name: str) -> audit.ScorePart:
        """Return one part of the score."""
        return next(part for part in self.summary.parts if part.name == name)


def made(paragraphs: Sequence[Sequence[Said]], path: str = "draft.txt", between: str = " ") -> Made:
    """Return the values that the stages would make of a document."""
    text = ""
    blocks: list[Block] = []
    rows: list[tuple[int, int, Said]] = []
    for index, paragraph in enumerate(paragraphs):
        text += "\n\n" if index else ""
        begin = len(text)
        for number, said in enumerate(paragraph):
            text += between if number else ""
            rows.append((len(text), index, said))
            text += said.words
        blocks.append(Block("paragraph", begin, len(text)))
    starts = (0, *(i + 1 for i, char in enumerate(text) if char == "\n"))
    document = Document(path, "text", "utf-8", "0" * 64, text, tuple(blocks), starts)
    tokens = tokenize(text)

    attributions: list[Attributed] = []
    tagged: list[Tagged] = []
    for start, block, said in rows:
        end = start + len(said.words)

        def span(words: str, said: Said = said, start: int = start) -> Span:
            at = start + said.words.index(words)
            return Span(at, at + len(words))

        indices: tuple[int, ...] = ()
        if said.kind or said.cue:
            attributions.append(
                Attributed(
                    source=span(said.source) if said.source else None,
                    cue=span(said.cue) if said.cue else None,
                    content=(Span(start, end),),
                    type=said.type,
                    lemma=said.lemma,
                    rule="made",
                    quotation="indirect",
                    denies=said.tag == "D",
                    hypothetical=said.hypothetical,
                    name=said.name,
                    kind=said.kind,
                    role=said.role,
                )
            )
            indices = (len(attributions) - 1,)
        tag = TAGS.get(said.tag)
        tagged.append(
            Tagged(
                sentence=Sentence(start, end, tokens.at(start), tokens.at(end), block),
                kind="statement" if tag else said.statement_kind,
                tag=tag,
                attributions=indices,
                hedges=tuple(
                    Hedge(span(words).start, span(words).end, type_, main=True)
                    for words, type_ in said.hedges
                ),
                reasons=tuple(
                    Reason(_rule(said), span(words).start, span(words).end)
                    for words in said.deciding or _decided_by(said)
                ),
                check_worthy=said.worthy and tag is not None,
            )
        )
    sentences = tuple(item.sentence for item in tagged)
    segmented = Text(document, tokens, (), sentences, tag_sentences(tokens, sentences))
    entries = ledger(segmented, attributions, tagged)
    summary = score(segmented, attributions, tagged, entries)
    return Made(segmented, tuple(attributions), tuple(tagged), entries, summary)


def _decided_by(said: Said) -> tuple[str, ...]:
    """Return the words that decide a speculative statement for which none are given."""
    words = (*(hedge for hedge, _ in said.hedges), said.cue, said.source)
    return tuple(word for word in words if word)[:1] if said.tag == "P" else ()


def _rule(said: Said) -> str:
    if said.tag == "P" and (said.kind == "vague" or (said.cue and said.kind is None)):
        return "vague.made"
    return f"hedge.{said.hedges[0][1]}" if said.hedges else "made"


def document_audit(values: Made) -> audit.DocumentAudit:
    """Return the audit of a hand-built document."""
    document = values.text.document
    statements = []
    for index, item in enumerate(values.tagged):
        start, end = item.sentence.start, item.sentence.end
        place = document.place(start, end)
        statements.append(
            audit.Statement(
                id=index,
                start=start,
                end=end,
                line=place.line,
                column=place.column,
                end_line=place.end_line,
                end_column=place.end_column,
                paragraph=item.sentence.block,
                kind=item.kind,
                text=document.text[start:end],
                tag=item.tag,
                confidence=None,
                attributions=item.attributions,
                hedges=tuple(
                    audit.Hedge(
                        start=hedge.start,
                        end=hedge.end,
                        text=document.text[hedge.start : hedge.end],
                        type=hedge.type,
                    )
                    for hedge in item.hedges
                ),
                check_worthy=item.check_worthy,
                reasons=tuple(
                    audit.Reason(
                        rule=reason.rule,
                        start=reason.start,
                        end=reason.end,
                        text=document.text[reason.start : reason.end],
                    )
                    for reason in item.reasons
                ),
            )
        )
    return audit.DocumentAudit(
        path=document.path,
        format="text",
        encoding="utf-8",
        sha256=document.sha256,
        statements=tuple(statements),
        attributions=tuple(
            audit.Attribution(
                id=index,
                source=_source(item, document.text),
                cue=None,
                content=item.content,
                quotation=item.quotation,
                denies=item.denies,
            )
            for index, item in enumerate(values.attributions)
        ),
        sources=values.ledger,
        findings=(),
        summary=values.summary,
    )


def _source(item: Attributed, text: str) -> audit.Source | None:
    if item.source is None or item.kind is None:
        return None
    start, end = item.source.start, item.source.end
    return audit.Source(start=start, end=end, text=text[start:end], name=item.name, kind=item.kind)


def run(*documents: Made) -> tuple[audit.Audit, dict[str, str]]:
    """Return the audit of a run over hand-built documents, and their texts by path."""
    texts = {values.text.document.path: values.text.document.text for values in documents}
    return assemble([document_audit(values) for values in documents], []), texts
