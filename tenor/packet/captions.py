"""What the lines of a workpaper are called."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from tenor.packet.identity import SUPPOSED
from warrant.facts import AnyFact
from warrant.section_5_together import ALL

OF_A_WARRANT = ("product", "shares_after", "shares", "shares_before")
PLANS = ("nonqualified", "incentive")
TRANSFERRED = "transferred"


def caption(fact: AnyFact) -> str:
    """What a fact is, in plain words; with the certificate or the plan that it is of."""
    name = fact.name
    if _is_event(name):
        return f"Warrant Price after {name}, with the rights as they turned out"
    supposed = f"{name} supposed" if SUPPOSED in fact.id else ""
    known = (_captions().get(each) for each in (supposed, f"{name} {fact.clause}", name))
    said = next(filter(None, known), name.replace("_", " ").capitalize())
    return f"{said} ({of})" if (of := _of(fact)) else said


def _of(fact: AnyFact) -> str:
    """The certificate whose shares a fact states, or the plan whose room it is; empty for any other."""
    *before, name = fact.id.split(".")
    if plan := next((each for each in PLANS if each in fact.id), ""):
        return f"{plan} plan"
    if fact.clause in ("5", "6(iii)", "7.2") and name in OF_A_WARRANT and len(before) > 1:
        if before[-1] == TRANSFERRED:
            return f"{TRANSFERRED}, {before[-2]}"
        return "all Warrants" if before[-1] == ALL else before[-1]
    return ""


def _is_event(name: str) -> bool:
    """Whether the last part of a fact's id is an event's: the price after that event, in a past supposed."""
    return bool(re.search(r"\d", name)) and "_" not in name and not name.isdigit()


@cache
def _captions() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("captions.toml").read_text("utf-8"))
