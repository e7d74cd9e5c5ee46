"""Reviewed copies of Word files: a comment on each finding, and nothing else changed."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from typer.testing import CliRunner
from word_files import CHANGE, STRICT, W, p, package, r, unzipped, zipped

from claimcheck.cli import app
from claimcheck.documents.limits import Limits
from claimcheck.documents.read import from_bytes
from claimcheck.documents.word.comments import AUTHOR
from claimcheck.documents.word.package import Package
from claimcheck.documents.word.review import Remark, with_comments

FILES = Path(__file__).parent / "files"
BODY = (
    p(r("The mill is old. Sources"), r(" say it may close.", "<w:b/>"))
    + p(r("&lt;!-- claimcheck: ignore[CC201] known --&gt;"))
    + p(r("Sources say it may open again."))
    + p(f"<w:ins {CHANGE}>{r('Critics say so.')}</w:ins>", r(" It is shut."))
    + p(r("It was open. "), f"<w:hyperlink>{r('Experts believe so.')}</w:hyperlink>")
    + f"<w:tbl><w:tr><w:tc>{p(r('Observers say the mill will open.'))}</w:tc></w:tr></w:tbl>"
    + p(r("It is shut."), '<w:r><w:footnoteReference w:id="1"/></w:r>', r(" It was open."))
)
NOTES = f'<w:footnote w:id="1">{p(r("Analysts say the mill will open."))}</w:footnote>'


def audit(*arguments: str | Path, status: int = 0) -> str:
    """Run ``claimcheck audit`` and return what it says on standard error."""
    run = CliRunner().invoke(app, ["audit", *map(str, arguments), "-q", "--ignore", "CC5"])
    assert run.exit_code == status, run.output
    return run.stderr


def review(data: bytes, folder: Path) -> bytes:
    draft, copy = folder / "draft.docx", folder / "draft.reviewed.docx"
    draft.write_bytes(data)
    audit(draft, "-o", copy)
    return copy.read_bytes()


def anchored(data: bytes) -> list[tuple[str, list[str]]]:
    """Return the words that each comment hangs on, and its paragraphs."""
    parts = unzipped(data)
    found: dict[str, str] = {}
    within: set[str] = set()
    for element in etree.fromstring(parts["word/document.xml"]).iter():
        name = etree.QName(element).localname
        number = element.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            assert number not in found
            found[number] = ""
            within.add(number)
        elif name == "commentRangeEnd":
            within.remove(number)
        elif name == "t":
            for each in within:
                found[each] += element.text or ""
    assert not within
    comments = {
        comment.get(f"{{{W}}}id", ""): [
            "".join(paragraph.itertext()) for paragraph in comment.iter(f"{{{W}}}p")
        ]
        for comment in etree.fromstring(parts["word/comments.xml"])
    }
    assert comments.keys() == found.keys()
    return [(found[number], lines) for number, lines in comments.items()]


def test_each_finding_that_stands_hangs_on_its_words(tmp_path: Path) -> None:
    found = anchored(review(package(BODY, footnotes=NOTES), tmp_path))
    assert [(words, lines[-1]) for words, lines in found] == [
        ("Sources", "CC201 vague-source (warning)"),
        ("Critics say", "CC202 nobody-in-particular (warning)"),
        ("Experts believe", "CC202 nobody-in-particular (warning)"),
        ("Observers", "CC201 vague-source (warning)"),
        ("", "CC202 nobody-in-particular (warning)"),  # on the reference of the note
    ]
    assert found[0][1] == [
        "“Sources” tell readers nothing about who they are, so that nobody can weigh the claim.",
        "Who are these sources, and how do they know?",
        "CC201 vague-source (warning)",
    ]
    assert found[-1][1][0] == "In the footnote: Analysts"


def test_python_docx_reads_the_comments(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_paragraph("Sources say the mill may close.")
    draft.add_comment(draft.paragraphs[0].runs, "A good start.", author="Desk", initials="D")
    draft.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.docx").write_bytes(review((tmp_path / "a.docx").read_bytes(), tmp_path))
    comments = [*docx.Document(str(tmp_path / "b.docx")).comments]
    assert [(c.author, c.initials, c.comment_id) for c in comments] == [
        ("Desk", "D", 0),
        ("claimcheck", "cc", 1),
    ]
    assert "CC201 vague-source" in comments[1].text


def test_nothing_else_is_changed(tmp_path: Path) -> None:
    data = package(BODY, footnotes=NOTES, styles="")
    before = unzipped(data) | {"word/media/a.png": b"\x89PNG", "docProps/app.xml": b"<a />"}
    after = unzipped(review(zipped(before), tmp_path))
    changed = {name for name in after if after[name] != before.get(name)}
    assert [*after] == [*before, "word/comments.xml"]
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    # Without the comments, and runs put together again, the document is what it was.
    text = after["word/document.xml"].decode()
    text = re.sub(r"<w:commentRange(?:Start|End) [^>]*>", "", text)
    text = re.sub(r"<w:r><w:commentReference [^>]*></w:r>", "", text)
    text = re.sub(r"</w:t></w:r><w:r>(?:<w:rPr/>|<w:rPr><w:b/></w:rPr>)<w:t[^>]*>", "", text)
    plain = etree.tostring(etree.fromstring(before["word/document.xml"])).decode()
    plain = re.sub(r"</w:t></w:r><w:r>(?:<w:rPr/>|<w:rPr><w:b/></w:rPr>)<w:t[^>]*>", "", plain)
    assert text.partition("\n")[2] == plain


def test_a_draft_without_findings_is_copied(tmp_path: Path) -> None:
    data = package(p(r("The mill is old, Mayor Ada Holt said.")))
    assert unzipped(review(data, tmp_path)) == unzipped(data)


@pytest.mark.parametrize(("filler", "times"), [("It is old. ", 0), ("Critics say so. ", 2_000)])
def test_long_runs_keep_their_words(filler: str, times: int, tmp_path: Path) -> None:
    words = f"{filler * 1_000}Observers say so. {filler * 1_000}"
    data = package(p(r(words, "<w:b/>"), r(" Analysts say so.")))
    made = review(data, tmp_path)
    assert from_bytes(made, "a.docx").text == from_bytes(data, "a.docx").text
    found = Counter(words for words, _ in anchored(made))
    assert found == Counter({"Critics say": times, "Observers": 1, "Analysts say": 1})


def test_a_copy_of_a_copy_has_no_more_comments(tmp_path: Path) -> None:
    once = review(package(BODY, footnotes=NOTES), tmp_path)
    assert review(once, tmp_path) == once
    # What no longer stands is gone.
    parts = unzipped(once)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"Critics", b"Bo Reed and Cy Lund"
    )
    assert [words for words, _ in anchored(review(zipped(parts), tmp_path))] == [
        "Sources",
        "Experts believe",
        "Observers",
        "",
    ]


def test_other_comments_stay(tmp_path: Path) -> None:
    ours = f'<w:comment w:id="4" w:author="claimcheck">{p(r("Mine."))}</w:comment>'
    start, end = (f'<w:commentRange{e} w:id="4"/>' for e in ("Start", "End"))
    reference = '<w:r><w:commentReference w:id="4"/></w:r>'
    body = p(start, r("Sources say the mill may close."), end, reference)
    found = anchored(review(package(body, comments=ours), tmp_path))
    assert [words for words, _ in found] == ["Sources say the mill may close.", "Sources"]


def test_a_comment_that_was_answered_stays_and_is_not_made_again(tmp_path: Path) -> None:
    once = unzipped(
        review(package(p(r("Sources say the mill may close. Critics say so."))), tmp_path)
    )
    w14, w15 = (f"http://schemas.microsoft.com/office/word/201{n}/wordml" for n in "02")
    answer = (
        f'<w:comment w:id="9" w:author="Desk"><w:p w14:paraId="B" xmlns:w14="{w14}">'
        "<w:r><w:t>The desk knows them.</w:t></w:r></w:p></w:comment></w:comments>"
    )
    comments = once["word/comments.xml"].decode()
    first, rest = comments.split("</w:comment>", 1)
    head, last = first.rsplit("<w:p>", 1)
    first = f'{head}<w:p w14:paraId="A" xmlns:w14="{w14}">{last}'
    once["word/comments.xml"] = f"{first}</w:comment>{rest}".replace(
        "</w:comments>", answer
    ).encode()
    once["word/document.xml"] = once["word/document.xml"].replace(
        b"</w:p>",
        b'<w:commentRangeStart w:id="9"/><w:commentRangeEnd w:id="9"/>'
        b'<w:r><w:commentReference w:id="9"/></w:r></w:p>',
    )
    once["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="B" w15:paraIdParent="A" w15:done="0"/></w15:commentsEx>'
    ).encode()
    once["word/_rels/document.xml.rels"] = once["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="x" Target="commentsExtended.xml" Type="http://schemas.microsoft.com/'
        b'office/2011/relationships/commentsExtended"/></Relationships>',
    )
    found = anchored(review(zipped(once), tmp_path))
    assert [words for words, _ in found] == ["Sources", "", "Critics say"]
    # Without the answer it is made anew, and nothing refers to the old one.
    del once["word/commentsExtended.xml"]
    once["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="A" w15:done="0"/>'
        "</w15:commentsEx>"
    ).encode()
    again = review(zipped(once), tmp_path)
    assert [words for words, _ in anchored(again)] == ["", "Sources", "Critics say"]
    assert b"commentEx " not in unzipped(again)["word/commentsExtended.xml"]


def test_what_cannot_be_cut(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('Critics say so.'))}</w:txbxContent>"
    box = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    body = p(
        "<m:oMath><m:r><m:t>Sources</m:t></m:r></m:oMath>",
        r(" say the mill may close."),
        f"<w:r><w:t>It is shut.</w:t>{box}</w:r>",
        f"<w:sdt><w:sdtContent>{r('Observers say so.')}</w:sdtContent></w:sdt>",
    )
    parts = unzipped(review(package(body), tmp_path))
    assert anchored(zipped(parts))[2][1][0] == "In the text box: Critics say"
    assert anchored(zipped(parts))[1][0] == "Observers say so."  # the whole control
    document = etree.fromstring(parts["word/document.xml"])
    for mark in document.iter(f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd"):
        assert mark.getparent().tag == f"{{{W}}}p"


def test_a_strict_file(tmp_path: Path) -> None:
    parts = unzipped(package(p(r("Sources say the mill may close."))))
    strict = {name: data.replace(W.encode(), STRICT.encode()) for name, data in parts.items()}
    after = unzipped(review(zipped(strict), tmp_path))
    assert after["word/comments.xml"].count(STRICT.encode()) == 1
    assert W.encode() not in after["word/document.xml"]


@given(st.data())
def test_any_remarks_hang_on_their_words(data: st.DataObject) -> None:
    words = st.text("ab <\u00a0\u2019é𝄞", max_size=6)
    pieces = st.lists(words.map(lambda t: r(t.replace("<", "&lt;"))), max_size=4)
    others = st.sampled_from(["<w:r><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>", ""])
    paragraph = st.tuples(pieces, others, pieces).map(lambda x: p(*x[0], x[1], *x[2]))
    body = "".join(data.draw(st.lists(paragraph, min_size=1, max_size=4)))
    file = package(body)
    text = from_bytes(file, "draft.docx").text
    spans = []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        if text[start:end].strip() and text[start:end] == text[start:end].strip():
            spans.append((start, end))
    remarks = [Remark(start, end, (f"{i}",)) for i, (start, end) in enumerate(spans)]
    after = with_comments(Package(file, "draft.docx", Limits()), remarks)
    assert from_bytes(after, "draft.docx").text == text
    if not spans:
        return
    hung = {lines[0]: words for words, lines in anchored(after)}
    for i, (start, end) in enumerate(spans):
        plain = "".join(text[start:end].replace("-", "").split())
        assert "".join(hung[f"{i}"].split()) == plain
    assert with_comments(Package(after, "draft.docx", Limits()), remarks) == after


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_and_keeps_the_comments(tmp_path: Path) -> None:
    def converted(path: Path, ending: str) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir"]
        folder = tmp_path / "made"
        subprocess.run([*command, str(folder), str(path)], check=True, capture_output=True)
        return folder / path.with_suffix(f".{ending}").name

    def ours(path: Path) -> list[list[str]]:
        comments = docx.Document(str(path)).comments
        return [c.text.split("\n") for c in comments if c.author == AUTHOR]

    draft = FILES / "ferry.docx"
    copy = tmp_path / "copy.docx"
    audit(draft, "-o", copy)
    made = ours(copy)
    assert [lines[-1] for lines in made] == ["CC201 vague-source (warning)"] * 2
    flat = etree.parse(converted(copy, "fodt"))
    assert [
        ["".join(line.itertext()) for line in note.iterchildren("{*}p")]
        for note in flat.iter("{*}annotation")
        if note.findtext("{*}creator") == "claimcheck"
    ] == made
    # Saved by it and reviewed again, there are as many as before.
    again = tmp_path / "again.docx"
    audit(converted(copy, "docx"), "-o", again)
    assert ours(again) == made


# ---- what is refused ----------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(package(BODY, footnotes=NOTES))
    (tmp_path / "b.docx").write_bytes(package(BODY, footnotes=NOTES))
    (tmp_path / "c.txt").write_text("Sources say so.")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ("a.docx -o a.docx", "one of the drafts"),
        ("a.docx -o ./x/../a.docx", "folder"),
        ("a.docx b.docx -o r.docx", "of one draft, and there are 2"),
        ("c.txt -o r.docx", "of a Word file, and 'c.txt' is none"),
        ("- -o r.docx", "not of standard input"),
        ("a.docx -o r.docm", "name it r.docx"),
        ("a.docx -o nowhere/r.docx", "no folder"),
        ("d.docx -o r.docx", "no such file"),
        ("c.docx -o r.docx", "not a Word document"),
    ],
)
def test_refused(folder: Path, arguments: str, what: str) -> None:
    (folder / "c.docx").write_text("Sources say so.")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert what in " ".join(audit(*arguments.split(), status=2).split())
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_beside_other_reports_and_from_a_packed_file(folder: Path) -> None:
    (folder / "d.docx.gz").write_bytes(gzip.compress((folder / "a.docx").read_bytes()))
    audit("d.docx.gz", "-o", "r.docx", "-o", "r.json", "-o", "R.DOCX")
    assert len(anchored((folder / "r.docx").read_bytes())) == 5
    assert (folder / "R.DOCX").read_bytes() == (folder / "r.docx").read_bytes()
    assert (folder / "r.json").exists()


def test_the_copy_is_not_audited_with_its_folder(folder: Path) -> None:
    (folder / "b.docx").unlink()
    (folder / "c.txt").unlink()
    for _ in range(2):
        audit(".", "-o", "a.reviewed.docx")
    assert len(anchored((folder / "a.reviewed.docx").read_bytes())) == 5
