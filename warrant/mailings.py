"""Mailing: one row of mailings.csv, one thing sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

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
