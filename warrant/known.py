"""The matter as it was known on a day: the second line of time, beside that of effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from warrant.matter import Matter


def known_on(matter: Matter, day: date) -> Matter:
    """The matter without the events that became known after a day (``warrant.events.event.Event.known_from``).

    Closing prices and mailings stay: they are dated by themselves, and a replay asks only for those it needs.
    """
    return replace(matter, events=tuple(event for event in matter.events if event.known_from <= day))
