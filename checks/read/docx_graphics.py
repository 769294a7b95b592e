"""Text that stands in drawings, alternatives, equations and symbols of a DOCX."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checks.read.docx_names import DRAWING, MATH, MC, VML, W, all_text


def read_branches(alternate: etree._Element) -> list[etree._Element]:
    """The branches of an ``mc:AlternateContent`` to read: the choice, the fallback where it says otherwise."""
    choices = list(alternate.iterchildren(MC + "Choice"))[:1]
    fallbacks = list(alternate.iterchildren(MC + "Fallback"))[:1]
    chosen, other = (" ".join("".join(_words(b)) for b in branch) for branch in (choices, fallbacks))
    if not chosen.strip():
        return fallbacks if other.strip() or not choices else choices
    return choices + fallbacks if other.strip() and other.split() != chosen.split() else choices


def _words(element: etree._Element) -> Iterator[str]:
    for found in element.iter(W + "t", W + "delText", DRAWING + "t", VML + "textpath"):
        yield found.get("string") or all_text(found) + " "


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost holders of text in a drawing; of alternatives, the branches to read."""
    for child in element:
        if child.tag in (W + "txbxContent", DRAWING + "txBody", VML + "textpath"):
            yield child
        elif child.tag == MC + "AlternateContent":
            for branch in read_branches(child):
                yield from text_boxes(branch)
        else:
            yield from text_boxes(child)


def symbol_text(element: etree._Element) -> str | None:
    """The character of a ``w:sym``; ``None`` where it has no code."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return None
    # Symbol fonts put their characters at F000 and up; figures and stops keep their ASCII places.
    plain = chr(code & 0xFF) if code & 0xFF00 == 0xF000 and (element.get(W + "font") == "Symbol") else ""
    is_plain = plain.isdigit() or plain in tuple("+,.()=<>/%[]")
    return plain if is_plain else chr(min(code, 0x10FFFF))


def math_text(element: etree._Element) -> str:
    """The text of an equation on one line; a fraction is written a/b, other structure is left out."""
    if element.tag == MATH + "t":
        return all_text(element)
    slash = "/" if element.tag == MATH + "f" else ""
    return slash.join(filter(None, (math_text(child) for child in element)))
