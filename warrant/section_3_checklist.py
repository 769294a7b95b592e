"""Section 3: what else Company covenants of the shares issued upon an exercise.

    Company ... shall pay when due and payable any and all federal and state taxes which may be payable in
    respect of the issue ... if any shares of capital stock ... require registration with or approval of any
    governmental authority ..., then Company shall in good faith and as expeditiously as possible endeavor to
    secure such registration or approval ... If and so long as the Common Stock ... is listed on any national
    securities exchange, Company shall ... list and keep listed ... all shares

None of it is computed: a matter states how it stands, and what it does not state is said to be so.
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact

CLAUSE = "3"
ITEMS = ("issue_taxes", "approvals", "listing")
AMISS = ("paid by holder", "not listed")  # an approval still pending is no breach: Company has to endeavor


def checklist(event: Exercise) -> tuple[Mapping[str, AnyFact], ...]:
    """Each item with its standing in words, "not stated" where the matter is silent."""
    return tuple(_row(event, item) for item in ITEMS)


def _row(event: Exercise, item: str) -> Mapping[str, AnyFact]:
    stated = event.fact(item, CLAUSE)
    how = "how the item stands"
    words = getattr(event, item).replace("_", " ")
    return {
        "item": Fact(f"{event.id}.checklist.{item}", item.replace("_", " "), CLAUSE, "an item", event=event.id),
        "standing": Fact(f"{event.id}.{item}_stand", words, CLAUSE, how, event=event.id, source=stated.source),
    }
