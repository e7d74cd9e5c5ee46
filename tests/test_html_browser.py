"""The HTML report in a browser: Debian's Chromium, or whichever Chromium is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from html_report import document, hostile, run
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from pypdfium2 import PdfDocument

from claimcheck import audit_file
from claimcheck.audit import Audit
from claimcheck.reports import write

WIDTHS = (360, 800, 1400)
SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "geopolitics.txt"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        missing = f"no browser to test the HTML report in: install one of {', '.join(names)}"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program)
        yield started
        started.close()


class Opened:
    """A report in a browser, and what went on in it that nobody asked for."""

    def __init__(self, browser: Browser, tmp_path: Path, audit: Audit, **options: object) -> None:
        file = tmp_path / "report.html"
        file.write_bytes(write(audit, "html"))
        self.page: Page = browser.new_page(**{"viewport": {"width": 1400, "height": 900}} | options)
        self.page.set_default_timeout(5000)
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on("request", self._requested)
        self.url = file.as_uri()
        self.page.goto(self.url)

    def _requested(self, request: object) -> None:
        if request.url.partition("#")[0] != self.url:
            self.trouble.append(request.url)

    def statement(self, words: str) -> Locator:
        return self.page.locator(".st", has_text=words)

    def card(self, words: str) -> Locator:
        return self.page.locator(self.statement(words).get_attribute("href"))

    def only(self, tag: str) -> None:
        self.page.locator(f"label:has(#only-{tag})").click()

    def in_view(self) -> list[str]:
        return self.page.eval_on_selector_all(
            ".st[class*=t-]:not(.t-none)",
            "all => all.filter(s => getComputedStyle(s).getPropertyValue('--on') !== '0')"
            ".map(s => s.textContent)",
        )

    def overflow(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    report = Opened(browser, tmp_path, run())
    yield report
    report.page.close()
    assert report.trouble == []


def test_filters_leave_the_statements_of_a_tag(opened: Opened) -> None:
    output = opened.page.locator(".filters output")
    expect(output).to_contain_text("7 of 7")
    opened.only("denied")
    expect(output).to_contain_text("1 of 7")
    (left,) = opened.in_view()
    assert "Oslund Port denied" in left
    muted = opened.statement("The harbour is the largest")
    assert muted.get_attribute("tabindex") == "-1"
    # Nothing is gone: the rest of the article is there to be read.
    expect(muted).to_be_visible()
    opened.only("speculative")
    expect(output).to_contain_text("4 of 7")
    # Findings in other statements are out of the way.
    expect(opened.page.locator(".side", has_text="reportedly")).to_be_visible()
    expect(opened.page.locator(".side", has_text="fears")).to_be_hidden()
    expect(opened.page.locator(".group", has_text="CC103")).to_be_hidden()
    opened.page.get_by_role("button", name="Show all").click()
    expect(output).to_contain_text("7 of 7")
    expect(opened.page.locator(".side", has_text="fears")).to_be_visible()


def test_filters_leave_the_statements_with_findings_of_a_rule(opened: Opened) -> None:
    opened.page.locator(".only-rules summary").click()
    opened.page.get_by_role("checkbox", name="CC301").check()
    (left,) = opened.in_view()
    assert "Talks have" in left
    expect(opened.page.locator(".side:visible")).to_have_count(1)
    opened.page.get_by_role("checkbox", name="CC103").check()
    assert len(opened.in_view()) == 2
    opened.only("asserted")
    (left,) = opened.in_view()
    assert "fears" in left
    opened.page.keyboard.press("Escape")


def test_focus_shows_what_a_statement_rests_on(opened: Opened) -> None:
    opened.page.locator("body").press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.statement("Sources say").focus()
    opened.page.keyboard.press("ArrowRight")
    card = opened.card("Talks have")
    expect(card).to_be_visible()
    for words in ("Rests on nobody", "reportedly", "vague", "CC301 reportedly", "Whose?", "Hedge"):
        expect(card).to_contain_text(words)
    opened.page.keyboard.press("Tab")
    focused = "document.activeElement.textContent"
    assert "CC301" in opened.page.evaluate(focused)  # the finding, in the margin
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("ArrowRight")
    expect(card).to_be_hidden()
    card = opened.card("We have signed")
    for words in ("Ilsa Tarn", "prime minister of Karvel", "person", "cue: said", "word for word"):
        expect(card).to_contain_text(words)
    opened.page.keyboard.press("Enter")
    expect(card).to_be_focused()
    opened.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(opened.statement("We have signed")).to_be_focused()


def test_arrows_walk_through_what_the_filters_leave(opened: Opened) -> None:
    opened.only("speculative")
    following = opened.page.get_by_role("button", name="Next statement")
    seen = []
    for _ in range(4):
        following.click()
        seen.append(opened.page.evaluate("document.activeElement.textContent"))
    assert seen[3] == seen[0]
    assert len(set(seen)) == 3
    opened.page.get_by_role("button", name="Previous statement").click()
    assert opened.page.evaluate("document.activeElement.textContent") == seen[2]


def test_pointing_shows_and_choosing_keeps(opened: Opened) -> None:
    statement, card = opened.statement("Oslund Port"), opened.card("Oslund Port")
    statement.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Denied by Oslund Port.")
    opened.page.mouse.move(5, 5)
    expect(card).to_be_hidden()
    statement = opened.statement("Sources say")
    statement.click()
    opened.page.mouse.move(5, 5)
    opened.page.wait_for_timeout(600)
    card = opened.card("Sources say")
    expect(card).to_be_visible()
    card.get_by_role("link", name="CC201").click()
    rule = opened.page.locator(".rule", has_text="CC201")
    expect(rule).to_be_in_viewport()
    expect(rule).to_contain_text("Why it matters")


def test_a_tap_shows_and_another_hides(browser: Browser, tmp_path: Path) -> None:
    phone = {"width": 360, "height": 740}
    opened = Opened(browser, tmp_path, run(), viewport=phone, has_touch=True, is_mobile=True)
    statement, card = opened.statement("Oslund Port"), opened.card("Oslund Port")
    statement.tap()
    expect(card).to_be_in_viewport()
    expect(statement).to_be_in_viewport()
    statement.tap()
    expect(card).to_be_hidden()
    statement.tap()
    card.get_by_role("link", name="Back to the statement").tap()
    expect(card).to_be_hidden()
    opened.page.close()


def test_a_line_in_a_list_leads_to_its_statement(opened: Opened) -> None:
    opened.page.locator(".findings a", has_text="line 11").click()
    expect(opened.statement("fears")).to_be_focused()
    expect(opened.card("fears")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_a_link_leads_to_is_not_hidden_by_the_filters(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    audit = run(audit_file(SAMPLE))
    opened = Opened(browser, tmp_path, audit, viewport={"width": width, "height": 700})
    filters = opened.page.locator(".filters")
    for name in ("Findings", "Sources"):
        opened.page.locator(".jump").get_by_role("link", name=name).click()
        heading = opened.page.get_by_role("heading", name=name, exact=True)
        below = filters.bounding_box()["y"] + filters.bounding_box()["height"]
        assert heading.bounding_box()["y"] >= below
    opened.page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("audit", [run(), run(document(), document(path="b.txt")), hostile()])
def test_nothing_overflows(browser: Browser, tmp_path: Path, audit: Audit, width: int) -> None:
    opened = Opened(browser, tmp_path, audit, viewport={"width": width, "height": 800})
    assert opened.overflow() <= 0
    if opened.page.locator(".only-rules").count():
        opened.page.locator(".only-rules summary").click()
        assert opened.overflow() <= 0
    for statement in opened.page.locator(".st").all():
        statement.focus()
        assert opened.overflow() <= 0
        box = opened.page.locator(".card.on").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    opened.page.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_hostile_article_is_inert(browser: Browser, tmp_path: Path, javascript: bool) -> None:
    opened = Opened(browser, tmp_path, hostile(), java_script_enabled=javascript)
    page = opened.page
    if javascript:
        assert page.evaluate("typeof pwned") == "undefined"
        for statement in page.locator(".st").all():
            statement.hover()
            statement.click()
        assert page.evaluate("typeof pwned") == "undefined"
    expect(page.locator(".foot")).to_be_visible()
    expect(page.locator(".article").first).to_contain_text("javascript:pwned=4")
    expect(page.locator(".article").first).to_contain_text("\\u202egnihton")
    assert page.url.partition("#")[0] == opened.url
    assert opened.trouble == []
    page.close()


def test_without_scripts_filters_work_and_statements_lead_to_details(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, run(), java_script_enabled=False)
    expect(opened.page.locator(".walk")).to_be_hidden()
    opened.only("denied")
    expect(opened.page.locator(".side", has_text="fears")).to_be_hidden()
    expect(opened.card("Oslund Port")).to_be_hidden()
    opened.statement("Oslund Port").click()
    expect(opened.card("Oslund Port")).to_be_visible()
    opened.card("Oslund Port").get_by_role("link", name="Back to the statement").click()
    expect(opened.card("Oslund Port")).to_be_hidden()
    opened.page.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 360)])
def test_it_can_be_used_by_everybody(
    browser: Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    two = run(document(), document(path="b.txt"))
    opened = Opened(
        browser, tmp_path, two, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    opened.statement("Talks have").first.focus()
    axe = Axe()
    for tag in (None, "denied"):
        if tag:
            opened.only(tag)
        found = axe.run(opened.page)
        assert found.violations_count == 0, found.generate_report()
    opened.page.close()


def test_on_paper_findings_stand_in_the_margin_and_nothing_is_cut(opened: Opened) -> None:
    opened.page.emulate_media(media="print", color_scheme="dark")
    opened.page.set_viewport_size({"width": 688, "height": 970})  # A4 within its margins
    expect(opened.page.locator(".filters")).to_be_hidden()
    expect(opened.page.locator(".side", has_text="reportedly")).to_be_visible()
    assert opened.overflow() <= 0
    # Dark is for screens.
    ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_on_paper_the_rules_are_set_closely_and_no_heading_ends_a_page(
    browser: Browser, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path, run(audit_file(SAMPLE)))
    pages = PdfDocument(opened.page.pdf(prefer_css_page_size=True))
    lines = [page.get_textpage().get_text_bounded().strip().splitlines() for page in pages]
    assert len(lines) <= 8
    for page in lines:
        # The last line is the page's number.
        assert page[-2].strip() not in ("The rules", "Findings", "Sources", "The article")
    opened.page.close()
