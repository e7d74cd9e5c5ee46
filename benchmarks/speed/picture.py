"""A picture of how something grows, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 230, 44, 60
# Okabe and Ito's colours, which are told apart by colour-blind readers too.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
_STYLE = """
  .paper { fill: #ffffff } .ink { fill: #24292f } .faint { stroke: #d0d7de }
  .guide { stroke: #8c959f; stroke-dasharray: 4 4 }
  text { font: 13px system-ui, sans-serif } .title { font-weight: 600; font-size: 15px }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { stroke: #30363d }
  }
"""

Points = Sequence[tuple[float, float]]


def growth(title: str, across: str, up: str, lines: Mapping[str, Points], about: str) -> str:
    """Return a picture with both axes logarithmic, on which what is linear rises alike.

    Args:
        title: What stands above.
        across: What the first coordinate is, with its unit.
        up: What the second one is.
        lines: The points of each line by its name, all of them above zero.
        about: The picture in words, for who does not see it.
    """
    xs, ys = ([point[axis] for line in lines.values() for point in line] for axis in (0, 1))
    x_axis, y_axis = _Axis(xs, _LEFT, _WIDTH - _RIGHT), _Axis(ys, _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><desc>{escape(about)}</desc><style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>',
        _text(_LEFT, 24, title, "title"),
    ]
    for value in x_axis.decades:
        x = x_axis.at(value)
        parts.append(_line([(x, _TOP), (x, _HEIGHT - _BOTTOM)], "faint"))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 20, f"{value:g}", anchor="middle"))
    for value in y_axis.decades:
        y = y_axis.at(value)
        parts.append(_line([(_LEFT, y), (_WIDTH - _RIGHT, y)], "faint"))
        parts.append(_text(_LEFT - 8, y + 4, f"{value:g}", anchor="end"))
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(_text(middle, _HEIGHT - 14, across, anchor="middle"))
    parts.append(
        f'<g transform="translate(18 {(_TOP + _HEIGHT - _BOTTOM) / 2}) rotate(-90)">'
        f"{_text(0, 0, up, anchor='middle')}</g>"
    )
    # The guide goes through the first point as what takes the same time a MB would.
    (x, y), (last, _) = next(iter(lines.values()))[0], next(iter(lines.values()))[-1]
    parts.append(_line([(x_axis.at(a), y_axis.at(y * a / x)) for a in (x, last)], "guide"))
    key = _WIDTH - _RIGHT + 16
    for number, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(x_axis.at(a), y_axis.at(b)) for a, b in points]
        parts.append(_line(places, "", f'stroke="{colour}" stroke-width="2"'))
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in places]
        top = _TOP + 10 + 22 * number
        parts.append(
            _line([(key, top), (key + 18, top)], "", f'stroke="{colour}" stroke-width="2"')
        )
        parts.append(_text(key + 24, top + 4, name))
    top = _TOP + 10 + 22 * len(lines)
    parts.append(_line([(key, top), (key + 18, top)], "guide"))
    parts.append(_text(key + 24, top + 4, "the same time a MB"))
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis over whole powers of ten."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self._low = floor(log10(min(values)))
        self._high = max(ceil(log10(max(values))), self._low + 1)
        self._begin, self._end = begin, end
        self.decades = [10.0**power for power in range(self._low, self._high + 1)]

    def at(self, value: float) -> float:
        share = (log10(value) - self._low) / (self._high - self._low)
        return self._begin + share * (self._end - self._begin)


def _line(points: Points, kind: str, more: str = "") -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="{kind}" points="{places}" fill="none" {more}/>'


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="ink {kind}" {place}>{escape(words)}</text>'
