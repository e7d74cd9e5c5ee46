"""Who the sources of attributions are: their kind, their full name and their role.

Each source is a stretch of text: a name, a description, a pronoun.  The sieves run
from the surest to the least sure, after Lee et al. (2013), "Deterministic coreference
resolution based on entity-centric, precision-ranked rules", and Muzny et al. (2017),
"A two-stage sieve approach for quote attribution": a name in the phrase, a name in
apposition, a shortened name, an acronym, a role that a named person holds, and last a
pronoun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from claimcheck.attribution import names_pronouns as pronouns
from claimcheck.attribution.mentions import find_mentions
from claimcheck.attribution.names_context import Article, Referent, of_entity
from claimcheck.attribution.names_descriptions import (
    BREAKS,
    Description,
    breaks,
    describe,
    kind_of,
)
from claimcheck.attribution.names_entities import Entity, Mention, slice_text
from claimcheck.attribution.names_lexicon import (
    documents,
    is_role,
    never_names,
    organizations,
    peoples,
    places,
    roles,
    singular,
    source_words,
    vague,
)
from claimcheck.values import Attributed, SourceKind, Span, Text

_EDGES = frozenset("\"“”'‘’,.:;()[]—–-") | {"--", "``", "''"}
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # what nouns for people end in
_ROUGH = frozenset(("estimate", "account", "report", "measure"))
_OF_A_GROUP = frozenset(("one", "another", "both"))
_POINTED_AT = 2  # speakers and sentences back to the group that "one" and "another" are of
_SAID_BY_BODY = frozenset(("verb.clause", "verb.quotation", "verb.post"))
_FORMER = "former"
_JOINTS = frozenset(("and", "&", "or"))
_POSSESSIVE_MARKS = frozenset(("'s", "'"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "some", "many"))
_LONGEST = 80
"""Tokens of a source that are read."""
_LOOK_BACK = 400
"""Names looked back at for the holder of a role."""
_SPEAKERS = 100
"""Attributions looked back at for the one whose words hold "I"."""
_PARTY_OF = {
    "republican": "republican",
    "gop": "republican",
    "democrat": "democratic",
    "democratic": "democratic",
    "conservative": "conservative",
    "labour": "labour",
}
_PAIR = 2
_APPOSITION = 40
"""Tokens between a name and the end of what is said of it."""
_POINTING_REACH = 12
"""Sentences in which "the senator" may have been named without the role."""


def resolve(text: Text, attributions: Sequence[Attributed]) -> tuple[Attributed, ...]:
    """Find out who the sources of attributions are.

    Args:
        text: The segmented document.
        attributions: Its attributions; ``source`` is a noun phrase or None.

    Returns:
        The same attributions in the same order.  Where there is a source, ``kind`` is
        set; ``name`` is the fullest name the article gives for it (for unnamed and vague
        sources and for documents the noun phrase itself), or None for a pronoun whose
        referent was not found; ``role`` is what the article says the named person is.
        An attribution without a source comes back as it was.
    """
    order = sorted(
        (a.source, i)
        for i, a in enumerate(attributions)
        if a.source is not None and a.source.end > a.source.start
    )
    if not order:
        return tuple(attributions)
    resolver = _Resolver(Article(text, find_mentions(text)))
    found: dict[int, Referent] = {}
    quoted: list[int] = []
    for source, i in order:
        first, last = resolver.tokens_of(source)
        if last - first == 1 and text.tokens.lower[first] in pronouns.FIRST_PERSON:
            quoted.append(i)
        else:
            found[i] = resolver.source(attributions[i], first, last)
    if quoted:
        speakers = _Speakers(attributions, found)
        for i in quoted:
            found[i] = speakers.of_first_person(text, attributions[i])
    return tuple(
        replace(a, kind=found[i].kind, name=found[i].name, role=found[i].role) if i in found else a
        for i, a in enumerate(attributions)
    )


class _Speakers:
    """In whose words each stretch of the text stands."""

    def __init__(self, attributions: Sequence[Attributed], found: dict[int, Referent]) -> None:
        self._parts = sorted(
            (part.start, part.end, i)
            for i in found
            if found[i].name is not None
            for part in attributions[i].content
        )
        self._found = found

    def of_first_person(self, text: Text, a: Attributed) -> Referent:
        """Find who says "I" or "we": the source in whose words the pronoun stands."""
        source = a.source
        assert source is not None
        inner: tuple[int, int] | None = None
        behind = bisect_left(self._parts, (source.start + 1,))
        for _, end, i in self._parts[max(behind - _SPEAKERS, 0) : behind]:
            if source.end <= end and (inner is None or end <= inner[0]):
                inner = (end, i)
        if inner is not None:
            return self._found[inner[1]]
        word = text.document.text[source.start : source.end].lower()
        return Referent("vague" if word in ("we", "us", "our", "ours") else "person", None)


class _Resolver:
    """The sieves, over one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.lower = article.lower
        self.words = article.words
        self.mentions = article.mentions
        self._edges = _EDGES | source_words("edge")
        self._nouns = (*map(vague, ("nobody", "expert", "cause")), peoples(), documents())
        self._answers: list[Entity] | None = None
        self._proper = (peoples(), never_names("adjective"), source_words("party"))
        self._common = (
            never_names("function"),
            never_names("lead"),
            *map(vague, ("quantifier", "qualifier", "nobody", "expert", "cause")),
            documents(),
        )

    def tokens_of(self, source: Span) -> tuple[int, int]:
        """Return the tokens of a source, less the marks and small words at its edges."""
        first = self.text.tokens.at(source.start)
        last = min(self.text.tokens.at(source.end), first + _LONGEST)
        edges = self._edges
        while last - 1 > first and (self.lower[last - 1] in edges or self.lower[last - 1] == "'s"):
            last -= 1
        while first < last - 1 and self.lower[first] in edges:
            first += 1
        return first, last

    def source(self, a: Attributed, first: int, last: int) -> Referent:
        """Resolve one source and remember it for the pronouns behind it."""
        if first >= last:
            return Referent("vague", None)
        found = self._pronoun(a, first) if last - first == 1 else None
        if found is None:
            found = self._phrase(a, first, last)
            if found.kind in ("unnamed", "organization") or self._is_doubtful(found):
                found = self._apposed_to(a, first, last) or found
            if found.kind in ("unnamed", "organization", "vague"):
                found = self._beyond(first, last) or found
        if found.name is not None:
            self._remember(found, first)
        return found

    def _remember(self, found: Referent, token: int) -> None:
        kept = Referent(
            found.kind,
            found.name,
            found.role,
            entity=found.entity,
            plural=found.plural,
            noun=found.noun,
        )
        kept.token = token
        if found.entity is None and found.gender != "-":
            kept.gender = found.gender
        self.article.speakers.append(kept)

    def _pronoun(self, a: Attributed, token: int) -> Referent | None:
        word = self.lower[token]
        if word in pronouns.HE_SHE:
            gender = pronouns.HE_SHE[word]
            described = self._subjects(a, token, gender)
            found = pronouns.person(self.article, a, token, gender, described)
            if found is None:
                return Referent("person", None)
            if found.entity is not None:
                found.entity.vote(gender, 1)
            else:
                found.gender = gender
            return found
        if word in pronouns.THEY:
            return self._they(a, token)
        if word in pronouns.IT:
            if pronouns.impersonal(self.article, token):
                return Referent("vague", None)
            return self._thing(a, token)
        if word in pronouns.RELATIVE and self.words[token].islower():
            return self._relative(a, token)
        if word in vague("impersonal"):
            return Referent("vague", None)
        if word in ("q", "a") and self.words[token].isupper():  # the labels of an interview
            answers = self._interviewed(token) if word == "a" else None
            return answers or Referent("unnamed", self.words[token])
        return None

    def _interviewed(self, token: int) -> Referent | None:
        """Find who answers: the person named most before the first question, or in it all."""
        if self._answers is None:
            labels = (k for k, w in enumerate(self.words) if w in ("Q", "A"))
            first = next(
                (k for k in labels if self.lower[k + 1 : k + 2] in ((":",), (".",))), token
            )
            counted: dict[int, int] = {}
            people: dict[int, Entity] = {}
            for m in self.mentions.between(0, first) or self.mentions.all:
                if m.entity.kind == "person" and pronouns.sure(m.entity):
                    people[id(m.entity)] = m.entity
                    counted[id(m.entity)] = counted.get(id(m.entity), 0) + 1
            most = max(counted, key=lambda key: counted[key], default=None)
            self._answers = [people[most]] if most is not None else []
        return of_entity(self._answers[0]) if self._answers else None

    def _subjects(self, a: Attributed, token: int, gender: str) -> list[tuple[float, Referent]]:
        """Describe the unnamed men or women whom a pronoun may mean."""
        found = []
        for k, score in pronouns.subjects_before(self.article, token, gender):
            first = self.article.phrase_start(k)
            d = self._describe(first, k + 1)
            if d.possessive or self.mentions.between(k + 1, k + 3):
                continue
            referent = Referent("unnamed", self._phrase_name(a, d), noun=d.noun)
            referent.token = first
            found.append((score, referent))
        return found

    def _describe(self, first: int, last: int) -> Description:
        return describe(self.text, first, last)

    def _phrase(self, a: Attributed, first: int, last: int) -> Referent:
        named = self._named(first, last) or self._including(first, last)
        party = self.lower[first] in source_words("party")
        if named is None and self.words[first][0].isupper() and not party:
            named = self._unlisted(first, last)
        if named is not None:
            return named
        return self._described(a, self._describe(first, last))

    # --- names in the phrase

    def _is_doubtful(self, found: Referent) -> bool:
        """Tell a person of whom nothing but capitals is known."""
        return found.entity is not None and not pronouns.sure(found.entity)

    def _beyond(self, first: int, last: int) -> Referent | None:
        """Read what a source that was cut short goes with, on its right and on its left.

        "The minister for ports | , Jane Roe, said" and "four in ten | bakers say".
        """
        lower = self.lower
        k = first - 1
        while k > max(1, first - _LONGEST) and self.article.classes[k] in (
            "JJ",
            "JJR",
            "DT",
            "VBN",
        ):
            k -= 1
        if k > 0 and lower[k] in ("of", "in"):
            d = self._describe(k - 1, last)
            if d.share:
                begin = k - 1 - (k > 1 and lower[k - 2][0].isdigit())
                return Referent("document", slice_text(self.text, begin, last), plural=True)
        if last + 1 >= len(lower) or lower[last] != ",":
            return None
        d = self._describe(first, last)
        if d.counted or d.plural or not is_role(lower[d.head]):
            return None
        ahead = self.mentions.between(last + 1, last + 8)
        name = ahead[0] if ahead else None
        if (
            name is None
            or name.entity.kind != "person"
            or lower[name.last : name.last + 1] == ("and",)
        ):
            return None
        return self._apposed(first, last, name.last, [name])

    def _apposed_to(self, a: Attributed, first: int, last: int) -> Referent | None:
        """Find Jane Roe behind the last words of "Jane Roe, a clerk at the mill in Larne, said".

        The words must stand between commas, the name at the beginning of its clause.
        """
        cue = self.text.tokens.at(a.cue.start) if a.cue is not None else -1
        if not (last <= cue <= last + 2 and self.lower[last] == ","):
            return None
        start = self.article.sentence_start(self.article.sentence(first))
        low = max(start, first - _APPOSITION)
        seen = ""
        for k in range(first - 1, low, -1):
            if self.lower[k] in ("who", "which", "whose", "that"):
                seen = ""
            elif self.article.classes[k] in ("VBD", "VBZ", "VBP", "MD"):
                seen = seen or self.lower[k]
            m = self.mentions.ending_at(k) if self.lower[k] == "," else None
            if m is None or m.entity.kind != "person" or not pronouns.sure(m.entity):
                continue
            opens = m.start == start or not self.words[m.start - 1][0].isalnum()
            apposed = self.lower[k + 1] not in ("and", "or", "but")
            return of_entity(m.entity) if opens and apposed and not seen else None
        return None

    def _named(self, first: int, last: int) -> Referent | None:
        """Find the name that the phrase is about, if it is about one."""
        inside = self.mentions.between(first, last)
        if not inside:
            return None
        end = self._main_end(first, last, inside)
        heads = [m for m in inside if m.last <= end and self._is_head(m, first, end)]
        if not heads:
            return self._apposed(first, end, last, inside)
        head = heads[0]
        if head.entity.kind != "person":
            # "Blue Radio and former anchor Jane Roe" is about Jane Roe.
            head = next((m for m in heads if m.entity.kind == "person" and m.last >= end), head)
        if head is heads[0] and self._second_of_two(head, first, inside):
            return None
        others = self._coordinated(head, inside, last)
        if others:
            return self._joint(head, others)
        if head.entity.name.lower() in source_words("party"):
            return None
        if head.entity.kind != "person" and any(w in _JOINTS for w in self.lower[head.last : end]):
            return None
        return of_entity(head.entity)

    def _main_end(self, first: int, last: int, inside: Sequence[Mention]) -> int:
        """Return the token at which the phrase stops naming and begins to describe."""
        k = first
        while k < last:
            name = next((m for m in inside if m.start <= k < m.last), None)
            if name is not None:
                k = name.last
                continue
            if k > first and breaks(self.text, k):
                return k
            k += 1
        return last

    def _is_head(self, m: Mention, first: int, end: int) -> bool:
        """Tell whether a name is what the phrase is about, not part of a description."""
        lower = self.lower
        before = range(self._last_description(first, m.start), m.start)
        if any(lower[k] in source_words("preposition") for k in before):
            return self._office_before(before, m, end)
        if m.start > first and m.last == m.first + 1 and self._is_common(m, first):
            return False
        # "the group backing Jane Roe" is no name; nor is "the report Jane Roe".
        if m.start > first:
            adjacent = lower[m.start - 1]
            verb = (
                self.article.classes[m.start - 1][:2] == "VB"
                and adjacent.isalpha()
                and self.words[m.start - 1].islower()
            )
            if verb and not is_role(adjacent):
                return False
            nouns = [k for k in before if self._heads_phrases(lower[k])]
            titled = m.start < m.first or any(is_role(lower[k]) for k in before)
            # "district collector Jane Roe": an agent noun that no list has
            titled = titled or (adjacent.endswith(_AGENTS) and not self._heads_phrases(adjacent))
            owned = adjacent in _POSSESSIVE_MARKS  # "the Post's Jane Roe"
            if nouns and not (titled or owned) and m.entity.kind == "person":
                return False
        if m.last >= end:
            return True
        following = lower[m.last]
        if (lower[m.start - 1] == "/" and m.start > first) or singular(following) in documents():
            return False
        if following in _POSSESSIVE_MARKS:
            return m.last + 1 >= end
        return (
            following in source_words("preposition")
            or following in _JOINTS
            or following in never_names("suffix")
            or (following in never_names("function") and self.words[m.last].islower())
        )

    def _office_before(self, before: range, m: Mention, end: int) -> bool:
        """Tell "chief of staff Jane Roe" from "supporters of Jane Roe"."""
        lower = self.lower
        joints = [k for k in before if lower[k] in source_words("preposition")]
        office = (
            len(joints) == 1
            and lower[joints[0]] in ("of", "for")
            and joints[0] > before[0]
            and lower[joints[0] - 1] in roles()
            and lower[before[0]] not in ("the", "a", "an")
        )
        words = [lower[k] for k in before if joints and k > joints[0]]
        plain = bool(words) and all(
            w.isalpha() and not is_role(w) and self.words[joints[0] + 1 + i].islower()
            for i, w in enumerate(words)
        )
        return office and plain and m.entity.kind == "person" and m.last >= end

    def _last_description(self, first: int, start: int) -> int:
        """Return where the last description before a name begins.

        "Secretary of State and candidate Jane Roe" has two, neither with a determiner.
        """
        if self.lower[first] in _DETERMINERS:
            return first
        joints = [k for k in range(first, start - 1) if self.lower[k] in ("and", "&")]
        if not joints or self.lower[joints[-1] + 1] in _DETERMINERS:
            return first
        held = any(is_role(w) for w in self.lower[first : joints[-1]])
        return joints[-1] + 1 if held and is_role(self.lower[start - 1]) else first

    def _is_common(self, m: Mention, first: int) -> bool:
        """Tell "a super PAC", which names nobody, from "the White House"."""
        if singular(self.lower[m.first]) not in organizations("head"):
            return False
        before = self.words[first : m.start]
        return before[0].lower() != "the" and before[-1][0].islower()

    def _heads_phrases(self, word: str) -> bool:
        return singular(word) in organizations("head") or singular(word) in documents()

    def _apposed(
        self, first: int, end: int, last: int, inside: Sequence[Mention]
    ) -> Referent | None:
        """Read "the ministry's spokesman, John Doe,": a description, then its name."""
        if end >= last or self.lower[end] not in (",", "—", "–", "--", "-", "("):
            return None
        name = next((m for m in inside if m.start > end and m.entity.kind == "person"), None)
        if name is None or not self._titled(end + 1, name):
            return None
        d = self._describe(first, end)
        if d.plural:
            others = self._coordinated(name, inside, last)
            return self._joint(name, others) if others else None
        if name.last < last and not self._ends_apposition(name.last, last):
            return None
        if self._heads_phrases(self.lower[d.head]):
            return None
        if name.entity.role is None:
            lead = first + (self.lower[first] in ("the", "a", "an"))
            name.entity.add_role(slice_text(self.text, lead, end), d.noun)
        return of_entity(name.entity)

    def _including(self, first: int, last: int) -> Referent | None:
        """Read "officials, including Jane Roe and John Doe,": the named ones are the source."""
        for k in range(first + 1, last - 1):
            if self.lower[k] in ("including", "notably") and not self.words[k - 1][0].isalnum():
                inside = self.mentions.between(k + 1, last)
                head = next((m for m in inside if m.entity.kind == "person"), None)
                if head is None or not self._titled(k + 1, head):
                    return None
                others = self._coordinated(head, inside, last)
                return self._joint(head, others) if others else of_entity(head.entity)
        return None

    def _titled(self, start: int, name: Mention) -> bool:
        """Tell whether nothing but a description without a preposition stands before a name."""
        between = self.lower[start : name.start]
        if not between or between in (("the",), ("a",), ("an",)):
            return True
        if name.start < name.first:
            return set(between) <= source_words("rank")
        plain = not any(w in source_words("preposition") or w in BREAKS for w in between)
        return plain and is_role(between[-1])

    def _ends_apposition(self, token: int, last: int) -> bool:
        word = self.lower[token]
        if word in _POSSESSIVE_MARKS:
            return token + 1 >= last
        return word in BREAKS or word in ("of", "from")

    def _coordinated(self, head: Mention, inside: Sequence[Mention], last: int) -> list[Mention]:
        """Return the further names in "Roe, Doe and Poe"."""
        found: list[Mention] = []
        stop = head.last
        joined = False
        for m in inside:
            if m.start < head.last:
                continue
            gap = [w for w in self.lower[stop : m.start] if w not in never_names("suffix")]
            if gap in ([","], ["and"], [",", "and"], ["&"], ["or"]):
                found.append(m)
                joined = joined or gap != [","]
                stop = m.last
            elif stop < last:
                break
        return found if joined else []

    def _second_of_two(self, head: Mention, first: int, inside: Sequence[Mention]) -> bool:
        """Tell "the Roe campaign and Jane Roe" from "comedian and actor Jane Roe"."""
        joints = [k for k in range(first, head.start) if self.lower[k] in _JOINTS]
        if not joints:
            return False
        named = any(m.start < joints[0] for m in inside)
        return named or self.lower[joints[0] + 1] in _DETERMINERS

    def _joint(self, head: Mention, others: Sequence[Mention]) -> Referent:
        names = list(dict.fromkeys([head.entity.name, *(m.entity.name for m in others)]))
        name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        kind: SourceKind = "person" if head.entity.kind == "person" else "organization"
        return Referent(kind, name, plural=True)

    def _unlisted(self, first: int, last: int) -> Referent | None:
        """Take a capitalised phrase that was not listed as a name for what it looks like."""
        end = first
        while end < last and (
            self.words[end][0].isupper() or self.lower[end] in never_names("joint")
        ):
            end += 1
        if end < last and self.lower[end] not in BREAKS:
            return None
        entity = self.mentions.read(first, end)
        if entity is not None:
            return of_entity(entity)
        words = self.lower[first:end]
        if any(
            is_role(w) or w in never_names("function") or w in never_names("calendar")
            for w in words
        ):
            return None
        if any(
            w in vague("quantifier")
            or w in never_names("adjective")
            or singular(w.split("-")[0]) in peoples()
            or w in source_words("share")
            or any(singular(w) in nouns for nouns in self._nouns)
            for w in words
        ):
            return None
        if words[-1] in organizations("tail"):
            return Referent("organization", slice_text(self.text, first, end))
        if singular(words[-1]) in organizations("head") or self._common_plural(first, end):
            return None
        name = slice_text(self.text, first, end)
        return Referent("person", name, entity=Entity(name, words, "person"))

    def _common_plural(self, first: int, end: int) -> bool:
        word = self.lower[first]
        return end - first == 1 and singular(word) != word and self.article.classes[first] == "NNS"

    # --- descriptions

    def _described(self, a: Attributed, d: Description) -> Referent:
        affiliated = self._affiliated(d)
        kind = kind_of(self.text, d, affiliated=affiliated, bodied=self._bodied(d))
        if d.noun in source_words("utterance"):
            author = self._author(a, d)
            if author is not None:
                return author
        if kind == "document" and d.noun in _ROUGH and self.lower[d.first] in vague("quantifier"):
            kind = "vague"  # "according to some estimates"
        if kind == "vague" and self._one_of_them(d):
            return Referent("unnamed", self._phrase_name(a, d))
        if d.joined and kind != "organization":
            kind = self._strongest(d, kind)
        elif d.plural and d.definite and is_role(self.lower[d.head]):
            holders = self._holders(d)
            if holders is not None:
                return holders
        single = not (d.plural or d.counted or (d.joined and self._two(d)))
        if is_role(self.lower[d.head]) and single and kind != "vague":
            holder = self._holder(d)
            if holder is not None:
                return holder
        if kind == "organization" and d.noun in organizations("head"):
            body = self._body(d)
            if body is not None:
                return body
        return Referent(kind, self._phrase_name(a, d), plural=d.plural, noun=d.noun)

    def _one_of_them(self, d: Description) -> bool:
        """Tell "One said" and "Another said" behind what a group or one of it said."""
        if d.end - d.first > 1 or self.lower[d.first] not in _OF_A_GROUP:
            return False
        here = self.article.narrated(d.first)
        return any(
            s.kind == "unnamed" and (s.plural or self.lower[d.first] == "another")
            for s in self.article.speakers[-_POINTED_AT:]
            if here - self.article.narrated(s.token) <= _POINTED_AT
        )

    def _two(self, d: Description) -> bool:
        """Tell "the senator and the mayor" from "the delegate and activist"."""
        return any(
            self.lower[k] == "and" and self.lower[k + 1] in _DETERMINERS
            for k in range(d.first, d.end - 1)
        )

    def _strongest(self, d: Description, kind: SourceKind) -> SourceKind:
        """Return the kind of "the Roe campaign and some experts": that of the surest part."""
        joint = next((k for k in range(d.first + 1, d.end - 1) if self.lower[k] == "and"), d.end)
        before = range(d.first, joint)
        if joint == d.end or any(self.lower[k] in source_words("preposition") for k in before):
            return kind
        part = self._describe(d.first, joint)
        body = any(
            m.entity.kind == "organization"
            and m.last == joint
            and m.entity.name.lower() not in source_words("party")
            for m in self.mentions.between(d.first, joint)
        )
        group = part.noun in organizations("head") and not is_role(self.lower[part.head])
        return "organization" if body or (group and part.head == joint - 1) else kind

    def _holders(self, d: Description) -> Referent | None:
        """Find the two named people behind "the senators" and "the two chairmen"."""
        if d.counted and self.lower[d.first + 1] not in ("two", "both"):
            return None
        found: dict[int, list[Mention]] = {}
        for m in self.article.mentions_before(d.first, _POINTING_REACH):
            if m.entity.kind == "person" and d.noun in m.entity.heads:
                found.setdefault(self.article.sentence(m.start), []).append(m)
        for sentence in sorted(found, reverse=True):
            held = {m.entity.name: m for m in reversed(found[sentence])}
            if len(held) == _PAIR:
                first, second = held.values()
                return self._joint(first, [second])
        return None

    def _author(self, a: Attributed, d: Description) -> Referent | None:
        """Find who speaks in "Roe's statement" and "her remarks"."""
        word = self.lower[d.first]
        if word in pronouns.HE_SHE and d.head > d.first:
            return pronouns.person(self.article, a, d.first, pronouns.HE_SHE[word])
        for m in self.mentions.between(d.first, d.head):
            if m.entity.kind == "person" and self.lower[m.last] in _POSSESSIVE_MARKS:
                told = self.lower[m.last + 1 : d.head]
                return None if set(told) & source_words("form") else of_entity(m.entity)
        return None

    def _bodied(self, d: Description) -> bool:
        """Tell "a spokesman for the ministry" from "a spokesman for Mr. Roe"."""
        words = self.lower[d.first : d.head] + self.lower[d.head + 1 : d.end]
        if any(singular(w) in organizations("head") or w in organizations("public") for w in words):
            return True
        named = self.mentions.between(d.first, d.end)
        return bool(named) and named[0].entity.kind != "person"

    def _affiliated(self, d: Description) -> bool:
        """Tell whether a description names an institution, a place or a person."""
        lower = self.lower
        if self.mentions.between(d.first, d.end):
            return True
        before = lower[d.first : d.head]
        field = source_words("field") if d.noun in vague("expert") else frozenset[str]()
        if any(
            singular(w) in peoples() or (w in never_names("adjective") and w not in field)
            for w in before
        ):
            return True
        behind = lower[d.head + 1 : d.end]
        if any(
            singular(w) in organizations("head") or w in organizations("public")
            for w in (*before, *behind)
        ):
            return True
        if any(w[0].isupper() for w in self.words[d.first + 1 : d.end]):
            return True
        if d.noun not in source_words("near-body"):
            return False
        near = self.article.mentions_before(d.first, 1)
        return any(m.entity.kind in ("organization", "place") for m in near)

    def _holder(self, d: Description) -> Referent | None:
        """Find the named person who holds the role that a description states."""
        function = never_names("function")
        marks = {
            w.strip(".")
            for k, w in enumerate(self.lower[d.first : d.end], d.first)
            if k != d.head
            and len(w) > 2
            and w not in source_words("preposition")
            and w not in function
        }
        described = " ".join(self.lower[d.first : d.head])
        former = _FORMER in self.lower[d.first : d.head]
        gender = roles()[d.noun].gender if d.noun in roles() else "-"
        best: tuple[float, Entity] | None = None
        seen: set[int] = set()
        for steps, m in enumerate(self.mentions.before(d.first, _LOOK_BACK)):
            e = m.entity
            if e.kind != "person" or id(e) in seen or d.noun not in e.heads:
                continue
            if gender in ("m", "f") and e.gender not in (gender, "-"):
                continue
            if self._other_party(d, e):
                continue
            if former and _FORMER not in (e.role or "").lower():
                continue
            seen.add(id(e))
            role = (e.role or "").lower()
            shared = sum(mark in role or mark in e.origins for mark in marks)
            shared += 2 * sum(origin in described for origin in e.origins)
            shared += self._same_party(d, e)
            if not shared and e.origins and any(mark in places() for mark in marks):
                continue
            if not shared and any(mark in places() for mark in marks - self._behind(d)):
                continue
            if any(singular(mark) in peoples() and mark not in role for mark in marks):
                continue
            if d.possessive and marks and not shared:
                continue
            score = 20.0 * shared - steps
            if best is None or score > best[0]:
                best = (score, e)
        earlier = next(
            (s for s in self.article.speakers[:-13:-1] if s.noun == d.noun and s.entity is None),
            None,
        )
        if (
            earlier is not None
            and d.definite
            and not (earlier.plural or marks)
            and (best is None or self._nearer(earlier, best[1], d.first))
        ):
            return earlier
        if best is not None:
            return of_entity(best[1])
        if not d.definite or d.possessive or self._belongs(d):
            return None
        if not (marks or former) and gender not in ("m", "f"):
            later = self._named_later(d)
            if later is not None:
                return later
        if d.noun in source_words("anonymous"):
            return None
        nations = {mark for mark in marks if singular(mark) in peoples()}
        return self._pointed_at(d, gender, nations)

    def _behind(self, d: Description) -> set[str]:
        """Return the words behind the head: "Ohio" in "the senator from Ohio"."""
        return set(self.lower[d.head + 1 : d.end])

    def _named_later(self, d: Description) -> Referent | None:
        """Take "the judge" for the only judge whom the article names, though further on."""
        held = self.mentions.holding(d.noun)
        return of_entity(held[0]) if len(held) == 1 else None

    def _other_party(self, d: Description, e: Entity) -> bool:
        """Tell that "the Republican nominee" is not a person called a Democrat."""
        told = {_PARTY_OF[w] for w in self.lower[d.first : d.end] if w in _PARTY_OF}
        known = self._parties(e)
        return len(told) == 1 and bool(known) and not told & known

    def _same_party(self, d: Description, e: Entity) -> bool:
        told = {_PARTY_OF[w] for w in self.lower[d.first : d.end] if w in _PARTY_OF}
        return bool(told & self._parties(e))

    def _parties(self, e: Entity) -> set[str]:
        known = e.heads | set((e.role or "").lower().split())
        return {_PARTY_OF[w] for w in known if w in _PARTY_OF}

    def _nearer(self, earlier: Referent, entity: Entity, token: int) -> bool:
        last = max((t for t in entity.mentions if t < token), default=-1)
        return earlier.token > last

    def _belongs(self, d: Description) -> bool:
        """Tell "the mayor of Springfield", who need not be anyone named before."""
        return d.head + 1 < d.end and self.lower[d.head + 1] in source_words("preposition")

    def _pointed_at(self, d: Description, gender: str, nations: set[str]) -> Referent | None:
        """Take "the senator", whom nobody is said to be, for the person the article is about.

        People whose stated role is another one are passed over.
        """
        broader = roles()[d.noun].broader if d.noun in roles() else frozenset()
        here = self.article.narrated(d.first)
        epithet = d.noun in source_words("epithet")
        best: tuple[float, Entity] | None = None
        for m in self.article.mentions_before(d.first, _POINTING_REACH):
            e = m.entity
            if e.kind != "person" or not pronouns.sure(e):
                continue
            if e.heads and not epithet and not self._may_be(d, e, broader):
                continue
            if (nations and d.noun in e.heads) or self._other_party(d, e):
                continue
            if gender in ("m", "f") and e.gender not in (gender, "-"):
                continue
            score = self.article.prominence(m) - 10.0 * (here - self.article.narrated(m.start))
            score += 2 * min(bisect_left(e.mentions, d.first), 5)
            if best is None or score > best[0]:
                best = (score, e)
        return of_entity(best[1]) if best is not None else None

    def _may_be(self, d: Description, e: Entity, broader: frozenset[str]) -> bool:
        """Tell whether a person whose role is known can be meant by a description.

        A mayor is a politician, and a politician can turn out to be a senator; a mayor is
        no president, though both are politicians, and no former mayor.
        """
        if _FORMER in self.lower[d.first : d.head] and _FORMER not in (e.role or "").lower():
            return False
        own = e.heads - {
            wider for head in e.heads if head in roles() for wider in roles()[head].broader
        }
        return d.noun in e.heads or bool(broader & own & source_words("generic"))

    def _body(self, d: Description) -> Referent | None:
        """Find the organisation behind "the ministry", "the company", "the paper"."""
        if not d.definite or d.end - d.first > 2:
            return None
        for m in self.mentions.before(d.first, _LOOK_BACK):
            e = m.entity
            if e.kind == "person" and d.noun in source_words("candidate"):
                name = self._own_body(m, d.noun)
                if name is not None:
                    return Referent("organization", name, noun=d.noun)
            elif e.kind == "organization" and self._is_called(e, d.noun):
                return of_entity(e)
        return None

    def _own_body(self, m: Mention, noun: str) -> str | None:
        """Return "the Roe camp" where a person's name stands before the noun."""
        k = m.last
        if k < len(self.lower) and self.lower[k] in _POSSESSIVE_MARKS:
            k += 1
        if k < len(self.lower) and self.lower[k] == noun:
            if noun == "campaign":
                return self._owned(m.entity.name, noun)
            return f"the {slice_text(self.text, m.first, m.last)} {noun}"
        return None

    def _is_called(self, e: Entity, noun: str) -> bool:
        """Tell whether an organisation may be called "the <noun>"."""
        tail = singular(e.parts[-1])
        if noun in (tail, singular(e.parts[0])):
            return True
        media = e.name.lower() in organizations("media") or tail in source_words("media-tail")
        if noun in source_words("print"):
            return tail in source_words("media-tail") - {"news"} or (
                media and tail not in source_words("not-print")
            )
        if noun in source_words("media"):
            return media
        if noun in source_words("company"):
            plain = tail not in organizations("head") and not e.name.isupper()
            return tail in source_words("company-tail") or (plain and not media)
        if noun in source_words("agency"):
            return tail in source_words("agency-tail") or (len(e.parts) == 1 and e.name.isupper())
        return (
            noun in source_words("group") and not media and tail not in source_words("state-tail")
        )

    def _phrase_name(self, a: Attributed, d: Description) -> str:
        """Return a description as a name: on one line, without a relative clause."""
        first, end = d.first, d.end
        if end - first > 1 and self.lower[end - 1] in _POSSESSIVE_MARKS:
            end -= 1
        word = self.lower[first]
        candidate = self._candidate(d)
        if candidate is not None:
            return self._owned(candidate, slice_text(self.text, d.head, d.head + 1).lower())
        if word in ("his", "her") and end > first + 1:
            owner = pronouns.person(self.article, a, first, pronouns.HE_SHE[word])
            if owner is not None and owner.name is not None:
                return self._owned(owner.name, slice_text(self.text, first + 1, end))
        name = slice_text(self.text, first, end)
        if self._capital_by_place(first):
            name = name[:1].lower() + name[1:]
        return name

    def _owned(self, owner: str, what: str) -> str:
        mark = "’" if "’" in self.text.document.text else "'"
        return f"{owner}{mark if owner.endswith('s') else mark + 's'} {what}"

    def _candidate(self, d: Description) -> str | None:
        """Return whose campaign it is in "the Roe campaign" and "Roe's campaign"."""
        if d.noun != "campaign" or d.plural or d.end != d.head + 1:
            return None
        start = d.first + (self.lower[d.first] == "the")
        stop = d.head - (self.lower[d.head - 1] in _POSSESSIVE_MARKS)
        m = next(iter(self.mentions.between(start, stop)), None)
        exact = m is not None and m.start == start and m.last == stop
        return m.entity.name if m is not None and exact and m.entity.kind == "person" else None

    def _capital_by_place(self, token: int) -> bool:
        """Tell whether a word has its capital only from opening a sentence."""
        word = self.lower[token]
        if not self.article.opens_sentence(token) or self.mentions.between(token, token + 1):
            return False
        if self.words[token].isupper() and word != "a":
            return False
        if any(form in names for form in (word, singular(word)) for names in self._proper):
            return False
        if any(form in words for form in (word, singular(word)) for words in self._common):
            return True
        return is_role(word) or self.article.classes[token] not in ("NNP", "NNPS")

    # --- pronouns for more than one, for things, and relative ones

    def _they(self, a: Attributed, token: int) -> Referent:
        if self.lower[token - 1 : token] == ("as",) and self.lower[token + 2 : token + 3] == (",",):
            return Referent("vague", None, plural=True)  # "as they say,"
        groups = []
        for k in self.article.groups_before(token):
            first = self.article.phrase_start(k)
            d = self._describe(first, k + 1)
            kind = kind_of(self.text, d, affiliated=self._affiliated(d))
            groups.append(
                (first, Referent(kind, self._phrase_name(a, d), plural=True, noun=d.noun))
            )
        groups.extend(self._pairs_before(token))
        found = pronouns.group(self.article, a, token, groups)
        if found is None:
            return Referent("vague", None, plural=True)
        return Referent(
            found.kind, found.name, found.role, entity=found.entity, plural=True, noun=found.noun
        )

    def _pairs_before(self, token: int) -> list[tuple[int, Referent]]:
        """Return "Roe and Doe" in the sentences before a token as groups."""
        near = self.article.mentions_before(token, 1)
        return [
            (first.start, self._joint(first, [second]))
            for second, first in pairwise(near)
            if self.lower[first.last : second.start] == ("and",) and first.entity.kind == "person"
        ]

    def _thing(self, a: Attributed, token: int) -> Referent:
        nouns = []
        for k in pronouns.things_before(self.article, token):
            first = self.article.phrase_start(k)
            d = self._describe(first, k + 1)
            kind = kind_of(self.text, d, affiliated=self._affiliated(d))
            nouns.append((first, Referent(kind, self._phrase_name(a, d), noun=d.noun)))
        found = pronouns.thing(self.article, a, token, nouns)
        if found is None and a.lemma in source_words("body-says") and a.rule in _SAID_BY_BODY:
            return Referent("organization", None)  # "It says", of a body the nouns do not give away
        return found or Referent("vague", None)

    def _named_before(self, end: int, *, personal: bool) -> Entity | None:
        """Return what is named right before a token: Roe in "Senator Roe of Ohio, who"."""
        found: Entity | None = None
        while True:
            m = self.mentions.ending_at(end)
            if m is None:
                return found
            if not personal or (m.entity.kind == "person" and pronouns.sure(m.entity)):
                return m.entity
            if m.entity.kind == "person":
                found = found or m.entity
            if m.start == 0:
                return found
            end = m.start - (self.lower[m.start - 1] == "the")
            if self.lower[end - 1] not in source_words("preposition"):
                return found
            end -= 1

    def _relative(self, a: Attributed, token: int) -> Referent:
        """Find the noun phrase that "who", "which" or "that" belongs to."""
        lower = self.lower
        start = self.article.sentence_start(self.article.sentence(token))
        low = max(start, token - 16)
        k = token - 1
        while k > low and lower[k] in source_words("before-relative"):
            k -= 1
        if lower[k] == ")":
            k = next((j - 1 for j in range(k, low, -1) if lower[j] == "("), k)
        personal = lower[token] in ("who", "whom", "whose")
        named = self._named_before(k + 1, personal=personal)
        if named is not None:
            return of_entity(named)
        for j in range(k, low - 1, -1):
            word = lower[j]
            if not word[0].isalnum():
                break
            fits = (
                (is_role(word) or singular(word) in vague("nobody") or word in vague("quantifier"))
                if personal
                else (singular(word) in documents() or singular(word) in organizations("head"))
            )
            if fits and self.article.classes[j][:2] != "VB":
                first = self.article.phrase_start(j)
                lead = first
                while (
                    personal and lead - 2 > low and lower[lead - 1] in source_words("preposition")
                ):
                    lead = self.article.phrase_start(lead - 2)
                apposed = self.mentions.ending_at(lead - 1) if lower[lead - 1] == "," else None
                if personal and apposed is not None and apposed.entity.kind == "person":
                    return of_entity(apposed.entity)
                end = k + 1 if lower[j + 1] in source_words("preposition") else j + 1
                return self._phrase(a, first, max(end, j + 1))
        if k >= 0 and self.article.classes[k] in ("NN", "NNS", "CD"):
            return self._phrase(a, self.article.phrase_start(k), k + 1)
        if personal:
            found = pronouns.person(self.article, a, token, "-")
            return found if found is not None else Referent("person", None)
        return self._thing(a, token)
