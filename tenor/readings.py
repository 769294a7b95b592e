"""The readings of a matter: what each choice leads to, side by side, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.table import Table

from tenor.show import people, plain
from warrant.clauses import cited
from warrant.reading_effects import Contrast, ReadingEffect, Result

REFUSED = "cannot be replayed"
CAPTIONS = {
    "effective_on": "effective on",
    "current_market_price": "Current Market Price",
    "price_after": "Warrant Price after",
    "shares_after": "shares purchasable after",
    "last_day": "last day to mail",
    "methods": "methods allowed",
}
ABSENT = {"effective_on": "not yet", "last_day": "not owed", "methods": "not owed"}
"""The word where a choice leads to no such result; for every other, "no adjustment"."""


def readings_json(effects: Sequence[ReadingEffect], as_of: date, every: bool) -> Mapping[str, Any]:
    """The readings that change something, or with ``every`` all of them, for programs."""
    return {
        "as_of": plain(as_of),
        "readings": [_effect(each) for each in effects if each.differs or every],
        "change_nothing": [each.reading.id for each in effects if not each.differs],
    }


def _effect(effect: ReadingEffect) -> Mapping[str, Any]:
    reading = effect.reading
    return {
        "reading": reading.id,
        "clause": reading.clause,
        "question": reading.question,
        "in_force": effect.in_force,
        "changes_something": effect.differs,
        "choices": [
            {
                "choice": choice,
                "sentence": sentence,
                "in_force": choice == effect.in_force,
                "refused": [str(problem) for problem in effect.refused.get(choice, ())],
            }
            for choice, sentence in reading.choices.items()
        ],
        "results": [_contrast(each) for each in effect.contrasts],
    }


def _contrast(contrast: Contrast) -> Mapping[str, Any]:
    return {
        "event": contrast.event,
        "what": contrast.what,
        "certificate": contrast.certificate or None,
        "values": {choice: _exact(value) for choice, value in contrast.values.items()},
    }


def _exact(value: Result | None) -> str | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    return None if value is None else plain(value)


def sentences(effect: ReadingEffect) -> Iterator[str]:
    """The question, and each choice with the sentence for it; the one in force is marked."""
    reading = effect.reading
    yield f"{reading.id}, {cited(reading.clause)}: {reading.question}"
    yield from (f"  {_marked(choice, effect)}: {sentence}" for choice, sentence in reading.choices.items())
    if not effect.differs:
        yield "  It changes nothing here."


def refusals(effect: ReadingEffect) -> Iterator[str]:
    """Why each choice that is refused cannot be replayed, a line for each problem."""
    for choice, problems in effect.refused.items():
        yield from (f"  {choice} {REFUSED}: {problem}" for problem in problems)


def _marked(choice: str, effect: ReadingEffect, gap: str = " ") -> str:
    return f"{choice}{gap}(in force)" if choice == effect.in_force else choice


def effect_table(effect: ReadingEffect) -> Table:
    """The results of a reading for people: a row a result, a column a choice."""
    table = Table()
    table.add_column("Event", no_wrap=True)
    table.add_column("Result")
    for choice in effect.reading.choices:
        table.add_column(_marked(choice, effect, "\n"), justify="right")
    for each in effect.contrasts:
        cells = (cell_words(each, choice) for choice in effect.reading.choices)
        table.add_row(each.event, caption(each), *cells)
    return table


def cell_words(contrast: Contrast, choice: str) -> str:
    """A result under one choice, in words; also where there is none, or the choice is refused."""
    if choice not in contrast.values:
        return REFUSED
    value = contrast.values[choice]
    if value is None:
        return ABSENT.get(contrast.what.rpartition(".")[2], "no adjustment")
    return ", ".join(value) if isinstance(value, tuple) else people(value)


def caption(contrast: Contrast) -> str:
    """The result in words: a paper's with its kind, a certificate's with its number; a step by its name."""
    paper, _, name = contrast.what.rpartition(".")
    said = CAPTIONS.get(name, contrast.what)
    if paper and name in CAPTIONS:
        said = f"{paper.replace('_', ' ')}: {said}"
    return f"{said}, {contrast.certificate}" if contrast.certificate else said


def nothing_line(effects: Sequence[ReadingEffect]) -> str:
    """The readings that change nothing, by their ids, in one line."""
    return f"change nothing here: {', '.join(each.reading.id for each in effects if not each.differs)}"


def verdict_line(effects: Sequence[ReadingEffect], as_of: date) -> str:
    """How many readings change something, and the day judged as of."""
    count = sum(each.differs for each in effects)
    verb = "changes" if count == 1 else "change"
    return f"{count} of {len(effects)} readings {verb} something as of {as_of}."
