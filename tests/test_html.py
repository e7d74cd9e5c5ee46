"""The HTML report as a file: well formed, self-contained, the same for the same audit."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from html_report import ARTICLE, FOUND, HOSTILE, Found, document, hostile, run
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from claimcheck import audit_text
from claimcheck.audit import Audit
from claimcheck.documents.errors import ReadingError
from claimcheck.reports import write
from claimcheck.reports.excerpt import visible

ROOT = Path(__file__).resolve().parent.parent


def parsed(audit: Audit) -> JustHTML:
    """Return the report as a tree; anything that HTML calls a parse error raises."""
    return JustHTML(write(audit, "html"), strict=True, sanitize=False)


def texts(tree: JustHTML, selector: str) -> list[str]:
    """Return what a reader sees of some elements, in one line each."""
    found = (node.to_text(separator="", strip=False) for node in tree.query(selector))
    return [" ".join(text.split()) for text in found]


def elements(tree: JustHTML) -> list:
    return tree.query("*")


def some() -> list[Audit]:
    return [
        run(),
        run(document(), document(path="b.txt"), errors=(ReadingError("c.txt", "no text"),)),
        run(document("", ())),
        run(document("By Oda Finch\n", ())),
        run(document(found=())),
        hostile(),
    ]


@pytest.mark.parametrize("audit", some())
def test_it_is_valid_and_every_reference_leads_somewhere(audit: Audit) -> None:
    tree = parsed(audit)
    ids = [node.attrs["id"] for node in elements(tree) if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    for node in elements(tree):
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(node.attrs.get(name, "").split()) <= set(ids)
        if node.attrs.get("href", "").startswith("#"):
            assert node.attrs["href"][1:] in ids
    levels = [int(node.name[1]) for node in tree.query("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("audit", some())
def test_nothing_is_loaded_and_only_its_own_script_and_style_are_allowed(audit: Audit) -> None:
    tree = parsed(audit)
    names = {node.name for node in elements(tree)}
    assert not names & {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
    attributes = {name for node in elements(tree) for name in node.attrs}
    assert not {"src", "srcset", "style", "action", "formaction", "background"} & attributes
    assert not [name for name in attributes if name.startswith("on")]
    links = [node for node in tree.query("a") if not node.attrs["href"].startswith("#")]
    assert all(link.attrs["href"].startswith("https://") for link in links)
    assert all("evil" not in link.attrs["href"] for link in links)
    (style,), (script,) = tree.query("style"), tree.query("script")
    css, code = style.to_text(strip=False), script.to_text(strip=False)
    assert "url(" not in css
    assert "@import" not in css
    assert "http" not in code
    (policy,) = (
        node.attrs["content"]
        for node in tree.query("meta")
        if node.attrs.get("http-equiv") == "Content-Security-Policy"
    )
    html = write(audit, "html").decode()
    for kind, body in (("style", css), ("script", code)):
        raw = html[html.index(f"<{kind}>") + len(kind) + 2 : html.index(f"</{kind}>")]
        digest = b64encode(sha256(raw.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert raw.strip() == body.strip()
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_it_is_the_same_for_the_same_audit() -> None:
    assert write(run(), "html") == write(run(), "html")


def test_the_article_is_there_statement_by_statement() -> None:
    tree = parsed(run())
    assert texts(tree, "h1") == ["drafts/harbour.txt"]
    made = document()
    (headline,) = tree.query(".headline")
    assert "Karvel Weighs Sale" in headline.to_text()
    for statement in made.statements:
        if statement.tag is None:
            continue
        (link,) = tree.query(f"#d1s{statement.id}")
        assert f"t-{statement.tag}" in link.attrs["class"].split()
        for hidden in link.query(".vh"):
            hidden.parent.remove_child(hidden)
        assert link.to_text(separator="", strip=False) == visible(statement.text)


def test_deciding_words_findings_and_hedges_are_marked() -> None:
    tree = parsed(run())
    marks = texts(tree, ".article mark")
    assert "reportedly" in marks
    assert "denied" in marks
    assert texts(tree, ".st .f.error") == ["Weighs Sale", "fears"]
    assert [node.attrs["data-n"] for node in tree.query(".st sup")] == ["1", "2", "3", "4", "5"]


def test_a_statement_says_what_it_rests_on() -> None:
    tree = parsed(run())
    cards = texts(tree, ".card")
    quoted = next(card for card in cards if "Ilsa Tarn" in card)
    assert "Rests on Ilsa Tarn." in quoted
    assert "prime minister of Karvel" in quoted
    assert "cue: said, speech; quoted word for word" in quoted
    denied = next(card for card in cards if "Denied by" in card)
    assert "Denied by Oslund Port." in denied
    vague = next(card for card in cards if "“Sources” tell readers nothing." in card)
    assert "Rests on nobody a reader could identify." in vague
    assert "Who are they?" in vague
    mill = next(card for card in cards if "kept on purpose" in card)
    assert "The writer’s own speculation." in mill
    assert "may: possible, not certain" in mill


def test_suppressed_findings_are_muted_and_not_counted() -> None:
    tree = parsed(run())
    (figures,) = texts(tree, ".figures")
    assert figures.endswith("4 findings · 1 set aside")
    for selector in (".side.off", ".findings .fd.off", ".card-findings .off"):
        (muted,) = texts(tree, selector)
        assert "Set aside: kept on purpose" in muted
        assert "Who are they?" not in muted
    # Its words are not underlined, and choosing its rule shows no statement.
    (mill,) = [node for node in tree.query(".st") if "may" in node.to_text().split()]
    assert not mill.query(".f")
    assert not [name for name in mill.attrs["class"].split() if re.fullmatch(r"r\d+", name)]


def test_a_finding_that_is_suppressed_without_a_word_is_muted_as_well() -> None:
    found = Found("CC304", "double-hedge", "note", "may", suppressed="")
    tree = parsed(run(document(found=(found,))))
    assert texts(tree, ".side.off .aside-why") == ["Set aside"]
    assert not tree.query(".st .f")


def test_findings_are_listed_by_rule_and_their_rules_explained() -> None:
    tree = parsed(run())
    codes = ["CC103", "CC201", "CC301", "CC304", "CC306"]
    assert [text[:5] for text in texts(tree, ".findings h4")] == codes
    assert [text[:5] for text in texts(tree, ".rule h3")] == codes
    # One whose findings are all set aside cannot be chosen.
    assert texts(tree, ".pick .code") == ["CC103", "CC201", "CC301", "CC306"]
    rule = tree.query(".rule")[1].to_text()
    assert "Why it matters" in rule
    (link,) = [n for n in tree.query(".rule a") if "blog.ap.org" in n.attrs["href"]]
    assert "noreferrer" in link.attrs["rel"]


def test_the_number_of_a_comment_stands_before_the_statement_and_not_in_its_first_word() -> None:
    draft = "<!-- claimcheck: ignore[CC201] known -->\nThe mill closed on Monday, Ada Holt said.\n"
    audit = run(audit_text(draft))
    assert texts(parsed(audit), ".findings .code") == ["CC001"]
    (before,) = re.findall(
        r'(?s)<a class="st.*?<sup.*?</sup>(\w+) mill', write(audit, "html").decode()
    )
    assert before == "The"


def test_a_rule_that_is_not_known_here_is_explained_by_its_finding() -> None:
    found = Found("XY123", "house-style", "note", "may", "we never write “may”", "When?")
    (rule,) = texts(parsed(run(document(found=(found,)))), ".rule")
    assert "we never write “may”." in rule
    assert "When?" in rule


def test_the_ledger_and_the_score_are_there() -> None:
    tree = parsed(run())
    rows = texts(tree, ".sources tbody tr")
    assert any("Ilsa Tarn, prime minister of Karvelperson1" in row for row in rows)
    summary = document().summary
    assert texts(tree, ".part-points").count("–") == sum(p.value is None for p in summary.parts)
    ring = tree.query(".ring")[0].attrs["aria-label"]
    assert ring == f"Attribution score {summary.score} of 100, grade {summary.grade}"


def test_several_documents_share_one_file() -> None:
    good, bad = document(), document(path="b.txt", found=FOUND[:1])
    tree = parsed(run(good, bad, errors=(ReadingError("c.txt", "no text"),)))
    assert texts(tree, ".overview tbody th") == ["drafts/harbour.txt", "b.txt"]
    assert texts(tree, ".draft > h2") == ["drafts/harbour.txt", "b.txt"]
    assert texts(tree, ".errors li") == ["c.txt: no text"]
    assert texts(tree, ".rule-facts")[1] == "warning · 2 here"


def test_hostile_text_stays_text() -> None:
    tree = parsed(hostile())
    assert len(tree.query("script")) == len(tree.query("style")) == 1
    assert len(tree.query("form")) == 1
    assert "<script>pwned=1</script>" in texts(tree, ".headline")[0]
    assert r"\u202egnihton\u202c" in texts(tree, ".headline")[0]
    body = write(hostile(), "html").decode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", body)
    assert HOSTILE.split("\n")[0][:10] not in body


_ANY = st.text(
    st.characters(exclude_categories=[]) | st.sampled_from("<>&\"'`={}%#\u202e\ufdd0\n“”. ")
)


@settings(max_examples=40)
@given(_ANY)
def test_any_text_makes_a_valid_file(text: str) -> None:
    tree = parsed(run(document(f"{text}\n\n{ARTICLE}{text}", FOUND[:1], path=text)))
    assert len(tree.query("script")) == 1


def test_a_long_statement_may_have_many_findings() -> None:
    words = " ".join(f"may{n}" for n in range(4000))
    made = document(
        f"It {words} be.\n", tuple(Found("CC201", "x", "note", f"may{n} ") for n in range(3000))
    )
    assert len(parsed(run(made)).query(".article .ref")) == 3000


def test_the_command_line_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    command = [sys.executable, "-m", "claimcheck", "audit", "samples/quiet.txt", "-q", "-o", out]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"<!doctype html>\n")
    assert texts(JustHTML(out.read_bytes(), strict=True, sanitize=False), "h1") == [
        "samples/quiet.txt"
    ]
