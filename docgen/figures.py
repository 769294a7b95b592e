"""The figures that a document owes: ``templates/<kind>/figures.toml``, read and proven well formed."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.show import KINDS
from warrant.data import dataclass

TOP_KEYS = frozenset({"like", "once_more", "in_place", "figure", "table"})
FIGURE_KEYS = frozenset({"id", "fact", "kind", "clause"})
COLUMN_KEYS = frozenset({"id", "kind"})
TABLE_KEYS = frozenset({"id", "clause", "column"})


@dataclass(frozen=True)
class Figure:
    """One figure or name owed: its id in the template, its fact, how it is shown, the clause."""

    id: str
    fact: str
    kind: str
    clause: str


@dataclass(frozen=True)
class Table:
    """A table owed, of as many rows as the matter gives: its id and its columns."""

    id: str
    columns: tuple[Figure, ...]


@dataclass(frozen=True)
class Owed:
    """All the figures and tables that one kind of document owes, in the file's order.

    ``in_place`` names the rows that amend the words of the page (``docgen.in_place``), where a kind has such.
    """

    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    in_place: str = ""


def load_figures(path: Path) -> Owed:
    """What a ``figures.toml`` says its document owes, behind what the file says that it is ``like``.

    A file that is ``like`` another kind owes that one's figures and tables as well; with ``once_more``, those
    figures a second time, under their names with these letters before them. ``ValueError`` names the file for
    TOML that does not parse, a key that is missing or unknown, a kind of value that ``docgen.show`` does not
    know, and an id given twice or that a template could not name.
    """
    try:
        shared, data = like(path), tomllib.loads(path.read_text(encoding="utf-8"))
        return _owed(data, load_figures(shared) if shared else Owed((), ()))
    except ValueError as error:
        raise ValueError(f"{path.parent.name}/{path.name}: {error}") from error


def like(path: Path) -> Path | None:
    """The file that a ``figures.toml`` is like, a kind's or one that kinds share; ``None`` where it is like none.

    ``ValueError`` where there is no such file.
    """
    name = tomllib.loads(path.read_text(encoding="utf-8")).get("like")
    if name is None:
        return None
    folder = path.parent.parent
    for shared in (folder / name / path.name, folder / f"{name}.toml"):
        if shared.is_file():
            return shared
    raise ValueError(
        f"it is like {name!r}, and there is neither a kind of that name nor a file {name}.toml beside them"
    )


def _owed(data: dict[str, Any], like: Owed) -> Owed:
    _refuse_unknown("the file", data, TOP_KEYS)
    before = data.get("once_more")
    again = [replace(each, id=f"{before}{each.id}", fact=f"{before}{each.fact}") for each in like.figures if before]
    figures = (*like.figures, *again, *(_figure(entry) for entry in data.get("figure", [])))
    tables = (*like.tables, *(_table(entry) for entry in data.get("table", [])))
    _refuse_twice("figure", figures)
    _refuse_twice("table", tables)
    return Owed(figures, tables, data.get("in_place", like.in_place))


def _figure(entry: dict[str, Any]) -> Figure:
    name = _id(entry, "a figure")
    where = f"figure {name!r}"
    _refuse_unknown(where, entry, FIGURE_KEYS)
    fact = _text({"fact": name, **entry}, "fact", where)
    return Figure(name, fact, _kind(entry, where), _text(entry, "clause", where))


def _table(entry: dict[str, Any]) -> Table:
    name = _id(entry, "a table")
    where = f"table {name!r}"
    _refuse_unknown(where, entry, TABLE_KEYS)
    clause = _text(entry, "clause", where)
    columns = tuple(_column(column, where, clause) for column in entry.get("column", []))
    if not columns:
        raise ValueError(f"{where} has no column")
    _refuse_twice(f"{where}: column", columns)
    return Table(name, columns)


def _column(entry: dict[str, Any], table: str, clause: str) -> Figure:
    name = _id(entry, f"a column of {table}")
    where = f"column {name!r} of {table}"
    _refuse_unknown(where, entry, COLUMN_KEYS)
    return Figure(name, name, _kind(entry, where), clause)


def _id(entry: dict[str, Any], where: str) -> str:
    name = _text(entry, "id", where)
    # Jinja looks for a dict's own attribute first: fig.items would be its method, not the figure.
    if not name.isidentifier() or hasattr(dict, name):
        raise ValueError(f"{where} cannot have the id {name!r}: in a template it would not name the figure")
    return name


def _kind(entry: dict[str, Any], where: str) -> str:
    kind = _text(entry, "kind", where)
    if kind not in KINDS:
        raise ValueError(f"{where} has the unknown kind {kind!r}; the kinds are {', '.join(sorted(KINDS))}")
    return kind


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{where} needs the key {key!r} with a text")
    return value


def _refuse_unknown(where: str, entry: dict[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(entry.keys() - known)
    if unknown:
        keys = ", ".join(sorted(known))
        raise ValueError(f"{where} has the unknown key {unknown[0]!r}; the keys are {keys}")


def _refuse_twice(what: str, entries: Iterable[Figure | Table]) -> None:
    for name, times in Counter(entry.id for entry in entries).items():
        if times > 1:
            raise ValueError(f"{what} {name!r} is given {times} times")
