"""A Holder's request for a statement as to Rule 144."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Rule144Request(Event):
    """Holder requests a written statement as to compliance with reporting requirements (Exhibit D 9(iii)).

    ``holder`` is the Holder's name in the register. ``first_registration_effective`` is the effective date of
    Company's first registration for an offering to the general public; without it, that of the matter's first.
    ``subject_since`` is the day on which Company became subject to the reporting requirements of the Securities Act
    and the Exchange Act, ``None`` while it is not. ``compliance`` is what Company states: without it no statement can
    be written. ``exceptions`` says in what Company did not comply, ``latest_report`` which annual or quarterly report
    goes with the statement, filed on ``latest_report_filed_on``.
    """

    kind: ClassVar[str] = "rule_144_request"
    governed_by: ClassVar[str] = "Exhibit D 9(iii)"

    requested_on: date
    holder: str
    first_registration_effective: date | None = None
    subject_since: date | None = None
    compliance: Literal["complied", "not_complied", "not_stated"] = "not_stated"
    exceptions: str | None = None
    latest_report: str | None = None
    latest_report_filed_on: date | None = None

    @property
    def on(self) -> date:
        """The day of the request."""
        return self.requested_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """What was effective or filed by the request, and what a statement of Company needs."""
        yield from self._after_the_request()
        yield from self._incomplete()

    def _after_the_request(self) -> Iterator[Mistaken]:
        if self.first_registration_effective and self.first_registration_effective > self.requested_on:
            what, instead = "it is after the request", "write the day on which it became effective, or leave it out"
            yield Mistaken("first_registration_effective", what, instead)
        if self.subject_since and self.subject_since > self.requested_on:
            yield Mistaken("subject_since", "it is after the request", "leave it out: Company was not subject by then")

    def _incomplete(self) -> Iterator[Mistaken]:
        """A report without its day, a statement without a report, an exception that says nothing."""
        if self.compliance == "not_complied" and not self.exceptions:
            what = "the key exceptions is missing: Company did not comply, and has to say in what"
            yield Mistaken("", what, "add a line exceptions: ...")
        if self.exceptions and self.compliance != "not_complied":
            instead = "write compliance: not_complied, or leave it out"
            yield Mistaken(
                "exceptions", f"it says in what Company did not comply, and compliance is {self.compliance}", instead
            )
        if self.compliance != "not_stated":
            for name in ("latest_report", "latest_report_filed_on"):
                if not getattr(self, name):
                    what = (
                        f"the key {name} is missing: the most recent report goes with the statement (Exhibit D 9(iii))"
                    )
                    yield Mistaken("", what, f"add a line {name}: ...")
