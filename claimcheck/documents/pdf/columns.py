"""From pieces of lines to columns of lines, in the order in which a page is read.

A page is divided from top to bottom into bands, as long as an empty strip runs down through all
rows of it, with words on both sides; the columns of a band are read from left to right.  Only then
are the pieces of a line joined: in justified type, blanks can be as wide as what is between
columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf

from claimcheck.documents.pdf.glyphs import Piece

MOST_PIECES = 20_000
"""A page of more pieces than this is taken in the order in which the file has them."""

_SAME_BASE = 0.35
"""Pieces whose baselines are closer, in sizes of the type, are in one row."""
_BLANK = 0.15
_GUTTER = 0.6
"""What is between columns is at least as wide, in sizes of the type, and runs over some rows."""
_GUTTER_ROWS = 3
_WIDE_GUTTER = 3.0
_WIDE = 0.6
"""A piece over so much of the page that stands alone runs through all its columns."""
_RAISED = 0.8
"""Figures set smaller than this beside a word are the mark of a note."""
_DROPPED = 1.8
"""A letter this much larger than the line it begins is set into several lines."""
_DROPPED_OVER = 6

_RAISED_BY = 0.55
"""Such a figure stands higher than the word's baseline by less, in sizes of the word's type."""
_NOTE = re.compile(r"\s*[\d*†‡§]{1,3}\s*")
_MARK = re.compile(r"\s*(?:[•‣▪◦●■·∙*–—-]|\(?\d{1,3}[.)])\s*")
_MARK_GAP = 4.0
"""What is between the mark of a list's item and its words is less, in sizes of the type."""

Row = list[Piece]
"""What stands beside each other on a page, from left to right."""
Strip = tuple[float, float]


def rows(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of a page from the top down."""
    found: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if found:
            above = found[-1][-1]
            small, size = sorted((piece.size, above.size))
            if size > _DROPPED * small:
                size = small
            marks = small < _RAISED * size and (_is_note(piece) or _is_note(above))
            near = piece.base - above.base <= (_RAISED_BY if marks else _SAME_BASE) * size
            if near and piece.base - found[-1][0].base < size:
                found[-1].append(piece)
                continue
        found.append([piece])
    for row in found:
        row.sort(key=lambda piece: piece.left)
    return [_with_marks(row) for row in _without_drop_caps(found)]


def _is_note(piece: Piece) -> bool:
    return _NOTE.fullmatch(piece.words) is not None


def _with_marks(row: Row) -> Row:
    """Join the marks of list items to the words behind them, that they are no column."""
    joined: Row = []
    opens = False  # whether the last piece may be a mark, with space before it
    end = -inf
    for piece in row:
        gap = piece.left - end
        if opens and _BLANK * piece.size < gap < _MARK_GAP * piece.size:
            words = f"{joined[-1].words.strip()} {piece.words.lstrip()}"
            joined[-1] = piece._replace(words=words, left=joined[-1].left)
            opens = False
        else:
            joined.append(piece)
            opens = gap >= _GUTTER * piece.size and _MARK.fullmatch(piece.words) is not None
        end = piece.right
    return joined


def words(row: Row) -> str:
    """Return the words of a row."""
    return _joined(row).words


def _joined(pieces: Sequence[Piece]) -> Piece:
    """Join the pieces of one line; marks of notes are left out."""
    size = max(pieces, key=lambda piece: (len(piece.words), piece.size)).size
    base = max(pieces, key=lambda piece: len(piece.words)).base
    joined: list[str] = []
    end = pieces[0].left
    bold = 0
    for piece in pieces:
        small = piece.size < _RAISED * size
        behind = joined and joined[-1][-1:].strip()
        raised = piece.base < base - _BLANK * size  # as at the beginning of the note itself
        if small and _is_note(piece) and (behind or raised):
            end = max(end, piece.right)
            continue
        if joined and piece.left - end > _BLANK * size:
            joined.append(" ")
        joined.append(piece.words)
        bold += len(piece.words) * (1 if piece.bold else -1)
        end = max(end, piece.right)
    return Piece("".join(joined).strip(), pieces[0].left, end, base, size, bold > 0)


def _without_drop_caps(found: list[Row]) -> list[Row]:
    """Put a large first letter that is set into several lines before the first of them."""
    for i, row in enumerate(found):
        for cap in [piece for piece in row if len(piece.words.strip()) == 1]:
            if not cap.words.strip().isupper():
                continue
            near = range(max(0, i - _DROPPED_OVER), min(len(found), i + _DROPPED_OVER))
            beside = [(j, k) for j in near if (k := _beside(cap, found[j])) is not None]
            if not beside:
                continue
            for n, (j, k) in enumerate(beside):
                line = found[j][k]
                letter = cap.words.strip() if n == 0 else ""
                found[j][k] = line._replace(left=cap.left, words=letter + line.words)
            row.remove(cap)
    return [row for row in found if row]


def _beside(cap: Piece, row: Row) -> int | None:
    """Return which piece of a row a large letter stands directly before."""
    for k, piece in enumerate(row):
        larger = cap.size > _DROPPED * piece.size
        below_top = cap.base - cap.size < piece.base <= cap.base + 1
        if larger and below_top and -1 <= piece.left - cap.right < piece.size:
            return k
    return None


def columns(found: Sequence[Row]) -> list[list[Piece]]:
    """Return the columns of a page in the order in which they are read, each as its lines.

    Args:
        found: Its rows, from the top down.
    """
    pieces = [piece for row in found for piece in row]
    if len(pieces) > MOST_PIECES:
        return [pieces]
    made: list[list[Row]] = []
    whole = False  # whether the last column runs over the whole page
    for band in _bands(found):
        parts = _parted(band)
        if whole and len(parts) == 1:
            made[-1] += parts[0]
        else:
            made += parts
        whole = len(parts) == 1
    return [[_joined(row) for row in part] for part in made]


def _bands(found: Sequence[Row]) -> list[list[Row]]:
    """Divide a page from top to bottom, where no strip that is free so far remains free."""
    if not found:
        return []
    left = min(row[0].left for row in found) - 1
    right = max(piece.right for row in found for piece in row) + 1
    free: list[Strip] = []
    bands: list[list[Row]] = []
    for row in found:
        narrowed = free
        if len(row) == 1 and row[0].right - row[0].left > _WIDE * (right - left):
            narrowed = []
        for piece in row:
            narrowed = _without(narrowed, piece)
        if not narrowed:
            bands.append([])
            narrowed = [(left, right)]
            for piece in row:
                narrowed = _without(narrowed, piece)
        bands[-1].append(row)
        free = narrowed
    return bands


def _without(free: Sequence[Strip], piece: Piece) -> list[Strip]:
    """Return what is left of free strips beside a piece."""
    left: list[Strip] = []
    for a, b in free:
        if piece.right <= a or piece.left >= b:
            left.append((a, b))
            continue
        beside = ((a, piece.left), (piece.right, b))
        left += [(x, y) for x, y in beside if y - x >= _GUTTER * piece.size]
    return left


def _parted(band: Sequence[Row]) -> list[list[Row]]:
    """Divide a band into its columns, each with its rows."""
    pieces = sorted(((piece, i) for i, row in enumerate(band) for piece in row), key=_left)
    parts: list[list[tuple[Piece, int]]] = []
    end = 0.0
    for piece, i in pieces:
        gap = piece.left - end
        if parts and (gap < _GUTTER * piece.size or not _is_gutter(gap, piece, parts[-1], band)):
            parts[-1].append((piece, i))
            end = max(end, piece.right)
        else:
            parts.append([(piece, i)])
            end = piece.right
    return [_rows_of(part) for part in parts]


def _left(placed: tuple[Piece, int]) -> float:
    return placed[0].left


def _is_gutter(
    gap: float, piece: Piece, before: Sequence[tuple[Piece, int]], band: Sequence[Row]
) -> bool:
    """Tell whether an empty strip before a piece is what is between columns."""
    if gap >= _WIDE_GUTTER * piece.size:
        return True
    on_left = len({i for _, i in before})
    on_right = sum(row[-1].left >= piece.left for row in band)
    return min(on_left, on_right) >= _GUTTER_ROWS


def _rows_of(part: Sequence[tuple[Piece, int]]) -> list[Row]:
    rows_of: dict[int, Row] = {}
    for piece, i in part:
        rows_of.setdefault(i, []).append(piece)
    return [rows_of[i] for i in sorted(rows_of)]
