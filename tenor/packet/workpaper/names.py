"""The names of cells: a fact's id with every character but letters and digits replaced by an underscore.

"E-001.price_after" is E_001_price_after, "W-1.warrant_shares" W_1_warrant_shares. A name that would begin with a digit
begins with an underscore. Spreadsheets do not tell capitals from small letters: of two names that are then the same, or
of a supposed past whose ids were cut, the second ends in "_2". Every id holds a point, and so every name an underscore:
none can be taken for a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tenor.packet.steps import Step


def names_of(steps: Iterable[Step]) -> dict[int, str]:
    """A name for the cell of each step, by the identity of its fact."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for step in steps:
        name = first = legal(step.fact.id)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{first}_{number}"
        taken.add(name.casefold())
        found[id(step.fact)] = name
    return found


def legal(id: str) -> str:
    """A fact's id as a name that Excel and LibreOffice take."""
    name = re.sub(r"[^A-Za-z0-9]", "_", id)
    return f"_{name}" if name[0].isdigit() or "_" not in name else name
