"""The guides say what the code does: every key, form, reading, code name, link and file that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from conftest import SAMPLE, Outcome

from tenor.matter import load
from tenor.matter.load import MAILING_COLUMNS, MARKET, PRICE_COLUMNS, RECEIVED
from tenor.matter.returns import RETURN_COLUMNS
from tenor.matter.schema import parser_of
from warrant.assertions import ASSERTIONS, Assertion
from warrant.book import Book
from warrant.events import EVENT_KINDS
from warrant.events.event import Event
from warrant.mailings import Mailing, Return
from warrant.prices import Quote
from warrant.quantities import Money, Price, Rate, Shares
from warrant.readings import READINGS, Readings
from warrant.records import Record
from warrant.terms import Terms
from warrant.waivers import Waiver

ROOT = Path(__file__).parent.parent
PACKAGES = ("warrant", "docgen", "checks", "tenor")
GUIDES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "templates" / "README.md"])
TEXTS = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in GUIDES}
MATTER_FILES = TEXTS["docs/matter-files.md"]
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FENCED = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def without_code_blocks(text: str) -> str:
    return FENCED.sub("", text)


def table_rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a text's tables, heads left out."""
    lines = without_code_blocks(text).splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("|") and before.startswith("|") and not line.startswith("|--"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def named(cell: str) -> str:
    return cell.strip("`")


# docs/matter-files.md


@cache
def sections() -> Mapping[str, str]:
    """The parts of the guide by each name in their headings."""
    found: dict[str, str] = {}
    for part in re.split(r"^##+ ", MATTER_FILES, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        for name in heading.split(", "):
            assert name not in found, f"two headings are named {name}"
            found[name] = text
    return found


def record_in(hint: Any) -> type[Record] | None:
    each = [hint, *get_args(hint)]
    return next((one for one in each if isinstance(one, type) and issubclass(one, Record)), None)


def stated(cls: type[Record]) -> dict[str, Field[Any]]:
    """The fields of a record that a file fills."""
    return {each.name: each for each in fields(cls) if each.name != "sources"}


def nested(cls: type[Record]) -> Iterator[tuple[str, type[Record], Mapping[str, str]]]:
    """Each record within a record: the heading it has, its class, its keys as the file names them."""
    for name in stated(cls):
        if inner := record_in(get_type_hints(cls)[name]):
            yield name, inner, {key: key for key in stated(inner)}
            yield from nested(inner)


def every_record() -> Iterator[tuple[str, type[Record], Mapping[str, str]]]:
    yield "warrant.yaml", Terms, {key: key for key in stated(Terms)}
    yield from nested(Terms)
    yield "every event", Event, {key: key for key in stated(Event)}
    yield from nested(Event)
    for kind, cls in EVENT_KINDS.items():
        yield kind, cls, {key: key for key in stated(cls) if key not in stated(Event)}
        yield from (each for each in nested(cls) if each[0] not in stated(Event))
    shared = {each.metadata.get("key", name): name for name, each in stated(Assertion).items() if name != "value"}
    yield "every assertion", Assertion, shared
    for subject, cls in ASSERTIONS.items():
        yield subject, cls, {key: key for key in stated(cls) if key not in shared.values()}
    yield "prices.csv", Quote, {**PRICE_COLUMNS, **MARKET}
    yield "mailings.csv", Mailing, {**MAILING_COLUMNS, **RECEIVED}
    yield "returns.csv", Return, RETURN_COLUMNS
    yield "waivers.yaml", Waiver, {each.metadata.get("key", name): name for name, each in stated(Waiver).items()}


RECORDS = [pytest.param(*each, id=each[0]) for each in every_record()]
EVERY_FIELD = [(heading, cls, key, name) for heading, cls, keys in every_record() for key, name in keys.items()]
FIELDS = [pytest.param(*each, id=f"{each[0]} {each[2]}") for each in EVERY_FIELD]


def rows_of(heading: str) -> dict[str, list[str]]:
    return {named(row[0]): row for row in table_rows(sections()[heading])}


@pytest.mark.parametrize(("heading", "cls", "keys"), RECORDS)
def test_the_guide_names_every_key_of_a_record_and_no_other(
    heading: str, cls: type[Record], keys: Mapping[str, str]
) -> None:
    also = {Event: {"type"}, Assertion: {"assert"}}.get(cls, set())
    assert set(rows_of(heading)) == set(keys) | also


def choices_of(hint: Any) -> tuple[str, ...]:
    """The words that a choice may be, required or not."""
    found = next((each for each in (hint, *get_args(hint)) if get_origin(each) is Literal), None)
    return get_args(found)


def form_of(hint: Any) -> str:
    """The word that the guide has for a field's type."""
    plain = [each for each in get_args(hint) if each is not type(None)]
    if choices_of(hint):
        return "choice"
    if get_origin(hint) is tuple:
        return "list" if record_in(hint) else "list of texts"
    if record_in(hint):
        return "keys"
    return FORMS[plain[0] if plain else hint]


FORMS: dict[Any, str] = {
    Price: "price",
    Money: "money",
    Shares: "shares",
    date: "date",
    Fraction: "ratio",
    Rate: "percentage",
    int: "whole number",
    str: "text",
    Readings: "choices of readings",
}


@pytest.mark.parametrize(("heading", "cls", "key", "name"), FIELDS)
def test_the_guide_gives_the_form_of_a_key_and_says_whether_it_is_required(
    heading: str, cls: type[Record], key: str, name: str
) -> None:
    _, form, default, *_ = rows_of(heading)[key]
    field = stated(cls)[name]
    assert form == form_of(get_type_hints(cls)[name])
    assert (default == "required") == (field.default is MISSING and field.default_factory is MISSING)
    assert (default == "none") == (field.default is None)


@pytest.mark.parametrize(("heading", "cls", "key", "name"), FIELDS)
def test_the_example_of_a_key_is_one_that_the_loader_takes(
    heading: str, cls: type[Record], key: str, name: str
) -> None:
    _, form, default, _, _, example = rows_of(heading)[key]
    text = named(example).removeprefix("- ")
    if form in ("keys", "list") or (default == "none" and not text):
        assert not text
    elif form == "choices of readings":
        id, choice = text.strip("{}").split(": ")
        assert Readings({id: choice})[id] == choice
    else:
        parse = parser_of(str if form == "list of texts" else get_type_hints(cls)[name])
        assert parse(text) is not None


@pytest.mark.parametrize(("heading", "cls", "key", "name"), FIELDS)
def test_the_guide_names_every_choice_of_a_key(heading: str, cls: type[Record], key: str, name: str) -> None:
    choices = choices_of(get_type_hints(cls)[name])
    assert set(choices) <= set(CODE.findall(" ".join(rows_of(heading)[key])))


def test_the_guide_tells_every_form_of_value() -> None:
    assert {row[0] for row in table_rows(sections()["Forms of values"])} == {
        *FORMS.values(),
        *("choice", "list", "keys", "list of texts"),
    }


def test_the_guide_names_every_kind_of_event() -> None:
    assert set(EVENT_KINDS) <= set(sections())


def test_the_guide_gives_every_reading_its_clause_its_question_and_its_choices_the_default_first() -> None:
    told = {
        named(id): (clause, question, CODE.findall(choices))
        for id, clause, question, choices in table_rows(sections()["Readings"])
    }
    assert told == {id: (each.clause, each.question, list(each.choices)) for id, each in READINGS.items()}


def blocks(language: str) -> list[str]:
    return [text for info, text in FENCED.findall(MATTER_FILES) if info == language]


@pytest.mark.parametrize("events", blocks("yaml"))
def test_an_example_of_events_is_one_that_the_loader_takes(sample: Path, events: str) -> None:
    (sample / "events.yaml").write_text(events, "utf-8")
    [holders] = blocks("csv holders")
    (sample / "holders.csv").write_text(holders, "utf-8")
    assert load(sample).events


def test_every_kind_of_event_has_an_example() -> None:
    assert set(re.findall(r"^ +type: (\w+)$", "".join(blocks("yaml")), re.MULTILINE)) == set(EVENT_KINDS)


ROWS = dict(zip(("prices.csv", "mailings.csv", "returns.csv"), blocks("csv"), strict=True))


@pytest.mark.parametrize(("file", "rows"), ROWS.items())
def test_an_example_of_rows_is_one_that_the_loader_takes(sample: Path, file: str, rows: str) -> None:
    (sample / "mailings.csv").write_text(ROWS["mailings.csv"], "utf-8")
    (sample / file).write_text(rows, "utf-8")
    matter = load(sample)
    read = {"prices.csv": matter.prices, "mailings.csv": matter.mailings, "returns.csv": matter.returns}
    assert len(read[file]) == rows.count("\n") - 1


def test_the_example_of_waivers_is_one_that_the_loader_takes(sample: Path) -> None:
    [waivers] = blocks("yaml waivers")
    (sample / "waivers.yaml").write_text(waivers, "utf-8")
    assert load(sample).waivers


def test_the_mistakes_that_the_guide_shows_are_told_as_it_shows_them(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    [mistaken], [told] = blocks("yaml mistaken"), blocks("text")
    (sample / "events.yaml").write_text(mistaken, "utf-8")
    outcome = tenor("ledger", sample)
    assert (outcome.status, outcome.out, outcome.err) == (2, "", told)


# Code names, in every guide


SUFFIXES = {".py", ".toml", ".md", ".j2", ".css", ".yaml", ".csv", ".txt", ".json", ".html"}


def is_dotted_name(code: str) -> bool:
    is_name = re.fullmatch(rf"(?:{'|'.join(PACKAGES)})(?:\.[A-Za-z_]\w*)+", code) is not None
    return is_name and Path(code).suffix not in SUFFIXES


def exists_in_code(name: str) -> bool:
    """Whether a dotted name is a module, or something in one; a field of a dataclass counts."""
    parts = name.split(".")
    cut = max(at for at in range(1, len(parts) + 1) if is_module(".".join(parts[:at])))
    found: Any = import_module(".".join(parts[:cut]))
    for part in parts[cut:]:
        if is_dataclass(found) and part in {each.name for each in fields(found)}:
            return part == parts[-1]
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


DOTTED = [(guide, code) for guide, text in TEXTS.items() for code in CODE.findall(text) if is_dotted_name(code)]


@pytest.mark.parametrize(("guide", "name"), sorted(set(DOTTED)))
def test_a_code_name_in_a_guide_can_be_imported(guide: str, name: str) -> None:
    assert exists_in_code(name)


@pytest.mark.parametrize("name", ["warrant.nothing", "warrant.terms.Terms.price", "warrant.facts.Fact.id.x"])
def test_a_code_name_that_is_none_is_found_out(name: str) -> None:
    assert not exists_in_code(name)


GLOSSARY = list(table_rows(TEXTS["GLOSSARY.md"]))


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in GLOSSARY])
def test_a_term_of_the_glossary_has_a_clause_or_a_dash_a_code_name_or_a_dash_and_a_meaning(row: list[str]) -> None:
    term, clause, code, meaning = row
    assert term
    assert clause == "-" or re.match(r"face|preamble|\d", clause)
    assert code == "-" or CODE.findall(code)
    assert meaning


@cache
def source_code() -> str:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return "\n".join(path.read_text("utf-8") for path in files)


def bare_names() -> list[str]:
    return [code for row in GLOSSARY for code in CODE.findall(row[2]) if not is_dotted_name(code)]


@pytest.mark.parametrize("name", bare_names())
def test_a_code_name_of_the_glossary_without_dots_stands_in_the_code(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", source_code())


def test_no_term_stands_in_the_glossary_twice() -> None:
    terms = [row[0] for row in GLOSSARY]
    assert len(terms) == len(set(terms)) > 50


def test_the_glossary_has_every_term_that_section_1_defines() -> None:
    form = " ".join((ROOT / "tests" / "corpus" / "executed-warrant.txt").read_text("utf-8").split())
    section = form[form.index("SECTION 1.") : form.index("SECTION 2.")]
    defined = set(re.findall(r'"([A-Z][\w ]+)" shall mean', section))
    assert len(defined) == 8
    assert defined <= {term for row in GLOSSARY for term in row[0].split(", ")}


# Files and links, in every guide

WRITTEN_BY_A_RUN = {
    "sign-offs.json",
    "manifest.json",
    "facts.json",
    "report.html",
    "batch.csv",
    "refused.csv",
    "manifest.csv",
    "totals.json",
    "left_out.csv",
    "returns.csv",
}
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}


def files_named(text: str) -> Iterator[str]:
    """The files and folders of the project that a guide names in its code marks."""
    for code in CODE.findall(without_code_blocks(text)):
        for word in code.split():
            is_path = word.split("/")[0] in FOLDERS and "/" in word
            if (is_path or Path(word).suffix in SUFFIXES) and not re.search(r"[<*]|^/|^[A-Z]+/", word):
                yield word


def is_there(name: str) -> bool:
    inside = ("templates", "examples") if "/" not in name else ()
    return (
        name in WRITTEN_BY_A_RUN
        or (ROOT / name).exists()
        or (SAMPLE / name).exists()
        or any(True for folder in inside for _ in (ROOT / folder).rglob(name))
    )


FILES = sorted({(guide, name) for guide, text in TEXTS.items() for name in files_named(text)})


@pytest.mark.parametrize(("guide", "name"), FILES)
def test_a_file_that_a_guide_names_is_there(guide: str, name: str) -> None:
    assert is_there(name)


def test_a_file_that_is_not_there_is_found_out() -> None:
    named_here = list(files_named("`checks/rules/fig_99.py` and `no-such.toml`, `OUT/a.pdf`, `<kind>.py`"))
    assert named_here == ["checks/rules/fig_99.py", "no-such.toml"]
    assert not any(is_there(name) for name in named_here)


LINK = re.compile(r"\[[^\]\n]+\]\(([^)\s]+)\)")
LINKS = [(guide, link) for guide, text in TEXTS.items() for link in LINK.findall(without_code_blocks(text))]


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings give it, as the hosts of such pages make them."""
    heads = re.findall(r"^#+ (.+)$", without_code_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize(("guide", "link"), [each for each in LINKS if "://" not in each[1]])
def test_a_link_leads_to_a_file_and_to_a_heading_in_it(guide: str, link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (ROOT / guide).parent / file if file else ROOT / guide
    assert target.exists()
    assert not anchor or anchor in anchors(target.read_text("utf-8"))


@pytest.mark.parametrize(
    "guide",
    ["GLOSSARY.md", "CONTRIBUTING.md", "docs/matter-files.md", "docs/rules.md", "docs/reports.md", "DECISIONS.md"],
)
def test_the_architecture_leads_to_every_other_guide(guide: str) -> None:
    assert ("ARCHITECTURE.md", guide) in LINKS


# The path of one number


def test_every_fact_that_the_architecture_names_is_one_of_the_sample_matter(sample_book: Book) -> None:
    ids = {code for code in CODE.findall(TEXTS["ARCHITECTURE.md"]) if re.fullmatch(r"E-\d{3}\.\w+", code)}
    assert len(ids) >= 5
    assert ids <= set(sample_book.facts())


def test_the_locator_that_the_architecture_quotes_is_the_checkers() -> None:
    [words] = [code for code in CODE.findall(TEXTS["ARCHITECTURE.md"]) if re.search(r"\{\w+:\w+\}", code)]
    assert f'words = "{words}"' in (ROOT / "checks" / "locators" / "adjustment_statement.toml").read_text("utf-8")


def test_every_package_and_folder_that_is_tracked_has_a_line_in_the_architecture() -> None:
    tracked = {*PACKAGES, "templates", "examples", "tests", "docs", "requirements", "scripts", "changelog.d"}
    table = TEXTS["ARCHITECTURE.md"].split("## Directories")[1].split("##")[0]
    assert {f"{name}/" for name in tracked} <= set(CODE.findall(table))
