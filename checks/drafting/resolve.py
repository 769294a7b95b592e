"""Where a reference leads: to a part that is there, to none, or to another instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.drafting.agreement import Agreement, Scope
from checks.drafting.headings import Heading
from checks.drafting.references import Reference
from warrant.data import dataclass
from warrant.regex import regex

ATTACHED = ("exhibit", "schedule", "annex", "appendix", "attachment")
OF_A_STATUTE = regex(r"(?:\b(?:Code|Act|Law|Rules?|Regulations?|Stat\.|Reg\.|U\.?S\.?C\.?|C\.?F\.?R\.?),?|§)\s*$")
STATUTORY = regex(r"\s*(?:elections?|plans?|exchanges?|transactions?|deposits?|propert(?:y|ies)|housing|vouchers?)\b")
FORMS = regex(r"1[34][A-Z]|K|TO")
"""Schedules of the securities laws."""
OF_A_SECTION = regex(r"\s*of\s+(?:this\s+)?Sections?\s+([0-9]+(?:\.[0-9]+)*)")
UNDER_ANOTHER = regex(
    r"\b[Cc]apitali[sz]ed\s+terms\s+(?:used\s+(?:herein|in\s+this\s+\w+)\s+)?(?:shall\s+)?have\s+the\s+(?:same\s+)?meaning"
)
"""What a paper says that belongs to another instrument, whose Sections it may cite as they are."""
BEYOND = 100
"""A Section with such a number, in a text that has fewer, is one of a statute."""


@dataclass(frozen=True)
class Resolved:
    """A reference followed: what it names, from where on it stands, whether that is there, and what was expected."""

    what: str
    start: int
    there: bool
    expected: str


def resolved(agreement: Agreement, reference: Reference) -> Resolved | None:
    """Where a reference leads; ``None`` where it heads a part, is of another instrument or cannot be followed."""
    heads = {each.start for scope in agreement.scopes for each in (*scope.sections, *filter(None, [scope.attachment]))}
    if reference.start in heads:
        return None
    if reference.kind in ATTACHED:
        return None if reference.of else _attached(agreement, reference)
    within = OF_A_SECTION.match(agreement.string, reference.end)
    if (reference.of and not within) or _is_statutory(agreement.string, reference):
        return None
    if not reference.number:
        return _labels_alone(agreement, reference, within[1] if within else "")
    return _numbered(agreement, reference)


def _is_statutory(string: str, reference: Reference) -> bool:
    before = string[max(0, reference.start - 24) : reference.start]
    return bool(OF_A_STATUTE.search(before) or STATUTORY.match(string, reference.end))


def _attached(agreement: Agreement, reference: Reference) -> Resolved | None:
    there = [scope.attachment for scope in agreement.scopes if scope.attachment]
    numbers = [each.number for each in there if each.kind == reference.kind]
    filed = reference.kind == "exhibit" and "." in reference.number
    if not numbers or not reference.number or filed or FORMS.fullmatch(reference.number):
        return None
    what = f"{reference.kind.capitalize()} {reference.number}"
    expected = f"one of {reference.kind.capitalize()} {', '.join(numbers)}"
    return Resolved(what, reference.start, reference.number in numbers, expected)


def _numbered(agreement: Agreement, reference: Reference) -> Resolved | None:
    scope = agreement.scope(reference.start)
    known = _known(scope, agreement.scopes[0], reference)
    if not known or _goes_beyond(reference.number, known):
        return None
    what = f"{reference.kind.capitalize()} {reference.printed}"
    if reference.is_this:
        return _this(scope, reference, what)
    parts = known.get(reference.number)
    unclear = "." in reference.number and any(heading.nested for each in known.values() for heading in each)
    if not parts and (unclear or UNDER_ANOTHER.search(agreement.string)):
        return None
    if not parts:
        close = sorted({each for each in known if "." not in each or "." in reference.number}, key=_by_number)
        return Resolved(what, reference.start, False, f"one of {_listed(close)}")
    there = any(_has_labels(agreement, part, reference.labels) for part in parts)
    return Resolved(what, reference.start, there, f"labels that Section {reference.number} has" if not there else what)


def _this(scope: Scope, reference: Reference, what: str) -> Resolved | None:
    headings = scope.enclosing(reference.start)
    enclosing = [each.number for each in headings]
    enclosing += [each.number.rpartition(".")[2] for each in headings if each.nested]
    if not enclosing:
        return None
    there = any(each == reference.number or each.startswith(f"{reference.number}.") for each in enclosing)
    return Resolved(what, reference.start - len("this "), there, f"this {reference.kind.capitalize()} {enclosing[0]}")


def _known(scope: Scope, main: Scope, reference: Reference) -> dict[str, list[Heading]]:
    """The parts that a number may name: in the Exhibit where it stands, else in the text before the Exhibits."""
    found: dict[str, list[Heading]] = {}
    for each in (scope, main) if scope is not main else (main,):
        for heading in each.sections:
            if (heading.kind == "article") == (reference.kind == "article") or "." in reference.number:
                found.setdefault(heading.number, []).append(heading)
            if heading.nested:
                found.setdefault(heading.number.rpartition(".")[2], []).append(heading)
            if "." in heading.number and heading.kind != "article":
                found.setdefault(heading.number.partition(".")[0], []).append(heading)
    return found


def _goes_beyond(number: str, known: Iterable[str]) -> bool:
    most = max((int(each) for each in known if each.isdigit()), default=0)
    digits = re.match(r"[0-9]+", number)
    of_a_code = len(number.partition(".")[2].partition(".")[0]) > 2
    return digits is None or of_a_code or int(digits[0]) >= BEYOND > most


def _by_number(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall("[0-9]+", number))


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) if len(numbers) <= 6 else f"{numbers[0]} to {numbers[-1]}"


def _has_labels(agreement: Agreement, part: Heading, labels: tuple[str, ...]) -> bool:
    """Whether letters and numbers stand in a part, each behind the one before."""
    at = part.start
    for label in labels:
        place = next((each for each in agreement.labels if at <= each.start < part.stop and each.text == label), None)
        if place is None:
            return False
        at = place.end
    return True


def _labels_alone(agreement: Agreement, reference: Reference, section: str) -> Resolved | None:
    """A clause cited by its letters, in the Section where that stands, or in the one that it is said to be of."""
    scope = agreement.scope(reference.start)
    parts = [each for each in scope.enclosing(reference.start) if each.kind != "article"][:1]
    if section:
        parts = [each for each in scope.sections if each.number == section]
    start, stop = (parts[0].start, parts[0].stop) if parts else (scope.start, scope.stop)
    there = {each.text for each in agreement.labels if start <= each.start < stop}
    if not scope.sections or not there or not reference.labels:
        return None
    where = f"Section {parts[0].number}" if parts else "the text"
    label = reference.labels[0]
    begin = reference.start
    return Resolved(f"{reference.kind} ({label})", begin, label in there, f"a label that {where} has")
