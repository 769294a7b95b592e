"""A division of a Warrant: all of it transferred on the books of Company, to the many transferees of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.assigned import Assigned
from warrant.events.event import Mistaken
from warrant.listed import Source
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Division(Assigned):
    """A Warrant surrendered for registration of transfer of the whole of it to the Holders of a list (7.2).

    ``holders`` is where the list is kept, a file of the matter or the URL of a database, ``holders_table`` the sheet or
    the table there: a line each with the new certificate, the name, the address for notices and the shares.
    """

    kind: ClassVar[str] = "division"
    governed_by: ClassVar[str] = "7.2"

    holders: str
    holders_table: str | None = None

    @property
    def list(self) -> Source:
        """Where the list of the transferees is kept."""
        return Source(self.holders, self.holders_table)

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """An Assignment that cannot be, a database without a table, a table of a CSV file."""
        yield from super().mistakes(terms)
        if self.list.is_database and not self.holders_table:
            yield Mistaken("holders", "no table is named", "add a line holders_table: and the table of the Holders")
        if self.holders_table and self.holders.lower().endswith(".csv"):
            yield Mistaken("holders_table", "a CSV file has no tables", "leave it out")
