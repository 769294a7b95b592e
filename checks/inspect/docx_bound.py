"""Controls of a DOCX that are bound to data in the file: Word shows the data, whatever words the control holds.

A binding names a part by an identifier and in it an element by a path. Of paths only plain steps are followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from checks.read.docx_names import W, all_text
from checks.read.docx_package import Package
from warrant.regex import regex

ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""The identifier by which Word knows the core properties of a file."""

DECLARED = regex(r"""xmlns:(\w+)=(?:'([^']*)'|"([^"]*)")""")
STEP = regex(r"/(@)?(?:(\w[\w.-]*):)?(\w[\w.-]*)(?:\[(\d{1,6})\])?")


class Bound(NamedTuple):
    """What a bound control shows in Word; ``None`` where the data or the path to it is not there, and why."""

    shows: str | None
    why: str = ""


class Stores:
    """The data in a package by their identifiers."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names: dict[str, str] = {}
        for link in package.relationships(package.main):
            if link.kind == "customXml":
                for of in package.relationships(link.target):
                    if of.kind == "customXmlProps" and package.has(of.target):
                        self._names[(package.part(of.target).get(ITEM_ID) or "").upper()] = link.target
        for link in package.relationships(""):
            if link.kind == "core-properties":
                self._names[CORE] = link.target

    def shown(self, binding: etree._Element) -> Bound:
        """What a control with a binding shows."""
        name = self._names.get((binding.get(W + "storeItemID") or "").upper())
        if name is None or not self._package.has(name):
            return Bound(None, "the data are not in the file")
        declared = DECLARED.findall(binding.get(W + "prefixMappings") or "")
        prefixes = {prefix: one or other for prefix, one, other in declared}
        path = (binding.get(W + "xpath") or "").strip()
        found = _at(self._package.part(name), path, prefixes)
        return Bound(None, f"the path {path!r} leads to none") if found is None else Bound(found)


def bound_controls(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The controls below an element that are bound, each with its binding."""
    for control in root.iter(W + "sdt"):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        if binding is not None:
            yield control, binding


def stored(control: etree._Element) -> str:
    """The words that a control holds."""
    return "".join(all_text(text) for text in control.iter(W + "t"))


def _at(root: etree._Element, path: str, prefixes: Mapping[str, str]) -> str | None:
    """The text at a path of plain steps from the root; ``None`` for any other path, or where nothing is there."""
    steps = STEP.findall(path)
    if "".join(match[0] for match in STEP.finditer(path)) != path or not steps:
        return None
    found: etree._Element | None = None
    for at, (attribute, prefix, name, ordinal) in enumerate(steps):
        full = f"{{{prefixes[prefix]}}}{name}" if prefix in prefixes and prefix else name
        if attribute:
            return found.get(full) if found is not None and at == len(steps) - 1 else None
        if at == 0:
            found = root if root.tag == full else None
        else:
            alike = [] if found is None else list(found.iterchildren(full))
            number = int(ordinal or 1)
            found = alike[number - 1] if 0 < number <= len(alike) else None
        if found is None:
            return None
    return None if found is None else all_text(found)
