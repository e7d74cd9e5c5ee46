"""Which rules layers of configuration choose, and how grave they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from claimcheck.audit import Severity
from claimcheck.rules.registry import matching, named, rules


def chosen(layers: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str], dict[str, Severity]]:
    """Return the codes of the rules that apply, and severities by code.

    Args:
        layers: Checked layers, the weakest first; see ``claimcheck.config.layers``.
    """
    preview = next((layer["preview"] for layer in reversed(layers) if "preview" in layer), False)
    codes = {rule.code for rule in rules() if preview or not rule.preview}
    severities: dict[str, Severity] = {}
    off: set[str] = set()
    for layer in layers:
        if layer.get("select") is not None:
            codes = _meant(layer["select"], preview)
            off -= codes
        added = _meant(layer.get("extend-select", ()), preview)
        codes |= added
        off -= added
        codes -= {code for word in layer.get("ignore", ()) for code in matching(word)}
        # A family is set before a rule in it, in whatever order they are written.
        for word, severity in sorted(layer.get("severity", {}).items(), key=_narrowness):
            if severity == "off":
                off |= matching(word)
            else:
                off -= matching(word)
                severities |= dict.fromkeys(matching(word), severity)
    return frozenset(codes - off), severities


def _meant(words: Collection[str], preview: bool) -> set[str]:
    """Return the codes that words select; preview rules only if named, or asked for."""
    previews = {rule.code for rule in rules() if rule.preview}
    found: set[str] = set()
    for word in words:
        found |= matching(word) - (set() if preview or named(word) else previews)
    return found


def _narrowness(item: tuple[str, object]) -> tuple[bool, int]:
    return named(item[0]) is not None, -len(matching(item[0]))
