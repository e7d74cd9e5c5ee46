"""The metrics.  Each takes gold and answers in the same order and returns counts.

A share of nothing is 0.  No function looks at more than offsets, tags and the quotation
marks of a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accuracy.gold import Attributed, GoldStatement, Hedged, Segmented, Tagged
from accuracy.values import Attribution, Span, Statement

TAGS = ("sourced", "denied", "speculative", "asserted")
KINDS = ("person", "organization", "document", "unnamed", "vague", "hedge")
BINS = 10

_TAG_OF = {"S": "sourced", "D": "denied", "P": "speculative", "A": "asserted", "X": None}
_KIND_OF = dict(zip("noduvh", KINDS, strict=True))
_HALF = 0.5
_CONTENT_SHARE = 0.3
"""Of a sentence that content must cover for the sentence to count as attributed."""
_LETTERS = re.compile(r"\S(?:.*\S)?", re.DOTALL)


class Counts(NamedTuple):
    """What was found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return share(2 * self.right, 2 * self.right + self.wrong + self.missed)


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def overlap(a: Iterable[Span], b: Sequence[Span]) -> int:
    """Return how many code points two lists of spans share."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


# Tags


class TagFigures(NamedTuple):
    """Counts of (gold tag, tag got), of (gold source kind, right), and of confidence.

    None stands for "no statement".  ``stated`` holds the confidence of every statement
    that bears one, and whether its tag was right.
    """

    confusion: Counter[tuple[str | None, str | None]]
    kinds: Counter[tuple[str, bool]]
    stated: list[tuple[float, bool]]

    def of(self, tag: str) -> Counts:
        """Return the counts of a tag over the gold statements, "no statement" left out."""
        cells = [(w, g, n) for (w, g), n in self.confusion.items() if w is not None]
        return Counts(
            self.confusion[tag, tag],
            sum(n for want, got, n in cells if got == tag != want),
            sum(n for want, got, n in cells if want == tag != got),
        )

    def number(self, tag: str) -> int:
        return sum(n for (want, _), n in self.confusion.items() if want == tag)

    @property
    def non_statement(self) -> Counts:
        return Counts(
            self.confusion[None, None],
            sum(self.confusion[tag, None] for tag in TAGS),
            sum(self.confusion[None, tag] for tag in TAGS),
        )

    @property
    def macro_f1(self) -> float:
        return sum(self.of(tag).f1 for tag in TAGS) / len(TAGS)

    @property
    def accuracy(self) -> float:
        return share(sum(self.confusion[tag, tag] for tag in TAGS), sum(map(self.number, TAGS)))

    @property
    def kind_accuracy(self) -> float:
        right = sum(n for (_, hit), n in self.kinds.items() if hit)
        return share(right, self.kinds.total())


def score_tags(gold: Sequence[Tagged], answers: Sequence[Sequence[Statement]]) -> TagFigures:
    """Compare each gold statement with the answer that overlaps it most.

    A source's kind is compared where the tag is right and the gold names a kind.
    """
    figures = TagFigures(Counter(), Counter(), [])
    for article, given in zip(gold, answers, strict=True):
        for statement in article.statements:
            best = _best(statement, given)
            want = _TAG_OF[statement.code[0]]
            got = best.tag if best else None
            figures.confusion[want, got] += 1
            if best and got is not None and best.confidence is not None:
                figures.stated.append((best.confidence, want == got))
            kind = _KIND_OF.get(statement.code[1:])
            if best and kind and want == got:
                figures.kinds[kind, best.kind == kind] += 1
    return figures


def _best(gold: GoldStatement, given: Sequence[Statement]) -> Statement | None:
    span = [(gold.start, gold.end)]
    best = max(given, key=lambda s: overlap([(s.start, s.end)], span), default=None)
    return best if best and overlap([(best.start, best.end)], span) else None


class Bin(NamedTuple):
    """The statements whose confidence lies in a tenth: how many, stated mean, share right."""

    number: int
    stated: float
    right: float


def reliability(stated: Sequence[tuple[float, bool]]) -> tuple[list[Bin], float]:
    """Return ten bins of equal width, and the expected calibration error.

    The error is the mean distance between what a bin states and the share that is
    right, weighted by the bins' statements (Guo et al. 2017, On Calibration of Modern
    Neural Networks).  A confidence of 1 belongs to the last bin.
    """
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, hit in stated:
        rows[min(BINS - 1, int(confidence * BINS))].append((confidence, hit))
    bins = [
        Bin(
            len(row),
            share(sum(c for c, _ in row), len(row)),
            share(sum(h for _, h in row), len(row)),
        )
        for row in rows
    ]
    error = sum(bin_.number * abs(bin_.stated - bin_.right) for bin_ in bins)
    return bins, share(error, len(stated))


# Attributions


class Quoting(NamedTuple):
    """Direct or indirect attributions alone.

    ``found`` are the gold ones that were matched, of ``gold``; ``right`` the answers that
    matched, of ``given``; ``heard`` the matched gold ones whose source was hit, of
    ``voiced`` that have a source.
    """

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    voiced: int = 0
    heard: int = 0

    @property
    def recall(self) -> float:
        return share(self.found, self.gold)

    @property
    def precision(self) -> float:
        return share(self.right, self.given)


class AttributionFigures(NamedTuple):
    """Sentences attributed or not, content by character, and relations.

    A relation is right when its content shares at least half of the characters that
    either has (intersection over union).
    """

    sentences: Counts
    sentence_accuracy: float
    characters: Counts
    relations: Counts
    direct: Quoting
    indirect: Quoting

    @property
    def source_of_matched(self) -> float:
        heard = self.direct.heard + self.indirect.heard
        return share(heard, self.direct.voiced + self.indirect.voiced)


def score_attributions(
    gold: Sequence[Attributed], answers: Sequence[Sequence[Attribution]]
) -> AttributionFigures:
    """Compare attributions, each gold one with at most one answer."""
    sentences: Counter[tuple[bool, bool]] = Counter()
    characters: list[Counts] = [Counts()]
    relations: Counter[str] = Counter()
    quoting: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for article, given in zip(gold, answers, strict=True):
        wanted = [
            Attribution(*map(tuple, (a.source, a.cue, a.content))) for a in article.attributions
        ]
        for sentence in article.sentences:
            sentences[_is_attributed(sentence, wanted), _is_attributed(sentence, given)] += 1
        characters.append(_characters(len(article.text), wanted, given))
        marks = quoted(article.text)
        for want, got in _match(wanted, given):
            if want is not None:
                side = quoting[is_direct(want.content, marks)]
                side["gold"] += 1
                side["found"] += got is not None
                if got is not None and want.source:
                    side["voiced"] += 1
                    side["heard"] += overlap(want.source, got.source) > 0
            if got is not None:
                side = quoting[is_direct(got.content, marks)]
                side["given"] += 1
                side["right"] += want is not None
            relations["right" if want and got else "missed" if want else "wrong"] += 1
    return AttributionFigures(
        Counts(sentences[True, True], sentences[False, True], sentences[True, False]),
        share(sentences[True, True] + sentences[False, False], sentences.total()),
        total(characters),
        Counts(**relations),
        Quoting(**quoting[True]),
        Quoting(**quoting[False]),
    )


def _is_attributed(sentence: Span, attributions: Sequence[Attribution]) -> bool:
    start, end = sentence
    return any(
        overlap([sentence], a.content) >= _CONTENT_SHARE * (end - start)
        or any(start <= cue < end for cue, _ in a.cue)
        for a in attributions
    )


def _characters(length: int, wanted: Sequence[Attribution], given: Sequence[Attribution]) -> Counts:
    gold, got = bytearray(length), bytearray(length)
    for marked, attributions in ((gold, wanted), (got, given)):
        for start, end in (span for a in attributions for span in a.content):
            marked[start:end] = b"\1" * (end - start)
    both = sum(map(int.__and__, gold, got))
    return Counts(both, sum(got) - both, sum(gold) - both)


def _match(
    wanted: Sequence[Attribution], given: Sequence[Attribution]
) -> Iterable[tuple[Attribution | None, Attribution | None]]:
    """Yield pairs, gold ones in their order with the free answer that shares most."""
    free = list(given)
    for want in wanted:
        if not want.content:
            continue
        best = max(free, key=lambda a, want=want: overlap(want.content, a.content), default=None)  # type: ignore[misc]
        shared = overlap(want.content, best.content) if best else 0
        if best and shared and shared / (size(want.content) + size(best.content) - shared) >= _HALF:
            free.remove(best)
            yield want, best
        else:
            yield want, None
    yield from ((None, a) for a in free if a.content)


def quoted(text: str) -> bytes:
    """Mark with 1 every code point of a text that stands within quotation marks.

    Curly marks open and close, straight ones in turn; a paragraph (line) that leaves a
    quotation open is quoted to its end, as news does when the next one goes on.  Single
    marks are left out, since most are apostrophes.  The marks belong to the quotation.
    """
    marked = bytearray(len(text))
    start: int | None = None
    closers = ""
    for place, char in enumerate(text):
        if start is None:
            if char in '“"':
                start, closers = place, '"' if char == '"' else "”"
        elif char in closers or char == "\n":
            marked[start : place + 1] = b"\1" * (place + 1 - start)
            start = None
    if start is not None:
        marked[start:] = b"\1" * (len(text) - start)
    return bytes(marked)


def is_direct(content: Sequence[Span], marks: bytes) -> bool:
    """Tell whether more than half of a content stands within quotation marks."""
    return sum(sum(marks[s:e]) for s, e in content) > _HALF * size(content)


# Sentences and hedges


def score_sentences(
    gold: Sequence[Segmented], answers: Sequence[Sequence[Span]]
) -> dict[str, Counts]:
    """Count whole sentences, right when both ends are, by the genre in the document's name.

    White space at the ends is left out.
    """
    found: dict[str, list[Counts]] = {}
    for document, given in zip(gold, answers, strict=True):
        want, got = (_stripped(document.text, s) for s in (document.sentences, given))
        counts = Counts(len(want & got), len(got - want), len(want - got))
        found.setdefault(genre(document.doc), []).append(counts)
    return {name: total(counts) for name, counts in sorted(found.items())}


def genre(name: str) -> str:
    """Return the genre in a name such as GUM_news_election.txt, or "other"."""
    parts = name.split("_")
    return parts[1] if parts[0] == "GUM" and len(parts) > 1 else "other"


def _stripped(text: str, spans: Iterable[Span]) -> set[Span]:
    found = (_LETTERS.search(text, start, end) for start, end in spans)
    return {match.span() for match in found if match}


def score_hedges(gold: Sequence[Hedged], answers: Sequence[bool]) -> Counts:
    pairs = Counter((row.uncertain, got) for row, got in zip(gold, answers, strict=True))
    return Counts(pairs[True, True], pairs[False, True], pairs[True, False])
