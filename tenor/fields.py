"""What a kind of document states, whether its template can do without it, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table as Grid

from docgen.figures import Figure, load_figures
from docgen.render import MissingFact, render
from docgen.resources import TEMPLATES
from tenor.show import plain
from warrant.clauses import cited
from warrant.data import dataclass
from warrant.documents import Document
from warrant.facts import AnyFact

ALWAYS, WHERE_IT_APPLIES, UNSEEN = "always", "where it applies", "not seen"


@dataclass(frozen=True)
class Field:
    """One figure of a kind, or of a column of one of its tables (``table``).

    ``needed`` is "always" where every document at hand states it and one cannot be written without it, "where it
    applies" where one does without, and "not seen" where none states it. ``fact`` is an example of it.
    """

    figure: Figure
    table: str
    needed: str
    fact: AnyFact | None

    @property
    def name(self) -> str:
        """As the template names it."""
        return f"{self.table}.{self.figure.id}" if self.table else self.figure.id

    @property
    def comes_from(self) -> str:
        """Where the example's value is stated, and under which key; else how it was found, and from what."""
        if self.fact is None:
            return ""
        source = self.fact.source
        if source and source.line and not self.fact.inputs:
            return f"{source.file}:{source.line}: {self.fact.name}"
        rests_on = ", ".join(each.id for each in self.fact.inputs)
        return f"{self.fact.how} [{rests_on}]" if rests_on else self.fact.how


def fields(kind: str, documents: Iterable[Document]) -> tuple[Field, ...]:
    """The figures of a kind in the order of its ``figures.toml``, as some documents of that kind state them.

    Each fact that all of them state is taken out of each in turn, to see whether it can be written then.
    """
    documents = [each for each in documents if each.kind == kind]
    owed = load_figures(TEMPLATES / kind / "figures.toml")
    of_tables = ((table.id, column) for table in owed.tables for column in table.columns)
    listed = [("", figure) for figure in owed.figures] + list(of_tables)
    return tuple(_field(figure, table, documents) for table, figure in listed)


def _field(figure: Figure, table: str, documents: Sequence[Document]) -> Field:
    stating = [(each, fact) for each in documents if (fact := next(_stated(each, figure, table), None))]
    if not stating:
        return Field(figure, table, UNSEEN, None)
    in_all = len(stating) == len(documents)
    always = in_all and any(not _can_do_without(each, figure, table) for each, _ in stating)
    return Field(figure, table, ALWAYS if always else WHERE_IT_APPLIES, stating[0][1])


def _stated(document: Document, figure: Figure, table: str) -> Iterator[AnyFact]:
    for facts in document.rows.get(table, ()) if table else (document.facts,):
        fact = facts.get(figure.fact)
        if fact is not None and fact.value is not None:
            yield fact


def _can_do_without(document: Document, figure: Figure, table: str) -> bool:
    facts, rows = document.facts, document.rows
    if table:
        rows = {**rows, table: tuple(_without(row, figure) for row in rows[table])}
    else:
        facts = _without(facts, figure)
    try:
        render(document.kind, facts, document.id, rows)
    except MissingFact:
        return False
    return True


def _without(facts: Mapping[str, AnyFact], figure: Figure) -> dict[str, AnyFact]:
    return {name: fact for name, fact in facts.items() if name != figure.fact}


def fields_json(kind: str, found: Iterable[Field]) -> Mapping[str, Any]:
    """The figures of a kind, for programs."""
    return {"kind": kind, "figures": [_json(each) for each in found]}


def _json(field: Field) -> Mapping[str, Any]:
    figure, fact = field.figure, field.fact
    return {
        "name": field.name,
        "fact": figure.fact,
        "kind": figure.kind,
        "clause": figure.clause,
        "needed": field.needed,
        "example": None if fact is None else {"id": fact.id, "value": plain(fact.value), "how": fact.how},
        "stated_at": str(fact.source) if fact and fact.source and fact.source.line else None,
        "rests_on": [each.id for each in fact.inputs] if fact else [],
    }


def fields_table(found: Iterable[Field]) -> Grid:
    """The figures of a kind, for people."""
    grid = Grid("figure", "shown as", "clause", "needed", "comes from")
    for each in found:
        grid.add_row(each.name, each.figure.kind, cited(each.figure.clause), each.needed, each.comes_from)
    return grid
