"""Facts of what would have obtained, told apart from those of what did."""

from __future__ import annotations

from warrant.facts import AnyFact, id_of
from warrant.state import State


class Supposed:
    """Names the facts of a supposed past: "L-1.as_if.E-002.price_after" is E-002's price as L-1 supposes it.

    ``given`` is the state on which the supposing begins: its facts keep their names.
    """

    def __init__(self, prefix: str, given: State) -> None:
        self._prefix = prefix
        self._named = {id(fact): (fact, fact) for fact in given.facts()}

    def state(self, state: State) -> State:
        """A state of the supposed past with its facts, and all that they rest on, named."""
        return state.mapped(self.fact)

    def fact(self, fact: AnyFact) -> AnyFact:
        """A fact of the supposed past, and all that it rests on, named; each once, by its identity."""
        if (known := self._named.get(id(fact))) is None:
            inputs = tuple(self.fact(each) for each in fact.inputs)
            named = fact._replace(id=id_of(self._prefix, fact.id), inputs=inputs)
            known = self._named[id(fact)] = (fact, named)
            self._named[id(named)] = (named, named)
        return known[1]
