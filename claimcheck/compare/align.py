"""Which statement of a new draft was which of the old one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from claimcheck.rules.fingerprint import normalised

_ALIKE = 0.6
"""From this share of common words on (2 · common / all, in order) a statement was edited."""
_CANDIDATES = 5
"""So many statements that share the most rare words are compared word by word."""
_COMMON = 20
"""A word in more statements than this tells nothing about which is which."""


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

    What stands in both, in the same order, is kept in place (Hunt and McIlroy 1976); of the
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
    taken: set[int] = set()

    def keep(o: int, n: int, *, edited: bool, moved: bool) -> None:
        found[n] = Pair(o, n, edited, moved)
        taken.add(o)

    gaps: list[tuple[range, range]] = []
    for kind, o1, o2, n1, n2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            for o, n in zip(range(o1, o2), range(n1, n2), strict=True):
                keep(o, n, edited=False, moved=False)
        else:
            gaps.append((range(o1, o2), range(n1, n2)))

    for olds, news in gaps:
        for o, n in _alike(before, after, olds, news):
            keep(o, n, edited=True, moved=False)
    left = [o for o in range(len(before)) if o not in taken]
    come = [n for n in range(len(after)) if n not in found]
    places: dict[str, list[int]] = defaultdict(list)
    for o in reversed(left):
        places[before[o]].append(o)
    for n in come:
        if places[after[n]]:
            keep(places[after[n]].pop(), n, edited=False, moved=True)
    left = [o for o in left if o not in taken]
    come = [n for n in come if n not in found]
    for o, n in _alike(before, after, left, come):
        keep(o, n, edited=True, moved=True)

    pairs = [found.get(n, Pair(None, n)) for n in range(len(after))]
    return pairs + [Pair(o, None) for o in range(len(before)) if o not in taken]


def _alike(
    before: Sequence[str], after: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair statements that share most of their words, the most alike first.

    Only statements that share a word which is rare among them are compared, so that the
    cost stays in proportion to their number.
    """
    if not olds or not news:
        return []
    by_word: dict[str, list[int]] = defaultdict(list)
    for o in olds:
        for word in set(before[o].split()):
            by_word[word].append(o)
    scored: list[tuple[float, int, int]] = []
    for n in news:
        words = after[n].split()
        shared: Counter[int] = Counter()
        for word in set(words):
            if len(by_word.get(word, ())) <= _COMMON:
                shared.update(by_word.get(word, ()))
        for o, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
            ratio = SequenceMatcher(None, before[o].split(), words, autojunk=False).ratio()
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
