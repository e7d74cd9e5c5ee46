"""Layers of configuration, one upon the other, made settings.

A layer is a table as TOML gives it: a configuration file's, that of a ``per-path`` pattern in
it, or one made of the options of the command line.  A later layer wins over an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from claimcheck.audit import Severity
from claimcheck.config.errors import ConfigError, did_you_mean
from claimcheck.config.settings import FailOn, Gate, Lexicon, Settings, Thresholds

Layer = Mapping[str, Any]

_ABOUT_RULES = ("select", "extend-select", "ignore", "preview", "severity")
_SEE = "claimcheck rules lists them"
_ARTICLES = ("a", "an", "the")


class Table(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a layer can hold.

    ``select`` says which rules apply, ``extend-select`` adds to them, ``ignore`` takes away;
    ``preview`` adds the preview rules to what applies by default and to what a beginning or a
    family stands for.  ``severity`` is by code, name or family, "off" like ``ignore``.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: dict[str, Literal["error", "warning", "note", "off"]] = {}
    thresholds: Thresholds = Thresholds()
    lexicon: Lexicon = Lexicon()
    gate: Gate = Gate()


class File(Table, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a configuration file can hold: a table, and tables by pattern of the draft's path."""

    per_path: dict[str, Table] = {}


_CHOICES: dict[str, tuple[str, ...]] = {
    "fail-on": get_args(FailOn),
    "severity": (*get_args(Severity), "off"),
}
_TYPES = {
    "array": "a list",
    "object": "a table",
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}
# Patterns are compiled when there is an error to put into words.
_PLACE = r"(?s)(.*?)(?: - at `(?:key in )?\$\.?(.*)`)?"
_EXPECTED = r"Expected `(.+?)`(?:, got `(.+?)`| (<=|>=) (\d+).*)"
_INVALID = r"Invalid enum value '(.*?)'"


def check(table: Mapping[str, Any], where: str) -> None:
    """Check a whole configuration file.

    Args:
        table: What is in it, as TOML gives it.
        where: The file, for the error.

    Raises:
        ConfigError: If a key or a rule is unknown, or a value is not what it must be.
    """
    _check_keys(table, File, where, "")
    for pattern, below in _tables(table.get("per-path")):
        _check_keys(below, Table, where, f"per-path.{pattern}.")
    try:
        msgspec.convert(table, File)
    except msgspec.ValidationError as error:
        raise ConfigError(where, _in_words(str(error))) from None
    for at, layer in (("", table), *_tables(table.get("per-path"))):
        for key in ("select", "extend-select", "ignore", "severity"):
            for word in layer.get(key, ()):
                require_rule(word, f"{where}: {f'per-path.{at}.' if at else ''}{key}")


def require_rule(word: str, where: str) -> None:
    """Raise a ConfigError if a word stands for no rule."""
    from claimcheck.rules.registry import matching, names

    if not matching(word):
        raise ConfigError(
            where, f"'{word}' is no rule and no family; {did_you_mean(word, names(), _SEE)}"
        )


def settings(layers: Sequence[Layer]) -> Settings:
    """Lay checked layers one upon the other.

    Args:
        layers: The weakest first.
    """
    codes: frozenset[str] | None = None
    severities: dict[str, Severity] = {}
    # Most projects say nothing of rules, and none has to be loaded for the audits that are cached.
    if any(layer.get(key) is not None for layer in layers for key in _ABOUT_RULES):
        from claimcheck.config.chosen import chosen

        codes, severities = chosen(layers)
    return Settings(
        codes=codes,
        severities=severities,
        thresholds=msgspec.convert(_merged(layers, "thresholds"), Thresholds),
        lexicon=_lexicon(layers),
        gate=msgspec.convert(_merged(layers, "gate"), Gate),
    )


def _merged(layers: Sequence[Layer], key: str) -> dict[str, Any]:
    """Return what all layers say under a key, the later over the earlier."""
    return {name: value for layer in layers for name, value in layer.get(key, {}).items()}


def _lexicon(layers: Sequence[Layer]) -> Lexicon:
    """Return the words of all layers together, as ``Lexicon`` has them."""
    words: dict[str, list[str]] = {}
    for layer in layers:
        for name, added in layer.get("lexicon", {}).items():
            words.setdefault(name, []).extend(map(_bare, added))
    unique = {name: tuple(dict.fromkeys(added)) for name, added in words.items()}
    return msgspec.convert(unique, Lexicon)


def _bare(entry: str) -> str:
    """Return an entry of a lexicon in lower case, without an article at its beginning."""
    words = entry.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


# ---- what is wrong, in words --------------------------------------------------------


def _tables(value: object) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the tables in a table, by their keys; none if it is no table."""
    if not isinstance(value, Mapping):
        return []
    return [(key, below) for key, below in value.items() if isinstance(below, Mapping)]


def _check_keys(table: Mapping[str, Any], kind: type[Struct], where: str, at: str) -> None:
    """Refuse unknown keys, with the nearest known one; of tables in the table as well."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            known = ", ".join(fields)
            advice = did_you_mean(key, fields, f"there are {known}")
            raise ConfigError(where, f"unknown key {at}{key}; {advice}")
        below = fields[key].type
        if isinstance(value, Mapping) and isinstance(below, type) and issubclass(below, Struct):
            _check_keys(value, below, where, f"{at}{key}.")


def _in_words(message: str) -> str:
    """Return what msgspec says of a wrong value in words of ours."""
    found = re.fullmatch(_PLACE, message)
    what, at = (found[1], found[2] or "") if found else (message, "")
    at = at.replace("[...]", "")
    if wrong := re.fullmatch(_EXPECTED, what):
        each = (_TYPES.get(name, name) for name in wrong[1].split(" | ") if name != "null")
        what = f"expected {' or '.join(each)}"
        if wrong[2]:
            what += f", got {_TYPES.get(wrong[2], wrong[2])}"
        else:
            what += f" of at {'most' if wrong[3] == '<=' else 'least'} {wrong[4]}"
    elif wrong := re.fullmatch(_INVALID, what):
        choices = _CHOICES.get(at.rpartition(".")[2], ())
        advice = did_you_mean(wrong[1], choices, f"there are {', '.join(choices)}")
        what = f"'{wrong[1]}' is not possible; {advice}"
    return f"{at}: {what}" if at else what
