"""Loads a matter: six files read, typed and held against one another, every mistake told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tenor.matter.amended_words import mistaken_words
from tenor.matter.assertions import mistaken_assertions
from tenor.matter.consistency import mistakes
from tenor.matter.events import read_events
from tenor.matter.lists import Lists, read_lists
from tenor.matter.returns import RETURNS, came_back, read_returns
from tenor.matter.rows import read_rows
from tenor.matter.schema import to_record
from tenor.matter.waivers import read_waivers
from tenor.matter.yaml_lines import Lines, read_lines
from warrant.errors import BadMatter, Problem
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.split import Split
from warrant.facts import Source
from warrant.mailings import Mailing
from warrant.matter import Matter
from warrant.prices import Quote, by_day
from warrant.records import Record
from warrant.terms import Terms

WARRANT, EVENTS, PRICES, MAILINGS = "warrant.yaml", "events.yaml", "prices.csv", "mailings.csv"
WAIVERS = "waivers.yaml"
FILES = (WARRANT, EVENTS, PRICES, MAILINGS, RETURNS, WAIVERS)
EVIDENCE = "evidence"
BEGIN = "name the folder of a matter, or begin one with tenor new"
PRICE_COLUMNS = {"date": "day", "last_sale": "last_sale", "bid": "bid", "asked": "asked", "source": "source_name"}
MAILING_COLUMNS = {name: name for name in ("document", "sent_on", "to", "address", "method", "tracking", "sha256")}
MARKET = {"market": "market"}  # a column that may be left out, as is the next
RECEIVED = {"received_on": "received_on"}
MAX_BYTES = 64 * 1024 * 1024


def load(folder: Path) -> Matter:
    """The matter that a folder holds; ``BadMatter`` with every mistake in its files.

    ``warrant.yaml`` must be there; the other files may be absent, which is the same as empty.
    """
    texts = {name: _text(folder / name, BEGIN if name == WARRANT else None) for name in FILES}
    problems = [problem for text in texts.values() if isinstance(text, Problem) for problem in [text]]
    contents = {name: text for name, text in texts.items() if isinstance(text, str)}
    terms, wrong = _terms(read_lines(contents[WARRANT], WARRANT)) if WARRANT in contents else (None, [])
    problems += wrong
    listed = read_events(read_lines(contents.get(EVENTS) or "events: []", EVENTS))
    problems += listed.problems
    quotes: list[Quote] = []
    mailings: list[Mailing] = []
    if contents.get(PRICES):
        quotes, wrong = read_rows(contents[PRICES], PRICES, Quote, PRICE_COLUMNS, MARKET)
        problems += wrong
    if contents.get(MAILINGS):
        mailings, wrong = read_rows(contents[MAILINGS], MAILINGS, Mailing, MAILING_COLUMNS, RECEIVED)
        problems += wrong
    back, wrong = read_returns(contents.get(RETURNS, ""))
    problems += wrong
    returns, wrong = came_back(back, mailings) if not problems else ([], [])
    problems += wrong
    waivers, wrong = read_waivers(read_lines(contents.get(WAIVERS) or "waivers: []", WAIVERS))
    problems += wrong
    problems += mistakes(terms, listed.events, quotes)
    problems += mistaken_assertions(terms, listed.events, listed.assertions)
    problems += _missing_evidence(listed.events, folder / EVIDENCE)
    problems += mistaken_words(terms, listed.events) if terms and not problems else ()
    if terms is None or problems:
        raise BadMatter(*_in_order(problems))
    lists = read_lists(terms, listed.events, mailings, folder)
    if lists.problems:
        raise BadMatter(*_in_order(lists.problems))
    asserted = tuple(listed.assertions)
    events, others = tuple(listed.events), lists.mailings
    prices = by_day(quotes)
    return Matter(terms, events, prices, others, asserted, waivers=waivers, lists=lists.lists, returns=tuple(returns))


def load_planned(path: Path, folder: Path, matter: Matter) -> Matter:
    """The matter of a folder with the events of a file of planned events added; ``BadMatter`` as for ``load``."""
    text = _text(path, "name a file of planned events, in the form of events.yaml")
    if not isinstance(text, str):
        raise BadMatter(*([text] if text else []))
    listed = read_events(read_lines(text, path.name))
    problems = [*listed.problems, *_missing_evidence(listed.events, folder / EVIDENCE)]
    instead = "write it in events.yaml: it tells what was, not what is planned"
    problems += [Problem(each.source(), "an assertion among planned events", instead) for each in listed.assertions]
    events = (*matter.events, *listed.events)
    problems += [each for each in mistakes(matter.terms, events, ()) if each.source.file == path.name]
    problems += mistaken_words(matter.terms, events) if not problems else ()
    lists = read_lists(matter.terms, events, matter.mailings, folder) if not problems else Lists()
    if problems := [*problems, *lists.problems]:
        raise BadMatter(*sorted(problems, key=lambda p: (p.source.line, p.source.column)))
    return replace(matter, events=events, lists={**lists.lists, **matter.lists}, mailings=lists.mailings)


def _text(path: Path, missing: str | None) -> str | Problem | None:
    """What a file holds; ``missing`` is the remedy where it is not there, ``None`` where it need not be."""
    source = Source(path.name, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            return Problem(source, "the file is larger than 64 MiB", "keep one instrument's history in it")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Problem(source, f"there is no {path.name} in {path.parent}", missing) if missing else None
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


def _missing_evidence(events: Iterable[Event], folder: Path) -> Iterator[Problem]:
    for record, key in ((each, key) for event in events for each, key in _naming_files(event)):
        name = getattr(record, key)
        path = (folder / name).resolve()
        if not (path.is_relative_to(folder.resolve()) and path.is_file()):
            what, instead = f"{key}: there is no {name} in {EVIDENCE}/", "name a file of that folder, or add it"
            yield Problem(record.source(key), what, instead)


def _naming_files(event: Event) -> Iterator[tuple[Record, str]]:
    """The records of an event that name a file of ``evidence/``, each with the key."""
    yield from ((each, "file") for each in event.evidence)
    if isinstance(event, Split | Distribution) and event.stockholders_notice_file:
        yield event, "stockholders_notice_file"


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (FILES.index(p.source.file), p.source.line, p.source.column))
