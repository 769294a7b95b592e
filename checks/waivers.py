"""Which findings are waived, and by which waiver of the matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from checks.model import Check
from warrant.waivers import Waiver

FAMILY = "WAI"
"""The family of rules on waivers, which can themselves not be waived."""


def waiver_of(waivers: Iterable[Waiver], day: date, code: str, check: Check) -> Waiver | None:
    """The first waiver in force on a day under which a check of a rule falls, if it did not pass."""
    if check.passed:
        return None
    return next((each for each in waivers if each.standing(day) == "in force" and _covers(each, code, check)), None)


def _covers(waiver: Waiver, code: str, check: Check) -> bool:
    return (
        waiver.rule == code
        and is_of(waiver, check.file)
        and waiver.event in (None, check.event)
        and waiver.fact in (None, check.fact)
        and waiver.place in (None, *_places(check))
    )


def is_of(waiver: Waiver, file: str) -> bool:
    """Whether a waiver is of a file, as a check names it: a paper, or a file of the matter with or without a line."""
    return waiver.document in (file, Path(file).stem, file.partition(":")[0])


def _places(check: Check) -> tuple[str, ...]:
    """A check's place as reports print it, and without the file's name before it."""
    if not check.place:
        return (check.file,)
    words = str(check.place)
    return words, words.removeprefix(f"{check.place.file}, ")
