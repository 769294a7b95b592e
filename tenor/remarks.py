"""What has to be said of events that the clauses pass over, as the ledger tells it: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tenor.show import people, plain
from warrant.book import Book
from warrant.remarks import Remark, remarks


def remark_lines(book: Book) -> Iterator[str]:
    """A line for each remark."""
    yield from (_line(each) for each in remarks(book))


def remarks_json(book: Book) -> list[dict[str, Any]]:
    """The same for programs, with the figure by the name of its fact."""
    return [
        {
            "event": each.event,
            "clause": each.clause,
            "says": each.says,
            "fact": each.figure.id,
            "value": plain(each.figure.value),
            "readings": list(each.readings),
        }
        for each in remarks(book)
    ]


def _line(remark: Remark) -> str:
    relied_on = "".join(f", reading {id}" for id in remark.readings)
    return f"{remark.event}: {people(remark.figure.value)} {remark.says} (Section {remark.clause}{relied_on})."
