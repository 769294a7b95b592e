"""What rules see: a Case is one paper beside the document it should be, a Review all of a matter's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checks.figures import KINDS
from checks.file import File
from checks.numerals import Numeral, numerals
from checks.text import Paper, Place
from checks.ties import Tie, ties
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document, called_for
from warrant.facts import AnyFact

if TYPE_CHECKING:
    from checks.bulk.verdict import RunVerdict

Confidence = Literal["certain", "high", "low"]
"""With what confidence words are taken for a fact: "certain" under a caption of the checker's own, as every figure of a
paper written here; in a paper by others "high" by words about it, "low" by its value alone or by a guess at letters."""


@dataclass(frozen=True)
class Stated:
    """A figure, date or name found in a text, as the paper states it.

    ``name`` is its name among the document's facts, ``fact`` the fact of that name, ``None`` where the
    document has none. ``start`` and ``end`` are offsets into the paper's text.
    """

    name: str
    kind: str
    text: str
    start: int
    end: int
    fact: AnyFact | None
    confidence: Confidence = "certain"

    @cached_property
    def is_right(self) -> bool:
        """Whether it states the fact's value in the form that its kind has."""
        return self.fact is not None and KINDS[self.kind].agrees(self.text, self.fact.value)


@dataclass(frozen=True)
class Step:
    """One step of a computation as printed: its expression, and the figures stated in it by name."""

    expression: str
    stated: Mapping[str, Stated]


@dataclass(frozen=True)
class Row:
    """One row of a table: the text expected, what stands in its place if that differs, and where."""

    table: str
    number: int
    expected: str
    found: str | None
    start: int
    end: int
    facts: tuple[AnyFact, ...] = ()


@dataclass(frozen=True)
class Difference:
    """Where a paper departs from the executed form: the words expected and the words found."""

    expected: str
    found: str
    start: int
    end: int


@dataclass(frozen=True)
class Equation:
    """A computation that a paper by others prints: its range, where its result begins, whether that comes out."""

    start: int
    end: int
    result: int
    words: str
    right: bool
    expected: str


@dataclass(frozen=True)
class Recognised:
    """How a paper by others came to be held against a document.

    ``how``: given by who had it checked, or recognised by what it says. ``why`` tells what speaks for it, ``likelier``
    the document for which more speaks than for the one given, if there is any.
    """

    how: Literal["given", "recognised"]
    why: str
    likelier: Document | None = None


Range = tuple[int, int, str]
"""A range of a paper's text, and what stands there."""


@dataclass(frozen=True)
class Nearly:
    """Words that the paper must hold and holds otherwise.

    ``slots`` are the figures in them: name, kind, range. ``same`` are the ranges that agree. ``difference`` is ``None``
    where the words stand and only a figure in them is no figure, or not there.
    """

    words: str
    slots: tuple[tuple[str, str, int, int], ...]
    same: tuple[Range, ...]
    difference: Difference | None


@dataclass(frozen=True)
class Case:
    """One paper and the document it should be, with everything located in it.

    ``proven`` are ranges of text that were held against the checker's own wording or the executed form and
    agree, so that a numeral in them is accounted for; ``furniture`` is what the page furniture states. ``standing``
    are the checker's own words, as its patterns have them, that stand in the paper.

    ``by_others`` is set for a paper that was not written here: it follows no wording of ours.
    """

    document: Document
    paper: Paper
    path: Path
    book: Book
    stated: tuple[Stated, ...] = ()
    steps: tuple[Step, ...] = ()
    rows: tuple[Row, ...] = ()
    differences: tuple[Difference, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    proven: tuple[Range, ...] = ()
    nearly: tuple[Nearly, ...] = ()
    standing: frozenset[str] = frozenset()
    by_others: Recognised | None = None
    equations: tuple[Equation, ...] = ()

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every numeral of the paper's text, in order."""
        if not self.by_others:
            return tuple(numerals(self.string))
        from checks.foreign.numerals import numerals_by_others

        return tuple(numerals_by_others(self.string))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every numeral with what accounts for it."""
        return tuple(ties(self))

    @property
    def string(self) -> str:
        """The paper's text."""
        return self.paper.text.string

    def at(self, offset: int) -> Place:
        """The place of an offset of the text."""
        return self.paper.text.at(offset)


@dataclass(frozen=True)
class Furniture:
    """One line of page furniture: certificate, document id, page and pages as stated, and their range.

    ``certificate`` is empty where the line states none.
    """

    certificate: str
    document: str
    page: str
    pages: str
    start: int
    end: int


@dataclass(frozen=True)
class Redlined:
    """A redline on file: the document whose changes it shows, and the two papers; ``None`` for one not on file."""

    document: Document
    paper: Paper
    new: Paper | None
    old: Paper | None


@dataclass(frozen=True)
class Review:
    """A whole matter under review: its book, the papers recognised, the redlines, the files that were neither.

    ``files`` are all that were given, whatever came of them. ``rivals`` tells of a stranger which documents it may be.

    ``runs`` are the runs of statements to the Holders of a list, as they were read back.

    ``complete`` says that the files are all there is, so that what is not among them is missing.
    """

    book: Book
    cases: tuple[Case, ...]
    as_of: date
    complete: bool
    files: tuple[File, ...] = ()
    strangers: tuple[Path, ...] = ()
    hashes: Mapping[Path, str] = field(default_factory=dict)
    redlines: tuple[Redlined, ...] = ()
    rivals: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    runs: tuple[RunVerdict, ...] = ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the matter calls for."""
        return called_for(self.book)
