"""DRF-01."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.drafting.terms import claims
from checks.model import Check


@drafting_rule("DRF-01", severity="warning")
def term_used_is_defined(agreement: Agreement) -> Iterator[Check]:
    """A term that is used as if it were defined is defined.

    Asked after are what a text says is defined ("as hereinafter defined", an error if it is not), business days, and,
    in a text that defines its terms and takes none from another instrument, parties and compounds in capitals, as
    "the Lessee" and "the Grace Period". Titles and captions are no terms.

    Passes:
        "Rent" means $4,000 a month, "Term" means a year and "Business Day" means any day but a Saturday or Sunday.
        Rent is due within five business days after each month of the Term.

    Fails:
        "Rent" means $4,000 a month, "Term" means a year and "Premises" means the hall.
        Rent is due within five business days after each month of the Term.

    Fails:
        "Rent" means $4,000 a month, "Term" means a year and "Premises" means the hall.
        The Rent is due until the Expiry Date, and the Lessee shall pay it.

    Fails:
        Tenant shall pay the Base Rent (as hereinafter defined) monthly.
    """
    for each in claims(agreement):
        yield compared(
            agreement,
            f"{each.term} is defined",
            each.defined,
            (each.start, each.end),
            f"a definition of {each.term}",
            remedy="define it, or use the term that is defined",
            severity="error" if each.said else None,
        )
