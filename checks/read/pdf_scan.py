"""The operators of a PDF content stream and their operands, by a scanner of our own (ISO 32000-1, 7.8.2).

It takes a tenth of the time of pypdf's parser, which makes an object of every operand. What it is not sure of it does
not read: ``Garbled`` leaves the page to that parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pypdf.generic import ContentStream

from warrant.regex import regex

Operation = tuple[list[Any], bytes]

NUMBER = rb"[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)"
END = rb"(?=[\0\t\n\f\r /<>\[\]()%]|\Z)"
BLANK = rb"[\0\t\n\f\r ]"
HEX = rb"<[0-9A-Fa-f]*+>"
TOKEN = regex(
    rb"(?:" + BLANK + rb"++|%[^\r\n]*+)*+(?:"
    rb"(?P<number>" + NUMBER + rb")" + END + rb"|"
    rb"(?P<shown>\[(?:" + BLANK + rb"*+(?:" + HEX + rb"|" + NUMBER + rb"))*+" + BLANK + rb"*+\])|"
    rb"(?P<name>/[^\0\t\n\f\r /<>\[\](){}%]*+)|"
    rb"(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*+)" + END + rb"|"
    rb"(?P<hex>" + HEX + rb")|"
    rb"(?P<string>\((?:[^()\\]|\\.)*+\))|"
    rb"(?P<nested>\()|"
    rb"(?P<open>\[|<<)|"
    rb"(?P<close>\]|>>)|"
    rb"(?P<end>\Z))",
    re.DOTALL,
)
PART = regex(HEX + rb"|" + NUMBER)
PARENTHESIS = regex(rb"\\.|[()]", re.DOTALL)
ESCAPED = regex(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
IN_NAME = regex(rb"#([0-9A-Fa-f]{2})")
WORDS = {b"true": True, b"false": False, b"null": None}
IMAGE_END = regex(rb"[\0\t\n\f\r ]EI" + END)
OPERANDS_MAX = 10_000


class Garbled(ValueError):
    """A content stream that the scanner cannot vouch for."""


def operations_of(content: ContentStream) -> Sequence[Operation]:
    """The operations of a stream; where the scanner is not sure of it, as pypdf's own parser has them."""
    try:
        return list(operations(content.get_data()))
    except Garbled:
        return content.operations


def operations(data: bytes) -> Iterator[Operation]:
    """The operations of a content stream in order; ``Garbled`` where anything in it is not understood."""
    operands: list[Any] = []
    outer: list[list[Any]] = []
    at = 0
    while True:
        match = TOKEN.match(data, at)
        if match is None or len(operands) > OPERANDS_MAX:
            raise Garbled(f"at byte {at}")
        kind, at = match.lastgroup, match.end()
        if kind == "operator":
            word = match["operator"]
            if word in WORDS:
                operands.append(WORDS[word])
            elif outer:
                raise Garbled(f"an operator in an array at byte {at}")
            elif word == b"ID":
                at = _behind_image(data, at)
                yield operands, b"INLINE IMAGE"
                operands = []
            elif word != b"BI":
                yield operands, word
                operands = []
        elif kind == "nested":
            operands.append(_unescaped(data[at : (at := _behind_string(data, at)) - 1]))
        elif kind == "open":
            outer.append(operands)
            operands = []
        elif kind == "close":
            if not outer:
                raise Garbled(f"an array that has no begin at byte {at}")
            inner, operands = operands, outer.pop()
            operands.append(inner)
        elif kind == "end":
            if outer or operands:
                raise Garbled("it breaks off")
            return
        else:
            assert kind
            operands.append(READ[kind](match[kind]))


def _behind_image(data: bytes, at: int) -> int:
    end = IMAGE_END.search(data, at)
    if end is None:
        raise Garbled(f"a picture that has no end at byte {at}")
    return end.end()


def _behind_string(data: bytes, at: int) -> int:
    depth = 1
    for sign in PARENTHESIS.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    raise Garbled(f"a string that has no end at byte {at}")


def _hex(token: bytes) -> bytes:
    digits = token[1:-1]
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))


def _shown(token: bytes) -> list[Any]:
    return [_hex(part) if part[0] == 0x3C else float(part) for part in PART.findall(token)]


def _unescaped(raw: bytes) -> bytes:
    return ESCAPED.sub(_letter, raw) if b"\\" in raw or b"\r" in raw else raw


def _letter(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped is None:
        return b"\n"  # a line's end, however it is written
    if escaped in (b"\r\n", b"\r", b"\n"):
        return b""
    if escaped.isdigit() and max(escaped) < 0x38:
        return bytes([int(escaped, 8) & 0xFF])
    return LETTERS.get(escaped, escaped)


def _name(token: bytes) -> str:
    return IN_NAME.sub(lambda match: bytes.fromhex(match[1].decode("ascii")), token).decode("utf-8", "replace")


READ: dict[str, Callable[[bytes], Any]] = {
    "number": float,
    "shown": _shown,
    "name": _name,
    "hex": _hex,
    "string": lambda token: _unescaped(token[1:-1]),
}
