"""The catalogue of rules: what each rule's docstring says, taken apart for those who show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import checks.rules  # noqa: F401  registers the rules
from checks.model import RULES, Rule
from warrant.data import dataclass
from warrant.regex import regex

OF_WHAT = {
    "whole": "the whole statement",
    "warrant": "a passage of the Warrant",
    "mended": "the Warrant without its slips",
    "attached": "facts embedded in the file",
    "redline": "a redline, the new paper and the old one",
    "folder": "the files in the folder",
    "run": "a run of statements read back",
    "stranger": "a file of no document of the matter",
    "unreadable": "a file, and what a reader said of it",
    "named": "a file by its name, and its kind by its bytes",
    "noted": "words, and a note of Tenor's beside them",
    "second": "a page as the checker reads it, and as a second reader does",
    "sighted": "words, and what an inspection of the file sighted, or what it looked at",
    "exhibit_d": "an act of Company under Exhibit D",
    "by_others": "words of a paper by others",
    "misgiven": "words of a paper by others, said to be a certificate of shares reserved",
    "facts_by_others": "each fact of the statement in other words than ours",
}
"""What an example is of, by the word in brackets behind Passes or Fails."""

BLOCK = regex(r"^(Passes|Fails)(?: \((\w+)\))?:\n((?:(?: {4}.*)?\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One example of a rule: whether it passes, its kind (a word of ``OF_WHAT``, or nothing), its lines."""

    rule: Rule
    passes: bool
    kind: str
    text: str

    @property
    def verdict(self) -> str:
        """ "Passes", or "Fails (the files in the folder)"."""
        said = "Passes" if self.passes else "Fails"
        return f"{said} ({OF_WHAT[self.kind]})" if self.kind else said


def every_rule() -> tuple[Rule, ...]:
    """The rules by their codes."""
    return tuple(RULES[code] for code in sorted(RULES))


def examples(rule: Rule) -> Iterator[Example]:
    """The examples of a rule, in the order of its docstring."""
    for verdict, kind, text in BLOCK.findall(_written(rule)):
        yield Example(rule, verdict == "Passes", kind, cleandoc(text))


def explanation(rule: Rule) -> str:
    """What the docstring says below its first sentence, the examples left out; a line a paragraph."""
    paragraphs = BLOCK.sub("", _written(rule)).strip().split("\n\n")[1:]
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def _written(rule: Rule) -> str:
    return cleandoc(rule.documentation) + "\n"
