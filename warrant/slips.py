"""The slips of the executed form, and which of them a new Warrant corrects (Section 7.2).

    a new Warrant or Warrants, of the same tenor as this Warrant ... shall be made and delivered by Company

A new Warrant says what the executed form says, slips and all, but for the corrections that counsel approved by the day
on which it is made. The Warrant as executed never changes. ``slips.toml`` holds the slips.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from warrant.data import dataclass
from warrant.facts import AnyFact, Fact
from warrant.records import Record

CLAUSE = "7.2"
OF_THE_NAME = "slip-01"
"""The slip in the Company's name, which is the matter's own words."""


@dataclass(frozen=True)
class Slip:
    """A slip: its clause, the words as executed and as corrected, how it is found.

    ``corrected`` is ``None`` where no correction goes without a lawyer's words; ``because`` then says why. Empty
    words are words left out.
    """

    id: str
    clause: str
    words: str
    found: str
    corrected: str | None = None
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Correction(Record):
    """A correction that counsel approved: the id of the slip, who approved it, and on which day."""

    id: str
    approved_by: str
    approved_on: date


@cache
def slips() -> Mapping[str, Slip]:
    """Every slip of the executed form that is known, by its id."""
    data = tomllib.loads(Path(__file__).with_name("slips.toml").read_text("utf-8"))
    return {id: Slip(id, **each) for id, each in data.items()}


def mistaken(corrections: Iterable[Correction]) -> Iterator[tuple[Correction, str, str]]:
    """Each correction of no slip, of a slip that has none, or approved twice: it, what is wrong, what to write."""
    seen: dict[str, Correction] = {}
    for each in corrections:
        slip = slips().get(each.id)
        first = seen.setdefault(each.id, each)
        if slip is None:
            correctable = ", ".join(id for id, slip in slips().items() if slip.corrected is not None)
            yield each, f"the executed form has no slip {each.id!r}", f"write one of {correctable}"
        elif slip.corrected is None:
            what = f"{each.id} has no correction: {slip.because}"
            yield each, what, "leave it out, and amend the words by an instrument under Section 17"
        elif first is not each:
            where = f"keep one: the first is at line {first.source('id').line}"
            yield each, f"the correction of {each.id} is approved twice", where


def approved(corrections: Iterable[Correction], on: date) -> tuple[Correction, ...]:
    """The corrections that a new Warrant made on a day has, in the order of the form."""
    return tuple(sorted((each for each in corrections if each.approved_on <= on), key=lambda each: each.id))


def name_of(slip_id: str) -> str:
    """The name under which a paper states the corrected words."""
    return slip_id.replace("-", "_")


def corrected(correction: Correction) -> Fact[str]:
    """The words as corrected, empty where the correction leaves words out."""
    slip = slips()[correction.id]
    how = f"as corrected: approved by {correction.approved_by} on {correction.approved_on}"
    return Fact(f"{slip.id}.corrected", slip.corrected or "", slip.clause, how, source=correction.source("id"))


def listed(
    correction: Correction, words: AnyFact | None = None, instead: AnyFact | None = None
) -> Mapping[str, AnyFact]:
    """One approved correction for a list: the words as executed and as corrected, by whom it was approved and when.

    ``words`` and ``instead`` stand for those of the form where they are the matter's own.
    """
    slip = slips()[correction.id]
    executed = Fact(f"{slip.id}.words", slip.words, slip.clause, "as executed")
    stated = {name: correction.given(slip.id, name, CLAUSE) for name in ("id", "approved_by", "approved_on")}
    clause = Fact(f"{slip.id}.clause", slip.clause, slip.clause, "where the slip is")
    return {**stated, "clause": clause, "words": words or executed, "corrected": instead or corrected(correction)}
