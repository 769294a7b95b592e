"""Elements of the HTML report. What they are given is text, never markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from lxml.etree import _Element
from lxml.html.builder import E

from checks.report.sentences import section
from warrant.clauses import words
from warrant.facts import Value
from warrant.quantities import Money, Price, Shares, decimal_text
from warrant.regex import regex

NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WORDED = {
    "passed": "passed",
    "failed": "failed",
    "warned": "in doubt",
    "untied": "not accounted for",
    "waived": "waived",
    "tied": "tied",
}

SHORT = 600

Content = str | _Element | None


def element(tag: str, *content: Content, **attributes: str | None) -> _Element:
    """An element of text and elements; ``None`` among them, or for an attribute, leaves nothing.

    ``class_`` stands for the attribute class, ``aria_label`` for aria-label.
    """
    named = {
        name.rstrip("_").replace("_", "-"): clean(value) for name, value in attributes.items() if value is not None
    }
    parts = (clean(each) if isinstance(each, str) else each for each in content if each is not None)
    made: _Element = E(tag, named, *parts)
    return made


def clean(text: str) -> str:
    """The text with what no HTML file can hold (control characters, halves of pairs) as U+FFFD, one for one."""
    return NOT_XML.sub("\ufffd", text)


def link(to: str, *content: Content, **attributes: str | None) -> _Element:
    """A link to an id of the page."""
    return element("a", *content, href=f"#{to}", **attributes)


def status(name: str, word: str | None = None) -> _Element:
    """The sign of a status with its word, or another, so that neither colour nor sign stands alone."""
    return element("span", word or WORDED[name], class_=f"status {name}")


def table(heads: Iterable[str], rows: Iterable[Iterable[Content]], caption: str, class_: str = "") -> _Element:
    """A table whose first column heads its rows; a head that ends in "#" is of a column of numbers."""
    kinds = [(head.rstrip("#"), "number" if head.endswith("#") else None) for head in heads]
    head = element("tr", *(element("th", name, scope="col", class_=kind) for name, kind in kinds))
    body = (
        element(
            "tr",
            *(
                element("td" if at else "th", cell, class_=kind, scope=None if at else "row")
                for at, (cell, (_, kind)) in enumerate(zip(row, kinds, strict=True))
            ),
        )
        for row in rows
    )
    whole = element(
        "table", element("caption", caption), element("thead", head), element("tbody", *body), class_=class_
    )
    return element("div", whole, class_="wide", tabindex="0", role="region", aria_label=caption)


def clause_quoted(citation: str, unfolded: bool = False) -> _Element | None:
    """The words of the clause that a citation lies in, as executed; ``None`` where they are not held.

    Long ones are folded, unless they are to be ``unfolded``.
    """
    quoted = words(citation)
    if quoted is None:
        return None
    name = section(citation)
    if unfolded or len(quoted) <= SHORT:
        return element("blockquote", element("p", element("cite", name), f" “{quoted}”"), class_="clause")
    summary = element("summary", f"{name}, as executed")
    return element("details", summary, element("blockquote", element("p", f"“{quoted}”")), class_="clause")


def shown(value: Value) -> str:
    """A value for people: dollars and cents, grouped, exact to ten decimals; a date in full."""
    if isinstance(value, Price | Money):
        whole, _, rest = decimal_text(value.amount).partition(".")
        return f"${int(whole):,}.{rest:0<2}"
    if isinstance(value, Shares | Fraction):
        whole, point, rest = str(value if isinstance(value, Shares) else decimal_text(value)).partition(".")
        return f"{int(whole):,}{point}{rest}"
    return f"{value:%B} {value.day}, {value.year}" if isinstance(value, date) else str(value)


def counted(count: int, what: str) -> str:
    """A count with its noun: "1 error", "1,002 numerals"."""
    return f"{count:,} {what}{'s' * (count != 1)}"
