"""Section 6(i)3(B): securities convertible into or exchangeable for Common Stock, and options on them.

    the aggregate maximum number of shares of Common Stock deliverable upon conversion of or in exchange
    for any such convertible or exchangeable securities or obligations ... shall be deemed to have been
    issued at the time such securities or obligations were issued ... and for a consideration equal to the
    consideration received by Company for any such securities or obligations and related options or rights
    (excluding any cash received on account of accrued interest or accrued dividends), plus the additional
    consideration, if any, to be received by Company upon the conversion or exchange ... (the consideration
    in each case to be determined in the manner provided in subdivisions (1) and (2) above with the proviso
    in subdivision (2) being applied to the number of shares of Common Stock deliverable ...);

The additional consideration is taken to be cash, which the proviso does not limit by itself.
"""

from __future__ import annotations

from warrant.events.convertible import Convertible
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money
from warrant.section_6.i_3_a_options import received_for_the_issue

CLAUSE = "6(i)3(B)"


def consideration(event: Convertible, matter: Matter) -> Fact[Money]:
    """What was received, less accrued interest or dividends, plus what is still to be received."""
    received = received_for_the_issue(event, CLAUSE, matter)
    accrued, additional = event.fact("accrued", CLAUSE), event.fact("additional_consideration", CLAUSE)
    if event.accrued > event.cash_paid or event.accrued > received.value:
        raise event.refuse("accrued", "more than the cash received", "write the part of cash_paid that was accrued")
    how = "what was received less what was accrued, plus the additional consideration"
    total = received.value - event.accrued + event.additional_consideration
    return Fact(f"{event.id}.consideration", total, CLAUSE, how, (received, accrued, additional), event=event.id)
