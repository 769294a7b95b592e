"""A stock dividend, subdivision or split-up."""

from __future__ import annotations

from typing import ClassVar

from warrant.data import dataclass
from warrant.events.split import Split
from warrant.quantities import Rate


@dataclass(frozen=True, kw_only=True)
class Subdivision(Split):
    """An increase of the outstanding shares in a ratio above one (6(iii)).

    ``rate`` is a stock dividend's: the shares paid on each share outstanding ("5%" makes 21 of 20).
    """

    kind: ClassVar[str] = "subdivision"

    rate: Rate | None = None
