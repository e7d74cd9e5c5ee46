"""One pass over the text that makes every token, with absolute offsets."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from claimcheck.values import Tokens


@cache
def abbreviations() -> frozenset[str]:
    """Return the shipped abbreviations, without their full stop, as written."""
    data = files("claimcheck").joinpath("data/abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line for line in data.splitlines() if line and not line.startswith("#"))


@cache
def _pattern() -> re.Pattern[str]:
    listed = "|".join(sorted(abbreviations(), key=len, reverse=True))
    return re.compile(
        rf"""
          (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]   # a web address, less what ends the sentence
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{0,64}}\w                       # an e-mail address
        | [@\#]\w+                                              # a handle or hashtag
        | (?:[^\W\d_]\.){{2,}}(?:-\w+)?                          # U.S., p.m., U.N.-backed
        | (?:{listed})\.(?!\w)                                  # Sen., No.
        | [A-Z]\.(?=\s+[A-Z])                                   # an initial before a name
        | ['’](?:s|re|ve|ll|d|m)\b                              # clitics and the possessive
        | [$£€¥]?\d+(?:[.,:]\d+)*(?:%|(?:s|st|nd|rd|th|bn|m|k|pm|am)\b|-[^\W\d_][\w-]*)?  # numbers, sums, times
        | [^\W\d_](?:[\w]|[-‐‑](?=\w)|['’](?!(?:s|re|ve|ll|d|m)\b)(?=[^\W\d_])|&(?=\w))*
        | \.{{2,}} | (?:\.\ ){{2,}}\. | …                        # ellipses
        | --+ | '' | ``
        | \w+
        | \S
        """,
        re.VERBOSE,
    )


def tokenize(text: str) -> Tokens:
    """Split a text into tokens.

    Abbreviations, numbers, addresses and hyphenated words stay whole; the possessive
    and the clitics ('s, 're, 've …) and every punctuation mark stand alone.

    Args:
        text: The decoded text of a document.

    Returns:
        The tokens, in order; their offsets are code points into ``text``.
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(match.group())
    lower = tuple(word.lower().replace("’", "'") for word in words)
    return Tokens(tuple(starts), tuple(ends), tuple(words), lower)
