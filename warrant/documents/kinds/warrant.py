"""The Warrant itself, with Exhibits A to D: every name, date and figure of the executed form."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.document import Document
from warrant.facts import AnyFact, Fact
from warrant.terms import Capitalisation, Plan, Terms

KIND = "warrant"
SHORT = "WT"
ISSUE = "issue"


def called_for(book: Book) -> Iterator[Document]:
    """The Warrant as issued."""
    terms = book.matter.terms
    facts = as_executed(terms) | {"expires_on": book.expires_on}
    yield Document(KIND, SHORT, "7.2", terms.issued_on, ISSUE, terms.certificate, facts)


def as_executed(terms: Terms) -> dict[str, AnyFact]:
    """The face, the preamble, Section 1 and the Exhibits, by the names that the template uses."""
    names = ("issued_on", "warrant_price")
    facts = {name: terms.given("warrant", name, "preamble") for name in names}
    facts["signed_on"] = facts["issued_on"]
    facts["warrant_shares"] = terms.given(terms.certificate, "warrant_shares", "preamble")
    facts |= {name: terms.given("warrant", name, "1") for name in ("term_years", "law_state", "investor_agreement")}
    company, holder = terms.company, terms.holder
    facts |= {f"company_{name}": company.given("company", name, "preamble") for name in ("name", "state")}
    facts["company_name_in_preamble"] = company.given("company", "name_in_preamble", "preamble")
    stated = ("name", "state", *(["entity"] if holder.entity else []))
    facts |= {f"holder_{name}": holder.given(f"{terms.certificate}.holder", name, "preamble") for name in stated}
    facts["agreement_title"] = terms.agreement.given("agreement", "title", "1")
    facts["agreement_date"] = terms.agreement.given("agreement", "dated", "1")
    facts["lessee_name"] = terms.agreement.given("agreement", "lessee", "1")
    facts["certificate"] = Fact(f"{terms.certificate}.certificate", terms.certificate, "7.1", "the Warrant register")
    if terms.filing_exhibit:
        facts["filing_exhibit"] = terms.given("warrant", "filing_exhibit", "face")
    return facts | _section_4(terms.capitalisation)


def _section_4(capital: Capitalisation) -> dict[str, AnyFact]:
    names = [f"{state}_{stock}" for state in ("authorised", "outstanding") for stock in ("common", "preferred")]
    names += ["conversion_shares", "conversion_price"]
    facts = {name: capital.given("section_4", name, "4(i)") for name in names}
    return facts | _plan("nonqualified", capital.nonqualified_plan) | _plan("incentive", capital.incentive_plan)


def _plan(prefix: str, plan: Plan) -> dict[str, AnyFact]:
    names = {"plan": "name", "reserve": "reserve", "options": "options", "average_price": "average_price"}
    return {f"{prefix}_{name}": plan.given(f"{prefix}_plan", field, "4(ii)") for name, field in names.items()}
