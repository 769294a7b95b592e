"""The rows of a table are told one by one, whatever stands in the place of one of them."""

from __future__ import annotations

from datetime import date

from checks.tables import read_table
from checks.wording import Pattern, Table
from warrant.documents import Document
from warrant.facts import Fact

TABLE = Table("path", Pattern("Event"), ("{event:text}", "{day:date}"), ("The end",))
DAY = Fact("day", date(2002, 6, 14), "6", "stated")


def found(*events):
    """What stands in the place of each row that is not as expected, and of the words that close the table."""
    rows = tuple({"event": Fact(each, each, "6", "stated"), "day": DAY} for each in ("E-1", "E-2", "E-3"))
    document = Document("adjustment_statement", "AS", "6", DAY.value, "E-1", "W-1", {}, {"path": rows})
    text = "\n".join(["Event", *(f"{each}\tJune 14, 2002" for each in events), "The end"])
    return [each.found for each in read_table(TABLE, document, text, len("Event"), len(text))]


def test_a_row_that_reads_as_the_next_one_is_wrong_and_the_next_one_is_right():
    assert found("E-1", "E-3", "E-3") == [None, "E-3 June 14, 2002", None, None]


def test_a_row_that_is_missing_is_told_and_so_is_one_too_many():
    assert found("E-1", "E-3") == [None, "nothing", None, None]
    assert found("E-1", "E-2", "E-3", "E-3") == [None, None, None, "E-3 June 14, 2002"]
