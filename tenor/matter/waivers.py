"""The list in ``waivers.yaml``: what is waived, by whom, why and until when; and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from tenor.matter.schema import to_record
from tenor.matter.yaml_lines import Lines
from warrant.errors import Problem
from warrant.waivers import Waiver, Waivers


def read_waivers(lines: Lines) -> tuple[tuple[Waiver, ...], list[Problem]]:
    """The waivers of a file in its order, and every mistake in it."""
    if lines.data is None or lines.data == {"waivers": None}:
        return (), list(lines.problems)
    typed = to_record(Waivers, lines)
    problems = [*lines.problems, *typed.problems]
    waivers: tuple[Waiver, ...] = typed.record.waivers if typed.record else ()
    return waivers, [*problems, *(wrong for each in waivers for wrong in _mistakes(each))]


def _mistakes(waiver: Waiver) -> Iterator[Problem]:
    from checks.catalogue import every_rule  # only a matter with waivers waits for the rules
    from checks.waivers import FAMILY

    codes = [rule.code for rule in every_rule() if not rule.code.startswith(FAMILY)]
    if waiver.rule.startswith(FAMILY):
        what, instead = "what is found about a waiver cannot be waived", "correct the waiver that it is about"
        yield Problem(waiver.source("rule"), f"rule: {what}", instead)
    elif waiver.rule not in codes:
        near = get_close_matches(waiver.rule.upper(), codes, 1)
        instead = f"did you mean {near[0]}?" if near else "tenor rules lists the rules"
        yield Problem(waiver.source("rule"), f"rule: there is no rule {waiver.rule}", instead)
    if waiver.begins and waiver.until < waiver.begins:
        yield Problem(waiver.source("until"), "until: it is before from", "write the last day on which it waives")
