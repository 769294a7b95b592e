"""Deadlines: every obligation with its days, its methods and its standing, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from tenor.show import plain
from warrant.clauses import cited
from warrant.mailings import Mailing
from warrant.obligations import Obligation
from warrant.readings import Readings
from warrant.section_14 import deemed_given
from warrant.standing import WORDS, Standing
from warrant.standing_listed import ToListed

COLOURS = {
    "met": "green",
    "open": "cyan",
    "due": "red",
    "late": "red",
    "overdue": "red",
    "lapsed": "default",
    "waived": "default",
}


def deadlines_json(standings: Sequence[Standing], readings: Readings, as_of: date) -> Mapping[str, Any]:
    """Every obligation for programs: dates as ISO text, ``null`` where the clause or the file gives none."""
    return {
        "as_of": plain(as_of),
        "obligations": [_obligation(each, readings) for each in standings],
        "counts": _counts(standings),
    }


def _counts(standings: Sequence[Standing]) -> dict[str, int]:
    counts = {word: sum(each.word == word for each in standings) for word in WORDS}
    return {word: count for word, count in counts.items() if count or word != "waived"}


def _obligation(standing: Standing, readings: Readings) -> Mapping[str, Any]:
    due = standing.obligation
    return {
        "kind": due.kind,
        "document": due.document,
        "event": due.event,
        "of": due.of,
        "manner": due.manner,
        "certificate": due.to.certificate,
        "holder": due.to.name,
        "address": list(due.to.address),
        "clause": due.clause,
        "owed_since": plain(due.since),
        "last_day": plain(due.by.value) if due.by else None,
        "last_day_fact": due.by.id if due.by else None,
        "methods": list(due.methods),
        "deemed_given": {method: deemed_given(method) for method in due.methods},
        "standing": standing.word,
        "mailing": _mailing(standing.mailing) if standing.mailing else None,
        **({"listed": _to_listed(standing.listed)} if standing.listed else {}),
        "done_on": plain(standing.done_on) if standing.done_on else None,
        "given_on": plain(standing.given_on) if standing.given_on else None,
        **({"waived_by": standing.waived_by} if standing.word == "waived" else {}),
        "set_aside": [{**_mailing(each.mailing), "because": list(each.because)} for each in standing.set_aside],
        "readings": {id: readings[id] for id in due.readings},
    }


def _to_listed(listed: ToListed) -> Mapping[str, Any]:
    """To how many Holders of the list it was sent, and of how many the mailings do not count for which reason."""
    return {"holders": listed.of, "sent": listed.sent, "not_counted": dict(listed.because)}


def _mailing(mailing: Mailing) -> Mapping[str, Any]:
    return {
        "line": mailing.source().line,
        "sent_on": plain(mailing.sent_on),
        "method": mailing.method,
        "tracking": mailing.tracking,
    }


def deadlines_table(standings: Sequence[Standing]) -> Table:
    """Every obligation for people: what is owed to whom, its days, its methods, its standing."""
    table = Table(title="Obligations", title_justify="left", show_lines=True)
    for heading in ("What, to whom, under which clause", "Owed, by which method", "Standing"):
        table.add_column(heading, overflow="fold")
    for each in standings:
        table.add_row(Text(_what(each.obligation)), Text(_owed(each.obligation)), _standing(each))
    return table


def paper(due: Obligation) -> tuple[str, str]:
    """What is owed, or may be done, and to whom, in words."""
    certificate = f" ({due.to.certificate})" if due.to.certificate else ""
    to = f"each of the {due.to.name}" if due.to.listed else due.to.name
    return f"{due.kind.replace('_', ' ')} of {due.event}", f"to {to}{certificate}"


def _what(due: Obligation) -> str:
    whose = f"{'open to' if due.manner == 'may' else 'owed by'} {due.of}"
    relied_on = f", readings {', '.join(due.readings)}" if due.readings else ""
    under = f"{cited(due.clause)}, {whose}{relied_on}"
    return "\n".join((*paper(due), under, *([due.document] if due.document else [])))


def _owed(due: Obligation) -> str:
    last = f"last day {due.by.value}" if due.by else "no last day fixed"
    methods = (f"{method}: given {deemed_given(method)}" for method in due.methods)
    return "\n".join((f"since {due.since}", last, *methods))


def _standing(standing: Standing) -> Text:
    text = Text(standing.word, style=COLOURS[standing.word])
    if sent := standing.mailing:
        how = f"{sent.sent_on} {sent.method}"
        text.append("\n".join(("", how, *([sent.tracking] if sent.tracking else []), _line(sent))), style="default")
    elif standing.listed:
        text.append(f"\n{standing.listed.sent} of {standing.listed.of} sent", style="default")
        text.append("".join(f"\n{count}: {why}" for why, count in standing.listed.because.items()), style="default")
    elif standing.done_on:
        text.append(f"\ndone on {standing.done_on}", style="default")
    if standing.word == "waived":
        text.append(f"\nby {standing.waived_by}, Section 17", style="default")
    for each in standing.set_aside:
        why = " and ".join(each.because)
        text.append(f"\nnot counted: {_line(each.mailing)}, which {why}", style="default")
    return text


def _line(mailing: Mailing) -> str:
    source = mailing.source()
    return f"{source.file}:{source.line}"


def readings_lines(standings: Sequence[Standing], readings: Readings) -> Iterator[str]:
    """The choice of each reading on which a day or a method rests, a line each."""
    ids = dict.fromkeys(id for each in standings for id in each.obligation.readings)
    yield from (f"{id}: {readings[id]}" for id in ids)


def verdict_line(standings: Sequence[Standing], as_of: date) -> str:
    """One line: how many obligations stand how, and the day judged as of."""
    return f"{', '.join(f'{count} {word}' for word, count in _counts(standings).items())} as of {as_of}."
