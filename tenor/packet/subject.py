"""What a packet is about: the matter replayed, the papers in it, the report on them, the lines of the computation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from checks.case import Case
from checks.run import Report
from tenor.packet.computation_lines import Computation, computation
from tenor.packet.holder import named
from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.documents import Document
from warrant.register import registered


@dataclass(frozen=True)
class Subject:
    """All that the tabs of a packet are made of.

    ``documents`` are those packed, in their order; ``papers`` their finished files, by name. With ``event`` the packet
    is of that event's papers alone; with ``holder`` it is what the Holder of that certificate may see, and ``left_out``
    are its papers that name another Holder, ``hidden`` the names and addresses that it may not see.
    """

    book: Book
    folder: Path
    as_of: date
    documents: tuple[Document, ...]
    papers: Mapping[str, Path]
    report: Report
    event: str = ""
    holder: str = ""
    left_out: tuple[Document, ...] = ()
    hidden: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> Computation:
        """The lines of the computation."""
        return computation(self.book, self.documents, whole=not (self.event or self.holder))

    @property
    def certificate(self) -> str:
        """The certificate that the packet is named for."""
        return self.holder or self.book.matter.terms.certificate

    @property
    def holder_name(self) -> str:
        """The registered Holder of the packet's certificate; where it has been cancelled, its last."""
        lines = registered(self.book.state)
        found = next((each.warrant for each in lines if each.warrant.certificate == self.certificate), None)
        return found.holder.name if found else self.book.matter.terms.holder.name

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The events that the packet tells of."""
        return tuple(each for each in self.book.entries if self.event in ("", each.event.id))

    def open_words(self, words: str) -> str:
        """Some words, or that they are withheld where they name or place another Holder."""
        return "(withheld)" if self.hidden and named(words, self.hidden) else words

    @property
    def title(self) -> str:
        """The packet's title."""
        of = f", {self.event}" if self.event else ""
        return f"Legal review packet, Warrant {self.certificate}{of}"

    def case(self, file: str) -> Case | None:
        """What the checker located in a file, by its name."""
        return next((each for each in self.report.cases if each.paper.file == file), None)
