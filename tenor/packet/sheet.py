"""A sheet of the binder that the packet itself prints: a page in the vocabulary, made a PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lxml import html
from lxml.etree import _Element

from checks.report.html_elements import Content, element
from checks.report.html_elements import shown as shown_value
from docgen.fonts import printable
from docgen.pdf import Attached, pdf
from warrant.facts import Value

ABOUT = Attached("sheet.json", "What this sheet is")

__all__ = ["Cell", "captioned", "element", "note", "sheet_pdf", "shown", "table", "table_or"]


def sheet_pdf(title: str, certificate: str, content: Iterable[_Element], paper: str) -> bytes:
    """A sheet as PDF/A-3A and PDF/UA-1, with its title as its first head; always the same bytes."""
    numbers = element("span", class_="page"), " of ", element("span", class_="pages")
    footer = element("footer", f"Certificate {certificate} · {title} · Page ", *numbers, class_="running")
    head = element("head", element("meta", charset="utf-8"), element("title", title))
    body = element("body", footer, element("h1", title), *content)
    page = html.tostring(element("html", head, body, lang="en-US"), encoding="unicode", doctype="<!DOCTYPE html>")
    data = json.dumps({"sheet": title}).encode()
    return pdf(printable(str(page)), data, paper=paper, attached=ABOUT)


def captioned(rows: Iterable[tuple[str, Content]]) -> _Element:
    """A table of captions and what each is; what is nothing is left out."""
    made = (
        element("tr", element("th", caption, scope="row"), element("td", value))
        for caption, value in rows
        if value not in ("", None)
    )
    return element("table", element("tbody", *made), class_="figures")


def note(words: str) -> _Element:
    """A small paragraph."""
    return element("p", words, class_="note")


def shown(value: Value | Any) -> str:
    """A value for people; nothing for ``None``."""
    return "" if value is None else shown_value(value)


KINDS = {"#": "number", "§": "citation"}
Cell = str | tuple[_Element, ...]
"""Words, or paragraphs one below the other."""


def table(heads: Iterable[str], rows: Iterable[Iterable[Cell]]) -> _Element:
    """A table with heads; one that ends in "#" is of a column of numbers, one in "§" of citations kept on one line."""
    names = [(head.rstrip("#§"), KINDS.get(head[-1:])) for head in heads]
    heads_ = (element("th", name, scope="col", class_=kind if kind == "number" else None) for name, kind in names)
    head = element("tr", *heads_)
    body = (element("tr", *(_cell(cell, kind) for cell, (_, kind) in zip(row, names, strict=True))) for row in rows)
    return element("table", element("thead", head), element("tbody", *body), class_="grid")


def table_or(heads: Iterable[str], rows: Iterable[Iterable[Cell]], otherwise: str) -> _Element:
    """A table, or a paragraph where it would have no row."""
    found = list(rows)
    return table(heads, found) if found else element("p", otherwise)


def _cell(cell: Cell, kind: str | None) -> _Element:
    return element("td", *((cell,) if isinstance(cell, str) else cell), class_=kind)
