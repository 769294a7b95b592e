"""typst's compiler, kept from statement to statement: the same page as its markup, a Holder's texts as its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import typst
from lxml.etree import _Element

from bench.rivals.statement import Statement, in_slots
from docgen.resources import TEMPLATES
from docgen.stamp.pattern import Pattern
from docgen.vocabulary import read_page

HEAD = """#set document(title: [{title}], author: "CTC Communications Group, Inc.",
  date: datetime(year: 1980, month: 1, day: 1))
#set page(paper: "us-letter", margin: 1in, footer: context align(center, text(9pt)[{footer}]))
#set text(font: "Tenor Serif", size: 11pt, lang: "en", region: "US", hyphenate: false)
#set par(leading: 0.58em, spacing: 8pt)
#set table(stroke: (y: 0.5pt), inset: (x: 5pt, y: 5.5pt))
#show table: set block(above: 9pt, below: 9pt)
#show heading.where(level: 1): it => align(center, text(15pt, it))
#show heading.where(level: 2): set text(11pt)
#show heading: set block(above: 12pt, below: 6pt)
#pdf.attach("facts.json", bytes(sys.inputs.facts), relationship: "source", mime-type: "application/json",
  description: "The facts of this document and how each was computed")
"""
COLUMNS = {"figures": "(1fr, 1fr)", "steps": "(auto, 1fr, auto)"}


class Kept:
    """A compiler for each number of address lines."""

    def __init__(self, patterns: dict[int, Pattern]) -> None:
        folder = Path(mkdtemp())
        self._compilers = {}
        for shape, of in patterns.items():
            path = folder / f"{shape}.typ"
            path.write_text(source(of), encoding="utf-8")
            self._compilers[shape] = typst.Compiler(
                str(path), font_paths=[str(TEMPLATES / "fonts")], ignore_system_fonts=True
            )

    def write(self, of: Statement) -> bytes:
        """The PDF file."""
        inputs = {**of.texts, "facts": of.facts}
        made = self._compilers[of.shape].compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"], timestamp=0
        )
        assert isinstance(made, bytes)
        return made


def source(of: Pattern) -> str:
    """The page of a pattern as typst's markup."""
    page = read_page(of.html)
    body, written = page.find("body"), _Writer(of)
    assert body is not None
    footer = body.find("footer")
    assert footer is not None
    title = written.string(page.findtext("head/title") or "")
    head = HEAD.replace("{title}", title).replace("{footer}", written.inline(footer))
    return head + "\n".join(text for each in body if each is not footer for text in written.block(each))


class _Writer:
    def __init__(self, of: Pattern) -> None:
        self._find = in_slots(of)
        self._slots = {text: slot for slot, text in of.sentinels.items()}

    def block(self, of: _Element) -> Iterator[str]:
        if of.tag == "table":
            yield self._table(of)
        elif of.tag == "div":
            inner = "\n\n".join(text for each in of for text in self.block(each))
            yield f"#block(breakable: false, inset: (left: 3in))[{inner}]"
        elif of.tag in ("h1", "h2"):
            yield f"#heading(level: {str(of.tag)[1]})[{self.inline(of)}]"
        elif of.get("class") == "blank":
            yield f"#block[{self.inline(of)} #box(width: 1fr, line(length: 100%))]"
        else:
            inner = self.inline(of)
            yield f"#align(center)[{inner}]" if of.get("class") == "subtitle" else f"#par[{inner}]"

    def _table(self, of: _Element) -> str:
        rows = [[f"[{self.inline(cell)}]" for cell in row] for row in of.iterfind("tbody/tr")]
        heads = [f"[*{self.inline(cell)}*]" for cell in of.iterfind("thead/tr/th")]
        columns = COLUMNS.get(of.get("class", ""), f"({', '.join(['auto'] + ['1fr'] * (len(rows[0]) - 1))})")
        if heads and "number" in str(of.find("thead/tr/th[last()]").get("class")):  # type: ignore[union-attr]
            columns = f"({', '.join(['auto', '1fr', 'auto'][: len(heads)])})"
        head = f"table.header({', '.join(heads)}), " if heads else ""
        return f"#table(columns: {columns}, {head}{', '.join(cell for row in rows for cell in row)})"

    def inline(self, of: _Element) -> str:
        found = self.string(of.text or "")
        for each in of:
            if each.tag == "br":
                found += "#linebreak()"
            elif each.get("class") == "page":
                found += "#counter(page).display()"
            elif each.get("class") == "pages":
                found += "#counter(page).final().first()"
            else:
                found += self.inline(each)
            found += self.string(each.tail or "")
        return found

    def string(self, text: str) -> str:
        """A text, with the inputs where a Holder's texts stand."""
        text, found, at = " ".join(f"|{text}|".split())[1:-1], "", 0
        for match in self._find.finditer(text):
            found += _literal(text[at : match.start()]) + f'#sys.inputs.at("{self._slots[match[0]]}")'
            at = match.end()
        return found + _literal(text[at:])


def _literal(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"' if text else ""
