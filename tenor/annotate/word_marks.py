"""The marks of Word comments, put between the bytes of a main part: a run is parted where a comment begins or ends.

Nothing of the part is written anew. What is put in leaves the words, the looks, the tracked changes, the controls and
the fields as they were: a run is parted into runs of the same properties, inside whatever holds it. A mark that
falls on the edge of a control, a link or a change stands outside of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from itertools import takewhile
from typing import NamedTuple

from checks.annotations import Span
from checks.read.docx_places import BodyPlaces, Carrier
from tenor.annotate.xml_bytes import Node, nodes
from warrant.data import dataclass

HOLDERS = frozenset("hyperlink ins moveTo fldSimple smartTag customXml sdt sdtContent dir bdo".split())
"""What may stand between a paragraph and its runs, and may hold the marks of a comment."""

PROPERTIES = frozenset("rPr sdtPr sdtEndPr smartTagPr customXmlPr".split())
BLANKS = " \t\r\n"


class Cut(NamedTuple):
    """A byte of the part, and what has to be closed before a mark there and opened again behind it."""

    at: int
    closes: bytes = b""
    opens: bytes = b""


@dataclass
class Insertions:
    """What is put in before each byte: ends of comments before begins, within what is closed and opened for them."""

    cuts: dict[int, Cut] = field(default_factory=dict)
    ends: defaultdict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    begins: defaultdict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    before: dict[int, bytes] = field(default_factory=dict)
    behind: dict[int, bytes] = field(default_factory=dict)

    def applied(self, data: bytes) -> bytes:
        """The bytes with all that is put in."""
        made, last = [], 0
        for at in sorted({*self.cuts, *self.before, *self.behind}):
            cut = self.cuts.get(at, Cut(at))
            marks = (*self.ends.get(at, ()), *self.begins.get(at, ()))
            made += [data[last:at], self.before.get(at, b""), cut.closes, *marks, cut.opens, self.behind.get(at, b"")]
            last = at
        return b"".join([*made, data[last:]])


class Part:
    """A main part whose characters are known by element, and whose elements are known by their bytes."""

    def __init__(self, places: BodyPlaces, data: bytes) -> None:
        self._places, self._data = places, data
        # Elements are in the same order for both parsers: comments and instructions are none.
        found = nodes(data)
        self._node = dict(zip(places.root.iter("*"), found, strict=True))
        self.prefix = found[0].name.rpartition(":")[0]
        self._insertions = Insertions()

    def comment(self, number: int, span: Span) -> bool:
        """Puts in the marks of a comment over a range of the body's text; false where nothing carries its words."""
        ends = self._places.within(span.start, span.end) or self._places.within(*self._piece(span))
        if ends is None:
            return False
        begin = self._cut(ends[0], False)
        end = self._cut(ends[1], True)
        behind = self._behind(self._node[ends[1].element], end)
        put = self._insertions
        put.begins[begin.at].append(self._mark("commentRangeStart", number))
        put.ends[end.at].append(self._mark("commentRangeEnd", number))
        reference = b"<%s>%s</%s>" % (self._open("r"), self._mark("commentReference", number), self._name("r"))
        put.ends[behind.at].append(reference)
        put.cuts |= {cut.at: cut for cut in (begin, end, behind)}
        return True

    def applied(self) -> bytes:
        """The part with all marks."""
        return self._insertions.applied(self._data)

    def _piece(self, span: Span) -> tuple[int, int]:
        """The paragraph of a range: a number before a paragraph is carried by nothing."""
        piece = next(piece for piece in self._places.text.pieces if piece.start <= span.start < piece.end)
        return piece.start, piece.end

    # Where a mark goes

    def _cut(self, carrier: Carrier, after: bool) -> Cut:
        node = self._node[carrier.element]
        number = carrier.number + after
        if self._divides(node, number):
            run = node.parent
            assert run
            self._keep_blanks(node)
            closes = b"</%s></%s>" % (node.name.encode(), run.name.encode())
            opens = self._again(run) + b'<%s xml:space="preserve">' % node.name.encode()
            return Cut(node.at(number), closes, opens)
        return self._beside(_unit(node), after)

    def _divides(self, node: Node, number: int) -> bool:
        """Whether a mark before the character of a number parts the words of a run's text."""
        is_run_text = node.local == "t" and node.parent and node.parent.local == "r" and node is _unit(node)
        return bool(is_run_text) and not node.verbatim and 0 < number < len(node.text)

    def _keep_blanks(self, node: Node) -> None:
        """Has a text that is parted keep the blanks at its inner ends, and show none that it did not show."""
        tag = self._data[node.start : node.opened]
        if b"preserve" in tag:
            return
        text, again = node.text, b"</%s><%s" % ((node.name.encode(),) * 2)
        lead, tail = len(text) - len(text.lstrip(BLANKS)), len(text.rstrip(BLANKS))
        if lead or b"xml:space" in tag:
            self._insertions.before[node.at(lead)] = again + b' xml:space="preserve">'
        else:
            self._insertions.before[node.opened - 1] = b' xml:space="preserve"'
        if tail < len(text):
            self._insertions.behind[node.at(tail)] = again + b">"

    def _beside(self, unit: Node, after: bool) -> Cut:
        """Before or behind a whole element, and of all that begins or ends with it, up to its paragraph."""
        while unit.parent and unit.parent.local in HOLDERS | {"r"} and _is_outmost(unit, after):
            unit = unit.parent
        at = unit.end if after else unit.start
        if unit.parent and unit.parent.local == "r":
            return Cut(at, b"</%s>" % unit.parent.name.encode(), self._again(unit.parent))
        return Cut(at)

    def _behind(self, node: Node, end: Cut) -> Cut:
        """Where the reference goes: behind the last holder, so that no control or change takes it in."""
        held = [each for each in _ancestors(node) if each.local in HOLDERS and _in_paragraph(each)]
        if not held or end.at >= held[-1].end:
            return end
        return Cut(held[-1].end)

    # What is put in

    def _again(self, run: Node) -> bytes:
        """A run's start tag and properties."""
        properties = next((child for child in run.children if child.local == "rPr"), None)
        inner = self._data[properties.start : properties.end] if properties else b""
        return self._data[run.start : run.opened] + inner

    def _mark(self, name: str, number: int) -> bytes:
        return b'<%s %s:id="%d"/>' % (self._open(name), (self.prefix or "w").encode(), number)

    def _open(self, name: str) -> bytes:
        namespace = "" if self.prefix else f' xmlns:w="{self.namespace}"'
        return self._name(name) + namespace.encode()

    def _name(self, name: str) -> bytes:
        return (f"{self.prefix}:{name}" if self.prefix else name).encode()

    @property
    def namespace(self) -> str:
        """The namespace of the part's words, as the part itself names it: that of the usual form, or of the strict."""
        return STRICT if STRICT.encode() in self._data else USUAL


USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def _unit(node: Node) -> Node:
    """The smallest whole that a mark can stand beside: an equation, a picture or the like is not parted."""
    above = list(takewhile(lambda each: each.local != "p", _ancestors(node)))
    return next((each for each in reversed(above) if each.local not in HOLDERS | {"r"}), node)


def _ancestors(node: Node) -> Iterator[Node]:
    while node.parent:
        node = node.parent
        yield node


def _in_paragraph(node: Node) -> bool:
    return any(each.local == "p" for each in _ancestors(node))


def _is_outmost(unit: Node, after: bool) -> bool:
    """Whether an element is the last, or the first, of what its parent holds beside properties."""
    assert unit.parent
    inner = [each for each in unit.parent.children if each.local not in PROPERTIES]
    return unit is inner[-1 if after else 0]
