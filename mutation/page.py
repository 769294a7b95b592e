"""Errors planted in the page itself: rows dropped, captions that change places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from checks.squeezed import squeeze
from mutation.figures import Figure
from mutation.judge import Cause
from warrant.data import dataclass

ROW = re.compile(r"<tr>(?:(?!</tr>).)*</tr>", re.DOTALL)
CAPTION = re.compile(
    r'<th scope="row">(?P<row>.*?)</th>'
    r"|<th(?: class=\"number\")?>(?P<head>.*?)</th>"
    r"|(?P<table></table>)"
    r'|<p[^>]*>(?:<strong>)?(?P<line>[^<>]+:)(?:</strong>)?\s*<span class="figure"',
    re.DOTALL,
)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
EMPTY = re.compile(r"<table[^>]*>(?:(?!</table>).)*<tbody>\s*</tbody>\s*</table>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Altered:
    """An altered page: the words before and after, and what a finding is to be at or to name."""

    html: str
    before: str
    after: str
    cause: Cause


def rows_dropped(html: str, figures: Sequence[Figure]) -> Iterator[Altered]:
    """The page without one of the rows that state a figure, each row once; a table of no more rows goes with it."""
    for row in ROW.finditer(html):
        concerned = [each for each in figures if row.start() < each.start < row.end()]
        if concerned:
            left = html[: row.start()] + html[row.end() :]
            empty = EMPTY.search(left)
            page = EMPTY.sub("", left)
            captions = (*_cells(row[0]), *(_cells(empty[0]) if empty else ()))
            yield Altered(page, _text(row[0]), "", _cause(concerned, captions))


def _cells(html: str) -> Iterator[str]:
    return (text for match in CELL.finditer(html) if (text := _text(match[1])))


def captions_exchanged(html: str, figures: Sequence[Figure]) -> Iterator[Altered]:
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
        end_of_value = _end_of_value(html, stop)
        concerned = [each for each in figures if start < each.start < end_of_value]
        page = html[:start] + after + html[stop:]
        cause = _cause(concerned, captions, len(squeeze(_text(after + html[stop:end_of_value]))))
        yield Altered(page, " / ".join(captions), " / ".join(reversed(captions)), cause)


def _cause(concerned: Sequence[Figure], captions: tuple[str, ...], length: int = 0) -> Cause:
    facts = frozenset(each.fact for each in concerned)
    return Cause(facts, frozenset(name for each in concerned for name in each.names), captions, length)


def _end_of_value(html: str, at: int) -> int:
    """The end of the row or the paragraph in which an offset lies."""
    return min(found for found in (html.find("</tr>", at), html.find("</p>", at), len(html)) if found >= 0)


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())
