"""The tabs of a packet, a module each, in the order in which they are bound.

A module has ``TITLE`` and ``sheets(subject)``, which yields the ``Sheet``s under it; the first bears the tab's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from importlib import import_module

from tenor.packet.subject import Subject
from warrant.data import dataclass

ORDER = (
    "report",
    "documents",
    "computation",
    "readings",
    "negatives",
    "redlines",
    "register",
    "capitalisation",
    "deadlines",
    "corrections",
    "evidence",
)
FOR_A_HOLDER = ("documents", "computation", "clauses")
"""What a Holder is shown: its papers, how their figures were found, the clauses; no evidence, no affairs of others."""


@dataclass(frozen=True)
class Sheet:
    """A PDF to be bound under a title; ``file`` is the paper that it is, empty for what the packet itself prints."""

    title: str
    data: bytes
    file: str = ""
    is_form: bool = False
    outline: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Tab:
    """A tab: its number, counted from 1, its title and its sheets."""

    number: int
    title: str
    sheets: tuple[Sheet, ...]


def tabs(subject: Subject, progress: Callable[[str], None]) -> Iterator[Tab]:
    """The tabs of a packet, in order."""
    for number, name in enumerate(FOR_A_HOLDER if subject.holder else ORDER, 1):
        module = import_module(f"{__name__}.{name}")
        progress(module.TITLE)
        yield Tab(number, module.TITLE, tuple(module.sheets(subject)))
