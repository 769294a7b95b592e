"""The style sheets of an HTML page, as far as they decide what is read: what is not to be seen, what is struck or
underlined, which element begins a paragraph, what the styles themselves write.

A page is looked at on a screen and in print, so that each sheet is asked twice. What lies over words is not computed,
nor where the page puts them, but for offsets far out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any, NamedTuple

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from warrant.data import dataclass

MEDIA = ("screen", "print")
RULES_MAX = 20_000
"""The most rules that are taken from one page; a large framework has some thousands."""

COUNTERS = {"page": "PAGE", "pages": "NUMPAGES"}
"""The counters of the page, by the names that Word has for them."""

AROUND_RULES = frozenset({"media", "supports", "layer", "container", "scope"})
"""What stands around rules that a browser may follow."""

Declarations = dict[str, list[Any]]


@dataclass
class Sheet:
    """The rules of a page for one medium, the address of each sheet left out, and sentences on what is not followed."""

    medium: str
    unread: list[str] = field(default_factory=list)
    brought: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._matcher = cssselect2.Matcher()
        self._rules = 0

    def add(self, css: str) -> None:
        """Takes the rules of a style element."""
        self._take(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))

    def _take(self, rules: Sequence[Any]) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._rule(rule)
            elif rule.type == "at-rule":
                self._at_rule(rule)

    def _at_rule(self, rule: Any) -> None:
        name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
        if name == "import":
            self.brought.append(f"a style sheet kept elsewhere ({prelude})")
        elif name == "font-face":
            # Its glyphs may be others than those of the letters that they stand for.
            said = tinycss2.serialize(rule.content or ()).strip()
            self.brought.append(f"a typeface that the page brings ({said[:60]})")
        elif name == "page":
            self._page_margins(rule)
        elif name in AROUND_RULES and rule.content is not None and (name != "media" or concerns(self.medium, prelude)):
            self._take(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))

    def _page_margins(self, rule: Any) -> None:
        for margin in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            written = _declared(margin.content).usual.get("content", []) if margin.type == "at-rule" else []
            if any(token.type == "string" and token.value.strip() for token in _all(written)):
                said = tinycss2.serialize(written).strip()
                self.unread.append(f"what the style writes in the margins of pages ({said})")

    def _rule(self, rule: Any) -> None:
        self._rules += 1
        if self._rules > RULES_MAX:
            raise ValueError(f"more than {RULES_MAX:,} style rules")
        declared = _declared(rule.content)
        self._fetched(declared)
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return  # a browser drops a rule whose selector it does not know
        for selector in selectors:
            if not selector.never_matches:
                self._matcher.add_selector(selector, declared)

    def _fetched(self, declared: Block) -> None:
        for values in (*declared.usual.values(), *declared.important.values()):
            for token in _all(values):
                address = token.value if token.type == "url" else _in_function(token)
                if address and not address.lower().startswith(("data:", "#")):
                    self.brought.append(f"what the style shows that is kept elsewhere ({address})")

    def of(self, wrapped: Any) -> tuple[Declarations, dict[str, Declarations]]:
        """The declarations that hold for an element, its own among them, and those of its pseudo-elements by name."""
        matched = [(name, block) for _, _, name, block in self._matcher.match(wrapped)]
        inline = wrapped.etree_element.get("style")
        if inline:
            declared = _declared(tinycss2.parse_component_value_list(inline))
            self._fetched(declared)
            matched.append((None, declared))
        found: dict[str | None, Declarations] = {None: {}}
        for important in (False, True):  # what is important stands, whatever comes later
            for name, block in matched:
                found.setdefault(name, {}).update(block.important if important else block.usual)
        own = found.pop(None)
        return own, {name: declared for name, declared in found.items() if name is not None}


class Block(NamedTuple):
    """The declarations of one rule."""

    usual: Declarations
    important: Declarations


def _declared(content: Sequence[Any] | None) -> Block:
    block = Block({}, {})
    for each in tinycss2.parse_blocks_contents(content or (), skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            values = [token for token in each.value if token.type != "whitespace"]
            (block.important if each.important else block.usual)[each.lower_name] = values
    return block


def _in_function(token: Any) -> str:
    """The address in ``url("...")``, which is a function where it is quoted."""
    if token.type != "function" or token.lower_name not in ("url", "src", "image", "image-set"):
        return ""
    return next((each.value for each in token.arguments if each.type == "string"), "")


def _all(tokens: Sequence[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _all(getattr(token, "arguments", ()))


def concerns(medium: str, query: str) -> bool:
    """Whether a media query may hold for a medium; one on its measures is taken to hold."""
    for each in query.lower().split(","):
        words = each.replace("(", " (").split()
        words = words[1:] if words[:1] == ["only"] else words
        if not words or words[0].startswith("(") or words[0] in ("all", medium):
            return True
        if words[0] == "not" and words[1:2] != [medium]:
            return True
    return False


def generated(content: list[Any]) -> tuple[list[str], bool]:
    """What a ``content`` writes: the fields for counters of the page in order, and whether it writes anything else."""
    fields: list[str] = []
    other = False
    for token in content:
        counted = token.type == "function" and token.lower_name == "counter"
        name = tinycss2.serialize(token.arguments).strip() if counted else ""
        if name in COUNTERS:
            fields.append(COUNTERS[name])
        elif token.type == "string":
            other = other or bool(token.value.strip())
        elif not (token.type == "ident" and token.lower_value in ("none", "normal")):
            other = True
    return fields, other


def wrapped_tree(root: etree._Element) -> dict[etree._Element, Any]:
    """Each element as ``Sheet.of`` takes it."""
    return {each.etree_element: each for each in cssselect2.ElementWrapper.from_html_root(root).iter_subtree()}
