"""Section 2.2: the transfer restriction legend.

    Each certificate for Warrant Shares shall bear the following legend (and any additional legend required by
    (i) any applicable state securities laws and (ii) any securities exchange upon which such Warrant Shares
    may, at the time of such exercise, be listed) on the face thereof unless at the time of exercise such
    Warrant Shares shall be registered under the Securities Act: ...

Not formalised: a certificate issued later in exchange or substitution for one that bears the legend; which further
legends a State or an exchange requires.
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact

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
    required = "no" if event.registered == "yes" else "yes"
    fact = Fact(f"{event.id}.legend_required", required, CLAUSE, how, (registered,), event=event.id)
    if required == "no":
        return {"legend_required": fact}
    words = Fact(f"{event.id}.legend", LEGEND, CLAUSE, "the legend that the clause prescribes", (fact,), event=event.id)
    return {"legend_required": fact, "legend": words}


def additional_legends(event: Exercise) -> tuple[Mapping[str, AnyFact], ...]:
    """Each additional legend that a State's law or an exchange requires, a row each."""
    source, how = event.source("additional_legends"), "an additional legend, as stated"
    prefix = f"{event.id}.additional_legend"
    return tuple(
        {"legend": Fact(f"{prefix}_{n}", each, CLAUSE, how, event=event.id, source=source)}
        for n, each in enumerate(event.additional_legends, 1)
    )
