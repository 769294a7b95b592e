"""Regular expressions that are compiled when they are first used.

There are some four hundred in the project, and a run uses a part of them: to compile them all as their modules are
imported would take longer than to load and replay a matter.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["regex"]


class _Regex:
    """What becomes a pattern when something is asked of it; each method is looked for once."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self._expression, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        if "_compiled" not in vars(self):
            self._compiled = re.compile(self._expression, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def regex(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module to hold; its methods are all that may be used of it."""
    return cast("re.Pattern[AnyStr]", _Regex(expression, flags))
