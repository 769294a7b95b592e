"""The columns of a list of Holders, told by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tenor.holders.places import no_list
from warrant.listed import Source

ADDRESS_LINES_MAX = 6
CERTIFICATE, NAME, ADDRESS, SHARES, POSTAL_CODE = "certificate", "name", "address", "shares", "postal_code"
ADDRESS_LINES = tuple(f"address_{line}" for line in range(1, ADDRESS_LINES_MAX + 1))
KNOWN = (CERTIFICATE, NAME, ADDRESS, *ADDRESS_LINES, SHARES, POSTAL_CODE)
WRITTEN = f"{CERTIFICATE}, {NAME}, {ADDRESS}, {SHARES} and, if you like, {POSTAL_CODE}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each value stands in a row of ``count`` cells: one cell with the address, or one for each of its lines."""

    count: int
    certificate: int
    name: int
    address: tuple[int, ...]
    shares: int
    postal_code: int | None


def heading(text: str) -> str:
    """A heading as it is compared: "Postal Code" is postal_code."""
    return "_".join(text.lower().replace("_", " ").split())


def columns_of(heads: Sequence[str], source: Source, line: int) -> Columns:
    """The columns under these headings, in any order; ``BadMatter`` if any is missing, unknown or there twice."""
    names = [heading(each) for each in heads]
    mistakes = list(_mistakes(names))
    if mistakes:
        raise no_list(source, "; ".join(mistakes), f"write the headings {WRITTEN}", line)
    lines = [ADDRESS] if ADDRESS in names else [each for each in ADDRESS_LINES if each in names]
    return Columns(
        count=len(names),
        certificate=names.index(CERTIFICATE),
        name=names.index(NAME),
        address=tuple(map(names.index, lines)),
        shares=names.index(SHARES),
        postal_code=names.index(POSTAL_CODE) if POSTAL_CODE in names else None,
    )


def _mistakes(names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            yield f"unknown column {name!r}{meant}" if name else "a column without a heading"
        elif names.count(name) > 1:
            yield f"the column {name} is there {names.count(name)} times"
    yield from (f"the column {name} is missing" for name in (CERTIFICATE, NAME, SHARES) if name not in names)
    lines = [name for name in ADDRESS_LINES if name in names]
    if ADDRESS in names and lines:
        yield f"the column {ADDRESS} beside {lines[0]}"
    if ADDRESS not in names and lines != list(ADDRESS_LINES[: len(lines)] or ADDRESS_LINES[:1]):
        yield f"the column {ADDRESS_LINES[0]} is missing" if lines else f"the column {ADDRESS} is missing"
