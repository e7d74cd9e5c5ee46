"""One pass over the text that makes every token, with absolute offsets."""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import accumulate

from claimcheck.values import Tokens
from claimcheck.wordlists import entries

_CLITICS = "s|re|ve|ll|d|m"


@cache
def abbreviations() -> frozenset[str]:
    """Return the shipped abbreviations, without their full stop, as written."""
    return frozenset(entries("abbreviations.txt"))


@cache
def _pattern() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(abbreviations(), key=len, reverse=True)))
    longest = max(map(len, abbreviations()))
    return re.compile(
        rf"""
        # Blanks, plain words and marks come first, before many alternatives are tried in vain;
        # before a blank or a comma, letters are nothing but a word.
        (?!\s)( [A-Za-z]++(?![^\s,]) | [,;:!?"“”()]
        # a web address, less what ends the sentence
        | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
        # an e-mail address
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{0,64}}\w
        # a handle or hashtag
        | [@\#]\w+
        # U.S., p.m., U.N.-backed
        | (?:[^\W\d_]\.){{2,}}(?:-\w+)?
        # Sen., No.
        | (?=[^\s.]{{1,{longest}}}\.)(?:{listed})\.(?!\w)
        # an initial before a name
        | [A-Z]\.(?=\s+[A-Z])
        # clitics and the possessive
        | ['’](?:{_CLITICS})\b
        # numbers, sums, times, "12-year-old"
        | [$£€¥]?\d+(?:[.,:]\d+)*
          (?:%|(?:s|st|nd|rd|th|bn|m|k|pm|am)\b|-[^\W\d_][\w-]*)?
        # words, with their hyphens, apostrophes and ampersands
        | [^\W\d_](?:[\w]|[-‐‑](?=\w)|['’](?!(?:{_CLITICS})\b)(?=[^\W\d_])|&(?=\w))*
        # ellipses
        | \.{{2,}} | (?:\.\ ){{2,}}\. | …
        # dashes and quotation marks of the typewriter
        | --+ | '' | ``
        | \w+
        | \S )
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
    # What stands between tokens and the tokens, by turns: their lengths add up to offsets.
    pieces = _pattern().split(text)
    borders = array("I", accumulate(map(len, pieces)))
    words = pieces[1::2]
    # A long text has few words, many times: each is kept once.
    same: dict[str, str] = {}
    kept = tuple(map(same.setdefault, words, words))
    low = {word: word.lower().replace("’", "'") for word in same}
    return Tokens(
        starts=borders[:-1:2],
        ends=borders[1::2],
        words=kept,
        lower=tuple(map(low.__getitem__, kept)),
    )
