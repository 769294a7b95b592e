"""The checker's own wording for each kind of document: locators, tables, and what the kind owes.

A locator is literal words with ``{fact:kind}`` where a figure stands. It matches where a paragraph, a line
or a cell begins, over any white space. What stands in a figure's place is taken for the figure, however
wrong it is, so that it can be reported beside what it should be.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from checks.figures import KINDS, OF_WORDS, TEXTS
from warrant.data import dataclass
from warrant.documents import Document
from warrant.facts import AnyFact
from warrant.regex import regex

SLOT = regex(r"\{(\w+):(\w+)\}")
BEGIN = r"(?<![^\n\t])"
BETWEEN = r"\s+"
END_OF_PIECE = r"(?=\s*(?:[\n\t]|$))"


@dataclass(frozen=True)
class Located:
    """One match of a pattern: its range, and for each figure in it its name, kind and range."""

    start: int
    end: int
    slots: tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True)
class Pattern:
    """Words with slots, and the steps that the figures in them take.

    A document to which they apply must hold them: they apply where it has the facts of every slot and all
    of ``needs``, and has no fact of ``unless``.
    """

    words: str
    step: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def applies(self, facts: Mapping[str, AnyFact]) -> bool:
        """Whether a document with these facts must hold the words."""
        return self.meant_for(facts) and facts.keys() >= self.names

    def meant_for(self, facts: Mapping[str, AnyFact]) -> bool:
        """Whether words of this form, with these figures in it, are meant for a document with these facts."""
        return facts.keys() >= set(self.needs) and facts.keys().isdisjoint(self.unless)

    def find(self, text: str, facts: Mapping[str, AnyFact]) -> Iterator[Located]:
        """Every place in a text where the words stand."""
        if any(part not in text for part in self._parts):
            return  # which is known sooner than the pattern is compiled
        for match in self._expression(facts).finditer(text):
            slots = enumerate(self._slots, 1)
            yield Located(*match.span(), tuple((name, kind, *match.span(at)) for at, (name, kind, _) in slots))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the facts that stand in the words."""
        return frozenset(name for name, _, _ in self._slots)

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """What stands wherever the words stand, the longest first: only white space may part it otherwise."""
        parts = {part for literal in SLOT.split(self.words)[::3] for part in literal.replace("(", " (").split()}
        return tuple(sorted(parts, key=len, reverse=True))

    @cached_property
    def _begin(self) -> str:
        return _from_begin(_literal(SLOT.split(self.words)[0]))

    @cached_property
    def _slots(self) -> tuple[tuple[str, str, str], ...]:
        """The name and kind of each figure, and what is looked for behind it."""
        parts = SLOT.split(self.words)
        behind = [_literal(literal) for literal in parts[3::3]]
        if behind and not parts[-1] and parts[-2] in TEXTS:
            behind[-1] = END_OF_PIECE
        return tuple(zip(parts[1::3], parts[2::3], behind, strict=True))

    def _expression(self, facts: Mapping[str, AnyFact]) -> re.Pattern[str]:
        expression = self._begin
        for (name, kind, behind), after in zip_longest(self._slots, self._slots[1:]):
            next_to = _whole(after, facts) if after and behind == BETWEEN and kind in OF_WORDS else ""
            expression += _slot(kind, facts.get(name), next_to) + behind
        return compiled(expression)


def _from_begin(literal: str) -> str:
    # A search for a letter is many times faster than one for a place: so the letter stands before the question.
    return literal[0] + rf"(?<![^\n\t]{literal[0]})" + literal[1:] if literal[:1].isalpha() else BEGIN + literal


def _literal(words: str) -> str:
    # A narrow cell breaks a citation before a bracket: Section 6(i) / (A)(x).
    inner = r"\s+".join(re.escape(word).replace(r"\(", r"\s*\(") for word in words.split())
    if words and not inner:
        return BETWEEN  # two figures, which do not run into one another
    before = r"\s*" if words[:1].isspace() else ""
    after = r"\s*" if words[-1:].isspace() else ""
    return before + inner + after


def _slot(kind: str, fact: AnyFact | None, next_to: str) -> str:
    """A figure's place: for a text first the very words expected, which may run over lines.

    ``next_to`` is what is expected of the figure that follows without a word between. Where that stands, it is not
    taken for this one, which is left out.
    """
    expected = f"{_expected(kind, fact)}|" if fact is not None and (kind in TEXTS or next_to) else ""
    return f"({expected}{f'(?!{next_to})' if next_to else ''}{KINDS[kind].loose})"


def _whole(slot: tuple[str, str, str], facts: Mapping[str, AnyFact]) -> str:
    """What is expected in a figure's place where nothing goes on behind it; empty if there is no telling."""
    name, kind, _ = slot
    return _expected(kind, facts[name]) + END_OF_PIECE if name in facts and not KINDS[kind].says else ""


def _expected(kind: str, fact: AnyFact) -> str:
    return _over_lines(KINDS[kind].print(fact.value))


@lru_cache(maxsize=10_000)
def _over_lines(text: str) -> str:
    """A text that may run over lines, which may end at a hyphen within a name: 2002-06-14- / adjustment-statement."""
    return r"\s+".join(re.escape(word).replace(r"\-", r"\-\s*") for word in text.split())


@dataclass(frozen=True)
class Table:
    """Rows of facts: the words before them, the cells of each, the words after them, of which there may be several.

    ``sums`` pairs a column with the fact that is its total.
    """

    rows: str
    after: Pattern
    cells: tuple[str, ...]
    then: tuple[str, ...]
    sums: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Owed:
    """Facts that a kind must state under a clause.

    ``when`` limits it to one adjusting clause, ``needs`` to documents that have these facts, ``unless`` to
    those that have none of these.
    """

    clause: str
    facts: tuple[str, ...]
    when: str | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def applies(self, document: Document) -> bool:
        """Whether it is owed by one document."""
        facts = document.facts
        if not (facts.keys() >= set(self.needs) and facts.keys().isdisjoint(self.unless)):
            return False
        return self.when is None or ("clause" in facts and facts["clause"].value == self.when)


@dataclass(frozen=True)
class Wording:
    """All that the checker knows of one kind's wording."""

    title: str
    locators: tuple[Pattern, ...]
    wordings: tuple[Pattern, ...]
    tables: tuple[Table, ...]
    owed: tuple[Owed, ...]


compiled = lru_cache(maxsize=10_000)(re.compile)
"""The patterns of a matter, which come again in every format and every paper of a kind."""

LISTS = ("locator", "wording", "table", "owed")


def _read(folder: str, kind: str) -> dict[str, Any]:
    """What a kind's file says, behind what those say that it is ``like``; the title is its own."""
    file = Path(__file__).parent / folder / f"{kind}.toml"
    own = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    of_all = [*(_read(folder, each) for each in _names(own, "like")), own]
    lists = {name: [entry for each in of_all for entry in each.get(name, [])] for name in LISTS}
    return {**own, **lists}


@cache
def wording(kind: str) -> Wording:
    """The wording of a kind of document, from ``checks/locators`` and ``checks/owes``."""
    data = _read("locators", kind)
    return Wording(
        data.get("title", ""),
        tuple(_pattern(each) for each in data.get("locator", [])),
        tuple(_pattern(each) for each in data.get("wording", [])),
        tuple(_table(each) for each in data.get("table", [])),
        tuple(_owed(each) for each in _read("owes", kind).get("owed", [])),
    )


def _owed(data: dict[str, Any]) -> Owed:
    needs, unless = _names(data, "needs"), _names(data, "unless")
    return Owed(data["clause"], tuple(data["facts"]), data.get("when"), needs, unless)


def _names(data: dict[str, Any], key: str) -> tuple[str, ...]:
    """One name, or a list of them."""
    named = data.get(key, [])
    return (named,) if isinstance(named, str) else tuple(named)


def _pattern(data: dict[str, Any]) -> Pattern:
    return Pattern(data["words"], tuple(data.get("step", ())), _names(data, "needs"), _names(data, "unless"))


def _table(data: dict[str, Any]) -> Table:
    sums = tuple(data.get("sums", {}).items())
    return Table(data["rows"], Pattern(data["after"]), tuple(data["cells"]), _names(data, "then"), sums)


def printed(words: str, facts: Mapping[str, AnyFact]) -> str:
    """Words with each slot replaced by what its fact prints as."""
    return SLOT.sub(lambda slot: KINDS[slot[2]].print(facts[slot[1]].value), words)
