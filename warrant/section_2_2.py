"""Section 2.2: the transfer restriction legend.

    Each certificate for Warrant Shares shall bear the following legend (and any additional legend required by
    (i) any applicable state securities laws and (ii) any securities exchange upon which such Warrant Shares
    may, at the time of such exercise, be listed) on the face thereof unless at the time of exercise such
    Warrant Shares shall be registered under the Securities Act: ...

A certificate issued later in exchange or substitution for one that bears the legend bears it too, but for the two
cases that the clause excepts. Not formalised: which further legends a State or an exchange requires.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warrant.adjustment import Act, Effect
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.share_certificate import ShareCertificate
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

CLAUSE = "2.2"
LEGEND = (
    "The shares represented by this certificate have not been registered under the Securities Act of 1933, as "
    "amended, and may not be sold or transferred in the absence of such registration or an exemption therefrom "
    "under said Act."
)


def legend(event: Exercise) -> dict[str, AnyFact]:
    """Whether the certificates bear the legend, and its words where they do."""
    registered = event.fact("registered", CLAUSE)
    how = "whether the legend is required: not where the shares are registered at the time of exercise"
    return _legend(event, event.registered == "no", how, (registered,))


def _legend(event: Event, required: bool, how: str, inputs: tuple[AnyFact, ...]) -> dict[str, AnyFact]:
    """Whether the legend is required, on which grounds, and its words where it is."""
    id, word = f"{event.id}.legend_required", "yes" if required else "no"
    fact = Fact(id, word, CLAUSE, how, inputs, event=event.id)
    if not required:
        return {"legend_required": fact}
    words = Fact(f"{event.id}.legend", LEGEND, CLAUSE, "the legend that the clause prescribes", (fact,), event=event.id)
    return {"legend_required": fact, "legend": words}


def exchange(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """A certificate in place of another: with the legend where that bears it, but for the two exceptions.

    Raises ``BadMatter`` where ``of`` names no exercise made before.
    """
    assert isinstance(event, ShareCertificate)
    first = next((each for each in matter.events if each.id == event.of and isinstance(each, Exercise)), None)
    if first is None or first.on > event.on:
        what = f"of: no exercise {event.of} was made by {event.on}"
        raise event.refuse("of", what, "write the id of the exercise upon which the shares were issued")
    names = ("of", "name", "shares", "public_distribution", "counsels_opinion")
    stated = {name: event.fact(name, CLAUSE) for name in names}
    grounds = (first.fact("registered", CLAUSE), stated["public_distribution"], stated["counsels_opinion"])
    how = "as on the certificate in whose place it is issued, but for a public distribution and counsel's opinion"
    required = all(each.value == "no" for each in grounds)
    return Act(CLAUSE, state, stated | _legend(event, required, how, grounds))


def additional_legends(event: Exercise) -> tuple[Mapping[str, AnyFact], ...]:
    """Each additional legend that a State's law or an exchange requires, a row each."""
    source, how = event.source("additional_legends"), "an additional legend, as stated"
    prefix = f"{event.id}.additional_legend"
    return tuple(
        {"legend": Fact(f"{prefix}_{n}", each, CLAUSE, how, event=event.id, source=source)}
        for n, each in enumerate(event.additional_legends, 1)
    )


ACTS: Mapping[type[Event], Callable[..., Act]] = {ShareCertificate: exchange}
