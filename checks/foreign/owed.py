"""What the clause requires of a paper by others, and whether the paper states it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from checks.case import Case, Stated
from checks.foreign.facts import facts_named
from checks.wording import wording
from warrant.data import dataclass
from warrant.facts import AnyFact, Value
from warrant.quantities import Quantity

Weight = Literal["required", "follows", "nothing"]


@dataclass(frozen=True)
class Asked:
    """A fact that a clause asks for: how much, and where the paper states it; ``None`` where it does not."""

    name: str
    clause: str
    fact: AnyFact | None
    weight: Weight
    stated: Stated | None


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("owed.toml").read_text("utf-8"))
    return {name: frozenset(each) for name, each in data.items()}


def asked(case: Case) -> Iterator[Asked]:
    """Every fact that the clauses of a paper's kind ask for, once."""
    seen: set[str] = set()
    for owed in wording(case.document.kind).owed:
        for name in owed.facts if owed.applies(case.document) else ():
            if name not in seen and name not in _lists()["ours"]:
                seen.add(name)
                for fact in facts_named(name, case.document) or (None,):
                    yield Asked(name, owed.clause, fact, _weight(name, fact), _stated(name, fact, case))


def _weight(name: str, fact: AnyFact | None) -> Weight:
    if fact is not None and _is_nothing(fact.value):
        return "nothing"
    return "follows" if name in _lists()["follows"] else "required"


def _is_nothing(value: Value) -> bool:
    """Whether a value is an amount or a count of nothing, which goes without saying."""
    return value == 0 if isinstance(value, int) else isinstance(value, Quantity) and value.amount == 0


def _is_of(stated: Stated, name: str, fact: AnyFact | None) -> bool:
    return bool(fact and stated.fact and stated.fact.id == fact.id) or (fact is None and stated.name == name)


def _stated(name: str, fact: AnyFact | None, case: Case) -> Stated | None:
    """Where a fact is stated, right before wrong, and of those where it is surest.

    A clause is stated by any clause within it, a figure by one of the same value.
    """
    found = [each for each in case.stated if _is_of(each, name, fact)]
    if not found and name.endswith("clause") and fact:
        found = [each for each in case.stated if each.fact and str(each.fact.value).startswith(str(fact.value))]
    if not found and fact and not isinstance(fact.value, str):
        found = [each for each in case.stated if each.is_right and each.fact and each.fact.value == fact.value]
    order = ("certain", "high", "low")
    return min(found, key=lambda each: (not each.is_right, order.index(each.confidence)), default=None)
