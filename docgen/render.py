"""Facts in, one HTML document out: the template's wording with each figure in a marked span.

Templates run in a sandbox, everything that is put into them is escaped, and a fact that is not
there stops the run instead of leaving a hole in a document.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateRuntimeError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.figures import Figure, Owed, Table, like, load_figures
from docgen.in_place import in_place
from docgen.resources import TEMPLATES
from docgen.show import show
from warrant.facts import AnyFact

Facts = Mapping[str, AnyFact]
Rows = Sequence[Facts]
Shown = Markup | StrictUndefined

SPAN = Markup('<span class="figure" data-fact="{}" data-kind="{}">{}</span>')
BLANK = Markup("<strong>[{}: ____]</strong>")
"""What stands in a draft in place of a figure whose fact is missing."""
NO_TABLES: Mapping[str, Rows] = {}


class MissingFact(LookupError):
    """A template uses a figure or table that the matter's facts do not hold.

    ``kind`` is the document's, ``line`` counts from 1 in the file ``template``, ``fact`` is the
    fact's or table's name.
    """

    def __init__(self, kind: str, template: str, line: int, fact: str) -> None:
        """Words the message: what is missing, where, and what to do."""
        self.kind, self.template, self.line, self.fact = kind, template, line, fact
        super().__init__(
            f"{kind}: {template}, line {line}: there is no fact {fact!r}; "
            "give it in the matter, or ask for it in the template with has"
        )


class _Absent(TemplateRuntimeError):
    """What Jinja raises where an absent figure is used; its text is the fact's name."""


def render(
    kind: str, facts: Facts, document_id: str, tables: Mapping[str, Rows] = NO_TABLES, *, draft: bool = False
) -> str:
    """The document of this kind as HTML; as a ``draft`` with DRAFT on every page, and each missing fact a marked blank.

    ``facts`` are by the names that ``figures.toml`` calls for, and may hold more; ``tables`` gives
    the rows of each table by its id, each row its facts by column. A fact without a value is not there.
    ``MissingFact`` where the template uses one that is not there, ``ValueError`` for a kind without a
    template or a value that cannot be shown as ``figures.toml`` says.
    """
    owed = _owed(TEMPLATES, kind)
    context = {
        "document_id": document_id,
        "draft": draft,
        "fig": {figure.id: _shown(figure, facts, draft) for figure in owed.figures},
        "has": {figure.id: _is_there(figure, facts) for figure in owed.figures},
        "rows": {table.id: _rows(table, tables, draft) for table in owed.tables},
    }
    template = _environment(TEMPLATES).get_template(f"{kind}/document.html.j2")
    try:
        return in_place(template.render(context), tables.get(owed.in_place, ()))
    except _Absent as absent:
        raise MissingFact(kind, *_place(absent), str(absent)) from absent


@cache
def sources(kind: str) -> tuple[Path, ...]:
    """The files that a document of a kind is made from: its templates and all they include, figures, style, fonts."""
    environment, found = _environment(TEMPLATES), {f"{kind}/document.html.j2"}
    left = list(found)
    while left:
        text = (TEMPLATES / left.pop()).read_text("utf-8")
        # None stands for a name that is only known when the template runs.
        named = {name for name in meta.find_referenced_templates(environment.parse(text)) if name} - found
        found |= named
        left += named
    folders = {(TEMPLATES / name).parent for name in found} - {TEMPLATES}
    figures = [folder / "figures.toml" for folder in folders if (folder / "figures.toml").is_file()]
    figures += [shared for shared in map(like, figures) if shared]
    fonts = (TEMPLATES / "fonts").glob("*.ttf")
    files = (*(TEMPLATES / name for name in found), *figures, *fonts, TEMPLATES / "print.css")
    return tuple(sorted(path for path in files if path.is_file()))


@cache
def _owed(templates: Path, kind: str) -> Owed:
    kinds = sorted(path.parent.name for path in templates.glob("*/figures.toml"))
    if kind not in kinds:
        raise ValueError(f"no document of the kind {kind!r}; the kinds are {', '.join(kinds)}")
    return load_figures(templates / kind / "figures.toml")


@cache
def _environment(templates: Path) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _is_there(figure: Figure, facts: Facts) -> bool:
    fact = facts.get(figure.fact)
    return fact is not None and fact.value is not None


def _shown(figure: Figure, facts: Facts, draft: bool) -> Shown:
    if not _is_there(figure, facts):
        return BLANK.format(figure.fact.replace("_", " ")) if draft else _absent(figure.fact)
    fact = facts[figure.fact]
    try:
        text = show(figure.kind, fact.value)
    except ValueError as error:
        raise ValueError(f"figure {figure.id!r} (fact {fact.id!r}): {error}") from error
    return SPAN.format(fact.id, figure.kind, text)


def _rows(table: Table, tables: Mapping[str, Rows], draft: bool) -> tuple[dict[str, Shown], ...] | StrictUndefined:
    rows = tables.get(table.id)
    if rows is None and not draft:
        return _absent(table.id)
    rows = ({},) if rows is None else rows  # a draft has one row of blanks
    return tuple({column.id: _shown(column, row, draft) for column in table.columns} for row in rows)


def _absent(name: str) -> StrictUndefined:
    """A value that may be asked for with ``is defined`` and raises at any other use."""
    return StrictUndefined(hint=name, exc=_Absent)


def _place(error: Exception) -> tuple[str, int]:
    """The template and line where an error arose: the innermost frame that is a template's."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    path = Path(frames[-1].filename)
    return f"{path.parent.name}/{path.name}", frames[-1].lineno or 0
