"""The audit as one HTML file that can be sent to an editor.

Nothing is loaded from anywhere: style and script stand in the file, and a policy in its head
names their hashes, so that a browser runs and applies these two and nothing else.  What comes
from an article is escaped by Jinja, after ``inert`` has made control characters visible.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.audit import Audit
from claimcheck.reports.excerpt import visible

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17))
    + "]"
)
"""Code points that HTML does not allow in a file, even escaped."""


def to_html(audit: Audit) -> bytes:
    """Return an audit as a self-contained HTML file.

    Args:
        audit: The audit of any number of documents.

    Returns:
        The file in UTF-8, the same bytes for the same audit.
    """
    from markupsafe import Markup

    from claimcheck.reports.html.view import view

    page = view(audit)
    style = "\n".join((_asset("report.css"), *_filters(len(page.rules))))
    script = _asset("report.js")
    html = _template().render(
        page=page,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )
    return html.encode()


def inert(value: object) -> object:
    """Make what the template is about to write harmless; mark-up of the template's own stays.

    Autoescaping comes after this and turns what remains into mere text.
    """
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    text = visible(value)
    return text if text.isprintable() else _NONCHARACTERS.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _filters(rules: int) -> list[str]:
    """Return the style by which choosing a rule brings its findings back into view."""
    return [
        f"body:has(#only-r{n}:checked) .st.r{n}{{--on:1;--fg:var(--ink);--bg:var(--tint);"
        "--mark:var(--deep);--edge:var(--tag);--wave:initial}"
        f"body:has(#only-r{n}:checked) .fd.r{n}{{--show:block}}"
        for n in range(rules)
    ]


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows this style, this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8").strip()


@cache
def _template() -> Template:
    return _environment().from_string(_asset("report.html.jinja"))


def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
