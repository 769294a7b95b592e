"""What clause (i) makes of an event: shares issued or deemed issued, and the consideration for them."""

from __future__ import annotations

from warrant.adjustment import Issue
from warrant.events.convertible import Convertible
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.events.preferred_conversion import PreferredConversion
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money
from warrant.section_4 import conversion
from warrant.section_6 import i_3_a_options, i_3_b_convertibles, i_own_exercise, i_tranches
from warrant.section_6.i_1_cash import Cash, cash
from warrant.section_6.i_2_other_consideration import with_other
from warrant.state import State


def issue_of(event: Event, state: State, matter: Matter) -> Issue:
    """The issue that an event of a kind that issues is."""
    match event:
        case Issuance():
            return _issuance(event, state, matter)
        case Grant():
            shares = event.fact("shares_deliverable", "6(i)3(A)")
            return Issue("6(i)3(A)", shares, i_3_a_options.consideration(event, matter), state.outstanding)
        case Convertible():
            shares = event.fact("shares_deliverable", "6(i)3(B)")
            return Issue("6(i)3(B)", shares, i_3_b_convertibles.consideration(event, matter), state.outstanding)
        case PreferredConversion():
            return _conversion(event, state, matter)
        case Exercise():
            return Issue("6(i)", *i_own_exercise.issued_upon(event, state, matter), state.outstanding)
    raise TypeError(f"{event.kind} issues nothing")


def _issuance(event: Issuance, state: State, matter: Matter) -> Issue:
    """An issue of Common Stock, with all tranches where they are one issue (reading R17)."""
    if not matter.tranches:
        return _alone(event, state, matter)
    tranches = i_tranches.of_one_issue(event, matter)
    relied_on = ("R17",) if event.tranche_of or event.id in matter.tranches else ()
    if not tranches:
        return _alone(event, state, matter)._replace(readings=relied_on)
    shares = i_tranches.shares_issued(event, matter)
    assert shares is not None
    valued = any(each.other_consideration is not None for each in tranches)
    paid = cash(event, "net_cash" if valued else "consideration", tranches)
    received = with_other(event, "consideration", paid, shares, matter, tranches) if valued else paid.net
    return Issue("6(i)", shares, received, state.outstanding, readings=relied_on)


def _alone(event: Issuance, state: State, matter: Matter) -> Issue:
    shares = event.fact("shares_issued", "6(i)")
    relied_on = ("R32",) if event.in_merger == "yes" else ()
    if event.other_consideration is None:
        return Issue("6(i)", shares, cash(event, "consideration").net, state.outstanding, (), relied_on)
    paid: Cash = cash(event, "net_cash")
    received = with_other(event, "consideration", paid, shares, matter)
    return Issue("6(i)", shares, received, state.outstanding, (), relied_on)


def _conversion(event: PreferredConversion, state: State, matter: Matter) -> Issue:
    """Common Stock issued on conversion of the preferred of Section 4(i), for what reading R26 makes of its price."""
    made = conversion(event, state.left, matter.terms)
    price = matter.terms.capitalisation.given("section_4", "conversion_price", "4(i)")
    by_common = matter.terms.readings["R26"] == "common_share"
    priced, what = (made.at_first, "common shares") if by_common else (made.preferred, "preferred shares converted")
    value = Money(price.value.amount * priced.value.amount)
    how = f"the price per share of Section 4(i) times the {what}"
    received = Fact(f"{event.id}.consideration", value, "4(i)", how, (price, priced), None, ("R26",), event.id)
    return Issue("6(i)", made.common, received, state.outstanding, (made.preferred,), ("R26",))
