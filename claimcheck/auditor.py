"""One way through the code: from a document to its audit."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from sys import intern

from claimcheck import audit as values
from claimcheck.config.settings import DEFAULT, Settings
from claimcheck.documents.comments import prose
from claimcheck.documents.limits import Reading
from claimcheck.documents.read import from_file, from_text
from claimcheck.values import (
    Attributed,
    Document,
    Hedge,
    Place,
    Reason,
    Sentence,
    Span,
    Tagged,
)


class Auditor:
    """Audits documents.

    Build one and use it for many documents: word lists and learned tables are loaded
    once a process.  It holds nothing but its settings, which do not change, so that
    threads can share it and it can be sent to worker processes at no cost.
    """

    __slots__ = ("settings",)

    def __init__(self, settings: Settings = DEFAULT) -> None:
        """Make an auditor.

        Args:
            settings: Which rules apply and how; those on by default if not given.
        """
        self.settings = settings

    def audit(self, document: Document) -> values.DocumentAudit:
        """Audit a document that has been read already.

        Args:
            document: The document; see ``claimcheck.documents.read``.

        Returns:
            Its audit, the same for the same document.
        """
        # The stages load nltk and the learned tables, which who only reads can do without.
        from claimcheck.attribution.attribute import attribute
        from claimcheck.attribution.house import with_lexicon
        from claimcheck.language.segment import segment
        from claimcheck.rules.draft import make_draft
        from claimcheck.rules.judge import judge
        from claimcheck.scoring.ledger import ledger
        from claimcheck.scoring.score import score
        from claimcheck.tagging.denials import mark
        from claimcheck.tagging.tag import tag

        text = segment(prose(document))
        attributions = with_lexicon(text, attribute(text), self.settings.lexicon)
        tagged = tag(text, attributions)
        attributions = mark(attributions, tagged)
        sources = ledger(text, attributions, tagged)
        findings = judge(make_draft(text, attributions, tagged, sources), self.settings)
        summary = score(text, attributions, tagged, sources)
        del text  # a long one's tokens and classes are a third of all there is in memory
        return values.DocumentAudit(
            path=document.path,
            format=document.format,
            encoding=document.encoding,
            sha256=document.sha256,
            statements=_statements(document, tagged, attributions),
            attributions=_attributions(document, attributions),
            sources=sources,
            findings=findings,
            summary=summary,
        )

    def audit_text(self, text: str, *, path: str = "<text>") -> values.DocumentAudit:
        """Audit a text.

        Args:
            text: The text; offsets in the audit are code points into it.
            path: What to call it.

        Returns:
            Its audit, with the encoding and the SHA-256 of the text in UTF-8.
        """
        return self.audit(from_text(text, path))

    def audit_file(
        self,
        path: str | os.PathLike[str],
        *,
        encoding: str | None = None,
        format: str | None = None,  # noqa: A002  the name it has in the audit
    ) -> values.DocumentAudit:
        """Audit a file.

        Args:
            path: The file.
            encoding: Its encoding; found out if not given.
            format: Its format, as the audit names it; found out if not given.

        Returns:
            Its audit.  Where the file is text, offsets are code points into the decoded file,
            without a byte-order mark and with its line ends as they are; where it is not,
            into the text that was taken out of it, with its paragraphs as lines.

        Raises:
            ReadingError: If the file is missing, unreadable or of no format that is read.
            LookupError: If there is no such encoding.
            ValueError: If there is no such format.
        """
        return self.audit(from_file(Path(path), Reading(encoding=encoding, format=format)))


def _statements(
    document: Document, tagged: Sequence[Tagged], attributions: Sequence[Attributed]
) -> tuple[values.Statement, ...]:
    from claimcheck.tagging.confidence import confidence

    text = document.text
    made: list[values.Statement] = []
    for index, item in enumerate(tagged):
        sentence = item.sentence
        place = document.place(sentence.start, sentence.end)
        words = text[sentence.start : sentence.end]
        made.append(
            _statement(document, sentence, place, words)(
                id=index,
                start=place.start,
                end=place.end,
                line=place.line,
                column=place.column,
                end_line=place.end_line,
                end_column=place.end_column,
                paragraph=sentence.block,
                kind=item.kind,
                text=words,
                tag=item.tag,
                confidence=confidence(item, attributions),
                attributions=item.attributions,
                hedges=tuple([_hedge(document, hedge) for hedge in item.hedges]),
                check_worthy=item.check_worthy,
                reasons=tuple([_reason(document, reason) for reason in item.reasons]),
            )
        )
    return tuple(made)


def _statement(
    document: Document, sentence: Sentence, place: Place, words: str
) -> Callable[..., values.Statement]:
    """Return what makes the statement of a sentence: another for one with mark-up inside."""
    if not document.origin:
        return values.Statement
    cuts = document.origin.cuts(sentence.start, sentence.end)
    if len(cuts) > 1 or place.end - place.start != len(words):
        return partial(values.MarkedUpStatement, cuts=cuts)
    return values.Statement


def _attributions(
    document: Document, attributions: Sequence[Attributed]
) -> tuple[values.Attribution, ...]:
    return tuple(
        [
            values.Attribution(
                id=index,
                source=_source(document, item),
                cue=_cue(document, item),
                content=tuple([document.located(span.start, span.end) for span in item.content]),
                quotation=item.quotation,
                denies=item.denies,
            )
            for index, item in enumerate(attributions)
        ]
    )


def _source(document: Document, item: Attributed) -> values.Source | None:
    span = item.source
    if span is None and item.kind is None:
        return None
    kind = item.kind or "vague"
    if span is None:
        return values.Source(start=None, end=None, text=None, name=item.name, kind=kind)
    place = document.located(span.start, span.end)
    words = _words(document, span)
    return values.Source(start=place.start, end=place.end, text=words, name=item.name, kind=kind)


def _cue(document: Document, item: Attributed) -> values.Cue | None:
    cue = item.cue
    if cue is None:
        return None
    place = document.located(cue.start, cue.end)
    words = _words(document, cue)
    return values.Cue(
        start=place.start, end=place.end, text=words, type=item.type, lemma=item.lemma
    )


def _hedge(document: Document, hedge: Hedge) -> values.Hedge:
    place = document.located(hedge.start, hedge.end)
    words = _words(document, hedge)
    return values.Hedge(start=place.start, end=place.end, text=words, type=hedge.type)


def _reason(document: Document, reason: Reason) -> values.Reason:
    place = document.located(reason.start, reason.end)
    words = _words(document, reason)
    return values.Reason(rule=reason.rule, start=place.start, end=place.end, text=words)


def _words(document: Document, span: Span | Hedge | Reason) -> str:
    """Return words of the text: "said" and the like once, however often they are found."""
    return intern(document.text[span.start : span.end])
