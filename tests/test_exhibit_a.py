"""Exhibit A: the Notice of Exercise, executed, blank, and to be filled in on a screen (2.1)."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from conftest import day, example_book, replayed
from planting import errors_in, papers
from pypdf import PdfReader, PdfWriter
from test_section_2_1 import AT_937, exercise, net
from test_section_7 import IN_PART

from checks.form_words import Words, form
from checks.run import check_files
from docgen.docx import docx
from docgen.facts import facts_json
from docgen.pdf import pdf
from docgen.render import render
from warrant.documents import Document
from warrant.events.exercise import Denomination, Payment
from warrant.quantities import Money, Shares

KIND = "notice_of_exercise"
FILLABLE = "fillable_notice_of_exercise"
SIGNED: dict[str, Any] = {"notice_dated": day("2003-01-03"), "signatory_title": "Vice President"}
FIELDS = {
    "shares_exercised", "in_cash", "cash_amount", "by_cancellation", "cancellation_amount", "net", "shares_issued",
    "shares_withheld", "name", "address", "denominations", "holder", "title", "dated",
}  # fmt: skip


def paid(means: Any, amount: int, **more: Any) -> Payment:
    return Payment(means=means, amount=Money.of(amount), paid_on=day("2003-01-06"), **more)


PARTS = (paid("wire_transfer", 300_000), paid("cash", 60_000), paid("cancellation_of_indebtedness", 50_000))
COMBINED = exercise(payments=PARTS, **SIGNED)
NET = net(**SIGNED)


def stated(document: Document) -> dict[str, str]:
    return {name: str(fact.value) for name, fact in document.facts.items()}


def test_holder_shall_deliver_the_notice_of_exercise_in_the_form_of_exhibit_a() -> None:
    documents = papers(KIND, replayed(exercise(), exercise(on="2003-02-03", certificate="W-2", new="W-3")))
    assert [(each.certificate, each.event) for each in documents] == [("W-1", "X-2003-01-06"), ("W-2", "X-2003-02-03")]
    assert papers(KIND, replayed(IN_PART)) == []


def test_checks_and_wires_stand_with_the_cash_and_each_way_has_its_box() -> None:
    figures = stated(papers(KIND, replayed(COMBINED))[0])
    assert (figures["payment_in_cash"], figures["payment_by_cancellation"]) == ("360000", "50000")
    assert {name for name in figures if name.startswith("box")} == {"box_cash", "box_cancellation"}
    assert "shares_issued" not in figures
    figures = stated(papers(KIND, replayed(NET, prices=AT_937))[0])
    assert (figures["shares_issued"], figures["shares_withheld"]) == ("304881", "237194")
    assert {name for name in figures if name.startswith(("box", "payment"))} == {"box_net"}


def test_the_notice_states_what_holder_wrote_whoever_owed_the_debt() -> None:
    debt = paid("cancellation_of_indebtedness", 410_000, owed_by="CTC Communications Corp.")
    figures = stated(papers(KIND, replayed(exercise(payments=(debt,))))[0])
    assert figures["payment_by_cancellation"] == "410000"


@pytest.mark.parametrize("event", [COMBINED, NET, exercise()])
def test_an_executed_notice_passes_and_follows_its_form_word_for_word(event: Any, tmp_path: Path) -> None:
    book = replayed(event, prices=AT_937)
    [document] = papers(KIND, book)
    assert errors_in(document, book, tmp_path) == []
    assert errors_in(document, book, tmp_path, "undersigned is entitled", "undersigned was entitled")[0] == "TXT-01"


@pytest.mark.parametrize(
    ("event", "before", "after"),
    [
        (COMBINED, "(100,000)", "(110,000)"),
        (COMBINED, "one hundred thousand", "one hundred ten thousand"),
        (COMBINED, "$360,000.00", "$350,000.00"),
        (COMBINED, "$50,000.00", "$50,000.01"),
        (COMBINED, "January 3, 2003", "January 4, 2003"),
        (COMBINED, "Vice President", "President"),
        (COMBINED, "170 West Tasman", "171 West Tasman"),
        (NET, "(304,881)", "(304,882)"),
        (NET, "(237,194)", "(237,193)"),
    ],
)
def test_a_wrong_figure_or_name_in_a_notice_is_found(event: Any, before: str, after: str, tmp_path: Path) -> None:
    book = replayed(event, prices=AT_937)
    [document] = papers(KIND, book)
    assert "FIG-01" in errors_in(document, book, tmp_path, before, after)


@pytest.mark.parametrize(("event", "other"), [(COMBINED, "directs"), (NET, "makes payment")])
def test_a_box_that_is_checked_for_the_wrong_way_is_found(event: Any, other: str, tmp_path: Path) -> None:
    book = replayed(event, prices=AT_937)
    [document] = papers(KIND, book)
    unchecked, checked = '<span class="box">.</span>', '<span class="box">X</span>'
    assert "TXT-01" in errors_in(document, book, tmp_path, f"{unchecked} {other}", f"{checked} {other}")
    assert "FIG-01" in errors_in(document, book, tmp_path, checked, unchecked)


def test_each_person_stands_once_with_its_address_and_each_certificate_with_its_shares(tmp_path: Path) -> None:
    address = ("1 Market Street", "San Francisco, California 94105")
    asked = tuple(
        Denomination(name=name, shares=Shares.of(number), address=address if name == "Other LLC" else ())
        for name, number in (
            ("Other LLC", 30_000),
            ("Other LLC", 20_000),
            ("Cisco Systems Capital Corporation", 50_000),
        )
    )
    book = replayed(exercise(denominations=asked))
    [document] = papers(KIND, book)
    assert [[str(each.value) for each in row.values()] for row in document.rows["persons"]] == [
        ["Other LLC", "1 Market Street; San Francisco, California 94105"],
        ["Cisco Systems Capital Corporation", "170 West Tasman Drive; San Jose, California 95134"],
    ]
    assert errors_in(document, book, tmp_path) == []
    assert "FIG-01" in errors_in(document, book, tmp_path, "(20,000)", "(21,000)")


def test_what_is_left_to_be_signed_stays_open_and_what_is_typed_there_is_found(tmp_path: Path) -> None:
    book = replayed(exercise())
    [document] = papers(KIND, book)
    assert {"notice_dated", "signatory_title"}.isdisjoint(document.facts)
    assert errors_in(document, book, tmp_path, ">Dated:", ">Dated: January 3, 2003") != []


def test_each_warrant_issued_has_a_blank_form_and_one_to_be_filled_in(tmp_path: Path) -> None:
    book = replayed(IN_PART)
    for kind in ("blank_notice_of_exercise", FILLABLE):
        issued = [(each.certificate, each.event) for each in papers(kind, book)]
        assert issued == [("W-1", "issue"), ("W-2", "T-1"), ("W-3", "T-1")]
    document = papers("blank_notice_of_exercise", book)[0]
    assert errors_in(document, book, tmp_path) == []
    assert errors_in(document, book, tmp_path, "issue ______ shares", "issue 500 shares") != []
    assert "TXT-04" in errors_in(document, book, tmp_path, "Title:", "Title: ____")


def test_the_blank_form_is_a_passage_of_the_executed_form() -> None:
    words = (item.squeezed if isinstance(item, Words) else item.blank for item in form("blank_notice_of_exercise", {}))
    expected = re.sub(r"\s", "", "".join(words))
    executed = files("checks").joinpath("forms", "warrant.txt").read_text("utf-8")
    assert expected in re.sub(r"\s|\{company_name:text\}", "", executed)


# The form to be filled in on a screen


def fillable(before: str = "", after: str = "") -> tuple[Document, bytes]:
    document = papers(FILLABLE, replayed())[0]
    html = render(document.kind, document.facts, document.id, document.rows)
    assert before in html
    return document, pdf(html.replace(before, after, 1) if before else html, facts_json(document))


def found_in(data: bytes, document: Document, folder: Path) -> list[tuple[str, str]]:
    path = folder / f"{document.stem}.pdf"
    path.write_bytes(data)
    report = check_files(replayed(), [path], document.on, complete=False)
    assert len(report.cases) == 1
    return [(each.rule.code, each.check.found) for each in report.findings if each.rule.code[:3] != "OBL"]


def test_each_blank_and_each_box_is_a_field_that_says_what_it_asks_for() -> None:
    fields = PdfReader(io.BytesIO(fillable()[1])).get_fields() or {}
    assert set(fields) == FIELDS
    assert all(str(field["/TU"]) for field in fields.values())
    assert {name for name, field in fields.items() if field["/FT"] == "/Btn"} == {"in_cash", "by_cancellation", "net"}
    assert all(str(field.get("/V", "")) in ("", "/Off") for field in fields.values())


def test_the_form_is_one_tagged_page_and_claims_no_archive_format() -> None:
    reader = PdfReader(io.BytesIO(fillable()[1]))
    assert len(reader.pages) == 1
    metadata = reader.root_object["/Metadata"].get_object().get_data()
    assert b"pdfuaid:part" in metadata and b"pdfaid" not in metadata
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_the_same_form_has_the_same_bytes() -> None:
    assert fillable()[1] == fillable()[1]


def test_a_form_filled_in_reads_back_and_the_check_says_what_it_did_not_read(tmp_path: Path) -> None:
    document, data = fillable()
    writer = PdfWriter(clone_from=io.BytesIO(data))
    filled = {"shares_exercised": "100,000", "cash_amount": "410,000.00", "in_cash": "/on"}
    writer.update_page_form_field_values(writer.pages[0], dict(filled), auto_regenerate=False)
    buffer = io.BytesIO()
    writer.write(buffer)
    fields = PdfReader(io.BytesIO(buffer.getvalue())).get_fields() or {}
    assert {name: str(fields[name]["/V"]) for name in filled} == filled
    told = found_in(buffer.getvalue(), document, tmp_path)
    assert [found.partition("page 1: ")[2] for _, found in told] == [
        f"the form field {name} was not read" for name in ("shares_exercised", "in_cash", "cash_amount")
    ]


def test_the_words_of_the_fillable_form_are_held_to_exhibit_a(tmp_path: Path) -> None:
    document, data = fillable()
    assert found_in(data, document, tmp_path) == []
    for before, after in (
        ("in lieu of payment of the Warrant Price", "in lieu of payment of the price"),
        ("makes payment of $", "makes payment of "),
        ("CTC Communications Group, Inc.</span> shall be", "CTC Communications Corp.</span> shall be"),
        ("Section 2.1 of the Warrant", "Section 2.2 of the Warrant"),
    ):
        document, data = fillable(before, after)
        assert found_in(data, document, tmp_path) != [], before


def test_a_page_with_fields_is_written_as_pdf_alone() -> None:
    document = papers(FILLABLE, example_book("exercises"))[0]
    assert document.formats == ("pdf",)
    with pytest.raises(ValueError, match="as PDF alone"):
        docx(render(document.kind, document.facts, document.id, document.rows))
