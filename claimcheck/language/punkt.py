"""NLTK's Punkt without the rest of NLTK.

To import any module of NLTK is to import nearly all of it, some 440 modules, and takes
longer than all else in the audit of an article.  Punkt is one of them.

``load`` runs that one as it is installed, but with an ``__import__`` of its own, to which
every import statement goes (see ``exec`` and "The import statement" in Python's manual).
What Punkt imports from NLTK is a stand-in for it; the module that has it is run in the
same way once it is used, and most of it, for training and for files, never is.  Nothing of
this enters ``sys.modules``: ``import nltk`` means to everybody what it always means.

Where NLTK is imported already, or any of this fails, Punkt is imported like any module.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from types import ModuleType, SimpleNamespace
from typing import Any

_PUNKT = "nltk.tokenize.punkt"


@cache
def load() -> Any:
    """Return the module ``nltk.tokenize.punkt``, or the same run alone."""
    if "nltk" not in sys.modules:
        try:
            punkt = _run(_PUNKT)
            tokenizer = punkt.PunktSentenceTokenizer(punkt.PunktParameters())
            if tokenizer.text_contains_sentbreak("One. Two"):
                return punkt
        except Exception:  # a release of NLTK that is built in another way
            pass
    return import_module(_PUNKT)


class _StandIn:
    """Something of NLTK that is imported once it is called, looked into or derived from."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def _real(self) -> Any:
        submodule = f"{self._module}.{self._name}"
        return _run(submodule) if _find(submodule) else getattr(_run(self._module), self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self._real()(*args, **options)

    def __mro_entries__(self, _bases: tuple[Any, ...]) -> tuple[Any, ...]:
        return (self._real(),)


def _find(name: str) -> ModuleSpec | None:
    """Find a module without importing the packages it is in."""
    package, _, _ = name.rpartition(".")
    if not package:
        return PathFinder.find_spec(name)
    inside = _find(package)
    return PathFinder.find_spec(name, inside.submodule_search_locations) if inside else None


@cache
def _run(name: str) -> ModuleType:
    """Run a module of NLTK, alone.

    Raises:
        ImportError: If there is none.
    """
    spec = _find(name)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import}
    spec.loader.exec_module(module)
    return module


def _import(
    name: str, globals_: Any = None, locals_: Any = None, names: Sequence[str] = (), level: int = 0
) -> Any:
    """Do what an import statement asks for; stand-ins are all there is of NLTK."""
    if level or name.partition(".")[0] != "nltk":
        return builtins.__import__(name, globals_, locals_, names, level)
    if not names:
        raise ImportError(f"import {name}")
    return SimpleNamespace(**{wanted: _StandIn(name, wanted) for wanted in names})
