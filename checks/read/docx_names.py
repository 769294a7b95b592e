"""Names in a DOCX's XML, and the small questions that are asked of any element."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
VAL = W + "val"
P_PR, P_STYLE, NUM_PR, P_PR_CHANGE = (W + name for name in ("pPr", "pStyle", "numPr", "pPrChange"))
R_PR, R_STYLE, VANISH, SIZE, COLOUR = (W + name for name in ("rPr", "rStyle", "vanish", "sz", "color"))
SDT_PR, TAG, ALIAS, DATA_BINDING = (W + name for name in ("sdtPr", "tag", "alias", "dataBinding"))
OFF = ("0", "false", "off", "none")

Children = Mapping[str | bytes | etree.QName, etree._Element]
"""The child elements of an element by their names."""


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child element of a name, in full with its namespace.

    Properties stand first, as a rule: to look at one child after the other is several times faster than ``find``.
    """
    for each in () if parent is None else parent:
        if each.tag == name:
            return each
    return None


def children(parent: etree._Element | None) -> Children:
    """All child elements by name, for who asks for several; of those that bear one name the first."""
    return {} if parent is None else {each.tag: each for each in reversed(parent)}


def value_among(among: Children, name: str) -> str | None:
    """The ``w:val`` of the child element of a name, in full with its namespace."""
    found = among.get(name)
    return None if found is None else found.get(VAL)


def value(parent: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of a child element, which may be given as a path of names: "pPr/pStyle"."""
    found = below(parent, name)
    return None if found is None else found.get(VAL)


def below(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The element at a path of names below another: "pPr/numPr"."""
    for name in path.split("/"):
        parent = child(parent, W + name)
    return parent


def number(text: str | None, default: int) -> int:
    """A whole number in an attribute; the default where there is none, or another word."""
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on or off; ``None`` where it is not named."""
    return is_on(child(properties, W + name))


def is_on(prop: etree._Element | None) -> bool | None:
    """Whether a property's element sets it on or off; ``None`` where there is none."""
    return None if prop is None else prop.get(VAL, "1") not in OFF


def all_text(element: etree._Element) -> str:
    """All character data below an element."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""
