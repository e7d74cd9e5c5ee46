"""Web pages: which of them is the article, what of that is prose, and where it stands."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from marked_up import at, said, spoken
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app
from claimcheck.documents.limits import Limits, Reading
from claimcheck.documents.read import from_bytes

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mill to close | The Herald</title>
<script>var teaser = "<p>Sources say nothing.</p>";</script><style>p { color: red }</style></head>
<body class="has-comments">
<a class="skip-link" href="#main">Skip to content</a>
<header class="site-header"><nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav>
<h1 class="logo"><a href="/">The Herald of Holtby and the Valley</a></h1></header>
<div id="cookieBanner"><p>We use cookies, and sources say that this is long enough to pass for
what is written in an article.</p></div>
<main id="main"><article class="post tag-social">
<header><h1>Mill to close, owner&nbsp;says</h1>
<p class="standfirst">Workers fear for their jobs as the owner blames prices.</p>
<div class="article__byline">By <a href="/ada">Ada Holt</a> and Bo Reed</div></header>
<figure><img src=x alt="Sources say alt"><figcaption>The mill in spring.</figcaption></figure>
<div class="share-bar"><button>Share</button> <a href=x>Facebook</a></div>
<p>The mill in Holtby will close, <strong>owner</strong> Cara Lind said on Monday, and 200 jobs
<em>may</em> go &mdash; a blow for the town.</p>
<p>Sources say <del>no</del><ins>the</ins> mill may reopen.<sup><a href="#fn1">1</a></sup></p>
<aside><h3>Related</h3><ul><li><a href=1>Mayor denies it all</a></ul></aside>
<p hidden>Sources say hidden.</p><p style="display: none">Sources say nothing.</p>
<template><p>Sources say template.</p></template><noscript><p>Sources say noscript.</p></noscript>
<form><p>Sources say: your address</p><input></form>
<p>Soft&shy;ly, <code>inline</code> it came.</p>
<pre>Sources say code.</pre>
<h2>What next?</h2>
<p>Critics reject the plan.<br><br>The owner denied that wages had been cut.</p>
<ul><li>The mill opened in 1911.<li>It employs 200 people.</ul>
<table><caption>Jobs</caption><tr><th>Year<th>Jobs<tr><td>1911<td>She said 20 jobs went.</table>
<ul><li><a href=a>Five things to know about mills</a><li><a href=b>Why mills close</a></ul>
</article>
<section class="comments"><p>I think that this is all a lie, said Hal, who has read the article
and is angry about it.</p></section></main>
<footer><p>The Herald is published by sources.</p></footer>
</body></html>
"""


def test_the_article(tmp_path: Path) -> None:
    assert said(tmp_path, "page.html", PAGE) == [
        ("heading", None, "Mill to close, owner says"),
        ("statement", "asserted", "Workers fear for their jobs as the owner blames prices."),
        ("byline", None, "By Ada Holt and Bo Reed"),
        ("caption", None, "The mill in spring."),
        (
            "statement",
            "sourced",
            (
                "The mill in Holtby will close, owner Cara Lind said on Monday, and 200 jobs may go"
                " — a blow for the town."
            ),
        ),
        ("statement", "speculative", "Sources say the mill may reopen."),
        ("statement", "asserted", "Softly, inline it came."),
        ("heading", None, "What next?"),
        ("statement", "speculative", "Critics reject the plan."),
        ("statement", "denied", "The owner denied that wages had been cut."),
        ("statement", "asserted", "The mill opened in 1911."),
        ("statement", "asserted", "It employs 200 people."),
        ("caption", None, "Jobs"),
        ("caption", None, "Year"),
        ("caption", None, "Jobs"),
        ("caption", None, "1911"),
        ("statement", "sourced", "She said 20 jobs went."),
    ]


def test_the_file_holds_each_statement_at_its_offsets(tmp_path: Path) -> None:
    shown = at(tmp_path, "page.html", PAGE)
    assert shown["Mill to close, owner says"] == "Mill to close, owner&nbsp;says"
    assert shown["Softly, inline it came."] == "Soft&shy;ly, <code>inline</code> it came."
    assert (
        shown["Sources say the mill may reopen."]
        == "Sources say <del>no</del><ins>the</ins> mill may reopen."
    )
    assert shown["The mill opened in 1911."] == "The mill opened in 1911."


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        # An article among teasers that are articles too.
        (
            (
                "<body><article><h2><a href=1>Mayor denies it</a></h2></article>{}"
                "<article><h2>Other news today</h2></article></body>"
            ),
            "<article><p>{}</p></article>",
        ),
        # Nothing tells but links.
        (
            (
                "<div><a href=1>Home</a> <a href=2>Sport</a> <a href=3>All the news</a></div>"
                "{}<div><div><a href=4>Mayor denies it all</a></div></div>"
            ),
            "<div><p>{}</p></div>",
        ),
        ("<div><p>Mayor denies it.</p></div>{}", "<div role=main><p>{}</p></div>"),
        ("<div><p>Mayor denies it.</p></div>{}", "<div itemprop=articleBody><p>{}</p></div>"),
        # What most of the page is in is the article, whatever it is called.
        ("{}", "<form class='social share'><div class=comments><p>{}</p></div></form>"),
        ("<div class=rail-ad><p>Mayor denies it.</p></div>{}", "<p>{}</p>"),
        ("<div class=ShareTools>Mayor denies it.</div>{}", "<p>{}</p>"),
        ("<div class=shared-ground>{}</div>", "<p>{}</p>"),
    ],
)
def test_what_of_a_page_is_the_article(tmp_path: Path, page: str, kept: str) -> None:
    words = (
        "The mill, which has stood by the river for longer than anybody knows, burnt down on May 3."
    )
    html = page.format(kept.format(words))
    assert [text for _, _, text in said(tmp_path, "page.html", html)] == [words]


def test_a_headline_outside_of_what_holds_the_article(tmp_path: Path) -> None:
    page = "<h1>Mill to close</h1><p>x</p><article><p>The mill burnt down on May 3.</p></article>"
    assert said(tmp_path, "page.html", page)[0] == ("heading", None, "Mill to close")
    header = "<header><h1>Mill to close</h1><p>By Ada Holt</p></header><p>The mill burnt down.</p>"
    assert [kind for kind, _, _ in said(tmp_path, "page.html", header)] == [
        "heading",
        "byline",
        "statement",
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote>The water was high.<footer>— <cite>Gus Hill</cite></footer></blockquote>",
        "<blockquote><p>The water was high.</p>— Gus Hill</blockquote>",
        "<blockquote>The water was high.<br>&mdash; Gus Hill, a farmer</blockquote>",
        "<blockquote>The water was high. — <cite>Gus Hill</cite></blockquote>",
        "<blockquote><p>The water was high.</p><p><cite>Gus Hill</cite></p></blockquote>",
        (
            "<figure><blockquote><p>The water was high.</p></blockquote>"
            "<figcaption>Gus Hill, a farmer</figcaption></figure>"
        ),
    ],
)
def test_a_block_quotation_belongs_to_who_signs_it(tmp_path: Path, quotation: str) -> None:
    page = f"<p>The river rose on Monday.</p>{quotation}<p>It fell on Tuesday.</p>"
    assert spoken(tmp_path, "page.html", page)["The water was high."] == ["Gus Hill"]
    kinds = [kind for kind, _, _ in said(tmp_path, "page.html", page)]
    assert kinds == ["statement", "statement", "byline", "statement"]


def test_a_title_in_a_block_quotation_signs_nothing(tmp_path: Path) -> None:
    page = "<blockquote><p>I read <cite>The Herald</cite> and wept.</p></blockquote>"
    assert [text for _, _, text in said(tmp_path, "a.html", page)] == [
        "I read The Herald and wept."
    ]


def test_q_acts_as_quotation_marks(tmp_path: Path) -> None:
    page = (
        "<p>Ada Holt called it <q>a <b>dark</b> day <q>for all</q></q>. <q>“It is,”</q> she said."
    )
    first, second = at(tmp_path, "a.html", page).items()
    assert first == (
        "Ada Holt called it “a dark day ‘for all’”.",
        "Ada Holt called it <q>a <b>dark</b> day <q>for all</q></q>.",
    )
    assert second[0] == "“It is,” she said."


def test_comments_count_wherever_they_stand(tmp_path: Path) -> None:
    page = (
        "<p>Sources say it may close.</p><nav><!-- claimcheck: ignore[CC201] known --></nav>"
        "<p>Sources say it may open.</p><p>Sources <!-- nothing -->say it may go.</p>"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    findings = claimcheck.audit_file(path).findings
    assert [(f.statement, f.suppressed) for f in findings if f.code == "CC201"] == [
        (0, None),
        (1, "known"),
        (2, None),
    ]


@pytest.mark.parametrize(
    ("name", "data", "encoding"),
    [
        ("a.html", b'<meta charset="iso-8859-1"><p>\x93It is so,\x94 Ren\xe9 Holt said.', "cp1252"),
        (
            "a.html",
            "<p>“It is so,” René Holt said.".encode("utf-16"),
            "utf-16",
        ),
        (
            "a.html",
            (
                b'<meta http-equiv=Content-Type content="text/html; charset=windows-1250">'
                b"<p>\x93It is so,\x94 Ren\xe9 Holt said."
            ),
            "cp1250",
        ),
        (
            "a.xhtml",
            b'<?xml version="1.0" encoding="windows-1252"?><p>\x93It is so,\x94 Ren\xe9 Holt said.',
            "cp1252",
        ),
        ("a.html", "<meta charset=klingon><p>“It is so,” René Holt said.".encode(), "utf-8"),
        (
            "a.html",
            "\ufeff<meta charset=iso-8859-1><p>“It is so,” René Holt said.".encode(),
            "utf-8",
        ),
    ],
)
def test_the_encoding_a_page_says(tmp_path: Path, name: str, data: bytes, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    audit = claimcheck.audit_file(path)
    assert audit.encoding == encoding
    assert [s.text for s in audit.statements] == ["“It is so,” René Holt said."]


def test_xhtml_closes_what_it_opens(tmp_path: Path) -> None:
    page = '<?xml version="1.0"?><html><script src="x"/><div/><p>It <del/>rains.</p></html>'
    assert [text for _, _, text in said(tmp_path, "a.html", page)] == ["It rains."]


def test_the_ending_tells_xhtml_when_it_is_packed_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml.gz"
    path.write_bytes(gzip.compress(b"<html><script src='x'/><div/><p>It <del/>rains.</p></html>"))
    assert [s.text for s in claimcheck.audit_file(path).statements] == ["It rains."]


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>It rains.",
        '<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml"><p>It</p>',
        "\ufeff <HTML lang=en>It rains.",
    ],
)
def test_a_page_is_known_by_how_it_begins(page: str) -> None:
    result = CliRunner().invoke(app, ["audit", "-", "-f", "json"], input=page.encode())
    assert json.loads(result.stdout)["documents"][0]["format"] == "html"


def test_broken_markup(tmp_path: Path) -> None:
    page = "<p>It</b> rains</span>. <table>It snows.<tr><td>It is hot.</td>It is cold.</table><p"
    assert [text for _, _, text in said(tmp_path, "a.html", page)] == [
        "It rains.",
        "It snows.",
        "It is hot.",
        "It is cold.",
    ]


def test_a_page_with_too_many_tags_is_refused() -> None:
    reading = Reading(limits=Limits(tags=10))
    with pytest.raises(claimcheck.ReadingError, match="more than 10 tags of HTML; save the"):
        from_bytes(b"<p>It rains." * 11, "a.html", reading)
