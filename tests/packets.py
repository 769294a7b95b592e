"""What the tests of the packet share: small PDFs to be bound, packets of the examples made once."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf

from docgen.pdf import pdf
from tenor.packet.bind.binder import Attachment, Lead, Plan
from tenor.packet.bind.exhibit import Exhibit, Opened
from tenor.packet.bind.metadata import Bookmark
from tenor.packet.bind.stamp import Numbering

PAGE = """<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{title}</title></head><body>
<h1>{title}</h1><table class="grid"><thead><tr><th scope="col">A</th><th class="number" scope="col">B</th></tr></thead>
<tbody><tr><td>one</td><td class="number">1</td></tr></tbody></table>
<section class="page"><p>Overleaf of {title}.</p></section></body></html>"""


def printed(title: str) -> bytes:
    """A tagged PDF of two pages, with a table."""
    return pdf(PAGE.format(title=title), b"{}")


def opened(*titles: str) -> list[Opened]:
    """Some exhibits, each of two pages."""
    return [Opened(Exhibit(title, f"Tab {at}", printed(title))) for at, title in enumerate(titles, 1)]


def foreign(rotate: int = 0) -> bytes:
    """A PDF that is not tagged and claims nothing."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(400, 600))
    made.pages[0].rotate(rotate, relative=False)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def a_plan(*leads: Lead, bookmarks: tuple[Bookmark, ...] = ()) -> Plan:
    """A plan with numbers from X-0007 on."""
    return Plan("A & B", "A binder", Numbering("X-", 4, 7), bookmarks, leads, Attachment("c.json", "c", b"{}"))


def saved(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with something in it changed."""
    with pikepdf.open(io.BytesIO(data)) as held:
        change(held)
        written = io.BytesIO()
        held.save(written)
    return written.getvalue()


def put(folder: Path, name: str, data: bytes) -> None:
    """Writes a file of a packet in place of what stands there."""
    (folder / name).write_bytes(data)
