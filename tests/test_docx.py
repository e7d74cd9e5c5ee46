"""Word files: what of them is prose, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import CHANGE, STRICT, W, p, package, r, unzipped, zipped

import claimcheck
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.read import from_bytes


def row(properties: str, text: str) -> str:
    return f"<w:tr>{properties}<w:tc>{p(r(text))}</w:tc></w:tr>"


def text_of(data: bytes, **limits: int) -> str:
    return from_bytes(data, "draft.docx", Reading(limits=Limits(**limits))).text


def read(body: str, **parts: str) -> list[tuple[str, str]]:
    """Return the blocks of a Word file: their kinds and their words."""
    document = from_bytes(package(body, **parts), "draft.docx")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def words(body: str, **parts: str) -> list[str]:
    return [said for _, said in read(body, **parts)]


def test_a_draft_of_python_docx(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Mill to close", 0)
    draft.add_heading("What is known", 1)
    paragraph = draft.add_paragraph("The ")
    paragraph.add_run("mill").bold = True
    paragraph.add_run(" is safe, Mayor Ada Holt\tsaid. Sources say it may close.")
    quotation = draft.add_paragraph("We will close it.", style="Intense Quote")
    quotation.add_run().add_break()
    quotation.add_run("— Bo Reed, a foreman")
    draft.add_paragraph("We will open it again.", style="Quote")
    draft.add_paragraph("— Cy Lund, an owner")
    draft.add_paragraph("The mill in 1911.", style="Caption")
    draft.add_paragraph("Critics say so.", style="List Bullet")
    table = draft.add_table(1, 2)
    table.cell(0, 0).text = "Ada"
    table.cell(0, 1).text = "She said the mill would close."
    draft.sections[0].header.paragraphs[0].text = "Sources say nothing."
    draft.add_comment(draft.paragraphs[2].runs, "Sources say nothing.", author="The desk")
    path = tmp_path / "draft.docx"
    draft.save(str(path))
    audit = claimcheck.audit_file(path)
    assert (audit.format, audit.encoding) == ("docx", "utf-8")
    assert [(s.line, s.column, s.kind, s.tag, s.text) for s in audit.statements] == [
        (1, 1, "heading", None, "Mill to close"),
        (2, 1, "heading", None, "What is known"),
        (3, 1, "statement", "sourced", "The mill is safe, Mayor Ada Holt said."),
        (3, 40, "statement", "speculative", "Sources say it may close."),
        (4, 1, "statement", "sourced", "We will close it."),
        (5, 1, "byline", None, "— Bo Reed, a foreman"),
        (6, 1, "statement", "sourced", "We will open it again."),
        (7, 1, "byline", None, "— Cy Lund, an owner"),
        (8, 1, "caption", None, "The mill in 1911."),
        (9, 1, "statement", "speculative", "Critics say so."),
        (10, 1, "caption", None, "Ada"),
        (11, 1, "statement", "sourced", "She said the mill would close."),
    ]
    names = {source.name for source in audit.sources}
    assert {"Ada Holt", "Bo Reed", "Cy Lund"} <= names
    document = from_bytes(path.read_bytes(), "draft.docx")
    assert all(document.text[s.start : s.end] == s.text for s in audit.statements)


STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="OurQuote"><w:name w:val="Our own"/>
  <w:basedOn w:val="Zitat"/></w:style>
<w:style w:type="paragraph" w:styleId="Kopf"><w:name w:val="Kopf"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Loop"/><w:basedOn w:val="b"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Loop 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="Punkte"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        (p(r("It was shut in May."), style="berschrift1"), "heading"),
        (p(r("It was shut in May."), style="Heading2"), "heading"),  # no such style in the file
        (p(r("It was shut in May."), style="Kopf"), "heading"),
        (p(r("It was shut in May."), properties='<w:outlineLvl w:val="0"/>'), "heading"),
        (p(r("It was shut in May."), properties='<w:outlineLvl w:val="9"/>'), "paragraph"),
        (p(r("It was shut in May."), style="Zitat"), "quotation"),
        (p(r("It was shut in May."), style="OurQuote"), "quotation"),
        (p(r("It was shut in May."), style="a"), "paragraph"),
        (p(r("It was shut in May."), style="Punkte"), "list-item"),
        (
            p(
                r("It was shut in May."),
                style="Punkte",
                properties='<w:numPr><w:numId w:val="0"/></w:numPr>',
            ),
            "paragraph",
        ),
        (p(r("What they say"), style="TOC1"), "boilerplate"),
    ],
)
def test_styles(paragraph: str, kind: str) -> None:
    before = p(r("The mill was built in the year 1911, and it burned down twice since."))
    assert read(before + paragraph, styles=STYLES)[1][0] == kind


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            p(
                r("The mill "),
                f"<w:ins {CHANGE}>{r('may ')}</w:ins>",
                f"<w:del {CHANGE}><w:r><w:delText>will</w:delText></w:r></w:del>",
                r("close."),
            ),
            ["The mill may close."],
        ),
        (  # text moved
            p(f"<w:moveFrom {CHANGE}>{r('It is old.')}</w:moveFrom>", r("It is shut."))
            + p(f"<w:moveTo {CHANGE}>{r('It is old.')}</w:moveTo>"),
            ["It is shut.", "It is old."],
        ),
        (  # the end of a paragraph deleted
            p(r("The mill is shut,"), properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>")
            + p(r(" she said.")),
            ["The mill is shut, she said."],
        ),
        (  # the last
            p(r("The mill is shut."), properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>"),
            ["The mill is shut."],
        ),
        (  # a row deleted
            "<w:tbl>"
            + row(f"<w:trPr><w:del {CHANGE}/></w:trPr>", "It is old.")
            + row("", "It will be shut.")
            + "</w:tbl>",
            ["It will be shut."],
        ),
        (  # how it looked before is no prose
            p(
                r(
                    "It is shut.",
                    f"<w:rPrChange {CHANGE}><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
                )
            ),
            ["It is shut."],
        ),
        (p(r("It is "), r("not ", "<w:vanish/>"), r("shut.")), ["It is shut."]),
        (p(r("It is "), r("not ", "<w:strike/>"), r("shut.")), ["It is shut."]),
        (p(r("It is "), r("not ", '<w:vanish w:val="0"/>'), r("shut.")), ["It is not shut."]),
        (p(r("It is "), r("not ", '<w:rStyle w:val="Geheim"/>'), r("shut.")), ["It is shut."]),
        (
            p(r("It ") + "<w:hyperlink>" + r("is old") + "</w:hyperlink>" + r(".")),
            ["It is old."],
        ),
        (
            p(
                "<w:smartTag>"
                + r("It is ")
                + "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>"
                + r("old.")
                + "</w:sdtContent></w:sdt>"
            ),
            ["It is old."],
        ),
        (  # the prompt of a form
            p(
                r("It is old.")
                + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + r("Click here.")
                + "</w:sdtContent></w:sdt>"
            ),
            ["It is old."],
        ),
        (  # a field, with a field in its code
            p(
                r("It has "),
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>= </w:instrText></w:r>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                r("6"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                r("12"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                r(" doors."),
            ),
            ["It has 12 doors."],
        ),
        (  # a broken one ends with its paragraph
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("PAGE")) + p(r("It is old.")),
            ["It is old."],
        ),
        (
            p('<w:fldSimple w:instr="PAGE">' + r("12") + "</w:fldSimple>", r(" doors are open.")),
            ["12 doors are open."],
        ),
        (
            p(
                "<w:r><w:t>T\u00adhe co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/>"
                "<w:t>owner</w:t><w:tab/><w:t>left</w:t><w:br/><w:t>town.</w:t></w:r>"
            ),
            ["The coop-owner left town."],
        ),
        (p("<m:oMath><m:r><m:t>E = mc</m:t></m:r></m:oMath>", r(" holds.")), ["E = mc holds."]),
        (p(r("Kyoto", '<w:color w:val="0"/>'), r("\u00a0is old.")), ["Kyoto is old."]),
    ],
)
def test_what_is_prose(body: str, said: list[str]) -> None:
    assert words(body, styles=STYLES) == said


def test_so_many_styles_based_on_one_another_are_asked() -> None:
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:name w:val="n{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(40)
    )
    styles = styles.replace("n30", "Quote")
    data = package(
        p(r("It is old."), style="s11") + p(r("It is shut."), style="s10"), styles=styles
    )
    assert [block.kind for block in from_bytes(data, "draft.docx").blocks] == [
        "quotation",
        "paragraph",
    ]


def test_two_line_breaks_part_paragraphs() -> None:
    body = p("<w:r><w:br/><w:br/><w:t>It is old.</w:t><w:br/><w:t>So</w:t></w:r>", r(" they say."))
    body += p(r("One."), "<w:r><w:br/></w:r>", r(" "), "<w:r><w:br/><w:t>Two.</w:t></w:r>")
    document = from_bytes(package(body), "draft.docx")
    assert document.text == "It is old. So they say.\n\nOne.\n\nTwo."


def test_text_boxes_are_read_once_and_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('It was built in 1911.'))}</w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = p(r("The mill "), shape, r("is old.")) + p(r("It is shut."))
    assert words(body) == ["The mill is old.", "It was built in 1911.", "It is shut."]


def test_notes_stand_at_the_end_in_the_order_of_their_references() -> None:
    def note(kind: str, number: int, text: str) -> str:
        mark = f"<w:r><w:{kind}Ref/></w:r>"
        return f'<w:{kind} w:id="{number}">{p(mark, r(text))}</w:{kind}>'

    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p(
        r("The mill is old."),
        reference("footnote", 2),
        reference("endnote", 5),
        reference("footnote", 1),
        f"<w:del {CHANGE}>{reference('footnote', 3)}</w:del>",
    )
    footnotes = "".join(
        note("footnote", number, text)
        for number, text in [(0, "Nowhere."), (1, "One."), (2, "Two."), (3, "Deleted.")]
    )
    body += p(r("It is shut."))
    found = words(body, footnotes=footnotes, endnotes=note("endnote", 5, "Five."))
    assert found == ["The mill is old.", "It is shut.", "Two.", "Five.", "One."]


def test_comments_to_claimcheck_are_typed_in_the_text() -> None:
    sources = p(r("Sources say the mill may close."))
    for comment in (
        "&lt;!-- claimcheck: ignore[CC201] known --&gt;",
        "&lt;!— claimcheck: ignore[CC201] known —&gt;",  # as Word replaces it while one types
        "&lt;!-- claimcheck: ignore[CC201] known →",
    ):
        arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' if comment[-1] == "→" else ""
        mark = p(r(comment.removesuffix("→")), arrow)
        document = from_bytes(package(mark + sources + p(r("Sources say so."))), "draft.docx")
        findings = claimcheck.Auditor().audit(document).findings
        assert [(f.line, f.suppressed) for f in findings if f.code == "CC201"] == [
            (2, "known"),
            (3, None),
        ]
        assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_a_strict_file() -> None:
    data = package(p(r("The mill is "), f"<w:del {CHANGE}>{r('not ')}</w:del>", r("old.")))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert text_of(
        zipped({n: d.replace(W.encode(), STRICT.encode()) for n, d in parts.items()})
    ) == ("The mill is old.")


def test_paragraphs_without_words_count_as_lines() -> None:
    document = from_bytes(package(p() + p(r("It is old.")) + p() + p(r("It is shut."))), "a.docx")
    assert [s.line for s in claimcheck.Auditor().audit(document).statements] == [2, 4]


# ---- what is refused ----------------------------------------------------------------

DRAFT = package(p(r("The mill is old.")))
AT = DRAFT.index(b"word/document.xml") + 20


def nested(depth: int) -> bytes:
    return package("<w:sdt><w:sdtContent>" * depth + p(r("x")) + "</w:sdtContent></w:sdt>" * depth)


def encrypted() -> bytes:
    data = bytearray(DRAFT)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := data.find(mark, start)) >= 0:
            data[found + at] |= 1
            start = found + 4
    return bytes(data)


ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    + b"".join(b'<!ENTITY %c "%s">' % (c + 1, b"&%c;" % c * 8) for c in range(ord("b"), ord("k")))
    + b"]>"
)

WORDS = b"It is. "


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "named .docx, but empty"),
        (b"The mill is old.", "not a Word document"),
        (b"PK\x03\x04", "damaged"),
        (DRAFT[:-100], "damaged"),
        (DRAFT[:AT] + b"\xff" * 40 + DRAFT[AT + 40 :], "damaged"),
        (zipped({"word/other.xml": b""}), "has no word/document.xml"),
        (zipped({"a.txt": b""}), "has no word/document.xml"),
        (zipped({"word/document.xml": b"<a/>"}), "something else"),
        (zipped({"word/document.xml": b"<a>"}), "not well-formed"),
        (zipped({"word/document.xml": b"\0"}), "not well-formed"),
        (zipped({"word/document.xml": b'<?xml version="1.0" encoding="x"?><a/>'}), "well-formed"),
        (zipped({"word/document.xml": b"<a/>"}, zipfile.ZIP_BZIP2), "damaged"),
        (encrypted(), "password"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Word file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (nested(110), "200 elements inside one another"),
        (nested(4000), "200 elements inside one another"),
        (zipped({"word/document.xml": b"<a>" + WORDS * 1_700_000}, zipfile.ZIP_STORED), "10 MB"),
        (zipped({"word/document.xml": b"<a>" + b" " * 3_000_000}), "1 MB are packed"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(data)
    with pytest.raises(claimcheck.ReadingError, match=what) as caught:
        claimcheck.audit_file(path)
    assert "\n" not in caught.value.reason


def test_what_an_archive_says_of_its_size_is_not_believed() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 5_000_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(claimcheck.ReadingError):
        text_of(bytes(data))


def test_all_that_comes_out_counts() -> None:
    notes = f'<w:footnote w:id="1">{p(r("x" * 700_000))}</w:footnote>'
    body = p('<w:r><w:footnoteReference w:id="1"/></w:r>', r("y" * 200_000))
    assert len(text_of(package(body, footnotes=notes))) > 900_000
    with pytest.raises(claimcheck.ReadingError, match="packed"):
        text_of(package(body, footnotes=notes), expanded=800_000)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret.")
    body = (
        f'<w:document xmlns:w="{W}"><w:body>{p(r("One &amp; &x;"))}</w:body></w:document>'.encode()
    )
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    assert text_of(zipped({"word/document.xml": outside + body})) == "One &"
    many = ENTITIES.replace(b"<!ENTITY k", b"<!ENTITY x")
    with pytest.raises(claimcheck.ReadingError, match="not well-formed"):
        text_of(zipped({"word/document.xml": many + body}))


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    parts = unzipped(DRAFT) | {"../escaped.txt": b"out", "/escaped.txt": b"out"}
    path = tmp_path / "in" / "draft.docx"
    path.parent.mkdir()
    path.write_bytes(zipped(parts))
    assert [s.text for s in claimcheck.audit_file(path).statements] == ["The mill is old."]
    assert [*tmp_path.rglob("*")] == [path.parent, path]


def audited_or_refused(read: Callable[[], object]) -> None:
    try:
        read()
    except claimcheck.ReadingError as error:
        reason = error.reason
    else:
        return
    assert reason
    assert "\n" not in reason


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    audited_or_refused(lambda: text_of(data))
    audited_or_refused(lambda: text_of(b"PK\x03\x04" + data))
    audited_or_refused(lambda: text_of(zipped({"word/document.xml": data})))


NOTED = package(
    p(r("The mill "), '<w:r><w:footnoteReference w:id="1"/></w:r>', r("is old."), style="Zitat"),
    styles=STYLES,
    footnotes=f'<w:footnote w:id="1">{p(r("So it is."))}</w:footnote>',
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_mutated_files(data: st.DataObject) -> None:
    damaged = bytearray(NOTED)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    audited_or_refused(lambda: text_of(bytes(damaged)))


ELEMENTS = (
    "p pPr r rPr t br tab sym fldChar tc tr tbl tcPr trPr del ins sdt sdtPr vanish "
    "footnoteReference outlineLvl numPr numId pStyle txbxContent moveFrom"
)


@given(
    st.recursive(
        st.text("ab ", max_size=3),
        lambda inner: st.builds(
            lambda name, value, inside: (
                f'<w:{name} w:val="{value}" w:id="{value}">{"".join(inside)}</w:{name}>'
            ),
            st.sampled_from(ELEMENTS.split(" ")),
            st.sampled_from(["", "0", "9", "-1", "x", "²", "begin"]),
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )
)
def test_any_elements(body: str) -> None:
    text_of(package(body, styles=STYLES, footnotes='<w:footnote w:id="0"/>'))
