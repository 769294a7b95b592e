"""Paper that was mailed is history: what supersedes it, and when (Sections 6(viii) and 6(i)3(C)-(D))."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Outcome, day, dividend, example_book, executed_terms, issue, private_placement, quotes, replayed
from hypothesis import given
from hypothesis import strategies as st
from planting import replaced

from checks.run import check_files
from checks.wording import SLOT, wording
from docgen.figures import load_figures
from docgen.resources import TEMPLATES
from tenor.matter import load
from warrant.book import Book
from warrant.documents import Document, called_for, computed
from warrant.documents.mailed import figures
from warrant.documents.overtaken import overtaken
from warrant.events.address_change import AddressChange
from warrant.events.delivery import Delivery
from warrant.events.grant import Grant
from warrant.events.lapse import Lapse
from warrant.events.transfer import Transfer, Transferee
from warrant.known import known_on
from warrant.mailings import Mailing
from warrant.obligations import obligations
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.replay import replay
from warrant.standing import standings

HOLDER = executed_terms().holder
E3 = "2002-09-02-adjustment-statement-E-003-W-1"
LATE = """
  - id: E-004
    type: issuance
    recorded: 2002-11-04
    issued_on: 2002-08-05
    shares_issued: 500,000
    cash_paid: 500,000.00
"""
MAILED = "2002-09-16-adjustment-statement-E-003-W-1"
SUPERSEDING = "2002-11-04-superseding-statement-E-003-W-1"


def sent(document: str, on: str) -> Mailing:
    return Mailing(
        document=document, sent_on=day(on), to=HOLDER.name, address="; ".join(HOLDER.address), method="certified"
    )


def placements(*recorded: tuple[str, str, str]) -> list[object]:
    """E-003 of September 2, 2002, and earlier issues that were recorded later: id, day, day recorded."""
    entries = [replace(private_placement(on, id), recorded=day(known)) for id, on, known in recorded]
    return [private_placement("2002-09-02", "E-003"), *entries]


def of_kind(book: Book, kind: str = "superseding_statement") -> list[Document]:
    return [each for each in called_for(book) if each.kind == kind]


def value(document: Document, name: str) -> str:
    return str(document.facts[name].value)


def one_late(*mailings: Mailing) -> Book:
    return replayed(*placements(("E-001", "2002-06-14", "2002-10-01")), mailings=mailings)  # type: ignore[arg-type]


def test_a_statement_that_was_mailed_and_is_otherwise_now_is_superseded_by_one_that_names_it() -> None:
    # Without E-001: (27,103,730 x 4.10 + 10,000,000) / 32,103,730 = 3.7729...; with it, 3.77 before, and
    # (32,103,730 x 3.77 + 10,000,000) / 37,103,730 = 3.5314...
    [paper] = of_kind(one_late(sent(E3, "2002-09-05")))
    assert (paper.stem, paper.id) == ("2002-10-01-superseding-statement-E-003-W-1", "SU-E-003-W-1")
    assert (value(paper, "earlier"), value(paper, "earlier_sent_on")) == ("AS-E-003-W-1", "2002-09-05")
    assert (value(paper, "then_price_after"), value(paper, "price_after")) == ("3.77", "3.53")
    assert [{name: str(fact.value) for name, fact in row.items()} for row in paper.rows["causes"]] == [
        {"event": "E-001", "what": "issuance", "happened_on": "2002-06-14", "known_from": "2002-10-01"}
    ]


def test_the_mailed_statement_states_what_was_known_when_it_was_mailed() -> None:
    book = one_late(sent(E3, "2002-09-05"))
    [then] = [each for each in called_for(book) if each.stem == E3]
    [as_known] = [each for each in called_for(replay(known_on(book.matter, day("2002-09-05")))) if each.stem == E3]
    assert then == as_known
    assert value(next(each for each in computed(book) if each.stem == E3), "price_after") == "3.53"


def test_a_statement_that_was_not_mailed_is_simply_written_anew() -> None:
    book = one_late()
    assert of_kind(book) == []
    assert [value(each, "price_after") for each in called_for(book) if each.stem == E3] == ["3.53"]


def test_a_statement_mailed_when_all_was_known_is_superseded_by_none() -> None:
    assert of_kind(one_late(sent(E3, "2002-10-01"))) == []


def test_what_supersedes_is_superseded_in_its_turn_under_another_name_once_it_was_mailed() -> None:
    events = placements(("E-001", "2002-06-14", "2002-10-01"), ("E-002", "2002-07-10", "2002-11-01"))
    first = "2002-10-01-superseding-statement-E-003-W-1"
    mailings = [sent(E3, "2002-09-05")]
    [unsent] = of_kind(replayed(*events, mailings=mailings))  # type: ignore[arg-type]
    assert (unsent.stem, [str(row["event"].value) for row in unsent.rows["causes"]]) == (first, ["E-001", "E-002"])
    mailings.append(sent(first, "2002-10-07"))
    one, two = of_kind(replayed(*events, mailings=mailings))  # type: ignore[arg-type]
    assert (one.stem, two.stem) == (first, "2002-11-01-superseding-statement-E-003-W-1")
    assert (one.id, two.id, value(two, "earlier")) == ("SU-E-003-W-1", "SU2-E-003-W-1", "SU-E-003-W-1")
    assert value(one, "price_after") == value(two, "then_price_after")
    assert [str(row["event"].value) for row in two.rows["causes"]] == ["E-002"]


def test_a_late_event_that_moves_neither_a_fact_nor_the_price_supersedes_nothing() -> None:
    nothing = replace(issue("E-009", "2002-09-03", 1_000, 1_000_000), recorded=day("2002-10-01"))
    events = [private_placement("2002-09-02", "E-003"), nothing]
    assert of_kind(replayed(*events, mailings=[sent(E3, "2002-09-05")])) == []


def test_a_fact_that_is_otherwise_supersedes_though_the_price_is_the_same() -> None:
    above = replace(issue("E-001", "2002-06-14", 100, 1_000), recorded=day("2002-10-01"))
    book = replayed(private_placement("2002-09-02", "E-003"), above, mailings=[sent(E3, "2002-09-05")])
    [paper] = of_kind(book)
    assert "then_price_after" not in paper.facts
    assert (value(paper, "then_outstanding_before"), value(paper, "outstanding_before")) == ("27103730", "27103830")


def test_another_address_alone_supersedes_nothing() -> None:
    moved = AddressChange(
        id="AC-1",
        of="holder",
        certificate="W-1",
        furnished_on=day("2002-08-01"),
        address=("1 New Road",),
        recorded=day("2002-10-01"),
    )
    book = replayed(private_placement("2002-09-02", "E-003"), moved, mailings=[sent(E3, "2002-09-05")])
    assert of_kind(book) == []


def test_a_statement_that_no_provision_requires_any_more_is_withdrawn() -> None:
    at_the_price = issue("E-002", "2002-07-10", 1_000_000, 3_900_000)
    entry = replace(private_placement(), recorded=day("2002-08-01"))
    stem = "2002-07-10-adjustment-statement-E-002-W-1"
    book = replayed(at_the_price, entry, mailings=[sent(stem, "2002-07-12")])
    [paper] = of_kind(book)
    assert "price_after" not in paper.facts
    stated = {name: value(paper, name) for name in ("then_price_after", "price_in_effect", "shares_in_effect")}
    assert stated == {"then_price_after": "4.09", "price_in_effect": "3.77", "shares_in_effect": "589524.5"}
    assert "6(i)" in [str(row["clause"].value) for row in paper.rows["none_applies"]]
    assert stem in [each.stem for each in called_for(book)]


def test_a_statement_given_in_advance_is_superseded_where_the_price_before_it_changes_in_between() -> None:
    prices = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    stem = "2002-09-16-adjustment-statement-E-1-W-1"
    events = [dividend("E-1", "2002-09-16", "0.75"), private_placement("2002-09-10", "E-2")]
    [paper] = of_kind(replayed(*events, prices=prices, mailings=[sent(stem, "2002-09-05")]))
    assert (value(paper, "then_price_before"), value(paper, "price_before")) == ("4.1", "3.77")


def test_a_warrant_that_is_no_longer_outstanding_leaves_its_statement_as_it_is() -> None:
    prices = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    stem = "2002-09-16-adjustment-statement-E-1-W-1"
    events = [dividend("E-1", "2002-09-16", "0.75"), transferred("2002-09-10")]
    book = replayed(*events, prices=prices, mailings=[sent(stem, "2002-09-05")])
    assert of_kind(book) == []
    assert {each.stem for each in of_kind(book, "adjustment_statement")} == {stem, f"{stem[:-3]}W-2"}


def transferred(on: str) -> Transfer:
    """W-1 assigned whole to another, for W-2."""
    name = "Harbor Equipment Finance LLC"
    other = Transferee(certificate="W-2", name=name, state="Delaware", address=("40 Commercial Wharf",))
    return Transfer(
        id="T-1",
        surrendered_on=day(on),
        certificate="W-1",
        assignor=HOLDER.name,
        executed_on=day(on),
        transferees=(other,),
    )


def test_a_readjustment_tells_the_new_holder_of_the_statements_of_the_certificate_before_it() -> None:
    book = replayed(*rights(transferred("2003-01-10")))  # type: ignore[arg-type]
    [paper] = of_kind(book, "superseding_on_readjustment")
    assert (paper.certificate, value(paper, "holder_name")) == ("W-2", "Harbor Equipment Finance LLC")
    assert [str(row["statement"].value) for row in paper.rows["superseded"]] == ["AS-G-1-W-1", "AS-E-002-W-1"]


def rights(*more: object) -> list[object]:
    granted = Grant(
        id="G-1", issued_on=day("2002-05-01"), shares_deliverable=Shares.of(2_000_000), minimum_price=Price.of(1)
    )
    placed = issue("E-002", "2002-09-16", 3_000_000, 6_150_000, expenses=150_000)
    delivered = Delivery(id="D-1", of="G-1", delivered_on=day("2002-12-02"), shares_delivered=Shares.of(1_000_000))
    lapsed = Lapse(id="L-1", of="G-1", lapsed_on=day("2003-05-01"), shares_lapsed=Shares.of(1_000_000))
    return [granted, placed, delivered, lapsed, *more]


def test_a_readjustment_supersedes_every_earlier_statement_since_the_issue_of_the_rights() -> None:
    [paper] = of_kind(replayed(*rights()), "superseding_on_readjustment")  # type: ignore[arg-type]
    assert (paper.stem, paper.id) == ("2003-05-01-superseding-on-readjustment-L-1-W-1", "SR-L-1-W-1")
    assert (value(paper, "statement"), value(paper, "effective_on")) == ("AS-L-1-W-1", "2003-05-01")
    # G-1: (27,103,730 x 4.10 + 1,000,000) / 28,103,730 = 3.9897...; 542,075 x 4.10 / 3.99 = 557,019.4...
    # E-002: (28,103,730 x 3.99 + 6,000,000) / 31,103,730 = 3.7980...; 557,019.4 x 3.99 / 3.80 = 584,870.37
    assert [[str(fact.value) for fact in row.values()] for row in paper.rows["superseded"]] == [
        ["AS-G-1-W-1", "2002-05-01", "3.89", "3.99", "571338.7", "557019.4"],
        ["AS-E-002-W-1", "2002-09-16", "3.71", "3.8", "599058.6", "584870.4"],
    ]


def test_under_the_reading_of_the_one_issue_only_its_statement_is_superseded() -> None:
    book = replayed(*rights(), readings=Readings({"R7": "the_one_issue"}))  # type: ignore[arg-type]
    [paper] = of_kind(book, "superseding_on_readjustment")
    assert [str(row["statement"].value) for row in paper.rows["superseded"]] == ["AS-G-1-W-1"]


def test_of_a_readjustment_section_6_viii_asks_but_for_its_own_statement() -> None:
    book = replayed(*rights())  # type: ignore[arg-type]
    due = {each.kind: each.manner for each in obligations(book) if each.event == "L-1"}
    assert due == {"adjustment_statement": "send", "superseding_on_readjustment": "may"}


def test_where_the_statement_of_a_readjustment_is_superseded_so_is_the_paper_given_with_it() -> None:
    book = example_book("readjustment")
    first, second = of_kind(book, "superseding_on_readjustment")
    assert (value(first, "statement"), value(second, "statement")) == ("AS-L-1-W-1", "SU-L-1-W-1")
    assert (first.id, second.id, value(second, "earlier")) == ("SR-L-1-W-1", "SR2-L-1-W-1", "SR-L-1-W-1")
    assert [str(row["statement"].value) for row in second.rows["superseded"]] == [
        "AS-G-1-W-1",
        "AS-E-002-W-1",
        "AS-E-003-W-1",
    ]
    followed = {each.stem: each.superseded_by for each in overtaken(book) if each.superseded_by}
    assert followed == {
        "2003-05-01-adjustment-statement-L-1-W-1": "2003-07-14-superseding-statement-L-1-W-1",
        first.stem: second.stem,
    }


def test_every_name_and_every_short_id_is_another() -> None:
    papers = called_for(example_book("readjustment"))
    assert len({each.stem for each in papers}) == len(papers)
    superseding = [each.id for each in papers if each.kind.startswith("superseding")]
    assert len(set(superseding)) == len(superseding)


def test_a_superseding_statement_is_owed_to_the_holder_from_the_day_on_which_the_fact_became_known() -> None:
    book = one_late(sent(E3, "2002-09-05"))
    [due] = [each for each in obligations(book) if each.kind == "superseding_statement"]
    assert (due.since, due.event, due.to.certificate, due.manner) == (day("2002-10-01"), "E-001", "W-1", "send")
    [standing] = [each for each in standings(book, day("2002-10-02")) if each.obligation == due]
    assert standing.word == "due"
    [before] = [each for each in standings(book, day("2002-09-30")) if each.obligation == due]
    assert before.word == "open"


def test_the_list_of_the_late_event_names_the_statement_that_supersedes_another() -> None:
    book = one_late(sent(E3, "2002-09-05"))
    listed = next(each for each in called_for(book) if each.stem == "2002-06-14-mailing-list-E-001")
    assert [str(row["paper"].value) for row in listed.rows["to_be_sent"]] == [
        "2002-06-14-adjustment-statement-E-001-W-1",
        "2002-10-01-superseding-statement-E-003-W-1",
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)), max_size=4), st.integers(0, 120))
def test_the_last_paper_on_an_adjustment_always_states_what_is_known_now(late: list, sent_after: int) -> None:
    first = date(2002, 9, 2)
    entries = [
        replace(
            private_placement(str(date.fromordinal(first.toordinal() - 70 + before)), f"L-{number}"),
            recorded=date.fromordinal(first.toordinal() + after),
        )
        for number, (before, after) in enumerate(late)
    ]
    mailed = str(date.fromordinal(first.toordinal() + sent_after))
    book = replayed(private_placement("2002-09-02", "E-003"), *entries, mailings=[sent(E3, mailed)])
    [now] = [each for each in computed(book) if each.stem == E3]
    on_it = [each for each in called_for(book) if each.event == "E-003" and each.certificate]
    last = on_it[-1]
    assert {name: last.facts[name].value for name in now.facts} == {
        name: fact.value for name, fact in now.facts.items()
    }
    if not [each for each in entries if each.known_from > day(mailed)]:
        assert [each.kind for each in on_it] == ["adjustment_statement"]


def test_what_is_told_to_have_been_stated_then_was_stated_in_the_paper_that_was_mailed(example_paper) -> None:
    book = example_book("readjustment")
    [paper] = of_kind(book)
    mailed = example_paper("readjustment", "2003-05-01-adjustment-statement-L-1-W-1.pdf")
    [case] = check_files(book, [mailed], date(2003, 12, 31), complete=False).cases
    stated = {(each.name, each.fact.value) for each in case.stated if each.fact}
    then = {name.removeprefix("then_"): fact.value for name, fact in paper.facts.items() if name.startswith("then_")}
    assert then
    assert then.items() <= stated


def test_every_figure_of_a_statement_has_a_caption_for_what_was_stated_then() -> None:
    of_it = {each.id for each in load_figures(TEMPLATES / "adjustment_statement" / "figures.toml").figures}
    same = {"certificate", "company_name", "company_signatory_title", "warrant_dated", "event", "sent_by", "in_merger"}
    flags = {each for each in of_it if each.startswith(("limited_", "not_limited_", "after_deductions"))}
    known = {name for each in wording("superseding_statement").locators for name, _ in SLOT.findall(each.words)}
    template = (TEMPLATES / "superseding_statement" / "document.html.j2").read_text("utf-8")
    for name in of_it - same - flags:
        assert f"then_{name}" in known, name
        assert f'("{name}", "The ' in template, name


def record(matter: Path, out: Path, document: str, on: str, event_mail: str = "first_class") -> None:
    """Writes the mailing of a PDF, with its hash, into mailings.csv."""
    digest = hashlib.sha256((out / f"{document}.pdf").read_bytes()).hexdigest()
    with (matter / "mailings.csv").open("a", newline="") as file:
        row = [document, on, HOLDER.name, "; ".join(HOLDER.address), event_mail, "", digest]
        csv.writer(file, lineterminator="\n").writerow(row)


def codes(outcome: Outcome) -> set[str]:
    return {each["code"] for each in json.loads(outcome.out)["findings"] if each["severity"] == "error"}


@pytest.mark.conformance
def test_the_whole_cycle_from_a_mailing_through_a_late_event_to_the_mailing_of_what_supersedes(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    out = sample / "out"
    rows = (sample / "mailings.csv").read_text("utf-8").splitlines()
    (sample / "mailings.csv").write_text("\n".join(rows[:3]) + "\n", "utf-8")
    formats = ("--format", "docx", "--format", "pdf")
    assert tenor("generate", sample, *formats).status == 0
    record(sample, out, MAILED, "2002-09-18")
    before = {path.name: path.read_bytes() for path in out.glob(f"{MAILED}.*")}
    assert tenor("generate", sample, *formats).status == 0  # the certificate of that mailing
    assert codes(tenor("check", sample, "--json")) == set()

    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + LATE, "utf-8")
    told = tenor("generate", sample, *formats).out
    assert f"{MAILED}: mailed 2002-09-18, otherwise since E-004 became known; superseded by {SUPERSEDING}" in told
    assert before == {path.name: path.read_bytes() for path in out.glob(f"{MAILED}.*")}
    assert (out / f"{SUPERSEDING}.pdf").exists()
    report = json.loads(tenor("check", sample, "--json").out)
    wanting = [each["message"] for each in report["findings"] if each["severity"] == "error"]
    assert all("is sent to the Holder of W-1" in each for each in wanting)
    assert len(wanting) == 2
    before_it_was_known = json.loads(tenor("check", sample, "--json", "--as-of", "2002-11-03").out)["findings"]
    assert [each["event"] for each in before_it_was_known if each["code"] == "OBL-02"] == ["E-004"]
    assert not any(SUPERSEDING in each["message"] for each in before_it_was_known)

    record(sample, out, SUPERSEDING, "2002-11-06")
    record(sample, out, "2002-08-05-adjustment-statement-E-004-W-1", "2002-11-06")
    assert tenor("generate", sample, *formats).status == 0
    assert codes(tenor("check", sample, "--json")) == set()


def test_a_figure_altered_in_the_table_of_changes_is_found_at_its_place(example_paper, tmp_path: Path) -> None:
    book = example_book("readjustment")
    source = example_paper("readjustment", "2003-07-14-superseding-statement-L-1-W-1.docx")
    for before, after, name in ((">$3.71<", ">$3.72<", "then_price_before"), (">605,587.8<", ">605,578.8<", "shares")):
        report = check_files(book, [replaced(source, tmp_path, before, after)], date(2003, 12, 31), complete=False)
        found = [each.check for each in report.findings if each.rule.code == "FIG-01"]
        assert found[0].found == after[1:-1]
        assert found[0].place and "table 2" in str(found[0].place)
        assert name in found[0].asks


def test_a_row_left_out_of_the_statements_superseded_is_found(example_paper, tmp_path: Path) -> None:
    book = example_book("readjustment")
    source = example_paper("readjustment", "2003-05-01-superseding-on-readjustment-L-1-W-1.docx")
    path = replaced(source, tmp_path, ">AS-E-002-W-1<", ">AS-E-020-W-1<")
    report = check_files(book, [path], date(2003, 12, 31), complete=False)
    assert "FIG-04" in [each.rule.code for each in report.findings]


def test_a_notice_that_was_mailed_and_is_otherwise_now_is_a_warning(sample: Path) -> None:
    events = sample / "events.yaml"
    late = LATE.replace("2002-08-05", "2002-07-20")
    events.write_text(events.read_text("utf-8") + late, "utf-8")
    book = replay(load(sample), day("2002-12-31"))
    report = check_files(book, [], day("2002-12-31"), complete=False)
    [found] = [each for each in report.findings if each.rule.code == "OBL-12"]
    assert found.severity == "warning"
    assert found.check.found == "otherwise since E-004 became known"
    assert "extraordinary-dividend-notice" in found.check.asks


def test_a_paper_without_its_name_is_recognised_by_the_id_in_its_footer(example_paper, tmp_path: Path) -> None:
    source = example_paper("readjustment", "2003-07-14-superseding-statement-L-1-W-1.pdf")
    renamed = tmp_path / "scan.pdf"
    renamed.write_bytes(source.read_bytes())
    report = check_files(example_book("readjustment"), [renamed], date(2003, 12, 31), complete=False)
    assert [each.document.id for each in report.cases] == ["SU-L-1-W-1"]


def test_figures_leave_out_to_whom_and_by_whom_a_paper_is() -> None:
    [paper] = of_kind(one_late(sent(E3, "2002-09-05")))
    facts, rows = figures(paper)  # type: ignore[misc]
    assert "holder_name" not in facts
    assert "holder_address" not in rows
