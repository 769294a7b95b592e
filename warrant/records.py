"""Record: something stated in a matter's files, which knows where each of its fields stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from warrant.data import dataclass
from warrant.errors import BadMatter, Problem
from warrant.facts import AnyFact, Fact, Source

UNPLACED = Source("(no file)", 0)


@dataclass(frozen=True, kw_only=True)
class Record:
    """Fields as stated; ``sources`` places each by its name, and the whole record under ""."""

    sources: Mapping[str, Source] = field(default_factory=dict, compare=False, repr=False)

    def source(self, name: str = "") -> Source:
        """Where a field stands; the record's own place where the field was left to its default."""
        return self.sources.get(name) or self.sources.get("") or UNPLACED

    def given(self, prefix: str, name: str, clause: str, event: str | None = None) -> AnyFact:
        """The fact that a field states, named ``prefix.name``."""
        source = self.sources.get(name)
        if source or not self.sources:
            source = source or UNPLACED
            how = source.how
        else:
            source = self.source()
            chosen = isinstance(getattr(self, name), str)
            how = f"not stated in {source.file}: {'so taken' if chosen else 'none'}"
        # In place, not by name: a replay states thousands.
        return Fact(f"{prefix}.{name}", getattr(self, name), clause, how, (), None, (), event, source)

    def refuse(self, name: str, what: str, instead: str) -> BadMatter:
        """The error for a field on which the instrument gives no answer; the caller raises it."""
        return BadMatter(Problem(self.source(name), what, instead))
