"""The same Holders are the same list, in CSV, in a workbook and in a table."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from lists_of_holders import write_table, write_workbook

from bench.holders import holders, write_csv
from tenor.holders import read_holders
from tenor.holders.canonical import Hashed, canonical
from warrant.listed import Listed, Source, Unlisted
from warrant.quantities import Shares

SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="|")
WORDS = st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join)
CERTIFICATES = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,10}[0-9]", fullmatch=True)
HOLDERS = st.lists(
    st.builds(
        Listed,
        line=st.just(0),
        certificate=CERTIFICATES,
        name=WORDS,
        address=st.lists(WORDS, min_size=1, max_size=6).map(tuple),
        shares=st.integers(1, 10**13 - 1).map(lambda tenths: Shares(Fraction(tenths, 10))),
        postal_code=st.from_regex(r"[0-9]{5}(-[0-9]{4})?|[A-Z0-9]{3} [A-Z0-9]{3}", fullmatch=True),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.certificate.upper(),
)


def everywhere(folder: Path, lines: list[Listed]) -> list[Source]:
    """The lines written in every form in which a list is kept."""
    write_csv(folder / "holders.csv", lines)
    write_workbook(folder / "numbers.xlsx", lines)
    write_workbook(folder / "texts.xlsx", lines, as_numbers=False)
    write_table(folder / "numbers.db", lines)
    write_table(folder / "texts.db", lines, "TEXT")
    files = [Source("holders.csv"), Source("numbers.xlsx"), Source("texts.xlsx")]
    return [*files, Source("sqlite:///numbers.db", "holders"), Source("sqlite:///texts.db", "holders")]


@settings(max_examples=40)
@given(HOLDERS)
def test_what_is_written_is_read_again_wherever_it_is_kept_under_one_hash(lines: list[Listed]) -> None:
    with TemporaryDirectory() as folder:
        found = set()
        for source in everywhere(Path(folder), lines):
            hashed = Hashed(read_holders(source, Path(folder)))
            assert [canonical(each) for each in hashed] == [canonical(each) for each in lines]
            found.add(hashed.sha256)
        assert len(found) == 1


def test_made_up_holders_are_read_again_wherever_they_are_kept(tmp_path: Path) -> None:
    made = list(holders(300, Shares.of("206718.3")))
    for source in everywhere(tmp_path, made):
        read = [each for each in read_holders(source, tmp_path) if isinstance(each, Listed)]
        first = 2 if source.table is None else 1
        assert [each.line for each in read] == list(range(first, first + 300))
        assert list(map(canonical, read)) == list(map(canonical, made))


@given(HOLDERS, st.integers(0, 5), st.sampled_from(["name", "certificate", "shares", "postal_code", "address"]))
def test_a_list_with_one_thing_changed_has_another_hash(lines: list[Listed], at: int, field: str) -> None:
    each = lines[at % len(lines)]
    fields = {name: getattr(each, name) for name in Listed.__slots__}
    fields[field] = {
        "name": each.name + "x",
        "certificate": each.certificate + "x",
        "shares": Shares(each.shares.amount + Fraction(1, 10)),
        "postal_code": each.postal_code + "1",
        "address": (*each.address, "USA"),
    }[field]
    assert canonical(Listed(**fields)) != canonical(each)


def test_a_line_that_cannot_be_used_is_part_of_the_hash() -> None:
    unlisted = Unlisted(3, "H-1", "no name")
    assert canonical(unlisted) == canonical(Unlisted(9, "H-1", "no name")) != canonical(Unlisted(3, "H-1", "no shares"))
