"""FIG-09."""

from collections.abc import Iterator

from checks.case import Case, Furniture
from checks.model import Check, paper_rule
from warrant.documents import Document


@paper_rule("FIG-09", clause="6(viii)")
def page_furniture(case: Case) -> Iterator[Check]:
    """Every page bears its own number, the number of pages, the document's id and the certificate that it concerns.

    In a DOCX the numbers are fields, which Word computes; there the fields themselves are asked for.

    Passes:
        Certificate W-1 · AS-E-001-W-1 · Page 1 of 1

    Fails:
        Certificate W-2 · AS-E-001-W-1 · Page 1 of 1

    Fails:
        Certificate W-1 · AS-E-003-W-1 · Page 1 of 1
    """
    if case.by_others:
        return  # its pages bear what others put there
    pages = case.paper.pages or 1
    if len(case.furniture) < pages:
        found = f"{len(case.furniture)} footers on {pages} pages"
        yield Check("every page has its footer", False, found, "one on each page", case.paper.file)
    for line in case.furniture:
        expected = _expected(case, line)
        found = _line(line.certificate, line.document, line.page, line.pages)
        yield Check(
            "the page furniture is right",
            passed=found == expected,
            found=found,
            expected=expected,
            file=case.paper.file,
            place=case.at(line.start),
            span=(line.start, line.end),
            fact=_fact(case, line),
            event=case.document.event,
            clause=case.document.clause,
            remedy="write the document again from the matter",
        )


def _expected(case: Case, line: Furniture) -> str:
    place = case.at(line.start)
    codes = {field.code.split()[0]: field.result for field in case.paper.fields if field.code.split()}
    page = str(place.page) if place.page else codes.get("PAGE", "a PAGE field")
    pages = str(case.paper.pages) if place.page else codes.get("NUMPAGES", "a NUMPAGES field")
    return _line(_certificate(case.document), case.document.id, page, pages)


def _certificate(document: Document) -> str:
    """The Warrant that a paper concerns; its name may bear more than the number, where it is sent to one of several."""
    number = document.facts.get("certificate") if document.certificate else None
    return str(number.value) if number else ""


def _fact(case: Case, line: Furniture) -> str | None:
    """The fact that a line states otherwise: that of the certificate, which alone is one."""
    number = case.document.facts.get("certificate")
    return number.id if number and line.certificate != _certificate(case.document) else None


def _line(certificate: str, document: str, page: str, pages: str) -> str:
    of_one_warrant = f"Certificate {certificate} · " if certificate else ""
    return f"{of_one_warrant}{document} · Page {page} of {pages}"
