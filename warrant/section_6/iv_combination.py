"""Section 6(iv): a combination of the outstanding shares.

If ... the number of shares of Common Stock outstanding is decreased by a combination of the
outstanding shares of Common Stock, then, following the record date for such combination, the
Warrant Price shall appropriately increase so that the number of shares of Common Stock issuable
upon the exercise hereof shall be decreased in proportion to such decrease in outstanding shares.
"""

from __future__ import annotations

from warrant.adjustment import Computation, Considered, State
from warrant.events.combination import Combination
from warrant.events.event import Event
from warrant.matter import Matter
from warrant.section_6 import splits

CLAUSE = "6(iv)"


def consider(event: Event, state: State, matter: Matter) -> Considered:
    """Whether an event decreases the outstanding shares by a combination."""
    if isinstance(event, Combination):
        because = "the outstanding shares are decreased by a combination"
        return Considered(CLAUSE, True, because, (splits.ratio(event, CLAUSE),), ("R2",))
    return Considered(CLAUSE, False, "there is no combination of the outstanding shares")


def compute(event: Event, state: State, matter: Matter) -> Computation:
    """The price increased in proportion."""
    assert isinstance(event, Combination)
    return splits.compute(event, CLAUSE, state, matter)
