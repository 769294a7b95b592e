"""Section 6(iii): a stock dividend, subdivision or split-up.

If ... the number of shares of Common Stock outstanding is increased by a stock dividend payable in
shares of Common Stock or by a subdivision or split-up of shares of Common Stock, then, following
the record date fixed for the determination of holders of Common Stock entitled to receive such
stock dividend, subdivision or split-up, the Warrant Price shall be appropriately decreased so that
the number of shares of Common Stock issuable upon the exercise hereof shall be increased in
proportion to such increase in outstanding shares.
"""

from __future__ import annotations

from warrant.adjustment import Computation, Considered
from warrant.events.subdivision import Subdivision
from warrant.matter import Matter
from warrant.section_6 import splits
from warrant.state import State

CLAUSE = "6(iii)"
EVENTS = (Subdivision,)
OTHERWISE = "there is no stock dividend, subdivision or split-up"


def consider(event: Subdivision, state: State, matter: Matter) -> Considered:
    """Whether an event increases the outstanding shares without consideration."""
    because = "the outstanding shares are increased by a stock dividend, subdivision or split-up"
    return Considered(CLAUSE, True, because, (splits.ratio(event, CLAUSE),), ("R2",))


def compute(event: Subdivision, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
    """The price decreased in proportion."""
    return splits.compute(event, CLAUSE, state, matter)
