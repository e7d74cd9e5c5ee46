"""The parts of a Word file: the document, and what it refers to."""

from __future__ import annotations

from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from claimcheck.documents.archive import Archive
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

_MAIN = "word/document.xml"
_ROOT = "_rels/.rels"
WORDS = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""The namespaces of WordprocessingML: the transitional one, and that of the strict standard."""


class Package:
    """A Word file, opened.

    ``main`` is the name of the part that holds the document, ``document`` its tree.
    """

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        """Open a Word file.

        Raises:
            ReadingError: If it is damaged, protected, too large, or has no document in it.
        """
        self.archive = Archive(data, path, limits)
        self.main = self._targets(_ROOT, "").get("officeDocument", _MAIN)
        if self.main not in self.archive:
            raise ReadingError(path, f"not a Word document: it has no {self.main}")
        self.document: _ElementTree = self.archive.xml(self.main)
        if local(self.document.getroot()) != "document":
            raise ReadingError(path, f"not a Word document: its {self.main} is something else")
        self.related = self._targets(self.relations, dirname(self.main))

    @property
    def relations(self) -> str:
        """The name of the part that says what the document refers to."""
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels".lstrip("/")

    def part(self, kind: str) -> _ElementTree | None:
        """Return the tree of a part that the document refers to: "styles", "footnotes"."""
        name = self.related.get(kind)
        return self.archive.xml(name) if name is not None and name in self.archive else None

    def _targets(self, relations: str, folder: str) -> dict[str, str]:
        """Return the parts that a part refers to, by what they are to it; the first of each."""
        if relations not in self.archive:
            return {}
        targets: dict[str, str] = {}
        for relation in self.archive.xml(relations).getroot():
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if target and relation.get("TargetMode") != "External":
                name = target if target.startswith("/") else f"{folder}/{target}"
                targets.setdefault(kind, normpath(name).lstrip("/"))
        return targets


def local(element: _Element) -> str:
    """Return the name of an element of WordprocessingML; of any other, nothing."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, name = tag.rpartition("}")
    return name if namespace[1:] in WORDS else ""


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the element that a path of names leads to from an element, if there is one."""
    for name in names:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def value(element: _Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element of WordprocessingML."""
    if element is None:
        return None
    namespace = str(element.tag).rpartition("}")[0]
    return element.get(f"{namespace}}}{name}")


def is_on(element: _Element | None) -> bool:
    """Tell whether a switch such as ``w:vanish`` is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")
