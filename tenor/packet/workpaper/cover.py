"""The cover: whose workpaper it is and from which files, what its colours mean, whether every line ties, its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from xlsxwriter.worksheet import Worksheet

from tenor.packet.steps import Sheet
from tenor.packet.workpaper.cells import ALTERED, BREAK, Cells, TieOuts
from tenor.packet.workpaper.styles import height
from warrant.clauses import cited
from warrant.readings import READINGS

WIDTHS = (24, 84, 12, 20, 20)
VERDICTS = (
    "Every line recalculates to the figure stated.",
    "A value was altered, and no line that is computed departs from the figure stated.",
    "Lines do not recalculate to the figures stated; each says BREAK.",
)
LEGEND = (
    ("given", "typed, as the matter's files give it; altering one recalculates all that rests on it"),
    ("computed", "a formula over other lines"),
    ("taken", "taken from the ledger: a day or a count that no arithmetic on other lines gives"),
)


def write_cover(sheet: Worksheet, tied: tuple[TieOuts, ...], hashes: Mapping[str, str], cells: Cells) -> None:
    """The whole cover, from the first row on."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    terms, book = cells.paper.book.matter.terms, cells.paper.book
    sheet.write_string(0, 0, f"Workpaper: Warrant {terms.certificate}", cells.styles.of("title"))
    told = [
        ("Company", terms.company.name),
        ("Holder as executed", terms.holder.name),
        ("Issued on", str(terms.issued_on)),
        ("As of", str(book.as_of or "the last event")),
        ("Written by", f"tenor {version('tenor')}"),
    ]
    row = _pairs(sheet, 1, told, cells)
    row = _verdict(sheet, row + 1, tied, cells)
    row = _sheets(sheet, row + 1, tied, cells)
    row = _adjustments(sheet, row + 1, cells)
    row = _legend(sheet, row + 1, cells)
    _pairs(sheet, row + 1, [(f"SHA-256 of {name}", digest) for name, digest in hashes.items()], cells)


def _pairs(sheet: Worksheet, row: int, told: list[tuple[str, str]], cells: Cells) -> int:
    for name, words in told:
        sheet.write_string(row, 0, name, cells.styles.of("text"))
        sheet.write_string(row, 1, words, cells.styles.of("text"))
        sheet.set_row(row, height({1: (words, WIDTHS[1])}))
        row += 1
    return row


def _verdict(sheet: Worksheet, row: int, tied: tuple[TieOuts, ...], cells: Cells) -> int:
    """How many lines there are, how many break or were altered, and what that means."""
    counts = {word: "+".join(f'COUNTIF({each.cells},"{word}")' for each in tied) for word in (BREAK, ALTERED)}
    lines = sum(each.lines for each in tied)
    sheet.write_string(row, 0, "Verdict", cells.styles.of("head"))
    formula = f'=IF({counts[BREAK]}>0,"{VERDICTS[2]}",IF({counts[ALTERED]}>0,"{VERDICTS[1]}","{VERDICTS[0]}"))'
    sheet.write_formula(row, 1, formula, cells.styles.of("verdict"), VERDICTS[0])
    cells.places["verdict"] = f"'{sheet.get_name()}'!$B${row + 1}"
    number = cells.styles.of("number", 0)
    for name, word in (("Lines that break", BREAK), ("Values altered", ALTERED)):
        row += 1
        sheet.write_string(row, 0, name, cells.styles.of("text"))
        sheet.write_formula(row, 1, f"={counts[word]}", number, 0)
    sheet.write_string(row + 1, 0, "Lines in all", cells.styles.of("text"))
    sheet.write_number(row + 1, 1, lines, number)
    return row + 2


def _sheets(sheet: Worksheet, row: int, tied: tuple[TieOuts, ...], cells: Cells) -> int:
    for column, heading in enumerate(("Sheet", "What it holds", "Lines", "Breaks")):
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    by_title = {each.title: each for each in cells.paper.sheets}
    for each in tied:
        row += 1
        sheet.write_url(row, 0, f"internal:'{each.title}'!A1", cells.styles.of("link"), each.title)
        sheet.write_string(row, 1, what_it_holds(by_title[each.title]), cells.styles.of("text"))
        sheet.write_number(row, 2, each.lines, cells.styles.of("number", 0))
        sheet.write_formula(row, 3, f'=COUNTIF({each.cells},"{BREAK}")', cells.styles.of("number", 0), 0)
    return row + 1


def what_it_holds(of: Sheet) -> str:
    """A sheet in a sentence."""
    if of.adjustment:
        at = of.adjustment.effect
        kind = of.adjustment.event.kind.replace("_", " ")
        return f"The adjustment by {of.title} ({kind}) under {cited(of.adjustment.clause)}, effective {at.on}"
    return {
        "Terms": "What the executed Warrant states",
        "Prices": "The closing prices behind each Current Market Price",
        "Other events": "What events that adjust nothing leave for others",
        "Register": "The register of Warrants",
        "Reservation": "The shares authorized, outstanding and reserved (Section 3)",
    }[of.title]


def _adjustments(sheet: Worksheet, row: int, cells: Cells) -> int:
    """The history of the Warrant Price and of the shares of each Warrant, over the sheets' cells."""
    headings = ("Adjustment", "Clause", "Effective", "Warrant Price before", "Warrant Price after")
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    for each in cells.paper.book.adjustments:
        row += 1
        sheet.write_string(row, 0, each.event.id, cells.styles.of("text"))
        sheet.write_string(row, 1, cited(each.clause), cells.styles.of("text"))
        sheet.write_string(row, 2, str(each.effect.on), cells.styles.of("text"))
        cells.reference(sheet, row, 3, each.price_before)
        cells.reference(sheet, row, 4, each.price_after)
    return row + 1


def _legend(sheet: Worksheet, row: int, cells: Cells) -> int:
    for kind, words in LEGEND:
        sheet.write_string(row, 0, kind.capitalize(), cells.styles.of(kind))
        sheet.write_string(row, 1, words, cells.styles.of("text"))
        row += 1
    relied_on = sorted({id for step in cells.paper.steps for id in step.fact.readings}, key=lambda id: int(id[1:]))
    return _pairs(sheet, row, [(f"Reading {id}", text) for id, text in _readings(relied_on, cells)], cells)


def _readings(relied_on: list[str], cells: Cells) -> Iterator[tuple[str, str]]:
    chosen = cells.paper.book.matter.terms.readings
    for id in relied_on:
        yield id, f"{READINGS[id].question} Here: {READINGS[id].choices[chosen[id]]}"
