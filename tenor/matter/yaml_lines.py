"""YAML without its guesses: every scalar a string, every node with its place, every mistake collected.

YAML's own typing is unfit for legal figures (``11.50`` loses its zero, ``010`` is eight, ``no`` is
false), so only the node tree is used. Aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from warrant.data import dataclass
from warrant.errors import Problem
from warrant.facts import Source

Path_ = tuple[str | int, ...]
MAX_DEPTH = 20


@dataclass(frozen=True)
class Lines:
    """The data as strings, lists and mappings, ``None`` where there are none; places; the mistakes.

    ``places`` maps a path of keys and indexes to its value's place; ``keys`` to its key's.
    """

    data: Any
    places: Mapping[Path_, Source]
    keys: Mapping[Path_, Source]
    problems: tuple[Problem, ...]

    def place(self, path: Path_) -> Source:
        """The place of the nearest thing on a path that the file holds."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


@dataclass
class _Reader:
    """The walk over one file's nodes."""

    file: str
    places: dict[Path_, Source] = field(default_factory=dict)
    keys: dict[Path_, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def source(self, mark: Any) -> Source:
        return Source(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, mark: Any, what: str, instead: str) -> None:
        self.problems.append(Problem(self.source(mark), what, instead))

    def value(self, node: yaml.Node, path: Path_) -> Any:
        self.places[path] = self.source(node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        plain_nothing = getattr(node, "style", None) is None and node.value in ("", "~", "null")
        return None if plain_nothing else node.value

    def mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value.isprintable():
                self.refuse(key.start_mark, "a key that is no plain word", "write the key as one word")
            elif key.value in found:
                first = self.keys[(*path, key.value)].line
                self.refuse(
                    key.start_mark, f"the key {key.value} stands here a second time", f"keep one (line {first})"
                )
            else:
                self.keys[(*path, key.value)] = self.source(key.start_mark)
                found[key.value] = self.value(child, (*path, key.value))
        return found


class _Composer(Composer, BaseResolver):
    """Makes nodes of events that were parsed before; what a tag would make of them is not asked."""

    def __init__(self, events: Sequence[yaml.Event]) -> None:
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self._events = deque(events)

    def peek_event(self) -> yaml.Event:
        return self._events[0]

    def get_event(self) -> yaml.Event:
        return self._events.popleft()

    def check_event(self, *kinds: type[yaml.Event]) -> bool:
        return isinstance(self._events[0], kinds)


def _can_be_walked(reader: _Reader, events: Iterable[yaml.Event]) -> bool:
    """Refuse aliases and tags, which hide what the file says; false for an alias or a nesting without end."""
    depth, walkable = 0, True
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            reader.refuse(event.start_mark, "the file nests too deep", f"use at most {MAX_DEPTH} levels")
            return False
        if isinstance(event, yaml.AliasEvent):
            reader.refuse(event.start_mark, f"the alias *{event.anchor}", "write the value out")
            walkable = False
        elif tag := getattr(event, "tag", None):
            reader.refuse(event.start_mark, f"the tag {tag}", "write the plain value")
    return walkable


def _kept(events: Iterable[yaml.Event], into: list[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        into.append(event)
        yield event


def read_lines(text: str, file: str) -> Lines:
    """The node tree of one YAML document; a syntax error or an alias is a problem and leaves no data."""
    reader = _Reader(file, {(): Source(file, 1)})
    data: Any = None
    try:
        events: list[yaml.Event] = []
        if _can_be_walked(reader, _kept(yaml.parse(text, Loader=yaml.SafeLoader), events)):
            node = _Composer(events).get_single_node()
            data = reader.value(node, ()) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source = reader.source(mark) if mark else Source(file, 1)
        remedy = "mend the line; quote a text that holds ': '"
        reader.problems.append(Problem(source, f"this is not YAML ({error.problem})", remedy))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"the character {error.character:#06x} is not allowed"
        reader.problems.append(Problem(Source(file, line), what, "save the file as plain text"))
    except (ValueError, OverflowError) as error:
        # PyYAML lets these escape for a version or an escaped character out of range
        what = f"this is not YAML ({error})"
        reader.problems.append(Problem(Source(file, 1), what, "write plain text without escapes"))
    return Lines(data, reader.places, reader.keys, tuple(reader.problems))
