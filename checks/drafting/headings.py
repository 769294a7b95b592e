"""The Sections, Articles, Exhibits and Schedules of a text: their numbers, titles and ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.drafting.labels import DECIMALS, Label, roman
from checks.drafting.running import Running
from checks.words import UNITS
from warrant.data import dataclass
from warrant.regex import regex

NUMBERED = regex(
    r"(?P<word>SECTION|Section|ARTICLE|Article|CLAUSE|Clause|PARAGRAPH|Paragraph|§)\s*"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*[A-Z]?|[IVXL]{1,7}|(?i:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve))\b(?![(\d]|\.\d)(?P<stop>\.|:|\s?[-—–])?"
)
ALONE = regex(r"\s*(?:\n|$)")
IN_CONTENTS = regex(r"[^\n]*(?:\.\s?\.\s?\.\s?|\t)\d{1,3}(?:\n|$)|[^\n.;:]{0,70}\s\d{1,3}(?:\n|$)")
"""An entry of a table of contents, with its page."""
ATTACHED = regex(
    r"(?P<word>EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment)\s+"
    r"[\"“]?(?P<number>[A-Z]{1,2}(?:-[0-9]{1,2})?|[0-9]{1,2}(?:\.[0-9]{1,2})*(?:\([a-z]\))?[A-Z]?|[IVX]{1,5})[\"”]?"
    r"(?![A-Za-z0-9'’(])(?P<rest>[^\n]*)"
)
REST = regex(r"\s*(?:$|[-—–:.]\s*(?!\d)|\((?!as\b)|[A-Z][A-Z])")
TITLE = regex(r"\s*[-—–.:]?\s*([A-Z“\"][^\n.;:]{0,90}?)(?=[.;:—]|\s*\n|\s*$)")
TOP = regex(r"([0-9]{1,2})\.\s")
FILING_WITHIN = 40
"""The number of an exhibit to a filing stands on the first line, and begins nothing."""
LEAST = 3
"""So many numbered parts with titles make Sections."""


@dataclass(frozen=True)
class Heading:
    """A heading: its kind ("section", "exhibit", ...), number as it is cited, title, range, and where its part ends.

    ``nested`` is one that bears a plain number and stands within another that does: "2.3" is then 3. within 2.
    """

    kind: str
    number: str
    title: str
    start: int
    end: int
    stop: int = 0
    nested: bool = False

    @property
    def cited(self) -> str:
        """As a reader would cite it."""
        return f"{self.kind.capitalize()} {self.number}"


def attachments(words: Running) -> tuple[Heading, ...]:
    """The Exhibits and Schedules that are there, each up to the next; what lists them names them before that."""
    found: dict[tuple[str, str], Heading] = {}
    for start in words.paragraphs:
        match = ATTACHED.match(words.string, start)
        if match and REST.match(match["rest"]) and start >= FILING_WITHIN:
            kind, number = match["word"].lower(), match["number"]
            found.pop((kind, number), None)
            end = match.end() - len(match["rest"])
            found[kind, number] = Heading(kind, number, _title(words.string, end), start, end)
    each = sorted(found.values(), key=lambda heading: heading.start)
    stops = [*(heading.start for heading in each[1:]), len(words.string)]
    return tuple(_until(heading, stop) for heading, stop in zip(each, stops, strict=False))


def sections(words: Running, start: int, stop: int, labels: tuple[Label, ...]) -> tuple[Heading, ...]:
    """The numbered parts between two offsets in order: Articles, Sections and subsections.

    Where nothing is headed "Section", numbered paragraphs with titles are.
    """
    named = [each for at in words.paragraphs if start <= at < stop and (each := _named(words.string, at))]
    plain = list(_numbered(words, start, stop, labels, any(each.kind != "article" for each in named)))
    if not named and sum(bool(each.title) and "." not in each.number for each in plain) < LEAST:
        return ()
    every = sorted([*named, *plain], key=lambda heading: heading.start)
    if all(each.kind == "article" for each in named):
        every = list(_nested(every))
    return tuple(_until(heading, _stop(heading, every[at + 1 :], stop)) for at, heading in enumerate(every))


def _until(heading: Heading, stop: int) -> Heading:
    return replace(heading, stop=stop)


def _stop(heading: Heading, later: list[Heading], stop: int) -> int:
    """Where a part ends: at the next that is no part of it."""
    for each in later:
        inside = each.number.startswith(f"{heading.number}.")
        if heading.kind == "article":
            inside = each.kind != "article"
        if not inside:
            return each.start
    return stop


def _named(string: str, at: int) -> Heading | None:
    match = NUMBERED.match(string, at)
    if not match or IN_CONTENTS.match(string, match.end()):
        return None
    if not (match["word"].isupper() or match["stop"] or ALONE.match(string, match.end())):
        return None
    kind = "section" if match["word"] == "§" else match["word"].lower()
    return Heading(kind, plain_number(match["number"]), _title(string, match.end()), at, match.end())


def plain_number(number: str) -> str:
    """A number as a figure: "4" for "IV", "Four" and "4"; "4.01" as it is."""
    small = number.lower()
    if small in UNITS:
        return str(UNITS[small])
    return str(roman(small)) if small and set(small) <= set("ivxlc") else number


def _title(string: str, at: int) -> str:
    match = TITLE.match(string, at)
    title = " ".join(match[1].split()) if match else ""
    return title if title and len(title.split()) <= 12 else ""


def _nested(headings: list[Heading]) -> Iterator[Heading]:
    """Plain numbers that begin anew with 1 within one that goes on later, as in lists in lists."""
    opened: list[int] = []
    for heading in headings:
        if not heading.number.isdigit() or heading.kind == "article":
            opened = [] if heading.kind == "article" else opened
            yield heading
            continue
        number = int(heading.number)
        depth = _depth(number, opened)
        opened[depth:] = [number]
        above = "".join(f"{each}." for each in opened[:-1])
        yield replace(heading, number=f"{above}{number}", nested=bool(above))


def _depth(number: int, opened: list[int]) -> int:
    """In which of the rows that are open a number goes on, the innermost first; 1 opens another."""
    due = next((at for at in reversed(range(len(opened))) if opened[at] + 1 == number), None)
    if due is not None or number == 1:
        return len(opened) if due is None else due
    return min(range(len(opened)), key=lambda at: abs(number - opened[at] - 1), default=0)


def _numbered(words: Running, start: int, stop: int, labels: tuple[Label, ...], named: bool) -> Iterator[Heading]:
    """What bears a number alone: 4.1 anywhere, 4. where nothing is headed "Section"."""
    for label in labels:
        if not (start <= label.start < stop and words.begins(label.start)):
            continue
        if IN_CONTENTS.match(words.string, label.end):
            continue
        if label.form == DECIMALS or (label.form == "." and label.text.isdigit() and not named):
            yield Heading("section", label.text, _title(words.string, label.end), label.start, label.end)
