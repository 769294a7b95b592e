"""The layout of HTML statements: a page that is the same for every Holder, character for character, but its values."""

from __future__ import annotations

from dataclasses import dataclass

from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values, Varying, escaped, varying

SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})


def in_page(text: str) -> str:
    """A text as a page writes it."""
    return text.translate(SIGNS)


@dataclass(frozen=True)
class HtmlLayout:
    """The layout of HTML files; ``fixed`` are the values that the references have alike."""

    text: Varying
    fixed: Values

    def require(self, data: bytes, values: Values) -> int:
        """Holds a file against the layout with a Holder's values; returns how many texts of the Holder's were tied."""
        if any(values.get(name) != value for name, value in self.fixed.items()):
            raise Unlike("it has a value that no file had from which the layout was learned")
        if data != self.text.says(escaped(values, in_page)).encode("utf-8"):
            raise Unlike("what the page says is not its Holder's")
        return len(self.text.names)


def html_layout(one: bytes, other: bytes, of_one: Values, of_other: Values) -> HtmlLayout:
    """The layout of two finished files of different Holders; ``Unlike`` where they are not of one."""
    try:
        texts = one.decode("utf-8"), other.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unlike("a page is not written in UTF-8") from error
    text = varying(*texts, escaped(of_one, in_page), escaped(of_other, in_page))
    layout = HtmlLayout(text, {name: value for name, value in of_one.items() if of_other.get(name) == value})
    layout.require(one, of_one)
    layout.require(other, of_other)
    return layout
