"""Section 6(iv): a combination of the outstanding shares.

If ... the number of shares of Common Stock outstanding is decreased by a combination of the
outstanding shares of Common Stock, then, following the record date for such combination, the
Warrant Price shall appropriately increase so that the number of shares of Common Stock issuable
upon the exercise hereof shall be decreased in proportion to such decrease in outstanding shares.
"""

from __future__ import annotations

from warrant.adjustment import Computation, Considered
from warrant.events.combination import Combination
from warrant.matter import Matter
from warrant.section_6 import splits
from warrant.state import State

CLAUSE = "6(iv)"
EVENTS = (Combination,)
OTHERWISE = "there is no combination of the outstanding shares"


def consider(event: Combination, state: State, matter: Matter) -> Considered:
    """Whether an event decreases the outstanding shares by a combination."""
    because = "the outstanding shares are decreased by a combination"
    return Considered(CLAUSE, True, because, (splits.ratio(event, CLAUSE),), ("R2",))


def compute(event: Combination, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
    """The price increased in proportion."""
    return splits.compute(event, CLAUSE, state, matter)
