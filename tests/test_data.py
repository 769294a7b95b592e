"""The dataclasses of the project do what those of the standard library do."""

from __future__ import annotations

import dataclasses
import pickle
from copy import copy
from typing import Any, ClassVar

import pytest

from warrant.data import dataclass

SOURCE = """
class Part:
    name: str
    count: int = 1

class Whole(Part):
    kind: ClassVar[str] = "whole"
    parts: tuple[Part, ...] = ()
    notes: list[str] = dataclasses.field(default_factory=list)
    seen: int = dataclasses.field(default=0, compare=False, repr=False)
    length: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.parts))

class Equal:
    name: str

    def __eq__(self, other: object) -> bool:
        return True

class Empty:
    pass
"""
OPTIONS = [{"frozen": frozen, "kw_only": kw_only} for frozen in (False, True) for kw_only in (False, True)]


@dataclass(frozen=True)
class Kept:
    """One that pickle can find."""

    name: str
    parts: tuple[Kept, ...] = ()


def classes(decorator: Any, options: dict[str, bool]) -> Any:
    """The classes of ``SOURCE``, each decorated before the next is made of it."""
    known: dict[str, Any] = {"dataclasses": dataclasses, "ClassVar": ClassVar, "__name__": __name__}
    for source in SOURCE.split("\nclass ")[1:]:
        exec(f"class {source}", known)
        name = source.partition(":")[0].partition("(")[0]
        known[name] = decorator(**options)(known[name])
    return known


def outcome(ask: Any) -> Any:
    """What is answered, or what is raised."""
    try:
        return ask()
    except (TypeError, AttributeError) as error:
        return type(error), str(error)


def answers(known: Any) -> list[Any]:
    """What the classes answer when they are used."""
    part, whole, equal, empty = (known[name] for name in ("Part", "Whole", "Equal", "Empty"))
    made = [lambda: part("a"), lambda: part(name="a", count=2), lambda: whole("a", 1, (1, 2), ["n"], 5), lambda: part()]
    made += [lambda: whole(name="a", parts=(3,), seen=4), lambda: part("a", 1, 2), lambda: whole(name="a", length=1)]
    made += [lambda: equal(name="b"), lambda: empty(), lambda: part(name="a"), lambda: whole(name="a", seen=9)]
    found = [outcome(each) for each in made]
    instances = [each for each in found if dataclasses.is_dataclass(each)]
    told: list[Any] = [str(each) for each in found]
    for one in instances:
        told += [one == other for other in instances] + [one != None]  # noqa: E711
        told += [outcome(lambda one=one: hash(one) == hash(dataclasses.replace(one)))]
        other = copy(one)
        told += [outcome(lambda other=other: setattr(other, "name", "z")), vars(other)]
        told += [outcome(lambda other=other: delattr(other, "name"))]
        told += [[each.name for each in dataclasses.fields(one)], vars(one), type(one).__match_args__]
    return told


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_dataclass_of_ours_answers_as_one_of_the_standard_library(options: dict[str, bool]) -> None:
    ours, theirs = classes(dataclass, options), classes(dataclasses.dataclass, options)
    assert answers(ours) == answers(theirs)


def test_lists_are_made_anew_for_each_instance() -> None:
    whole = classes(dataclass, {"kw_only": True})["Whole"]
    assert whole(name="a").notes is not whole(name="a").notes


def test_an_instance_comes_back_from_pickle_equal() -> None:
    kept = Kept("a", (Kept("b"),))
    assert pickle.loads(pickle.dumps(kept)) == kept


def test_nothing_is_compiled_for_a_class_of_which_no_instance_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from warrant import data

    compiled = []
    init_of = data._init_of
    monkeypatch.setattr(data, "_init_of", lambda cls, frozen: compiled.append(cls.__name__) or init_of(cls, frozen))
    known = classes(dataclass, {"frozen": True})
    assert not compiled
    known["Part"]("a"), known["Part"]("b")
    assert compiled == ["Part"]
