"""The structure of a tagged PDF: notes are its last elements (ISO 32000-1, 14.7; ISO 14289-1, 7.18)."""

from __future__ import annotations

from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject, TextStringObject

from tenor.annotate.pdf_update import UNSOUND, Update
from tenor.annotate.unmarked import Unmarked

DEPTH_MAX = 50


class Tags:
    """The structure of one file: nothing is done where it has none."""

    def __init__(self, reader: PdfReader, update: Update) -> None:
        self._update = update
        self._root: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
        self._elements: list[IndirectObject] = []
        self._numbers: list[Any] = []
        if self._root and not _is_referred_to(self._root):
            raise Unmarked(UNSOUND)
        if self._root:
            self._owner = self._document()
            highest = max(_keys(self._root.get("/ParentTree")), default=-1)
            self._next = max(int(self._root.get("/ParentTreeNextKey", 0)), highest + 1)

    def add(self, note: DictionaryObject, reference: IndirectObject, page: IndirectObject) -> None:
        """Makes a note on a page an element of the structure."""
        if not self._root:
            return
        held = DictionaryObject(
            {NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): reference, NameObject("/Pg"): page}
        )
        element = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/Annot"),
                NameObject("/P"): self._owner.indirect_reference,
                NameObject("/Pg"): page,
                NameObject("/Alt"): TextStringObject(note["/Contents"]),
                NameObject("/K"): ArrayObject([held]),
            }
        )
        self._elements.append(self._update.add(element))
        note[NameObject("/StructParent")] = NumberObject(self._next)
        self._numbers += [NumberObject(self._next), self._elements[-1]]
        self._next += 1

    def finish(self) -> None:
        """Enters all elements into the structure."""
        if not self._elements:
            return
        kids = self._owner.get("/K", ArrayObject()).get_object()
        there = [*kids] if isinstance(kids, ArrayObject) else [self._owner.raw_get("/K")]
        self._owner[NameObject("/K")] = ArrayObject([*there, *self._elements])
        self._update.change(self._owner.indirect_reference, self._owner)
        self._enter_numbers()
        self._root[NameObject("/ParentTreeNextKey")] = NumberObject(self._next)
        self._update.change(self._root.indirect_reference, self._root)

    def _document(self) -> Any:
        """The one element that holds all others, else the root."""
        kids = self._root.get("/K", ArrayObject()).get_object()
        first = (kids[0] if kids else None) if isinstance(kids, ArrayObject) else kids
        top = first.get_object() if first is not None else None
        is_document = isinstance(top, DictionaryObject) and top.get("/S") == "/Document" and _is_referred_to(top)
        return top if is_document else self._root

    def _enter_numbers(self) -> None:
        """The table from the notes' numbers to their elements: a new leaf, where it is a tree."""
        tree = self._root.get("/ParentTree", DictionaryObject()).get_object()
        if "/Kids" in tree:
            leaf = DictionaryObject({NameObject("/Limits"): ArrayObject([self._numbers[0], self._numbers[-2]])})
            leaf[NameObject("/Nums")] = ArrayObject(self._numbers)
            tree[NameObject("/Kids")] = ArrayObject([*tree["/Kids"], self._update.add(leaf)])
        else:
            tree[NameObject("/Nums")] = ArrayObject([*tree.get("/Nums", ()), *self._numbers])
        if _is_referred_to(tree):
            self._update.change(tree.indirect_reference, tree)
        else:
            self._root[NameObject("/ParentTree")] = tree


def _is_referred_to(held: Any) -> bool:
    """Whether an object is one of its own, and does not stand within another."""
    return getattr(held, "indirect_reference", None) is not None


def _keys(tree: Any, depth: int = 0) -> list[int]:
    if tree is None or depth > DEPTH_MAX:
        return []
    node = tree.get_object()
    own = [int(key) for key in node.get("/Nums", ())[::2]]
    return own + [key for kid in node.get("/Kids", ()) for key in _keys(kid, depth + 1)]
