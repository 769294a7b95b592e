"""What the tests of divisions share: lists drawn up here, matters with a division, the same Holders as transferees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from conftest import day, executed_terms
from test_section_7 import CISCO

from warrant.book import Book
from warrant.events.division import Division
from warrant.events.event import Event
from warrant.events.transfer import Transfer, Transferee
from warrant.listed import HolderList, Listed
from warrant.matter import Matter
from warrant.parts import Parts, in_tenths
from warrant.quantities import Shares
from warrant.replay import replay

ON = "2002-04-10"
HEADINGS = "certificate,name,address,shares,postal_code"


def division(id: str = "T-1", of: str = "W-1", **changes: Any) -> Division:
    on = day(changes.pop("on", ON))
    stated: dict[str, Any] = {
        "id": id,
        "surrendered_on": on,
        "certificate": of,
        "assignor": CISCO,
        "executed_on": on,
        "holders": "holders.csv",
    }
    return Division(**{**stated, **changes})


def listed(*shares: str) -> tuple[Listed, ...]:
    """A line for each number of shares."""
    return tuple(
        Listed(number + 1, f"H-{number:05}", f"Holder {number}", (f"{number} Main Street", "Reno"), Shares.of(each))
        for number, each in enumerate(shares, 1)
    )


def completed(*tenths: int) -> tuple[Listed, ...]:
    """A line for each number of tenths as far as the shares of W-1 go, and one for what is left of them."""
    left, numbers = 5_420_750, []
    for each in tenths:
        numbers += [each] if each <= left else []
        left -= each if each <= left else 0
    return listed(*(f"{each // 10}.{each % 10}" for each in (*numbers, *([left] if left else []))))


def parts_of(lines: Iterable[Listed]) -> Parts:
    return Parts.of(Counter(in_tenths(each.shares) for each in lines))


def divided_list(lines: Iterable[Listed], unusable: int = 0, of: Division | None = None) -> HolderList:
    return HolderList((of or division()).list, parts_of(lines), unusable)


def divided(
    lines: Sequence[Listed], *events: Event, unusable: int = 0, of: Division | None = None, **terms: Any
) -> Book:
    """The book of a matter in which W-1 is divided among the Holders of some lines, and then some events happen."""
    of = of or division()
    lists = {of.id: divided_list(lines, unusable, of)}
    return replay(Matter(executed_terms(**terms), (of, *events), lists=lists))


def transferred(lines: Sequence[Listed], *events: Event, **terms: Any) -> Book:
    """The same with the Holders as transferees of an ordinary transfer."""
    to = tuple(
        Transferee(
            certificate=each.certificate, name=each.name, state="Nevada", address=each.address, shares=each.shares
        )
        for each in lines
    )
    on = day(ON)
    transfer = Transfer(id="T-1", surrendered_on=on, certificate="W-1", assignor=CISCO, executed_on=on, transferees=to)
    return replay(Matter(executed_terms(**terms), (transfer, *events)))


def write_list(folder: Path, lines: Iterable[Listed], name: str = "holders.csv") -> None:
    rows = (
        f"{each.certificate},{each.name},{'|'.join(each.address)},{each.shares},{each.postal_code}" for each in lines
    )
    (folder / name).write_text("\n".join((HEADINGS, *rows, "")), encoding="utf-8")
