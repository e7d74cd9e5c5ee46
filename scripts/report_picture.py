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
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from claimcheck.auditor import Auditor
from claimcheck.documents.read import from_file
from claimcheck.reports.terminal import render
from claimcheck.totals import assemble

COLUMNS = 100

FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"

# Rich's own format, less the fonts that it links from the web.
FORMAT = f"""\
<svg viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg">
<style>
.{{unique_id}}-matrix {{{{
font-family: {FONTS};
font-size: {{char_height}}px;
line-height: {{line_height}}px;
}}}}
.{{unique_id}}-title {{{{
font-family: system-ui, sans-serif;
font-size: 18px;
}}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}" />
</clipPath>
{{lines}}
</defs>
{{chrome}}
<g transform="translate({{terminal_x}}, {{terminal_y}})"
clip-path="url(#{{unique_id}}-clip-terminal)">
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
    document = from_file(sample)
    audit = assemble([Auditor().audit(document)], [])
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},  # NO_COLOR, COLUMNS and TERM would have a say
    )
    render(audit, {document.path: document.text}, console)
    return console.export_svg(
        title=f"claimcheck audit {document.path}",
        theme=THEME,
        code_format=FORMAT,
        unique_id="claimcheck",
    )


def main() -> None:
    """Write the picture that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sample", type=Path, help="an article")
    parser.add_argument("picture", type=Path, help="the SVG to write")
    arguments = parser.parse_args()
    arguments.picture.write_text(picture(arguments.sample), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
