"""The days to come as a calendar file: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText

from tenor.deadlines import paper
from warrant import section_14
from warrant.clauses import cited
from warrant.obligations import Obligation
from warrant.standing import Standing
from warrant.terms import Terms

ALARM = timedelta(days=-7)
NAMESPACE = UUID("0f3c5a0e-6d0b-5b53-9a54-7c1b3f5d2e61")


class _Words(vText):
    r"""Text that stays as it is: of itself the library takes a backslash and an N for the end of a line."""

    def to_ical(self) -> bytes:
        """The text with backslash, semicolon, comma and the end of a line escaped (3.3.11)."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode("utf-8")


def deadlines_ics(standings: Iterable[Standing], terms: Terms) -> bytes:
    """A calendar with an all-day event for each last day that is open or overdue; no event where there is none.

    The same standings give the same bytes: the day judged as of is the time stamp.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tenor//tenor deadlines//EN")
    calendar.add("version", "2.0")
    for standing in standings:
        last = standing.obligation.by
        if last and standing.word in ("open", "overdue"):
            calendar.add_component(_event(standing, last.value, terms))
    content: bytes = calendar.to_ical()
    return content


def _event(standing: Standing, last: date, terms: Terms) -> Event:
    due = standing.obligation
    begins = "Overdue" if standing.word == "overdue" else "Last day"
    summary = f"{begins}: {' '.join(paper(due))}"
    event = Event()
    event.add("uid", _uid(standing, terms))
    event.add("dtstamp", datetime.combine(standing.as_of, time(), UTC))
    event.add("dtstart", last)
    event.add("summary", _Words(summary))
    event.add("description", _Words(_description(due)))
    # A day to remember is no day on which nobody has time.
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(summary))
    return event


def _description(due: Obligation) -> str:
    address = "; ".join(due.to.address)
    methods = (f"by {section_14.WORDS[each]}: given {section_14.deemed_given(each)}" for each in due.methods)
    return "\n".join((*paper(due), address, *methods, cited(due.clause), *([due.document] if due.document else [])))


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ALARM)
    alarm.add("description", _Words(summary))
    return alarm


def _uid(standing: Standing, terms: Terms) -> str:
    """The same for one obligation on every run, even where its day has moved, so that no calendar has it twice."""
    due = standing.obligation
    instrument = (terms.company.name, terms.certificate, str(terms.issued_on))
    return str(uuid5(NAMESPACE, "\n".join((*instrument, due.kind, due.event, due.to.certificate))))
