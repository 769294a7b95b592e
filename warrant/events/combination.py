"""A combination of the outstanding shares."""

from typing import ClassVar

from warrant.data import dataclass
from warrant.events.split import Split


@dataclass(frozen=True, kw_only=True)
class Combination(Split):
    """A decrease of the outstanding shares in a ratio below one (6(iv))."""

    kind: ClassVar[str] = "combination"
