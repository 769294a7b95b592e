"""A stock dividend, subdivision or split-up."""

from dataclasses import dataclass
from typing import ClassVar

from warrant.events.split import Split


@dataclass(frozen=True, kw_only=True)
class Subdivision(Split):
    """An increase of the outstanding shares in a ratio above one (6(iii))."""

    kind: ClassVar[str] = "subdivision"
