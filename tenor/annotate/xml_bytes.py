"""Where the elements of an XML part stand in its bytes, so that marks can be put between them and no byte be lost."""

from __future__ import annotations

from dataclasses import field
from xml.parsers import expat

from warrant.data import dataclass


@dataclass
class Node:
    """An element by byte offsets: its start tag, its end tag, and each stretch of its own characters.

    ``name`` is as written, with its prefix. An element without content has both tags in one.
    """

    name: str
    parent: Node | None
    start: int
    opened: int = 0
    closing: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)
    stretches: list[tuple[int, str]] = field(default_factory=list)
    verbatim: bool = False

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def text(self) -> str:
        """The element's own characters."""
        return "".join(characters for _, characters in self.stretches)

    def at(self, number: int) -> int:
        """The byte before the character of a number, from 0; past the last, the byte behind it."""
        for start, characters in self.stretches:
            if number < len(characters):
                return start + len(characters[:number].encode())
            number -= len(characters)
        return self.closing


class NotUtf8(ValueError):
    """The part is not written in UTF-8, so that its characters cannot be counted in bytes."""


def nodes(data: bytes) -> list[Node]:
    """The elements of a part in the order of the document; ``NotUtf8`` for one in another encoding."""
    found: list[Node] = []
    open_: list[Node] = []
    parser = expat.ParserCreate()
    parser.buffer_text = False

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii", "ascii"):
            raise NotUtf8(encoding)

    def begin(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, open_[-1] if open_ else None, parser.CurrentByteIndex)
        node.opened = _tag_end(data, node.start)
        if open_:
            open_[-1].children.append(node)
        found.append(node)
        open_.append(node)

    def end(name: str) -> None:
        node = open_.pop()
        is_one_tag = data[node.opened - 2 : node.opened] == b"/>"
        node.closing = node.opened if is_one_tag else parser.CurrentByteIndex
        node.end = node.opened if is_one_tag else _tag_end(data, node.closing)

    def characters(said: str) -> None:
        open_[-1].stretches.append((parser.CurrentByteIndex, said))

    def verbatim() -> None:
        open_[-1].verbatim = True

    parser.XmlDeclHandler = declared
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.StartCdataSectionHandler = characters, verbatim
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotUtf8("UTF-16")
    parser.Parse(data, True)
    return found


def _tag_end(data: bytes, start: int) -> int:
    """The byte behind a tag; a sign of its end may stand in the value of an attribute."""
    at, quote = start, b""
    while True:
        sign = data[at : at + 1]
        if quote:
            quote = b"" if sign == quote else quote
        elif sign in (b'"', b"'"):
            quote = sign
        elif sign == b">":
            return at + 1
        at += 1
