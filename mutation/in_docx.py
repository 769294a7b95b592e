"""Errors planted in a finished DOCX: a figure's words altered in its content control, or a numeral among the words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lxml import etree
from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARTS = re.compile(r"word/(header|footer|document)\d*\.xml")


class DocxFile:
    """A finished DOCX whose words can be altered; its figures in the order of ``mutation.figures``."""

    def __init__(self, data: bytes) -> None:
        """Reads the parts that hold words: headers, footers, the body."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._members = {name: package.read(name) for name in package.namelist()}
        names = sorted(
            filter(PARTS.fullmatch, self._members), key=lambda name: ("header" not in name, "footer" not in name)
        )
        self._parts = {name: etree.fromstring(self._members[name]) for name in names}
        self._figures = [(name, control) for name, part in self._parts.items() for control in part.iter(f"{W}sdt")]
        self._numerals = [(name, text) for name, part in self._parts.items() for text in _numerals(part)]

    @property
    def figures(self) -> tuple[str, ...]:
        """The fact that each figure's control is named for."""
        tags = (control.find(f"{W}sdtPr/{W}tag") for _, control in self._figures)
        return tuple("" if tag is None else tag.get(f"{W}val", "") for tag in tags)

    @property
    def numerals(self) -> tuple[str, ...]:
        """The words outside figures that hold a digit, run by run."""
        return tuple(text.text or "" for _, text in self._numerals)

    def altered(self, number: int, text: str) -> bytes:
        """The file with another text in a figure's control."""
        part, control = self._figures[number]
        return self._with(part, list(control.iter(f"{W}t")), text)

    def with_numeral(self, number: int, text: str) -> bytes:
        """The file with other words in a run outside figures."""
        part, element = self._numerals[number]
        return self._with(part, [element], text)

    def _with(self, part: str, texts: Sequence[_Element], words: str) -> bytes:
        with _restored(texts):
            for number, element in enumerate(texts):
                element.text = "" if number else words
                element.set(SPACE, "preserve")
            return self._written(part, etree.tostring(self._parts[part], xml_declaration=True, encoding="UTF-8"))

    def _written(self, part: str, data: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, member in self._members.items():
                package.writestr(name, data if name == part else member)
        return buffer.getvalue()


def _numerals(part: _Element) -> Iterator[_Element]:
    """The runs with a digit that are no figure and no stored result of a field."""
    for element in part.iter(f"{W}t"):
        of_field = element.getprevious() is None and _follows_field(element)
        in_figure = next(element.iterancestors(f"{W}sdt"), None) is not None
        if re.search(r"\d", element.text or "") and not in_figure and not of_field:
            yield element


def _follows_field(element: _Element) -> bool:
    run = element.getparent()
    before = run.getprevious() if run is not None else None
    mark = before.find(f"{W}fldChar") if before is not None else None
    return mark is not None and mark.get(f"{W}fldCharType") == "separate"


@contextmanager
def _restored(texts: Sequence[_Element]) -> Iterator[None]:
    before = [element.text for element in texts]
    try:
        yield
    finally:
        for element, text in zip(texts, before, strict=True):
            element.text = text
