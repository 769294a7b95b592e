"""Names in a DOCX's XML, and the small questions that are asked of any element."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFF = ("0", "false", "off", "none")


def value(parent: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of a child element, which may be given as a path of names: "pPr/pStyle"."""
    child = None if parent is None else parent.find(W + name) if "/" not in name else below(parent, name)
    return None if child is None else child.get(W + "val")


def below(parent: etree._Element, path: str) -> etree._Element | None:
    """The element at a path of names below another: "pPr/numPr"."""
    found: etree._Element | None = parent
    for name in path.split("/"):
        found = None if found is None else found.find(W + name)
    return found


def number(text: str | None, default: int) -> int:
    """A whole number in an attribute; the default where there is none, or another word."""
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on or off; ``None`` where it is not named."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in OFF


def all_text(element: etree._Element) -> str:
    """All character data below an element."""
    return "".join(str(text) for text in element.itertext())
