"""One story in every format, kept by hand or written by another program, is the same story."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import claimcheck
from claimcheck.documents.read import from_bytes

FILES = Path(__file__).parent / "files"
BY_HAND = ("sluice.txt", "sluice.md", "sluice.html", "sluice.eml", "sluice.fodt")
BY_OTHERS = (
    *("sluice.docx", "sluice.odt", "sluice.rtf", "sluice.pdf"),
    *("sluice.libreoffice.html", "sluice.pandoc.md"),
)
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'"})


def told(audit: claimcheck.DocumentAudit) -> list[tuple[str, str]]:
    """Return the tags of the statements with their words, without the marks of lists."""
    pairs = ((s.tag, " ".join(s.text.translate(PLAIN).split())) for s in audit.statements)
    return [(tag, words.lstrip("-–•* ").replace("---", "—")) for tag, words in pairs if tag]


def sources(audit: claimcheck.DocumentAudit) -> list[tuple[str | None, str, int]]:
    return [(s.name and s.name.translate(PLAIN), s.kind, s.statements) for s in audit.sources]


def findings(audit: claimcheck.DocumentAudit) -> list[tuple[str, str]]:
    return [(f.code, f.message.translate(PLAIN)) for f in audit.findings]


@pytest.fixture(scope="module")
def plain() -> claimcheck.DocumentAudit:
    return claimcheck.audit_file(FILES / "sluice.txt")


def kinds(path: Path) -> list[str]:
    """Return the kinds of the blocks, without what is no part of the story."""
    document = from_bytes(path.read_bytes(), path.name)
    # Not every format says that a paragraph is a quotation, and pandoc leaves out the title.
    found = [block.kind.replace("quotation", "paragraph") for block in document.blocks]
    return [kind for kind in found if kind != "boilerplate"][found[0] == "heading" :]


def test_the_story_has_what_formats_could_lose(plain: claimcheck.DocumentAudit) -> None:
    tags = {words: tag for tag, words in told(plain)}
    begins = {
        "Insiders say": "speculative",
        "The trust denied": "denied",
        '"If we do nothing': "sourced",
        '"A yard without': "sourced",
        "I have written": "sourced",
        "The footbridge": "sourced",
        "New gates will probably": "speculative",
        "A meeting": "asserted",
    }
    for beginning, tag in begins.items():
        assert [t for words, t in tags.items() if words.startswith(beginning)] == [tag]
    assert {("Piet Sorley", "person", 3), ("insiders", "vague", 1)} <= set(sources(plain))
    assert [code for code, _ in findings(plain)] == ["CC201", "CC301"]


@pytest.mark.parametrize("name", [*BY_HAND, *BY_OTHERS])
def test_the_same_story_is_told(name: str, plain: claimcheck.DocumentAudit, tmp_path: Path) -> None:
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress((FILES / name).read_bytes()))
    for path in (FILES / name, packed):
        found = claimcheck.audit_file(path)
        assert told(found) == told(plain)
        assert sources(found) == sources(plain)
        assert findings(found) == findings(plain)
    assert kinds(FILES / name) == kinds(FILES / "sluice.txt")
