"""A text that is the same in the papers of every Holder but for the Holder's own values.

Which part varies is seen in the papers of two Holders, never supposed: what the two have alike is constant, and where
they differ both must say one value of their Holders, by the same name. A name whose values are alike in the two proves
nothing; ``Proven.fixed`` holds these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checks.bulk.unlike import Unlike

Values = Mapping[str, str]
"""The texts that are one Holder's own, by name."""

Names = tuple[str, ...]
"""The names that a place of a text may have; more than one where the two Holders have the same values for them."""


@dataclass(frozen=True)
class Varying:
    """``pieces`` are constant; between each and the next stands the value that ``names`` tells."""

    pieces: tuple[str, ...]
    names: tuple[Names, ...]

    def says(self, values: Values) -> str:
        """The text for a Holder. ``Unlike`` where one place would have to say two values."""
        for names in self._of_several:
            if any(values[name] != values[names[0]] for name in names[1:]):
                raise Unlike(f"one place cannot say both {names[0]} and {names[1]}")
        if self._alone:
            return values[self._alone]
        return self._form % tuple([values[name] for name in self._first])

    @cached_property
    def _of_several(self) -> tuple[Names, ...]:
        return tuple(names for names in self.names if len(names) > 1)

    @cached_property
    def _first(self) -> Names:
        return tuple(names[0] for names in self.names)

    @cached_property
    def _alone(self) -> str:
        """The name of the value that is the whole text, if it is."""
        return self._first[0] if self.pieces == ("", "") else ""

    @cached_property
    def _form(self) -> str:
        """The text as a form for ``%``."""
        return "%s".join(piece.replace("%", "%%") for piece in self.pieces)


def varying(one: str, other: str, of_one: Values, of_other: Values) -> Varying:
    """What two papers have in common, and the names of the values in which they differ.

    ``Unlike`` where they differ in anything that is no value of their Holders.
    """
    pieces: list[str] = []
    names: list[Names] = []
    at = begin = after = 0
    while (same := _same(one, other, at, after)) < len(one) - at or same < len(other) - after:
        name, back = _value(one, other, at + same, after + same, same, of_one, of_other)
        start, start_of_other = at + same - back, after + same - back
        pieces.append(one[begin:start])
        names.append(name)
        at = begin = start + len(of_one[name[0]])
        after = start_of_other + len(of_other[name[0]])
    pieces.append(one[begin:])
    return Varying(tuple(pieces), tuple(names))


def _same(one: str, other: str, at: int, after: int) -> int:
    """For how many characters two texts are alike, each from a place of its own."""
    most = min(len(one) - at, len(other) - after)
    low = 0
    while low < most:  # alike for ``low`` characters; doubles the step while it holds
        step = 1
        while low + step <= most and one[at + low : at + low + step] == other[after + low : after + low + step]:
            low, step = low + step, step * 2
        if step == 1:
            return low
    return low


def _value(
    one: str, other: str, at: int, after: int, alike: int, of_one: Values, of_other: Values
) -> tuple[Names, int]:
    """The names of the values in which two texts differ, and how far before the difference they begin.

    Of several that would fit, that which begins first, then the longest: a value is never taken for a part of itself.
    """
    found: dict[tuple[int, int, int], list[str]] = {}
    for name, value, begins in _differing(of_one, of_other):
        for back in range(min(begins, alike) + 1):
            if one.startswith(value, at - back) and other.startswith(of_other[name], after - back):
                found.setdefault((back, len(value), len(of_other[name])), []).append(name)
    if not found:
        raise Unlike(f"two Holders' papers differ in more than their values: {one[at : at + 40]!r}")
    best = max(found)
    return tuple(found[best]), best[0]


def _differing(of_one: Values, of_other: Values) -> Iterator[tuple[str, str, int]]:
    """The values that differ: the name, that of the one, and how many characters both begin with."""
    for name, value in of_one.items():
        if name in of_other and value != of_other[name]:
            yield name, value, _same(value, of_other[name], 0, 0)


Escape = Callable[[str], str]

SIGNS = re.compile(r"""[\0-\x1f&<>"'()\\]""")
"""What some kind of file writes otherwise than as it is."""


def escaped(values: Values, escape: Escape) -> Values:
    """The values as a kind of file writes them."""
    if not SIGNS.search("".join(values.values())):
        return values
    return {name: escape(value) if SIGNS.search(value) else value for name, value in values.items()}


def in_xml(text: str) -> str:
    """A text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
