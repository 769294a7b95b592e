"""What a run is made of: the texts of a Holder, the batches of a list, the layouts that it takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulk_runs import HEADINGS
from hypothesis import given
from hypothesis import strategies as st

from docgen.stamp.pattern import PLAIN, holder_values, pattern
from tenor.bulk.layouts import Layouts
from tenor.bulk.plan import Plan, Survey
from tenor.bulk.rows import Row, batches
from tenor.bulk.spool import Spool
from tenor.bulk.write import runs_asked
from tenor.matter.lists import holders_of
from tenor.options import open_book
from warrant.documents.listed import StatementRun
from warrant.listed import Listed, Unlisted
from warrant.parts import A_SHARE, in_tenths
from warrant.quantities import Shares


def of_example() -> tuple[StatementRun, Listed, str]:
    from conftest import EXAMPLES

    book = open_book(EXAMPLES / "divided")
    [of] = runs_asked(book, (), ("E-002",))
    found = holders_of(of.division, book.matter.terms, book.matter.events, EXAMPLES / "divided")
    return of, next(each for each in found if isinstance(each, Listed)), book.matter.terms.paper


OF, EXAMPLE, PAPER = of_example()


def planned(found: Sequence[Listed | Unlisted]) -> Plan:
    survey = Survey(found)
    assert [*survey] == [*found]
    return survey.plan()


@given(st.integers(1, 10**9), st.sampled_from(["E-002", "E-003"]))
def test_the_texts_of_a_holder_are_those_that_the_document_states(tenths: int, event: str) -> None:
    shares = Shares.of(f"{tenths // 10}.{tenths % 10}")
    listed = Listed(7, "H-77", "Nora B. Quimby", ("1 Elm Street", "Reno, Nevada 89501"), shares)
    holders = pattern(OF.document(listed), PAPER)
    layouts = Layouts(OF, planned([listed]), PAPER, ("html",))
    [stamping] = layouts.work().stampings.values()
    expected = holders.texts(holder_values(OF.document(listed)))
    slots = [holders.slots.index(slot) for slot in stamping.layout.slots]
    row = Row(7, "H-77", listed.name, listed.address, in_tenths(shares))
    assert row.listed() == listed
    assert stamping.texts.of(row) == tuple(expected[at] for at in slots)
    assert any(slot.endswith(PLAIN) for slot in holders.slots) and A_SHARE == 10


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 7))
def test_the_batches_hold_every_line_once_and_in_its_place(usable: list[bool], size: int) -> None:
    found = [EXAMPLE if each else Unlisted(line, "", "nothing in it") for line, each in enumerate(usable, 1)]
    made = [*batches(found, size, lambda each: None)]
    assert [each.number for each in made] == [*range(1, len(made) + 1)]
    assert sum(len(each.rows) for each in made) == sum(usable)
    refused = [each.line for batch in made for each in batch.refused]
    assert refused == [line for line, each in enumerate(usable, 1) if not each]
    assert all(len(each.rows) + len(each.refused) == size for each in made[:-1])


def test_the_batches_in_a_spool_are_those_that_were_put_there(tmp_path: Path) -> None:
    found = [EXAMPLE, Unlisted(2, "", "nothing in it"), EXAMPLE, EXAMPLE, EXAMPLE]
    made = [*batches(found, 2, lambda each: None)]
    spool = Spool(tmp_path / "rows", iter(made))
    assert len(made) == 3
    assert [*spool] == made
    assert [*spool] == made


def test_a_line_is_refused_for_the_characters_of_its_own_that_cannot_be_printed() -> None:
    greek = Listed(2, "H-2", "\u0391\u03bb\u03ad\u03be\u03b7\u03c2 \U0001f600", ("a",), Shares.of(1))
    survey = Survey([EXAMPLE, greek])
    assert [survey.refusal(each) is None for each in survey if isinstance(each, Listed)] == [True, False]
    assert "\U0001f600" not in survey.plan().alphabet


def test_the_list_says_which_layouts_are_worth_their_while() -> None:
    address = [("a",)] * 3 + [("a", "b")] * 25 + [("a", "b", "c")] * 20
    found = [Listed(n, f"H-{n}", "N", lines, Shares.of(1)) for n, lines in enumerate(address, 1)]
    assert planned(found).compiled() == (2, 3)
    assert planned(found[:3]).compiled() == (1,)
    assert HEADINGS[0] == "certificate"
