"""Markdown: what of it is prose, and where that stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_up import at, audited, said, spoken

import claimcheck

DRAFT = """---
title: never read
---

# The *mill* to close #

“The **mill** is safe,” [Ada
  Holt](https://example.org/holt) said &amp; left.  Sources say it ~~will~~ may close\\.

> We will close it, and we
> will not open it again. It is over.
> — Bo Reed, a foreman

| who | what |
|---|---|
| Ada | She said the mill \\| would close. |

```
Sources say nothing here.
```

* Critics say so.[^1]

[^1]: The report found it.
"""


@pytest.fixture
def audit(tmp_path: Path) -> claimcheck.DocumentAudit:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return claimcheck.audit_file(path)


def test_the_prose(audit: claimcheck.DocumentAudit) -> None:
    assert [(s.kind, s.tag, s.text) for s in audit.statements] == [
        ("heading", None, "The mill to close"),
        ("statement", "sourced", "“The mill is safe,” Ada Holt said & left."),
        ("statement", "speculative", "Sources say it may close."),
        ("statement", "sourced", "We will close it, and we will not open it again."),
        ("statement", "sourced", "It is over."),
        ("byline", None, "— Bo Reed, a foreman"),
        ("caption", None, "who"),
        ("caption", None, "what"),
        ("caption", None, "Ada"),
        ("statement", "sourced", "She said the mill | would close."),
        ("statement", "speculative", "Critics say so."),
        ("statement", "sourced", "The report found it."),
    ]


def test_the_file_holds_each_statement_at_its_offsets(audit: claimcheck.DocumentAudit) -> None:
    shown = {s.text: DRAFT[s.start : s.end] for s in audit.statements}
    assert shown["The mill to close"] == "The *mill* to close"
    assert shown["Sources say it may close."] == "Sources say it ~~will~~ may close\\."
    assert shown["It is over."] == "It is over."
    assert shown["She said the mill | would close."] == "She said the mill \\| would close."


def test_lines_and_columns_are_those_of_the_file(audit: claimcheck.DocumentAudit) -> None:
    lines = DRAFT.split("\n")
    for statement in audit.statements:
        first = statement.text.split()[0]
        assert lines[statement.line - 1].startswith(first, statement.column - 1)
        last = statement.text.split()[-1].strip(".")
        assert last in lines[statement.end_line - 1][: statement.end_column - 1]


def test_a_block_quotation_belongs_to_who_signs_it(audit: claimcheck.DocumentAudit) -> None:
    (said,) = (s for s in audit.statements if s.text == "It is over.")
    source = audit.attributions[said.attributions[0]].source
    assert source is not None
    assert source.name == "Bo Reed"


def test_what_is_marked_in_a_statement_is_found_in_its_text(
    audit: claimcheck.DocumentAudit,
) -> None:
    (statement,) = (s for s in audit.statements if s.text.startswith("Sources say"))
    words = {
        statement.text[span.start : span.end]
        for span in (statement.within(hedge.start, hedge.end) for hedge in statement.hedges)
    }
    assert words == {hedge.text for hedge in statement.hedges}
    assert "may" in words


@pytest.mark.parametrize(
    ("text", "words", "stretch"),
    [
        ("## It *rains* now ##\n\nx", "It rains now", "It *rains* now"),
        ("It *rains*\nhere\n===\n\nx", "It rains here", "It *rains*\nhere"),
        ("> It\n>  rains\nhere.", "It rains here.", "It\n>  rains\nhere."),
        ("-\tIt\n\trains.", "It rains.", "It\n\trains."),
        ("It  \nrains\\\nhere.", "It rains here.", "It  \nrains\\\nhere."),
        ("It\r\nrains &amp; snows.\r\n", "It rains & snows.", "It\r\nrains &amp; snows."),
        ("\ufeffIt rains.", "It rains.", "It rains."),
        ("See <https://a.org/é%20b> now.", "See https://a.org/é b now.", None),
        ("It [rains][a] ![no](x) now.\n\n[a]: x", "It rains now.", "It [rains][a] ![no](x) now."),
        ("It `rains  a\nlot` here.", "It rains a lot here.", "It `rains  a\nlot` here."),
        ("It <b>rains</b><br>now.", "It rains now.", "It <b>rains</b><br>now."),
        ("It <del>no</del>rains ~~x~~now.", "It rains now.", "It <del>no</del>rains ~~x~~now."),
        ("She called it <q>a *day*</q> once.", "She called it “a day” once.", None),
        ("a It" + 300 * " " + "\nrains a It.", "a It rains a It.", None),
        ("It *rains and _snows.", "It *rains and _snows.", "It *rains and _snows."),
        ("It rains^[a *note*] now.", "It rains now.", "It rains^[a *note*] now."),
        (
            "It rains^[She said &amp; *wrote* so.].",
            "She said & wrote so.",
            "She said &amp; *wrote* so.",
        ),
        ("> It^[She\n>  said so.] rains.", "She said so.", "She\n>  said so."),
        ("| a |\n|---|\n| x^[It \\| rains.] |", "It | rains.", "It \\| rains."),
        ("It^[Yes^[No, she said.], he said.] rains.", "No, she said.", "No, she said."),
        ("<div>\nIt <i>rains</i>\n&amp; snows.\n</div>", "It rains & snows.", None),
        ("> <p>It\n> <i>rains</i>.</p>", "It rains.", "It\n> <i>rains</i>."),
        ("1. 1\n\n   | 1 | a |\n   |---|---|\n   | It rains every day. | 2 |", "2", "2"),
    ],
)
def test_where_words_are(tmp_path: Path, text: str, words: str, stretch: str | None) -> None:
    shown = at(tmp_path, "draft.md", text)
    assert words in shown
    assert stretch is None or shown[words] == stretch


def test_footnotes_stand_where_they_are_written(tmp_path: Path) -> None:
    text = "It rains.[^a]\n\n[^a]: The *report* says so.\n\nIt snows."
    assert [s for _, _, s in said(tmp_path, "a.md", text)] == [
        "It rains.",
        "The report says so.",
        "It snows.",
    ]


def test_footnotes_within_a_line_are_paragraphs_at_the_end(tmp_path: Path) -> None:
    text = """# The mill^[The report found it safe.]

“It is safe^[He said on Friday that it was.],” Ada Holt told the board, “and sound.^[Sources say it
is not.^[Bo Reed denies that.]]

“It stays ~~shut^[No.]~~ open.” It \\^[rains].
"""
    assert said(tmp_path, "a.md", text) == [
        ("heading", None, "The mill"),
        ("statement", "sourced", "“It is safe,” Ada Holt told the board, “and sound."),
        ("statement", "sourced", "“It stays open.”"),
        ("statement", "asserted", "It ^[rains]."),
        ("statement", "sourced", "The report found it safe."),
        ("statement", "sourced", "He said on Friday that it was."),
        ("statement", "speculative", "Sources say it is not."),
        ("statement", "denied", "Bo Reed denies that."),
    ]
    audit = audited(tmp_path, "a.md", text)
    assert [(s.line, s.column) for s in audit.statements[-3:]] == [(3, 14), (3, 86), (4, 10)]


def test_html_blocks(tmp_path: Path) -> None:
    text = """<figure>
<img src="x" alt="Sources say">
<figcaption>The mill in spring</figcaption>
</figure>

<blockquote>

The water *was* high.

— **Gus Hill**, a farmer

</blockquote>

<pre>
Sources say code.
</pre>

<aside>

Sources say aside.

</aside>

<!-- Sources say comment. -->

It fell.
"""
    assert [(kind, words) for kind, _, words in said(tmp_path, "a.md", text)] == [
        ("caption", "The mill in spring"),
        ("statement", "The water was high."),
        ("byline", "— Gus Hill, a farmer"),
        ("statement", "It fell."),
    ]
    assert spoken(tmp_path, "a.md", text)["The water was high."] == ["Gus Hill"]


STORY = """Mill to close

By Ada Holt

The mill in Holtby will close, owner Cara Lind said on Monday, and {200} jobs may go.

“We did what we could,” she said. “It was not enough.

“We will go on.”

Sources say the mill may reopen.

Union leader Finn Dale denied that wages had been cut. Critics reject the plan & fear the worst.
"""
MARKDOWN = (
    STORY.replace("Mill to", "# Mill *to*", 1)
    .replace("Cara Lind", "[Cara *Lind*](x)")
    .replace("{200}", "**200**")
    .replace("&", "&amp;")
    .replace("may reopen", "may\n  re<b>open</b>")
)
HTML = "<article>" + "".join(
    f"<p>{paragraph}</p>\n" for paragraph in STORY.replace("&", "&amp;").split("\n\n")
).replace("<p>Mill to close</p>", "<h1>Mill <i>to</i> close</h1>").replace(
    "Cara Lind", "<a href=x>Cara <i>Lind</i></a>"
).replace("{200}", "<b>200</b>").replace("may reopen", "<em>may</em>\nre&shy;open")


def test_a_story_means_the_same_in_every_format(tmp_path: Path) -> None:
    text = STORY.replace("{200}", "200")
    assert (
        said(tmp_path, "a.txt", text)
        == said(tmp_path, "a.md", MARKDOWN)
        == said(tmp_path, "a.html", HTML)
    )
    assert (
        spoken(tmp_path, "a.txt", text)
        == spoken(tmp_path, "a.md", MARKDOWN)
        == spoken(tmp_path, "a.html", HTML)
    )


def test_a_block_quotation_means_the_same_in_markdown_and_html(tmp_path: Path) -> None:
    markdown = (
        "The river rose.\n\n> It was\n> high.\n>\n> We ran.\n> — Gus Hill\n\n"
        "- It *fell*.\n- It may rise."
    )
    html = (
        "<p>The river rose.</p><blockquote><p>It was\nhigh.</p><p>We ran.<br>— Gus Hill</p>"
        "</blockquote><ul><li>It <i>fell</i>.<li>It may rise.</ul>"
    )
    assert said(tmp_path, "a.md", markdown) == said(tmp_path, "a.html", html)
    assert spoken(tmp_path, "a.md", markdown) == spoken(tmp_path, "a.html", html)
    assert spoken(tmp_path, "a.md", markdown)["It was high."] == ["Gus Hill"]


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("a.md", "The river rose.\n\n> It was high. We ran.\n\n{}\n\nNobody was hurt."),
        (
            "a.html",
            "<p>It rose.<blockquote><p>It was high. We ran.</blockquote><p>{}<p>Nobody fell.",
        ),
    ],
)
@pytest.mark.parametrize("dash", ["—", "–", "--", "---"])
def test_a_line_behind_a_block_quotation_names_its_speaker(
    name: str, draft: str, dash: str, tmp_path: Path
) -> None:
    draft = draft.format(f"{dash} Gus Hill, warden of the dam")
    assert spoken(tmp_path, name, draft)["We ran."] == ["Gus Hill"]
    (tmp_path / name).write_text(draft, encoding="utf-8")
    kinds = [s.kind for s in claimcheck.audit_file(tmp_path / name).statements]
    assert kinds == ["statement", "statement", "statement", "byline", "statement"]


def test_a_signed_block_quotation_does_not_run_into_the_one_before(tmp_path: Path) -> None:
    before = "Ines Borg was blunt. “We had no radio, no lights and no map.”\n\n"
    words = "“The radio was tested on the Friday before,”"
    (tmp_path / "a.md").write_text(f"{before}> {words}\n\n— Piet Haan, harbour master\n")
    (tmp_path / "b.md").write_text(f"{before}{words} Piet Haan said.\n")
    auditor = claimcheck.Auditor()
    codes = {
        name: [f.code for f in auditor.audit_file(tmp_path / name).findings]
        for name in ("a.md", "b.md")
    }
    assert "CC603" in codes["b.md"]
    assert "CC603" not in codes["a.md"]
