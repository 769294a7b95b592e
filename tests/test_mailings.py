"""The list from which papers are mailed, and the certificate of their mailing (Sections 6(viii) and 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from conftest import SAMPLE, day, executed_terms, private_placement, replayed
from planting import replaced

from checks.run import check_files
from tenor.matter import load
from warrant.documents import Document, called_for
from warrant.events.address_change import AddressChange
from warrant.mailings import Mailing
from warrant.replay import replay

HOLDER = executed_terms().holder
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


def mailing(document: str = STATEMENT, on: str = "2002-06-17", **changes: object) -> Mailing:
    sent = Mailing(
        document=document,
        sent_on=day(on),
        to=HOLDER.name,
        address="; ".join(HOLDER.address),
        method="first_class",
    )
    return replace(sent, **changes)


def papers(kind: str, *events: object, **changes: object) -> list[Document]:
    book = replayed(*(events or (private_placement(),)), **changes)  # type: ignore[arg-type]
    return [each for each in called_for(book) if each.kind == kind]


def cells(document: Document, table: str) -> list[dict[str, object]]:
    return [{name: fact.value for name, fact in row.items()} for row in document.rows[table]]


def test_what_an_event_makes_due_is_listed_with_addressee_address_methods_and_clause() -> None:
    [listed] = papers("mailing_list")
    assert (listed.stem, listed.id) == ("2002-06-14-mailing-list-E-001", "ML-E-001")
    assert listed.rows["to_be_sent_by"] == ()
    assert cells(listed, "to_be_sent") == [
        {
            "paper": STATEMENT,
            "addressee": "Cisco Systems Capital Corporation",
            "address": "170 West Tasman Drive; San Jose, California 95134",
            "methods": "mail, first class, postage prepaid or certified mail or registered mail",
            "clause": "6(viii)",
        }
    ]


def test_a_notice_is_listed_with_its_last_day() -> None:
    book = replay(load(SAMPLE))
    listed = next(each for each in called_for(book) if each.stem == "2002-09-16-mailing-list-E-003")
    [notice] = cells(listed, "to_be_sent_by")
    assert (notice["last_day"], notice["clause"]) == (date(2002, 8, 17), "10")
    assert [row["paper"] for row in cells(listed, "to_be_sent")] == ["2002-09-16-adjustment-statement-E-003-W-1"]


def test_an_event_that_makes_nothing_due_has_no_list() -> None:
    assert papers("mailing_list", private_placement("2009-03-02")) == []


def test_the_mailing_leaves_the_list_as_it_was() -> None:
    assert papers("mailing_list") == papers("mailing_list", mailings=[mailing()])


def test_until_the_mailing_the_list_has_the_address_last_furnished_and_then_that_of_the_day() -> None:
    moved = AddressChange(
        id="AC-1", of="holder", certificate="W-1", furnished_on=day("2002-07-01"), address=("1 New Road",)
    )
    events = (private_placement(), moved)

    def address(**changes: object) -> object:
        [listed] = papers("mailing_list", *events, **changes)
        return cells(listed, "to_be_sent")[0]["address"]

    assert address() == "1 New Road"
    assert address(mailings=[mailing()]) == "; ".join(HOLDER.address)


def test_nothing_is_certified_that_was_not_sent() -> None:
    assert papers("certificate_of_mailing") == []
    assert papers("certificate_of_mailing", mailings=[mailing()], as_of=day("2002-06-16")) == []


def test_what_was_sent_is_certified_for_each_event_and_day() -> None:
    sent = [mailing(), mailing(on="2002-06-20", method="certified", tracking="7001")]
    first, second = papers("certificate_of_mailing", mailings=sent)
    assert (first.stem, second.stem) == (
        "2002-06-17-certificate-of-mailing-E-001",
        "2002-06-20-certificate-of-mailing-E-001",
    )
    assert cells(first, "mailed") == []
    assert [(row["document"], row["method"], row["tracking"]) for row in cells(first, "sent_otherwise")] == [
        (STATEMENT, "mail, first class, postage prepaid", "none recorded")
    ]
    assert [(row["method"], row["tracking"]) for row in cells(second, "mailed")] == [("certified mail", "7001")]
    assert (first.id, second.id) == ("CM-E-001-2002-06-17", "CM-E-001-2002-06-20")


def test_what_is_mailed_by_registered_or_certified_mail_is_deemed_to_be_given_when_so_mailed() -> None:
    [certified] = papers(
        "certificate_of_mailing", mailings=[mailing(method="certified", received_on=day("2002-06-19"))]
    )
    assert certified.facts["mailed_on"].value == day("2002-06-17")
    assert certified.rows["received"] == ()


def test_what_is_otherwise_delivered_is_deemed_to_be_given_when_actually_received() -> None:
    [certified] = papers("certificate_of_mailing", mailings=[mailing(received_on=day("2002-06-19"))])
    assert "mailed_on" not in certified.facts
    assert [row["received_on"] for row in cells(certified, "received")] == [day("2002-06-19")]


def test_an_address_is_certified_to_be_that_of_companys_records_only_where_it_was() -> None:
    [right] = papers("certificate_of_mailing", mailings=[mailing()])
    [wrong] = papers("certificate_of_mailing", mailings=[mailing(address="1 Wrong Street")])
    assert "rightly_addressed" in right.facts
    assert "rightly_addressed" not in wrong.facts
    assert cells(wrong, "sent_otherwise")[0]["address"] == "1 Wrong Street"


def test_a_paper_that_nothing_makes_due_is_certified_for_the_event_that_its_name_bears() -> None:
    [certified] = papers("certificate_of_mailing", mailings=[mailing("2002-02-27-warrant-issue-W-1", "2002-02-28")])
    assert certified.stem == "2002-02-28-certificate-of-mailing-issue"
    assert papers("certificate_of_mailing", mailings=[mailing("a-letter")]) == []


def test_the_hash_of_what_was_sent_leaves_the_certificate_as_it_was() -> None:
    without, with_hash = ([mailing()], [mailing(sha256="0" * 64)])
    assert papers("certificate_of_mailing", mailings=without) == papers("certificate_of_mailing", mailings=with_hash)


@pytest.mark.parametrize("stem", ["2002-06-14-mailing-list-E-001", "2002-06-17-certificate-of-mailing-E-001"])
@pytest.mark.parametrize(("right", "wrong"), [("170 West", "170 East"), ("statement-E-001", "statement-E-003")])
def test_a_wrong_address_or_paper_in_the_finished_paper_is_found(stem, right, wrong, generated, tmp_path) -> None:
    path = replaced(generated / f"{stem}.docx", tmp_path, right, wrong)
    report = check_files(replay(load(SAMPLE)), [path], date(2002, 12, 31), complete=False)
    assert {each.rule.code for each in report.findings if each.severity == "error"} == {"FIG-01", "FIG-04"}


@pytest.mark.parametrize("stem", ["2002-06-14-mailing-list-E-001", "2002-06-17-certificate-of-mailing-E-001"])
def test_a_row_too_many_is_found(stem, generated, tmp_path) -> None:
    body = "170 West Tasman Drive; San Jose, California 95134"
    path = replaced(generated / f"{stem}.docx", tmp_path, body, f"{body} and 1 Other Street")
    report = check_files(replay(load(SAMPLE)), [path], date(2002, 12, 31), complete=False)
    assert "FIG-04" in [each.rule.code for each in report.findings]
