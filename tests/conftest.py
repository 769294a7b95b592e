"""What the tests of the core share: the executed terms, short ways to state events, the sample matter."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from checks.run import how_far
from docgen.render import render
from tenor.generate import MANIFEST, generate
from tenor.generate.writers import WRITERS
from tenor.matter import load
from warrant.book import Book
from warrant.documents import called_for
from warrant.events.combination import Combination
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.subdivision import Subdivision
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.prices import Quote, by_day
from warrant.quantities import Money, Price, Shares
from warrant.readings import Readings
from warrant.replay import replay
from warrant.terms import Agreement, Capitalisation, Company, Holder, Plan, Terms

EXAMPLES = Path(__file__).parent.parent / "examples"
SAMPLE = EXAMPLES / "ctc-cisco"

settings.register_profile("tenor", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("tenor")


def executed_terms(**changes: Any) -> Terms:
    """The terms of the executed form; ``readings`` may be given as a mapping."""
    terms = Terms(
        certificate="W-1",
        issued_on=date(2002, 2, 27),
        warrant_shares=Shares.of(542_075),
        warrant_price=Price.of("4.10"),
        term_years=7,
        expires_on=date(2009, 2, 27),
        company=Company(
            name="CTC Communications Group, Inc.",
            name_in_preamble="CTC COMMUNCATIONS GROUP, INC.",
            state="Delaware",
            address=("220 Bear Hill Road", "Waltham, Massachusetts 02451"),
            signatory_title="Chief Financial Officer",
        ),
        holder=Holder(
            name="Cisco Systems Capital Corporation",
            state="Nevada",
            address=("170 West Tasman Drive", "San Jose, California 95134"),
        ),
        agreement=Agreement(title="Master Agreement", dated=date(2002, 2, 27), lessee="CTC Communications Corp."),
        capitalisation=Capitalisation(
            authorised_common=Shares.of(100_000_000),
            outstanding_common=Shares.of(27_103_730),
            authorised_preferred=Shares.of(10_000_000),
            outstanding_preferred=Shares.of(200_000),
            conversion_shares=Shares.of(4_000_000),
            conversion_price=Price.of(50),
            nonqualified_plan=a_plan("Nonqualified Stock Option Plan", 4_959_606, 4_023_193, "7.07"),
            incentive_plan=a_plan("Incentive Stock Option Plan", 7_779_823, 3_934_805, "9.83"),
        ),
        law_state="California",
        investor_agreement="None",
    )
    if isinstance(changes.get("readings"), dict):
        changes["readings"] = Readings(changes["readings"])
    return replace(terms, **changes)


def a_plan(name: str, reserve: int, options: int, average_price: str) -> Plan:
    return Plan(
        name=name, reserve=Shares.of(reserve), options=Shares.of(options), average_price=Price.of(average_price)
    )


def with_outstanding(terms: Terms, outstanding: int) -> Terms:
    return replace(terms, capitalisation=replace(terms.capitalisation, outstanding_common=Shares.of(outstanding)))


def replayed(
    *events: Event,
    prices: Iterable[Quote] = (),
    mailings: Iterable[Mailing] = (),
    as_of: date | None = None,
    **changes: Any,
) -> Book:
    """The book of the executed terms, with changes, and some events."""
    return replay(Matter(executed_terms(**changes), events, by_day(prices), tuple(mailings)), as_of)


def day(text: str) -> date:
    return date.fromisoformat(text)


def issue(id: str, on: str, shares: str | int | Fraction, cash: str | int | Fraction, **deductions: Any) -> Issuance:
    taken: dict[str, Any] = {name: Money.of(amount) for name, amount in deductions.items()}
    return Issuance(id=id, issued_on=day(on), shares_issued=Shares.of(shares), cash_paid=Money.of(cash), **taken)


def private_placement(on: str = "2002-06-14", id: str = "E-001") -> Issuance:
    """5,000,000 shares for $10,600,000 less expenses of $600,000."""
    return issue(id, on, 5_000_000, "10,600,000.00", expenses="600,000.00")


def dividend(id: str, record: str, value: str | Fraction, **changes: Any) -> Distribution:
    """A cash dividend out of capital, declared a month before its record date and paid a week after it."""
    event = Distribution(
        id=id,
        of="cash",
        description="a cash dividend payable out of paid-in capital",
        payable_out_of="other",
        value_per_share=Price.of(value),
        determined_on=day(record) - timedelta(40),
        declared_on=day(record) - timedelta(40),
        record_date=day(record),
        made_on=day(record) + timedelta(7),
    )
    return replace(event, **changes)


def split(id: str, record: str, ratio: str, **changes: Any) -> Subdivision | Combination:
    """ "3-for-2" is a subdivision, "1-for-10" a combination; made on the record date, ex the day after."""
    after, before = (int(part) for part in ratio.split("-for-"))
    kind = Subdivision if after > before else Combination
    ex_date = day(record) + timedelta(1)
    event = kind(id=id, ratio=Fraction(after, before), record_date=day(record), made_on=day(record), ex_date=ex_date)
    return replace(event, **changes)


def quotes(first: str, last: str, close: str | Callable[[date], Fraction]) -> Iterator[Quote]:
    """A last sale for every day of the week, sessions or not: the core has to pick the sessions."""
    each = day(first)
    while each <= day(last):
        price = close(each) if callable(close) else close
        yield Quote(day=each, last_sale=Price.of(price), source_name="Nasdaq")
        each += timedelta(1)


def price(book: Book) -> str:
    return str(book.state.price.value)


def shares(book: Book) -> str:
    return str(book.state.warrants[0].shares.value)


# The oracle's only tools: rounding a plain fraction as 6(vi) says, ties upward.


def nearest_cent(value: Fraction) -> Fraction:
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def nearest_tenth(value: Fraction) -> Fraction:
    return Fraction(floor(value * 10 + Fraction(1, 2)), 10)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample matter, to be spoilt."""
    return shutil.copytree(SAMPLE, tmp_path / "matter")


@dataclass(frozen=True)
class Outcome:
    """What the command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@pytest.fixture
def tenor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the command as its console script does, in this process."""
    from tenor.cli import main

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["tenor", *(str(each) for each in arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), said.out, said.err)

    return run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests measured: a worker's own output is not shown."""
    for report in terminalreporter.getreports("passed"):
        for name, figure in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(str(figure))


@pytest.fixture(scope="session", autouse=True)
def one_process() -> Iterator[None]:
    """The suite fills the cores already: ``tenor generate`` starts no process unless a test asks for some."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 1)
        yield


@pytest.fixture(scope="session", autouse=True)
def undrawn() -> Iterator[None]:
    """Pages of PDFs are not drawn, which takes most of the time of a check, but in tests that ask for ``drawn``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checks.run.how_far", lambda families, render: how_far(families, render=False))
        yield


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the pages of PDFs be drawn, as a check does by itself."""
    monkeypatch.setattr("checks.run.how_far", how_far)


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory, sample_book: Book) -> Path:
    """The folder of the sample matter's documents in every format; never to be changed by a test."""
    out = tmp_path_factory.mktemp("generated") / "out"
    generate(sample_book, SAMPLE, out)
    return out


@pytest.fixture(scope="session")
def sample_book() -> Book:
    """The sample matter, replayed."""
    return replay(load(SAMPLE))


@cache
def example_book(name: str) -> Book:
    """The book of a matter in ``examples/``."""
    matter = load(EXAMPLES / name)
    return replay(matter, matter.terms.as_of)


def on_a4(book: Book) -> Book:
    """The same book, its documents laid out on A4."""
    return replace(book, matter=replace(book.matter, terms=replace(book.matter.terms, paper="A4")))


@pytest.fixture(scope="session")
def example_paper(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """One file of an example's documents, written alone by each worker; no test may change it."""
    folder = tmp_path_factory.mktemp("papers")

    def paper(name: str, file: str) -> Path:
        path = folder / name / file
        if not path.exists():
            book = example_book(name)
            document = next(each for each in called_for(book) if each.stem == path.stem)
            html = render(document.kind, document.facts, document.id, document.rows)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(WRITERS[path.suffix[1:]](html, document, book.matter.terms.paper))
        return path

    return paper


@pytest.fixture(scope="session")
def sample_paper(example_paper: Callable[[str, str], Path]) -> Callable[[str, str], Path]:
    """The file of a kind's sample in a format."""
    from samples import SAMPLES

    def paper(kind: str, suffix: str) -> Path:
        name, document = SAMPLES[kind]
        return example_paper(name, f"{document.stem}.{suffix}")

    return paper


@pytest.fixture(scope="session")
def example_out(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an example's documents in every format, written once for all workers; no test may change it."""
    whole_run = tmp_path_factory.getbasetemp()
    shared = whole_run.parent if os.environ.get("PYTEST_XDIST_WORKER") else whole_run

    def out(name: str) -> Path:
        folder = shared / f"example-{name}"
        with (shared / f"example-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / MANIFEST).exists():
                generate(example_book(name), EXAMPLES / name, folder)
        return folder

    return out
