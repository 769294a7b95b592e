"""The packet read back before it is kept: by pypdf and PDFium, where it was made by pikepdf and WeasyPrint."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import Destination

from docgen.vocabulary import read_page
from tenor.packet.bind.binder import Lead
from tenor.packet.bind.metadata import Bookmark
from tenor.packet.binding import Bound, Leaf
from tenor.packet.front import Listed
from tenor.packet.manifest import BINDER
from tenor.packet.subject import Subject
from tenor.packet.verify import changes
from tenor.redline.draft import page_of

NEAR = 24.0
"""How far below the height to which a link leads its line must begin, in points."""


class Unsound(RuntimeError):
    """The packet read back is not what it should be: it was not written."""


def require_sound(of: Subject, bound: Bound, files: Mapping[str, bytes]) -> None:
    """Passes where index, tabs, Bates numbers, links, bookmarks, ticks and hashes are right; else ``Unsound``."""
    if found := next(_faults(of, bound, files), None):
        raise Unsound(f"the packet was not written, for read back it is not sound: {found}; please report this")


def _faults(of: Subject, bound: Bound, files: Mapping[str, bytes]) -> Iterator[str]:
    back = Binder(files[BINDER])
    yield from bates(back, bound)
    yield from tab_numbers(back, bound)
    yield from index(back, bound.listed, bound)
    yield from bookmarks(back, bound.plan.bookmarks)
    yield from links(back, bound)
    yield from ticks(of, bound.leaves)
    if bound.contents.root not in "".join(back.words[0].split()):
        yield "the cover does not print the root of the contents"
    yield from (str(each) for each in changes(files))


class Binder:
    """A binder read back: the words of each page, the words at a place, the bookmarks, the links, the labels."""

    def __init__(self, data: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(data))
        document = pypdfium2.PdfDocument(data)
        self._pages = [page.get_textpage() for page in document]
        self.words = [page.get_text_bounded() for page in self._pages]
        self._numbers = {page.indirect_reference.idnum: at for at, page in enumerate(self._reader.pages)}  # type: ignore[union-attr]

    @property
    def labels(self) -> list[str]:
        """The label of each page."""
        return list(self._reader.page_labels)

    def at(self, page: int, top: float) -> str:
        """The words at the left of a page just below a height."""
        return str(self._pages[page].get_text_bounded(left=0, bottom=top - NEAR, right=120, top=top + 4))

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Each bookmark: its level, its words, its page."""
        return list(self._bookmarks(self._reader.outline, 0))

    def _bookmarks(self, held: Sequence[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for each in held:
            if isinstance(each, Destination):
                yield level, str(each.title), self._reader.get_destination_page_number(each) or 0
            else:
                yield from self._bookmarks(each, level + 1)

    def links(self) -> Iterator[tuple[int, tuple[float, ...], int, float, str]]:
        """Each link within the file: its page and box, the page and the height to which it leads, what it says."""
        for number, page in enumerate(self._reader.pages):
            for held in page.get("/Annots", ()):
                link = held.get_object()
                if link.get("/Subtype") == "/Link" and isinstance(link.get("/Dest"), list):
                    to = self._numbers.get(getattr(link["/Dest"][0], "idnum", -1), -1)
                    box = tuple(round(float(each), 2) for each in link["/Rect"])
                    yield number, box, to, float(link["/Dest"][3]), str(link["/Contents"])


def bates(back: Binder, bound: Bound) -> Iterator[str]:
    """Where the Bates numbers do not run without gap or repeat, at the foot of every page and as its label."""
    numbering = bound.plan.numbering
    wanted = [numbering.of(page) for page in range(bound.pages)]
    if len(back.words) != bound.pages or back.labels != wanted:
        yield f"the labels of the pages do not run from {wanted[0]} to {wanted[-1]}"
    run = [label.removeprefix(numbering.prefix) for label in back.labels]
    if run != [f"{numbering.start + page:0{numbering.digits}}" for page in range(len(run))]:
        yield "the Bates numbers have a gap or a repeat"
    for page, (words, number) in enumerate(zip(back.words, wanted, strict=False), 1):
        if " ".join(words.split()).count(f"Packet page {page} of {bound.pages} · {number}") != 1:
            yield f"page {page} does not bear {number} at its foot"


def tab_numbers(back: Binder, bound: Bound) -> Iterator[str]:
    """Where a page does not bear the number of the tab that it belongs to."""
    for leaf in bound.leaves:
        for page in range(bound.front + leaf.first, bound.front + leaf.first + leaf.pages):
            if f"{bound.plan.footer} · Tab {leaf.label} " not in " ".join(back.words[page].split()) + " ":
                yield f"page {page + 1} does not bear the number of tab {leaf.label}"


def index(back: Binder, listed: Sequence[Listed], bound: Bound) -> Iterator[str]:
    """Where the index does not state the page on which a tab begins."""
    words = "".join("".join(back.words[: bound.front]).split())
    for each in listed:
        line = f"{each.label}{each.title}{each.page + 1:,}{bound.plan.numbering.of(each.page)}"
        if "".join(line.split()) not in words:
            yield f"the index does not state the page of tab {each.label}"
        if each.page and f" · Tab {each.label} " in " ".join(back.words[each.page - 1].split()) + " ":
            yield f"tab {each.label} begins before the page that the index states"


def bookmarks(back: Binder, wanted: Sequence[Bookmark]) -> Iterator[str]:
    """Where the bookmarks are not those of the plan, each on its page."""
    if back.bookmarks() != list(_flat(wanted, 0)):
        yield "the bookmarks do not lead to where the tabs begin"


def _flat(wanted: Sequence[Bookmark], level: int) -> Iterator[tuple[int, str, int]]:
    for each in wanted:
        yield level, each.words, each.page
        yield from _flat(each.below, level + 1)


def links(back: Binder, bound: Bound) -> Iterator[str]:
    """Where a link is missing, or leads to another page or line than it says."""
    missing = Counter(map(_link, bound.plan.leads)) - Counter(back.links())
    yield from (f"a link of page {page + 1} is not there: {says}" for page, _, _, _, says in missing)
    for place, (page, top) in bound.lines.items():
        at = bound.front + page
        if back.at(at, top).split()[:1] != [str(place.number)]:
            yield f"the links to {place} do not land at it, on page {at + 1}"


def _link(lead: Lead) -> tuple[int, tuple[float, ...], int, float, str]:
    return lead.page, tuple(round(each, 2) for each in lead.box), lead.to, round(lead.top, 2), lead.says


def ticks(of: Subject, leaves: Sequence[Leaf]) -> Iterator[str]:
    """Where a figure is not marked: one that the checker located, or of a paper without errors one that was written."""
    wrong = {outcome.check.file for outcome in of.report.findings if outcome.severity == "error"}
    for leaf in leaves:
        case = of.case(leaf.sheet.file) if leaf.sheet.file else None
        if case is None or not leaf.figures:
            continue
        marked = Counter(figure.fact for figure in leaf.figures if figure.mark)
        located = Counter(stated.fact.id for stated in case.stated if stated.fact and stated.start < stated.end)
        written = _written(case.document) if leaf.sheet.file not in wrong else Counter[str]()
        for fact in (located - marked) + (written - marked):
            yield f"{fact} is not ticked in {leaf.sheet.file}"


def _written(document: Any) -> Counter[str]:
    """The figures of a document's page by their facts, those of its footer aside."""
    found: defaultdict[str, int] = defaultdict(int)
    for span in read_page(page_of(document)).iterfind("body//span[@class='figure']"):
        if not any(each.get("class") == "running" for each in span.iterancestors()):
            found[str(span.get("data-fact"))] += 1
    return Counter(found)
