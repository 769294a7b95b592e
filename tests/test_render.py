"""Templates and facts to HTML: every value escaped and marked, nothing missing passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import SecurityError
from lxml import html

from docgen import render as rendering
from docgen.figures import load_figures
from docgen.render import MissingFact, render
from docgen.resources import TEMPLATES, find_templates
from warrant.facts import AnyFact, Fact, Value
from warrant.quantities import Price, Shares

FIGURES = """
[[figure]]
id = "holder"
fact = "holder_name"
kind = "name"
clause = "face"

[[figure]]
id = "warrant_price"
kind = "price"
clause = "1"

[[table]]
id = "closes"
clause = "6(vii)"
[[table.column]]
id = "close"
kind = "price"
[[table.column]]
id = "note"
kind = "name"
"""


def fact(name: str, value: Value) -> AnyFact:
    return Fact(f"W-1.{name}", value, clause="1", how="given")


HOLDER = {
    "holder_name": fact("holder_name", "A Holder"),
    "warrant_price": fact("warrant_price", Price.of("4.10")),
}

Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes the only template that there is, of the kind "letter"."""
    monkeypatch.setattr(rendering, "TEMPLATES", tmp_path)
    (tmp_path / "letter").mkdir()

    def put(template: str, figures: str = FIGURES) -> None:
        (tmp_path / "letter" / "figures.toml").write_text(figures)
        (tmp_path / "letter" / "document.html.j2").write_text(template)

    return put


def test_a_figure_is_a_span_with_its_fact_and_its_kind(write: Write) -> None:
    write("<p>{{ fig.warrant_price }}</p>")
    assert render("letter", HOLDER, "D-1") == (
        '<p><span class="figure" data-fact="W-1.warrant_price" data-kind="price">$4.10</span></p>'
    )


def test_a_name_that_looks_like_markup_or_a_template_prints_as_it_is(write: Write) -> None:
    write('<p>{{ fig.holder }}</p><p title="{{ fig.holder|striptags }}">{{ document_id }}</p>')
    name = '<b>&{{7*7}}{% raw %}"</p>'
    page = html.fromstring(render("letter", {**HOLDER, "holder_name": fact("holder_name", name)}, name))
    assert page.xpath("//p/text() | //p/span/text() | //p/@title") == [name] * 3
    assert page.xpath("//b") == []


def test_a_hostile_fact_id_cannot_leave_its_attribute(write: Write) -> None:
    write("<p>{{ fig.holder }}</p>")
    facts = {**HOLDER, "holder_name": Fact('"><script>', "A", clause="1", how="given")}
    page = html.fromstring(render("letter", facts, "D-1"))
    assert page.xpath("//span/@data-fact") == ['"><script>']


def test_a_missing_fact_is_named_with_the_document_the_line_and_what_to_do(write: Write) -> None:
    write("<p>one</p>\n<p>two</p>\n<p>{{ fig.holder }}</p>\n")
    with pytest.raises(MissingFact) as missing:
        render("letter", {"warrant_price": HOLDER["warrant_price"]}, "D-1")
    error = missing.value
    assert (error.kind, error.template, error.line) == ("letter", "letter/document.html.j2", 3)
    assert error.fact == "holder_name"
    assert str(error) == (
        "letter: letter/document.html.j2, line 3: there is no fact 'holder_name'; "
        "give it in the matter, or ask for it in the template with has"
    )


@pytest.mark.parametrize("use", ["{{ fig.holder|striptags }}", "{% if fig.holder %}{% endif %}", "{{ fig.holder.x }}"])
def test_any_use_of_a_missing_fact_stops_the_run(write: Write, use: str) -> None:
    write(use)
    with pytest.raises(MissingFact, match="holder_name"):
        render("letter", {}, "D-1")


def test_a_template_may_ask_whether_a_fact_is_there(write: Write) -> None:
    write("{% if has.holder %}{{ fig.holder }}{% else %}no holder{% endif %}")
    assert render("letter", {}, "D-1") == "no holder"
    assert "A Holder" in render("letter", HOLDER, "D-1")


def test_a_table_has_a_row_for_each_of_the_matters_rows(write: Write) -> None:
    write("{% for row in rows.closes %}<p>{{ row.close }}</p>\n{% endfor %}")
    closes = [{"close": fact(f"close_{n}", Price.of(text))} for n, text in enumerate(("5.00", "5.25"))]
    page = html.fromstring("<div>" + render("letter", {}, "D-1", {"closes": closes}) + "</div>")
    assert [(span.get("data-fact"), span.text) for span in page.iter("span")] == [
        ("W-1.close_0", "$5.00"),
        ("W-1.close_1", "$5.25"),
    ]


def test_a_missing_table_and_a_missing_cell_are_missing_facts(write: Write) -> None:
    write("{% for row in rows.closes %}\n{{ row.note }}{% endfor %}")
    with pytest.raises(MissingFact, match="line 1: there is no fact 'closes'"):
        render("letter", {}, "D-1")
    with pytest.raises(MissingFact, match="line 2: there is no fact 'note'"):
        render("letter", {}, "D-1", {"closes": [{"close": HOLDER["warrant_price"]}]})


def test_a_fact_without_a_value_is_a_missing_fact(write: Write) -> None:
    write("{% if has.holder %}{{ fig.holder }}{% endif %}{{ fig.warrant_price }}")
    nothing: Any = None
    facts = {"holder_name": fact("holder_name", nothing), "warrant_price": fact("warrant_price", nothing)}
    with pytest.raises(MissingFact, match="warrant_price"):
        render("letter", facts, "D-1")


def test_a_draft_has_a_marked_blank_for_each_missing_fact_and_a_row_of_them_for_a_missing_table(write: Write) -> None:
    write("{{ fig.holder }}{% for row in rows.closes %}<p>{{ row.note }}</p>{% endfor %}")
    blank = "<strong>[{}: ____]</strong>".format
    assert render("letter", {}, "D-1", draft=True) == f"{blank('holder name')}<p>{blank('note')}</p>"


def test_a_value_that_cannot_be_shown_is_refused_with_its_figure(write: Write) -> None:
    write("{{ fig.warrant_price }}")
    with pytest.raises(ValueError, match=r"figure 'warrant_price' \(fact 'W-1.warrant_price'\).*not Price"):
        render("letter", {"warrant_price": fact("warrant_price", Shares.of("4"))}, "D-1")


def test_a_kind_without_a_template_is_refused_with_the_kinds_there_are(write: Write) -> None:
    write("")
    with pytest.raises(ValueError, match=r"no document of the kind '\.\./letter'; the kinds are letter"):
        render("../letter", {}, "D-1")


def test_a_template_cannot_reach_the_machine(write: Write) -> None:
    write("{{ cycler.__init__.__globals__.os.popen('true') }}")
    with pytest.raises(SecurityError):
        render("letter", {}, "D-1")


A = '[[figure]]\nid = "a"\n'
TABLE = '[[table]]\nid = "closes"\nclause = "6(vii)"\n'
COLUMN = '[[table.column]]\nid = "note"\nkind = "name"\n'
MISTAKES = [
    (2 * (A + 'kind = "name"\nclause = "1"\n'), "figure 'a' is given 2 times"),
    (2 * (TABLE + COLUMN), "table 'closes' is given 2 times"),
    (TABLE + 2 * COLUMN, "table 'closes': column 'note' is given 2 times"),
    (A + 'kind = "pence"\nclause = "1"', "figure 'a' has the unknown kind 'pence'; the kinds are"),
    (A + 'kind = "name"', "figure 'a' needs the key 'clause'"),
    (A + 'kind = "name"\nclause = "1"\nnote = "b"', "figure 'a' has the unknown key 'note'"),
    ('[[figure]]\nkind = "name"', "a figure needs the key 'id'"),
    ('[[figure]]\nid = "items"\nkind = "name"\nclause = "1"', "a figure cannot have the id 'items'"),
    ('[[figures]]\nid = "a"', "the file has the unknown key 'figures'"),
    (TABLE, "table 'closes' has no column"),
    ("[[figure]", ""),
    ('like = "nowhere"', "it is like 'nowhere', and there is neither a kind of that name nor a file nowhere.toml"),
]


@pytest.mark.parametrize(("figures", "why"), MISTAKES)
def test_a_mistake_in_the_figures_is_refused_with_its_place(
    write: Write, tmp_path: Path, figures: str, why: str
) -> None:
    write("", figures)
    with pytest.raises(ValueError, match=f"^letter/figures.toml: {why}"):
        load_figures(tmp_path / "letter" / "figures.toml")


def test_figures_that_papers_of_several_kinds_share_stand_in_one_file(write: Write, tmp_path: Path) -> None:
    write(
        "<p>{{ fig.holder }} {{ fig.note }}</p>",
        'like = "shared"\n' + A.replace('"a"', '"note"') + 'kind = "name"\nclause = "1"',
    )
    (tmp_path / "shared.toml").write_text(FIGURES)
    facts = {**HOLDER, "note": fact("note", "noted")}
    assert html.fromstring(render("letter", facts, "D-1")).text_content() == "A Holder noted"
    assert tmp_path / "shared.toml" in rendering.sources("letter")


def test_a_figure_shared_and_given_again_is_refused(write: Write, tmp_path: Path) -> None:
    write("", 'like = "shared"\n' + A + 'kind = "name"\nclause = "1"')
    (tmp_path / "shared.toml").write_text(A + 'kind = "name"\nclause = "1"')
    with pytest.raises(ValueError, match="figure 'a' is given 2 times"):
        load_figures(tmp_path / "letter" / "figures.toml")


def test_a_figure_without_a_fact_of_its_own_name_takes_its_id(write: Write, tmp_path: Path) -> None:
    write("")
    holder, price = load_figures(tmp_path / "letter" / "figures.toml").figures
    assert (holder.id, holder.fact) == ("holder", "holder_name")
    assert (price.id, price.fact) == ("warrant_price", "warrant_price")


def test_templates_lie_in_the_package_once_installed_and_beside_it_in_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "docgen"
    package.mkdir()
    with pytest.raises(FileNotFoundError, match="installation is incomplete"):
        find_templates(package)
    (tmp_path / "templates").mkdir()
    assert find_templates(package) == tmp_path / "templates"
    (package / "_templates").mkdir()
    assert find_templates(package) == package / "_templates"
    assert (TEMPLATES / "layout.html.j2").is_file()
