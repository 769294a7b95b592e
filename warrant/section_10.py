"""Section 10: notice of an extraordinary dividend.

    If the Board of Directors of Company shall declare any dividend or other distribution on its Common
    Stock except out of earned surplus or by way of a stock dividend payable in shares of its Common
    Stock, Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to
    the record date fixed for determining shareholders entitled to participate in such dividend or other
    distribution ... The provisions of this Section 10 shall not apply to distributions made in
    connection with transactions covered by Section 8.

Not the test of Section 6(v): cash out of earnings that are not earned surplus owes this notice and no
adjustment; property out of earned surplus adjusts and owes no notice.
"""

from __future__ import annotations

from datetime import date, timedelta

from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.facts import Fact
from warrant.readings import Readings

CLAUSE = "10"
DAYS = 30


def notice_is_due(event: Event) -> bool:
    """Whether an event is a dividend or distribution of which Section 10 wants notice."""
    return isinstance(event, Distribution) and event.payable_out_of != "earned_surplus"


def last_day_to_mail(event: Distribution, readings: Readings) -> Fact[date]:
    """The last day on which the notice may be mailed, counted back from the record date (reading R28)."""
    days = DAYS if readings["R28"] == "exclude_first_include_last" else DAYS + 1
    record = event.fact("record_date", CLAUSE)
    how = "thirty days before the record date"
    day = event.record_date - timedelta(days)
    return Fact(f"{event.id}.last_day_to_mail", day, CLAUSE, how, (record,), readings=("R28",), event=event.id)
