"""An article as the resolution of sources looks at it: names, places in the text, word classes."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from claimcheck.attribution.names.descriptions import POSSESSIVES
from claimcheck.attribution.names.entities import (
    Entity,
    Mention,
    looks_finite,
    looks_like_noun,
)
from claimcheck.attribution.names.lexicon import (
    is_role,
    organizations,
    roles,
    singular,
    source_words,
)
from claimcheck.attribution.names.mentions import Mentions
from claimcheck.values import Attributed, SourceKind, Text

_PREMODIFIERS = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "VBN", "HYPH")
)
PER_SENTENCE = 10.0
"""What a sentence's distance costs a candidate."""
MOST_SALIENT = 8.0
"""The score of a name at the best place in its sentence."""
_NAMES = 80
"""Names looked back at for a pronoun."""
_DETERMINER_CLASSES = frozenset(("DT", "PRP$", "PDT"))
DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "some", "many"))
POSSESSIVE_MARKS = frozenset(("'s", "'"))


class Referent:
    """What one source was found to be; kept for the pronouns that follow it."""

    __slots__ = (
        "entity", "gender", "kind", "name", "narrated", "noun", "plural", "quotation", "role",
        "token",
    )  # fmt: skip

    def __init__(
        self,
        kind: SourceKind,
        name: str | None,
        role: str | None = None,
        *,
        entity: Entity | None = None,
        plural: bool = False,
        noun: str = "",
    ) -> None:
        self.kind: SourceKind = kind
        self.name = name
        self.role = role
        self.entity = entity
        self.plural = plural
        self.noun = noun
        # Where the source stands; set when it is remembered.
        self.token = self.narrated = 0
        self.quotation = -1
        role_noun = roles().get(noun) if noun else None
        self.gender = role_noun.gender if role_noun is not None else "-"


def of_entity(entity: Entity, *, plural: bool = False) -> Referent:
    """Return a named person or body as a source."""
    kind: SourceKind = (
        "person"
        if entity.kind == "person"
        else "document"
        if entity.kind == "document"
        else "organization"
    )
    return Referent(kind, entity.name, entity.role, entity=entity, plural=plural)


@lru_cache(maxsize=1 << 16)
def _names_group(word: str) -> bool:
    """Tell a plural noun for people or bodies."""
    base = singular(word)
    return word in organizations("public") or (
        word != base and (is_role(word) or base in organizations("head"))
    )


class Article:
    """A segmented document with its names, and the sources found in it so far."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self.text = text
        self.lower = text.tokens.lower
        self.words = text.tokens.words
        self.mentions = mentions
        self.classes = text.classes
        self.speakers: list[Referent] = []
        self.answering: list[Entity] | None = None
        """Who answers the questions of an interview, once it was asked: one person or none."""
        self._sentences = [s.first for s in text.sentences]
        quoted = [q for q in text.quotations if q.depth == 0]
        self._quoted_starts = [q.start for q in quoted]
        self._quoted_ends = [q.end for q in quoted]
        self._narrated = self._count_narrated()

    def _count_narrated(self) -> list[int]:
        """Count for each sentence those up to it that begin outside quotations or open one."""
        starts = self.text.tokens.starts
        counts = []
        count = 0
        for first in self._sentences:
            i = self.quotation(first) if first < len(starts) else -1
            count += i < 0 or starts[first] == self._quoted_starts[i]
            counts.append(count)
        return counts

    def sentence(self, token: int) -> int:
        """Return the index of the sentence that a token stands in."""
        return (bisect_right(self._sentences, token) or 1) - 1

    def sentence_start(self, sentence: int) -> int:
        """Return the first token of a sentence."""
        return self._sentences[max(sentence, 0)] if self._sentences else 0

    def narrated(self, token: int) -> int:
        """Count the sentences up to a token's that do not begin within a quotation.

        Distance in these lets a long quotation stand between a name and its pronoun.
        """
        return self._narrated[self.sentence(token)] if self._narrated else 0

    def modifies(self, m: Mention) -> bool:
        """Tell a name that only modifies a noun: "the Roe campaign"."""
        return looks_like_noun(self.lower, m.last)

    def opens_sentence(self, token: int) -> bool:
        """Tell whether a token is the first word of a sentence or quotation."""
        return (
            token == self.sentence_start(self.sentence(token))
            or not self.words[token - 1][0].isalnum()
        )

    def quotation(self, token: int) -> int:
        """Return the index of the outermost quotation that a token stands in, or -1."""
        offset = self.text.tokens.starts[token]
        i = bisect_right(self._quoted_starts, offset) - 1
        return i if i >= 0 and offset < self._quoted_ends[i] else -1

    def in_content(self, a: Attributed, token: int) -> bool:
        """Tell whether a token stands in the words that an attribution attributes."""
        offset = self.text.tokens.starts[token]
        return any(part.start <= offset < part.end for part in a.content)

    def remember(self, source: Referent, token: int) -> None:
        """Keep a source for the pronouns behind it."""
        source.token = token
        source.narrated = self.narrated(token)
        source.quotation = self.quotation(token)
        self.speakers.append(source)

    def mentions_before(self, token: int, sentences: int) -> list[Mention]:
        """Return the names in a number of sentences before a token, the nearest first."""
        first = self.sentence_start(self.sentence(token) - sentences)
        return self.mentions.latest(first, token, _NAMES)

    def phrase_start(self, head: int) -> int:
        """Walk left from a noun over its modifiers to its determiner."""
        first = self.sentence_start(self.sentence(head))
        k = head
        while k > first and head - k < 10:
            name = self.mentions.ending_at(k)
            if name is not None and name.start >= first:
                k = name.start
                continue
            if self.lower[k - 1] == "'" and self.mentions.ending_at(k - 1) is not None:
                k -= 1
                continue
            tag = self.classes[k - 1]
            if tag in _DETERMINER_CLASSES or self.lower[k - 1] in POSSESSIVES:
                k -= 1
                if k > first and self.classes[k - 1] == "PDT":
                    k -= 1
                break
            if tag not in _PREMODIFIERS:
                break
            k -= 1
        while k < head and self.classes[k] in ("VBN", "POS"):
            k += 1
        return k

    def groups_before(self, token: int) -> list[int]:
        """Return the plural nouns for people in the sentence and the two before, nearest first."""
        low = max(self.sentence_start(self.sentence(token) - 2), token - 120)
        return [k for k in range(token - 1, low - 1, -1) if _names_group(self.lower[k])]

    def _names_subject(self, m: Mention, first: int) -> bool:
        """Tell Karen in "Roe's sister, Karen, wept": the name of whom the sentence is about."""
        head = m.start - 2
        return head > first and is_role(self.lower[head]) and self.phrase_start(head) - first <= 1

    def salience(self, m: Mention, here: int) -> float:
        """Score a name by its place in its sentence and by how far away that is.

        Subjects come first, possessors last.

        Args:
            m: The name.
            here: How many sentences are narrated where it may be meant.
        """
        sentence = self.sentence(m.start)
        first = self._sentences[sentence]
        before = self.lower[m.start - 1] if m.start > first else ""
        following = self.lower[m.last] if m.last < len(self.lower) else ""
        opens = m.start - first <= 3 and following not in POSSESSIVE_MARKS
        score = 4.0 if opens or (before == "," and self._names_subject(m, first)) else 0.0
        score += 3 if looks_finite(following) else 0
        possessor = following in POSSESSIVE_MARKS or before in source_words("preposition")
        score += -3 if possessor else 1
        return score - PER_SENTENCE * (here - self._narrated[sentence])
