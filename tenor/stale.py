"""What late entries make stale, as the ledger tells it: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tenor.show import people, plain
from warrant.book import Book
from warrant.documents.overtaken import overtaken
from warrant.stale import Stale, late_entries

FOREMOST = ("price_after", "price_in_effect", "shares_after", "shares_purchasable", "price_before", "shares_before")


def stale_lines(book: Book) -> Iterator[str]:
    """A line for each document that an event entered late changes, with the foremost figure before and after."""
    for late in late_entries(book):
        for each in late.documents:
            effect = "calls for" if each.change == "new" else "makes stale"
            yield f"{late.event.id}, recorded {late.event.known_from}, {effect}: {each.document.stem}{_change(each)}"


def mailed_lines(book: Book) -> Iterator[str]:
    """A line for each paper that was mailed and is otherwise by what became known since."""
    for each in overtaken(book):
        if each.causes:
            since = f"mailed {each.mailing.sent_on}, otherwise since {', '.join(each.causes)} became known"
            by = f"superseded by {each.superseded_by}" if each.superseded_by else "no paper supersedes it"
            yield f"{each.stem}: {since}; {by}"


def stale_json(book: Book) -> list[dict[str, Any]]:
    """The same for programs, with every figure that differs, by its name."""
    return [
        {
            "event": late.event.id,
            "recorded": plain(late.event.known_from),
            "documents": [
                {
                    "document": each.document.stem,
                    "change": each.change,
                    "facts": {
                        name: {"before": plain(before.value), "after": plain(after.value)}
                        for name, (before, after) in each.facts.items()
                    },
                }
                for each in late.documents
            ],
        }
        for late in late_entries(book)
    ]


def _change(stale: Stale) -> str:
    if stale.change == "gone":
        return " (no longer called for)"
    for name in (*FOREMOST, *stale.facts):
        if name in stale.facts:
            before, after = stale.facts[name]
            return f" ({people(before.value)} becomes {people(after.value)})"
    return "" if stale.change == "new" else " (in its tables)"
