"""A form's words and slots, read from ``checks/forms``.

A form is text with a slot for each figure, ``{name:kind}``. ``{name:kind|____}`` has the blank that stands where a
document has no such fact. ``{each rows}...{and}...{none}...{end}`` stands once for each row of a table, with the words
behind ``{and}`` between two of them, and those behind ``{none}`` where there is no row.

A kind that is called ``blank_`` and another kind's name is that kind's form with nothing filled in. One that is called
``fillable_`` has a field to fill in for each blank, so that of a blank only its letters and signs stand ("$").
``{form kind}`` stands for the whole form of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from warrant.data import dataclass
from warrant.documents import Row
from warrant.facts import AnyFact
from warrant.regex import regex

FORMS = Path(__file__).with_name("forms")
ANCHOR = 60
"""Squeezed characters in a stretch of the form; one at least half as long anchors the comparison."""

SLOT = regex(r"\{(\w+):(\w+)(?:\|([^{}]*))?\}")
EACH = regex(r"\{each (\w+)\}(.*?)\{and\}(.*?)\{none\}(.*?)\{end\}", re.DOTALL)
FORM = regex(r"\{form (\w+)\}")
BLANK, FILLABLE = "blank_", "fillable_"
DRAWN = "_."
"""What stands for a line to write on and for a box to check."""

REWORDED = "reworded"
"""The rows that amend the form's own words (Section 17)."""
BRACES = str.maketrans("{}", "\ue000\ue001")
"""Braces that are words of an amendment open and close no slot."""
LITERAL = {after: before for before, after in BRACES.items()}

Rows = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class Words:
    """A stretch of the form's own words, and the same squeezed."""

    words: tuple[str, ...]
    squeezed: str


@dataclass(frozen=True)
class Slot:
    """A place in the form for a figure, and what stands there where a document does not have it."""

    name: str
    kind: str
    blank: str = ""


Item = Words | Slot


def form(kind: str, rows: Rows) -> tuple[Item, ...]:
    """The form of a kind as stretches of words and slots, for a document with these rows; empty where it has none."""
    text = _text(kind)
    for row in rows.get(REWORDED, ()) if text else ():
        text = _reworded(text, *(str(row[name].value) for name in ("section", "struck", "inserted")))
    return _items(EACH.sub(lambda each: _for_each(each, len(rows.get(each[1], ()))), text))


def facts_of_rows(rows: Rows) -> dict[str, AnyFact]:
    """The facts of the rows, by the names that their slots have in the form."""
    return {
        _of_row(table, number, name): fact
        for table, each in rows.items()
        for number, row in enumerate(each, 1)
        for name, fact in row.items()
    }


def _of_row(table: str, number: int, name: str) -> str:
    return f"{table}_{number}_{name}"


def _reworded(text: str, section: str, struck: str, inserted: str) -> str:
    """The form with words of one Section struck and others in their place; as it was where they do not stand there."""
    head = re.escape(section.upper()) if section.startswith("Exhibit") else rf"SECTION {section}\."
    found = re.search(rf"\b{head}.*?(?=\bSECTION \d+\.|\bEXHIBIT [A-D]\b|\Z)", text, re.DOTALL)
    if found is None:
        return text
    words = r"\s+".join(re.escape(word) for word in struck.translate(BRACES).split())
    return text[: found.start()] + re.sub(words, lambda _: inserted.translate(BRACES), found[0]) + text[found.end() :]


def _for_each(each: re.Match[str], count: int) -> str:
    table, words, between, none = each.groups()

    def of(number: int) -> str:
        return SLOT.sub(lambda slot: f"{{{_of_row(table, number, slot[1])}:{slot[2]}}}", words)

    return between.join(map(of, range(1, count + 1))) or none


@cache
def _text(kind: str) -> str:
    file = FORMS / f"{kind.removeprefix(BLANK).removeprefix(FILLABLE)}.txt"
    text = FORM.sub(lambda form: _text(form[1]), file.read_text("utf-8")) if file.is_file() else ""
    return SLOT.sub(_with_a_field, text) if kind.startswith(FILLABLE) else text


def _with_a_field(slot: re.Match[str]) -> str:
    name, kind, blank = slot.groups("")
    return f"{{{name}:{kind}|{blank.strip(DRAWN)}}}"


@cache
def _items(text: str) -> tuple[Item, ...]:
    parts = SLOT.split(text)
    items: list[Item] = list(_stretches(parts[0]))
    for name, kind, blank, words in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
        items += [Slot(name, kind, blank or ""), *_stretches(words)]
    return tuple(items)


def _stretches(text: str) -> Iterator[Words]:
    words: list[str] = []
    for word in text.translate(LITERAL).split():
        words.append(word)
        if sum(map(len, words)) >= ANCHOR:
            yield Words(tuple(words), "".join(words))
            words = []
    if words:
        yield Words(tuple(words), "".join(words))
