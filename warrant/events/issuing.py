"""What issues of Common Stock and issues of rights to it have in common."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import NO_MONEY, Money
from warrant.terms import Terms

FOR_PROPERTY = ("other_consideration", "property_received", "determined_on")


@dataclass(frozen=True, kw_only=True)
class Issuing(Event):
    """An issue for a consideration, in cash or otherwise.

    ``other_consideration`` is the fair market value, in dollars, of the ``property_received``, as the Board
    of Directors determined it on ``determined_on`` (6(i)2): all three are stated, or none. ``expenses`` are
    those of the issue, in dollars (6(i)1).
    """

    issued_on: date
    expenses: Money = NO_MONEY
    other_consideration: Money | None = None
    property_received: str | None = None
    determined_on: date | None = None

    @property
    def on(self) -> date:
        """The date of the issue."""
        return self.issued_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """What is said of consideration other than cash, said in part."""
        missing = [name for name in FOR_PROPERTY if getattr(self, name) is None]
        if 0 < len(missing) < len(FOR_PROPERTY):
            stated = next(name for name in FOR_PROPERTY if name not in missing)
            yield Mistaken(stated, f"{' and '.join(missing)} must stand beside it", f"state {', '.join(FOR_PROPERTY)}")
