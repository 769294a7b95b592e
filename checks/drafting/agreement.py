"""One paper as a drafted text, with all that its rules ask after found once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from checks.drafting.definitions import Definition, definitions
from checks.drafting.headings import Heading, attachments, sections
from checks.drafting.labels import Label, labels
from checks.drafting.lists import List, lists
from checks.drafting.references import Reference, references
from checks.drafting.running import Running, running
from checks.numerals import Numeral, numerals
from checks.text import Paper
from warrant.data import dataclass


@dataclass(frozen=True)
class Scope:
    """What counts its Sections for itself: the text before the Exhibits (``attachment`` is ``None``), or an Exhibit."""

    attachment: Heading | None
    start: int
    stop: int
    sections: tuple[Heading, ...]

    def enclosing(self, at: int) -> tuple[Heading, ...]:
        """The Articles, Sections and subsections in which an offset lies, the widest first."""
        return tuple(each for each in self.sections if each.start <= at < each.stop)


@dataclass(frozen=True)
class Agreement:
    """A paper's running words, and by cached properties its parts. Offsets are into the running words."""

    paper: Paper

    @cached_property
    def words(self) -> Running:
        """The words as they run on."""
        return running(self.paper)

    @property
    def string(self) -> str:
        """The running words."""
        return self.words.string

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every numeral."""
        return tuple(numerals(self.string))

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Every label before a part."""
        return labels(self.words, self.numerals)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """The text before the Exhibits, then each of them."""
        attached = attachments(self.words)
        ranges: list[tuple[Heading | None, int, int]] = [(None, 0, attached[0].start if attached else len(self.string))]
        ranges += [(each, each.start, each.stop) for each in attached]
        return tuple(
            Scope(each, start, stop, sections(self.words, start, stop, self.labels)) for each, start, stop in ranges
        )

    def scope(self, at: int) -> Scope:
        """The scope in which an offset lies."""
        return self.scopes[bisect_right(self.scopes, at, key=lambda scope: scope.start) - 1]

    @cached_property
    def lists(self) -> tuple[List, ...]:
        """Every list of labels, Section by Section."""
        headed = {heading.start for scope in self.scopes for heading in scope.sections}
        found: dict[int, list[Label]] = {}
        for label in self.labels:
            if label.start not in headed:
                found.setdefault(self._section_start(label.start), []).append(label)
        return tuple(each for group in found.values() for each in lists(group))

    def _section_start(self, at: int) -> int:
        scope = self.scope(at)
        enclosing = scope.enclosing(at)
        return enclosing[-1].start if enclosing else scope.start

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every definition."""
        return definitions(self.string, self.words.paragraphs)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference to a part."""
        return references(self.string, self.numerals)

    def clause(self, at: int) -> str:
        """Where an offset lies, as a reader would cite it: "6", "Exhibit D 4", "preamble"."""
        scope = self.scope(at)
        enclosing = [each for each in scope.enclosing(at) if each.kind != "article"]
        number = enclosing[0].number if enclosing else ""
        if scope.attachment:
            return f"{scope.attachment.cited} {number}".strip()
        return number or "preamble"

    def around(self, at: int) -> tuple[int, int]:
        """The range of the Section, no part of a Section, in which an offset lies; else of its scope."""
        scope = self.scope(at)
        enclosing = [each for each in scope.enclosing(at) if each.kind != "article"]
        return (enclosing[0].start, enclosing[0].stop) if enclosing else (scope.start, scope.stop)

    @cached_property
    def units(self) -> tuple[tuple[int, int], ...]:
        """The ranges in which brackets and quotation marks close: each Section, and what stands before the first."""
        starts = {0}
        for scope in self.scopes:
            starts |= {scope.start, *(each.start for each in scope.sections if "." not in each.number)}
        each = sorted(starts)
        return tuple(zip(each, [*each[1:], len(self.string)], strict=True))
