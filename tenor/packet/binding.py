"""The binder of a packet: its tabs behind a cover and an index, every figure linked to its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from tenor.packet.bind.binder import Attachment, Lead, Plan, bind
from tenor.packet.bind.exhibit import Exhibit, Opened
from tenor.packet.bind.metadata import Bookmark
from tenor.packet.bind.stamp import Numbering
from tenor.packet.chain import Entry, sha256
from tenor.packet.computation_lines import Place
from tenor.packet.front import COVER, INDEX, NO_ROOT, Listed, cover, index
from tenor.packet.manifest import Contents, contents, written
from tenor.packet.marks import Figure, figures, in_first_column, line_places
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet, Tab, computation, documents
from warrant.data import dataclass

CONTENTS = "contents.json"
SIDE, ROOM = 72.0, 2.0
"""The margin of a sheet, and how far a link reaches beyond the words of its line, in points."""


@dataclass(frozen=True)
class Leaf:
    """A sheet in its place behind the front: its label, its pages, its first page counted from 0, its upper edge."""

    label: str
    sheet: Sheet
    pages: int
    first: int
    top: float
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Bound:
    """A binder, and all that it was made from, by which it is read back."""

    data: bytes
    plan: Plan
    contents: Contents
    leaves: tuple[Leaf, ...]
    listed: tuple[Listed, ...]
    lines: Mapping[Place, tuple[int, float]]
    front: int
    pages: int


class Binding:
    """The sheets of a packet, laid out before they are bound."""

    def __init__(self, subject: Subject, tabs: Sequence[Tab], numbering: Numbering) -> None:
        self._subject, self._tabs, self._numbering = subject, tabs, numbering
        labelled = [(label, sheet) for tab in tabs for label, sheet in _labelled(tab)]
        self._opened = [_opened(sheet, f"Tab {label}") for label, sheet in labelled]
        firsts = accumulate((each.pages for each in self._opened), initial=0)
        laid = zip(labelled, self._opened, firsts, strict=False)
        self._leaves = tuple(
            Leaf(label, sheet, opened.pages, first, opened.top, self._figures(label, sheet))
            for (label, sheet), opened, first in laid
        )

    def bound(self, about: Entry, files: Mapping[str, bytes]) -> Bound:
        """The binder; ``files`` are all that lie beside it, ``about`` is what the manifest says of the packet."""
        of = contents(about, list(self._entries()), files)
        front = [_opened(Sheet(COVER, self._cover(of.root)), ""), _opened(Sheet(INDEX, self._index), INDEX)]
        before = sum(each.pages for each in front)
        listed = self._listed(before)
        attachment = Attachment(CONTENTS, "What this packet holds, chained by hashes", written(of.as_json()))
        plan = Plan(
            self._subject.title,
            self._subject.title,
            self._numbering,
            tuple(self._bookmarks(before, front[0].pages)),
            (*self._index_leads(front[0].pages, listed), *self._figure_leads(before)),
            attachment,
        )
        data = bind([*front, *self._opened], plan)
        pages = before + sum(each.pages for each in self._leaves)
        return Bound(data, plan, of, self._leaves, tuple(listed), self._lines, before, pages)

    def _figures(self, label: str, sheet: Sheet) -> tuple[Figure, ...]:
        case = self._subject.case(sheet.file) if label.startswith(f"{self._number_of_documents}.") else None
        return tuple(figures(case, sheet.data, self._subject.lines)) if case else ()

    @property
    def _number_of_documents(self) -> int:
        return next(tab.number for tab in self._tabs if tab.title == documents.TITLE)

    @cached_property
    def _computation(self) -> Leaf:
        return next(each for each in self._leaves if each.sheet.title == computation.TITLE)

    @cached_property
    def _lines(self) -> dict[Place, tuple[int, float]]:
        """The page, counted from the first behind the front, and the height of each line."""
        first = self._computation.first
        found = line_places(self._computation.sheet.data, self._subject.lines)
        return {place: (first + page, top) for place, (page, top) in found.items()}

    def _entries(self) -> Iterator[Entry]:
        for leaf in self._leaves:
            entry = {"tab": leaf.label, "title": leaf.sheet.title, "pages": leaf.pages}
            yield {**entry, "sha256": sha256(leaf.sheet.data), **({"file": leaf.sheet.file} if leaf.sheet.file else {})}

    def _cover(self, root: str) -> bytes:
        return cover(self._subject, root, list(self._counts()), list(self._unfit()))

    @cached_property
    def _index(self) -> bytes:
        """The index, printed again until its own pages are counted in what it says."""
        before = _pages(self._cover(NO_ROOT))
        own = 1
        while _pages(made := index(self._subject, self._listed(before + own), self._numbering)) != own:
            own = _pages(made)
        return made

    def _listed(self, before: int) -> list[Listed]:
        return [Listed(each.label, each.sheet.title, before + each.first) for each in self._leaves]

    def _counts(self) -> Iterator[tuple[str, str]]:
        every = [figure for leaf in self._leaves for figure in leaf.figures]
        papers = sum(bool(leaf.figures) or bool(self._subject.case(leaf.sheet.file)) for leaf in self._leaves)
        yield "Documents bound", f"{papers:,}"
        yield "Figures ticked to the computation", f"{sum(each.mark == 'tick' for each in every):,}"
        yield "Figures not as computed", f"{sum(each.mark == 'cross' for each in every):,}"
        yield "Lines of the computation", f"{len(self._lines):,}"

    def _unfit(self) -> Iterator[str]:
        """What each sheet that keeps the binder from a claim is not, a sentence each."""
        for leaf, opened in zip(self._leaves, self._opened, strict=True):
            lacking = [
                name
                for name, has in (
                    ("tagged", opened.is_tagged),
                    ("PDF/A-3A", opened.is_pdf_a),
                    ("PDF/UA-1", opened.is_pdf_ua),
                )
                if not has
            ]
            if lacking:
                yield f"Tab {leaf.label}, {leaf.sheet.title}: not {', not '.join(lacking)}."

    def _bookmarks(self, before: int, cover_pages: int) -> Iterator[Bookmark]:
        yield Bookmark(COVER, 0)
        yield Bookmark(INDEX, cover_pages)
        for tab in self._tabs:
            first, *others = [each for each in self._leaves if each.label.split(".")[0] == str(tab.number)]
            below = [Bookmark(f"{each.label} {each.sheet.title}", before + each.first) for each in others]
            if first is self._computation:
                below += self._chapters(before)
            yield Bookmark(f"{tab.number}. {tab.title}", before + first.first, tuple(below))

    def _chapters(self, before: int) -> Iterator[Bookmark]:
        for chapter in self._subject.lines.chapters:
            yield Bookmark(chapter.title, before + self._lines[chapter.lines[0].place][0])

    def _index_leads(self, page: int, listed: Sequence[Listed]) -> Iterator[Lead]:
        """A link over each line of the index."""
        found = list(in_first_column(self._index))
        wide = _width(self._index) - SIDE
        for (_, own, box), each, leaf in zip(found, listed, self._leaves, strict=True):
            line = (SIDE, box[1] - ROOM, wide, box[3] + ROOM)
            says = f"Go to tab {each.label}, {each.title}, page {each.page + 1}"
            yield Lead(page + own, line, each.page, leaf.top, says)

    def _figure_leads(self, before: int) -> Iterator[Lead]:
        for leaf in self._leaves:
            for figure in leaf.figures:
                page, top = self._lines[figure.place]
                at = before + leaf.first + figure.page
                yield Lead(at, figure.box, before + page, top + ROOM, figure.says, figure.mark)


def _labelled(tab: Tab) -> Iterator[tuple[str, Sheet]]:
    for number, sheet in enumerate(tab.sheets):
        yield f"{tab.number}.{number}" if number else str(tab.number), sheet


def _opened(sheet: Sheet, note: str) -> Opened:
    return Opened(Exhibit(sheet.title, note, sheet.data, sheet.is_form))


def _pages(data: bytes) -> int:
    return Opened(Exhibit("", "", data)).pages


def _width(data: bytes) -> float:
    opened = Opened(Exhibit("", "", data))
    left, _, right, _ = (float(each) for each in opened.pdf.pages[0].mediabox)
    return right - left
