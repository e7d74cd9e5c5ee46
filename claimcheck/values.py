"""The frozen values that travel between the stages.

Every stage is a function from one of these to the next:

    read -> Document -> segment -> Text -> attribute -> tuple[Attributed, ...]
         -> tag -> tuple[Tagged, ...] -> judge -> the audit (see ``claimcheck.audit``)

All offsets are code points into ``Document.text``, ends exclusive; they are made
once, by the tokeniser, and carried from there.  Token indices point into
``Tokens``; ranges of them are half open too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from itertools import compress, count
from typing import Literal

from msgspec import Struct

BlockKind = Literal[
    "paragraph", "heading", "byline", "dateline", "caption", "list-item", "boilerplate"
]
"""What a block of a document is; see ``claimcheck.documents.plain``."""

StatementKind = Literal["statement", "heading", "byline", "caption", "question", "boilerplate"]
Tag = Literal["sourced", "denied", "speculative", "asserted"]
SourceKind = Literal["person", "organization", "document", "unnamed", "vague"]
CueType = Literal["speech", "writing", "document", "belief", "desire", "intention", "perception"]
QuotationKind = Literal["direct", "indirect", "mixed"]
HedgeType = Literal["evidential", "modal", "epistemic", "prospect", "weasel", "question"]

COMMUNICATIVE: frozenset[str] = frozenset({"speech", "writing", "document"})
"""Cue types that can make a statement sourced; the others are states of mind."""


class Span(Struct, frozen=True, order=True):
    """A stretch of the document's text in code points, end exclusive."""

    start: int
    end: int


class Block(Struct, frozen=True):
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


class Document(Struct, frozen=True):
    """A decoded document: what reading gives and segmentation takes.

    ``line_starts`` are the offsets at which the file's lines begin (the first is
    0), for lines that end in LF, CRLF or CR.  The ``comments`` are part of the text and
    no prose.
    """

    path: str
    format: str
    encoding: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    comments: tuple[Comment, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column, in code points, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


class Tokens(Struct, frozen=True):
    """All tokens of a document as parallel sequences, which is cheaper than objects.

    ``words[i]`` is ``text[starts[i]:ends[i]]``; ``lower[i]`` is its lower case with
    curly apostrophes made straight, the form in which lexicons are looked up.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_right(self.starts, offset - 1)

    def among(self, words: Set[str], first: int, last: int) -> list[int]:
        """Return those of the tokens ``first:last`` that are among some lower-case words.

        Costly analysis begins here: most sentences have none of the words.
        """
        lower = self.lower[first:last]
        if words.isdisjoint(lower):
            return []
        return [*compress(count(first), map(words.__contains__, lower))]


class Quotation(Struct, frozen=True):
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


class Sentence(Struct, frozen=True):
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


class Attributed(Struct, frozen=True):
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


class Hedge(Struct, frozen=True):
    """A hedging expression; ``main`` when it governs the sentence's main information."""

    start: int
    end: int
    type: HedgeType
    main: bool


class Reason(Struct, frozen=True):
    """The words that decided a tag, and the rule by which they did."""

    rule: str
    start: int
    end: int


class Tagged(Struct, frozen=True):
    """A sentence with its verdict; ``attributions`` are indices into the document's."""

    sentence: Sentence
    kind: StatementKind
    tag: Tag | None
    attributions: tuple[int, ...]
    hedges: tuple[Hedge, ...]
    reasons: tuple[Reason, ...]
    check_worthy: bool
