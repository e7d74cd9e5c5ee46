"""Files that nobody would write, in formats that are no text: each a shape, up to a size.

The size is that of what is in the file, unpacked.  A shape that is past a limit is there to be
refused, and that too must take no more time than in proportion.
"""

from __future__ import annotations

import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterable
from gzip import compress
from io import BytesIO
from random import Random

Make = Callable[[int], bytes]

_SAID = "The board said on Tuesday that the pier was safe. “It is,” Edith Marrow said."
_WORD = "http://schemas.openxmlformats.org/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _times(piece: str, size: int) -> str:
    """Return a piece again and again, up to a size."""
    return piece * max(1, size // len(piece.encode()))


def _numbered(piece: str, size: int) -> str:
    """Return a piece again and again, with the number of each for ``#`` and the next for ``@``."""
    times = max(1, size // (len(piece.encode()) + 4))
    return "".join(piece.replace("#", str(n)).replace("@", str(n + 1)) for n in range(times))


def _in(tag: str, words: str) -> str:
    """Return words in an element, of its name and its attributes."""
    return f"<{tag}>{words}</{tag.partition(' ')[0]}>"


def _nested(opening: str, middle: str, closing: str, depth: int) -> str:
    return opening * depth + middle + closing * depth


def _zip(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Return an archive, with what cannot be packed in it, so that it is not past the ratio."""
    parts = [*parts]
    size = sum(len(data) for _, data in parts)
    return _packed([*parts, ("picture", _noise(size // 150))])


def _packed(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _noise(size: int) -> bytes:
    """Return bytes that cannot be packed."""
    return Random(size).randbytes(size)


# ---- Word -------------------------------------------------------------------------------


def _docx(body: str, others: Iterable[tuple[str, str | bytes]] = (), **parts: str) -> bytes:
    names = f'xmlns:w="{_WORD}wordprocessingml/2006/main"'
    kind = f"{_WORD}officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="{name}" Type="{kind}/{name}" Target="{name}.xml"/>' for name in parts
    )
    space = f"{_WORD}package/2006/relationships"
    return _zip(
        [
            ("word/document.xml", _in(f"w:document {names}", _in("w:body", body))),
            ("word/_rels/document.xml.rels", _in(f'Relationships xmlns="{space}"', relations)),
            *((f"word/{name}.xml", _in(f"w:{name} {names}", xml)) for name, xml in parts.items()),
            *others,
        ]
    )


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _p(words: str = "a", *, within: str = "") -> str:
    return f"<w:p>{within}{_run(words)}</w:p>"


_STYLE = '<w:style w:styleId="s#"><w:name w:val="n#"/><w:basedOn w:val="s@"/></w:style>'
_STYLED = '<w:p><w:pPr><w:pStyle w:val="s#"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
_ATTRIBUTE = 'w:a#="" '
_SPACE = 'xmlns:a#="b" '
_RANGE = '<w:commentRangeStart w:id="#"/><w:commentRangeEnd w:id="#"/>'
_OPEN_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>'
_IN_TABLE = ("<w:tbl><w:tr><w:tc>", _p(), "</w:tc></w:tr></w:tbl>")
_IN_BOX = ("<w:p><w:r><w:pict><w:txbxContent>", _p(), "</w:txbxContent></w:pict></w:r></w:p>")
_CELL = f"<w:tc>{_p()}</w:tc>"
_BOX = f"<w:r><w:pict><w:txbxContent>{_p()}</w:txbxContent></w:pict></w:r>"

DOCX: dict[str, Make] = {
    "news": lambda size: _docx(_times(_p(_SAID), size)),
    "one paragraph": lambda size: _docx(_p(_times("He said that it was. ", size))),
    "one paragraph of runs": lambda size: _docx(_in("w:p", _times(_run("a "), size))),
    "empty paragraphs": lambda size: _docx(_times("<w:p/>", size)),
    "line breaks": lambda size: _docx(_in("w:p", _in("w:r", _times("<w:br/><w:t>a</w:t>", size)))),
    "footnotes": lambda size: _docx(
        _in("w:p", _numbered('<w:r><w:footnoteReference w:id="#"/></w:r>', size // 2)),
        footnotes=_numbered(f'<w:footnote w:id="#">{_p()}</w:footnote>', size // 2),
    ),
    "comments": lambda size: _docx(
        _numbered(_p(within=_RANGE), size // 2),
        comments=_numbered(f'<w:comment w:id="#">{_p()}</w:comment>', size // 2),
    ),
    "tracked changes": lambda size: _docx(
        _times(f"<w:p><w:ins>{_run('a ')}</w:ins><w:del>{_run('b')}</w:del></w:p>", size)
    ),
    "deleted ends of paragraphs": lambda size: _docx(
        _times(_p(within="<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"), size)
    ),
    "a long table": lambda size: _docx(_in("w:tbl", _times(_in("w:tr", _CELL), size))),
    "a wide table": lambda size: _docx(_in("w:tbl", _in("w:tr", _times(_CELL, size)))),
    "tables in tables": lambda size: _docx(_times(_nested(*_IN_TABLE, depth=60), size)),
    "text boxes": lambda size: _docx(_in("w:p", _times(_BOX, size))),
    "text boxes in text boxes": lambda size: _docx(_times(_nested(*_IN_BOX, depth=40), size)),
    "open fields": lambda size: _docx(_in("w:p", _times(_OPEN_FIELD, size))),
    "styles on styles": lambda size: _docx(
        _numbered(_STYLED, size // 2), styles=_numbered(_STYLE, size // 2)
    ),
    "too deep": lambda size: _docx(_nested("<w:sdt>", _p(), "</w:sdt>", size // 13)),
    "attributes": lambda size: _docx(_in(f"w:p {_numbered(_ATTRIBUTE, size)}", _run("a"))),
    "names of spaces": lambda size: _docx(_in(f"w:p {_numbered(_SPACE, size)}", _run("a"))),
    "members": lambda size: _docx(_p(), ((f"a{n}", b"") for n in range(size // 120))),
    "a long comment of XML": lambda size: _docx(_p(_SAID) + "<!--" + "a" * size + "-->"),
    "bomb": lambda size: _packed([("word/document.xml", "a" * size * 4)]),
}


# ---- OpenDocument -----------------------------------------------------------------------


def _odt(body: str, styles: str = "", others: Iterable[tuple[str, str | bytes]] = ()) -> bytes:
    spaces = ("office", "text", "table", "style")
    names = " ".join(f'xmlns:{space}="{_ODF}{space}:1.0"' for space in spaces)
    names += f' xmlns:draw="{_ODF}drawing:1.0"'
    content = _in("office:automatic-styles", styles)
    content += _in("office:body", _in("office:text", body))
    return _zip(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", _in(f"office:document-content {names}", content)),
            *others,
        ]
    )


_NOTE = "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>"
_FRAME = "<draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>"
_REGION = (
    '<text:changed-region text:id="c#"><text:deletion><text:p>a</text:p></text:deletion>'
    "</text:changed-region>"
)
_CHANGE = _in(
    "text:p", '<text:change-start text:change-id="c#"/>a<text:change-end text:change-id="c#"/>'
)
_ROW = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
_ODT_STYLE = '<style:style style:name="s#" style:family="paragraph" style:parent-style-name="s@"/>'
_LIST = ("<text:list><text:list-item>", "<text:p>a</text:p>", "</text:list-item></text:list>")

ODT: dict[str, Make] = {
    "news": lambda size: _odt(_times(f"<text:p>{_SAID}</text:p>", size)),
    "one paragraph": lambda size: _odt(_in("text:p", _times("He said that it was. ", size))),
    "one paragraph of spans": lambda size: _odt(
        _in("text:p", _times("<text:span>a </text:span>", size))
    ),
    "blanks": lambda size: _odt(_in("text:p", _times('a<text:s text:c="99999999"/>', size))),
    "footnotes": lambda size: _odt(_in("text:p", _times(_NOTE, size))),
    "comments": lambda size: _odt(
        _in("text:p", _times("<office:annotation><text:p>a</text:p></office:annotation>", size))
    ),
    "tracked changes": lambda size: _odt(
        _in("text:tracked-changes", _numbered(_REGION, size // 2)) + _numbered(_CHANGE, size // 2)
    ),
    "a long table": lambda size: _odt(_in("table:table", _times(_ROW, size))),
    "rows that are repeated": lambda size: _odt(
        _in(
            "table:table",
            _times(_ROW.replace(">", ' table:number-rows-repeated="9999999">', 1), size),
        )
    ),
    "lists in lists": lambda size: _odt(_times(_nested(*_LIST, depth=90), size)),
    "frames": lambda size: _odt(_in("text:p", _times(_FRAME, size))),
    "styles on styles": lambda size: _odt(
        _numbered('<text:p text:style-name="s#">a</text:p>', size // 2),
        _numbered(_ODT_STYLE, size // 2),
    ),
    "too deep": lambda size: _odt(
        _nested("<text:section>", "<text:p>a</text:p>", "</text:section>", size // 29)
    ),
    "members": lambda size: _odt(
        "<text:p>a</text:p>", others=((f"a{n}", b"") for n in range(size // 120))
    ),
    "bomb": lambda size: _packed([("content.xml", "a" * size * 4)]),
}


# ---- RTF --------------------------------------------------------------------------------


def _rtf(body: str, head: str = "") -> bytes:
    return f"{{\\rtf1\\ansi{head}{body}}}".encode("cp1252", "replace")


_RTF_SAID = _SAID.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ")

RTF: dict[str, Make] = {
    "news": lambda size: _rtf(_times(rf"{_RTF_SAID}\par ", size)),
    "one paragraph": lambda size: _rtf(_times("He said that it was. ", size)),
    "groups": lambda size: _rtf(_times("{a }", size)),
    "groups in groups": lambda size: _rtf(_times(_nested("{", "a", "}", 180), size)),
    "too deep": lambda size: _rtf(_nested("{", "a", "}", size // 2)),
    "open groups": lambda size: _rtf("{" * size),
    "closed groups": lambda size: _rtf("}" * size),
    "control words": lambda size: _rtf(_times(r"\b\i\b0\i0 a", size)),
    "backslashes": lambda size: _rtf("\\" * size),
    "hexadecimal": lambda size: _rtf(_times(r"\'92", size)),
    "Unicode": lambda size: _rtf(_times(r"\u8220?", size)),
    "Unicode with long fallbacks": lambda size: _rtf(_times(r"\uc9999 \u8220?", size)),
    "footnotes": lambda size: _rtf(_times(r"a{\footnote a\par}", size)),
    "footnotes in footnotes": lambda size: _rtf(
        _times(_nested(r"{\footnote a", "a", "}", 180), size)
    ),
    "text boxes": lambda size: _rtf(_times(r"{\shp{\*\shpinst{\shptxt a\par}}}", size)),
    "cells": lambda size: _rtf(_times(r"\intbl a\cell ", size)),
    "styles on styles": lambda size: _rtf(
        _numbered(r"\pard\s# a\par ", size // 2),
        r"{\stylesheet" + _numbered(r"{\s#\sbasedon@ n#;}", size // 2) + "}",
    ),
    "a long name of a style": lambda size: _rtf(
        "a", r"{\stylesheet{\s1 " + _times("{n}", size) + ";}}"
    ),
    "fonts": lambda size: _rtf(
        _numbered(r"\f# a", size // 2),
        r"{\fonttbl" + _numbered(r"{\f#\fcharset0 n;}", size // 2) + "}",
    ),
    "binary": lambda size: _rtf(_times(r"\bin99999999 a", size)),
    "pictures": lambda size: _rtf(r"{\pict " + "ab" * (size // 2) + "}a"),
}


# ---- e-mail -----------------------------------------------------------------------------


def _eml(body: str, head: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    known = "Subject: The pier\nFrom: Ada Holt <ada@example.org>\n"
    return f"{known}{head}Content-Type: {kind}\n\n{body}".encode()


def _parts(part: str, size: int, kind: str = "mixed") -> bytes:
    piece = f"--b\n{part}\n"
    return _eml(f"{_times(piece, size)}--b--\n", kind=f'multipart/{kind}; boundary="b"')


def _within(kind: str, size: int, depth: int) -> bytes:
    """Return a mail whose parts are inside one another, with a text in the innermost."""
    opening = "".join(
        f'Content-Type: multipart/{kind}; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )
    closing = "".join(f"\n--b{n}--\n" for n in range(depth - 1, -1, -1))
    text = "Content-Type: text/plain\n\n" + _times("He said that it was.\n\n", size)
    return f"Subject: The pier\n{opening}{text}{closing}".encode()


EMAIL: dict[str, Make] = {
    "news": lambda size: _eml(_times(f"{_SAID}\n\n", size)),
    "one line": lambda size: _eml(_times("He said that it was. ", size)),
    "quoted lines": lambda size: _eml(_times("> a\nb\n", size)),
    "deep marks": lambda size: _eml(_times(">" * 200 + " a\n", size) + "a"),
    "flowing lines": lambda size: _eml(_times("a \n", size), kind="text/plain; format=flowed"),
    "names who wrote": lambda size: _eml(_times("Ada wrote:\n> a\n\n", size)),
    "parts": lambda size: _parts("Content-Type: text/plain\n\nHe said that it was.", size),
    "choices": lambda size: _parts("Content-Type: text/plain\n\na", size, "alternative"),
    "empty parts": lambda size: _parts("", size),
    "attachments": lambda size: _parts("Content-Disposition: attachment\n\na", size),
    "parts in parts": lambda size: _within("mixed", size, 150),
    "choices in choices": lambda size: _within("alternative", size, 150),
    "parts too deep": lambda size: _within("mixed", size // 2, size // 100),
    "open parts": lambda size: _eml(_times("--b\n", size), kind='multipart/mixed; boundary="b"'),
    "headers": lambda size: _eml("a", _numbered("X-#: a\n", size)),
    "a long subject": lambda size: _eml("a", "Subject: " + _times("=?utf-8?q?a?= ", size) + "\n"),
    "a folded header": lambda size: _eml("a", "X: a\n" + _times(" a\n", size)),
    "parameters": lambda size: _eml("a", kind="text/plain" + _numbered("; a#=b", size)),
    "semicolons": lambda size: _eml("a", kind="text/plain" + ";" * size),
    "marks in a parameter": lambda size: _eml("a", kind='text/plain; a="' + ";" * size),
    "continued parameters": lambda size: _eml("a", kind="text/plain" + _numbered("; a*#=b", size)),
    "parts with parameters": lambda size: _parts(
        'Content-Type: text/plain; a="' + ";" * 3000 + "\n\nHe said that it was.", size
    ),
    "quoted-printable": lambda size: _eml(
        _times("=E2=80=9C=\n", size), "Content-Transfer-Encoding: quoted-printable\n"
    ),
    "base64": lambda size: _eml(
        b64encode(_times("He said that it was. ", size).encode()).decode(),
        "Content-Transfer-Encoding: base64\n",
    ),
    "a page": lambda size: _eml(_times("<p>He said that it was.", size), kind="text/html"),
}


# ---- gzip -------------------------------------------------------------------------------

GZIP: dict[str, Make] = {
    "news": lambda size: compress(_numbered(f"{_SAID} It is # years old.\n\n", size).encode()),
    "not packed": lambda size: compress(_times(f"{_SAID}\n\n", size).encode(), 0),
    "members": lambda size: compress(b"a. ") * (size // 24),
    "empty members": lambda size: compress(b"a.") + compress(b"") * (size // 20),
    "zeros behind": lambda size: compress(b"a.") + bytes(size),
    "bomb within the ratio": lambda size: compress(b" " * size + b64encode(_noise(size // 220))),
    "bomb": lambda size: compress(b" " * size * 4),
    "packed and packed again": lambda size: compress(compress(b" " * size * 4)),
}

FILES = {"docx": DOCX, "odt": ODT, "rtf": RTF, "email": EMAIL, "gzip": GZIP}
"""Shapes by name of each format; ``gzip`` is plain text that is packed."""
