"""The list in ``events.yaml``, or in a file of planned events: events, and assertions between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from tenor.matter.schema import Typed, to_record
from tenor.matter.yaml_lines import Lines
from warrant.assertions import ASSERTIONS, Assertion
from warrant.data import dataclass
from warrant.errors import Problem
from warrant.events import EVENT_KINDS
from warrant.events.event import Event
from warrant.records import Record


@dataclass(frozen=True)
class Listed:
    """What one list holds, in the file's order, and every mistake in it."""

    events: list[Event] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_events(lines: Lines) -> Listed:
    """The entries under ``events:``, each typed as its ``type`` or its ``assert`` says."""
    if not lines.data:
        return Listed(problems=list(lines.problems))
    data = lines.data.get("events", ()) if isinstance(lines.data, dict) else ()
    if not isinstance(data, list | None):
        what = Problem(lines.place(("events",)), "there is no list of events", "begin the file with the line events:")
        return Listed(problems=[*lines.problems, what])
    listed = Listed(problems=[*lines.problems, *_unknown_keys(lines)])
    for index, each in enumerate(data or ()):
        typed = _entry(lines, index, each)
        listed.problems.extend(typed.problems)
        if isinstance(typed.record, Assertion):
            listed.assertions.append(typed.record)
        elif typed.record:
            listed.events.append(typed.record)
    return listed


def _unknown_keys(lines: Lines) -> Iterable[Problem]:
    keys = (key for key in lines.data if key != "events")
    return [Problem(lines.keys[(key,)], f"unknown key {key}", "keep events: alone at the left") for key in keys]


def _entry(lines: Lines, index: int, data: object) -> Typed:
    asserts = isinstance(data, dict) and "assert" in data and "type" not in data
    kinds: Mapping[str, type[Record]] = ASSERTIONS if asserts else EVENT_KINDS
    key, name = ("assert", "value to assert") if asserts else ("type", "kind of event")
    kind, path = data.get(key) if isinstance(data, dict) else None, ("events", index)
    if not isinstance(data, dict) or not isinstance(kind, str) or kind not in kinds:
        what = f"{key}: {kind!r} is no {name}" if kind or asserts else "an event without a type"
        problem = Problem(lines.place((*path, key)), what, f"write {key}: and one of {', '.join(kinds)}")
        return Typed(None, (problem,))
    stated = {name: value for name, value in data.items() if name != key}
    return to_record(kinds[kind], lines, path, stated)
