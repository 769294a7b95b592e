"""Pieces of text back into the page's inline elements: ``docgen.docx.inline`` the other way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree
from lxml.etree import _Element

from docgen.docx.inline import LOOKS, MARKS, Kind, Look, Piece

ELEMENTS = {look: name for name, looks in LOOKS.items() for look in looks}
NUMBERS = {kind: name for name, kind in MARKS.items()}


def write(parent: _Element, line: Iterable[Piece]) -> None:
    """Writes pieces into an empty element: a change around all else, a figure within its look."""
    for (figure, change, look), group in groupby(line, key=lambda piece: (piece.figure, piece.change, piece.look)):
        outer = _looking(_inside(parent, change) if change else parent, look)
        if figure is not None:
            attributes = {str(name): str(value) for name, value in figure.attrib.items()}
            outer = etree.SubElement(outer, str(figure.tag), attributes)
        for piece in group:
            _add(outer, piece)


def _looking(parent: _Element, look: Look) -> _Element:
    for name, element in ELEMENTS.items():
        if getattr(look, name):
            parent = _inside(parent, element)
    return parent


def _inside(parent: _Element, name: str) -> _Element:
    tag, _, kind = name.partition(".")
    return etree.SubElement(parent, tag, {"class": kind} if kind else {})


def _add(parent: _Element, piece: Piece) -> None:
    if piece.kind is not Kind.TEXT:
        _inside(parent, NUMBERS[piece.kind])
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + piece.text
    else:
        parent.text = (parent.text or "") + piece.text
