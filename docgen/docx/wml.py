"""WordprocessingML elements in one call each: ``w("jc", val="center")`` is ``<w:jc w:val="center"/>``."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

Element = _Element
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag`` with its attributes in the ``w`` namespace and its children in their order.

    The schema fixes that order for most elements; it is the caller's to keep.
    """
    named = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    made: Element = OxmlElement(f"w:{tag}", named)
    made.extend(children)
    return made


def text(words: str, tag: str = "t") -> Element:
    """A text element that keeps the white space at its ends."""
    made = w(tag)
    made.text = words
    made.set(SPACE, "preserve")
    return made
