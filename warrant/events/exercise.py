"""An exercise of a Warrant, in whole or in part, for payment or net."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import NO_MONEY, Money, Price, Shares
from warrant.records import Record
from warrant.terms import Terms

Means = Literal["cash", "certified_check", "official_bank_check", "wire_transfer", "cancellation_of_indebtedness"]
YesNo = Literal["yes", "no"]
DONE = ("delivered_on", "new_warrant_delivered_on", "fraction_paid_on", "due_bill_delivered_on", "additional_issued_on")


@dataclass(frozen=True, kw_only=True)
class Payment(Record):
    """A part of the payment. ``owed_by`` is who owed the indebtedness cancelled, Company where left out."""

    means: Means
    amount: Money
    paid_on: date
    owed_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Denomination(Record):
    """A certificate to be issued: in whose name, for how many shares, with the address for the stock books."""

    name: str
    shares: Shares
    address: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Exercise(Event):
    """An exercise under Section 2.1 of ``shares_exercised`` of those purchasable under a certificate.

    ``way`` is "purchase", for payment of the Warrant Price, or "net", the surrender of the portion exercised for
    shares of its value. ``notice_dated`` and ``signatory_title`` are the day that the notice of exercise bears and the
    title of who signs it (Exhibit A). ``new_certificate`` is the Warrant issued for the balance.
    ``transfer_books_closed_from`` and ``_until`` are the first and the last day on which the stock transfer books were
    closed. ``fraction_value`` is dollars a share, as the Board determined it (Section 11). ``deferred`` says whether
    Company defers the additional shares of 6(xi). ``registered`` says whether the shares were registered under the
    Securities Act.
    """

    kind: ClassVar[str] = "exercise"
    governed_by: ClassVar[str] = "2.1"

    certificate: str
    way: Literal["purchase", "net"] = "purchase"
    shares_exercised: Shares
    notice_dated: date | None = None
    signatory_title: str | None = None
    notice_delivered_on: date
    notice_mailed_on: date | None = None
    surrendered_on: date
    payments: tuple[Payment, ...] = ()
    denominations: tuple[Denomination, ...] = ()
    new_certificate: str | None = None
    transfer_books_closed_from: date | None = None
    transfer_books_closed_until: date | None = None
    fraction_value: Price | None = None
    deferred: YesNo = "no"
    registered: YesNo = "no"
    additional_legends: tuple[str, ...] = ()
    issue_taxes: Literal["not_stated", "paid_by_company", "paid_by_holder", "none_due"] = "not_stated"
    approvals: Literal["not_stated", "obtained", "pending", "none_required"] = "not_stated"
    listing: Literal["not_stated", "listed", "not_listed", "stock_not_listed"] = "not_stated"
    delivered_on: date | None = None
    new_warrant_delivered_on: date | None = None
    fraction_paid_on: date | None = None
    due_bill_delivered_on: date | None = None
    additional_issued_on: date | None = None

    @property
    def on(self) -> date:
        """The day on which the last of the conditions for exercise was met."""
        return max(self.notice_delivered_on, self.surrendered_on, *(each.paid_on for each in self.payments))

    @property
    def amount_paid(self) -> Money:
        """All that was paid, in dollars, by whatever means."""
        return sum((each.amount for each in self.payments), NO_MONEY)

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A fraction of a share, a payment that the way of exercise excludes or lacks, days out of their order."""
        if self.way == "purchase" and self.shares_exercised.amount % 1:
            what = "Section 2.1 allows no exercise as to a fractional share"
            yield Mistaken("shares_exercised", what, "write whole shares")
        yield from self._of_payment()
        yield from self._of_days()
        for each in self.denominations:
            if not each.shares.amount or each.shares.amount % 1:
                yield Mistaken("shares", "a certificate is for whole shares, one at least", "correct them", each)
        if self.new_certificate and self.new_certificate.casefold() == self.certificate.casefold():
            what = "the certificate surrendered is cancelled"
            yield Mistaken("new_certificate", what, "write the number of the new Warrant")

    def _of_payment(self) -> Iterator[Mistaken]:
        if self.way == "net" and self.payments:
            what = "in a net exercise shares are withheld in lieu of payment"
            yield Mistaken("payments", what, "leave the payments out, or write way: purchase")
        if self.way == "purchase" and not self.payments:
            yield Mistaken("", "nothing was paid", "add payments, or write way: net")
        for each in self.payments:
            if not each.amount.amount:
                yield Mistaken("amount", "a payment of zero", "leave it out, or write its amount", each)
            if each.owed_by and each.means != "cancellation_of_indebtedness":
                what = "it is said of indebtedness cancelled, not of another means of payment"
                yield Mistaken("owed_by", what, "leave it out", each)

    def _of_days(self) -> Iterator[Mistaken]:
        days = [("notice_dated", self.notice_dated), ("notice_mailed_on", self.notice_mailed_on)]
        given = [(name, day) for name, day in days if day] + [("notice_delivered_on", self.notice_delivered_on)]
        for (name, day), (later, by) in pairwise(given):
            if day > by:
                yield Mistaken(name, f"it is after {later}", "correct one of the two")
        closed = (self.transfer_books_closed_from, self.transfer_books_closed_until)
        if any(closed) != all(closed):
            name = f"transfer_books_closed_{'from' if closed[0] else 'until'}"
            yield Mistaken(name, "the other end is missing", "write both transfer_books_closed_from and _until")
        elif closed[0] and closed[1] and closed[1] < closed[0]:
            what = "it is before transfer_books_closed_from"
            yield Mistaken("transfer_books_closed_until", what, "correct one of the two")
        for name in DONE:
            done = getattr(self, name)
            if done and done < self.on:
                what = f"it is before {self.on}, when the last condition for exercise was met"
                yield Mistaken(name, what, "correct the day")
