"""The judging stage: from an analysed draft to its findings."""

from __future__ import annotations

from claimcheck.audit import Finding
from claimcheck.config.settings import DEFAULT, Settings
from claimcheck.rules.draft import Draft
from claimcheck.rules.fingerprint import Fingerprints
from claimcheck.rules.registry import on_by_default, rules
from claimcheck.rules.rule import Breach, Rule


def judge(draft: Draft, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """Apply the rules to a draft.

    Args:
        draft: The analysed draft.
        settings: Which rules, how severe, from which thresholds on.

    Returns:
        The findings in the order of their places, those at one place by code.
    """
    codes = on_by_default() if settings.codes is None else settings.codes
    breaches = [
        (breach, rule)
        for rule in rules()
        if rule.code in codes
        for breach in rule.check(draft, settings)
        if _is_in_view(draft, rule, breach)
    ]
    breaches.sort(key=lambda found: (found[0].start, found[1].code, found[0].end))
    fingerprints = Fingerprints()
    return tuple(_finding(draft, settings, fingerprints, rule, b) for b, rule in breaches)


def _is_in_view(draft: Draft, rule: Rule, breach: Breach) -> bool:
    """Tell whether a breach stands where its rule looks."""
    return rule.looks == "both" or draft.quoted.holds(breach.start) == (rule.looks == "quotation")


def _finding(
    draft: Draft, settings: Settings, fingerprints: Fingerprints, rule: Rule, breach: Breach
) -> Finding:
    document = draft.text.document
    sentence = draft.tagged[breach.statement].sentence
    line, column = document.position(breach.start)
    end_line, end_column = document.position(breach.end)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=settings.severities.get(rule.code, rule.severity),
        message=breach.message,
        help=breach.ask,
        statement=breach.statement,
        start=breach.start,
        end=breach.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        fingerprint=fingerprints.of(rule.code, document.text[sentence.start : sentence.end]),
        suppressed=None,
    )
