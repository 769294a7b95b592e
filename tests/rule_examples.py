"""The examples in the rules' docstrings, and the papers and matters that they stand for.

An example is text of the sample matter's first statement of adjustment, a line a paragraph. A line that
begins with "Certificate" is page furniture; [[tag: words]] is a content control; [-words-][+words+] a
tracked change; "---" parts papers. What stands in brackets behind Passes or Fails says another kind.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checks.bulk.verdict import Missing, RunVerdict
from checks.case import Case, Redlined, Review
from checks.catalogue import Example
from checks.drafting.recorded import by_hand
from checks.figures import KINDS
from checks.file import File
from checks.foreign.locate import locate_by_others
from checks.foreign.recognise import candidates, given
from checks.form_words import EACH, SLOT
from checks.inspect import Inspection, Sighting
from checks.locate import locate
from checks.model import RULES, Check
from checks.outcome import Judged, Outcome
from checks.read.pdf_second import compared
from checks.text import Attachment, Control, Hidden, Note, Paper, Place, Text
from docgen.facts import facts_json
from warrant.book import Book
from warrant.documents import Document, called_for
from warrant.events.authorisation import Authorisation
from warrant.events.event import Event
from warrant.events.exercise import Exercise, Means, Payment
from warrant.events.issuance import Issuance
from warrant.events.reservation import Reservation
from warrant.events.rights_granted import RightsGranted
from warrant.listed import Unlisted
from warrant.mailings import CameBack, Mailing, Return
from warrant.quantities import Money, Shares
from warrant.replay import replay
from warrant.waivers import Waiver

CONTROL = re.compile(r"\[\[([^:]+): ([^\]]+)\]\]")
FORM = (Path(__file__).parent.parent / "checks" / "forms" / "warrant.txt").read_text("utf-8")


def checks_of(example: Example, book: Book, whole: Text) -> list[Check]:
    """What the rule says of an example. ``whole`` is the text of a real statement."""
    if example.rule.scope == "file":
        return list(example.rule.check(_file(example, book)))
    if example.kind == "redline":
        redline, new, old = (_paper(part) for part in example.text.split("\n---\n"))
        redlined = Redlined(_document(book, "warrant"), redline, new, old)
        return list(example.rule.check(replace(_reviewed(book, ()), redlines=(redlined,))))
    if example.kind == "run":
        return list(example.rule.check(replace(_reviewed(book, ()), runs=(_run(example.text),))))
    if example.rule.code.startswith("WAI"):
        return list(example.rule.check(_waived(example.text, book)))
    if example.kind == "noted":
        words, _, note = example.text.partition("\n---\n")
        case = _case(words, example, _document(book, "adjustment_statement"), book, whole)
        noted = replace(case, paper=replace(case.paper, notes=(Note(note, case.paper.text.at(0)),)))
        return list(example.rule.check(Judged(_reviewed(book, (noted,)), ())))
    if example.kind == "second":
        ours, theirs = (part.split() for part in example.text.split("\n---\n"))
        found = compared([ours], [Counter("".join(theirs))])
        case = _case(" ".join(ours), example, _document(book, "adjustment_statement"), book, whole)
        twice = replace(case, paper=replace(case.paper, second=tuple(found)))
        return list(example.rule.check(_reviewed(book, (twice,))))
    if example.rule.code.startswith("OBL") or example.kind in ("folder", "stranger"):
        return list(example.rule.check(_review(example, book)))
    if example.kind in ("by_others", "misgiven", "facts_by_others"):
        return list(example.rule.check(_by_others(example, book)))
    document = _document(book, "warrant" if example.kind == "warrant" else "adjustment_statement")
    cases = [_case(part, example, document, book, whole) for part in example.text.split("\n---\n")]
    subjects = cases if example.rule.scope == "paper" else [_reviewed(book, tuple(cases))]
    return [check for subject in subjects for check in example.rule.check(subject)]


def _file(example: Example, book: Book) -> File:
    if example.kind == "unreadable":
        return File(Path("example.docx"), None, example.text)
    if example.kind == "named":
        name, _, format = example.text.split()
        return File(Path(name), replace(_paper("words"), format=format))
    if example.kind == "sighted":
        return _sighted(example.text)
    return File(
        Path("example.docx"), _paper(_form_of(example, _document(book, "warrant")) if example.kind else example.text)
    )


def _sighted(text: str) -> File:
    """A file of some words, and below them what was met in it: a kind of sighting, or what was looked at and how many.

    "unread", "brought" and "hidden" are what the reader tells.
    """
    words, _, met = text.partition("\n---\n")
    paper, (what, _, said) = _paper(words), met.partition(": ")
    start = paper.text.string.find(said)
    told = {"hidden": (Hidden(start, start + len(said), "white"),), "unread": (said,), "brought": (said,)}
    if what in told:
        return File(Path("example.docx"), replace(paper, **{what: told[what]}), inspection=Inspection())
    if said.isdigit():
        return File(Path("example.docx"), paper, inspection=Inspection(looked=((what, int(said)),)))
    sighting = Sighting(what, said, paper.text.at(0), (0, len(paper.text.string)))
    return File(Path("example.docx"), paper, inspection=Inspection((sighting,)))


def _document(book: Book, kind: str) -> Document:
    return next(document for document in called_for(book) if document.kind == kind)


def _reviewed(book: Book, cases: tuple[Case, ...]) -> Review:
    return Review(book, cases, date(2002, 12, 31), complete=False)


def _case(text: str, example: Example, document: Document, book: Book, whole: Text) -> Case:
    if example.kind == "whole":
        gone = text.removeprefix("without ") if text else None
        text = "\n".join(line for line in re.split(r"\n", whole.string) if not gone or not line.startswith(gone))
    if example.kind == "warrant":
        text = _form_with(text, document)
    attachments = (_attachment(text, document),) if example.kind == "attached" else ()
    return locate(document, replace(_paper(text), attachments=attachments), Path("example.docx"), book)


def _by_others(example: Example, book: Book) -> Case:
    """The paper of an example as others wrote it, taken for the first statement, or said to be a certificate."""
    text, kind = example.text, "adjustment_statement"
    if example.kind == "facts_by_others":
        facts = {name: fact for name, fact in _document(book, kind).facts.items() if f"without {name}" != text}
        text = "\n".join(f"{name}: {KINDS['any_form'].print(fact.value)}" for name, fact in facts.items())
    paper = _paper(text)
    documents = called_for(book)
    said = [
        each for each in documents if each.kind == ("reservation_certificate" if example.kind == "misgiven" else kind)
    ]
    taken = given(candidates(paper, documents), said[:1])
    assert taken
    return locate_by_others(taken[0], paper, Path("letter.docx"), book, taken[1])


def _form_with(excerpt: str, document: Document) -> str:
    """The whole printed form with an excerpt put where its beginning and end stand."""
    form = " ".join(SLOT.sub(lambda slot: _filled(slot, document), EACH.sub(r"\4", FORM)).split())
    form = form.replace("542,075 in words", "five hundred forty-two thousand seventy-five")
    form = form.replace("7 in words, then 7th", "seventh (7th)")
    words = " ".join(excerpt.split())
    start = form.index(words[:30])
    end = form.index(words[-30:], start) + 30
    return form[:start] + words + form[end:]


def _form_of(example: Example, document: Document) -> str:
    """The form with an excerpt, or without the words of any slip that only a lawyer finds."""
    text = _form_with(example.text if example.kind == "warrant" else "This Warrant and any provision hereof", document)
    while example.kind == "mended" and (spans := [span for _, span in by_hand(text) if span]):
        start, end = spans[0]
        text = text[:start] + text[end:]
    return text


def _filled(slot: re.Match[str], document: Document) -> str:
    """A slot of the form as the Warrant as executed has it: its figure, or the words that stand without one."""
    name, kind, blank = slot.groups("")
    return KINDS[kind].print(document.facts[name].value) if name in document.facts else blank


def _attachment(text: str, document: Document) -> Attachment:
    name, value = text.split()
    data = json.loads(facts_json(document))
    data["facts"][name]["value"] = value
    return Attachment("facts.json", json.dumps(data).encode())


def _paper(text: str) -> Paper:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    accepted = [re.sub(r"\[-.*?-\]", "", line).replace("[+", "").replace("+]", "") for line in lines]
    original = [re.sub(r"\[\+.*?\+\]", "", line).replace("[-", "").replace("-]", "") for line in lines]
    controls, plain = _without_controls(accepted)
    new = _text(plain)
    old = new if accepted == original else _text(original)
    return Paper("example.pdf" if "Page" in text else "example.docx", "docx", new, old, controls, pages=1)


def _text(lines: list[str]) -> Text:
    """Body first, then footers: a line of page furniture is a footer of page 1."""
    feet = [line for line in lines if line.startswith("Certificate W") and "Page" in line]
    body = [line for line in lines if line not in feet]
    places = [(line, Place("example.docx", paragraph=number)) for number, line in enumerate(body, 1)]
    return Text.of([*places, *((line, Place("example.docx", "page 1 footer", page=1)) for line in feet)])


def _without_controls(lines: list[str]) -> tuple[tuple[Control, ...], list[str]]:
    joined = "\n".join(lines)
    controls: list[Control] = []
    while match := CONTROL.search(joined):
        start = match.start()
        controls.append(Control(match[1], match[1], start, start + len(match[2])))
        joined = joined[:start] + match[2] + joined[match.end() :]
    return tuple(controls), joined.split("\n")


def _review(example: Example, book: Book) -> Review:
    statement = _document(book, "adjustment_statement")
    case = locate(statement, _paper("Effective date June 14, 2002"), Path(f"{statement.stem}.docx"), book)
    digest = hashlib.sha256(b"the paper").hexdigest()
    review = Review(book, (case,), date(2002, 12, 31), False, hashes={Path(f"{statement.stem}.docx"): digest})
    if example.kind == "stranger":
        return replace(review, strangers=(Path("letter.docx"),))
    if example.kind == "folder":
        formats = [name.rpartition(".")[2] for name in example.text.split()]
        papers = [replace(case.paper, format=suffix) for suffix in formats]
        cases = (replace(case, document=each, paper=paper) for each in called_for(book) for paper in papers)
        return replace(review, cases=tuple(cases), complete=True)
    if example.text.startswith(("exercise", "authorised", "reserved")):
        return replace(review, book=_exercised(example.text, book), complete=True)
    if example.kind == "exhibit_d":
        return replace(review, book=_with_rights_granted(example.text, book))
    text, _, late = example.text.partition(", then known of an issue of ")
    text, _, back = text.partition(" returned ")
    mailings = tuple(_mailings(text, book, digest))
    returns = tuple(_returned(mailings, back)) if back else ()
    if late:
        issued = Issuance(
            id="E-009",
            issued_on=date.fromisoformat(late),
            recorded=date(2002, 12, 1),
            shares_issued=Shares.of(5_000_000),
            cash_paid=Money.of(1),
        )
        book = replay(replace(book.matter, events=(*book.matter.events, issued)))
    return replace(
        review, book=replace(book, matter=replace(book.matter, mailings=mailings, returns=returns)), complete=True
    )


def _run(text: str) -> RunVerdict:
    """A run of three files that was read back, of which an example says what was otherwise, in parts."""
    said = [part.rpartition(" ") for part in re.split(r", (?=[a-z0-9])(?!\d{3})", text)]
    named = {head: tail for head, _, tail in said}
    counts = {tail: int(head) for head, _, tail in said if head.isdigit()}
    read = 3 if counts.get("statements", 3) else 0
    verdict = RunVerdict(
        "run", "E-001", counts.get("lines", 3), counts.get("statements", 3), read, read, 1, 2, 0, 0, 60 * read,
        *(Shares.of(named.get(name, "1")) for name in ("stated", "owed")),
    )  # fmt: skip
    found = {
        "missing": ("missing", lambda name: Missing(f"{name}.pdf", 2)),
        "refused": ("refused", lambda name: Unlisted(3, name, "shares is no number: write one")),
        "stranger": ("strangers", str),
        "altered": ("altered", str),
    }
    changes: dict[str, Any] = {to: (make(named[key]),) for key, (to, make) in found.items() if key in named}
    more = re.search(r"more (\d+) (\w+)", text)
    return replace(verdict, **changes, more={more[2]: int(more[1])} if more else {})


def _waived(text: str, book: Book) -> Judged:
    """The matter with a waiver until the day that an example says, which met a finding if it says so."""
    waived = re.fullmatch(r"waived until (\S+)( met once)?", text)
    assert waived, text
    waiver = Waiver(
        rule="FIG-01", document="any", reason="a reason", by="A. Counsel", until=date.fromisoformat(waived[1])
    )
    review = _reviewed(replace(book, matter=replace(book.matter, waivers=(waiver,))), ())
    waivable = Outcome(RULES["FIG-01"], Check("", passed=False, found="", expected="", file="any"), waiver)
    return Judged(review, (waivable,) if waived[2] else ())


def _exercised(text: str, book: Book) -> Book:
    """The sample matter with an exercise of 100,000 shares at $3.31 on September 25, 2002, as an example says.

    Or, at the end of it, with another count of shares authorised or reserved.
    """
    if counted := re.fullmatch(r"(authorised|reserved) (\S+)", text):
        on, number = date(2002, 10, 1), Shares.of(counted[2])
        authorised = Authorisation(id="A-1", authorised_on=on, authorised_common=number)
        reserved = Reservation(id="A-1", reserved_on=on, shares_reserved=number)
        added: Event = authorised if counted[1] == "authorised" else reserved
        return replay(replace(book.matter, events=(*book.matter.events, added)))
    delivered = re.fullmatch(r"exercise delivered (\S+)", text)
    paid = re.fullmatch(r"exercise paid (\S+)(?: owed by (.*))?", text)
    assert delivered or paid, text
    day = date(2002, 9, 25)
    amount = Money.of(paid[1] if paid else "331,000.00")
    means: Means = "cancellation_of_indebtedness" if paid and paid[2] else "wire_transfer"
    event = Exercise(
        id="X-1",
        certificate="W-1",
        shares_exercised=Shares.of(100_000),
        notice_delivered_on=day,
        surrendered_on=day,
        payments=(Payment(means=means, amount=amount, paid_on=day, owed_by=paid[2] if paid else None),),
        new_certificate="W-2",
        delivered_on=date.fromisoformat(delivered[1]) if delivered else day,
        new_warrant_delivered_on=date.fromisoformat(delivered[1]) if delivered else day,
    )
    return replay(replace(book.matter, events=(*book.matter.events, event)))


def _with_rights_granted(text: str, book: Book) -> Book:
    """The matter with registration rights granted as the example says."""
    event = RightsGranted(
        id="RG-1",
        granted_on=date(2002, 10, 1),
        granted_to="Example Ventures L.P.",
        description=text,
        later_warrant="yes" if "later warrant" in text else "no",
        better_than_section_4="no" if "no better" in text else "yes",
    )
    return replay(replace(book.matter, events=(*book.matter.events, event)))


def _returned(mailings: tuple[Mailing, ...], back: str) -> Iterator[CameBack]:
    """Every mailing come back on a day, and sent again on that very day if an example says so."""
    on, again = date.fromisoformat(back[:10]), back.endswith("sent again")
    for each in mailings:
        row = Return(document=each.document, sent_on=each.sent_on, returned_on=on)
        yield CameBack(row, each.to, (on,) if again else ())


def _mailings(text: str, book: Book, digest: str) -> Iterator[Mailing]:
    """The mailing of an example, for every document of its kind."""
    if text == "mailed nothing":
        return
    line = re.fullmatch(r"mailed (\S+) (\S+) (\w+)(?: to (.*?))?(?: sha256 of (.*))?", text)
    assert line, text
    holder = book.matter.terms.holder
    stems = [each.stem for each in called_for(book) if each.kind.replace("_", "-") == line[1]] or [line[1]]
    for stem in stems[:1] if line[5] else stems:
        yield Mailing(
            document=stem,
            sent_on=date.fromisoformat(line[2]),
            to=holder.name,
            address=line[4] or "; ".join(holder.address),
            method=line[3],  # type: ignore[arg-type]
            sha256=None if not line[5] else digest if line[5] == "the file" else "0" * 64,
        )
