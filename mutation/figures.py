"""The figures of a page, in order: what each states, of which fact, and where it stands in the HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from warrant.data import dataclass
from warrant.documents import Document

SPAN = re.compile(r'<span class="figure" data-fact="([^"]*)" data-kind="([^"]*)">(.*?)</span>', re.DOTALL)
FURNITURE = re.compile(r'<(header|footer) class="running">.*?</\1>', re.DOTALL)


Named = tuple[tuple[str, ...], tuple[str, int] | None]
"""The names of a fact, and the table and the number of the row that it stands in."""


@dataclass(frozen=True)
class Figure:
    """One figure of a page: the fact's id and its names in the document, the kind that it is shown as, its text.

    ``row`` is the table and the number of the row, counted from 1, of a fact that is one of a row's. ``start`` and
    ``end`` are those of its text in the HTML; ``furniture`` says that it stands on every page.
    """

    number: int
    fact: str
    names: tuple[str, ...]
    kind: str
    text: str
    row: tuple[str, int] | None
    furniture: bool
    start: int
    end: int


def figures(html: str, document: Document) -> tuple[Figure, ...]:
    """The figures of a document's page: those of its furniture first, in the page's order."""
    return tuple(_found(html, names_of(document)))


def _found(html: str, names: Mapping[str, Named]) -> Iterator[Figure]:
    furniture = [match.span() for match in FURNITURE.finditer(html)]
    for number, match in enumerate(SPAN.finditer(html)):
        fact, kind, text = unescape(match[1]), match[2], " ".join(unescape(match[3]).split())
        named, row = names.get(fact, ((fact,), None))
        running = any(start <= match.start() < end for start, end in furniture)
        yield Figure(number, fact, named, kind, text, row, running, *match.span(3))


def names_of(document: Document) -> dict[str, Named]:
    """For each fact's id its names in the document, and the row that it stands in, if any."""
    found: dict[str, Named] = {}
    for name, fact in document.facts.items():
        found[fact.id] = ((*found.get(fact.id, ((), None))[0], name), None)
    for table, rows in document.rows.items():
        for number, row in enumerate(rows, 1):
            for name, fact in row.items():
                known, place = found.get(fact.id, ((), (table, number)))
                found[fact.id] = ((*known, name, table), place)
    return found


def restated(html: str, figure: Figure, text: str) -> str:
    """The page with another text in a figure's place; without the figure, where the text is empty."""
    if text:
        return html[: figure.start] + escape(text) + html[figure.end :]
    return html[: html.rindex("<span", 0, figure.start)] + html[figure.end + len("</span>") :]
