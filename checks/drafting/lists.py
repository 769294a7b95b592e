"""Lists: labels that count on from one another, in one another and after one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from checks.drafting.labels import DECIMALS, Label
from warrant.data import dataclass

LATE_FIRST = {("()a", 24), ("()a", 23), ("()A", 24)}
"""Lists that by custom begin near the alphabet's end: (x), (y), (z)."""
FAR = 4
"""A label farther on than this from the one due belongs to no list that is open."""
LATE = 4
"""A label up to this that no list awaits begins one late; a later one is a citation, or goes on from elsewhere."""


@dataclass(frozen=True)
class Fault:
    """A label out of turn: which it is, and the value that was due."""

    label: Label
    due: int
    value: int


@dataclass
class List:
    """One list: the style of its labels, the labels, how deep it lies, and what is out of turn in it."""

    style: str
    value: int
    labels: list[Label]
    parents: tuple[Label, ...]
    faults: list[Fault] = field(default_factory=list)


def lists(labels: Iterable[Label]) -> Iterator[List]:
    """The lists that labels make, which stand in one Section."""
    every: list[List] = []
    opened: list[List] = []
    for label in labels:
        if label.form != DECIMALS:
            _take(label, opened, every)
    return iter(every)


def _take(label: Label, opened: list[List], every: list[List]) -> None:
    if _goes_on(label, opened) or _is_roman_after_all(label, opened, every):
        return
    if first := _as_first(label):
        _open(label, *first, opened, every)
    elif label.begins and not _out_of_turn(label, opened):
        style, value = next(label.values(), ("", 0))
        if 1 < value <= LATE and label.form == "()":
            _open(label, style, value, opened, every)
            opened[-1].faults.append(Fault(label, 1, value))


def _goes_on(label: Label, opened: list[List]) -> bool:
    for at in reversed(range(len(opened))):
        if (opened[at].style, opened[at].value + 1) in label.values():
            opened[at].labels.append(label)
            opened[at].value += 1
            del opened[at + 1 :]
            return True
    return False


def _is_roman_after_all(label: Label, opened: list[List], every: list[List]) -> bool:
    """Whether an (i) that was taken for the letter after (h) turns out to begin a list, now that (ii) follows."""
    if label.text.lower() != "ii" or not opened:
        return False
    letters = next((each for each in reversed(opened) if each.labels[-1].text == label.text[:1]), None)
    if letters is None or letters.value != 9:
        return False
    first = letters.labels.pop()
    letters.value = 8
    _open(first, next(style for style, value in label.values() if value == 2), 1, opened, every)
    opened[-1].labels.append(label)
    opened[-1].value = 2
    return True


def _as_first(label: Label) -> tuple[str, int] | None:
    for style, value in label.values():
        if value == 1:
            return style, 1
    return next((each for each in label.values() if each in LATE_FIRST and label.begins), None)


def _open(label: Label, style: str, value: int, opened: list[List], every: list[List]) -> None:
    parents = tuple(each.labels[-1] for each in opened)
    opened.append(List(style, value, [label], parents))
    every.append(opened[-1])


def _out_of_turn(label: Label, opened: list[List]) -> bool:
    """Notes that a label is not the one due, in the innermost list of its style and form; whether there is one."""
    for at in reversed(range(len(opened))):
        for style, value in label.values():
            if style == opened[at].style and value <= opened[at].value + FAR:
                opened[at].faults.append(Fault(label, opened[at].value + 1, value))
                opened[at].labels.append(label)
                opened[at].value = max(opened[at].value, value)
                del opened[at + 1 :]
                return True
    return False
