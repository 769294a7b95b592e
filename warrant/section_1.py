"""Section 1: the Term of the Warrant.

    "Term of this Warrant" shall mean the period beginning on the date of initial issuance hereof and
    ending on the seventh (7th) anniversary of such date of initial issuance.

Not formalised: an anniversary of 29 February in a common year; the face's own date then stands.
"""

from __future__ import annotations

from datetime import date

from warrant.facts import Fact
from warrant.terms import Terms


def anniversary(terms: Terms) -> date | None:
    """The last anniversary of the Term; ``None`` where 29 February has none that year."""
    try:
        return terms.issued_on.replace(year=terms.issued_on.year + terms.term_years)
    except ValueError:
        return None


def expiration(terms: Terms) -> Fact[date]:
    """The Expiration Date that the face states, resting on the date of issue and the Term's years.

    Raises ``BadMatter`` at its line where the face contradicts Section 1.
    """
    expected = anniversary(terms)
    if expected is not None and terms.expires_on != expected:
        what = f"expires_on {terms.expires_on} is not the end of the Term"
        raise terms.refuse("expires_on", what, f"Section 1 makes it {expected}")
    inputs = (terms.given("warrant", "issued_on", "1"), terms.given("warrant", "term_years", "1"))
    how = "the anniversary of the date of initial issuance on which the Term ends"
    return Fact("warrant.expires_on", terms.expires_on, "1", how, inputs)


def within_term(terms: Terms, day: date) -> bool:
    """Whether a day lies in the Term; whether the anniversary itself does is reading R15."""
    if day == terms.expires_on:
        return terms.readings["R15"] == "inclusive"
    return terms.issued_on <= day < terms.expires_on
