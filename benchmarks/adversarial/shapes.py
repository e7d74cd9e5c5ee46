"""Drafts that nobody would write: each a piece of text that is repeated up to a size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

_NAMES = ("Ada", "Bo", "Col", "Dee", "Edith", "Fay", "Gus", "Hanno", "Ida", "Jo")


def _numbered(make: Callable[[int], str]) -> Callable[[int], str]:
    """Return what makes a text of a size from pieces that differ by a number."""

    def text(size: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count():
            parts.append(make(number))
            length += len(parts[-1])
            if length >= size:
                break
        return "".join(parts)[:size]

    return text


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _letters(number: int) -> str:
    """Return a word of its own for a number."""
    word = ""
    while True:
        number, digit = divmod(number, 26)
        word += chr(97 + digit)
        if not number:
            return word


def _nested(opening: str, middle: str, closing: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        times = size // len(opening + closing)
        return opening * times + middle + closing * times

    return text


_PLAIN = {
    "news": "The board said on Tuesday that the pier was safe. “It is,” Edith Marrow said.\n\n",
    "words without stops": "the board of the harbour and the pier ",
    "quotation marks": '"',
    "curly quotation marks": "“”",
    "opening marks": "“",
    "closing marks": "”",
    "apostrophes": "'",
    "unclosed quotations": "“The pier is safe. ",
    "unclosed, by paragraphs": "“The pier is safe.\n\n",
    "straight marks in words": 'the "pier ',
    "single marks": "the 'pier ",
    "said": "said ",
    "said comma": "said, ",
    "he said that": "He said that ",
    "he said that, in sentences": "He said that it was. ",
    "according to": "according to ",
    "who said": "the man who said ",
    "denied": "denied that he denied ",
    "told": "told her that she was told ",
    "may have": "may have reportedly ",
    "sources": "sources say sources believe ",
    "capitals": "A",
    "capital words": "THE BOARD ",
    "names": "Edith Marrow ",
    "commas": ",",
    "words and commas": "pier, ",
    "and": "and ",
    "blanks": " ",
    "tabs and blanks": " \t",
    "line feeds": "\n",
    "carriage returns": "\r",
    "blank lines with blanks": " \n \n",
    "short lines": "pier\n",
    "short paragraphs": "The pier.\n\n",
    "bullets": "* ",
    "bullet lines": "- pier\n",
    "numbered lines": "1. pier\n",
    "dashes": "--",
    "em dashes": "—",
    "stops": ".",
    "stops and blanks": ". ",
    "ellipses": "... ",
    "ellipsis marks": "…",
    "question marks": "?! ",
    "abbreviations": "Mr. Dr. U.S. ",
    "initials": "J. ",
    "abbreviation letters": "U.S.",
    "digits": "1",
    "digits and dots": "1.",
    "figures": "1,234.5 per cent ",
    "sums": "£2.6 million ",
    "long words": "a" * 5000 + " ",
    "one word": "a",
    "hyphens": "a-",
    "slashes": "a/",
    "addresses": "http://a.b/",
    "mail addresses": "a@b.",
    "at signs": "@",
    "combining characters": "a\u0301",
    "combining characters only": "\u0301",
    "joiners": "\u200d",
    "right to left": "\u202ea ",
    "emoji": "😀",
    "controls": "a\x1b ",
    "lone surrogates": "a\ud800 ",
    "Han": "新聞",
    "colons": "a: ",
    "semicolons": "a; ",
    "turns": "SMITH: No.\n",
    "bylines": "By Edith Marrow\n\n",
    "credits": "Image: Ada Holt. ",
    "by": "By ",
    "datelines": "SALTBY (AP) — ",
    "comments": "<!-- claimcheck: ",
    "ignore comments": "<!-- claimcheck: ignore[CC201] why -->",
    "ignore comments and statements": "<!-- claimcheck: ignore[CC201] why -->\nSources say it.\n\n",
    "open comments": "<!--",
    "tags": "<p>a",
    "open tags": "<",
    "closed tags": "</p>",
    "attributes": "<a b=",
    "entities": "&amp;",
    "ampersands": "&",
    "stars": "*a ",
    "strong": "**a",
    "underscores": "_a_ ",
    "links": "[a](b) ",
    "open links": "[a](",
    "images": "![",
    "references": "[a]: b\n",
    "footnotes": "[^1]",
    "backticks": "`",
    "backticks and words": "`a ``b ",
    "headings": "# a\n",
    "block quotations": "> ",
    "block quotation lines": "> a\n",
    "tables": "|a|b|\n",
    "table bars": "|",
    "tildes": "~~a",
    "backslashes": "\\",
    "front matter": "---\n",
}

_MADE: dict[str, Callable[[int], str]] = {
    "brackets": _nested("(", "a", ")"),
    "square brackets": _nested("[", "a", "]"),
    "nested quotations": _nested("“‘", "a", "’”"),
    "quotation in quotation": _nested("he said, “", "a", ",” he said"),
    "many names": _numbered(
        lambda n: f"{_NAMES[n % 10]} {_letters(n).capitalize()}son said that it was so. "
    ),
    "many sources of one surname": _numbered(
        lambda n: f"{_letters(n).capitalize()} Marrow said that it was so. "
    ),
    "many words": _numbered(lambda n: f"{_letters(n)} "),
    "many organizations": _numbered(
        lambda n: f"The {_letters(n).capitalize()} Harbour Board said it was so. "
    ),
    "one statement with many findings": _numbered(
        lambda n: f"sources say that critics believe {_letters(n)} reportedly lied, "
    ),
    "one statement with many accusations": _numbered(
        lambda n: f"sources said {_letters(n).capitalize()} Marrow lied and stole £{n} million, "
    ),
    "one statement with many thoughts": _numbered(
        lambda n: f"{_letters(n).capitalize()} Marrow feared and {_letters(n)} allegedly denied, "
    ),
    "one statement with many pronouns": _numbered(
        lambda n: "he said Ada Holt was ill and " if n else "Speaking of it in Arden "
    ),
    "many accusations": _numbered(
        lambda n: f"{_letters(n).capitalize()} Marrow lied and stole £{n} million, sources said. "
    ),
    "many pronouns": _numbered(lambda n: "Ada Holt left. " if n % 9 else "He said she said so. "),
    "deep block quotations": _numbered(lambda n: ">" if n % 1000 else "\n"),
    "deep lists": _numbered(lambda n: f"{' ' * (n % 200)}- a\n"),
}

SHAPES: dict[str, Callable[[int], str]] = {
    **{name: _repeated(piece) for name, piece in _PLAIN.items()},
    **_MADE,
}
"""Shapes by name: each makes a text of about as many code points as it is given."""
