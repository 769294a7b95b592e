"""The statement of every kind of issue states the facts requiring the adjustment, and every numeral in it ties."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, day, quotes
from planting import digits_altered

from checks.run import check_files
from tenor.matter import load
from warrant.calendar import is_session
from warrant.replay import replay

PATENTS = 'property_received: "a licence of 12 patents", determined_on: 2002-06-03'
SPLIT = (
    "{id: S-1, type: subdivision, ratio: 3-for-2, record_date: 2002-07-01, made_on: 2002-07-02, ex_date: 2002-07-03}"
)
SMALL = """{id: E-1, type: issuance, issued_on: 2002-06-10, shares_issued: "30,000", cash_paid: 0}
{id: E-2, type: issuance, issued_on: 2002-06-11, shares_issued: "30,000", cash_paid: 0}"""

SINCE = f"""{{id: G-1, type: grant, issued_on: 2002-06-14, shares_deliverable: "2,000,000", minimum_price: "1.00"}}
{{id: E-2, type: issuance, issued_on: 2002-06-17, shares_issued: "5,000,000", cash_paid: "10,000,000.00"}}
{SPLIT}
{{id: D-1, type: distribution, of: cash, description: a dividend out of capital, payable_out_of: other,\
 value_per_share: 0.25, determined_on: 2002-06-12, declared_on: 2002-06-12, record_date: 2002-07-29,\
 made_on: 2002-08-05}}
{{id: L-1, type: lapse, of: G-1, lapsed_on: 2002-09-02, shares_lapsed: "1,500,000"}}"""

KINDS: dict[str, tuple[str, str, int]] = {
    # name: events, one a line; readings; the statements that they call for
    "an issue for property within the limit": (
        f'{{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "4,000,000.00",'
        f' expenses: "50,000.00", other_consideration: "1,000,000.00", {PATENTS}}}',
        "{}",
        1,
    ),
    "an issue for property beyond the limit": (
        f'{{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "4,000,000.00",'
        f' expenses: "50,000.00", other_consideration: "9,000,000.00", {PATENTS}}}',
        "{}",
        1,
    ),
    "the same with cash as paid and the average unrounded": (
        f'{{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "4,000,000.00",'
        f' expenses: "50,000.00", other_consideration: "9,000,000.00", {PATENTS}}}',
        "{R38: as_paid, R5: unrounded, R39: determined_on}",
        1,
    ),
    "within the limit with cash as paid": (
        f'{{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "4,000,000.00",'
        f' expenses: "50,000.00", other_consideration: "1,000,000.00", {PATENTS}}}',
        "{R38: as_paid}",
        1,
    ),
    "a grant for property beyond the limit": (
        f'{{id: G-1, type: grant, issued_on: 2002-06-14, shares_deliverable: "2,000,000", minimum_price: "1.00",'
        f' cash_paid: "100,000.00", expenses: "5,000.00", other_consideration: "9,000,000.00", {PATENTS}}}',
        "{}",
        1,
    ),
    "a grant for property within the limit": (
        f'{{id: G-1, type: grant, issued_on: 2002-06-14, shares_deliverable: "2,000,000", minimum_price: "1.00",'
        f' cash_paid: "100,000.00", expenses: "5,000.00", other_consideration: "90,000.00", {PATENTS}}}',
        "{R38: as_paid}",
        1,
    ),
    "a convertible for property beyond the limit": (
        f'{{id: C-1, type: convertible, issued_on: 2002-06-14, shares_deliverable: "2,000,000",'
        f' cash_paid: "1,000,000.00", accrued: "10,000.00", expenses: "7,000.00",'
        f' additional_consideration: "100.00", other_consideration: "9,000,000.00", {PATENTS}}}',
        "{}",
        1,
    ),
    "a convertible for property within the limit": (
        f'{{id: C-1, type: convertible, issued_on: 2002-06-14, shares_deliverable: "2,000,000",'
        f' cash_paid: "1,000,000.00", accrued: "10,000.00", expenses: "7,000.00",'
        f' additional_consideration: "100.00", other_consideration: "90,000.00", {PATENTS}}}',
        "{}",
        1,
    ),
    "a conversion of preferred at $50.00 a preferred share": (
        '{id: P-1, type: preferred_conversion, converted_on: 2002-06-14, preferred_converted: "150,000"}',
        "{R26: preferred_share}",
        1,
    ),
    "a conversion stated in common shares, after a split": (
        f'{SPLIT}\n{{id: P-1, type: preferred_conversion, converted_on: 2002-09-16, common_delivered: "1,000,000"}}',
        "{R26: preferred_share}",
        2,
    ),
    "an issue beyond the room of a plan": (
        "{id: E-1, type: issuance, issued_on: 2002-06-14, plan: nonqualified,"
        ' shares_issued: "1,936,414", cash_paid: "1,000,000.00"}',
        "{}",
        1,
    ),
    "an issue for property beyond the room of a plan that a split has restated": (
        f"{SPLIT}\n{{id: E-1, type: issuance, issued_on: 2002-09-16, plan: nonqualified,"
        f' shares_issued: "1,936,414", cash_paid: "1,000,000.00", other_consideration: "100,000.00", {PATENTS}}}',
        "{}",
        2,
    ),
    "a grant beyond the room of a plan": (
        "{id: G-1, type: grant, issued_on: 2002-06-14, plan: nonqualified,"
        ' shares_deliverable: "1,936,414", minimum_price: "1.01"}',
        "{}",
        1,
    ),
    "a grant beyond the room whose options do not count": (
        "{id: G-1, type: grant, issued_on: 2002-06-14, plan: nonqualified,"
        f' shares_deliverable: "1,936,414", minimum_price: "1.01", other_consideration: "9,000,000.00", {PATENTS}}}',
        "{R23: no}",
        1,
    ),
    "shares issued in a merger": (
        "{id: E-1, type: issuance, issued_on: 2002-06-14, in_merger: yes,"
        f' shares_issued: "5,000,000", cash_paid: 0, other_consideration: "9,000,000.00", {PATENTS}}}',
        "{R32: issue}",
        1,
    ),
    "tranches of one issue": (
        '{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "5,000,000.00"}\n'
        "{id: E-2, type: issuance, issued_on: 2002-06-14, tranche_of: E-1,"
        ' shares_issued: "5,000,000", cash_paid: "18,500,000.00", commissions: "10,000.00"}',
        "{R17: one_issue}",
        1,
    ),
    "tranches of one issue for property in part": (
        '{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "5,000,000.00"}\n'
        "{id: E-2, type: issuance, issued_on: 2002-06-14, tranche_of: E-1,"
        f' shares_issued: "5,000,000", cash_paid: 0, other_consideration: "18,500,000.00", {PATENTS}}}',
        "{R17: one_issue}",
        1,
    ),
    "tranches each on its own": (
        '{id: E-1, type: issuance, issued_on: 2002-06-14, shares_issued: "5,000,000", cash_paid: "18,500,000.00"}\n'
        "{id: E-2, type: issuance, issued_on: 2002-06-14, tranche_of: E-1,"
        ' shares_issued: "5,000,000", cash_paid: "5,000,000.00"}',
        "{}",
        2,
    ),
    "what was carried forward": (SMALL, "{R34: carried}", 1),
    "a split of what was carried forward": (f"{SMALL.splitlines()[0]}\n{SPLIT}", "{R34: carried}", 1),
    "a distribution on what was carried forward": (
        f"{SMALL.splitlines()[0]}\n{{id: D-1, type: distribution, of: cash, description: a dividend out of capital,"
        " payable_out_of: other, value_per_share: 0.25, determined_on: 2002-06-12, declared_on: 2002-06-12,"
        " record_date: 2002-07-22, made_on: 2002-07-29}",
        "{R34: carried}",
        1,
    ),
    "a grant of an odd number before a combination, and an issue": (
        '{id: G-1, type: grant, issued_on: 2002-06-03, shares_deliverable: "1,000,001", minimum_price: "1.00"}\n'
        "{id: S-1, type: combination, ratio: 1-for-3, record_date: 2002-07-01, made_on: 2002-07-02,"
        " ex_date: 2002-07-03}\n"
        '{id: E-1, type: issuance, issued_on: 2002-09-16, shares_issued: "5,000,000", cash_paid: "5,000,000.00"}',
        "{}",
        3,
    ),
    "a lapse after an issue, a split and a distribution": (SINCE, "{}", 5),
    "the same that undoes the one issue": (SINCE, "{R7: the_one_issue}", 5),
    "the same after adjustments carried forward": (SINCE, "{R34: carried}", 5),
}


def write(matter: Path, events: str, readings: str) -> None:
    """A matter of these events alone, the stock sold at $2.00 or, now and then, at $2.01."""
    lines = "".join(f"  - {line}\n" for line in events.splitlines())
    (matter / "events.yaml").write_text(f"events:\n{lines}", "utf-8")
    warrant = (matter / "warrant.yaml").read_text("utf-8")
    (matter / "warrant.yaml").write_text(warrant.replace("readings: {}", f"readings: {readings}"), "utf-8")
    closes = [each.day for each in quotes("2002-04-01", "2002-12-31", "2.00") if is_session(each.day)]
    rows = "".join(f"{day},{'2.01' if day.day == 28 else '2.00'},,,Nasdaq\n" for day in closes)
    (matter / "prices.csv").write_text(f"date,last_sale,bid,asked,source\n{rows}", "utf-8")
    (matter / "mailings.csv").unlink()
    shutil.rmtree(matter / "out", ignore_errors=True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_statement_of_an_issue_generates_and_ties(sample: Path, tenor: Callable[..., Outcome], kind: str) -> None:
    events, readings, statements = KINDS[kind]
    write(sample, events, readings)
    made = tenor("generate", sample, "--format", "docx", "--only", "adjustment_statement")
    assert made.status == 0, made.err
    papers = sorted((sample / "out").glob("*.docx"))
    assert len(papers) == statements
    checked = tenor("check", sample, *papers)
    assert " 0 numerals untied" in checked.out
    found = [line for line in checked.out.splitlines() if line.startswith(("error", "warning"))]
    assert [line for line in found if " OBL-" not in line] == []


@pytest.mark.conformance
@pytest.mark.parametrize(
    "kind",
    [
        "the same with cash as paid and the average unrounded",
        "a grant beyond the room whose options do not count",
        "a conversion of preferred at $50.00 a preferred share",
        "tranches of one issue for property in part",
        "what was carried forward",
    ],
)
def test_a_digit_altered_in_the_statement_of_an_issue_is_found(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome], kind: str
) -> None:
    events, readings, _ = KINDS[kind]
    write(sample, events, readings)
    assert tenor("generate", sample, "--format", "docx", "--only", "adjustment_statement").status == 0
    book = replay(load(sample))
    [paper] = (sample / "out").glob("*.docx")
    altered = [each for each in digits_altered(paper, tmp_path, every=8) if "footer" not in each.part]
    assert len(altered) > 5
    for planted in altered:
        report = check_files(book, [planted.path], day("2002-12-31"), complete=False)
        found = [each for each in report.findings if not each.rule.code.startswith("OBL")]
        assert found, f"{planted.before} altered to {planted.after} was not found"


def test_the_ledger_tells_an_excess_below_its_tables(sample: Path, tenor: Callable[..., Outcome]) -> None:
    write(sample, *KINDS["an issue beyond the room of a plan"][:2])
    assert "E-1: 1,000,001 shares beyond the room that the plan had" in tenor("ledger", sample).out
    assert '"fact": "E-1.beyond_room"' in tenor("ledger", sample, "--json").out
