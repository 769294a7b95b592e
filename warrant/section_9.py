"""Section 9: notice of dissolution or liquidation.

    In case of any distribution of the assets of Company in dissolution or liquidation (except under
    circumstances when the foregoing Section 8 shall be applicable), Company shall give notice thereof to Holder
    hereof and shall make no distribution to shareholders until the expiration of thirty (30) days from the date
    of mailing of the aforesaid notice and, in any case, Holder hereof may exercise this Warrant within thirty
    (30) days from the date of the giving of such notice, and all rights herein granted not so exercised within
    such thirty-day period shall thereafter become null and void.

Two days are counted from: that of mailing, and that of giving, which for what is delivered is the day of receipt
(14). The day itself is left out and the thirtieth counted, so that a distribution is lawful from the thirty-first on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from warrant import section_14
from warrant.adjustment import Act, Effect
from warrant.events.dissolution import Dissolution
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.mailings import Mailing, Method
from warrant.matter import Matter
from warrant.state import State, Warrant
from warrant.stems import file_stem

CLAUSE = "9"
DAYS = timedelta(30)
NOTICE = "dissolution_notice"
METHODS: tuple[Method, ...] = (*section_14.MAIL, "delivered")


def dissolution(event: Dissolution, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The state in which notice is to be given; no other where Section 8 applies in place of Section 9."""
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in ("resolved_on", "of")}
    if event.in_connection_with:
        facts["in_connection_with"] = event.fact("in_connection_with", CLAUSE)
        return Act("8", state, facts)
    return Act(CLAUSE, replace(state, dissolution=event), facts)


def notices(event: Dissolution, warrant: Warrant, state: State, matter: Matter) -> Iterator[Mailing]:
    """The mailings of the notice to the Holder of a Warrant, or of one that it was issued for, that count."""
    lineage = {each.certificate: each for each in _lineage(warrant, state)}
    stems = {file_stem(NOTICE, event.on, event.id, number): each for number, each in lineage.items()}
    for mailing in matter.mailings:
        if (of := stems.get(mailing.document)) and mailing.method in METHODS and mailing.sent_on >= event.resolved_on:
            holder, day = of.holder, mailing.sent_on
            right = section_14.addresses_on(state, holder.name, holder.address, day)
            if any(section_14.so_addressed(mailing, holder.name, each) for each in right):
                yield mailing


def _lineage(warrant: Warrant, state: State) -> Iterator[Warrant]:
    """A Warrant and those in whose place it stands, the last first."""
    former = {each.warrant.certificate: each.warrant for each in state.cancelled}
    at: Warrant | None = warrant
    while at:
        yield at
        at = former.get(at.parent) if at.parent else None


def last_day_of_exercise(event: Dissolution, warrant: Warrant, state: State, matter: Matter) -> Fact[date] | None:
    """The thirtieth day from the giving of the notice, after which the rights are void; none before it is given."""
    given = [day for each in notices(event, warrant, state, matter) if (day := section_14.given_on(each))]
    if not given:
        return None
    prefix, first = f"{event.id}.{warrant.certificate}", min(given)
    how = "the day on which the notice is deemed given: when mailed, or received where it was delivered"
    on = Fact(f"{prefix}.notice_given_on", first, "14", how, event=event.id)
    how = "thirty days from the giving of the notice"
    return Fact(f"{prefix}.last_day_of_exercise", first + DAYS, CLAUSE, how, (on,), event=event.id)


def first_day_of_distribution(event: Dissolution, state: State, matter: Matter) -> Fact[date] | None:
    """The day after the thirtieth from the last mailing of the notice; none before it was mailed to each Holder."""
    mailed: list[Fact[date]] = []
    for warrant in state.warrants:
        days = [each.sent_on for each in notices(event, warrant, state, matter)]
        if not days:
            return None
        how = "the day on which the notice was mailed"
        id = f"{event.id}.{warrant.certificate}.notice_mailed_on"
        mailed.append(Fact(id, min(days), CLAUSE, how, event=event.id))
    if not mailed:
        return None
    day = max(each.value for each in mailed) + DAYS + timedelta(1)
    how = "the day after the thirtieth from the mailing of the notice, to the last Holder to whom it was mailed"
    return Fact(f"{event.id}.first_day_of_distribution", day, CLAUSE, how, tuple(mailed), event=event.id)


def last_day_to_mail(event: Dissolution) -> Fact[date] | None:
    """The last day on which the notice may be mailed for the distribution that was made; none where none was."""
    if not event.distributed_on:
        return None
    made = event.fact("distributed_on", CLAUSE)
    day, how = event.distributed_on - DAYS - timedelta(1), "so that thirty days expire before the distribution"
    return Fact(f"{event.id}.last_day_to_mail", day, CLAUSE, how, (made,), event=event.id)


def void_after(warrant: Warrant, state: State, matter: Matter) -> Fact[date] | None:
    """The last day on which a Warrant confers rights, where notice of a dissolution was given."""
    event = state.dissolution
    return last_day_of_exercise(event, warrant, state, matter) if event else None


ACTS: Mapping[type[Event], Callable[..., Act]] = {Dissolution: dissolution}
