"""A list of made-up Holders, the same each time: what a division is tried and measured with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

from warrant.listed import Listed
from warrant.quantities import Shares

HEADINGS = ("certificate", "name", "address", "shares", "postal_code")
GIVEN = (
    "Ada Bo Charlotte Dmitri Eleanor François Grace Hiroshi Ingrid José Katarzyna Luke Mary-Jane Ng O'Neil Zoë".split()
)
FAMILY = (
    "Abbott Baker-Whitfield Castellanos D'Amico Ek Featherstonehaugh García Huang Ibáñez Li MacAllister Nuñez".split()
)
FAMILY += (
    "O'Brien Papadopoulos Quigley Rosenthal-Steinberg Smith Tran Ut van der Meulen-Oosterhout Weiß Yamamoto".split()
)
TRADES = "Capital Income Growth Opportunity Pension Value Venture Bridge Leasing Equity".split()
ENDS = (
    "LLC",
    "L.P.",
    "Inc.",
    "Fund II, L.P.",
    "Trust dated 4/11/1997",
    "Partners 401(k) Plan",
    "& Co.",
    "Ltd.",
    "N.A.",
)
STREETS = "Main Elm Federal State Congress Tasman Bear-Hill Market Constitution Wall".split()
KINDS = ("Street", "Avenue", "Road", "Boulevard", "Court", "Square")
CITIES = (
    ("Boston", "MA", 2108),
    ("Waltham", "MA", 2451),
    ("New York", "NY", 10005),
    ("San Jose", "CA", 95134),
    ("Truth or Consequences", "NM", 87901),
    ("Winston-Salem", "NC", 27101),
    ("Ely", "MN", 55731),
)
SPREAD = (2, 5, 10, 10, 20, 30, 50, 80, 120, 200, 573)
"""How many hundredths of an average holding a Holder may have: mostly small ones, a few large."""


def holders(count: int, total: Shares, seed: int = 0) -> Iterator[Listed]:
    """So many Holders, whose shares in tenths are exactly ``total``; line 1 has the headings."""
    random = Random(seed)
    left = int(total.amount * 10)
    if left < count:
        raise ValueError(f"{total} shares are not a tenth for each of {count} Holders")
    for number in range(1, count + 1):
        after = count - number
        mean = max(left // (after + 1), 1)
        held = min(max(mean * random.choice(SPREAD) // 100 + random.randrange(10), 1), left - after) if after else left
        left -= held
        address, postal_code = _address(random)
        yield Listed(number + 1, f"H-{number:05}", _name(random), address, Shares(Fraction(held, 10)), postal_code)


def write_csv(path: Path, lines: Iterable[Listed]) -> None:
    """Writes a list as CSV, the lines of an address parted by "|"."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(cells(each) for each in lines)


def cells(each: Listed) -> tuple[str, ...]:
    """The text of each cell of a Holder's line, under the headings."""
    return each.certificate, each.name, "|".join(each.address), str(each.shares), each.postal_code


def _name(random: Random) -> str:
    person = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
    match random.randrange(10):
        case 0:
            return f"{random.choice(FAMILY)} {random.choice(TRADES)} {random.choice(ENDS)}"
        case 1:
            return f"{person} and {random.choice(GIVEN)} {random.choice(FAMILY)}, as joint tenants"
        case 2:
            return f"The {random.choice(FAMILY)} Family {random.choice(TRADES)} {random.choice(ENDS)}"
        case 3:
            return f"{person}, {random.choice(('Jr.', 'III', 'Trustee', 'Esq.'))}"
        case _:
            return person


def _address(random: Random) -> tuple[tuple[str, ...], str]:
    """Two to four lines, and the ZIP or ZIP+4 with which the last ends."""
    city, state, first = random.choice(CITIES)
    code = f"{first + random.randrange(30):05}" + (
        f"-{random.randrange(10_000):04}" if random.randrange(3) == 0 else ""
    )
    street = f"{random.randrange(1, 12_000)} {random.choice(STREETS)} {random.choice(KINDS)}"
    lines = [street, f"{city}, {state} {code}"]
    if random.randrange(4) == 0:
        lines.insert(1, f"Suite {random.randrange(1, 4_000)}")
    if random.randrange(6) == 0:
        lines.insert(0, f"c/o {random.choice(FAMILY)} & {random.choice(FAMILY)}")
    return tuple(lines), code
