"""Exhibit D 7: a claim as to which indemnity may be sought, and the limit of what Holder owes.

    (ii) Each Holder shall ... indemnify and hold harmless Company ... provided, however, that the obligations
    of such Holder hereunder shall be limited to an amount equal to the proceeds to each such Holder of
    securities sold as contemplated herein. (iii) Each party entitled to indemnification under this Section 6
    (the "Indemnified Party") shall give notice to the party required to provide indemnification (the
    "Indemnifying Party") promptly after such Indemnified Party has actual knowledge of any claim

"This Section 6" is a slip for Section 7. A failure to give notice relieves nobody. Not formalised: whether an untrue
statement rests on information of Holder's, the defense of a claim, counsel, settlements.
"""

from __future__ import annotations

from warrant.adjustment import Act
from warrant.events.indemnity_claim import IndemnityClaim
from warrant.exhibit_d.acting import continued, done_once, find, in_force
from warrant.exhibit_d.s1_definitions import told_of
from warrant.exhibit_d.underway import Told, Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

CLAUSE, NOTICE_CLAUSE, NOTICE = "Exhibit D 7(ii)", "Exhibit D 7(iii)", "indemnity_notice"


def claim(event: IndemnityClaim, state: State, matter: Matter) -> Act:
    """The amount claimed, and where Holder indemnifies the limit of what it owes."""
    underway = find(event, state.registrations)
    require_party(event, underway, state, matter)
    claimed = event.fact("claimed", CLAUSE)
    named = [name for name in ("claimant", "description") if getattr(event, name)]
    facts: dict[str, AnyFact] = {
        "claimed": claimed,
        "known_on": event.fact("known_on", NOTICE_CLAUSE),
        **{name: event.fact(name, NOTICE_CLAUSE) for name in named},
        "in_force": in_force(event, CLAUSE, matter.terms),
    }
    if event.indemnified == "Company" and event.holder_proceeds is not None:
        limit = event.fact("holder_proceeds", CLAUSE)
        how = "the proceeds to the Holder of the securities sold, to which its obligations are limited"
        cap = Fact(f"{event.id}.cap", limit.value, CLAUSE, how, (limit,), event=event.id)
        how = "the amount claimed, or the limit of what the Holder owes if that is less"
        value = min(claimed.value, cap.value)
        facts |= {
            "cap": cap,
            "at_most": Fact(f"{event.id}.at_most", value, CLAUSE, how, (claimed, cap), event=event.id),
        }
    return Act(NOTICE_CLAUSE, continued(state, event), facts)


def require_party(event: IndemnityClaim, underway: Underway, state: State, matter: Matter) -> Told:
    """The Holder that a claim concerns: one that was told of the registration, or holds now; else ``BadMatter``."""
    if told := told_of(event.holder, underway, state, matter.terms, event.on):
        return told
    what = f"holder: {event.holder} was no Holder in {event.of} and is none on {event.on}"
    raise event.refuse("holder", what, "write the name of a Holder as the register has it")


ACTS = {IndemnityClaim: done_once(claim)}
