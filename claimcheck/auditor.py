"""One way through the code: from a document to its audit."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from claimcheck import audit as values
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.read import from_file, from_text
from claimcheck.values import Attributed, Document, Span, Tagged


class Auditor:
    """Audits documents.

    Build one and use it for many documents: word lists and learned tables are loaded
    once a process.  It holds no state of its own, so that threads can share it and it
    can be sent to worker processes at no cost.
    """

    __slots__ = ()

    def audit(self, document: Document) -> values.DocumentAudit:
        """Audit a document that has been read already.

        Args:
            document: The document; see ``claimcheck.documents.read``.

        Returns:
            Its audit, the same for the same document.
        """
        # The stages load nltk and the learned tables, which who only reads can do without.
        from claimcheck.attribution.attribute import attribute
        from claimcheck.language.segment import segment
        from claimcheck.scoring.ledger import ledger
        from claimcheck.scoring.score import score
        from claimcheck.tagging.denials import mark
        from claimcheck.tagging.tag import tag

        text = segment(document)
        attributions = attribute(text)
        tagged = tag(text, attributions)
        attributions = mark(attributions, tagged)
        sources = ledger(text, attributions, tagged)
        return values.DocumentAudit(
            path=document.path,
            format=document.format,
            encoding=document.encoding,
            sha256=document.sha256,
            statements=_statements(document, tagged, attributions),
            attributions=_attributions(document, attributions),
            sources=sources,
            findings=(),
            summary=score(text, attributions, tagged, sources),
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
        self, path: str | os.PathLike[str], *, encoding: str | None = None
    ) -> values.DocumentAudit:
        """Audit a file of plain text.

        Args:
            path: The file.
            encoding: Its encoding; found out if not given.

        Returns:
            Its audit; offsets are code points into the decoded file, without a
            byte-order mark and with its line ends as they are.

        Raises:
            ReadingError: If the file is missing, unreadable or no text.
            LookupError: If there is no such encoding.
        """
        return self.audit(from_file(Path(path), encoding))


def assemble(
    documents: Sequence[values.DocumentAudit], errors: Sequence[ReadingError]
) -> values.Audit:
    """Put the audits of a run together, with its totals.

    Args:
        documents: The audits, in the order of the arguments.
        errors: What could not be read.

    Returns:
        The audit of the run; its score is the mean of the documents' scores, weighted
        by their statements.
    """
    from claimcheck import __version__
    from claimcheck.scoring.score import grade

    summaries = [document.summary for document in documents]
    statements = sum(summary.statements for summary in summaries)
    points = sum((summary.score or 0) * summary.statements for summary in summaries)
    # Halves are rounded up, whatever the platform's floating point does.
    mean = (2 * points + statements) // (2 * statements) if statements else None
    return values.Audit(
        schema_version=values.SCHEMA_VERSION,
        tool=values.Tool(name="claimcheck", version=__version__),
        documents=tuple(documents),
        errors=tuple(values.ReadError(path=error.path, error=error.reason) for error in errors),
        summary=values.Totals(
            documents=len(documents),
            errors=len(errors),
            words=sum(summary.words for summary in summaries),
            statements=statements,
            tags=values.TagCounts(
                sourced=sum(summary.tags.sourced for summary in summaries),
                denied=sum(summary.tags.denied for summary in summaries),
                speculative=sum(summary.tags.speculative for summary in summaries),
                asserted=sum(summary.tags.asserted for summary in summaries),
            ),
            score=mean,
            grade=None if mean is None else grade(mean),
        ),
    )


def _statements(
    document: Document, tagged: Sequence[Tagged], attributions: Sequence[Attributed]
) -> tuple[values.Statement, ...]:
    from claimcheck.tagging.confidence import confidence

    text = document.text
    made: list[values.Statement] = []
    for index, item in enumerate(tagged):
        sentence = item.sentence
        line, column = document.position(sentence.start)
        end_line, end_column = document.position(sentence.end)
        made.append(
            values.Statement(
                id=index,
                start=sentence.start,
                end=sentence.end,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                paragraph=sentence.block,
                kind=item.kind,
                text=text[sentence.start : sentence.end],
                tag=item.tag,
                confidence=confidence(item, attributions),
                attributions=item.attributions,
                hedges=tuple(
                    values.Hedge(
                        start=hedge.start,
                        end=hedge.end,
                        text=text[hedge.start : hedge.end],
                        type=hedge.type,
                    )
                    for hedge in item.hedges
                ),
                check_worthy=item.check_worthy,
                reasons=tuple(
                    values.Reason(
                        rule=reason.rule,
                        start=reason.start,
                        end=reason.end,
                        text=text[reason.start : reason.end],
                    )
                    for reason in item.reasons
                ),
            )
        )
    return tuple(made)


def _attributions(
    document: Document, attributions: Sequence[Attributed]
) -> tuple[values.Attribution, ...]:
    return tuple(
        values.Attribution(
            id=index,
            source=_source(document, item),
            cue=_cue(document, item),
            content=item.content,
            quotation=item.quotation,
            denies=item.denies,
        )
        for index, item in enumerate(attributions)
    )


def _source(document: Document, item: Attributed) -> values.Source | None:
    span = item.source
    if span is None and item.kind is None:
        return None
    return values.Source(
        start=span.start if span else None,
        end=span.end if span else None,
        text=_words(document, span) if span else None,
        name=item.name,
        kind=item.kind or "vague",
    )


def _cue(document: Document, item: Attributed) -> values.Cue | None:
    if item.cue is None:
        return None
    return values.Cue(
        start=item.cue.start,
        end=item.cue.end,
        text=_words(document, item.cue),
        type=item.type,
        lemma=item.lemma,
    )


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]
