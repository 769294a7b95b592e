"""The files of a run: each document in each of its formats, and the redline of each that takes another's place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from tenor.corrections import approved_ids
from tenor.generate.inputs import inputs_sha256, templates_sha256
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document, called_for
from warrant.documents.document import FORMATS
from warrant.facts import AnyFact

ALL_FORMATS = FORMATS


@dataclass(frozen=True)
class Piece:
    """One file to be written: a document or its redline, its format, the sheet, and whether it is a draft."""

    document: Document
    suffix: str
    paper: str
    draft: bool = False
    redline: bool = False

    @property
    def name(self) -> str:
        """The file's name; a draft's says what it is, so that it never stands in a final paper's place."""
        stem = self.document.redline_stem if self.redline else self.document.stem
        return f"{stem}{'-draft' * self.draft}.{self.suffix}"

    @cached_property
    def inputs_sha256(self) -> str:
        """The SHA-256 of all that determines the file's bytes."""
        return inputs_sha256(self.document, self.suffix, self.paper, draft=self.draft, redline=self.redline)

    def entry(self) -> dict[str, str]:
        """What the manifest says of the file beside its own hash."""
        document = self.document
        return {
            "file": self.name,
            "kind": document.kind,
            "event": document.event,
            "certificate": document.certificate,
            "inputs_sha256": self.inputs_sha256,
            "template_sha256": templates_sha256(document.kind),
            **({"draft": "yes"} if self.draft else {}),
            **({"redline_against": document.against.stem} if self.redline and document.against else {}),
            **({"corrections": ids} if (ids := approved_ids(document)) else {}),
        }

    def without_derivations(self) -> Piece:
        """The same with facts that rest on nothing: all that the file states, and no more to hand to a process."""
        return replace(self, document=without_derivations(self.document))

    def papers(self) -> tuple[Piece, ...]:
        """The papers between which a redline stands, in its format; none for a paper."""
        document, older = self.document, self.document.against
        if not (self.redline and older):
            return ()
        return tuple(replace(self, document=each, redline=False) for each in (document, older))


def pieces(
    book: Book, kinds: Collection[str], events: Collection[str], formats: Collection[str], *, draft: bool = False
) -> Iterator[Piece]:
    """The files of a book's documents, of some kinds and events (empty: of all), in some formats."""
    for document in called_for(book):
        if (not kinds or document.kind in kinds) and (not events or document.event in events):
            for suffix in document.formats:
                if suffix in formats:
                    yield Piece(document, suffix, book.matter.terms.paper, draft)
            for suffix in document.redline_formats if not draft else ():
                if suffix in formats:
                    yield Piece(document, suffix, book.matter.terms.paper, redline=True)


def without_derivations(document: Document) -> Document:
    """The document with facts that rest on nothing."""
    rows = {name: tuple(_bare(row) for row in rows) for name, rows in document.rows.items()}
    older = without_derivations(document.against) if document.against else None
    return replace(document, facts=_bare(document.facts), rows=rows, against=older)


def _bare(facts: Mapping[str, AnyFact]) -> dict[str, AnyFact]:
    return {name: fact._replace(inputs=()) for name, fact in facts.items()}
