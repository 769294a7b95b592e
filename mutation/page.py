"""Errors planted in the page itself: rows dropped, captions that change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from checks.squeezed import squeeze
from mutation.figures import SPAN
from mutation.judge import Cause

ROW = re.compile(r"<tr>(?:(?!</tr>).)*</tr>", re.DOTALL)
CAPTION = re.compile(
    r'<th scope="row">(?P<row>.*?)</th>'
    r"|<th(?: class=\"number\")?>(?P<head>.*?)</th>"
    r"|(?P<table></table>)"
    r'|<p[^>]*>(?:<strong>)?(?P<line>[^<>]+:)(?:</strong>)?\s*<span class="figure"',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Altered:
    """An altered page: the words before and after, and what a finding is to be at or to name."""

    html: str
    before: str
    after: str
    cause: Cause


def rows_dropped(html: str) -> Iterator[Altered]:
    """The page without one of the rows that state a figure, each row once."""
    for row in ROW.finditer(html):
        facts = frozenset(unescape(match[1]) for match in SPAN.finditer(row[0]))
        if facts:
            captions = tuple(_text(match[1]) for match in re.finditer(r"<t[hd][^>]*>(.*?)</t[hd]>", row[0], re.DOTALL))
            yield Altered(html[: row.start()] + html[row.end() :], _text(row[0]), "", Cause(facts, captions=captions))


def captions_exchanged(html: str) -> Iterator[Altered]:
    """The page with the captions of two neighbours exchanged: of rows, of columns, of lines."""
    for one, other in pairwise(CAPTION.finditer(html)):
        group = one.lastgroup or ""
        if group != other.lastgroup or group == "table":
            continue
        (start, end), (begin, stop) = one.span(group), other.span(group)
        between = html[end:begin]
        if group == "line" and len(_text(between)) > 200:
            continue
        after = other[group] + between + one[group]
        captions = (_text(one[group]), _text(other[group]))
        facts = frozenset(unescape(match[1]) for match in SPAN.finditer(html[start : _end_of_value(html, stop)]))
        page = html[:start] + after + html[stop:]
        cause = Cause(facts, captions=captions, length=len(squeeze(_text(after))))
        yield Altered(page, " / ".join(captions), " / ".join(reversed(captions)), cause)


def _end_of_value(html: str, at: int) -> int:
    """The end of the row or the paragraph in which an offset lies."""
    return min(found for found in (html.find("</tr>", at), html.find("</p>", at), len(html)) if found >= 0)


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())
