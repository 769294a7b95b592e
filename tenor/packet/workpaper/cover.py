"""The cover: whose workpaper it is and from which files, what its colours mean, whether every line ties, its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tenor.packet.steps import Sheet
from tenor.packet.workpaper.cells import ALTERED, BREAK, Cells, TieOuts, absolute
from tenor.packet.workpaper.styles import height
from warrant.clauses import cited
from warrant.readings import READINGS

WIDTHS = (24, 84, 12, 20, 20, 24)
LINES, BREAKS = 2, 3
VERDICT_ROWS = 5
HISTORY = (
    "Adjustment",
    "Clause",
    "Effective",
    "Warrant Price before",
    "Warrant Price after",
    "Shares after",
)
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
    row = _pairs(sheet, 1, told, cells) + 1
    after = _sheets(sheet, row + VERDICT_ROWS, tied, cells)
    _verdict(sheet, row, (row + VERDICT_ROWS + 1, after - 1), sum(each.lines for each in tied), cells)
    row = _adjustments(sheet, after + 1, cells)
    row = _legend(sheet, row + 1, cells)
    _pairs(sheet, row + 1, [(f"SHA-256 of {name}", digest) for name, digest in hashes.items()], cells)


def _pairs(sheet: Worksheet, row: int, told: list[tuple[str, str]], cells: Cells) -> int:
    for name, words in told:
        sheet.write_string(row, 0, name, cells.styles.of("text"))
        sheet.write_string(row, 1, words, cells.styles.of("text"))
        sheet.set_row(row, height({1: (words, WIDTHS[1])}))
        row += 1
    return row


def _verdict(sheet: Worksheet, row: int, listed: tuple[int, int], count: int, cells: Cells) -> None:
    """How many lines there are, break or were altered, and what that means; ``listed`` are the rows of the sheets."""
    lines, breaks, altered = (
        f"SUM({xl_rowcol_to_cell(listed[0], column)}:{xl_rowcol_to_cell(listed[1], column)})"
        for column in (LINES, BREAKS, BREAKS + 1)
    )
    sheet.write_string(row, 0, "Verdict", cells.styles.of("head"))
    formula = f'=IF({breaks}>0,"{VERDICTS[2]}",IF({altered}>0,"{VERDICTS[1]}","{VERDICTS[0]}"))'
    sheet.write_formula(row, 1, formula, cells.styles.of("verdict"), VERDICTS[0])
    cells.places["verdict"] = absolute(sheet, row, 1)
    for name, counted, value in (
        ("Lines", lines, count),
        ("Lines that break", breaks, 0),
        ("Values altered", altered, 0),
    ):
        row += 1
        sheet.write_string(row, 0, name, cells.styles.of("text"))
        sheet.write_formula(row, 1, f"={counted}", cells.styles.of("number", 0), value)


def _sheets(sheet: Worksheet, row: int, tied: tuple[TieOuts, ...], cells: Cells) -> int:
    """A row for each sheet; gives the row after the last."""
    for column, heading in enumerate(("Sheet", "What it holds", "Lines", "Breaks", "Altered values")):
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    by_title = {each.title: each for each in cells.paper.sheets}
    number = cells.styles.of("number", 0)
    for each in tied:
        row += 1
        sheet.write_url(row, 0, f"internal:'{each.title}'!A1", cells.styles.of("link"), each.title)
        sheet.write_string(row, 1, what_it_holds(by_title[each.title]), cells.styles.of("text"))
        sheet.write_number(row, LINES, each.lines, number)
        for column, word in enumerate((BREAK, ALTERED), BREAKS):
            sheet.write_formula(row, column, each.counting(word), number, 0)
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
        "Reservation": "The shares authorized, outstanding and reserved after each event",
        "Section 3": "How the shares reserved for others, available and short are computed",
    }[of.title]


def _adjustments(sheet: Worksheet, row: int, cells: Cells) -> int:
    """The history of the Warrant Price and of the shares of each Warrant, over the sheets' cells."""
    for column, heading in enumerate(HISTORY):
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    for each in cells.paper.book.adjustments:
        row += 1
        sheet.write_string(row, 0, each.event.id, cells.styles.of("text"))
        sheet.write_string(row, 1, cited(each.clause), cells.styles.of("text"))
        sheet.write_string(row, 2, str(each.effect.on), cells.styles.of("text"))
        cells.reference(sheet, row, 3, each.price_before)
        cells.reference(sheet, row, 4, each.price_after)
        cells.total(sheet, row, 5, tuple(share.after for share in each.shares))
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
