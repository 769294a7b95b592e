"""Loads a matter: four files read, typed and held against one another, every mistake told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tenor.matter.consistency import mistakes
from tenor.matter.rows import read_rows
from tenor.matter.schema import to_record
from tenor.matter.yaml_lines import Lines, read_lines
from warrant.errors import BadMatter, Problem
from warrant.events import EVENT_KINDS
from warrant.events.event import Event
from warrant.facts import Source
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.prices import Quote
from warrant.terms import Terms

WARRANT, EVENTS, PRICES, MAILINGS = "warrant.yaml", "events.yaml", "prices.csv", "mailings.csv"
EVIDENCE = "evidence"
PRICE_COLUMNS = {"date": "day", "last_sale": "last_sale", "bid": "bid", "asked": "asked", "source": "source_name"}
MAILING_COLUMNS = {name: name for name in ("document", "sent_on", "to", "address", "method", "tracking", "sha256")}
MAX_BYTES = 64 * 1024 * 1024


def load(folder: Path) -> Matter:
    """The matter that a folder holds; ``BadMatter`` with every mistake in its files.

    ``warrant.yaml`` must be there; the other files may be absent, which is the same as empty.
    """
    texts = {name: _text(folder / name, required=name == WARRANT) for name in (WARRANT, EVENTS, PRICES, MAILINGS)}
    problems = [problem for text in texts.values() if isinstance(text, Problem) for problem in [text]]
    contents = {name: text for name, text in texts.items() if isinstance(text, str)}
    terms, wrong = _terms(read_lines(contents[WARRANT], WARRANT)) if WARRANT in contents else (None, [])
    problems += wrong
    events, wrong = _events(read_lines(contents.get(EVENTS) or "events: []", EVENTS))
    problems += wrong
    quotes: list[Quote] = []
    mailings: list[Mailing] = []
    if contents.get(PRICES):
        quotes, wrong = read_rows(contents[PRICES], PRICES, Quote, PRICE_COLUMNS)
        problems += wrong
    if contents.get(MAILINGS):
        mailings, wrong = read_rows(contents[MAILINGS], MAILINGS, Mailing, MAILING_COLUMNS)
        problems += wrong
    problems += mistakes(terms, events, quotes)
    problems += _missing_evidence(events, folder / EVIDENCE)
    if problems or terms is None:
        raise BadMatter(*_in_order(problems))
    return Matter(terms, tuple(events), {quote.day: quote for quote in quotes}, tuple(mailings))


def _text(path: Path, required: bool) -> str | Problem | None:
    source = Source(path.name, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            return Problem(source, "the file is larger than 64 MiB", "keep one instrument's history in it")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        instead = "name the folder of a matter, or begin one with tenor new"
        return Problem(source, f"there is no {path.name} in {path.parent}", instead) if required else None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Problem(Source(path.name, line), "bytes that are not UTF-8", "save the file as UTF-8 text")
    except OSError as error:
        return Problem(source, f"the file cannot be read ({error.strerror})", "mend its name or its permissions")


def _terms(lines: Lines) -> tuple[Terms | None, list[Problem]]:
    if lines.data is None:
        return None, list(lines.problems)
    typed = to_record(Terms, lines)
    return typed.record, [*lines.problems, *typed.problems]


def _events(lines: Lines) -> tuple[list[Event], list[Problem]]:
    if not lines.data:
        return [], list(lines.problems)
    data = lines.data.get("events", ()) if isinstance(lines.data, dict) else ()
    if not isinstance(data, list | None):
        what = Problem(lines.place(("events",)), "there is no list of events", "begin the file with the line events:")
        return [], [*lines.problems, what]
    problems = [*lines.problems]
    problems += [
        Problem(lines.keys[(key,)], f"unknown key {key}", "keep events: alone at the left")
        for key in lines.data
        if key != "events"
    ]
    events: list[Event] = []
    for index, each in enumerate(data or ()):
        event, wrong = _event(lines, index, each)
        problems += wrong
        events += [event] if event else []
    return events, problems


def _event(lines: Lines, index: int, data: object) -> tuple[Event | None, Iterable[Problem]]:
    path = ("events", index)
    kind = data.get("type") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(kind, str) or kind not in EVENT_KINDS:
        what = f"type: {kind!r} is no kind of event" if kind else "an event without a type"
        place = lines.place((*path, "type"))
        return None, [Problem(place, what, f"write type: and one of {', '.join(EVENT_KINDS)}")]
    stated = {key: value for key, value in data.items() if key != "type"}
    typed = to_record(EVENT_KINDS[kind], lines, path, stated)
    return typed.record, typed.problems


def _missing_evidence(events: Iterable[Event], folder: Path) -> Iterator[Problem]:
    for event in events:
        for each in event.evidence:
            path = (folder / each.file).resolve()
            if not (path.is_relative_to(folder.resolve()) and path.is_file()):
                what, instead = f"file: there is no {each.file} in {EVIDENCE}/", "name a file of that folder, or add it"
                yield Problem(each.source("file"), what, instead)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    files = (WARRANT, EVENTS, PRICES, MAILINGS)
    return sorted(problems, key=lambda p: (files.index(p.source.file), p.source.line, p.source.column))
