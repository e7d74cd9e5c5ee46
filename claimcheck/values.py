"""The frozen values that travel between the stages.

Every stage is a function from one of these to the next:

    read -> Document -> segment -> Text -> attribute -> tuple[Attributed, ...]
         -> tag -> tuple[Tagged, ...] -> judge -> the audit (see ``claimcheck.audit``)

All offsets are code points into ``Document.text``, ends exclusive; they are made
once, by the tokeniser, and carried from there.  Token indices point into
``Tokens``; ranges of them are half open too.

Those of which a long text has many take no part in garbage collection (``gc=False``): they are made
once of what was there before, so that no cycle can be among them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, count
from typing import Literal

from msgspec import Struct

BlockKind = Literal[
    "paragraph",
    "heading",
    "byline",
    "dateline",
    "caption",
    "list-item",
    "quotation",
    "boilerplate",
]
"""What a block of a document is; see ``claimcheck.documents.blocks``."""

StatementKind = Literal["statement", "heading", "byline", "caption", "question", "boilerplate"]
Tag = Literal["sourced", "denied", "speculative", "asserted"]
SourceKind = Literal["person", "organization", "document", "unnamed", "vague"]
CueType = Literal["speech", "writing", "document", "belief", "desire", "intention", "perception"]
QuotationKind = Literal["direct", "indirect", "mixed"]
HedgeType = Literal["evidential", "modal", "epistemic", "prospect", "weasel", "question"]

COMMUNICATIVE: frozenset[str] = frozenset({"speech", "writing", "document"})
"""Cue types that can make a statement sourced; the others are states of mind."""


class Span(Struct, gc=False, frozen=True, order=True):
    """A stretch of the document's text in code points, end exclusive."""

    start: int
    end: int


class Block(Struct, gc=False, frozen=True):
    """One block of a document, such as a paragraph, a heading or a list item.

    Blocks are in order, do not overlap, and have no white space at either end.
    A hard-wrapped paragraph is one block that holds line breaks.
    """

    kind: BlockKind
    start: int
    end: int


class Comment(Struct, frozen=True):
    """A comment in a draft that is addressed to claimcheck; see ``claimcheck.documents.comments``.

    ``verb`` is its first word in lower case, whatever that is.  ``rules`` are the words that say
    which rules are meant, or None if it names none and means all.
    """

    start: int
    end: int
    verb: str
    rules: tuple[str, ...] | None
    reason: str | None


class Origin(Struct, frozen=True):
    """Where the stretches of a text stand in the file that it was taken from.

    Stretch ``i`` begins at ``texts[i]`` in the text and stands at ``starts[i]:ends[i]`` in the
    file.  If it is as long there as in the text, its characters are the same, one by one; if not
    (an entity, white space run together), it is one whole.  Those of a paragraph are in order.
    """

    texts: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def located(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the file, with what is between."""
        begin = self._place(start)[0]
        return Span(begin, max(begin, self._place(end - 1)[1] if end > start else begin))

    def _place(self, offset: int) -> tuple[int, int]:
        """Return the span in the file of one character of the text."""
        at = bisect_right(self.texts, offset) - 1
        if at < 0:
            return 0, 0
        start, end = self.starts[at], self.ends[at]
        into = offset - self.texts[at]
        size = self.texts[at + 1] - self.texts[at] if at + 1 < len(self.texts) else end - start
        return (start + into, start + into + 1) if size == end - start else (start, end)

    def cuts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the stretches in a part of the text: where each begins in file and text."""
        first = max(0, bisect_right(self.texts, start) - 1)
        last = bisect_right(self.texts, end - 1)
        begin = self.located(start, end).start
        return tuple(
            (max(0, self.starts[i] - begin), max(0, self.texts[i] - start))
            for i in range(first, last)
        )


class Place(Struct, gc=False, frozen=True):
    """A stretch of a document as the audit gives it: offsets, lines and columns of the file."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Document(Struct, frozen=True):
    """A decoded document: what reading gives and segmentation takes.

    The ``text`` is the prose.  Where it is not the file itself but was taken out of mark-up,
    ``origin`` has its places in the file.  ``line_starts`` are the offsets at which the lines of
    the file begin (the first is 0), for lines that end in LF, CRLF or CR; in formats whose file
    is no text, those at which the paragraphs of the text do.  The ``comments`` are part of the
    text and no prose.
    """

    path: str
    format: str
    encoding: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    comments: tuple[Comment, ...] = ()
    origin: Origin | None = None

    def located(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the file; the same if they are one."""
        return self.origin.located(start, end) if self.origin else Span(start, end)

    def place(self, start: int, end: int) -> Place:
        """Return where a stretch of the text stands in the file, with lines and columns."""
        if self.origin:
            span = self.origin.located(start, end)
            start, end = span.start, span.end
        lines = self.line_starts
        line, end_line = bisect_right(lines, start), bisect_right(lines, end)
        # Lines and columns count from 1, columns in code points.
        column, end_column = start - lines[line - 1] + 1, end - lines[end_line - 1] + 1
        return Place(start, end, line, column, end_line, end_column)


class Tokens(Struct, frozen=True):
    """All tokens of a document as parallel sequences, which is cheaper than objects.

    ``words[i]`` is ``text[starts[i]:ends[i]]``; ``lower[i]`` is its lower case with
    curly apostrophes made straight, the form in which lexicons are looked up.  Offsets are
    arrays of 32 bits, and the same words the same strings, which a long text needs.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[str, ...]
    lower: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def among(self, words: frozenset[str] | set[str], first: int, last: int) -> list[int]:
        """Return those of the tokens ``first:last`` that are among some lower-case words.

        Costly analysis begins here: most sentences have none of the words.  The keys of a
        dictionary will not do, which are slower to look up in than a set.
        """
        lower = self.lower[first:last]
        if words.isdisjoint(lower):
            return []
        return [*compress(count(first), map(words.__contains__, lower))]


class Quotation(Struct, gc=False, frozen=True):
    """Words between quotation marks, marks included.

    ``parts`` has one span a paragraph: a quotation that runs over paragraphs
    reopens in each.  ``depth`` is 0 for an outermost quotation.  ``closed`` is
    false when no closing mark was found and the end of the paragraph stands in.
    """

    parts: tuple[Span, ...]
    depth: int
    closed: bool

    @property
    def start(self) -> int:
        """The offset of the opening mark."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The offset behind the closing mark."""
        return self.parts[-1].end


class Sentence(Struct, gc=False, frozen=True):
    """A sentence-like unit: its span, its tokens ``first:last`` and its block's index."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Text(Struct, frozen=True):
    """A segmented document: what segmentation gives and attribution takes.

    ``classes`` has the word class of each token, a tag of the Penn Treebank, and an
    empty string for a token outside all sentences.
    """

    document: Document
    tokens: Tokens
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    classes: tuple[str, ...]


class Attributed(Struct, gc=False, frozen=True):
    """Who is said to have said, written, thought or wanted what.

    ``source`` is the full noun phrase, or None where none is stated (with the kind
    "vague" where one is implied: "reportedly", "is believed to").  ``name``,
    ``kind`` and ``role`` are filled by ``claimcheck.attribution.sources`` from the
    whole document.  ``rule`` names the construction that was recognised, for
    ``reasons`` and for measuring.  ``hypothetical`` marks cues that report no act
    ("if he says", "did not say", "would say"), ``side`` cues in a clause that modifies
    another ("the man who said").
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    type: CueType
    lemma: str
    rule: str
    quotation: QuotationKind
    denies: bool = False
    hypothetical: bool = False
    side: bool = False
    name: str | None = None
    kind: SourceKind | None = None
    role: str | None = None


class Hedge(Struct, gc=False, frozen=True):
    """A hedging expression; ``main`` when it governs the sentence's main information."""

    start: int
    end: int
    type: HedgeType
    main: bool


class Reason(Struct, gc=False, frozen=True):
    """The words that decided a tag, and the rule by which they did."""

    rule: str
    start: int
    end: int


class Tagged(Struct, gc=False, frozen=True):
    """A sentence with its verdict; ``attributions`` are indices into the document's."""

    sentence: Sentence
    kind: StatementKind
    tag: Tag | None
    attributions: tuple[int, ...]
    hedges: tuple[Hedge, ...]
    reasons: tuple[Reason, ...]
    check_worthy: bool
