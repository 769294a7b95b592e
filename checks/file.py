"""A file by itself, held against no matter: what DRF and FIL ask after."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checks.inspect.sighting import Inspection
from checks.text import Paper
from warrant.data import dataclass

if TYPE_CHECKING:
    from checks.drafting.agreement import Agreement


@dataclass(frozen=True)
class File:
    """One file that was given: the paper that was read of it, or ``None`` and in a sentence why it could not be.

    ``inspection`` tells what else was looked at in it; ``None`` where nobody asked for that.
    """

    path: Path
    paper: Paper | None
    why: str = ""
    inspection: Inspection | None = None

    @cached_property
    def agreement(self) -> Agreement | None:
        """The paper as a drafted text, taken apart once for all rules."""
        from checks.drafting.agreement import Agreement  # not in a reading process, which asks for none

        return Agreement(self.paper) if self.paper else None
