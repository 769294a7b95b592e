"""The tags of many files as those of one (ISO 32000-1, 14.7): each file is a part of one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tenor.packet.bind.exhibit import Opened

WITHOUT_CELLS = frozenset({"/P", "/H1", "/H2", "/H3", "/Span", "/L", "/Link", "/Figure", "/Annot", "/Form"})
"""What no table stands in, so that no header of one has to be looked for there."""


class Structure:
    """The tags of the file that is being bound."""

    def __init__(self, pdf: pikepdf.Pdf, language: str) -> None:
        """Begins with a document that holds nothing."""
        self._pdf = pdf
        self._language = language
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._top = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, Lang=language))
        self._parts: list[Any] = []
        self._numbers: list[Any] = []
        self._names: dict[str, Any] = {}
        self._next = 0

    def take(self, opened: Opened, first: int) -> Any:
        """Makes the tags of an exhibit, whose pages stand in the file from ``first`` on, a part; gives the part."""
        title = opened.exhibit.title
        part = self._element(Name.Part, self._top)
        part.T = String(title)
        self._parts.append(part)
        held = opened.structure
        if held is None:
            part.K = Array([])
            return part
        source = held if held.is_indirect else opened.pdf.make_indirect(held)
        copy = self._pdf.copy_foreign(source)
        self._enter(copy.get("/ParentTree"), opened, first)
        kids = _list(copy.get("/K"))
        for kid in kids:
            if kid.get("/S") == Name.Document:
                kid.S = Name.Sect
            kid.P = part
        part.K = Array(kids)
        if "/RoleMap" in copy:
            self._root.RoleMap = Dictionary({**dict(self._root.get("/RoleMap", {})), **dict(copy.RoleMap)})
        self._name_apart(kids, len(self._parts))
        return part

    def add(self, kind: Name, owner: Any, page: Any, annotation: Any, says: str) -> None:
        """Makes an annotation of a page an element of a part."""
        held = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        element = self._element(kind, owner)
        element.Pg, element.Alt, element.K = page, String(says), Array([held])
        owner.K.append(element)
        annotation.StructParent = self._next
        self._numbers += [self._next, element]
        self._next += 1

    def finish(self) -> None:
        """Enters the tags into the file."""
        self._top.K, self._root.K = Array(self._parts), Array([self._top])
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._numbers)))
        self._root.ParentTreeNextKey = self._next
        if self._names:
            names = [each for name in sorted(self._names) for each in (String(name), self._names[name])]
            self._root.IDTree = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        root = self._pdf.Root
        root.StructTreeRoot, root.MarkInfo = self._root, Dictionary(Marked=True)
        root.Lang, root.ViewerPreferences = String(self._language), Dictionary(DisplayDocTitle=True)

    def _element(self, kind: Name, owner: Any) -> Any:
        return self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=owner))

    def _enter(self, tree: Any, opened: Opened, first: int) -> None:
        """Takes the table from numbers to elements over, each number moved past those that are taken."""
        highest = -1
        for key, value in _numbered(tree):
            self._numbers += [self._next + key, value]
            highest = max(highest, key)
        for page in self._pdf.pages[first : first + opened.pages]:
            held = page.obj
            if (number := held.get("/StructParents")) is not None:
                held.StructParents = int(number) + self._next
            for annotation in held.get("/Annots", ()):
                if (number := annotation.get("/StructParent")) is not None:
                    annotation.StructParent = int(number) + self._next
        self._next += highest + 1

    def _name_apart(self, elements: list[Any], part: int) -> None:
        """Gives the names by which cells refer to their heads the number of the part: every file counts from one."""
        stack = list(elements)
        while stack:
            element = stack.pop()
            if not isinstance(element, Dictionary):
                continue
            kind = element.get("/S")
            if kind == Name.TR:
                for cell in _list(element.get("/K")):
                    self._name_cell_apart(cell, part)
            elif kind is not None and str(kind) not in WITHOUT_CELLS:
                stack += _list(element.get("/K"))

    def _name_cell_apart(self, cell: Any, part: int) -> None:
        if (name := cell.get("/ID")) is not None:
            cell.ID = named = String(f"{part}-{name}")
            self._names[str(named)] = cell
        for attributes in _list(cell.get("/A")):
            if heads := list(attributes.get("/Headers", ())):
                attributes.Headers = Array([String(f"{part}-{head}") for head in heads])


def _list(held: Any) -> list[Any]:
    return [] if held is None else list(held) if isinstance(held, Array) else [held]


def _numbered(tree: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    if tree is None or depth > 50:
        return
    held = list(tree.get("/Nums", ()))
    for key, value in zip(held[::2], held[1::2], strict=False):
        yield int(key), value
    for kid in tree.get("/Kids", ()):
        yield from _numbered(kid, depth + 1)
