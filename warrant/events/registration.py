"""Company's determination to register stock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.terms import Terms

Only = Literal["nothing", "employee_benefit_plans", "rule_145_transaction"]


@dataclass(frozen=True, kw_only=True)
class Registration(Event):
    """Company determines to register Common Stock or securities for it (Exhibit D 2(a)).

    ``form`` is the registration form ("S-1"); ``secondary_sales`` says whether it permits such. ``for_account_of``
    is whose stock it is. ``relates_solely_to`` names a kind that the clause excludes. ``jurisdictions`` are those in
    which Company intends to attempt to qualify the securities.
    """

    kind: ClassVar[str] = "registration"
    governed_by: ClassVar[str] = "Exhibit D 2(a)"

    determined_on: date
    form: str
    for_account_of: Literal["company", "other_shareholders", "both"]
    underwritten: Literal["yes", "no"]
    jurisdictions: tuple[str, ...]
    relates_solely_to: Only = "nothing"
    secondary_sales: Literal["permitted", "not_permitted"] = "permitted"

    @property
    def on(self) -> date:
        """The day of the determination."""
        return self.determined_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """No rights before the date of the Warrant."""
        if terms and self.determined_on < terms.issued_on:
            yield Mistaken(
                "determined_on", "it is before the date of the Warrant", "leave it out: no Holder had rights"
            )
