"""What events do beside adjusting the Warrant Price, under the Section that governs each kind.

A Section that governs a kind of event has a module with ``ACTS``: the kinds, each with the function that
does it. A function is pure: it takes the event, its effect, the state that it finds and the matter, and
returns an ``Act``, or raises ``BadMatter`` at the event's line where the instrument forbids it. ``really`` is
given within a replay of what would have obtained (6(i)3(C)-(D)): the act as it was done. Figures there differ
from those by which the parties acted, so that it is carried through as far as it goes and refused nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Protocol

from warrant import (
    section_2_1_exercise,
    section_2_2,
    section_3,
    section_3_certificate,
    section_7,
    section_7_divided,
    section_8,
    section_9,
    section_12,
    section_14_addresses,
    section_17,
)
from warrant.adjustment import Act, Effect
from warrant.events.event import Event
from warrant.exhibit_d import sections as exhibit_d
from warrant.matter import Matter
from warrant.section_6 import vii_dispute
from warrant.state import State


class Acting(Protocol):
    """A function of a Section that does one kind of event."""

    def __call__(self, event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
        """The act of an event on the state that it finds."""


SECTIONS: tuple[ModuleType, ...] = (
    section_2_1_exercise,
    section_2_2,
    section_3,
    section_3_certificate,
    vii_dispute,
    section_7,
    section_7_divided,
    section_8,
    section_9,
    section_12,
    section_14_addresses,
    section_17,
    *exhibit_d.SECTIONS,
)
ACTS: Mapping[type[Event], Acting] = {kind: acting for section in SECTIONS for kind, acting in section.ACTS.items()}


def act(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act | None:
    """What an event does under the Section that governs its kind; ``None`` for an event of Section 6 alone."""
    acting = ACTS.get(type(event))
    return acting(event, effect, state, matter, really) if acting else None
