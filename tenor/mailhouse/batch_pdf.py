"""One batch as a PDF file to print from: each statement behind its carrier, sheet after sheet.

Pages of a statement keep their content byte for byte; of what they use, each thing is held once for the whole batch.
Tags, links and attachments stay in the statements' own files: this file is for a press and claims no standard. Its
fonts are embedded, and every page has a TrimBox.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from docgen.paper import Paper
from tenor.mailhouse.carrier import FONT, Carrier, drawn
from tenor.mailhouse.carrier_font import carrier_font
from tenor.mailhouse.shared import Seen, Shared, Tangled
from tenor.mailhouse.window import TWIPS, Window
from warrant.data import dataclass

VERSION = "1.7"
MOST_APART = 1.0
"""By how many points a page may differ from the sheet: papers are rounded otherwise by different programs."""


class Unprintable(ValueError):
    """A statement of which no pages can be printed on these sheets."""


@dataclass(frozen=True)
class Sheets:
    """What is printed on: the paper, the window over it, and whether both sides are."""

    paper: Paper
    window: Window
    duplex: bool = False

    @property
    def sides(self) -> int:
        """How many pages a sheet has."""
        return 2 if self.duplex else 1

    def of(self, pages: int) -> int:
        """The sheets of a piece: one for the carrier, and those for the pages of the statement."""
        return 1 + -(-pages // self.sides)


class Statement:
    """A finished statement, opened to be printed."""

    def __init__(self, data: bytes) -> None:
        """Raises ``Unprintable`` for what is no PDF, or has no pages."""
        try:
            self.pdf = pikepdf.open(io.BytesIO(data))
            self.pages = [page.obj for page in self.pdf.pages]
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise Unprintable(f"the file cannot be read as PDF ({error})") from error
        if not self.pages:
            raise Unprintable("the file has no page")


class BatchPdf:
    """A batch that is being bound."""

    def __init__(self, sheets: Sheets, sender: Sequence[str]) -> None:
        self._sheets, self._sender = sheets, sender
        self._pdf = pikepdf.new()
        self._shared = Shared(self._pdf)
        self._font = carrier_font(self._pdf)
        width, height = sheets.paper.width / TWIPS, sheets.paper.height / TWIPS
        self._size = (round(width, 2), round(height, 2))

    def add(self, carrier: Carrier, statement: Statement) -> None:
        """The next piece: its carrier, then the pages of the statement, each beginning a new sheet.

        Raises ``Unprintable``, or what ``carrier.drawn`` does, before anything of the piece is taken.
        """
        self._require_fitting(statement)
        content = drawn(carrier, self._sender, self._sheets.paper, self._sheets.window)
        seen: Seen = {}
        try:
            pages = [self._page_of(statement, page, seen) for page in statement.pages]
        except (pikepdf.PdfError, Tangled) as error:
            raise Unprintable(f"its pages cannot be bound ({error})") from error
        self._append([self._carrier(content)])
        self._append(pages)

    def save(self, path: Path) -> None:
        """Writes the batch; the same bytes for the same pieces."""
        self._pdf.save(
            path,
            deterministic_id=True,
            min_version=VERSION,
            force_version=VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )

    def _append(self, pages: Sequence[Any]) -> None:
        """Pages that begin on a new sheet: where both sides are printed, an odd last page gets an empty back."""
        for page in pages:
            self._pdf.pages.append(pikepdf.Page(page))
        if self._sheets.duplex and len(pages) % 2:
            self._pdf.pages.append(pikepdf.Page(self._made(Dictionary(), b"")))

    def _carrier(self, content: bytes) -> Any:
        resources = Dictionary(Font=Dictionary({FONT: self._font}))
        return self._made(resources, content)

    def _made(self, resources: Any, content: bytes) -> Any:
        contents = Stream(self._pdf, content) if content else None
        return self._page([0, 0, *self._size], resources, contents)

    def _page(self, box: Any, resources: Any, contents: Any) -> Any:
        page = Dictionary(Type=Name.Page, MediaBox=Array(box), TrimBox=Array(box), Resources=resources)
        if contents is not None:
            page.Contents = contents
        return self._pdf.make_indirect(page)

    def _page_of(self, statement: Statement, page: Any, seen: Seen) -> Any:
        whole = pikepdf.Page(page)
        resources = self._shared.take(whole.resources, seen)
        streams = [self._shared.take(each, seen) for each in _contents(page)]
        contents = streams[0] if len(streams) == 1 else Array(streams)
        box = [float(each) for each in whole.mediabox]
        return self._page([round(each, 4) for each in box], resources, contents)

    def _require_fitting(self, statement: Statement) -> None:
        """Raises ``Unprintable`` where a page is turned, is of another size, or shows more than its content."""
        for number, page in enumerate(statement.pages, 1):
            left, bottom, right, top = (float(each) for each in pikepdf.Page(page).mediabox)
            apart = max(abs(right - left - self._size[0]), abs(top - bottom - self._size[1]))
            if apart > MOST_APART or int(page.get("/Rotate", 0)) % 360:
                raise Unprintable(f"page {number} does not stand upright on {self._sheets.paper.name}")
            if any(each.get("/Subtype") != Name.Link for each in page.get("/Annots", ())):
                raise Unprintable(f"page {number} has notes or fields, which would not be printed")


def _contents(page: Any) -> Iterator[Any]:
    held = page.get("/Contents")
    if isinstance(held, Array):
        yield from held
    elif held is not None:
        yield held
