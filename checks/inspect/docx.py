"""The inspection of a DOCX: words that another program, or another day, would show in place of those that were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from checks.inspect.docx_bound import Stores, bound_controls, stored
from checks.inspect.docx_fields import bookmarks, kinds
from checks.inspect.docx_places import placed
from checks.inspect.sighting import Inspection, Sighting
from checks.read.docx import stories
from checks.read.docx_graphics import read_branches
from checks.read.docx_names import MC
from checks.read.docx_package import Package
from checks.text import Paper, Place

Places = dict[etree._Element, Place]


def inspect_docx(path: Path, data: bytes, paper: Paper) -> Inspection:
    """What is sighted in a DOCX."""
    package = Package(path, data)
    roots = list(stories(package, package.relationships(package.main)))
    places: Places = {}
    for story, root in roots:
        places |= dict(placed(path.name, story, root))
    alternates = [each for _, root in roots for each in root.iter(MC + "AlternateContent")]
    controls = [each for _, root in roots for each in bound_controls(root)]
    sightings = [
        *_typefaces(package),
        *_bound(package, controls, places),
        *_alternates(alternates, places),
        *_fields(paper, [root for _, root in roots]),
    ]
    looked = (("controls", len(controls)), ("alternates", len(alternates)), ("fields", len(paper.fields)))
    return Inspection(tuple(sightings), (*looked, ("stories", len(roots))))


def _typefaces(package: Package) -> Iterator[Sighting]:
    for part in (link.target for link in package.relationships(package.main) if link.kind == "fontTable"):
        for font in package.relationships(part):
            said = f"no glyph of the typeface in the file was compared ({font.target})"
            yield Sighting("glyph", said, severity="note")


def _bound(
    package: Package, controls: list[tuple[etree._Element, etree._Element]], places: Places
) -> Iterator[Sighting]:
    stores = Stores(package) if controls else None
    for control, binding in controls:
        assert stores
        shown, words = stores.shown(binding), stored(control)
        place = places.get(control)
        if shown.shows is None:
            said = f"the control that holds {words[:60]!r} is bound to data, and {shown.why}"
            yield Sighting("other words", said, place, severity="warning")
        elif " ".join(shown.shows.split()) != " ".join(words.split()):
            said = f"the control that holds {words[:60]!r} is bound to data, and Word shows {shown.shows[:60]!r}"
            yield Sighting("other words", said, place)


def _alternates(alternates: list[etree._Element], places: Places) -> Iterator[Sighting]:
    for each in alternates:
        branches = read_branches(each)
        if len(branches) > 1:
            one, other = (" ".join("".join(map(str, b.itertext())).split())[:60] for b in branches)
            said = f"one program shows {one!r}, another {other!r} in its place"
            yield Sighting("other words", said, places.get(each))


def _fields(paper: Paper, roots: list[etree._Element]) -> Iterator[Sighting]:
    if not paper.fields:
        return
    for field, stale in kinds(paper.fields, bookmarks(roots)):
        kind = "elsewhere" if stale.kind == "elsewhere" else "other words"
        span = (field.start, field.end)
        place = paper.text.at(field.start)
        yield Sighting(kind, stale.said, place, span, severity="warning" if stale.kind == "unknown" else None)
