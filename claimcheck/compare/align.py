"""Which statement of a new draft was which of the old one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from operator import itemgetter

from msgspec import Struct

from claimcheck.rules.fingerprint import normalised

_ALIKE = 0.6
"""From this share of common words on (2 · common / all, in order) a statement was edited."""
_CANDIDATES = 5
"""So many statements that share the most rare words are compared word by word."""
_COMMON = 20
"""A word in more statements than this tells nothing about which is which."""
_WORDS = 500
"""So many words of a statement are compared; what is longer is known by its beginning."""


class Pair(Struct, frozen=True):
    """What became of a statement: indices into the old and the new draft's statements.

    ``old`` is None for what was added, ``new`` for what was removed.  ``moved`` says that
    it stands in another place among those that stayed.
    """

    old: int | None
    new: int | None
    edited: bool = False
    moved: bool = False


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Align the statements of two drafts.

    What stands in both, in the same order, is kept in place, the longest stretch first (Ratcliff
    and Metzener 1988, "Pattern matching: the Gestalt approach", by way of ``difflib``); of the
    rest, what has the same words was moved, and what shares most of its words was edited.
    White space, case, punctuation and the shape of quotation marks make no difference.

    Args:
        old: The statements of the old draft.
        new: Those of the new one.

    Returns:
        A pair for each statement: those of the new draft in its order, then those that
        were removed in the order of the old.
    """
    before, after = [normalised(text) for text in old], [normalised(text) for text in new]
    found: dict[int, Pair] = {}
    gap_of_old: dict[int, int] = {}
    gap_of_new: dict[int, int] = {}
    edits: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for gap, (kind, o1, o2, n1, n2) in enumerate(matcher.get_opcodes()):
        olds, news = range(o1, o2), range(n1, n2)
        if kind == "equal":
            found |= {n: Pair(o, n) for o, n in zip(olds, news, strict=True)}
        else:
            gap_of_old |= dict.fromkeys(olds, gap)
            gap_of_new |= dict.fromkeys(news, gap)
            edits += _alike(before, after, olds, news)

    edited_old, edited_new = {o for o, _ in edits}, {n for _, n in edits}
    left = [o for o in gap_of_old if o not in edited_old]
    come = [n for n in gap_of_new if n not in edited_new]
    places: dict[str, list[int]] = defaultdict(list)
    for o in reversed(left):
        places[before[o]].append(o)
    for n in come:
        if places[after[n]]:
            found[n] = Pair(places[after[n]].pop(), n, moved=True)
    moved = {pair.old for pair in found.values()}
    left = [o for o in left if o not in moved]
    come = [n for n in come if n not in found]
    edits += _alike(before, after, left, come)

    # What was edited stays in place if it does so among what stands between the same statements.
    stayed = _in_order([(o, n) for o, n in edits if gap_of_old[o] == gap_of_new[n]])
    found |= {n: Pair(o, n, edited=True, moved=(o, n) not in stayed) for o, n in edits}
    taken = {pair.old for pair in found.values()}
    pairs = [found.get(n, Pair(None, n)) for n in range(len(after))]
    return pairs + [Pair(o, None) for o in range(len(before)) if o not in taken]


def _in_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return as many pairs as possible that stand in the same order in both drafts.

    A longest increasing subsequence (Fredman 1975, "On computing the length of longest
    increasing subsequences").
    """
    lasts: list[int] = []
    ends: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(pairs, key=itemgetter(1)):
        length = bisect_left(lasts, pair[0])
        before[pair] = ends[length - 1] if length else None
        lasts[length : length + 1], ends[length : length + 1] = [pair[0]], [pair]
    kept: set[tuple[int, int]] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def _alike(
    before: Sequence[str], after: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair statements that share most of their words, the most alike first.

    Only statements that share a word which is rare among them are compared, so that the
    cost stays in proportion to their number.
    """
    if not olds or not news:
        return []
    words_of = {o: before[o].split()[:_WORDS] for o in olds}
    by_word: dict[str, list[int]] = defaultdict(list)
    for o in olds:
        for word in set(words_of[o]):
            by_word[word].append(o)
    scored: list[tuple[float, int, int]] = []
    for n in news:
        words = after[n].split()[:_WORDS]
        shared: Counter[int] = Counter()
        for word in set(words):
            if len(by_word.get(word, ())) <= _COMMON:
                shared.update(by_word.get(word, ()))
        for o, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
            ratio = SequenceMatcher(None, words_of[o], words, autojunk=False).ratio()
            if ratio >= _ALIKE:
                scored.append((-ratio, o, n))
    pairs: list[tuple[int, int]] = []
    seen_old: set[int] = set()
    seen_new: set[int] = set()
    for _, o, n in sorted(scored):
        if o not in seen_old and n not in seen_new:
            pairs.append((o, n))
            seen_old.add(o)
            seen_new.add(n)
    return pairs
