"""The recorded slips of the executed form: a finding that is one of them is named for it, once, and is a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from checks.drafting.agreement import Agreement
from checks.file import File
from checks.form_words import Words, form
from checks.model import Check
from checks.outcome import Outcome
from checks.squeezed import squeeze
from warrant.regex import regex
from warrant.slips import Slip, slips

FAMILY = "DRF"
FORM = "warrant"
EVERY = 12
"""Of the stretches of the form so many are passed over for each that is looked for."""
MOST = 0.5
"""A text that has so much of the form follows it."""
TOP = regex(r"Exhibit [A-Z](?: \d+)?|\d+|\w+")


def follows_the_form(file: File) -> bool:
    """Whether a file is the executed form, or mostly follows it."""
    if not file.paper:
        return False
    squeezed = squeeze(file.paper.text.string)
    stretches = [item.squeezed for item in form(FORM, {}) if isinstance(item, Words)][::EVERY]
    return sum(each in squeezed for each in stretches) >= MOST * len(stretches)


def named(outcomes: Iterable[Outcome], files: Iterable[File]) -> list[Outcome]:
    """The outcomes on files, with those that are recorded slips named for them, each slip once in a file."""
    of_form = {file.path.name: file for file in files if follows_the_form(file)}
    taken: dict[tuple[str, str], int] = {}
    kept: list[Outcome] = []
    for outcome in outcomes:
        check = outcome.check
        file = None if check.passed or outcome.rule.family != FAMILY else of_form.get(check.file)
        slip = _slip(check, file.agreement) if file and file.agreement else None
        if slip is None:
            kept.append(outcome)
        elif (at := taken.get((check.file, slip.id))) is not None:
            kept[at] = replace(kept[at], check=_together(kept[at].check, check))
        else:
            taken[check.file, slip.id] = len(kept)
            kept.append(replace(outcome, check=as_recorded(check, slip)))
    return kept


def as_recorded(check: Check, slip: Slip) -> Check:
    """A finding as that of a recorded slip: a note that names it, and what may be done."""
    way = f"{slip.id} may be corrected in new Warrants (Section 7.2)"
    if slip.corrected is None:
        way = f"amend it under Section 17, if the parties wish to: {slip.because}"
    asks = f"{slip.id}, recorded: {check.asks}"
    return replace(check, asks=asks, severity="note", clause=slip.clause.split(",")[0], remedy=way)


def _together(first: Check, second: Check) -> Check:
    return replace(first, found=f"{first.found}; {second.found}", expected=f"{first.expected}; {second.expected}")


def _slip(check: Check, agreement: Agreement) -> Slip | None:
    """The slip that stands in the very words that a finding is at."""
    if check.span is None:
        return None
    words = " ".join(agreement.paper.text.string[slice(*check.span)].split())
    clause = agreement.clause(agreement.words.at(check.span[0]) or 0)
    return next((slip for slip in _by_rule().values() if _is_at(slip, clause) and words in _words(slip)), None)


def _by_rule() -> Mapping[str, Slip]:
    return {id: slip for id, slip in slips().items() if slip.found == "by rule"}


def _is_at(slip: Slip, clause: str) -> bool:
    tops = [match[0] for each in slip.clause.split(", ") if (match := TOP.match(each))]
    return any(clause == top or (top.startswith("Exhibit") and clause.startswith(f"{top} ")) for top in tops)


def _words(slip: Slip) -> frozenset[str]:
    """The words in which a slip may stand: each of several, in singular and plural."""
    each = slip.words.split(", ")
    return frozenset({*each, *(f"{word}s" for word in each if word)})


def by_hand(text: str) -> Iterator[tuple[Slip, tuple[int, int] | None]]:
    """Each slip that only a lawyer finds, and where its words stand in a text."""
    for slip in slips().values():
        if slip.found == "by hand":
            words = r"\s+".join(r".{1,120}?" if word == "..." else re.escape(word) for word in slip.words.split())
            match = re.search(words, text, re.DOTALL)
            yield slip, match.span() if match else None
