"""YAML without its guesses: every scalar a string, every node with its place, every mistake collected.

YAML's own typing is unfit for legal figures (``11.50`` loses its zero, ``010`` is eight, ``no`` is
false), so only the node tree is used. Aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from warrant.errors import Problem
from warrant.facts import Source

Path_ = tuple[str | int, ...]
MAX_DEPTH = 20


@dataclass(frozen=True)
class Lines:
    """The data as strings, lists and mappings; the place of each value and key; the mistakes.

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
        return self.places.get(path) or Source("", 1)


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
        if len(path) > MAX_DEPTH:
            self.refuse(node.start_mark, "the file nests too deep", f"use at most {MAX_DEPTH} levels")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        plain_nothing = getattr(node, "style", None) is None and node.value in ("", "~", "null")
        return None if plain_nothing else node.value

    def mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
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


def _refuse_indirection(reader: _Reader, text: str) -> None:
    """Refuse aliases and tags, which hide from a reader of the file what it says."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            reader.refuse(event.start_mark, f"the alias *{event.anchor}", "write the value out")
        elif tag := getattr(event, "tag", None):
            reader.refuse(event.start_mark, f"the tag {tag}", "write the plain value")


def read_lines(text: str, file: str) -> Lines:
    """The node tree of one YAML document; a syntax error is a problem and leaves the data empty."""
    reader = _Reader(file)
    data: Any = {}
    try:
        _refuse_indirection(reader, text)
        if not reader.problems:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            data = reader.value(node, ()) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source = reader.source(mark) if mark else Source(file, 1)
        remedy = "mend the line; quote a text that holds ': '"
        reader.problems.append(Problem(source, f"this is not YAML ({error.problem})", remedy))
    except yaml.YAMLError as error:
        reader.problems.append(Problem(Source(file, 1), f"this is not YAML ({error})", "save the file as plain text"))
    return Lines(data, reader.places, reader.keys, tuple(reader.problems))
