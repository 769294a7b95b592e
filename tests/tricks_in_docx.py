"""Ways to make a Word file show other than it holds, each played on a finished statement of adjustment.

A trick takes the members of the statement and changes them. It says which rule finds it, what the finding says, and at
which place. Where it can be, the file reads $3.77 as before, and Word shows $4.77.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx_builder import NAMESPACES, OFFICE, field, r

MAIN, STYLES, LINKS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
PRICE = '<w:r><w:t xml:space="preserve">$3.77</w:t></w:r>'
CONTROL = '<w:tag w:val="E-001.price_after"/>'
HERE = "table 1 row"
"""The price stands in the first table."""

AT_ITEM = "urn:example:price"
STORE = "{11111111-2222-3333-4444-555555555555}"

Members = dict[str, bytes]


@dataclass(frozen=True)
class Trick:
    """A way to spoil a paper: the rules that find it, what the first says, and what its place or finding holds."""

    play: Callable[[Members], None]
    rules: tuple[str, ...]
    said: str
    place: str


TRICKS: dict[str, Trick] = {}
CONTROLS: dict[str, Callable[[Members], None]] = {}
"""What looks like a trick and is none: it must stay unsaid."""


def trick(*rules: str, said: str, place: str = HERE) -> Callable[..., Any]:
    def enter(play: Callable[[Members], None]) -> Callable[[Members], None]:
        TRICKS[play.__name__] = Trick(play, rules, said, place)
        return play

    return enter


def control(play: Callable[[Members], None]) -> Callable[[Members], None]:
    CONTROLS[play.__name__] = play
    return play


def put(members: Members, before: str, after: str, part: str = MAIN) -> None:
    """Replaces words of a part, the first time that they stand there."""
    assert before.encode() in members[part], before
    members[part] = members[part].replace(before.encode(), after.encode(), 1)


def in_place_of_price(members: Members, xml: str) -> None:
    """Puts XML where the run of the price stands, in the form's own names."""
    names = f"<w:document {NAMESPACES}>"
    start = members[MAIN].index(b"<w:document")
    end = members[MAIN].index(b">", start) + 1
    members[MAIN] = members[MAIN][:start] + names.encode() + members[MAIN][end:]
    at = members[MAIN].index(CONTROL.encode())
    head, tail = members[MAIN][:at], members[MAIN][at:]
    assert PRICE.encode() in tail
    members[MAIN] = head + tail.replace(PRICE.encode(), xml.encode(), 1)


def link(members: Members, id_: str, kind: str, target: str, *, external: bool = True, part: str = LINKS) -> None:
    """A relationship of the document to something elsewhere, or to a part."""
    mode = ' TargetMode="External"' if external else ""
    made = f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    put(members, "</Relationships>", made, part)


def after_title(members: Members, xml: str) -> None:
    in_place_of_price(members, PRICE)
    put(members, "</w:p>", "</w:p>" + xml)


# Words that are not to be seen


@trick("FIL-02", said="is hidden")
def hidden_words(members):
    in_place_of_price(members, r("$3.77", "<w:vanish/>") + r("$4.77"))


@trick("FIL-02", said="hidden by the style Unseen")
def words_hidden_by_a_style(members):
    style = '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    put(members, "</w:styles>", style, STYLES)
    in_place_of_price(members, r("$3.77", '<w:rStyle w:val="Unseen"/>') + r("$4.77"))


@trick("FIL-02", said="is white")
def white_words(members):
    in_place_of_price(members, r("$3.77", '<w:color w:val="FFFFFF"/>'))


@trick("FIL-02", said="too small")
def tiny_words(members):
    in_place_of_price(members, r("$3.77", '<w:sz w:val="2"/>'))


# Other words for another program, or on another day


def bound(members: Members, price: str) -> None:
    """Binds the price to data in the file, which state a price."""
    binding = (
        f'<w:dataBinding w:prefixMappings="xmlns:p=\'{AT_ITEM}\'" w:xpath="/p:price[1]/p:after[1]" '
        f'w:storeItemID="{STORE}"/>'
    )
    put(members, CONTROL, CONTROL + binding)
    members["customXml/item1.xml"] = f'<price xmlns="{AT_ITEM}"><after>{price}</after></price>'.encode()
    members["customXml/itemProps1.xml"] = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{STORE}"/>'
    ).encode()
    head = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    members["customXml/_rels/item1.xml.rels"] = f"{head}</Relationships>".encode()
    link(members, "rId91", "customXml", "../customXml/item1.xml", external=False)
    made = "customXml/_rels/item1.xml.rels"
    link(members, "rId1", "customXmlProps", "itemProps1.xml", external=False, part=made)


@trick("FIL-07", said="Word shows '$4.77'")
def a_control_bound_to_another_price(members):
    bound(members, "$4.77")


@control
def a_control_bound_to_the_same_price(members):
    bound(members, "$3.77")


def alternatives(one: str, other: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{r(one)}</mc:Choice>'
        f"<mc:Fallback>{r(other)}</mc:Fallback></mc:AlternateContent>"
    )


@trick("FIL-07", said="one program shows '$3.77', another '$4.77'")
def a_price_that_another_program_shows_otherwise(members):
    in_place_of_price(members, alternatives("$3.77", "$4.77"))


@control
def a_price_that_every_program_shows_alike(members):
    in_place_of_price(members, alternatives("$3.77", "$3.77"))


@trick("FIL-07", said="refers to '$4.10'")
def a_reference_whose_words_are_stale(members):
    in_place_of_price(members, field(" REF v_warrant_warrant_price \\h ", r("$3.77")))


@control
def a_reference_that_is_up_to_date(members):
    put(members, "$4.10", "$3.77")
    in_place_of_price(members, field(" REF v_warrant_warrant_price \\h ", r("$3.77")))


@trick("FIL-07", said="when it is computed")
def the_day_on_which_the_file_is_opened(members):
    in_place_of_price(members, r("$3.77") + field(' DATE \\@ "M/d/yyyy" ', r("6/14/2002")))


@trick("TXT-06", said="with the changes accepted")
def a_change_that_is_pending(members):
    deleted = '<w:del w:id="91" w:author="a"><w:r><w:delText>$4.77</w:delText></w:r></w:del>'
    in_place_of_price(members, f'{deleted}<w:ins w:id="92" w:author="a">{PRICE}</w:ins>')


# What runs, or is brought in


@trick("FIL-06", said="a template (https://example.com/a.dotm)", place="adjustment-statement")
def a_template_kept_elsewhere(members):
    head = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    members["word/_rels/settings.xml.rels"] = f"{head}</Relationships>".encode()
    made = "word/_rels/settings.xml.rels"
    link(members, "rId1", "attachedTemplate", "https://example.com/a.dotm", part=made)


@trick("FIL-06", said="text kept in a file of its own (altChunk)", place="paragraph 1")
def words_kept_in_a_file_of_their_own(members):
    after_title(members, '<w:altChunk r:id="rId91"/>')
    members["word/chunk.html"] = b"<p>The Warrant Price is $4.77.</p>"
    link(members, "rId91", "aFChunk", "chunk.html", external=False)


@trick("FIL-06", said="an embedded object", place="paragraph 2")
def an_embedded_object(members):
    after_title(members, '<w:p><w:r><w:object><w:control r:id="rId91"/></w:object></w:r></w:p>')
    members["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0"
    link(members, "rId91", "oleObject", "embeddings/oleObject1.bin", external=False)


@trick("FIL-06", "FIL-09", said="what lies elsewhere (image, https://example.com/a.png)", place="adjustment-statement")
def a_picture_kept_elsewhere(members):
    after_title(members, "<w:p><w:r><w:drawing><a:graphic/></w:drawing></w:r></w:p>")
    link(members, "rId91", "image", "https://example.com/a.png")


@trick("FIL-06", said="takes its words from elsewhere")
def words_taken_from_another_file(members):
    in_place_of_price(members, field(' INCLUDETEXT "//example.com/price.docx" ', r("$3.77")))


@trick("FIL-06", said="a macro project", place="adjustment-statement")
def a_macro(members):
    members["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    link(members, "rId91", "vbaProject", "vbaProject.bin", external=False)


@control
def a_link_to_an_address(members):
    in_place_of_price(members, f'<w:hyperlink r:id="rId91">{PRICE}</w:hyperlink>')
    link(members, "rId91", "hyperlink", "https://example.com")


# What cannot be read


@trick("FIL-01", said="declares a DTD", place="adjustment-statement")
def a_price_behind_an_entity(members):
    put(members, "<w:document", '<!DOCTYPE d [<!ENTITY price "$4.77">]><w:document')
