"""Section 12: special arrangements of Company.

    Company covenants and agrees that during the Term of this Warrant, unless otherwise approved by Holder: 12.1
    ... Company shall not amend its certificate or articles ... of incorporation to eliminate as an authorized
    class of capital stock that class denominated as "Common Stock" on the date hereof. 12.2 ... This Warrant
    shall be binding upon any corporation or other person or entity succeeding to Company by merger,
    consolidation or acquisition of all or substantially all of Company's assets.

A breach changes no figure: it is an obligation not met (``warrant.obligations``). Nothing is computed from Sections
15 and 16: before exercise Holder is no shareholder, and the law of California governs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warrant.adjustment import Act, Effect
from warrant.events.charter_amendment import CharterAmendment
from warrant.events.event import Event
from warrant.facts import AnyFact
from warrant.matter import Matter
from warrant.state import State

SHALL_NOT_AMEND, SHALL_BIND = "12.1", "12.2"


def charter_amendment(event: CharterAmendment, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The facts of an amendment of the certificate; the state is what it was."""
    stated = ("amended_on", "description", "eliminates_common_stock", "approved_on")
    facts: dict[str, AnyFact] = {
        name: event.fact(name, SHALL_NOT_AMEND) for name in stated if getattr(event, name) is not None
    }
    return Act(SHALL_NOT_AMEND, state, facts)


ACTS: Mapping[type[Event], Callable[..., Act]] = {CharterAmendment: charter_amendment}
