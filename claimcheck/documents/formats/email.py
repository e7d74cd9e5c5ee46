"""E-mails (.eml): what their writer wrote, with the subject as headline and the sender as byline.

Lines that begin with ``>`` are somebody else's words.  Above words of the writer's own they are
quotations that he answers; at the end they are the mail that was answered, and no part of the
draft, nor are signatures, notices and attachments.

The standard library's older, lenient policy reads the mail: the newer one parses every header by
its grammar, raises for some broken ones, and takes quadratic time for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr
from functools import cache
from typing import NamedTuple

from claimcheck.documents.content import Content, of_paragraphs
from claimcheck.documents.decode import decode
from claimcheck.documents.errors import ReadingError
from claimcheck.documents.formats import html
from claimcheck.documents.layout import units
from claimcheck.documents.limits import Reading
from claimcheck.values import BlockKind
from claimcheck.wordlists import entries

_HEADER = 2_000
"""Of a header, so many characters are read."""
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg)\s*:", re.IGNORECASE)
_MARKS = re.compile(r"(?:>\s?)+")
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*(?:Original Message|Forwarded [Mm]essage|Forwarded by .{1,80})\s*-{2,}"
    r"|Begin forwarded message:)\s*"
)
_RULE = re.compile(r"_{10,}\s*")
_FIELD = re.compile(r"\s*\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To)\s*:\*?\s")
_WROTE = re.compile(r"(?:\bwrote|\bwrites|\bsaid)\s*:\s*\Z")
_GREETING = 80
"""A greeting has fewer characters than this."""
_LEADING = re.compile(r"\A[\W_]+")


class _Policy(Compat32):
    """Reads headers as far as they may be read: their parameters take quadratic time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]


class _Line(NamedTuple):
    """A line of a mail: how often it is quoted, and its words."""

    depth: int
    words: str


class _Paragraph(NamedTuple):
    words: str
    kind: BlockKind | None
    listed: bool = False


def read(data: bytes, path: str, reading: Reading) -> Content:
    """Read an e-mail; see ``claimcheck.documents.formats``."""
    try:
        mail = message_from_bytes(data, policy=_Policy())
        bodies = [*_bodies(mail, reading.limits.depth)]
    except RecursionError:
        reason = "too many parts inside parts; save its text and audit that"
        raise ReadingError(path, reason) from None
    found = [*_headers(mail)]
    body = [
        paragraph
        for part in bodies
        for paragraph in _paragraphs(part, path, reading, forwarded=_is_forwarded(mail))
    ]
    if not body:
        raise ReadingError(path, "an e-mail without text; save what is attached and audit that")
    found += body
    charset = next((charset for part in bodies if (charset := _charset(part))), "us-ascii")
    return of_paragraphs(found, charset)


def _headers(mail: Message) -> Iterator[_Paragraph]:
    """Yield the headline and the byline of a mail."""
    subject = _PREFIX.sub("", _header(mail, "subject"), count=1).strip()
    if subject:
        yield _Paragraph(subject, "heading")
    sender = _header(mail, "from")
    try:
        name, address = parseaddr(sender)
    except RecursionError:  # brackets in brackets
        name, address = "", sender
    if name or address:
        yield _Paragraph(name or address, "byline")


def _header(mail: Message, name: str) -> str:
    """Return a header in plain words, whatever is broken in it."""
    value = str(next((v for k, v in mail.raw_items() if k.lower() == name), ""))[:_HEADER]
    words: list[str] = []
    try:
        for part, charset in decode_header(value):
            if isinstance(part, str):
                words.append(part)
            else:
                words.append(part.decode(charset or "ascii", "surrogateescape"))
    except (HeaderParseError, LookupError, ValueError):
        words = [value]
    raw = "".join(words).encode("utf-8", "surrogateescape")
    try:
        return " ".join(raw.decode("utf-8").split())
    except UnicodeDecodeError:
        return " ".join(raw.decode("cp1252", "replace").split())


def _is_forwarded(mail: Message) -> bool:
    return _FORWARDED.match(_header(mail, "subject")) is not None


def _bodies(part: Message, depth: int) -> Iterator[Message]:
    """Yield the parts of a mail that are its text; attachments are left out."""
    if depth <= 0 or part.get_content_disposition() == "attachment" or part.get_filename():
        return
    kind = part.get_content_type()
    # Asked for as text, a payload whose charset is broken raises.
    payload = part.get_payload() if part.is_multipart() else []
    parts = [p for p in payload if isinstance(p, Message)]
    if kind == "multipart/alternative":
        choices = [[*_bodies(child, depth - 1)] for child in parts]
        filled = [choice for choice in choices if any(_bytes(p).strip() for p in choice)]
        plain = [c for c in filled if all(p.get_content_type() == "text/plain" for p in c)]
        yield from (plain or filled or [[]])[0]
    elif kind == "multipart/related":
        for child in parts[:1]:
            yield from _bodies(child, depth - 1)
    elif kind.startswith("multipart/"):
        for child in parts:
            yield from _bodies(child, depth - 1)
    elif kind in ("text/plain", "text/html") and not parts:
        yield part


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    try:
        return None if charset is None else "".encode(charset).decode() or charset
    except (LookupError, ValueError):
        return None


def _paragraphs(
    part: Message, path: str, reading: Reading, *, forwarded: bool
) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a part of a mail."""
    text = _text(part, path, reading)
    if part.get_content_type() == "text/html":
        html.check_size(text, path, reading.limits)
        page = html.of_text(text, "utf-8")
        for unit in page.units or ():
            words = page.text[unit.start : unit.end]
            notice = unit.kind is None and _is_notice(words)
            yield _Paragraph(words, "boilerplate" if notice else unit.kind, unit.listed)
        return
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    joined = flowed and str(part.get_param("delsp", "")).lower() == "yes"
    lines = [_line(line) for line in re.split(r"\r\n?|\n", text)]
    lines = [*_unflowed(lines, without_blank=joined)] if flowed else lines
    yield from _told(lines, forwarded=forwarded)


def _text(part: Message, path: str, reading: Reading) -> str:
    """Return the text of a part, in the encoding that it says it has if that can be."""
    data = _bytes(part)
    charset = _charset(part)
    if reading.encoding is None and charset is not None:
        try:
            return decode(data, path, charset)[0]
        except ReadingError:
            pass
    return decode(data, path, reading.encoding)[0]


def _line(line: str) -> _Line:
    marks = _MARKS.match(line)
    return _Line(marks.group().count(">"), line[marks.end() :]) if marks else _Line(0, line)


def _unflowed(lines: Sequence[_Line], *, without_blank: bool) -> Iterator[_Line]:
    """Yield the lines of a flowing text (RFC 3676): one that ends in a blank goes on below."""
    parts: list[str] = []
    depth = 0
    for line in lines:
        words = line.words if line.depth else line.words.removeprefix(" ")
        signature = words == "-- "
        if parts and (line.depth != depth or signature):
            yield _Line(depth, "".join(parts))
            parts = []
        depth = line.depth
        flows = words.endswith(" ") and not signature
        parts.append(words[:-1] if flows and without_blank else words)
        if not flows:
            yield _Line(depth, "".join(parts))
            parts = []
    if parts:
        yield _Line(depth, "".join(parts))


def _told(lines: Sequence[_Line], *, forwarded: bool) -> Iterator[_Paragraph]:
    """Yield the paragraphs of lines: what is whose, and what is no part of the draft."""
    own = [i for i, line in enumerate(lines) if not line.depth and line.words.strip()]
    end = _history(lines) if not forwarded else len(lines)
    signature = next((i for i in own if lines[i].words in ("-- ", "--")), len(lines))
    written = [i for i in own if i < min(end, signature)]
    # Behind the last of the writer's own words, quoted lines are the mail that was answered.
    last = max(written, default=len(lines))
    stretch: list[str] = []
    kind: BlockKind | None = None
    for i, line in enumerate(lines):
        what: BlockKind | None = None
        if i >= end or (not line.depth and i >= signature):
            what = "boilerplate"
        elif line.depth:
            what = "boilerplate" if i > last else "quotation"
        elif _ORIGINAL.fullmatch(line.words) or (forwarded and _FIELD.match(line.words)):
            what = "boilerplate"
        if what != kind:
            yield from _stretch(stretch, kind, answered=what == "boilerplate" and line.depth > 0)
            stretch, kind = [], what
        stretch.append(line.words)
    yield from _stretch(stretch, kind, answered=False)


def _history(lines: Sequence[_Line]) -> int:
    """Return the line with which the mails begin that were answered, without marks."""
    for i, line in enumerate(lines):
        if line.depth:
            continue
        if _ORIGINAL.fullmatch(line.words):
            return i
        fields = sum(_FIELD.match(below.words) is not None for below in lines[i + 1 : i + 5])
        if fields >= 3 and (_RULE.fullmatch(line.words) or not line.words.strip()):
            return i
    return len(lines)


def _stretch(
    lines: Sequence[str], kind: BlockKind | None, *, answered: bool
) -> Iterator[_Paragraph]:
    """Yield the paragraphs of lines that are of one kind.

    Args:
        lines: The lines, without marks.
        kind: What they are; None leaves that to their words.
        answered: Whether the mail that was answered follows.
    """
    text = "\n".join(lines)
    found = units(text)
    for unit in found:
        words = text[unit.start : unit.end]
        introduces = answered and unit is found[-1] and _WROTE.search(words[-_HEADER:])
        no_part = kind is None and (introduces or _is_notice(words))
        yield _Paragraph(words, "boilerplate" if no_part else kind, unit.listed)


def _is_notice(words: str) -> bool:
    """Tell whether a paragraph is a notice that mail programs and companies add, or a greeting."""
    if _LEADING.sub("", words[:200].lower(), count=1).startswith(_notices()):
        return True
    return len(words) < _GREETING and _greeting().fullmatch(words) is not None


@cache
def _notices() -> tuple[str, ...]:
    return tuple(entries("mail_notices.txt"))


@cache
def _greeting() -> re.Pattern[str]:
    begins = "|".join(re.escape(entry) for entry in entries("mail_greetings.txt"))
    return re.compile(rf"\s*(?:{begins})(?:\s+[^\s,]+){{0,4}}\s*[,:!–—-]+\s*", re.IGNORECASE)
