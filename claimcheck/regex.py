"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Later:
    """Has the methods of the compiled expression once one of them is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression for the start of a module; see ``re.compile``.

    It takes no time until it is used, which many are not in the audit of one article.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
