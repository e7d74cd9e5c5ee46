"""Who the sources of attributions are: their kind, their full name and their role.

Each source is a stretch of text: a name, a description, a pronoun.  The sieves run
from the surest to the least sure, after Lee et al. (2013) and, for the speakers of
quotations, Muzny et al. (2017), "A two-stage sieve approach for quote attribution":
a name in the phrase, a name in apposition, a shortened name, an acronym, a role that
a named person holds, and last a pronoun by gender, number, subject position and
nearness.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from claimcheck.attribution.descriptions import (
    BREAKS,
    POSSESSIVE,
    PREPOSITIONS,
    Description,
    describe,
    kind_of,
)
from claimcheck.attribution.mentions import Entity, Mention, Mentions, find_mentions, slice_text
from claimcheck.attribution.names_lexicon import (
    documents,
    given_names,
    never_names,
    organizations,
    peoples,
    places,
    roles,
    singular,
    titles,
    vague,
)
from claimcheck.values import Attributed, SourceKind, Span, Text

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m"}
_SHE = {"she": "f", "her": "f", "hers": "f", "herself": "f"}
_GENDERED = _HE | _SHE
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "we", "us", "our", "ours", "myself"))
_RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
_EDGES = frozenset("\"“”'‘’,.:;()[]—–-") | {"--", "``", "''", "by", "from", "to", "and", "but", "both", "per"}
_IMPERSONAL_CUES = frozenset(
    "believed thought understood said reported rumored rumoured alleged claimed assumed known expected "
    "feared hoped suggested argued".split()
)
# Roles by which an article points back at nobody it has named.
_OFTEN_UNNAMED = frozenset(
    "official spokesman spokeswoman spokesperson aide adviser advisor source person witness officer staffer "
    "operative man woman guy resident voter expert analyst critic member worker employee lawyer attorney "
    "student friend colleague reporter host moderator".split()
)
_LOOK_BACK = 400
"""Mentions looked back at for the holder of a role."""
_PRONOUN_SENTENCES = 12
"""Sentences looked back at for a pronoun's referent."""


class _Referent:
    """What one source was found to be; kept for the pronouns that follow."""

    __slots__ = ("entity", "gender", "kind", "name", "noun", "plural", "role", "token")

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
        self.token = 0
        self.gender = roles()[noun].gender if noun in roles() and entity is None else "-"


def resolve(text: Text, attributions: Sequence[Attributed]) -> tuple[Attributed, ...]:
    """Find out who the sources of attributions are.

    Args:
        text: The segmented document.
        attributions: Its attributions; ``source`` is a noun phrase or None.

    Returns:
        The same attributions in the same order.  Where there is a source, ``kind`` is
        set; ``name`` is the fullest name the article gives for it (for unnamed and vague
        sources and documents the noun phrase itself), or None for a pronoun that refers
        to nothing found; ``role`` is what the article says the named person is.
    """
    if not any(a.source for a in attributions):
        return tuple(attributions)
    resolver = _Resolver(text, find_mentions(text))
    order = sorted(
        (i for i, a in enumerate(attributions) if a.source is not None),
        key=lambda i: attributions[i].source or Span(0, 0),
    )
    found: dict[int, _Referent] = {}
    postponed: list[int] = []
    for i in order:
        first, last = resolver.tokens_of(attributions[i])
        if last - first == 1 and text.tokens.lower[first] in _FIRST_PERSON:
            postponed.append(i)
        else:
            found[i] = resolver.referent(attributions[i], first, last)
    for i in postponed:
        found[i] = _speaker_of(text, attributions, found, i)
    return tuple(
        replace(a, kind=found[i].kind, name=found[i].name, role=found[i].role) if i in found else a
        for i, a in enumerate(attributions)
    )


def _speaker_of(
    text: Text, attributions: Sequence[Attributed], found: dict[int, _Referent], i: int
) -> _Referent:
    """Find who says "I" or "we": the source in whose words the pronoun stands."""
    source = attributions[i].source
    assert source is not None
    best: tuple[int, int] | None = None
    for k, referent in found.items():
        if referent.name is None:
            continue
        for part in attributions[k].content:
            if part.start <= source.start and source.end <= part.end:
                size = part.end - part.start
                if best is None or size < best[0]:
                    best = (size, k)
    if best is not None:
        return found[best[1]]
    we = text.document.text[source.start : source.end].lower() in ("we", "us", "our", "ours")
    return _Referent("vague" if we else "person", None, plural=we)


class _Resolver:
    """The article's names, and what the sources so far have been."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self.text = text
        self.lower = text.tokens.lower
        self.words = text.tokens.words
        self.mentions = mentions
        self.speakers: list[_Referent] = []
        self.sentence_firsts = [s.first for s in text.sentences]
        self.outer = [(q.start, q.end) for q in text.quotations if q.depth == 0]
        self.outer_starts = [start for start, _ in self.outer]

    # -- places in the text

    def tokens_of(self, a: Attributed) -> tuple[int, int]:
        """Return the tokens of a source, less the marks and small words at its edges."""
        assert a.source is not None
        first = self.text.tokens.at(a.source.start)
        last = self.text.tokens.at(a.source.end)
        while last - 1 > first and (self.lower[last - 1] in _EDGES or self.lower[last - 1] == "'s"):
            last -= 1
        while first < last - 1 and self.lower[first] in _EDGES:
            first += 1
        return first, max(last, first)

    def sentence(self, token: int) -> int:
        return max(bisect_right(self.sentence_firsts, token) - 1, 0)

    def quotation(self, token: int) -> int:
        """Return the index of the outermost quotation around a token, or -1."""
        offset = self.text.tokens.starts[token]
        i = bisect_right(self.outer_starts, offset) - 1
        return i if i >= 0 and offset < self.outer[i][1] else -1

    # -- the sieves

    def referent(self, a: Attributed, first: int, last: int) -> _Referent:
        """Resolve one source and remember it."""
        if first >= last:
            return _Referent("vague", None)
        if last - first == 1:
            found = self._single(a, first)
        else:
            found = self._phrase(a, first, last)
        if found.name is not None:
            found.token = first
            self.speakers.append(found)
        return found

    def _single(self, a: Attributed, token: int) -> _Referent:
        word = self.lower[token]
        if word in _GENDERED:
            return self._person_pronoun(a, token, _GENDERED[word])
        if word in _THEY:
            return self._they(a, token)
        if word in _IT:
            return self._it(a, token)
        if word in _RELATIVE and self.words[token].islower():
            return self._relative(a, token)
        if word in ("you", "your", "what", "there"):
            return _Referent("vague", None)
        return self._phrase(a, token, token + 1)

    def _phrase(self, a: Attributed, first: int, last: int) -> _Referent:
        named = self._named(first, last)
        if named is not None:
            return named
        if self.words[first][0].isupper():
            looked_up = self._unlisted(first, last)
            if looked_up is not None:
                return looked_up
        d = describe(self.text, first, last)
        return self._described(a, d, first, last)

    # -- names in the phrase

    def _named(self, first: int, last: int) -> _Referent | None:
        """Find the name that the phrase is about, if it is about one."""
        inside = self.mentions.between(first, last)
        if not inside:
            return None
        end = self._main_end(first, last, inside)
        head = next((m for m in inside if m.last <= end and self._heads(m, first, end)), None)
        if head is None:
            return self._apposed(first, end, last, inside)
        others = self._coordinated(head, inside, end, last)
        if others:
            return self._joint(head, others)
        return self._of_entity(head.entity, plural=False)

    def _main_end(self, first: int, last: int, inside: list[Mention]) -> int:
        """Return the token at which the phrase stops naming and begins to describe."""
        spans = [(m.start, m.last) for m in inside]
        k = first
        while k < last:
            skip = next((stop for start, stop in spans if start <= k < stop), None)
            if skip is not None:
                k = skip
                continue
            if k > first and self.lower[k] in BREAKS:
                return k
            k += 1
        return last

    def _heads(self, m: Mention, first: int, end: int) -> bool:
        """Tell whether a name is what the phrase is about, not part of a description."""
        lower = self.lower
        if any(lower[k] in PREPOSITIONS or lower[k] in ("'s",) and k == m.start - 1 and
               not self._role_between(k + 1, m.start) for k in range(first, m.start)):
            # "Clinton's adviser Jane Roe" is about Jane Roe; "a friend of Jane Roe" is not.
            if any(lower[k] in PREPOSITIONS for k in range(first, m.start)):
                return False
        if m.last >= end:
            return True
        following = lower[m.last]
        if following in ("'s", "'"):
            return m.last + 1 >= end
        if following in never_names("suffix") or following in ("himself", "herself", "itself", "and", "&", "or"):
            return True
        return following in PREPOSITIONS or following in never_names("function")

    def _role_between(self, first: int, last: int) -> bool:
        return any(singular(w) in roles() for w in self.lower[first:last])

    def _apposed(self, first: int, end: int, last: int, inside: list[Mention]) -> _Referent | None:
        """Read "the ministry's spokesman, John Doe,": a description, then its name."""
        if end >= last or self.lower[end] not in (",", "—", "–", "--", "-", "("):
            return None
        head = next((m for m in inside if m.start == end + 1), None)
        if head is None or head.entity.kind != "person":
            return None
        if head.last < last and self.lower[head.last] not in BREAKS | {"'s"}:
            return None
        d = describe(self.text, first, end)
        if d.noun not in roles() or d.plural:
            return None
        if head.entity.role is None:
            lead = first + (self.lower[first] in ("the", "a", "an"))
            head.entity.add_role(slice_text(self.text, lead, end), d.noun)
        return self._of_entity(head.entity, plural=False)

    def _coordinated(self, head: Mention, inside: list[Mention], end: int, last: int) -> list[Mention]:
        """Return the further names in "Roe, Doe and Poe"."""
        lower = self.lower
        found: list[Mention] = []
        stop = head.last
        for m in inside:
            if m.start < head.last:
                continue
            gap = lower[stop : m.start]
            while gap and (gap[0] in never_names("suffix") or gap[0] in (")",)):
                gap = gap[1:]
            if gap in ((",",), ("and",), (",", "and"), ("&",), ("or",)):
                found.append(m)
                stop = m.last
            else:
                break
        joined = any(lower[k] in ("and", "&", "or") for k in range(head.last, last))
        return found if joined and any(lower[m.start - 1] in ("and", "&", "or") for m in found) else []

    def _joint(self, head: Mention, others: list[Mention]) -> _Referent:
        names = list(dict.fromkeys([head.entity.name, *(m.entity.name for m in others)]))
        name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        kind: SourceKind = "person" if head.entity.kind == "person" else "organization"
        return _Referent(kind, name, plural=True)

    def _of_entity(self, entity: Entity, *, plural: bool) -> _Referent:
        kind: SourceKind = "person" if entity.kind == "person" else "organization"
        return _Referent(kind, entity.name, entity.role, entity=entity, plural=plural)

    def _unlisted(self, first: int, last: int) -> _Referent | None:
        """Take a capitalised phrase that was not listed as a name for what it looks like."""
        end = first
        while end < last and (self.words[end][0].isupper() or self.lower[end] in never_names("joint")):
            end += 1
        if end < last and self.lower[end] not in BREAKS | {"'s"}:
            return None
        entity = self.mentions.lookup(first, end)
        if entity is not None:
            return self._of_entity(entity, plural=False)
        word = self.lower[end - 1]
        if end - first == 1 and (
            word in never_names("function")
            or word in vague("quantifier")
            or singular(word) in roles()
            or singular(word) in documents()
            or singular(word) in peoples()
            or singular(word) in organizations("head")
            or singular(word) in vague("nobody")
            or word in never_names("calendar")
        ):
            return None
        if any(singular(w) in roles() or w in never_names("function") for w in self.lower[first:end]):
            return None
        name = slice_text(self.text, first, end)
        if name.lower() in places() or singular(word) in organizations("head"):
            return _Referent("organization", name)
        if singular(word) in documents():
            return None
        if end - first == 1 and (name.isupper() or singular(word) != word and word not in given_names()):
            return None
        return _Referent("person", name, entity=Entity(name, (word,), "person"))

    # -- descriptions

    def _described(self, a: Attributed, d: Description, first: int, last: int) -> _Referent:
        affiliated = self._affiliated(d)
        kind = kind_of(self.text, d, affiliated)
        word = self.lower[d.head]
        if kind == "vague":
            return _Referent("vague", self._phrase_name(a, d), plural=d.plural, noun=d.noun)
        is_person = d.noun in roles() and kind in ("unnamed", "organization") and not d.plural
        if is_person and not d.counted:
            holder = self._holder(a, d)
            if holder is not None:
                return holder
        if kind == "organization" and (d.definite or d.first == d.head) and d.noun in organizations("head"):
            body = self._body(d)
            if body is not None:
                return body
        del word
        return _Referent(kind, self._phrase_name(a, d), plural=d.plural, noun=d.noun)

    def _affiliated(self, d: Description) -> bool:
        """Tell whether a description names an institution, a place or a person."""
        lower = self.lower
        head = d.head
        if self.mentions.between(d.first, d.end):
            return True
        if any(singular(w) in peoples() or w in never_names("adjective") for w in lower[d.first : head]):
            return True
        institutions = organizations("head") | {"police", "campaign", "military", "intelligence"}
        before = (singular(w) for w in lower[d.first : head])
        behind = (
            singular(lower[k])
            for k in range(head + 1, d.end)
        )
        return any(w in institutions for w in before) or any(w in institutions for w in behind) or (
            any(self.words[k][0].isupper() for k in range(d.first + 1, d.end))
        )

    def _holder(self, a: Attributed, d: Description) -> _Referent | None:
        """Find the named person who holds the role that a description states."""
        lower = self.lower
        wanted = {lower[d.head], d.noun}
        marks = {
            lower[k].strip(".")
            for k in range(d.first, d.end)
            if k != d.head and len(lower[k]) > 2 and lower[k] not in PREPOSITIONS and lower[k] not in never_names("function")
        }
        gender = roles()[d.noun].gender if d.noun in roles() else "-"
        seen: dict[int, tuple[float, Entity]] = {}
        for steps, m in enumerate(self.mentions.before(d.first)):
            if steps > _LOOK_BACK:
                break
            e = m.entity
            if e.kind != "person" or id(e) in seen or not wanted & e.heads:
                continue
            if gender in "mf" and e.gender not in (gender, "-"):
                continue
            role = (e.role or "").lower()
            shared = sum(mark in role for mark in marks)
            seen[id(e)] = (shared * 20 - steps, e)
        for s in reversed(self.speakers[-12:]):
            if s.entity is None and s.noun == d.noun and not s.plural and s.name and s.kind == "unnamed":
                if not seen or max(v[0] for v in seen.values()) < -30:
                    return s if d.definite and not marks else None
                break
        if seen and (d.definite or not d.possessive or True):
            score, entity = max(seen.values(), key=lambda pair: pair[0])
            if not d.possessive or marks_match(entity, marks):
                return self._of_entity(entity, plural=False)
        if d.definite and not d.possessive and d.noun not in _OFTEN_UNNAMED and not self._of_other(d):
            return self._nearest_person(a, d.first, gender, described=True)
        return None

    def _of_other(self, d: Description) -> bool:
        """Tell "the mayor of Springfield", who need not be anyone named before."""
        return d.head + 1 < d.end and self.lower[d.head + 1] in PREPOSITIONS

    def _body(self, d: Description) -> _Referent | None:
        """Find the organisation behind "the ministry", "the company", "the paper"."""
        lower = self.lower
        if d.end - d.first > 3 or d.head + 1 < d.end:
            return None
        noun = d.noun
        media_nouns = ("newspaper", "paper", "magazine", "outlet", "network", "publication", "tabloid", "site", "website", "broadcaster", "station", "channel")
        for steps, m in enumerate(self.mentions.before(d.first)):
            if steps > _LOOK_BACK:
                return None
            e = m.entity
            if e.kind == "person":
                if noun in ("campaign", "camp", "administration") and m.last < len(lower):
                    k = m.last + 1 if lower[m.last] in ("'s", "'") else m.last
                    if k < len(lower) and lower[k] == noun:
                        surname = self.words[m.last - 1]
                        return _Referent("organization", f"{surname} {noun}", noun=noun)
                continue
            if e.kind == "place":
                continue
            tail = singular(e.parts[-1])
            if noun in {singular(p) for p in e.parts}:
                return self._of_entity(e, plural=False)
            name = e.name.lower()
            media = name in organizations("media") or tail in ("times", "post", "news", "journal", "newspaper", "magazine", "tribune", "herald", "register")
            if noun in media_nouns:
                if media:
                    return self._of_entity(e, plural=False)
            elif noun in ("company", "firm", "giant", "retailer", "manufacturer", "maker", "carrier", "airline", "lender"):
                if not media and tail not in organizations("head") | {"gop"} or tail in ("inc", "corp", "ltd", "company", "llc", "group"):
                    return self._of_entity(e, plural=False)
            elif noun in ("agency", "bureau", "department"):
                if tail in ("agency", "bureau", "department", "administration", "service") or (len(e.parts) == 1 and e.name.isupper()):
                    return self._of_entity(e, plural=False)
            elif noun in ("group", "organization", "organisation", "charity", "watchdog", "nonprofit"):
                if not media and tail not in ("department", "house", "court", "congress", "senate", "ministry", "campaign"):
                    return self._of_entity(e, plural=False)
        return None

    def _phrase_name(self, a: Attributed, d: Description) -> str:
        """Return a description as the source's name: one line, no relative clause."""
        first, end = d.first, d.end
        if end - first > 1 and self.lower[end - 1] in ("'s", "'"):
            end -= 1
        name = slice_text(self.text, first, end)
        word = self.lower[first]
        if word in POSSESSIVE:
            owner = self._owner(a, first)
            if owner is not None:
                rest = slice_text(self.text, first + 1, end)
                mark = "'" if owner.endswith("s") else "'s"
                return f"{owner}{mark} {rest}"
        starts = first in self.sentence_firsts[max(0, self.sentence(first)) : self.sentence(first) + 1] or (
            first > 0 and not self.words[first - 1][0].isalnum()
        )
        common = (
            word in never_names("function")
            or singular(word) in vague("nobody")
            or word in vague("quantifier")
            or singular(word) in documents()
            or (singular(word) in roles() and word not in organizations("public"))
            or word in vague("qualifier")
        )
        if starts and common and not self.words[first].isupper() or word in ("the", "a", "an"):
            name = name[:1].lower() + name[1:]
        return name

    def _owner(self, a: Attributed, token: int) -> str | None:
        word = self.lower[token]
        if word in ("his", "her"):
            found = self._nearest_person(a, token, "m" if word == "his" else "f", described=False)
            return found.name if found is not None else None
        return None

    # -- pronouns

    def _person_pronoun(self, a: Attributed, token: int, gender: str) -> _Referent:
        found = self._nearest_person(a, token, gender, described=False)
        if found is not None:
            if found.entity is not None:
                found.entity.vote(gender, 1)
            return found
        return _Referent("person", None)

    def _nearest_person(
        self, a: Attributed, token: int, gender: str, *, described: bool
    ) -> _Referent | None:
        """Find the person a pronoun or a bare role at a token most likely refers to."""
        here = self.sentence(token)
        own_quotation = self.quotation(token)
        best: tuple[float, _Referent] | None = None
        for s in reversed(self.speakers[-40:]):
            distance = here - self.sentence(s.token)
            if distance > _PRONOUN_SENTENCES:
                break
            if s.plural or s.kind not in ("person", "unnamed"):
                continue
            known = s.entity.gender if s.entity is not None else s.gender
            if gender in "mf" and known not in (gender, "-"):
                continue
            score = 7.0 - 10 * distance + (3 if known == gender else 0)
            if self.quotation(s.token) != own_quotation:
                score -= 8
            if described and (s.entity is None or s.entity.heads):
                score -= 8
            if best is None or score > best[0]:
                best = (score, s)
        sentence_of_first: dict[int, bool] = {}
        for m in self.mentions.before(token):
            distance = here - self.sentence(m.start)
            if distance > _PRONOUN_SENTENCES:
                break
            e = m.entity
            if e.kind != "person" or not _sure(e):
                continue
            if gender in "mf" and e.gender not in (gender, "-"):
                continue
            if self._in_content(a, m.start):
                continue
            score = -10.0 * distance + (3 if e.gender == gender else 0)
            score += self._subjecthood(m)
            quoted = self.quotation(m.start)
            if quoted >= 0 and quoted != own_quotation:
                score -= 12
            if described and e.heads:
                score -= 8
            if best is None or score > best[0]:
                best = (score, self._of_entity(e, plural=False))
        del sentence_of_first
        if best is not None:
            return best[1]
        return self._person_after(token, gender)

    def _person_after(self, token: int, gender: str) -> _Referent | None:
        """Find the name that follows a pronoun in its sentence: "In his speech, Roe said"."""
        sentence = self.text.sentences[self.sentence(token)] if self.text.sentences else None
        if sentence is None:
            return None
        for m in self.mentions.between(token + 1, sentence.last):
            e = m.entity
            if e.kind == "person" and _sure(e) and e.gender in (gender, "-"):
                return self._of_entity(e, plural=False)
        return None

    def _subjecthood(self, m: Mention) -> float:
        """Score how prominent a name's place in its sentence is."""
        first = self.sentence_firsts[self.sentence(m.start)]
        lower = self.lower
        score = 0.0
        following = lower[m.last] if m.last < len(lower) else ""
        before = lower[m.start - 1] if m.start > first else ""
        if m.start - first <= 3:
            score += 4
        if following in ("'s", "'"):
            score -= 3
        elif before in PREPOSITIONS:
            score -= 3
        elif following == "," or following not in PREPOSITIONS:
            score += 1
        return score

    def _in_content(self, a: Attributed, token: int) -> bool:
        """Tell whether a name stands in the very words that the source is said to have said."""
        offset = self.text.tokens.starts[token]
        return any(part.start <= offset < part.end for part in a.content)

    def _they(self, a: Attributed, token: int) -> _Referent:
        """Find the group or body that "they" refers to."""
        here = self.sentence(token)
        best: tuple[float, _Referent] | None = None
        for s in reversed(self.speakers[-40:]):
            distance = here - self.sentence(s.token)
            if distance > _PRONOUN_SENTENCES // 2:
                break
            if not (s.plural or s.kind == "organization"):
                continue
            score = 6.0 - 10 * distance + (4 if s.plural else 0)
            if self.quotation(s.token) != self.quotation(token):
                score -= 8
            if best is None or score > best[0]:
                best = (score, s)
        for k, d in self._groups_before(token, here):
            if self._in_content(a, k):
                continue
            distance = here - self.sentence(k)
            first = self.sentence_firsts[self.sentence(k)]
            score = 2.0 - 10 * distance + (4 if d.first - first <= 3 else 0)
            if self.quotation(k) != self.quotation(token):
                score -= 8
            if best is None or score > best[0]:
                kind = kind_of(self.text, d, self._affiliated(d))
                best = (score, _Referent(kind, self._phrase_name(a, d), plural=True, noun=d.noun))
        for m in self.mentions.before(token):
            distance = here - self.sentence(m.start)
            if distance > 2:
                break
            if m.entity.kind != "organization" or self._in_content(a, m.start):
                continue
            score = -10.0 * distance + self._subjecthood(m)
            if best is None or score > best[0]:
                best = (score, self._of_entity(m.entity, plural=True))
        if best is not None:
            found = best[1]
            return _Referent(found.kind, found.name, found.role, entity=found.entity, plural=True, noun=found.noun)
        return _Referent("vague", None, plural=True)

    def _groups_before(self, token: int, here: int) -> list[tuple[int, Description]]:
        """Return the plural descriptions of people in the sentence and the one before."""
        low = self.sentence_firsts[max(0, here - 1)] if self.sentence_firsts else 0
        found: list[tuple[int, Description]] = []
        for k in range(token - 1, max(low, token - 120) - 1, -1):
            word = self.lower[k]
            if word in organizations("public") or (word != singular(word) and singular(word) in roles()):
                first = self._phrase_start(k)
                found.append((k, describe(self.text, first, k + 1)))
                if len(found) > 6:
                    break
        return found

    def _phrase_start(self, head: int) -> int:
        """Walk left from a noun over its modifiers and its determiner."""
        lower, words = self.lower, self.words
        function = never_names("function")
        sentence = self.sentence_firsts[self.sentence(head)]
        k = head
        while k - 1 >= sentence and head - k < 6:
            word = lower[k - 1]
            if word in ("the", "a", "an", "some", "many", "several", "most", "two", "three", "four", "other"):
                return k - 1
            if word in POSSESSIVE:
                return k - 1
            if word in function or not words[k - 1][0].isalnum() or word.endswith(("ed", "ing", "ly")):
                break
            k -= 1
        return k

    def _it(self, a: Attributed, token: int) -> _Referent:
        """Find the body or document that "it" refers to; nobody in "it is believed"."""
        lower = self.lower
        following = lower[token + 1 : token + 5]
        if any(w in _IMPERSONAL_CUES for w in following) and any(
            w in ("is", "was", "been", "'s") for w in following
        ):
            return _Referent("vague", None)
        here = self.sentence(token)
        best: tuple[float, _Referent] | None = None
        for s in reversed(self.speakers[-20:]):
            distance = here - self.sentence(s.token)
            if distance > _PRONOUN_SENTENCES // 2:
                break
            if s.kind not in ("organization", "document"):
                continue
            score = 7.0 - 10 * distance
            if best is None or score > best[0]:
                best = (score, s)
        for m in self.mentions.before(token):
            distance = here - self.sentence(m.start)
            if distance > 3:
                break
            if m.entity.kind == "person" or self._in_content(a, m.start):
                continue
            score = -10.0 * distance + self._subjecthood(m) - (4 if m.entity.kind == "place" else 0)
            if best is None or score > best[0]:
                best = (score, self._of_entity(m.entity, plural=False))
        low = self.sentence_firsts[max(0, here - 1)] if self.sentence_firsts else 0
        for k in range(token - 1, max(low, token - 60) - 1, -1):
            word = lower[k]
            if word not in documents() and word not in organizations("head"):
                continue
            first = self._phrase_start(k)
            distance = here - self.sentence(k)
            sentence = self.sentence_firsts[self.sentence(k)]
            score = -1.0 - 10 * distance + (4 if first - sentence <= 3 else 0)
            if best is None or score > best[0]:
                d = describe(self.text, first, k + 1)
                best = (score, _Referent(kind_of(self.text, d, False), self._phrase_name(a, d), noun=d.noun))
        return best[1] if best is not None else _Referent("vague", None)

    def _relative(self, a: Attributed, token: int) -> _Referent:
        """Find the noun phrase that "who", "which" or "that" belongs to."""
        lower = self.lower
        sentence = self.sentence_firsts[self.sentence(token)] if self.sentence_firsts else 0
        k = token - 1
        while k > sentence and lower[k] in (",", ")", "—", "–", "all", "of", "many", "some", "most", "both"):
            k -= 1
        low = max(sentence, token - 14)
        personal = lower[token] in ("who", "whom", "whose")
        for m in reversed(self.mentions.between(low, token)):
            if m.last >= k + 1 and (not personal or m.entity.kind == "person" or m.last == k + 1):
                if personal and m.entity.kind != "person":
                    break
                return self._of_entity(m.entity, plural=False)
        for j in range(k, low - 1, -1):
            word = lower[j]
            base = singular(word)
            if not word[0].isalnum():
                break
            if personal and (base in roles() or base in vague("nobody") or word in vague("quantifier")):
                return self._phrase(a, self._phrase_start(j), k + 1)
            if not personal and (base in documents() or base in organizations("head")):
                return self._phrase(a, self._phrase_start(j), k + 1)
        if personal:
            return self._nearest_person(a, token, "-", described=False) or _Referent("person", None)
        return self._it(a, token)


def _sure(entity: Entity) -> bool:
    """Tell whether an entity is known to be a person and not a stray capitalised word."""
    return (
        len(entity.parts) > 1
        or bool(entity.heads)
        or entity.gender != "-"
        or len(entity.mentions) > 2
    )


def marks_match(entity: Entity, marks: set[str]) -> bool:
    """Tell whether a role shares a telling word with a description."""
    role = (entity.role or "").lower()
    return any(mark in role for mark in marks) or not marks


_ = titles
