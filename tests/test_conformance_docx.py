"""Microsoft's own validator finds nothing amiss in the Word files."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from annotated import ANNOTATED_KINDS, comments, on_words_all_over
from conformance_files import link_every_kind
from conformance_tools import absent, schema_errors
from conftest import day
from planting import replaced
from samples import SAMPLES
from test_redline import EDITS, ON, SAMPLE
from test_stamp_docx_and_html import compiled, random_texts, stamped

from checks.read import read
from docgen.docx import docx
from tenor.annotate.word import commented
from tenor.redline.page import redline

PACKAGES = Path(__file__).parent / "conformance"


@pytest.fixture(scope="module")
def every_kind(example_out: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every kind from every example."""
    return link_every_kind(example_out, tmp_path_factory.mktemp("every-kind"))


@pytest.mark.conformance
def test_a_word_file_of_every_kind_follows_the_schema_of_open_xml(every_kind: Path) -> None:
    found = {path.name: schema_errors(path) for path in sorted(every_kind.glob("*.docx"))}
    assert len(found) > len(SAMPLES)
    assert not {name: said for name, said in found.items() if said}


@pytest.mark.conformance
def test_a_redline_of_every_part_of_the_vocabulary_follows_the_schema_of_open_xml(tmp_path: Path) -> None:
    found = {}
    for name, (before, after) in EDITS.items():
        edited = SAMPLE.replace(before, after, 1) if before else SAMPLE
        for way, (old, new) in {"made": (SAMPLE, edited), "undone": (edited, SAMPLE)}.items():
            path = tmp_path / f"{way}.docx"
            path.write_bytes(docx(redline(old, new, ON, "A redline.")))
            found[name, way] = schema_errors(path)
    assert len(found) == 2 * len(EDITS)
    assert not {edit: said for edit, said in found.items() if said}


@pytest.mark.conformance
def test_word_files_with_comments_on_words_all_over_follow_the_schema_of_open_xml(
    sample_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    edited = SAMPLE
    for before, after in EDITS.values():
        edited = edited.replace(before, after, 1) if before else edited
    redlined = tmp_path / "redline.docx"
    redlined.write_bytes(docx(redline(SAMPLE, edited, ON, "A redline.")))
    for path in (*(sample_paper(kind, "docx") for kind in ANNOTATED_KINDS), redlined):
        annotations = on_words_all_over(read(path))
        copy = tmp_path / f"commented-{path.name}"
        copy.write_bytes(commented(path, path.read_bytes(), annotations, day("2002-12-31")))
        assert [each.over for each in comments(copy.read_bytes())[1:]] == [each.words for each in annotations[1:]]
        assert read(copy).text.string == read(path).text.string
        assert not schema_errors(copy)


@pytest.mark.conformance
def test_the_validator_finds_an_element_out_of_its_order(generated: Path, tmp_path: Path) -> None:
    source = next(generated.glob("*extraordinary-dividend-notice*.docx"))
    [said] = schema_errors(replaced(source, tmp_path, "<w:keepNext/>", "<w:keepLines/><w:keepNext/>"))
    assert said.startswith("Sch_UnexpectedElementContentExpectingComplex at /w:document[1]/w:body[1]")
    assert "keepNext" in said


def test_the_lock_of_the_packages_gives_their_hashes_and_names_no_place_to_download_from() -> None:
    lock = json.loads((PACKAGES / "package-lock.json").read_text("utf-8"))
    package = json.loads((PACKAGES / "package.json").read_text("utf-8"))
    wanted = package["dependencies"] | package["optionalDependencies"]
    locked = {name.removeprefix("node_modules/"): package for name, package in lock["packages"].items() if name}
    assert {name: package["version"] for name, package in locked.items()} == wanted
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
    assert "://" not in json.dumps(lock)


def test_an_absent_program_skips_the_test_but_fails_it_where_ci_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="a program is not installed: make conformance installs it"):
        absent("a program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="a program is not installed"):
        absent("a program")


@pytest.mark.conformance
def test_stamped_word_files_follow_the_schema_of_open_xml(tmp_path: Path) -> None:
    seed, found = random.Random(8), {}
    for number in range(5):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(stamped(compiled()[1], random_texts(seed)))
        found[number] = schema_errors(path)
    assert not {number: said for number, said in found.items() if said}
