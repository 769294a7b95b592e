"""returns.csv: the mailings that came back, each held against the row of mailings.csv that says that it was sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tenor.matter.rows import read_rows
from warrant.errors import Problem
from warrant.mailings import CameBack, Mailing, Return

RETURNS = "returns.csv"
RETURN_COLUMNS = {name: name for name in ("document", "sent_on", "returned_on", "reason")}


def read_returns(text: str) -> tuple[list[Return], list[Problem]]:
    """The rows of the file, and every mistake in them."""
    return read_rows(text, RETURNS, Return, RETURN_COLUMNS) if text else ([], [])


def came_back(rows: Iterable[Return], mailings: Iterable[Mailing]) -> tuple[list[CameBack], list[Problem]]:
    """The returns beside what was mailed; a mistake is one of what was never sent, or not yet, or came back before."""
    rows = tuple(rows)
    asked, sent = {row.document for row in rows}, defaultdict(list)
    for mailing in mailings:
        if mailing.document in asked:
            sent[mailing.document].append(mailing)
    found: list[CameBack] = []
    problems: list[Problem] = []
    once: set[tuple[str, object]] = set()
    for row in rows:
        to = [each.to for each in sent[row.document] if each.sent_on == row.sent_on]
        key = (row.document, row.sent_on)
        if not to:
            what = f"document: no {row.document} was sent on {row.sent_on}"
            problems.append(Problem(row.source("document"), what, "write name and day as mailings.csv has them"))
        elif row.returned_on < row.sent_on:
            what = f"returned_on: {row.returned_on} is before {row.sent_on}, when it was sent"
            problems.append(Problem(row.source("returned_on"), what, "correct one of the days"))
        elif key in once:
            what = f"document: that {row.document} came back is stated twice"
            problems.append(Problem(row.source("document"), what, "keep one of the rows"))
        else:
            since = (each.sent_on for each in sent[row.document] if each.sent_on >= row.returned_on)
            found.append(CameBack(row, to[0], tuple(since)))
        once.add(key)
    return found, problems
