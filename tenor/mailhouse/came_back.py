"""What came back to a mail house undelivered, as rows for returns.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from tenor.mailhouse.returned import Mailed
from tenor.matter.returns import RETURN_COLUMNS, RETURNS, read_returns
from warrant.errors import Problem
from warrant.facts import Source


def new_returns(back: Sequence[Mailed], before: bytes, name: str) -> tuple[list[Mailed], list[Problem]]:
    """Those that the file has not yet, and what contradicts it or an earlier line of the file ``name``."""
    rows, problems = read_returns(before.decode("utf-8-sig"))
    known: dict[tuple[str, date], tuple[date | None, str]] = {
        (row.document, row.sent_on): (row.returned_on, RETURNS) for row in rows
    }
    new: list[Mailed] = []
    for each in back:
        key = each.mailing.document, each.mailing.sent_on
        day, where = known.get(key, (None, ""))
        if day is None:
            new.append(each)
            known[key] = each.returned_on, f"line {each.line}"
        elif day != each.returned_on:
            what = f"{each.piece.certificate} came back on {day}, as {where} has it, not {each.returned_on}"
            problems.append(Problem(Source(name, each.line), what, "one piece comes back once: correct one of the two"))
    return new, problems


def return_lines(before: bytes, new: Iterable[Mailed]) -> bytes:
    """The rows as they follow what is there."""
    rows = ((each.mailing.document, each.mailing.sent_on, each.returned_on, each.reason) for each in new)
    return following(before, RETURN_COLUMNS, rows)


def following(before: bytes, headings: Iterable[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as they follow what a CSV file has, with its line ends, and with headings where it has nothing."""
    end = "\r\n" if b"\r\n" in before else "\n"
    text = StringIO(newline="")
    if before and not before.endswith(b"\n"):
        text.write(end)
    lines = csv.writer(text, lineterminator=end)
    if not before.strip():
        lines.writerow(headings)
    lines.writerows(rows)
    return text.getvalue().encode()
