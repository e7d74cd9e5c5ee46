"""RTF: what of it is prose, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.documents.read import from_bytes

FILES = Path(__file__).parent / "files"


def read(body: str) -> list[tuple[str, str]]:
    """Return the blocks of an RTF file: their kinds and their words."""
    document = from_bytes(rf"{{\rtf1\ansi\ansicpg1252 {body}}}".encode("latin-1"), "draft.rtf")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


FONTS = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}{\f2\fcharset128 C;}{\f3\fcharset2 D;}}"
BOX = (
    r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt It was built in 1911.\par}}"
    r"{\shprslt It was built in 1911.}}"
)
NOTE = r"{\super\chftn}{\footnote\pard\plain \chftn It was built in 1911.}"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"It is old.\par It is shut.", ["It is old.", "It is shut."]),
        ("It is\r\n old.\\\nIt is shut.", ["It is old.", "It is shut."]),
        (r"\'93It is\~old\'94\emdash so\line he said.", ["“It is old”—so he said."]),
        (r"It is \{old\}, co\-op, non\_profit.", ["It is {old}, coop, non-profit."]),
        (r"caf\u233\'e9 \u8217?s", ["café ’s"]),
        (r"\uc2 caf\u233\'c3\'a9s {\uc0 \u8220}so", ["cafés “so"]),
        (r"\u-10180?\u-8418?", ["\U0001f31e"]),
        (r"\u-10180?x", ["x"]),
        (  # code pages by font
            FONTS + r"\f0 \'e8 \f1 \'e8 \f2 \'83\'65\'83e \f3 \'b7\f0 .",
            ["è č テテ ."],
        ),
        (r"It is {\strike not }old.", ["It is old."]),
        (r"It is {\v not }\v so \v0 old.", ["It is old."]),
        (
            r"It is {\deleted not }{\revised\revauth1\revdttm1234567890 very }old.",
            ["It is very old."],
        ),
        (r"It is old{\deleted\par }and shut.", ["It is oldand shut."]),
        (r"{\info{\title It is shut.}}{\header Page}{\*\unknown x}It is old.", ["It is old."]),
        (r"{\pict\wmetafile8 0102ff}It{\pict\bin4 }}{{} is old.", ["It is old."]),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt It is old}}.", ["It is old."]),
        (r"It is {\*\atnid A}{\*\annotation No.\par }old.", ["It is old."]),
        (
            rf"It is old.{NOTE} It is shut.\par Nobody lives there.",
            ["It is old. It is shut.", "Nobody lives there.", "It was built in 1911."],
        ),
        (
            rf"It is {BOX}old.",
            ["It is old.", "It was built in 1911."],
        ),
        (BOX, ["It was built in 1911."]),
        (r"It is old.} It is shut.", ["It is old."]),
        (r"{{{It is old.", ["It is old."]),
        (r"", []),
    ],
)
def test_what_is_prose(body: str, said: list[str]) -> None:
    assert [words for _, words in read(body)] == said


def test_styles_lists_and_tables() -> None:
    styles = (
        r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 Kopf;}{\s2\sbasedon3 Ours;}"
        r"{\s3 Intense Quote;}{\*\cs3 heading 1;}{\s4 caption;}{\s5\sbasedon5 Loop;}}"
    )
    body = (
        r"\pard\s1 It is old.\par\pard\s2 It is shut.\par\pard\s0\emdash  Bo Reed, mayor\par"
        r"\pard\s4 The mill was old.\par\pard\outlinelevel0 It was old.\par"
        r"\pard\s5 It will be old.\par\pard{\listtext\'b7\tab}\ls1 It was shut.\par"
        r"\trowd\pard\intbl Holt\cell She said it was old.\cell\row\pard It is open.\par"
    )
    assert read(styles + body) == [
        ("heading", "It is old."),
        ("quotation", "It is shut."),
        ("byline", "— Bo Reed, mayor"),
        ("caption", "The mill was old."),
        ("heading", "It was old."),
        ("paragraph", "It will be old."),
        ("list-item", "It was shut."),
        ("caption", "Holt"),
        ("paragraph", "She said it was old."),
        ("paragraph", "It is open."),
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"It is old.", "not an RTF file"), (rb"{\rtf1 " + b"{" * 300, "inside one another")],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "draft.rtf").write_bytes(data)
    with pytest.raises(claimcheck.ReadingError, match=what):
        claimcheck.audit_file(tmp_path / "draft.rtf")


PARTS = (
    r"{ } \ \* \par \u8217 \u-10180 \u99999 \uc3 \' \'e \'e9 \bin3 \bin-1 \bin999999999 \f1 \f-1 "
    r"\fcharset128 \fcharset2 \cpg65001 \cpg99 \ansicpg932 \ansicpg0 \fonttbl \stylesheet \s1 "
    r"\sbasedon1 \footnote \shptxt \deleted \v \v0 \intbl \cell \row \outlinelevel0 \listtext "
    r"\pard \plain \mac x é ? ;"
)


@given(st.lists(st.sampled_from(PARTS.split(" ")), max_size=40))
def test_any_words(parts: list[str]) -> None:
    from_bytes(rb"{\rtf1" + "".join(parts).encode("latin-1"), "draft.rtf").text.encode()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    from_bytes(rb"{\rtf1" + data, "draft.rtf").text.encode()


@given(st.data())
def test_mutated_files(data: st.DataObject) -> None:
    damaged = bytearray((FILES / "ferry.rtf").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(5, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        from_bytes(bytes(damaged), "draft.rtf")
    except claimcheck.ReadingError as error:
        reason = error.reason
    else:
        return
    assert "\n" not in reason
