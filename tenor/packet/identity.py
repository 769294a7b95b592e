"""When two facts are one: a supposed past (6(i)3) repeats what it leaves as it was.

"L-1.as_if.E-002.cash_paid" is E-002.cash_paid: one line of a workpaper, and one cell to type it into. A fact of a
supposed past is another only where it, or something that it rests on, is supposed otherwise.
"""

from __future__ import annotations

from collections.abc import Hashable

from warrant.facts import AnyFact, AsTurnedOut

SUPPOSED = ".as_if."


class Identity:
    """Tells facts apart by what they say and rest on, whatever past they are of."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[AnyFact, int]] = {}
        self._numbers: dict[Hashable, int] = {}

    def key(self, fact: AnyFact) -> int:
        """A number that two facts share if they are one."""
        stack = [fact]
        while stack:
            each = stack[-1]
            missing = [other for other in each.inputs if id(other) not in self._known]
            if missing and id(each) not in self._known:
                stack += missing
                continue
            stack.pop()
            if id(each) not in self._known:
                # The fact is kept with its number, so that no other takes its place in memory.
                self._known[id(each)] = each, self._numbered(each)
        return self._known[id(fact)][1]

    def _numbered(self, fact: AnyFact) -> int:
        rests_on = tuple(self._known[id(each)][1] for each in fact.inputs)
        named = fact.id.rpartition(SUPPOSED)[2]
        said = (named, fact.how, fact.value, isinstance(fact.source, AsTurnedOut), rests_on)
        return self._numbers.setdefault(said, len(self._numbers))
