#!/usr/bin/env python3
"""Make the picture of the report that the README shows.

    python scripts/report_picture.py samples/geopolitics.txt docs/report.svg

The picture is an SVG of the report as a terminal of 100 columns shows it.  It uses the fonts of
the machine it is looked at on and refers to nothing outside itself, and the same sample makes the
same bytes.
"""

from __future__ import annotations

import argparse
import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from claimcheck.auditor import Auditor, assemble
from claimcheck.documents.read import from_file
from claimcheck.reports.terminal import render

COLUMNS = 100

FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"

# Rich's own format, less the fonts that it links from the web and the window's buttons.
FORMAT = f"""\
<svg class="{{unique_id}}" viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg">
<title>{{title}}</title>
<style>
.{{unique_id}} text {{{{
font-family: {FONTS};
font-size: {{char_height}}px;
line-height: {{line_height}}px;
font-variant-east-asian: full-width;
white-space: pre;
}}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}" />
</clipPath>
{{lines}}
</defs>
<rect fill="#16181d" x="0" y="0" width="{{width}}" height="{{height}}" rx="8" />
<g transform="translate({{terminal_x}}, 12)" clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""

THEME = TerminalTheme(
    (0x16, 0x18, 0x1D),
    (0xD8, 0xDA, 0xDF),
    [
        (0x16, 0x18, 0x1D),
        (0xF0, 0x71, 0x78),
        (0x8C, 0xC0, 0x7A),
        (0xE0, 0xB3, 0x6A),
        (0x73, 0xA8, 0xE0),
        (0xC7, 0x92, 0xEA),
        (0x67, 0xBF, 0xC4),
        (0xD8, 0xDA, 0xDF),
    ],
)


def picture(sample: Path) -> str:
    """Return the report on a sample as an SVG."""
    document = from_file(sample, None)
    audit = assemble([Auditor().audit(document)], [])
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
    )
    render(audit, {document.path: document.text}, console)
    svg = console.export_svg(
        title=f"claimcheck audit {document.path}",
        theme=THEME,
        code_format=FORMAT,
        unique_id="claimcheck",
    )
    # Rich leaves room above the text for the title bar that this format does without.
    height = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)
    if height:
        svg = svg.replace(height[1], f"{float(height[1]) - 30:g}")
    return svg


def main() -> None:
    """Write the picture that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sample", type=Path, help="an article")
    parser.add_argument("picture", type=Path, help="the SVG to write")
    arguments = parser.parse_args()
    arguments.picture.write_text(picture(arguments.sample), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
