"""Document: a kind of paper, what it is about, and the facts that it may state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.stems import file_stem

__all__ = ["Document", "Row", "file_stem"]

Row = Mapping[str, AnyFact]
FORMATS = ("docx", "pdf", "html")
REDLINED = ("docx", "pdf")


@dataclass(frozen=True)
class Document:
    """One paper: ``facts`` by the name under which it may state them, ``rows`` for its tables.

    ``short`` are the letters of its kind, ``clause`` the clause that calls for it, ``on`` the date by which
    it is filed, ``event`` the id of the event that calls for it ("issue" for the Warrant itself).
    ``certificate`` is empty for a paper that concerns no one Warrant. ``formats`` are those in which it is
    written. ``against`` is the paper that it takes the place of, from which a redline shows its changes. ``one_a_day``
    says of a kind that an event may call for it on several days, so that its short id bears the day.
    """

    kind: str
    short: str
    clause: str
    on: date
    event: str
    certificate: str
    facts: Mapping[str, AnyFact]
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    formats: tuple[str, ...] = FORMATS
    against: Document | None = None
    one_a_day: bool = False

    @property
    def redline_stem(self) -> str:
        """The name of its redline without the extension."""
        return f"{self.stem}-redline"

    @property
    def redline_formats(self) -> tuple[str, ...]:
        """The formats in which a redline of it is written; none where there is nothing to hold it against."""
        return tuple(each for each in REDLINED if each in self.formats) if self.against else ()

    @cached_property
    def stem(self) -> str:
        """The file's name without its extension."""
        return file_stem(self.kind, self.on, self.event, self.certificate)

    @property
    def id(self) -> str:
        """The short id in the footer: "AS-E-001-W-1"."""
        day = str(self.on) if self.one_a_day else ""
        return "-".join(part for part in (self.short, self.event, self.certificate, day) if part)
