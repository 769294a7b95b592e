"""What a PDF does by itself, or when it is touched: scripts, programs, other files, forms that are sent.

To go to a place in the same file, or to open an address at a click, is no harm. What happens without a click is told
even so, as a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

HARMLESS = ("/GoTo", "/Named", "/Thread")
AT_A_CLICK = (*HARMLESS, "/URI")
SAID = {
    "/GoTo": "shows a place of its choosing",
    "/JavaScript": "runs a script",
    "/Launch": "starts a program or opens another file",
    "/SubmitForm": "sends what is in its fields",
    "/ImportData": "takes the content of its fields from another file",
    "/URI": "opens an address",
    "/SetOCGState": "shows and hides layers",
    "/Hide": "shows and hides what lies upon the page",
    "/GoToR": "opens another file",
    "/GoToE": "opens a file within the file",
    "/ResetForm": "empties its fields",
}
CHAINED_MAX = 50
DEPTH_MAX = 30
BY_ITSELF = ("/OpenAction", "/AA")


class Action(NamedTuple):
    """What an action does, when, on which page (from 1; ``None`` for the whole file), and whether that is harmless."""

    does: str
    when: str
    page: int | None
    harmless: bool


def actions(reader: PdfReader) -> Iterator[Action]:
    """Every action of a file that is told of."""
    root = reader.root_object
    for name in BY_ITSELF:
        yield from _of(root.get(name), "when it is opened or closed", None, HARMLESS)
    names = _held(root.get("/Names"))
    for _ in _leaves(_held(names).get("/JavaScript"), 0):
        yield Action("runs a script", "when it is opened", None, False)
    for number, page in enumerate(reader.pages, 1):
        yield from _of(page.get("/AA"), "when the page is shown", number, HARMLESS)
        for annotation in map(_held, _list(page.get("/Annots"))):
            yield from _of(annotation.get("/A"), "at a click", number, AT_A_CLICK)
            yield from _of(annotation.get("/AA"), "when it is touched", number, HARMLESS)
    for field in _fields(_held(root.get("/AcroForm")).get("/Fields"), 0):
        yield from _of(field.get("/AA"), "when a field is filled in", None, HARMLESS)
    for title in _outline(_held(root.get("/Outlines")).get("/First"), 0):
        yield from _of(title.get("/A"), "at a click", None, AT_A_CLICK)


def _of(held: Any, when: str, page: int | None, harmless: tuple[str, ...]) -> Iterator[Action]:
    """What an entry does: an action and those that follow it, a table of actions, or a place to go to."""
    found = held.get_object() if held is not None else None
    if isinstance(found, ArrayObject) and when != "at a click":
        yield Action("shows a place of its choosing", when, page, True)
    if not isinstance(found, DictionaryObject):
        return
    if "/S" not in found:
        for name in found:
            yield from _of(found[name], when, page, harmless)
        return
    for action in _chain(found):
        kind = str(action.get("/S"))
        if kind in harmless and when == "at a click":
            continue
        yield Action(SAID.get(kind, f"does something ({kind.lstrip('/')})"), when, page, kind in harmless)


def _chain(first: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting, seen = [first], 0
    while waiting and seen < CHAINED_MAX:
        action = waiting.pop()
        seen += 1
        yield action
        following = action.get("/Next")
        waiting += [_held(each) for each in (_list(following) or [following]) if _held(each)]


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    """The values of a tree of names."""
    held = _held(node)
    yield from _list(held.get("/Names"))[1::2]
    for kid in _list(held.get("/Kids")) if depth < DEPTH_MAX else ():
        yield from _leaves(kid, depth + 1)


def _fields(fields: Any, depth: int) -> Iterator[DictionaryObject]:
    for field in map(_held, _list(fields)):
        yield field
        if depth < DEPTH_MAX:
            yield from _fields(field.get("/Kids"), depth + 1)


def _outline(title: Any, depth: int) -> Iterator[DictionaryObject]:
    seen: set[int] = set()
    each = _held(title)
    while each and id(each) not in seen:
        seen.add(id(each))
        yield each
        if depth < DEPTH_MAX:
            yield from _outline(each.get("/First"), depth + 1)
        each = _held(each.get("/Next"))


def _held(entry: Any) -> DictionaryObject:
    """The dictionary that an entry is or refers to; an empty one for anything else."""
    found = entry.get_object() if entry is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _list(entry: Any) -> list[Any]:
    found = entry.get_object() if entry is not None else None
    return list(found) if isinstance(found, ArrayObject) else []
