"""The settings of an audit, whole and checked, whatever they came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from claimcheck.audit import Severity

Count = Annotated[int, Meta(ge=1)]
Share = Annotated[float, Meta(ge=0, le=1)]
Score = Annotated[int, Meta(ge=0, le=100)]


class Thresholds(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """From where on the rules about the story as a whole speak.

    Counts are of statements, paragraphs or sentences as their names say, shares are from
    0 to 1.
    """

    single_source_statements: Count = 10
    dominant_share: Share = 0.6
    anonymous_share: Share = 0.25
    lapse_paragraphs: Count = 2
    late_speaker_sentences: Count = 2
    buried_denial_paragraphs: Count = 5


class Lexicon(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A newsroom's own words: they add to the lists that ship with claimcheck.

    They are in lower case, with single spaces and without an article at the beginning.
    """

    vague_sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    accepted_descriptors: tuple[str, ...] = ()
    identified: tuple[str, ...] = ()


FailOn = Literal["error", "warning", "note", "never"]


class Gate(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """When a run fails: at findings of a severity or worse, or under a score (0 to 100)."""

    fail_on: FailOn = "never"
    fail_under: Score | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """What is in force for one document.

    ``codes`` are the codes of the rules to apply, or None for those that are on by
    default; ``severities`` has the severity by code where it is not the rule's own.
    """

    codes: frozenset[str] | None = None
    severities: Mapping[str, Severity] = msgspec.field(default_factory=dict)
    thresholds: Thresholds = Thresholds()
    lexicon: Lexicon = Lexicon()
    gate: Gate = Gate()


DEFAULT = Settings()
