"""Section 6(vii): where fifteen closes are not to be had, the Board determines, and Holder may dispute it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import day, dividend, executed_terms, nearest_cent, price, quotes, replayed
from hypothesis import given
from hypothesis import strategies as st
from planting import digits_altered, replaced
from test_section_2_1 import fact, net

from checks.run import check_files
from tenor.generate import generate
from tenor.matter import load
from tenor.subcommands import tenor
from warrant.book import Book
from warrant.documents import called_for
from warrant.errors import BadMatter
from warrant.events.determination import Determination
from warrant.events.dispute import Dispute
from warrant.events.dispute_outcome import DisputeOutcome
from warrant.events.event import Event
from warrant.known import known_on
from warrant.mailings import Mailing, Method
from warrant.matter import Matter
from warrant.obligations import obligations
from warrant.quantities import Price
from warrant.readings import READINGS
from warrant.replay import replay
from warrant.stale import late_entries
from warrant.standing import Standing, standings

RECORD = "2002-09-16"
HOLDER = executed_terms().holder
DIVIDEND = dividend("E-1", RECORD, "0.75")


def determination(at: str | Fraction = "6.00", **changes: Any) -> Determination:
    """The Board's determination, the day after the record date, for the record date."""
    event = Determination(id="D-1", determined_on=day("2002-09-17"), for_day=day(RECORD), price=Price.of(at))
    return replace(event, **changes)


def dispute(on: str, id: str = "X-1", of: str = "D-1", holder: str = HOLDER.name, **changes: Any) -> Dispute:
    return replace(Dispute(id=id, disputed_on=day(on), of=of, holder=holder), **changes)


def outcome(at: str | Fraction, of: str = "X-1", id: str = "O-1", **changes: Any) -> DisputeOutcome:
    event = DisputeOutcome(
        id=id,
        determined_on=day("2002-11-29"),
        selected_on=day("2002-11-01"),
        of=of,
        price=Price.of(at),
        firm="Harbor & Main",
        selected_by="board",
    )
    return replace(event, **changes)


def notice(sent: str, method: Method = "certified", received_on: date | None = None, of: str = "D-1") -> Mailing:
    return Mailing(
        document=f"2002-09-17-determination-notice-{of}-W-1",
        sent_on=day(sent),
        to=HOLDER.name,
        address="; ".join(HOLDER.address),
        method=method,
        received_on=received_on,
    )


def market(book: Book) -> str:
    return str(book.adjustments[-1].computation.facts["current_market_price"].value)


def effect_of(book: Book, id: str) -> str:
    [entry] = [each for each in book.entries if each.event.id == id]
    assert entry.act
    return str(entry.act.facts["effect"].value)


def test_where_the_quotations_are_not_available_the_price_is_determined_in_good_faith_by_the_board() -> None:
    book = replayed(DIVIDEND, determination())
    facts = book.adjustments[-1].computation.facts
    assert (market(book), price(book)) == ("6", "3.59")  # 4.10 x 5.25 / 6.00 = 3.5875
    assert facts["price_determined_by"].value == "the Board of Directors of Company"
    assert facts["price_determined_on"].value == day("2002-09-17")
    assert facts["closes_available"].value == 0
    assert "close_total" not in facts


@given(st.integers(100, 2_000).map(lambda n: Fraction(n, 100)))
def test_the_adjustment_is_the_clauses_on_the_price_determined(at: Fraction) -> None:
    expected = nearest_cent(Fraction("4.10") * (at - Fraction("0.75")) / at)
    assert replayed(DIVIDEND, determination(at)).state.price.value == Price(expected)


def test_one_close_of_the_fifteen_that_is_wanting_is_enough_for_the_board_to_determine() -> None:
    closes = [each for each in quotes("2002-08-01", "2002-09-30", "7.00") if each.day != day("2002-09-05")]
    book = replayed(DIVIDEND, determination(), prices=closes)
    available = book.facts()["E-1.closes_available"]
    assert (market(book), available.value) == ("6", 14)
    assert available.how.endswith("for 2002-09-05 none was reported")


def test_where_fifteen_closes_are_available_a_determination_has_no_place_and_is_refused() -> None:
    with pytest.raises(BadMatter, match="fifteen closing prices are to be had for 2002-09-16, so that D-1 does not"):
        replayed(DIVIDEND, determination(), prices=quotes("2002-08-01", "2002-09-30", "7.00"))


def test_a_determination_for_another_day_is_no_determination_for_this_one() -> None:
    with pytest.raises(BadMatter, match="E-1 needs the closing price of 2002-08-23"):
        replayed(DIVIDEND, determination(for_day=day("2002-09-15")))


def test_if_the_board_cannot_determine_it_a_firm_does() -> None:
    by_firm = determination(by="firm", firm="Harbor & Main", selected_by="american_arbitration_association")
    book = replayed(DIVIDEND, by_firm)
    by = book.adjustments[-1].computation.facts["price_determined_by"].value
    assert by == "Harbor & Main, selected by the American Arbitration Association"
    assert [each for each in obligations(book) if each.clause == "6(vii)"] == []


def test_the_statement_tells_the_reading_by_which_a_dispute_was_in_time_or_late() -> None:
    """A firm's price stands, or the Board's does, by the day on which Holder was informed."""
    for on in ("2002-10-18", "2002-10-19"):
        book = replayed(DIVIDEND, determination(), dispute(on), outcome("8.00"), mailings=[notice("2002-09-18")])
        [statement] = [each for each in called_for(book) if each.kind == "adjustment_statement"]
        assert READINGS["R40"].question in {row["question"].value for row in statement.rows["readings"]}


def test_a_net_exercise_is_computed_on_the_price_determined_for_its_date_of_calculation() -> None:
    """CS = 542,075 x (8.20 - 4.10) / 8.20 = 271,037.5, and the whole shares of it."""
    exercised = net()
    [day_of] = {entry.act.facts["date_of_calculation"].value for entry in on_any_price(exercised).entries if entry.act}
    determined = determination("8.20", for_day=day_of, determined_on=day_of)
    book = replayed(determined, exercised)
    assert fact(book, "shares_issued") == "271037"
    assert book.facts()[f"{exercised.id}.closes_available"].value == 0


def on_any_price(event: Event) -> Book:
    return replayed(event, prices=quotes("2002-02-01", "2003-12-31", "9.00"))


def test_until_there_is_an_outcome_the_boards_price_stands() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-10"))
    assert market(replayed(*events, mailings=[notice("2002-09-18")])) == "6"


def test_the_outcomes_price_takes_the_place_of_the_boards_from_the_first() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-10"), outcome("8.00"))
    book = replayed(*events, mailings=[notice("2002-09-18")])
    assert (market(book), price(book)) == ("8", "3.72")  # 4.10 x 7.25 / 8.00 = 3.715625
    rests_on = {fact.id for fact in book.adjustments[-1].price_after.walk()}
    assert {"O-1.price", "D-1.price", "X-1.disputed_on", "X-1.last_day_to_dispute"} <= rests_on
    assert effect_of(book, "O-1") == "it takes the place of D-1"


@pytest.mark.parametrize(("on", "timely"), [("2002-10-17", True), ("2002-10-18", True), ("2002-10-19", False)])
def test_holder_disputes_within_30_days_of_being_informed(on: str, timely: bool) -> None:
    """The notice went by certified mail on 18 September: the thirtieth day after it is 18 October."""
    events = (DIVIDEND, determination(), dispute(on), outcome("8.00"))
    book = replayed(*events, mailings=[notice("2002-09-18")])
    assert market(book) == ("8" if timely else "6")
    assert effect_of(book, "X-1") == ("a firm is to determine the price" if timely else "none, for it came too late")
    assert effect_of(book, "O-1") == ("it takes the place of D-1" if timely else "none, for X-1 came too late")
    assert book.facts()["X-1.last_day_to_dispute"].value == day("2002-10-18")


@given(st.dates(date(2002, 9, 17), date(2003, 6, 30)), st.integers(0, 60), st.booleans())
def test_the_thirty_days_run_from_the_day_informed_whichever_day_that_is(sent: date, later: int, mailed: bool) -> None:
    method: Method = "certified" if mailed else "delivered"
    informed, on = sent if mailed else sent + timedelta(3), sent + timedelta(later)
    told = [notice(sent.isoformat(), method, sent + timedelta(3))]
    decided = outcome("8.00", selected_on=on, determined_on=on)
    book = replayed(DIVIDEND, determination(), dispute(on.isoformat()), decided, mailings=told)
    assert market(book) == ("8" if (on - informed).days <= 30 else "6")


def test_a_holder_that_was_never_informed_may_still_dispute() -> None:
    assert market(replayed(DIVIDEND, determination(), dispute("2004-01-05"), outcome("8.00", **LATER))) == "8"


LATER = {"selected_on": date(2004, 2, 2), "determined_on": date(2004, 3, 1)}


def test_a_notice_that_was_delivered_informs_when_received_and_not_before() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-25"), outcome("8.00"))
    assert market(replayed(*events, mailings=[notice("2002-09-18", "delivered", day("2002-09-26"))])) == "8"
    assert market(replayed(*events, mailings=[notice("2002-09-18", "delivered", day("2002-09-24"))])) == "6"


def test_a_notice_sent_to_a_wrong_address_informs_only_when_it_is_received() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-25"), outcome("8.00"))
    astray = replace(notice("2002-09-18"), address="1 Other Road; San Jose, California 95134")
    assert market(replayed(*events, mailings=[astray])) == "8"
    assert market(replayed(*events, mailings=[replace(astray, received_on=day("2002-09-20"))])) == "6"


@pytest.mark.parametrize(("on", "expected"), [("2002-10-18", "8"), ("2002-10-19", "6")])
def test_the_state_on_a_day_before_the_notice_is_the_same_as_seen_from_any_later_day(on: str, expected: str) -> None:
    events = (DIVIDEND, determination(), dispute(on), outcome("8.00"))
    matter = Matter(executed_terms(), events, {}, (notice("2002-09-18"),))
    assert market(replay(matter)) == market(replay(matter, day("2002-09-17"))) == expected


def test_the_outcome_of_a_later_dispute_counts_where_an_earlier_one_was_void() -> None:
    late, good = dispute("2002-10-19"), dispute("2002-10-18", "X-2")
    events = (DIVIDEND, determination(), late, good, outcome("8.00"), outcome("9.00", "X-2", "O-2"))
    assert market(replayed(*events, mailings=[notice("2002-09-18")])) == "9"


SAID = """
  - {id: D-1, type: determination, determined_on: 2002-09-17, for_day: 2002-09-16, price: "6.00"}
  - {id: I-1, type: issuance, issued_on: 2002-09-18, shares_issued: "10", cash_paid: "100.00"}
  - {id: D-2, type: determination, determined_on: 2002-09-19, for_day: 2002-09-18, price: "6.00", by: firm,
     firm: Harbor, selected_by: board}
"""
X = "  - {id: X-1, type: dispute, disputed_on: "
Y = "  - {id: O-1, type: dispute_outcome, determined_on: "
BY_FIRM = "price: 8.00, firm: Harbor & Main, selected_by: board}"
CISCO = "holder: Cisco Systems Capital Corporation}"
GOOD = f"{X}2002-10-01, of: D-1, {CISCO}\n"
DECIDED = f"{Y}2002-11-29, selected_on: 2002-11-01, of: X-1, {BY_FIRM}\n"
REFUSED = [
    (f"{X}2002-10-01, of: ¦E-003, {CISCO}", "of: the fair market value of E-003 is the Board's to determine, conclus"),
    (f"{X}2002-10-01, of: ¦I-1, {CISCO}", "of: the fair market value of I-1 is the Board's to determine (Section 6(i)"),
    (f"{X}2002-10-01, of: ¦D-2, {CISCO}", "of: D-2 was determined by a firm, and only a determination by the Board"),
    (f"{X}2002-10-01, of: ¦D-9, {CISCO}", "of: D-9 is no determination of the Current Market Price: write the id of"),
    (f"{X}2002-10-01, of: D-1, holder: ¦Harbor}}", "holder: Harbor is no registered Holder on 2002-10-01: write the"),
    (f"{X}¦2002-09-16, of: D-1, {CISCO}", "disputed_on: it is before D-1 was determined: write the day on which"),
    (f"{Y}2002-11-29, selected_on: 2002-11-01, of: ¦D-1, {BY_FIRM}", "of: D-1 is no dispute: write the id of the"),
    (f"{GOOD}{Y}2002-11-29, selected_on: ¦2002-09-30, of: X-1, {BY_FIRM}", "selected_on: it is before X-1: write"),
    (f"{GOOD}{Y}¦2002-11-29, selected_on: 2002-12-01, of: X-1, {BY_FIRM}", "determined_on: it is before selected_on"),
    (
        f"{GOOD}{DECIDED}{DECIDED.replace('O-1', 'O-2').replace('of: X', 'of: ¦X')}",
        "of: O-1 has taken the place of D-1 already: keep the outcome that decides the price",
    ),
    (
        "  - {id: D-3, type: determination, determined_on: 2002-09-18, for_day: ¦2002-09-16, price: 6.10}",
        "for_day: D-1 determines the price of 2002-09-16 already: keep one",
    ),
    ("  - ¦{id: D-3, type: determination, determined_on: 2003-09-18, for_day: 2003-09-16, price: 1, by: firm, firm: H}",
     "the key selected_by is missing: add a line selected_by: ..."),
    ("  - {id: D-3, type: determination, determined_on: 2003-09-18, for_day: 2003-09-16, price: 1, firm: ¦H}",
     "firm: the Board determined the price itself: leave it out, or write by: firm"),
    ("  - {id: D-3, type: determination, determined_on: 2003-09-18, for_day: 2003-09-16, price: ¦0}", "price: it is z"),
    (f"{GOOD}{Y}2002-11-29, selected_on: 2002-11-01, of: X-1, price: ¦0, firm: H, selected_by: board}}", "price: it"),
]  # fmt: skip


def with_determination(sample: Path, *more: str) -> Path:
    """The sample with no closing prices and the Board's determination of its day in question."""
    (sample / "prices.csv").unlink()
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + SAID + "".join(more), "utf-8")
    return sample


@pytest.mark.parametrize(("entry", "told"), REFUSED)
def test_what_the_clause_knows_nothing_of_is_refused_at_its_line(sample: Path, entry: str, told: str) -> None:
    text = (with_determination(sample) / "events.yaml").read_text("utf-8")
    (sample / "events.yaml").write_text(text + entry.replace("¦", "") + "\n", "utf-8")
    before = text + entry[: entry.index("¦")]
    place = f"events.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    with pytest.raises(BadMatter) as refused:
        replay(load(sample))
    [problem] = [str(each) for each in refused.value.problems]
    assert problem.startswith(place + told), problem


def test_a_determination_for_a_day_for_which_closes_are_available_is_refused_at_its_line(sample: Path) -> None:
    events = sample / "events.yaml"
    text = events.read_text("utf-8")
    events.write_text(f"{text}  - {{id: D-1, type: determination, determined_on: 2002-09-17, price: 6.00, for_day: "
                      "2002-09-16}\n", "utf-8")  # fmt: skip
    with pytest.raises(BadMatter) as refused:
        replay(load(sample))
    [problem] = [str(each) for each in refused.value.problems]
    assert re.match(r"events\.yaml:\d+:\d\d: for_day: fifteen closing prices are to be had for 2002-09-16", problem)
    assert problem.endswith("leave it out: Section 6(vii) takes their average; or mend prices.csv")


def standing(of: Book, kind: str, as_of: str) -> Standing:
    [found] = [each for each in standings(of, day(as_of)) if each.obligation.kind == kind]
    return found


def test_each_holder_is_informed_of_the_determination_by_a_notice_under_section_14() -> None:
    book = replayed(DIVIDEND, determination(), mailings=[notice("2002-09-18")])
    told = standing(book, "determination_notice", "2002-09-30")
    assert (told.word, told.given_on, told.obligation.by) == ("met", day("2002-09-18"), None)
    assert told.obligation.document == "2002-09-17-determination-notice-D-1-W-1"
    assert told.obligation.methods == ("certified", "registered", "delivered")
    untold = standing(replayed(DIVIDEND, determination()), "determination_notice", "2002-09-30")
    assert untold.word == "due"


@pytest.mark.parametrize(("as_of", "word"), [("2002-10-18", "open"), ("2002-10-19", "lapsed")])
def test_the_right_to_dispute_is_open_until_the_thirtieth_day(as_of: str, word: str) -> None:
    book = replayed(DIVIDEND, determination(), mailings=[notice("2002-09-18")])
    right = standing(book, "determination_dispute", as_of)
    assert (right.word, right.obligation.of, right.obligation.manner) == (word, "Holder", "may")
    assert right.obligation.by and right.obligation.by.value == day("2002-10-18")


def test_the_right_that_was_used_is_met_and_the_board_is_to_select_a_firm() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-10"))
    book = replayed(*events, mailings=[notice("2002-09-18")])
    assert standing(book, "determination_dispute", "2002-10-31").word == "met"
    selection = standing(book, "firm_selection", "2002-10-31")
    assert (selection.word, selection.obligation.of) == ("due", "Board of Directors")
    decided = replayed(*events, outcome("8.00"), mailings=[notice("2002-09-18")])
    assert standing(decided, "firm_selection", "2002-10-31").word == "due"
    assert standing(decided, "firm_selection", "2002-11-01").word == "met"


def test_a_dispute_too_late_makes_nothing_due() -> None:
    book = replayed(DIVIDEND, determination(), dispute("2002-10-19"), mailings=[notice("2002-09-18")])
    assert standing(book, "determination_dispute", "2002-10-31").word == "lapsed"
    assert [each for each in obligations(book) if each.kind == "firm_selection"] == []


def disputed() -> Matter:
    events = (DIVIDEND, determination(), dispute("2002-10-10"), outcome("8.00"))
    return Matter(executed_terms(), events, {}, (notice("2002-09-18"),))


def test_before_the_outcome_was_known_the_boards_price_stood() -> None:
    assert market(replay(known_on(disputed(), day("2002-11-28")))) == "6"
    assert market(replay(known_on(disputed(), day("2002-11-29")))) == "8"


@pytest.mark.parametrize("recorded", [None, day("2002-12-05")])
def test_an_outcome_makes_stale_the_statement_made_on_the_boards_price(recorded: date | None) -> None:
    matter = disputed()
    events = tuple(replace(each, recorded=recorded) if each.id == "O-1" else each for each in matter.events)
    [late] = late_entries(replay(replace(matter, events=events)))
    assert late.event.id == "O-1"
    [stale] = [each for each in late.documents if each.document.kind == "adjustment_statement"]
    assert [str(each.value) for each in stale.facts["price_after"]] == ["3.59", "3.72"]
    assert [str(each.value) for each in stale.facts["current_market_price"]] == ["6", "8"]


def test_a_determination_changes_nothing_but_what_could_not_be_computed_before() -> None:
    assert list(late_entries(replayed(DIVIDEND, determination(), mailings=[notice("2002-09-18")]))) == []


STATED = {"the Board": "", "a firm": GOOD + DECIDED.replace("by: board", "by: american_arbitration_association")}


@pytest.mark.parametrize("who", STATED)
def test_a_statement_on_a_price_that_was_determined_generates_and_ties(sample: Path, who: str) -> None:
    with_determination(sample, STATED[who])
    shutil.rmtree(sample / "out", ignore_errors=True)
    run = CliRunner().invoke
    made = run(tenor, ["generate", str(sample), "--format", "docx", "--only", "adjustment_statement"])
    assert made.exit_code == 0, made.output
    papers = [str(path) for path in sorted((sample / "out").glob("*.docx"))]
    assert len(papers) == 2
    checked = run(tenor, ["check", str(sample), *papers])
    assert "0 numerals untied" in checked.output
    found = [line for line in checked.output.splitlines() if line.startswith(("error", "warning"))]
    assert [line for line in found if " OBL-" not in line] == [], checked.output


def test_explain_says_who_determined_the_price_and_which_close_was_wanting(sample: Path) -> None:
    with_determination(sample)
    shown = CliRunner().invoke(tenor, ["explain", str(sample), "E-003.price_after"]).output
    assert "E-003.current_market_price = $6.00: as determined by the Board of Directors of Company" in shown
    assert "E-003.closes_available = 0: " in shown
    assert "for 2002-08-23 none was reported" in shown


def test_a_figure_altered_in_the_statement_of_a_determined_price_is_found(sample: Path, tmp_path: Path) -> None:
    book = replay(load(with_determination(sample, GOOD, DECIDED)))
    generate(book, sample, tmp_path / "out", formats=("docx",))
    # The statement on the Board's price was mailed before the outcome: it stays, and another supersedes it.
    paper = tmp_path / "out" / "2002-11-29-superseding-statement-E-003-W-1.docx"
    planted = [
        *(each.path for each in digits_altered(paper, tmp_path / "digits", every=8)),
        replaced(paper, tmp_path / "firm", "Harbor &amp; Main", "Harbor &amp; Maine"),
        replaced(paper, tmp_path / "caption", "Price determined on", "Price fixed on"),
    ]
    assert len(planted) > 5
    for path in planted:
        report = check_files(book, [path], date(2002, 12, 31), complete=False)
        assert [each for each in report.findings if each.severity == "error" and each.rule.code[:3] != "OBL"], path
