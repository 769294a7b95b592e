"""The checker tested by planted errors: a figure altered in the finished file, or in the page of the PDF."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import example_book
from planting import digits_altered, replaced
from samples import SAMPLES

import docgen.render
from checks.run import Report, check_files
from docgen.docx import docx
from docgen.pdf import pdf
from docgen.resources import TEMPLATES
from tenor.generate import facts_json
from warrant.documents import called_for

FIELD_RESULT = re.compile(r"\d+")
DOCUMENTS = {
    "2002-06-14-adjustment-statement-E-001-W-1": 1,
    "2002-09-16-adjustment-statement-E-003-W-1": 1,
    "2002-09-16-extraordinary-dividend-notice-E-003-W-1": 1,
    "2002-02-27-warrant-issue-W-1": 6,
}


def errors(book, path: Path) -> Report:
    report = check_files(book, [path], date(2002, 12, 31), complete=False)
    return [each for each in report.findings if each.severity == "error" and each.rule.code[:3] != "OBL"]


@pytest.mark.parametrize(("stem", "every"), DOCUMENTS.items())
def test_every_altered_digit_of_a_docx_is_found_at_its_place(stem, every, generated, sample_book, tmp_path):
    tried = 0
    for planted in digits_altered(generated / f"{stem}.docx", tmp_path, every):
        if "footer" in planted.part and FIELD_RESULT.fullmatch(planted.before):
            continue  # the stored result of PAGE and NUMPAGES, which Word computes anew
        tried += 1
        found = errors(sample_book, planted.path)
        assert found, f"{planted.before} altered to {planted.after} was not found"
        places = [each.check for each in found if each.check.place is not None]
        text = " ".join(planted.after.split())
        near = [
            check for check in places if any(word in check.found for word in text.split() if re.search(r"\d", word))
        ]
        assert near or any(each.rule.code == "TXT-02" for each in found), (planted.after, found)
    assert tried > 15


def altered_digits_not_found(kind, every, sample_paper, folder):
    """The runs of a kind's sample whose last digit was altered without any finding."""
    name, _ = SAMPLES[kind]
    source = sample_paper(kind, "docx")
    planted = list(digits_altered(source, folder, every))
    assert planted
    return [
        (each.before, each.after)
        for each in planted
        if not ("footer" in each.part and FIELD_RESULT.fullmatch(each.before))
        and not errors(example_book(name), each.path)
    ]


WHOLE_FORMS = {"warrant", "new_warrant"}
"""Twenty pages each: the executed form is planted with errors above, and a new Warrant more thinly."""

IN_DOCX = sorted(
    kind for kind, (_, document) in SAMPLES.items() if "docx" in document.formats and kind not in WHOLE_FORMS
)


@pytest.mark.parametrize("kind", IN_DOCX)
def test_a_digit_altered_in_a_paper_of_any_kind_is_found(kind, sample_paper, tmp_path):
    assert altered_digits_not_found(kind, 5, sample_paper, tmp_path) == []


def test_a_digit_altered_in_a_new_warrant_is_found(sample_paper, tmp_path):
    assert altered_digits_not_found("new_warrant", 25, sample_paper, tmp_path) == []


SIGNED = [kind for kind in IN_DOCX if "signature(fig" in (TEMPLATES / kind / "document.html.j2").read_text("utf-8")]


@pytest.mark.parametrize("kind", SIGNED)
def test_another_name_above_the_signature_of_company_is_found(kind, tmp_path):
    name, document = SAMPLES[kind]
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    signed = re.search(r'<div class="signature">\s*<p><span class="figure" [^>]*\.name" [^>]*>([^<]*)</span></p>', html)
    assert signed
    path = tmp_path / f"{document.stem}.docx"
    path.write_bytes(docx(f"{html[: signed.start(1)]}Another, Inc.{html[signed.end(1) :]}"))
    assert errors(example_book(name), path)


@pytest.mark.conformance
@pytest.mark.parametrize("kind", IN_DOCX)
def test_every_digit_altered_in_a_paper_of_any_kind_is_found(kind, sample_paper, tmp_path):
    assert altered_digits_not_found(kind, 1, sample_paper, tmp_path) == []


@pytest.mark.parametrize("stem", [stem for stem in DOCUMENTS if "E-00" in stem])
@pytest.mark.conformance
def test_every_altered_figure_of_a_pdf_is_found(stem, sample_book, tmp_path):
    figures_altered_in_the_page(stem, sample_book, tmp_path, every=1)


@pytest.mark.parametrize("stem", [stem for stem in DOCUMENTS if "E-00" in stem])
def test_altered_figures_of_a_pdf_are_found(stem, sample_book, tmp_path):
    figures_altered_in_the_page(stem, sample_book, tmp_path, every=12)


def figures_altered_in_the_page(stem, book, folder, every):
    document = next(each for each in called_for(book) if each.stem == stem)
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    body = html.index("<h1>")
    spans = [each for each in re.finditer(r'(<span class="figure"[^>]*>)([^<]*\d[^<]*)', html) if each.start() > body]
    assert len(spans) > 10
    for span in spans[::every]:
        last = list(re.finditer(r"\d", span[2]))[-1]
        at = span.start(2) + last.start()
        wrong = html[:at] + str((int(last[0]) + 1) % 10) + html[at + 1 :]
        path = folder / f"{stem}.pdf"
        path.write_bytes(pdf(wrong, facts_json(document)))
        assert errors(book, path), f"{span[2]} was altered and not found"


def test_two_figures_that_changed_places_are_both_found(generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    once = replaced(source, tmp_path / "a", ">542,075<", ">@<")
    twice = replaced(once, tmp_path / "b", ">589,524.5<", ">542,075<")
    both = replaced(twice, tmp_path / "c", ">@<", ">589,524.5<")
    facts = {each.check.fact for each in errors(sample_book, both) if each.rule.code == "FIG-01"}
    assert {"W-1.warrant_shares", "E-001.W-1.shares_after"} <= facts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (">$3.77<", ">$3.31<"),
        (">$3.77<", ">$3.770<"),
        (">$3.77<", ">-$3.77<"),
        (">$3.77<", ">($3.77)<"),
        (">$3.77<", ">3.77<"),
        (">$3.77<", ">$3,77<"),
        (">June 14, 2002<", ">June 13, 2002<"),
        (">June 14, 2002<", ">14 June 2002<"),
        (">589,524.5<", ">589,524.50<"),
        (">589,524.5<", ">589,525<"),
        (">589,524.5<", ">589,542.5<"),
        (">5,000,000<", ">five million<"),
    ],
)
def test_a_stale_rounded_signed_or_misprinted_figure_is_found(before, after, generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    assert errors(sample_book, replaced(source, tmp_path, before, after))


def test_a_number_written_in_among_the_words_is_untied(generated, sample_book, tmp_path):
    source = generated / "2002-06-14-adjustment-statement-E-001-W-1.docx"
    path = replaced(source, tmp_path, "Capitalized terms", "The price was $4.75 at the close. Capitalized terms")
    untied = [each.check.found for each in errors(sample_book, path) if each.rule.code == "FIG-02"]
    assert untied == ["$4.75"]


def test_a_word_that_turns_a_duty_round_is_found(generated, sample_book, tmp_path):
    source = generated / "2002-09-16-extraordinary-dividend-notice-E-003-W-1.docx"
    path = replaced(source, tmp_path, "shall not participate", "shall participate")
    assert [each.rule.code for each in errors(sample_book, path)] == ["TXT-02"]


CAPTIONS = {
    "adjustment_statement": (
        "Warrant Price in effect before this adjustment",
        "Warrant Price in effect after this adjustment",
    ),
    "extraordinary_dividend_notice": ("Record date", "Date of payment or distribution"),
    "warrant": ("Date of Initial Issuance:", "Expiration Date:"),
}


@pytest.mark.parametrize("kind", CAPTIONS)
@pytest.mark.parametrize("write", ["docx", "pdf"])
def test_two_captions_swapped_in_the_template_are_found(kind, write, sample_book, tmp_path, monkeypatch):
    one, other = CAPTIONS[kind]
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    template = templates / kind / "document.html.j2"
    words = template.read_text("utf-8")
    template.write_text(words.replace(one, "@").replace(other, one).replace("@", other), "utf-8")
    monkeypatch.setattr(docgen.render, "TEMPLATES", templates)
    document = next(each for each in called_for(sample_book) if each.kind == kind)
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    path = tmp_path / f"{document.stem}.{write}"
    path.write_bytes(docx(html) if write == "docx" else pdf(html, facts_json(document)))
    assert errors(sample_book, path)
