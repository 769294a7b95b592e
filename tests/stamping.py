"""What the tests of stamping share: statements to the Holders of a list, stamped and laid out, and held together."""

from __future__ import annotations

import io
from fractions import Fraction
from functools import cache
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from docgen.facts import facts_json
from docgen.fonts import _advances
from docgen.pdf import pdf
from docgen.render import render
from docgen.stamp.pattern import Pattern, holder_values, pattern
from docgen.stamp.pdf import PdfLayout, compile_pdf
from tenor.options import open_book
from warrant.documents import Document
from warrant.documents.listed import StatementRun, runs
from warrant.listed import Listed
from warrant.quantities import Shares

DIVIDED = Path(__file__).parent.parent / "examples" / "divided"
PRINTABLE = "".join(sorted(each for each in _advances("Regular") if each.isprintable()))
"""The characters of the carried font that are seen, and the blank."""
ADDRESS = ("Suite 900, 12 Wall Street", "New York, New York 10005")


@cache
def statements(event: str = "E-002") -> StatementRun:
    """The statements of one event to the Holders of the example's list; that of E-003 has a split."""
    return next(run for run in runs(open_book(DIVIDED)) if run.event == event)


def listed(
    name: str = "Ann Example",
    certificate: str = "H-00017",
    shares: str | Fraction = "12,345",
    address: tuple[str, ...] = ADDRESS,
) -> Listed:
    """A line of a list."""
    return Listed(2, certificate, name, address, Shares.of(shares))


@cache
def compiled(paper: str = "Letter", event: str = "E-002", alphabet: str = PRINTABLE) -> tuple[Pattern, PdfLayout]:
    """The pattern of the statements of an event, and its layout as PDF."""
    of = pattern(statements(event).document(listed()), paper)
    return of, compile_pdf(of, alphabet)


def stamped(holder: Listed, paper: str = "Letter", event: str = "E-002") -> bytes:
    """A Holder's statement, stamped."""
    of, layout = compiled(paper, event)
    return layout.head + layout.stamp(of.texts(holder_values(statements(event).document(holder))))


def in_full(document: Document, paper: str = "Letter") -> bytes:
    """A document laid out for itself."""
    html = render(document.kind, document.facts, document.id, document.rows)
    return pdf(html, facts_json(document), paper=paper)


def require_same(stamped: bytes, full: bytes) -> None:
    """Passes where two PDF files are the same: pages, tags, metadata, attachments, every object but the fonts."""
    with pikepdf.open(io.BytesIO(stamped)) as one, pikepdf.open(io.BytesIO(full)) as other:
        assert not one.check_pdf_syntax()
        pages = [[page.Contents.read_bytes() for page in each.pages] for each in (one, other)]
        assert pages[0] == pages[1]
        assert (
            one.trailer.Root.objgen == other.trailer.Root.objgen
            and one.trailer.Info.objgen == other.trailer.Info.objgen
        )
        last = other.trailer.Info.objgen[0]
        for number in range(1, last + 1):
            _require_same_object(one.get_object(number, 0), other.get_object(number, 0))
    read = [PdfReader(io.BytesIO(each)) for each in (stamped, full)]
    said = [[page.extract_text() for page in each.pages] for each in read]
    assert said[0] == said[1]
    assert read[0].attachments == read[1].attachments and read[0].metadata == read[1].metadata


def _require_same_object(one: pikepdf.Object, other: pikepdf.Object) -> None:
    if isinstance(one, pikepdf.Stream):
        assert _entries(one) == _entries(other)
        if "/Length1" not in other and not other.read_bytes().startswith(b"/CIDInit"):
            assert one.read_bytes() == other.read_bytes()
    elif isinstance(one, pikepdf.Dictionary) and "/W" in other and other.get("/Type") == "/Font":
        assert _widths(other.W).items() <= _widths(one.W).items()
        assert _without(one, "/W") == _without(other, "/W")
    elif isinstance(one, pikepdf.Dictionary) and other.get("/Type") == "/FontDescriptor":
        assert _without(one, "/CIDSet") == _without(other, "/CIDSet")
    else:
        assert one.unparse() == other.unparse()


def _entries(stream: pikepdf.Object) -> dict[str, object]:
    """What the dictionary of a stream says of it, but how it is packed and how long a font is."""
    return _without(stream.stream_dict, "/Length", "/Filter", "/Length1")


def _without(dictionary: pikepdf.Object, *names: str) -> dict[str, object]:
    plain = (pikepdf.Object, pikepdf.Dictionary)
    return {
        key: value.unparse() if isinstance(value, plain) else value
        for key, value in dictionary.items()
        if key not in names
    }


def _widths(given: pikepdf.Object) -> dict[int, object]:
    """The widths of a font's glyphs by number, from runs of them that begin with one."""
    found: dict[int, object] = {}
    each = iter(list(given))
    for first, run in zip(each, each, strict=True):
        found |= {int(first) + at: width for at, width in enumerate(run)}
    return found
