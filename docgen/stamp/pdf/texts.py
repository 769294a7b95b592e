"""Texts of a file beside its pages: its title, its metadata and the facts that are attached to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from docgen.stamp.splice import template


class Text(NamedTuple):
    """A text with holes: a template for ``%``, and the numbers of the texts in them; each is ``used``, some often."""

    template: bytes
    used: tuple[int, ...]
    fillings: tuple[int, ...]

    def filled(self, texts: Sequence[str], written: Callable[[str], bytes] = str.encode) -> bytes:
        """The text with these in its holes, each as it is ``written`` there."""
        known = {number: written(texts[number]) for number in self.used}
        return self.template % tuple([known[number] for number in self.fillings])


def text(data: bytes, sentinels: Mapping[str, str]) -> Text:
    """A text with a hole for every sentinel in it; the fillings come in the order of the sentinels."""
    numbers = {sentinel.encode(): number for number, sentinel in enumerate(sentinels.values())}
    # The longest first, so that none is taken for another that it begins with.
    either = b"|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    parts = re.split(b"(" + either + b")", data)
    form, picked = template([numbers.get(part, part) for part in parts])
    return Text(form, tuple(dict.fromkeys(picked)), picked)


def in_json(text: str) -> bytes:
    """A text as it stands within a string of the facts; it holds no character that is not seen."""
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.encode()


def in_xml(text: str) -> bytes:
    """A text as it stands in the metadata."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def string(text: str) -> bytes:
    """A text as a string of the file."""
    if text.isascii():
        data = text.encode().replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return b"(" + data + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"
