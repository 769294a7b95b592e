"""What was changed in a PDF behind its end, after it was made: its incremental updates (ISO 32000-1, 7.5.6).

A program that changes a file may append what is new and leave what was. The notes that Tenor puts into a copy are
appended so; nothing else may be.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from checks.read.pdf_notes import is_note
from warrant.regex import regex

START = regex(rb"startxref\s+(\d+)\s+%%EOF")
PREVIOUS = regex(rb"/Prev\s+(\d+)")
LINEARIZED_WITHIN = 1024
TABLE_MAX = 4_000_000
"""How far behind the begin of a table its trailer is looked for, in bytes."""

REVISIONS_MAX = 100
MAY_DIFFER = {
    "/Page": {"/Annots", "/Tabs"},
    "/StructElem": {"/K"},
    "/StructTreeRoot": {"/K", "/ParentTree", "/ParentTreeNextKey"},
    "": {"/Nums", "/Kids"},
}
"""What notes change in the objects of a file, by the type of the object: a tree of numbers has none."""


class Change(NamedTuple):
    """An object that is otherwise than the file was made with: its number, its type, the page (from 1) if it is one."""

    number: int
    kind: str
    page: int | None


def revisions(data: bytes) -> list[int]:
    """Where each state of the file ends, the last aside; empty for a file that was written at once."""
    found = {int(match[1]): match.end() for match in START.finditer(data)}
    starts = [int(match[1]) for match in START.finditer(data)]
    if not starts:
        return []
    ends: list[int] = []
    at, seen = starts[-1], {starts[-1]}
    while len(ends) < REVISIONS_MAX:
        table = data[at : at + TABLE_MAX]
        trailer = table[table.find(b"trailer") :] if table.lstrip().startswith(b"xref") else table
        head = trailer[: max(trailer.find(b"startxref"), 0)].partition(b"stream")[0]
        previous = PREVIOUS.search(head)
        if previous is None or int(previous[1]) in seen:
            break
        at = int(previous[1])
        seen.add(at)
        if at in found:
            ends.append(found[at])
    return sorted(ends)


def changes(reader: PdfReader, data: bytes, end: int) -> Iterator[Change]:
    """What was changed or added behind an earlier end of the file, Tenor's notes and what bears them aside."""
    before = PdfReader(io.BytesIO(data[:end]))
    pages = {page.indirect_reference.idnum: page for page in reader.pages if page.indirect_reference}
    numbers = {number: at for at, number in enumerate(pages, 1)}
    noted = _noted(reader)
    for number in sorted(_written_behind(reader, end)):
        now: Any = reader.get_object(number)
        old = _old(before, number)
        if number in noted or _is_of_the_table(now) or (old is not None and _differs_as_notes_do(old, now)):
            continue
        kind = str(now.get("/Type", "")) if isinstance(now, DictionaryObject) else ""
        yield Change(number, kind.lstrip("/"), numbers.get(number))


def is_linearized(data: bytes) -> bool:
    """Whether a file is ordered for the web, so that its table is in two parts from the first."""
    return b"/Linearized" in data[:LINEARIZED_WITHIN]


def _written_behind(reader: PdfReader, end: int) -> set[int]:
    found = {number for table in reader.xref.values() for number, at in table.items() if at >= end}
    return found | {number for number, (holder, _) in reader.xref_objStm.items() if holder in found}


def _noted(reader: PdfReader) -> set[int]:
    """The numbers of Tenor's notes, their looks and their places in the structure."""
    found: set[int] = set()
    keys: set[Any] = set()
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            note: Any = reference.get_object()
            if isinstance(note, DictionaryObject) and is_note(note, page):
                looks: Any = note["/AP"].get_object()
                found |= {getattr(each, "idnum", -1) for each in (reference, looks.raw_get("/N"))}
                keys.add(note.get("/StructParent"))
    return found | (_tags(reader, keys) if found else set())


def _tags(reader: PdfReader, keys: set[Any]) -> set[int]:
    """The elements of the structure that stand for notes, and the leaves of the tree that lead to none but them."""
    root: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    tree = root.get("/ParentTree", DictionaryObject()).get_object()
    found: set[int] = set()
    for node in (tree, *(kid.get_object() for kid in tree.get("/Kids", ()))):
        numbers = node.get("/Nums", ())
        pairs = [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers) - 1, 2)]
        notes = [value for key, value in pairs if key in keys and _is_of_note(value.get_object())]
        found |= {getattr(each, "idnum", -1) for each in notes}
        if pairs and len(notes) == len(pairs):
            found.add(getattr(node.indirect_reference, "idnum", -1))
    return found


def _is_of_note(element: Any) -> bool:
    return isinstance(element, DictionaryObject) and element.get("/S") == "/Annot"


def _is_of_the_table(now: Any) -> bool:
    return isinstance(now, StreamObject) and now.get("/Type") in ("/XRef", "/ObjStm")


def _old(before: PdfReader, number: int) -> Any:
    try:
        return before.get_object(number)
    except (PyPdfError, KeyError, ValueError):
        return None


def _differs_as_notes_do(old: Any, now: Any) -> bool:
    """Whether an object differs from what it was in nothing but what notes change, or not at all."""
    if not isinstance(old, DictionaryObject) or not isinstance(now, DictionaryObject):
        return bool(old == now)
    if isinstance(old, StreamObject) or isinstance(now, StreamObject):
        return _written(old) == _written(now)
    may = MAY_DIFFER.get(str(now.get("/Type", "")), set())
    names = (old.keys() | now.keys()) - may
    return all(_written(old.get(name)) == _written(now.get(name)) for name in names if name != "/Parent")


def _written(held: Any) -> bytes:
    """An object as it would be written, what it refers to aside."""
    if held is None:
        return b""
    into = io.BytesIO()
    held.write_to_stream(into)
    return into.getvalue()
