"""The HTML that templates write and both writers read: each element, its class, what may stand in it.

A page that uses anything else is refused, so that a template and the two writers cannot drift apart. The
meaning of each element is told in templates/README.md.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

TEXT = "text"
NUMBERS = frozenset({"span.page", "span.pages"})
CHANGES = frozenset({"ins", "del"})
INPUTS = ("checkbox", "text")
FIELDS = frozenset({"input", "input.line"})
INLINE = NUMBERS | CHANGES | FIELDS | {TEXT, "strong", "em", "br", "span.underline", "span.figure"}
PARAGRAPHS = frozenset(
    {"p", "p.level-1", "p.level-2", "p.level-3", "p.level-4"}
    | {"p.center", "p.subtitle", "p.definition", "p.note", "p.blank"}
)
TABLES = frozenset({"table.figures", "table.grid", "table.steps", "table.plain"})
DIVISIONS = frozenset({"div.legend", "div.formula", "div.signature", "blockquote"})
BLOCKS = PARAGRAPHS | TABLES | DIVISIONS | {"h1", "h2", "h3", "ul.boxes"}
HOLDERS = TABLES | DIVISIONS | {"ul.boxes", "section.exhibit", "section.page", "thead", "tbody", "tr"}
CELLS = frozenset({"th", "th.number", "td", "td.number", "td.citation"})

LEAVES = PARAGRAPHS | {"h1", "h2", "h3", "li", "p.fraction-bar"}
FURNITURE = frozenset({"header.running", "footer.running"})

CONTENT: dict[str, frozenset[str]] = {
    "html": frozenset({"head", "body"}),
    "head": frozenset({"title", "meta"}),
    "title": frozenset({TEXT}),
    "meta": frozenset(),
    "body": BLOCKS | {"header.running", "footer.running", "section.exhibit", "section.page"},
    "header.running": INLINE | {"p"},
    "footer.running": INLINE | {"p"},
    "section.exhibit": BLOCKS,
    "section.page": BLOCKS,
    "div.legend": frozenset({"p"}),
    "div.formula": frozenset({"p", "p.fraction-bar"}),
    "div.signature": frozenset({"p", "p.blank"}),
    "blockquote": frozenset({"p", "p.level-1", "p.level-2", "p.level-3", "p.level-4"}),
    "p.fraction-bar": frozenset(),
    "ul.boxes": frozenset({"li"}),
    "li": INLINE | {"span.box"},
    "span.box": frozenset({TEXT}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": CELLS,
    "strong": INLINE,
    "em": INLINE,
    "br": frozenset(),
    "input": frozenset(),
    "input.line": frozenset(),
    "span.underline": INLINE,
    "span.figure": frozenset({TEXT, "br"}),
    "span.page": frozenset(),
    "span.pages": frozenset(),
}
CONTENT |= dict.fromkeys(("h1", "h2", "h3", *PARAGRAPHS), INLINE)
CONTENT |= {name: frozenset({"thead", "tbody", "tr"}) for name in TABLES}
CONTENT |= {name: INLINE | {"p"} for name in CELLS}
CONTENT |= dict.fromkeys(CHANGES, INLINE - CHANGES | {"span.box"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    "html": frozenset({"lang"}),
    "meta": frozenset({"charset", "name", "content"}),
    "th": frozenset({"scope"}),
    "th.number": frozenset({"scope"}),
    "span.figure": frozenset({"data-fact", "data-kind"}),
    "input": frozenset({"type", "name", "title"}),
    "input.line": frozenset({"type", "name", "title"}),
}
MARKABLE = PARAGRAPHS | CELLS | {"h1", "h2", "h3", "li", "tr", "p.fraction-bar"}
"""What a redline may mark with ``data-change`` as inserted or deleted as a whole."""


def name_of(element: _Element) -> str:
    """The element's name in the vocabulary: its tag, and its class behind a dot where it has one."""
    kind = element.get("class")
    return str(element.tag) if kind is None else f"{element.tag}.{kind}"


def holds_words(element: _Element) -> bool:
    """Whether words stand in the element itself: a paragraph, head or item, a cell or furniture without paragraphs."""
    name = name_of(element)
    return name in LEAVES or (name in CELLS | FURNITURE and element.find("p") is None)


def read_page(html: str) -> _Element:
    """The page as a tree, once it is known to hold nothing but the vocabulary.

    Raises ValueError, naming the element and its line, for an element, class or attribute outside the
    vocabulary, for one that stands where it may not, and for a page without a title or a language.
    """
    root = etree.fromstring(html, etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True))
    if root is None or root.find("body") is None:
        raise ValueError("the page is empty")
    _check(root)
    if not text_of(root.find("head/title")):
        raise ValueError("the page has no <title>; every document needs one")
    if not root.get("lang"):
        raise ValueError("the page's <html> has no lang attribute; every document needs one")
    return root


def text_of(element: _Element | None) -> str:
    """All text in the element, white space collapsed; empty for no element."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def has_fields(root: _Element) -> bool:
    """Whether the page is a form to be filled in on a screen."""
    return root.find(".//input") is not None


def author_of(root: _Element) -> str:
    """The page's author, from its ``meta name=author``; empty where it names none."""
    return _meta(root, "author")


def changed_on(root: _Element) -> str:
    """The day of a redline's changes, from its ``meta name=changed``; empty where it names none."""
    return _meta(root, "changed")


def change_of(element: _Element) -> str:
    """How a redline marks the whole element: "ins", "del", or not at all."""
    return element.get("data-change", "")


def _meta(root: _Element, name: str) -> str:
    found = root.find(f"head/meta[@name='{name}']")
    return "" if found is None else found.get("content", "")


def _check(element: _Element) -> None:
    name, where = name_of(element), _where(element)
    if name not in CONTENT:
        raise ValueError(f"{where}: <{name}> is not in the vocabulary (templates/README.md)")
    allowed = ATTRIBUTES.get(name, frozenset()) | ({"data-change"} if name in MARKABLE else frozenset())
    strange = set(element.attrib) - allowed - {"class"}
    if strange:
        raise ValueError(f"{where}: <{name}> may not have the attribute {min(map(str, strange))}")
    if TEXT not in CONTENT[name] and _own_text(element):
        raise ValueError(f"{where}: text stands in <{name}> outside a paragraph: {_own_text(element)!r}")
    if name == "span.figure" and not (element.get("data-fact") and text_of(element)):
        raise ValueError(f"{where}: a figure without its fact or its text: {element.get('data-fact')!r}")
    if name in FIELDS and not (element.get("type") in INPUTS and element.get("name") and element.get("title")):
        raise ValueError(f"{where}: a field needs a name, a title, and a type of {' or '.join(INPUTS)}")
    if name in HOLDERS and not len(element):
        raise ValueError(f"{where}: <{name}> holds nothing")
    if name in TABLES and len({len(row) for row in element.iter("tr")}) != 1:
        raise ValueError(f"{where}: the rows of <{name}> have not all the same number of cells")
    if name in NUMBERS and not any(each.get("class") == "running" for each in element.iterancestors()):
        raise ValueError(f"{where}: <{name}> stands outside the page furniture")
    for child in element:
        _check(child)
        if name_of(child) not in CONTENT[name]:
            raise ValueError(f"{_where(child)}: <{name_of(child)}> may not stand in <{name}>")


def _where(element: _Element) -> str:
    return f"line {element.sourceline} of the page"


def _own_text(element: _Element) -> str:
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return "".join(pieces).strip(" \t\r\n\f")
