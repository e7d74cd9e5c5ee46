"""The judging stage: from an analysed draft to its findings."""

from __future__ import annotations

from collections.abc import Iterable, Set

from msgspec.structs import asdict, replace

from claimcheck.audit import Finding
from claimcheck.config.settings import DEFAULT, Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.fingerprint import Fingerprints
from claimcheck.rules.registry import on_by_default, rules_about
from claimcheck.rules.rule import Breach, Rule
from claimcheck.rules.suppress import suppress


def judge(draft: Draft, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """Apply the rules to a draft.

    Args:
        draft: The analysed draft.
        settings: Which rules, how severe, from which thresholds on.

    Returns:
        The findings in the order of their places, those at one place by code; also those
        that a comment in the draft suppresses, with its reason.
    """
    codes = on_by_default() if settings.codes is None else settings.codes
    comments = draft.text.document.comments
    found = _breaches(draft, settings, rules_about("text"), codes)
    places = [(rule.code, breach.statement) for breach, rule in found]
    reasons, unused = suppress(places, comments, draft.starts, codes)
    judged = [
        _finding(draft, settings, rule, breach, reason)
        for (breach, rule), reason in zip(found, reasons, strict=True)
    ]
    if comments and draft.tagged:
        draft = replace(draft, unused=unused)
        found = _breaches(draft, settings, rules_about("comments"), codes)
        judged += [_finding(draft, settings, rule, breach, None) for breach, rule in found]
    judged.sort(key=lambda finding: (finding.start, finding.code, finding.end))
    fingerprints = Fingerprints()
    # One statement can have thousands of findings: its words are the same string for all of them.
    words = {unit: _words(draft, unit) for unit in {finding.statement for finding in judged}}
    return tuple(
        replace(finding, fingerprint=fingerprints.of(finding.code, words[finding.statement]))
        for finding in judged
    )


def _words(draft: Draft, unit: int) -> str:
    sentence = draft.tagged[unit].sentence
    return draft.text.document.text[sentence.start : sentence.end]


def _breaches(
    draft: Draft, settings: Settings, known: Iterable[Rule], codes: Set[str]
) -> list[tuple[Breach, Rule]]:
    """Apply those rules to a draft that have some codes."""
    return [
        (breach, rule)
        for rule in known
        if rule.code in codes
        for breach in rule.check(draft, settings)
        if _is_in_view(draft, rule, breach)
    ]


def _is_in_view(draft: Draft, rule: Rule, breach: Breach) -> bool:
    """Tell whether a breach stands where its rule looks."""
    return rule.looks == "both" or draft.quoted.holds(breach.start) == (rule.looks == "quotation")


def _finding(
    draft: Draft, settings: Settings, rule: Rule, breach: Breach, suppressed: str | None
) -> Finding:
    """Return the finding for a breach, but for its fingerprint."""
    place = draft.text.document.place(breach.start, breach.end)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=settings.severities.get(rule.code, rule.severity),
        message=breach.message,
        help=breach.ask,
        statement=breach.statement,
        **asdict(place),
        fingerprint="",
        suppressed=suppressed,
    )
