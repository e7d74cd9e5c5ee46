"""The comments of a Word file: those that claimcheck made are taken out, new ones put in.

Only parts that change are written again: the comments, and where they are first made, the lists
that have to name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from posixpath import basename, dirname, join
from typing import TYPE_CHECKING

from claimcheck.documents.word.package import Package, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

AUTHOR = "claimcheck"
INITIALS = "cc"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_KIND = f"{_STRICT}officeDocument/relationships/comments"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ANCHORS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_MORE = ("commentsExtended", "commentsIds", "commentsExtensible")


class Comments:
    """The comments of a file.

    ``settled`` are the paragraphs of those of claimcheck's that stay, because somebody answered
    them or marked them as resolved.
    """

    def __init__(self, package: Package) -> None:
        """Take claimcheck's own comments out of a file.

        Raises:
            ReadingError: If a part of the file is damaged.
        """
        self._package = package
        self._changed: dict[str, _ElementTree] = {}
        self._namespace = str(package.document.getroot().tag).rpartition("}")[0][1:]
        self._tree = package.part("comments")
        self.settled: list[tuple[str, ...]] = []
        marks = [e for e in package.document.iter("{*}*") if local(e) in _ANCHORS]
        made = [] if self._tree is None else [*self._tree.getroot().iterchildren("{*}comment")]
        gone = self._remove(made, marks)
        numbers = {value(e, "id") or "" for e in (*marks, *made)} - gone
        self._next = max((int(n) for n in numbers if n.isdecimal()), default=-1) + 1

    def add(self, lines: Sequence[str]) -> str:
        """Make a comment of some paragraphs and return its number."""
        from lxml.etree import SubElement

        number = str(self._next)
        self._next += 1
        comment = SubElement(self._root(), self._name("comment"))
        for name, said in (("id", number), ("author", AUTHOR), ("initials", INITIALS)):
            comment.set(self._name(name), said)
        for i, line in enumerate(lines):
            paragraph = SubElement(comment, self._name("p"))
            if i == 0:  # what Word shows as the comment's number
                SubElement(SubElement(paragraph, self._name("r")), self._name("annotationRef"))
            words = SubElement(SubElement(paragraph, self._name("r")), self._name("t"))
            words.text = line
        return number

    def mark(self, name: str, number: str) -> _Element:
        """Return an element that says where a comment begins or ends."""
        from lxml.etree import Element

        self._change(self._package.main, self._package.document)
        mark = Element(self._name(name))
        mark.set(self._name("id"), number)
        return mark

    def reference(self, number: str) -> _Element:
        """Return the run that stands for a comment in the text."""
        from lxml.etree import Element

        run = Element(self._name("r"))
        run.append(self.mark("commentReference", number))
        return run

    def parts(self) -> dict[str, bytes]:
        """Return the parts that have changed, by their names."""
        from lxml.etree import tostring

        return {
            name: tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._changed.items()
        }

    def _name(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"

    def _change(self, name: str, tree: _ElementTree) -> None:
        self._changed.setdefault(name, tree)

    def _root(self) -> _Element:
        """Return the root of the comments, made if there are none yet."""
        from lxml.etree import Element, ElementTree

        if self._tree is not None:
            self._change(self._package.related["comments"], self._tree)
            return self._tree.getroot()
        root = Element(self._name("comments"), nsmap={"w": self._namespace})
        self._tree = ElementTree(root)
        folder = dirname(self._package.main)
        taken = self._package.archive
        name = next(n for n in _names(folder) if n not in taken)
        self._package.related["comments"] = name
        self._change(name, self._tree)
        self._register(name)
        return root

    def _register(self, name: str) -> None:
        """Name the new part of comments where the file says what is in it."""
        from lxml.etree import Element, ElementTree, SubElement

        package = self._package
        types = package.archive.xml(_TYPES)
        space = str(types.getroot().tag).rpartition("}")[0][1:]
        SubElement(types.getroot(), f"{{{space}}}Override", PartName=f"/{name}", ContentType=_TYPE)
        self._change(_TYPES, types)
        if package.relations in package.archive:
            relations = package.archive.xml(package.relations)
        else:
            empty = Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
            relations = ElementTree(empty)
        root = relations.getroot()
        ids = {relation.get("Id") for relation in root}
        SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id=next(i for i in (f"rId{n}" for n in range(1, len(ids) + 2)) if i not in ids),
            Type=_STRICT_KIND if self._namespace.startswith(_STRICT) else _KIND,
            Target=basename(name),
        )
        self._change(package.relations, relations)

    def _remove(self, made: Sequence[_Element], marks: Sequence[_Element]) -> set[str]:
        """Take out claimcheck's comments that are not settled; return their numbers."""
        ours = [
            c for c in made if value(c, "author") == AUTHOR and value(c, "initials") == INITIALS
        ]
        if not ours or self._tree is None:
            return set()
        more = {kind: tree for kind in _MORE if (tree := self._package.part(kind)) is not None}
        answered = _answered(more.get("commentsExtended"))
        settled = [comment for comment in ours if _paragraph_id(comment) in answered]
        self.settled = [_lines(comment) for comment in settled]
        gone = [comment for comment in ours if comment not in settled]
        if not gone:
            return set()
        numbers = {value(comment, "id") or "" for comment in gone}
        for comment in gone:
            self._tree.getroot().remove(comment)
        self._change(self._package.related["comments"], self._tree)
        for mark in marks:
            if (value(mark, "id") or "") in numbers:
                _take_out(mark)
                self._change(self._package.main, self._package.document)
        dropped = {_paragraph_id(comment) for comment in gone} - {None}
        for kind, tree in more.items():
            for entry in list(tree.getroot()):
                ids = {_plain(entry, "paraId"), _plain(entry, "durableId")} - {None}
                if ids & dropped:
                    dropped |= ids
                    tree.getroot().remove(entry)
                    self._change(self._package.related[kind], tree)
        return numbers


def _names(folder: str) -> Iterator[str]:
    """Yield names for a new part."""
    yield join(folder, "comments.xml")
    for number in count(1):
        yield join(folder, f"comments{number}.xml")


def _plain(element: _Element, name: str) -> str | None:
    """Return an attribute by its name, whatever its namespace."""
    return next((v for k, v in element.items() if str(k).rpartition("}")[2] == name), None)


def _paragraph_id(comment: _Element) -> str | None:
    """Return the id of a comment's last paragraph, by which other parts refer to it."""
    last = next(comment.iterchildren("{*}p", reversed=True), None)
    return None if last is None else _plain(last, "paraId")


def _lines(comment: _Element) -> tuple[str, ...]:
    """Return the paragraphs of a comment."""
    return tuple(
        "".join(words.text or "" for words in paragraph.iter("{*}t"))
        for paragraph in comment.iterchildren("{*}p")
    )


def _answered(extended: _ElementTree | None) -> set[str | None]:
    """Return the ids of the comments that were answered or are marked as resolved."""
    found: set[str | None] = set()
    for entry in () if extended is None else extended.getroot():
        found.add(_plain(entry, "paraIdParent"))
        if _plain(entry, "done") in ("1", "true"):
            found.add(_plain(entry, "paraId"))
    return found - {None}


def _take_out(mark: _Element) -> None:
    """Take the mark of a comment out of the text, and its run if there is nothing else in it."""
    above = mark.getparent()
    if above is None:
        return
    above.remove(mark)
    outer = above.getparent()
    if local(above) == "r" and outer is not None and all(local(e) == "rPr" for e in above):
        outer.remove(above)
