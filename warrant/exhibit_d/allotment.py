"""How whole shares are divided "in proportion, as nearly as practicable, to the respective amounts ... requested".

The method is Webster's: of all divisions of the number available into whole shares, the one in which no share
could pass from one party to another and bring the parts of their requests that any two are granted closer
together. That is proportion, as nearly as whole shares allow. It is a divisor method, so that

- nobody's shares fall when more become available (a largest remainder may take one away: the Alabama paradox);
- nobody is given more than it requested: at as many shares as were requested each has just what it requested;
- what two parties have of their joint shares rests on their two requests alone, whoever else comes or goes.

Where two have the same claim to the last share, the larger request goes first, then the party's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def allotted(requested: Mapping[str, int], available: int) -> dict[str, int]:
    """Whole shares by party: together ``available``, or as many as were requested where that is less.

    ``requested`` are whole shares, more than none each, by the party's name. The order
    of the mapping changes nothing.
    """
    total = sum(requested.values())
    if available >= total:
        return dict(requested)
    shares = {party: _nearest(asked * available, total) for party, asked in requested.items()}
    while (over := sum(shares.values()) - available) != 0:
        party = _least(shares, requested) if over > 0 else _next(shares, requested)
        shares[party] += -1 if over > 0 else 1
    return shares


def _nearest(part: int, whole: int) -> int:
    """The whole number nearest to ``part / whole``, from one half on the higher."""
    return (2 * part + whole) // (2 * whole)


def _next(shares: Mapping[str, int], requested: Mapping[str, int]) -> str:
    """The party with the first claim to one share more."""
    return min(shares, key=lambda party: _turn(party, shares[party], requested))


def _least(shares: Mapping[str, int], requested: Mapping[str, int]) -> str:
    """The party whose last share has the last claim of all that are given."""
    given = [party for party in shares if shares[party]]
    return max(given, key=lambda party: _turn(party, shares[party] - 1, requested))


def _turn(party: str, held: int, requested: Mapping[str, int]) -> tuple[Fraction, int, str]:
    """When the turn of a party comes that holds so many shares: the lower, the sooner."""
    asked = requested[party]
    return Fraction(2 * held + 1, asked), -asked, party
