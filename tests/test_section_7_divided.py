"""Section 7.2: a Warrant divided among the Holders of a list; Section 5 on each of the new Warrants."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Outcome, day, dividend, example_book, executed_terms, private_placement, quotes, split
from divisions import completed, divided, divided_list, division, listed, transferred, write_list
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import grant, lapse
from test_section_7 import to, transfer

from tenor.matter.lists import holders_of, read_lists
from warrant.documents import called_for
from warrant.documents.document import Document
from warrant.documents.kinds import adjustment_statement
from warrant.documents.listed import runs
from warrant.errors import BadMatter
from warrant.events.dissolution import Dissolution
from warrant.events.shares_sold import SharesSold
from warrant.listed import Listed, Unlisted
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.obligations import obligations
from warrant.parts import Parts, in_tenths
from warrant.prices import by_day
from warrant.quantities import Shares
from warrant.register import registered
from warrant.replay import replay
from warrant.standing import Standing, standings

Run = Callable[..., Outcome]
WHOLE = ("200,000", "200,000", "100,000", "42,000", "74.9", "0.1")
SPLIT = split("E-002", "2003-03-03", "3-for-2")
TWO = (private_placement(), SPLIT)


def refused(make: Callable[[], Any]) -> str:
    with pytest.raises(BadMatter) as error:
        make()
    return str(error.value)


# The register


def test_a_division_cancels_the_warrant_and_registers_those_of_the_list_as_one() -> None:
    book = divided(listed(*WHOLE))
    line, new = registered(book.state)
    assert (line.warrant.certificate, line.cancelled_by) == ("W-1", "T-1")
    assert (new.warrant.certificate, new.warrant.parent) == ("T-1", "W-1")
    assert new.warrant.holder.name == "6 Holders in holders.csv"
    assert new.warrant.shares.value == Shares.of(542_075)
    assert book.state.warrants == ()
    assert book.state.purchasable == Shares.of(542_075)


def test_the_shares_of_the_list_are_all_those_of_the_warrant() -> None:
    said = refused(lambda: divided(listed("542,074.9")))
    assert "the lines of holders.csv are for 542074.9 shares together, and W-1 is for 542075" in said
    assert "correct the list" in said


def test_more_shares_than_the_warrants_are_refused_whatever_lines_cannot_be_used() -> None:
    assert "are for 542075.1 shares" in refused(lambda: divided(listed("542,075.1"), unusable=1))


def test_what_the_lines_that_can_be_used_leave_counts_as_one_warrant() -> None:
    book = divided(listed("500,000"), *TWO, unusable=2)
    [warrant] = book.state.divided
    assert warrant.holder.name == "3 Holders in holders.csv"
    assert warrant.parts and warrant.parts.count == 2
    whole = divided(listed("500,000", "42,075"), *TWO)
    assert book.state.purchasable == whole.state.purchasable


def test_only_the_registered_holder_divides_a_warrant_that_is_outstanding() -> None:
    lines = listed("542,075")
    assert "is not the name of the registered Holder" in refused(
        lambda: divided(lines, of=division(assignor="Another"))
    )
    assert "no Warrant W-9 was issued before" in refused(lambda: divided(lines, of=division(of="W-9")))


# Section 5


@given(
    st.lists(st.integers(1, 3_000_000), min_size=1, max_size=12),
    st.sampled_from(["half_to_even", "half_away_from_zero"]),
)
def test_each_warrant_of_a_list_is_adjusted_as_one_of_a_transferee(tenths: list[int], tie: str) -> None:
    lines = completed(*tenths)
    readings = {"R1": tie}
    ours = divided(lines, *TWO, readings=readings)
    ordinary = transferred(lines, *TWO, readings=readings)
    [warrant] = ours.state.divided
    numbers = sorted(in_tenths(each.shares.value) for each in ordinary.state.warrants)
    assert warrant.parts == Parts.of({each: numbers.count(each) for each in numbers})
    assert warrant.shares.value == ordinary.state.purchasable
    assert ours.state.price.value == ordinary.state.price.value


def test_the_sum_is_not_the_sum_of_before_adjusted_and_says_how_it_was_found() -> None:
    book = divided(listed(*["0.1"] * 20, "542,073"), private_placement())
    [warrant] = book.state.divided
    assert warrant.shares.how == (
        "for each of the Warrants divided the Warrant Price before times its shares before, divided by the Warrant "
        "Price after, to the nearest tenth of a share, and the sum of these"
    )
    assert "R25" in warrant.shares.readings
    alone = transferred(listed("542,075"), private_placement()).state.purchasable
    assert warrant.shares.value < alone


def test_shares_in_proportion_to_a_split_are_those_of_transferees() -> None:
    lines, readings = listed(*WHOLE), {"R2": "proportional"}
    ours, ordinary = (make(lines, SPLIT, readings=readings) for make in (divided, transferred))
    assert ours.state.purchasable == ordinary.state.purchasable == Shares.of("813112.6")


# 6(viii): the statements


def stated(document: Document) -> object:
    """What a paper states, and how each of it was found; not where in the matter it stands."""

    def told(fact: Any) -> object:
        inputs = [told(each) for each in fact.inputs if each.source is None]
        how = "" if fact.source else fact.how
        return fact.id, fact.value, fact.clause, how, fact.unrounded, fact.readings, inputs

    facts = {name: told(fact) for name, fact in document.facts.items()}
    rows = {
        table: [{name: told(fact) for name, fact in row.items()} for row in rows]
        for table, rows in document.rows.items()
    }
    return document.kind, document.short, document.stem, document.id, facts, rows


@pytest.mark.parametrize("readings", [{}, {"R2": "proportional"}])
def test_the_statement_to_a_listed_holder_is_that_to_a_transferee(readings: dict[str, str]) -> None:
    lines = listed(*WHOLE)
    ours, ordinary = (make(lines, *TWO, readings=readings) for make in (divided, transferred))
    expected = {each.stem: each for each in adjustment_statement.called_for(ordinary)}
    papers = [run.document(each) for run in runs(ours) for each in lines]
    assert [each.stem for each in papers] == [*expected]
    for paper in papers:
        assert stated(paper) == stated(expected[paper.stem])


@given(st.integers(1, 5_420_750))
def test_the_figures_of_a_run_are_those_of_its_documents(tenths: int) -> None:
    [line, *_] = lines = completed(tenths)
    first, second = runs(divided(lines, *TWO))
    for run in (first, second):
        facts, figures = run.document(line).facts, run.figures(line.shares)
        assert figures.before == facts["shares_before"].value
        assert figures.product == facts["shares_product"].value
        assert figures.quotient == facts["shares_quotient"].value
        assert figures.after == facts["shares_after"].value
    assert first.figures(line.shares).after == second.figures(line.shares).before


def test_a_run_is_named_after_its_adjustment_and_knows_its_list() -> None:
    first, second = runs(divided(listed(*WHOLE), *TWO))
    assert (first.stem, second.stem) == (
        "2002-06-14-adjustment-statement-E-001",
        "2003-03-03-adjustment-statement-E-002",
    )
    assert (first.event, first.on, first.kind, first.count) == ("E-001", day("2002-06-14"), "adjustment_statement", 6)
    assert first.source == division().list


def test_an_adjustment_before_the_division_owes_its_holders_nothing() -> None:
    shares = replay(Matter(executed_terms(), (private_placement(),))).state.purchasable
    late = division(on="2002-07-01")
    book = divided(listed(str(shares)), private_placement(), SPLIT, of=late)
    assert [run.event for run in runs(book)] == ["E-002"]


def test_the_arithmetic_of_a_run_can_be_sent_to_another_process() -> None:
    [run] = runs(divided(listed(*WHOLE), private_placement()))
    sent = pickle.loads(pickle.dumps(run.arithmetic))
    assert sent.figures(Shares.of("0.1")) == run.figures(Shares.of("0.1"))


# What is refused


def test_shares_apportioned_over_all_warrants_are_refused() -> None:
    said = refused(lambda: divided(listed(*WHOLE), readings={"R25": "aggregate"}))
    assert "reading R25 apportions the shares under all Warrants" in said


def test_a_dissolution_is_refused_while_a_warrant_is_divided() -> None:
    resolved = Dissolution(id="D-1", resolved_on=day("2003-05-01"), of="liquidation")
    said = refused(lambda: divided(listed(*WHOLE), resolved))
    assert "D-1 (dissolution) goes by each Holder's name, which is not kept of those listed by T-1" in said


def test_a_division_after_a_dissolution_was_resolved_is_refused() -> None:
    resolved = Dissolution(id="D-1", resolved_on=day("2002-03-01"), of="liquidation")
    said = refused(lambda: divided(listed(*WHOLE), resolved))
    assert "holders: D-1 goes by each Holder's name" in said


def test_what_exhibit_d_gives_to_each_holder_is_refused_while_a_warrant_is_divided() -> None:
    sold: dict[str, Any] = {"holder": "Another", "certificate": "W-1", "shares_sold": Shares.of(1), "sold_to": "public"}
    said = refused(lambda: divided(listed(*WHOLE), SharesSold(id="S-1", sold_on=day("2003-05-01"), **sold)))
    assert "S-1 (shares sold) goes by each Holder's name" in said


def test_the_warrants_of_a_division_are_no_certificate() -> None:
    said = refused(lambda: divided(listed(*WHOLE), transfer(to("W-2"), of="T-1", id="T-2", on="2002-05-01")))
    assert "T-1 is a division, and no certificate" in said


def test_a_replay_of_the_shares_is_refused_where_a_readjustment_would_need_it() -> None:
    rights = (grant(), lapse(2_000_000, on="2003-06-02"))
    held = replay(Matter(executed_terms(), rights[:1])).state.purchasable
    lines, late = listed(str(held)), division(on="2003-01-15")
    book = divided(lines, *rights, of=late)
    assert book.state.divided[0].shares.value > Shares.of(0)
    said = refused(lambda: divided(lines, *rights, of=late, readings={"R20": "replayed"}))
    assert "reading R20 has the shares replayed" in said


# The list as the matter is loaded


def read(folder: Path, *events: Any, mailings: tuple[Mailing, ...] = ()) -> Any:
    return read_lists(executed_terms(), events or (division(),), mailings, folder)


def test_a_list_is_counted_when_the_matter_is_loaded(tmp_path: Path) -> None:
    write_list(tmp_path, listed("0.1", "0.1", "542,074.8"))
    [found] = read(tmp_path).lists.values()
    assert [(str(shares), count) for shares, count in found.parts] == [("0.1", 2), ("542074.8", 1)]
    assert (found.count, found.unusable) == (3, 0)


def test_a_line_that_cannot_be_used_or_bears_anothers_number_is_one_of_those_that_cannot(tmp_path: Path) -> None:
    first, second, third, fourth = listed("1", "2", "3", "4")
    lines = (first, replace(second, certificate="w-1"), replace(third, certificate="T-1"), replace(fourth, name=""))
    write_list(tmp_path, lines)
    [found] = read(tmp_path).lists.values()
    assert (found.parts.total, found.unusable) == (Shares.of(1), 3)
    bad = [each for each in holders_of("T-1", executed_terms(), (division(),), tmp_path) if isinstance(each, Unlisted)]
    assert "w-1 is the number of the first Warrant" in bad[0].what
    assert "T-1 is the number of an event" in bad[1].what


def test_a_certificate_of_a_list_before_is_one_of_another_warrant(tmp_path: Path) -> None:
    write_list(tmp_path, listed("1", "2"))
    write_list(tmp_path, listed("3"), "others.csv")
    second = division("T-2", "W-3", holders="others.csv", on="2002-05-01")
    found = read(tmp_path, division(), second).lists
    assert (found["T-1"].unusable, found["T-2"].unusable) == (0, 1)


def test_a_list_in_a_database_is_called_by_its_table_and_never_by_its_url() -> None:
    of = division(holders="postgresql://tenor:secret@host/register", holders_table="holders_2002")
    [warrant] = divided(listed(*WHOLE), of=of).state.divided
    assert warrant.holder.name == "6 Holders in holders_2002"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"holders": "sqlite:///holders.db"}, "no table is named"),
        ({"holders_table": "holders"}, "a CSV file has no tables"),
        ({"by": "attorney"}, "no attorney is named"),
        ({"delivered_on": day("2002-04-09")}, "the new Warrants are delivered before the surrender"),
    ],
)
def test_what_a_division_states_cannot_contradict_itself(changes: dict[str, Any], what: str) -> None:
    assert [each.what for each in division(**changes).mistakes(None)] == [what]
    assert not list(division().mistakes(None))


def test_an_event_of_a_listed_holder_is_refused_at_its_line(tmp_path: Path) -> None:
    write_list(tmp_path, listed("1", "2"))
    [problem] = read(tmp_path, division(), transfer(to("W-9"), of="H-00002", id="T-2", on="2002-05-01")).problems
    assert problem.what == "certificate: H-00002 stands in the list holders.csv of T-1"
    assert "bring the list up to date" in problem.instead


def test_a_list_that_is_not_there_is_told_at_the_line_of_the_event(tmp_path: Path) -> None:
    [problem] = read(tmp_path).problems
    assert problem.source == division().source("holders")
    assert "holders.csv" in problem.what


# 6(viii): what is due to each of them


def mailing(of: Listed, on: str = "2002-06-17", **changes: Any) -> Mailing:
    """A mailing of the statement of E-001."""
    stated: dict[str, Any] = {"to": of.name, "address": "; ".join(of.address), "method": "first_class"}
    document = f"2002-06-14-adjustment-statement-E-001-{of.certificate}"
    return Mailing(**{"document": document, "sent_on": day(on), **stated, **changes})


def standing_of(folder: Path, mailings: Iterable[Mailing], as_of: str = "2002-12-31") -> Standing:
    """How the statement of E-001 to each Holder stands, of a list that lies in a folder."""
    found = read(folder, division(), private_placement(), mailings=tuple(mailings))
    matter = Matter(executed_terms(), (division(), private_placement()), {}, found.mailings, lists=found.lists)
    [one] = [each for each in standings(replay(matter), day(as_of)) if each.obligation.kind == "adjustment_statement"]
    return one


def test_the_statement_to_each_holder_is_one_obligation_met_when_it_was_sent_to_all(tmp_path: Path) -> None:
    lines = listed("200,000", "342,075")
    write_list(tmp_path, lines)
    none, one, both = (standing_of(tmp_path, map(mailing, lines[:number])) for number in (0, 1, 2))
    assert none.obligation.document == "2002-06-14-adjustment-statement-E-001"
    assert none.obligation.to.name == "2 Holders in holders.csv"
    assert (none.word, one.word, both.word) == ("due", "due", "met")
    assert one.none_counts == "no mailing that counts to 1 of 2 Holders up to 2002-12-31"
    assert both.done_on == day("2002-06-17")
    assert standing_of(tmp_path, map(mailing, lines), as_of="2002-06-16").word == "due"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"address": "Elsewhere"}, "was not addressed to the Holder at its address in the list"),
        ({"to": "Another"}, "was not addressed to the Holder at its address in the list"),
        ({"method": "delivered"}, "went by delivered, which is not allowed"),
    ],
)
def test_a_mailing_that_went_wrong_sends_nothing_to_a_listed_holder(
    tmp_path: Path, changes: dict[str, Any], why: str
) -> None:
    first, second = lines = listed("200,000", "342,075")
    write_list(tmp_path, lines)
    wrong = mailing(second, **changes)
    found = standing_of(tmp_path, (mailing(first), wrong))
    assert found.none_counts == f"no mailing that counts to 1 of 2 Holders; 1: a mailing {why} up to 2002-12-31"
    again = standing_of(tmp_path, (mailing(first), wrong, mailing(second, on="2002-06-20")))
    assert (again.word, again.done_on) == ("met", day("2002-06-20"))


def test_a_line_that_cannot_be_used_lacks_its_mailing(tmp_path: Path) -> None:
    first, second = listed("200,000", "342,075")
    write_list(tmp_path, (first, replace(second, name="")))
    found = standing_of(tmp_path, (mailing(first), mailing(second)))
    assert (found.word, found.none_counts) == ("due", "no mailing that counts to 1 of 2 Holders up to 2002-12-31")


def test_a_mailing_to_no_listed_holder_stays_with_the_others(tmp_path: Path) -> None:
    first, _ = lines = listed("200,000", "342,075")
    write_list(tmp_path, lines)
    stranger = mailing(replace(first, certificate="H-99999"))
    found = read(tmp_path, division(), private_placement(), mailings=(mailing(first, sha256="AB"), stranger))
    assert found.mailings == (stranger,)
    assert found.lists["T-1"].sha256 == {"ab"}


def test_notices_to_listed_holders_are_due_as_to_any(tmp_path: Path) -> None:
    prices = by_day(quotes("2003-01-02", "2003-04-30", "11.50"))
    lines = listed("200,000", "342,075")
    matter = Matter(
        executed_terms(),
        (division(), dividend("E-009", "2003-03-03", "0.75")),
        prices,
        lists={"T-1": divided_list(lines)},
    )
    due = {(each.kind, each.to.listed, each.each) for each in obligations(replay(matter))}
    assert ("extraordinary_dividend_notice", 2, "2003-03-03-extraordinary-dividend-notice-E-009") in due


def test_the_new_warrants_of_a_division_are_due_to_each_holder() -> None:
    book = divided(listed(*WHOLE), of=division(delivered_on=day("2002-04-12")))
    [one] = [each for each in standings(book, day("2002-12-31")) if each.obligation.kind == "new_warrant"]
    assert (one.word, one.obligation.to.listed) == ("met", 6)


# What is told


def test_the_ledger_and_the_papers_of_company_count_a_division_as_one_line(tenor: Run) -> None:
    told = tenor("ledger", EXAMPLES / "divided")
    assert (
        "E-001 divided W-1 among 40 Holders in holders.csv: of papers to each of them, only statements of" in told.out
    )
    ledger = json.loads(tenor("ledger", EXAMPLES / "divided", "--json").out)
    assert [(each["certificate"], each.get("holders")) for each in ledger["register"]] == [("W-1", None), ("E-001", 40)]
    assert ledger["shares"] == ledger["register"][1]["shares"] == "885461"
    called = {each.kind for each in called_for(example_book("divided")) if each.certificate not in ("", "W-1")}
    assert called == set()
