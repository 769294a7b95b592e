"""The PDF is tagged, named, outlined and archival, holds its facts and only our fonts, and its bytes repeat."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from docgen import pdf as writer
from docgen.fonts import text_width
from docgen.pdf import pdf
from docgen.vocabulary import read_page, text_of

SAMPLE_FILE = Path(__file__).parent / "corpus" / "every-element.html"
SAMPLE = SAMPLE_FILE.read_text(encoding="utf-8")
FACTS = json.dumps({"price_after": "3.77"}).encode()


def page(body: str) -> str:
    return f'<html lang="en-US"><head><title>A page</title></head><body>{body}</body></html>'


def lines(html: str) -> list[list[str]]:
    """The lines of text of each page."""
    reader = PdfReader(io.BytesIO(pdf(html, FACTS)))
    return [[line.strip() for line in each.extract_text().splitlines() if line.strip()] for each in reader.pages]


@pytest.fixture(scope="module")
def file() -> bytes:
    return pdf(SAMPLE, FACTS)


@pytest.fixture(scope="module")
def reader(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def catalog(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def test_the_words_of_the_file_are_the_words_of_the_page(reader: PdfReader) -> None:
    body: Any = read_page(SAMPLE).find("body")
    for furniture in body.xpath("header | footer"):
        body.remove(furniture)
    for line_break in body.iter("br", "p", "li", "td", "th", "h1", "h2", "h3"):
        line_break.tail = f" {line_break.tail or ''}"
    shown = " ".join(each.extract_text() for each in reader.pages)
    for furniture in ("Specimen", r"Certificate W-1 · 3f2a-91bc · Page \d of \d"):
        shown = re.sub(furniture, "", shown)
    assert "".join(shown.split()) == "".join(text_of(body).split())


def test_it_has_a_title_a_language_and_tags(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "A Page of the Whole Vocabulary"
    assert reader.metadata.author == "Example Holdings, Inc."
    assert catalog(reader)["/Lang"] == "en-US"
    assert catalog(reader)["/MarkInfo"]["/Marked"]
    assert catalog(reader)["/StructTreeRoot"]["/K"]


def test_it_claims_pdf_a_3a_and_pdf_ua_1_in_one_block_of_metadata(reader: PdfReader) -> None:
    metadata = catalog(reader)["/Metadata"].get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert metadata.count("<rdf:RDF") == metadata.count("</rdf:RDF>") == 1


def test_the_outline_follows_the_heads(reader: PdfReader) -> None:
    def tree(entries: list[Any]) -> Iterator[Any]:
        for entry in entries:
            yield entry.title if isinstance(entry, Destination) else list(tree(entry))

    assert list(tree(reader.outline)) == [
        "STATEMENT OF ADJUSTMENT",
        ["SECTION 1. The Facts.", ["1.1 A subsection."]],
        "SECOND TITLE",
        ["EXHIBIT A"],
    ]


def test_the_facts_are_attached_as_its_source(reader: PdfReader) -> None:
    assert dict(reader.attachments) == {"facts.json": [FACTS]}
    [attached] = [reference.get_object() for reference in catalog(reader)["/AF"]][:1]
    assert attached["/AFRelationship"] == "/Source"
    assert attached["/EF"]["/F"]["/Params"]["/ModDate"] == "D:19800101000000Z"


def test_only_the_carried_fonts_are_embedded(reader: PdfReader) -> None:
    pages: Any = reader.pages
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1] for each in pages for font in each["/Resources"]["/Font"].values()
    }
    assert fonts == {"Tenor-Serif", "Tenor-Serif-Bold", "Tenor-Serif-Italic", "Tenor-Serif-Bold-Italic"}


def test_every_page_carries_the_furniture_and_its_number(reader: PdfReader) -> None:
    for number, each in enumerate(reader.pages, start=1):
        text = each.extract_text()
        assert "Specimen" in text
        assert f"Certificate W-1 · 3f2a-91bc · Page {number} of {len(reader.pages)}" in text


@pytest.mark.parametrize(("paper", "points"), [("Letter", (612, 792)), ("A4", (595.28, 841.89))])
def test_the_sheet_is_the_paper_asked_for(paper: str, points: tuple[float, float]) -> None:
    box = PdfReader(io.BytesIO(pdf(page("<p>x</p>"), FACTS, paper=paper))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(points, abs=0.01)


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="'Legal'"):
        pdf(SAMPLE, FACTS, paper="Legal")


def test_no_head_stands_alone_at_the_foot_and_no_signature_block_is_broken() -> None:
    """Forty sections of growing length put their heads and blocks at every height of a page."""
    block = '<div class="signature"><p>NAME {0}</p><p class="blank">By {0}</p><p class="blank">Title {0}</p></div>'
    section = "<h2>HEAD {0}</h2>{1}<p>WITNESS {0}</p>" + block
    sections = (section.format(n, "<p>words</p>" * (n % 7 + 1)) for n in range(40))
    pages = lines(page("".join(sections)))
    assert len(pages) > 8
    assert not [each[-1] for each in pages if each[-1].startswith(("HEAD", "WITNESS", "NAME", "By"))]


@pytest.mark.parametrize("before", range(25, 50))
def test_a_signature_takes_the_end_of_the_text_with_it(before: int) -> None:
    """One line before the block is not enough; the line or the table before that comes too, at every height."""
    block = '<div class="signature"><p>NAME</p><p class="blank">By</p></div>'
    table = '<table class="grid"><tbody>' + "<tr><td>row</td></tr>" * 9 + "</tbody></table>"
    for end in ("<p>words</p>", table):
        pages = lines(page("<p>words</p>" * before + end + "<p>WITNESS</p>" + block))
        [signed] = [each for each in pages if "NAME" in each]
        assert signed.index("WITNESS") >= 1


def test_a_grid_is_broken_but_for_its_first_and_last_rows_and_a_figures_table_is_not() -> None:
    rows = "".join(f"<tr><td>row {n}</td></tr>" for n in range(8))
    found: dict[str, set[int]] = {"grid": set(), "figures": set()}
    for kind, before in ((kind, before) for kind in found for before in range(18, 34)):
        table = f'<table class="{kind}"><tbody>{rows}</tbody></table>'
        on_first = [line for line in lines(page("<p>words</p>" * before + table))[0] if line.startswith("row")]
        found[kind].add(len(on_first))
    assert found["figures"] <= {0, 8}
    assert found["grid"] <= {0, *range(2, 7), 8} and found["grid"] & {3, 4, 5}


def test_a_legend_a_formula_and_a_table_row_are_not_broken() -> None:
    legend = '<div class="legend"><p>LEGEND {0}</p><p>legend ends {0}</p></div>'
    formula = '<div class="formula"><p>CS {0} =</p><p class="fraction-bar"></p><p>formula ends {0}</p></div>'
    row = '<table class="plain"><tr><td>ROW {0}</td><td><p>cell</p><p>row ends {0}</p></td></tr></table>'
    parts = ((legend + formula + row).format(n) + "<p>words</p>" * (n % 5) for n in range(30))
    pages = lines(page("".join(parts)))
    assert len(pages) > 6
    assert not [each[-1] for each in pages if each[-1].startswith(("LEGEND", "CS", "ROW", "cell"))]


def test_the_head_of_a_table_is_printed_once_and_with_its_first_rows() -> None:
    """A redline is broken into pages elsewhere than the paper, and must have the same words.

    The heads stand at every height about the foot of the first page, as far as those that go over to the second.
    """
    head = '<thead><tr><th scope="col">Day</th><th scope="col" class="number">Closing price</th></tr></thead>'
    rows = "".join(f'<tr><td>June {n}</td><td class="number">${n}.11</td></tr>' for n in range(40))
    stood: set[int] = set()
    for before in range(22, 31):
        pages = lines(page("<p>words</p>" * before + f'<table class="grid">{head}<tbody>{rows}</tbody></table>'))
        [headed] = [number for number, each in enumerate(pages) if any(line.startswith("Day") for line in each)]
        at = next(number for number, line in enumerate(pages[headed]) if line.startswith("Day"))
        assert [line.split()[:2] for line in pages[headed][at + 1 : at + 3]] == [["June", "0"], ["June", "1"]]
        assert pages[-1][0].startswith("June") and headed < len(pages) - 1
        stood.add(headed)
    assert stood == {0, 1}


def test_exhibits_and_pages_begin_a_new_page(reader: PdfReader) -> None:
    begun = [each.extract_text().replace("Specimen", "").split() for each in list(reader.pages)[-2:]]
    assert [each[:2] for each in begun] == [["SECOND", "TITLE"], ["EXHIBIT", "A"]]


def test_no_line_passes_the_margins(reader: PdfReader) -> None:
    edges: list[tuple[float, float]] = []

    def measure(text: str, page: list[float], line: list[float], _font: object, size: float) -> None:
        if text.strip():
            start = line[4] * page[0] + page[4]
            edges.append((start, start + text_width(text.strip("\n"), size) / 20 * page[0]))

    for each in reader.pages:
        each.extract_text(visitor_text=measure)
    assert len(edges) > 100
    assert min(start for start, _ in edges) >= 71.9
    assert max(end for _, end in edges) <= 612 - 70, "two points are left for kerning, which is not measured"


def test_weasyprint_has_nothing_to_warn_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf(SAMPLE, FACTS)
    assert not caplog.records


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.invalid/style.css"])
def test_nothing_is_fetched_from_the_machine_or_the_network(address: str) -> None:
    from weasyprint import HTML  # type: ignore[import-untyped]
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

    html = f"<p style='background: url({address})'>x</p>"
    with pytest.raises(FatalURLFetchingError, match=re.escape(address)):
        HTML(string=html, url_fetcher=writer._fetcher()).render()


def test_a_character_that_the_font_lacks_stops_the_run() -> None:
    with pytest.raises(ValueError, match="U\\+4E2D"):
        pdf(page("<p>Zhong 中 Holdings</p>"), FACTS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda html: html.replace('class="note"', 'class="fancy"'),
        lambda html: html.replace("<h1>", '<img src="file:///etc/passwd"><h1>'),
    ],
    ids=["class", "element"],
)
def test_a_page_outside_the_vocabulary_is_refused(spoil: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="not in the vocabulary"):
        pdf(spoil(SAMPLE), FACTS)


def test_another_process_day_and_place_gives_the_same_bytes(file: bytes, tmp_path: Path) -> None:
    code = (
        "import sys; from docgen.pdf import pdf;"
        "sys.stdout.buffer.write(pdf(open(sys.argv[1], encoding='utf-8').read(), sys.argv[2].encode()))"
    )
    other = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    again = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE_FILE), FACTS.decode()],
        env=other,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert again.stdout == file == pdf(SAMPLE, FACTS)
