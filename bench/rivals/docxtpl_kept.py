"""docxtpl over a template that is our own Word file, with its marks where a Holder's texts stand."""

from __future__ import annotations

import io
import zipfile

from docxtpl import DocxTemplate

from bench.rivals.statement import Statement, in_slots
from docgen.docx import docx
from docgen.stamp.pattern import Pattern


class Kept:
    """A template for each number of address lines, read anew for every statement, as docxtpl wants it."""

    def __init__(self, patterns: dict[int, Pattern]) -> None:
        self._templates = {shape: template(of) for shape, of in patterns.items()}

    def write(self, of: Statement) -> bytes:
        """The Word file."""
        made = io.BytesIO()
        filled = DocxTemplate(io.BytesIO(self._templates[of.shape]))
        filled.render({slot.replace(".", "_"): text for slot, text in of.texts.items()}, autoescape=True)
        filled.save(made)
        return made.getvalue()


def template(of: Pattern) -> bytes:
    """The Word file of a pattern with marks instead of the pretended Holder's texts."""
    slots = {text: slot.replace(".", "_") for slot, text in of.sentinels.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(of.html, paper=of.paper))) as whole, zipfile.ZipFile(made, "w", 8) as to:
        for name in whole.namelist():
            data = whole.read(name)
            if name.endswith(".xml"):
                text = in_slots(of).sub(lambda found: f"{{{{ {slots[found[0]]} }}}}", data.decode())
                data = text.encode()
            to.writestr(name, data)
    return made.getvalue()
