"""A pattern made a layout: laid out and written once by WeasyPrint, and taken apart at the sentinels."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5
from typing import Any

from lxml.etree import _Element

from docgen.pdf import laid_out, page_to_print, written
from docgen.stamp.pattern import PLAIN, Pattern
from docgen.stamp.pdf.boxes import Line, lines, paint
from docgen.stamp.pdf.cut import Plan, cut, plan
from docgen.stamp.pdf.glyphs import letters
from docgen.stamp.pdf.layout import PdfLayout, Tail, Value
from docgen.stamp.pdf.objects import OFFSET_BYTES, constant, contents, of_type, operators
from docgen.stamp.pdf.texts import text
from docgen.stamp.splice import splice, template
from docgen.vocabulary import text_of

ANY = 1 << 62
"""Units without end: the room of a value that stands on no line by itself."""
NUMERALS = "0123456789,.$…"
"""What the figures of every Holder are made of."""


def compile_pdf(pattern: Pattern, alphabet: str) -> PdfLayout:
    """The layout of a pattern, whose fonts have the characters of an alphabet beside those of the page and of figures.

    ValueError where the layout cannot be proven to stand for other Holders: a sentinel is broken across lines, is set
    otherwise than letter by letter, or stands in a place that is not known.
    """
    page = page_to_print(pattern.html)
    document = laid_out(page, pattern.paper)
    found = [[*lines(each, [*pattern.sentinels.values()])] for each in document.pages]
    for number in range(len(document.pages)):
        paint(document, number)  # so the fonts take the page's own characters first, as they do in any file
    said = [line for each in found for line in each]
    _require_all(page, said, pattern, len(found))
    of = _planned(said, pattern, document, alphabet)
    written(document, pattern.facts, (seen := list[Any]()).append)
    return _layout(seen[0], pattern, of, found)


def _planned(found: Sequence[Line], pattern: Pattern, document: Any, alphabet: str) -> Plan:
    """What stands in the lines, once the letters are known of which they and the values are made."""
    words = [each for line in found for each in line.words]
    said = "".join(each.text for each in words)
    of_all = letters(document, alphabet + NUMERALS + said, (each.style for each in words), pattern.paper)
    return plan(found, _on_page(pattern), of_all)


def _on_page(pattern: Pattern) -> dict[str, str]:
    """The sentinels that stand on the page, not only in the facts for machines."""
    return {slot: text for slot, text in pattern.sentinels.items() if not slot.endswith(PLAIN)}


def _require_all(page: _Element, found: Sequence[Line], pattern: Pattern, pages: int) -> None:
    """Passes where each sentinel was found as often as the pages say it: in the text once, in the furniture on each."""
    furniture = [each for each in page.iter() if each.get("class") == "running"]
    body, foot = text_of(page.find("body")), " ".join(map(text_of, furniture))
    words = [each.text for line in found for each in line.words]
    for slot, sentinel in _on_page(pattern).items():
        said = body.count(sentinel) + foot.count(sentinel) * (pages - 1)
        if not said or sum(each.count(sentinel) for each in words) != said:
            raise ValueError(f"the page says {slot} {said} times, but not each time on one line")


def _layout(objects: Any, pattern: Pattern, of: Plan, found: Sequence[Sequence[Line]]) -> PdfLayout:
    streams = {number: page for number, page in zip(contents(objects), found, strict=True) if page}
    facts, metadata, info = of_type(objects, "/EmbeddedFile"), of_type(objects, "/Metadata"), objects.info
    differing = [*streams, facts.number, metadata.number, info.number]
    if differing != sorted(differing):
        raise ValueError(f"the objects {differing} of the file are not in their order")
    start = constant(objects, differing)
    sentinels = pattern.sentinels
    if stays := [text for text in sentinels.values() if any(text.encode() in each for each in start.unpacked)]:
        raise ValueError(f"{stays[0]} stands in an object of the file that is the same for every Holder")
    cuts = {number: cut(operators(objects.objects[number]), page, of) for number, page in streams.items()}
    tail = Tail(
        contents=tuple((number, splice(parts)) for number, parts in cuts.items()),
        facts=text(pattern.facts, sentinels),
        facts_object=_facts_object(facts),
        metadata=text(b"\n".join(operators(metadata)), sentinels),
        metadata_object=b"%d 0 obj\n<</Type /Metadata/Subtype /XML/Length %%d>>\nstream\n%%s\nendstream\nendobj\n"
        % metadata.number,
        title=text(str(info["Title"].string).encode(), sentinels),
        info_object=_info_object(info),
        table=template([start.rows.get(number, 0) for number in range(start.size)])[0],
        table_object=_table_object(objects, start.size),
    )
    values = tuple(_value(number, of, pattern) for number in range(len(of.values)))
    digest = md5(start.head + repr(tail).encode(), usedforsecurity=False).digest()
    told = tuple(row for row in of.rows if row.told)
    return PdfLayout(pattern.slots, start.head, values, told, tail, digest, len(found))


def _value(number: int, of: Plan, pattern: Pattern) -> Value:
    """A value, with the least room that a line on which nothing moves with it has for it."""
    slot, style = of.values[number]
    rooms = [row.room for row in of.rows if not row.told and row.first == number]
    return Value(pattern.slots.index(slot), of.letters[style].glyphs, of.letters[style].widths, min(rooms, default=ANY))


def _facts_object(stream: Any) -> bytes:
    """The template of the object in which the facts are attached."""
    from pydyf import Dictionary

    params = Dictionary({**stream.extra["Params"], "CheckSum": "<%s>", "Size": "%d"})
    return b"%d 0 obj\n%s\nstream\n%%s\nendstream\nendobj\n" % (
        stream.number,
        Dictionary({**stream.extra, "Params": params, "Length": "%d"}).data,
    )


def _info_object(info: Any) -> bytes:
    """The template of the object that tells the title."""
    from pydyf import Dictionary

    known = {key: value.data.replace(b"%", b"%%") for key, value in info.items()}
    return b"%d 0 obj\n%s\nendobj\n" % (info.number, Dictionary({**known, "Title": b"%s"}).data)


def _table_object(objects: Any, size: int) -> bytes:
    """The template of how the table of objects begins, up to its rows; it is told apart by two identifiers."""
    width, root, info = OFFSET_BYTES + 3, objects.catalog.reference, objects.info.reference
    table = b"%d 0 obj\n<</Type /XRef/Index [0 %d]/W [1 %d 2]/Size %d" % (size - 1, size, OFFSET_BYTES, size)
    return table + b"/Root %s/Info %s/ID [(%%s) (%%s)]/Length %d>>\nstream\n" % (root, info, width * size)
