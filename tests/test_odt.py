"""OpenDocument texts: what of them is prose, what is refused; and one story in every format."""

from __future__ import annotations

from pathlib import Path

import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import unzipped, zipped

import claimcheck
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.read import from_bytes

FILES = Path(__file__).parent / "files"
STORY = (FILES / "ferry.fodt").read_text(encoding="utf-8")
HEAD = STORY[STORY.index("<office:document") : STORY.index("<office:styles>")]


def flat(body: str, styles: str = "", kind: str = "text") -> bytes:
    """Return a flat OpenDocument file."""
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return f"{HEAD}{styles}{body}</office:document>".encode()


def read(body: str, styles: str = "") -> list[tuple[str, str]]:
    """Return the blocks of a text: their kinds and their words."""
    document = from_bytes(flat(body, styles), "draft.fodt")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("ending", ["docx", "odt", "fodt", "rtf"])
def test_the_same_story_says_the_same(ending: str) -> None:
    plain = claimcheck.audit_file(FILES / "ferry.txt")
    found = claimcheck.audit_file(FILES / f"ferry.{ending}")
    assert found.format == ending

    def told(audit: claimcheck.DocumentAudit) -> list[object]:
        # A list in plain text has marks, a quotation that no style marks its own.
        return [(s.tag, s.text.strip("“”- ")) for s in audit.statements if s.tag]

    assert told(found) == told(plain)
    assert [(s.name, s.kind, s.statements) for s in found.sources] == [
        (s.name, s.kind, s.statements) for s in plain.sources
    ]
    assert [(f.code, f.message) for f in found.findings] == [
        (f.code, f.message) for f in plain.findings
    ]
    assert {"Bo Reed", "Ada Holt"} <= {source.name for source in found.sources}
    document = from_bytes((FILES / f"ferry.{ending}").read_bytes(), f"ferry.{ending}")
    assert all(document.text[s.start : s.end] == s.text for s in found.statements)
    assert [block.kind for block in document.blocks] == [
        *("heading", "byline", "paragraph", "paragraph", "quotation", "byline", "heading"),
        *("list-item", "list-item", "caption", "paragraph", "caption", "paragraph", "paragraph"),
    ]


def test_a_draft_of_odfdo(tmp_path: Path) -> None:
    draft = odfdo.Document("text")
    draft.body.clear()
    draft.body.append(odfdo.Header(1, "Mill to close"))
    draft.body.append(odfdo.Paragraph("The mill is  old,\tMayor Ada Holt said.\nIt may close."))
    draft.body.append(odfdo.List(["Sources say so.", "Critics do not."]))
    path = tmp_path / "draft.odt"
    draft.save(path)
    audit = claimcheck.audit_file(path)
    assert [(s.line, s.column, s.kind, s.tag, s.text) for s in audit.statements] == [
        (1, 1, "heading", None, "Mill to close"),
        (2, 1, "statement", "sourced", "The mill is old, Mayor Ada Holt said."),
        (2, 39, "statement", "speculative", "It may close."),
        (3, 1, "statement", "speculative", "Sources say so."),
        (4, 1, "statement", "asserted", "Critics do not."),
    ]


P = "<text:p>{}</text:p>".format
HIDDEN = (
    '<style:style style:name="Gone" style:family="{}"><style:text-properties text:display="none"/>'
    "</style:style>"
)


@pytest.mark.parametrize(
    ("body", "styles", "said"),
    [
        (
            P("It is<text:s text:c='3'/>old.<text:line-break/>It is shut."),
            "",
            ["It is old. It is shut."],
        ),
        (P("<text:placeholder>A name</text:placeholder>It is old."), "", ["It is old."]),
        (P("The co\u00adop <text:soft-page-break/>is old."), "", ["The coop is old."]),
        (
            P(
                "It is <text:ruby><text:ruby-base>old</text:ruby-base>"
                "<text:ruby-text>not</text:ruby-text></text:ruby>."
            ),
            "",
            ["It is old."],
        ),
        (
            P('It is <text:span text:style-name="Gone">not </text:span>old.'),
            HIDDEN.format("text"),
            ["It is old."],
        ),
        (
            P('It is <text:span text:style-name="Gone">not </text:span>old.'),
            HIDDEN.format("text")
            .replace("text:display", "style:text-line-through-style")
            .replace('"none"', '"solid"'),
            ["It is old."],
        ),
        (
            '<text:p text:style-name="Gone">It is old.</text:p>' + P("It is shut."),
            HIDDEN.format("paragraph"),
            ["It is shut."],
        ),
        (P('<text:hidden-paragraph text:is-hidden="true"/>It is old.'), "", []),
        ('<text:section text:display="none">' + P("It is old.") + "</text:section>", "", []),
        (
            P("It is old.<office:annotation>" + P("No.") + "</office:annotation> It is shut."),
            "",
            ["It is old. It is shut."],
        ),
        (  # a frame
            P(
                "It is <draw:frame><draw:text-box>" + P("The mill in 1911.") + "</draw:text-box>"
                "<svg:desc>Not read.</svg:desc></draw:frame>old."
            ),
            "",
            ["It is old.", "The mill in 1911."],
        ),
        (  # what is deleted, where it stood
            '<text:tracked-changes><text:changed-region text:id="d"><text:deletion/>'
            "</text:changed-region></text:tracked-changes>"
            + P('It is <text:change-start text:change-id="d"/>not ')
            + P('yet <text:change-end text:change-id="d"/>old.')
            + P('It is shut.<text:change-start text:change-id="d"/>'),
            "",
            ["It is old.", "It is shut."],
        ),
    ],
)
def test_what_is_prose(body: str, styles: str, said: list[str]) -> None:
    assert [words for _, words in read(body, styles)] == said


def test_an_index_is_no_prose() -> None:
    index = f"<text:table-of-content><text:index-body>{P('It is old, 3')}</text:index-body>"
    assert read(f"{index}</text:table-of-content>{P('It is shut.')}") == [
        ("boilerplate", "It is old, 3"),
        ("paragraph", "It is shut."),
    ]


def test_a_style_may_be_based_on_itself() -> None:
    named, based = ('style:name="A_20_b"', 'style:parent-style-name="A_20_b"')
    styles = f'<style:style {named} style:family="paragraph" {based}/>'
    assert read('<text:p text:style-name="A_20_b">It is old.</text:p>', styles) == [
        ("paragraph", "It is old.")
    ]


ODT = unzipped((FILES / "ferry.odt").read_bytes())


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.odt", b"It is old.", "not an OpenDocument text"),
        (
            "a.odt",
            zipped({n: d for n, d in ODT.items() if n != "content.xml"}),
            "has no content.xml",
        ),
        ("a.odt", zipped(ODT | {"content.xml": b"<a/>"}), "not an OpenDocument text"),
        (
            "a.odt",
            zipped(ODT | {"content.xml": flat("", kind="spreadsheet")}),
            "not an OpenDocument text",
        ),
        ("a.odt", zipped(ODT | {"content.xml": b"<a>"}), "not well-formed"),
        ("a.odt", (FILES / "ferry.odt").read_bytes()[:-200], "damaged"),
        ("a.odt", zipped(ODT | {"META-INF/manifest.xml": b"<m:encryption-data/>"}), "password"),
        ("a.odt", zipped(ODT | {"content.xml": flat(P(" " * 9_000_000))}), "packed"),
        ("a.fodt", b"It is old.", "not well-formed"),
        (
            "a.fodt",
            flat("<text:section>" * 220 + P("x") + "</text:section>" * 220),
            "inside one another",
        ),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(claimcheck.ReadingError, match=what) as caught:
        claimcheck.audit_file(tmp_path / name)
    assert "\n" not in caught.value.reason


@given(st.data(), st.sampled_from(["odt", "fodt"]))
def test_mutated_files(data: st.DataObject, ending: str) -> None:
    damaged = bytearray((FILES / f"ferry.{ending}").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    audited_or_refused(bytes(damaged), ending)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    audited_or_refused(data, "odt")
    audited_or_refused(data, "fodt")
    audited_or_refused(zipped(ODT | {"content.xml": data}), "odt")


ELEMENTS = (
    "text:p text:h text:span text:s text:list text:note text:section text:change-start "
    "text:change-end text:hidden-paragraph draw:frame table:table-cell office:annotation"
)


@given(
    st.recursive(
        st.text("ab ", max_size=3),
        lambda inner: st.builds(
            lambda name, value, inside: (
                f'<{name} text:c="{value}" text:change-id="{value}">{"".join(inside)}</{name}>'
            ),
            st.sampled_from(ELEMENTS.split(" ")),
            st.sampled_from(["", "0", "99999999999", "-1", "x", "²"]),
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )
)
def test_any_elements(body: str) -> None:
    read(body)


def audited_or_refused(data: bytes, ending: str) -> None:
    try:
        from_bytes(data, f"draft.{ending}", Reading(format=ending, limits=Limits()))
    except claimcheck.ReadingError as error:
        reason = error.reason
    else:
        return
    assert reason
    assert "\n" not in reason
