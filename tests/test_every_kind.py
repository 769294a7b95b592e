"""What holds of a paper of every kind: fonts, title, tags, bookmarks, facts attached, fields, controls, bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_document
from lxml import etree
from pypdf import PdfReader
from samples import SAMPLES

from docgen.docx.styles import FONT
from docgen.facts import facts_json
from tenor.generate import sha256

Out = Callable[[str, str], Path]

ROOT = Path(__file__).parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CARRIED = {"Tenor-Serif", "Tenor-Serif-Bold", "Tenor-Serif-Italic", "Tenor-Serif-Bold-Italic"}
FILLABLE = "fillable_notice_of_exercise"
"""Its fields are set by the reader's program: see DECISIONS.md."""

HASHES = """
import hashlib, json, sys
from docgen.docx import docx
from docgen.pdf import pdf
from docgen.render import render
from samples import SAMPLES
from docgen.facts import facts_json
found = {}
for _, document in SAMPLES.values():
    html = render(document.kind, document.facts, document.id, document.rows)
    for suffix in {"docx", "pdf"} & {*document.formats}:
        data = docx(html) if suffix == "docx" else pdf(html, facts_json(document))
        found[f"{document.kind}.{suffix}"] = hashlib.sha256(data).hexdigest()
json.dump(found, sys.stdout)
"""


def kinds_in(suffix: str) -> list[str]:
    return sorted(kind for kind, (_, document) in SAMPLES.items() if suffix in document.formats)


def embedded_fonts(reader: PdfReader) -> Iterator[tuple[str, bool]]:
    """Each font that a page uses: its name without the mark of its subset, and whether its file is in the PDF."""
    for page in reader.pages:
        fonts: Any = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
        for each in fonts.values():
            font = each.get_object()
            [inner] = font.get("/DescendantFonts", [font])
            descriptor = inner.get_object().get("/FontDescriptor", {})
            yield (
                font["/BaseFont"].rpartition("+")[2].lstrip("/"),
                any(str(key).startswith("/FontFile") for key in descriptor),
            )


@pytest.mark.parametrize("kind", kinds_in("pdf"))
def test_a_pdf_embeds_the_carried_font_and_no_other(kind: str, sample_paper: Out) -> None:
    fonts = set(embedded_fonts(PdfReader(sample_paper(kind, "pdf"))))
    assert fonts and fonts <= {(name, True) for name in CARRIED}


@pytest.mark.parametrize("kind", kinds_in("pdf"))
def test_a_pdf_is_titled_tagged_and_outlined_and_has_its_facts_attached(kind: str, sample_paper: Out) -> None:
    reader = PdfReader(sample_paper(kind, "pdf"))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata and reader.metadata.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]["/K"] and root["/Lang"] == "en-US"
    assert reader.outline, "a bookmark for each head"
    assert dict(reader.attachments) == {"facts.json": [facts_json(SAMPLES[kind][1])]}


@pytest.mark.parametrize("kind", kinds_in("docx"))
def test_a_word_file_names_one_font_for_all_its_text(kind: str, sample_paper: Out) -> None:
    with zipfile.ZipFile(sample_paper(kind, "docx")) as package:
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if name.startswith("word/")]
    fonts = {value for part in parts for element in part.iter(f"{W}rFonts") for value in element.attrib.values()}
    assert fonts == {FONT}


@pytest.mark.parametrize("kind", kinds_in("docx"))
def test_a_word_file_has_properties_page_fields_and_rows_that_do_not_break(kind: str, sample_paper: Out) -> None:
    document = open_document(str(sample_paper(kind, "docx")))
    assert document.core_properties.title and document.core_properties.language == "en-US"
    footer = document.sections[0].footer._element
    assert [each.text.strip() for each in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert document.paragraphs[0].style is not None
    assert any(each.style and each.style.name == "Title" for each in document.paragraphs)
    rows = list(document.element.body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    legends = [each for each in document.paragraphs if each.style and each.style.name == "Legend"]
    assert all(each.paragraph_format.keep_together for each in legends)


@pytest.mark.parametrize("kind", kinds_in("docx"))
def test_a_figure_in_word_is_a_control_with_tag_alias_and_bookmark_and_no_data_binding(
    kind: str, sample_paper: Out
) -> None:
    body = open_document(str(sample_paper(kind, "docx"))).element.body
    for control in body.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        tag, alias = (properties.find(f"{W}{name}").get(f"{W}val") for name in ("tag", "alias"))
        assert tag and alias == tag
        assert control.getprevious().tag == f"{W}bookmarkStart"
        assert properties.find(f"{W}dataBinding") is None


@pytest.mark.conformance
def test_a_paper_of_every_kind_has_the_same_bytes_in_another_process_place_zone_and_hash_seed(
    sample_paper: Out, tmp_path: Path
) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    other = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "11", "TZ": "Pacific/Apia", "LC_ALL": "C"}
    ran = subprocess.run([sys.executable, "-c", HASHES], env=other, cwd=tmp_path, capture_output=True, check=True)
    found = json.loads(ran.stdout)
    assert len(found) > len(SAMPLES)
    for name, digest in found.items():
        assert sha256(sample_paper(*name.split("."))) == digest, name
