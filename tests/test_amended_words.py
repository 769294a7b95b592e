"""Section 17: "any provision hereof may be changed ... only by an instrument in writing": words struck and put in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, day, replayed
from planting import errors_in, papers
from test_new_warrant import checked, new_warrants, text_of
from test_section_7 import replacement
from test_sections_8_to_17 import amended

from checks.run import check_files
from docgen.in_place import NotInPlace, in_place
from docgen.render import render
from tenor.redline.draft import page_of
from tenor.redline.page import redline
from warrant.events.amendment import Reworded
from warrant.facts import Fact
from warrant.remarks import remarks

MAILED = "shall be deemed to be given when so mailed."
COURIER = f"{MAILED} Any notice so sent by courier shall be deemed to be given on the second (2nd) day after."
PARAGRAPH = (
    "12.2 Shall Bind Successors. This Warrant shall be binding upon any corporation or other person or entity "
    "succeeding to Company by merger, consolidation or acquisition of all or substantially all of Company's assets."
)


def reworded(strike: str, insert: str = "", section: str = "14", **changes: Any) -> Any:
    return amended(words=(Reworded(section=section, strike=strike, insert=insert),), **changes)


LOST = replacement()


def after(*events: Any) -> Any:
    """The new Warrant in lieu of one lost after some events, and the book."""
    book = replayed(*events, LOST)
    [new] = new_warrants(book)
    return new, book


def early(*words: Reworded) -> Any:
    on = day("2002-03-20")
    return amended(amended_on=on, signed_by_company_on=on, signed_by_holder_on=on, words=words)


def test_words_amended_stand_in_every_warrant_made_after_it_and_in_none_before(tmp_path: Path) -> None:
    new, book = after(early(Reworded(section="14", strike=MAILED, insert=COURIER)))
    assert COURIER in text_of(new, tmp_path)
    assert checked(new, book, tmp_path) == []
    new, book = after(reworded(MAILED, COURIER))  # after the new Warrant was made
    assert COURIER not in text_of(new, tmp_path)
    assert checked(new, book, tmp_path) == []


@pytest.mark.parametrize(
    ("wrong", "right"), [("courier", "carrier"), ("second (2nd)", "third (3rd)"), (COURIER[len(MAILED) + 1 :], "")]
)
def test_words_put_in_that_a_new_warrant_does_not_say_are_found(wrong: str, right: str, tmp_path: Path) -> None:
    new, book = after(early(Reworded(section="14", strike=MAILED, insert=COURIER)))
    assert "TXT-01" in {code for code, _ in checked(new, book, tmp_path, wrong, right)}


def test_words_struck_that_a_new_warrant_still_says_are_found(tmp_path: Path) -> None:
    plain, _ = after()
    _, book = after(early(Reworded(section="14", strike=MAILED, insert=COURIER)))
    text_of(plain, tmp_path)
    report = check_files(book, [tmp_path / f"{plain.stem}.docx"], day("2009-01-01"), complete=False)
    assert "TXT-01" in {each.rule.code for each in report.findings}


def test_a_later_instrument_amends_the_words_of_an_earlier_one(tmp_path: Path) -> None:
    words = (
        Reworded(section="14", strike=MAILED, insert=COURIER),
        Reworded(section="14", strike="second (2nd) day", insert="third (3rd) day"),
        Reworded(
            section="12", strike="12.2 Shall Bind Successors.", insert="12.2 Binds {all:text} <b>&amp; successors."
        ),
    )
    new, book = after(early(*words))
    text = text_of(new, tmp_path)
    assert "third (3rd) day after." in text
    assert "second (2nd) day after." not in text
    assert "12.2 Binds {all:text} <b>&amp; successors. This Warrant shall be binding" in text
    assert checked(new, book, tmp_path) == []


def test_a_paragraph_may_be_left_out_and_the_redline_against_the_warrant_as_executed_shows_it(tmp_path: Path) -> None:
    title, words = PARAGRAPH[:27], PARAGRAPH[28:]
    new, book = after(early(Reworded(section="12", strike=title), Reworded(section="12", strike=words)))
    assert "binding upon any corporation" not in text_of(new, tmp_path)
    assert checked(new, book, tmp_path) == []
    assert new.against
    page = redline(page_of(new.against), page_of(new), new.on)
    assert "binding upon any corporation" in page
    assert 'data-change="del"' in page


def test_the_instrument_states_the_words_as_they_were_and_as_amended(tmp_path: Path) -> None:
    book = replayed(reworded(MAILED, COURIER), reworded("12.1 Shall Not Amend Certificate.", "", "12", id="N-2"))
    for document in papers("amendment_instrument", book):
        assert errors_in(document, book, tmp_path) == []
    first, second = papers("amendment_instrument", book)
    stated = [{name: fact.value for name, fact in row.items()} for row in first.rows["reworded"]]
    assert stated == [{"section": "Section 14", "struck": MAILED, "instead": COURIER}]
    assert second.rows["reworded"][0]["instead"].value == "[the words are left out]"


def test_nothing_is_computed_with_amended_words_and_a_remark_says_so() -> None:
    book = replayed(reworded("fifteen (15) consecutive", "twenty (20) consecutive", "6"))
    [remark] = remarks(book)
    assert (remark.event, remark.clause, remark.figure.value) == ("N-1", "17", "fifteen (15) consecutive")
    assert remark.says == "are struck from Section 6: what is computed follows the words as executed"


def rows(section: str, struck: str, inserted: str = "") -> list[dict[str, Any]]:
    values = {"section": section, "struck": struck, "inserted": inserted}
    return [{name: Fact(f"N-1.{name}", value, "17", "as stated") for name, value in values.items()}]


@pytest.mark.parametrize(
    ("section", "struck", "why"),
    [
        ("13", MAILED, "do not stand"),
        ("14", "shall have been furnished", "stand 2 times"),
        ("1", "shall mean $4.10 per share", "run over a figure"),
        ("12", PARAGRAPH, "out of a paragraph"),
    ],
)
def test_words_that_do_not_stand_once_in_their_section_cannot_be_amended(section: str, struck: str, why: str) -> None:
    new, _ = after()
    page = render("warrant", {**new.facts, "term_years": Fact("y", 7, "1", "")}, "")
    with pytest.raises(NotInPlace, match=why):
        in_place(page, rows(section, struck))


MATTER = """events:
  - id: N-1
    type: amendment
    amended_on: 2002-05-02
    signed_by_company_on: 2002-05-01
    signed_by_holder_on: 2002-05-02
    words:
      - section: "{section}"
        strike: {strike}
        insert: {insert}
"""


@pytest.mark.parametrize(
    ("section", "strike", "insert", "says"),
    [
        ("18", "x", "y", "section: the Warrant has no Section '18'"),
        ("14", "by Holder", "by Holder", "insert: the same words are put in again"),
        ("14", "by pigeon post", "y", "strike: in Section 14 the words 'by pigeon post' do not stand"),
        ("Exhibit D", "Holder", "y", "times"),
    ],
)
def test_words_that_cannot_be_amended_are_refused_at_their_line(
    section: str, strike: str, insert: str, says: str, sample: Path, tenor: Callable[..., Outcome]
) -> None:
    (sample / "events.yaml").write_text(MATTER.format(section=section, strike=strike, insert=insert), "utf-8")
    told = tenor("ledger", sample)
    assert told.status != 0
    assert "events.yaml:" in told.err
    assert says in told.err
