"""tenor workpaper: one workbook of a matter, or a reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from conftest import SAMPLE, Outcome
from lxml import etree
from recalculated import Recalculated, parts

from tenor.packet.workpaper import workpaper_xlsx
from tenor.packet.workpaper.sources import hashes
from warrant.book import Book


def test_the_command_writes_the_workbook_and_says_what_it_holds(
    tenor: Callable[..., Outcome], tmp_path: Path, sample_book: Book
) -> None:
    path = tmp_path / "w.xlsx"
    outcome = tenor("workpaper", SAMPLE, "-o", path)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == f"{path} holds 2 adjustments as of 2002-12-31.\n"
    assert str(Recalculated(path.read_bytes()).at(Recalculated(path.read_bytes()).names["verdict"])).startswith("Every")


def test_the_cover_bears_the_hash_of_every_file_of_the_matter(sample_book: Book) -> None:
    content = parts(workpaper_xlsx(sample_book, hashes(SAMPLE)))["xl/sharedStrings.xml"]
    words = {"".join(each.itertext()) for each in etree.fromstring(content)}
    for name in ("warrant.yaml", "events.yaml", "prices.csv", "mailings.csv"):
        assert f"SHA-256 of {name}" in words
        assert hashlib.sha256((SAMPLE / name).read_bytes()).hexdigest() in words
    assert "SHA-256 of waivers.yaml" not in words


def test_a_day_before_an_adjustment_leaves_it_out(tenor: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = tenor("workpaper", SAMPLE, "--as-of", "2002-07-01", "-o", tmp_path / "w.xlsx")
    assert outcome.out == f"{tmp_path / 'w.xlsx'} holds 1 adjustment as of 2002-07-01.\n"


def test_a_file_that_cannot_be_written_ends_the_command_with_status_2(
    tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    outcome = tenor("workpaper", SAMPLE, "-o", tmp_path / "nowhere" / "w.xlsx")
    assert outcome.status == 2
    assert outcome.err.endswith("was not written: No such file or directory: name a file in a folder that is there.\n")


def test_a_matter_that_cannot_be_used_writes_nothing(tenor: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = tenor("workpaper", tmp_path, "-o", tmp_path / "w.xlsx")
    assert outcome.status == 2
    assert "warrant.yaml" in outcome.err
    assert not (tmp_path / "w.xlsx").exists()
