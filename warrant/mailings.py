"""Mailing: one row of mailings.csv, one thing sent. Return: one row of returns.csv, one of them that came back."""

from __future__ import annotations

from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.records import Record

Method = Literal["first_class", "certified", "registered", "delivered"]


@dataclass(frozen=True, kw_only=True)
class Mailing(Record):
    """A document sent to one Holder.

    ``document`` is its name without the extension, as generated. ``address`` is the address lines
    joined by "; ". ``sha256`` is the hash of the very file that was sent, in hexadecimal.
    """

    document: str
    sent_on: date
    to: str
    address: str
    method: Method
    tracking: str | None = None
    sha256: str | None = None
    received_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Return(Record):
    """A mailing that came back undelivered: of which document, sent on which day; ``reason`` as the carrier has it."""

    document: str
    sent_on: date
    returned_on: date
    reason: str | None = None


@dataclass(frozen=True)
class CameBack:
    """A return beside the mailings of the same document: to whom it had gone, and on which days it was sent since."""

    row: Return
    to: str
    sent_since: tuple[date, ...]

    def sent_again_on(self, day: date) -> date | None:
        """When it was first sent again, as seen on a day; ``None`` where it was not."""
        return min((each for each in self.sent_since if each <= day), default=None)
