"""The papers: a table of them, and each one's whole text with its figures marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element

from checks.case import Case
from checks.report.html_derivations import panel_of
from checks.report.html_elements import WORDED, Content, counted, element, link, status, table
from checks.report.html_index import Index, Sheet
from checks.report.html_marks import MarkedText, Run
from checks.report.sentences import not_read, taken_for
from checks.text import BODY, Piece

OF_A_MATTER = ("File", "Kind", "Numerals#", "Tied#", "Untied#", "Figures right#", "Figures wrong#", "Findings#")
BY_ITSELF = ("File", "Format", "Words#", "Findings#")


def papers_table(index: Index) -> _Element:
    """The papers, a row each, with links to their texts."""
    heading = element("h2", "Papers", id="papers")
    runs = [element("p", f"{run.run}: {run.sentence}.") for run in index.matter.runs] if index.matter else []
    if not index.sheets:
        return element(
            "section",
            heading,
            element("p", "No file was recognised as a paper of this matter." if index.matter else "No file was read."),
            *runs,
            aria_labelledby="papers",
        )
    rows = (_row(sheet, sheet.case) if sheet.case else _plain_row(sheet) for sheet in index.sheets)
    heads = OF_A_MATTER if index.matter else BY_ITSELF
    unread = [element("p", f"Not read: {not_read(file)}.") for file in index.report.files if file.paper is None]
    rest = runs if index.matter else unread
    return element("section", heading, table(heads, rows, "The papers that were read"), *rest, aria_labelledby="papers")


def _plain_row(sheet: Sheet) -> tuple[Content, ...]:
    words = len(sheet.paper.text.string.split())
    return link(sheet.anchor, sheet.paper.file), sheet.paper.format, f"{words:,}", f"{len(sheet.findings):,}"


def _row(sheet: Sheet, case: Case) -> tuple[Content, ...]:
    untied = sum(tie.by is None for tie in sheet.ties)
    right = sum(stated.is_right for stated in case.stated)
    counts = (
        len(sheet.ties),
        len(sheet.ties) - untied,
        untied,
        right,
        len(case.stated) - right,
        len(sheet.findings),
    )
    kind = case.document.kind.replace("_", " ") + ", by others" * bool(case.by_others)
    return link(sheet.anchor, sheet.paper.file), kind, *(f"{count:,}" for count in counts)


def papers(index: Index) -> _Element:
    """The text of every paper."""
    heading = element("h2", "The papers, figure by figure" if index.matter else "The papers, word by word", id="texts")
    return element(
        "section", heading, _legend(index), *(_paper(index, sheet) for sheet in index.sheets), aria_labelledby="texts"
    )


def _legend(index: Index) -> _Element:
    sentences = {
        "passed": "a figure that is as computed; select it to see how it was computed",
        "failed": "a figure or passage that is wrong",
        "untied": "a numeral that nothing accounts for",
        "warned": "a warning or a note, or a passage of which another paper says otherwise",
        "waived": "a figure, passage or numeral of which a finding is waived",
        "tied": "a numeral accounted for by the executed form, the checker’s own wording, a row or the page furniture",
    }
    sentences["warned"] += "; in a paper by others also a figure of low confidence, at which somebody has to look"
    by_itself = {"failed": "words in which an error was found", "warned": "words of a warning or a note"}
    shown = sentences if index.matter else by_itself
    items = (element("li", status(name), f" {sentence}") for name, sentence in shown.items())
    return element("ul", *items, class_="legend", aria_label="What the marks mean")


def _paper(index: Index, sheet: Sheet) -> _Element:
    counts: Counter[str] = Counter(mark.status for mark in sheet.marks)
    summary = ", ".join(f"{counts[name]:,} {word}" for name, word in WORDED.items() if counts[name])
    head = f"{sheet.anchor}-title"
    return element(
        "article",
        element("h3", sheet.paper.file, id=head),
        element(
            "p", f"{counted(len(sheet.marks), 'mark')}: {summary}. ", *_finding_links(index, sheet), class_="counts"
        ),
        element("p", taken_for(sheet.case), class_="counts") if sheet.case and sheet.case.by_others else None,
        *_stories(index, sheet),
        class_="paper",
        id=sheet.anchor,
        tabindex="-1",
        aria_labelledby=head,
    )


def _finding_links(index: Index, sheet: Sheet) -> Iterator[Content]:
    yield "Findings: " if sheet.findings else "No findings."
    for at, outcome in enumerate(sheet.findings):
        yield ", " if at else None
        yield link(index.finding_anchor(outcome), str(index.finding_numbers[id(outcome)]))


def _stories(index: Index, sheet: Sheet) -> Iterator[_Element]:
    """Each story under its name; in it a line for each paragraph, line or table row."""
    text = sheet.paper.text
    marked = MarkedText.of(text, sheet.marks)
    story: _Element | None = None
    name, before, line = "", None, element("p")
    for piece, runs in zip(text.pieces, marked.runs(), strict=True):
        if story is None or piece.place.story != name:
            if story is not None:
                yield story
            name = piece.place.story
            story = element("div", element("h4", name.capitalize()), class_="story body" if name == BODY else "story")
            before = None
        if before and text.string[before.end : piece.start] == "\t":
            line[-1].tail = "\t"
            line.set("class", f"{_line(piece)} row")
        else:
            line = element("p", class_=_line(piece), data_page=_new_page(piece, before))
            story.append(line)
        line.append(element("span", *_runs(index, sheet, runs), class_="cell"))
        before = piece
    if story is not None:
        yield story


def _line(piece: Piece) -> str:
    """A paragraph of a DOCX, or a line of a page, which stands closer to the next."""
    return "line" if piece.place.page is None else "line close"


def _new_page(piece: Piece, before: Piece | None) -> str | None:
    page = piece.place.page
    return (
        str(page)
        if page is not None and piece.place.story == BODY and (not before or before.place.page != page)
        else None
    )


def _runs(index: Index, sheet: Sheet, runs: list[Run]) -> Iterator[Content]:
    for run in runs:
        yield run.text if run.mark is None else _marked(index, sheet, run, run.mark)


def _marked(index: Index, sheet: Sheet, run: Run, at: int) -> _Element:
    """A mark; one that goes on (over the end of a line, around another mark) is one link to the keyboard."""
    mark, panel = sheet.marks[at], panel_of(index, sheet, at)
    sure = next((each.check.confidence for each in mark.outcomes if each.check.confidence), None)
    classes = f"mark {mark.status}{' last' if run.last else ''}"
    anchor = sheet.anchor_of(at) if run.first else None
    if panel is None:
        by = mark.outcomes[0].check.expected
        return element("span", run.text, class_=classes, id=anchor, title=f"accounted for: {by}")
    said = f"{WORDED[mark.status]}{f', {sure} confidence' if sure else ''}"
    whole = " ".join(sheet.paper.text.string[mark.start : mark.end].split())
    return link(panel, run.text, class_=classes, id=anchor, tabindex=None if run.first else "-1",
                title=f"taken for this with {sure} confidence" if sure else None,
                aria_label=f"{whole or 'missing'}: {said}" if run.first else None)  # fmt: skip
