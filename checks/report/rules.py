"""The catalogue of rules: what each asks and why, its clause as executed, what passes and what fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from checks.catalogue import every_rule, examples, explanation
from checks.model import Rule
from checks.report.sentences import section
from warrant.clauses import words

FAMILIES = {
    "BLK": "Runs: is every statement to the Holders of a list there, and right, and nothing else",
    "DRF": "Drafting: is the text sound by itself, whatever it agrees upon",
    "FIG": "Figures: does every figure stated equal the one computed",
    "FIL": "Files: is a file what it seems, to the eye, to another program and on another day",
    "OBL": "Obligations: was everything sent and done that had to be, in time, by an allowed method",
    "TXT": "Words: does a paper say what it must, in every format, and nothing else",
    "WAI": "Waivers: does what is let stand still stand for something",
}
INTRODUCTION = """# The rules

The catalogue of what `tenor check` asks, as `tenor rules --markdown` prints it; of files by themselves `tenor lint`
asks what looks at each file. A rule yields a comparison for each thing that it looks at, passed or failed; every
report says how many it made, and a rule that made none passed nothing. Its severity is that of a finding, unless the
explanation says otherwise. An error fails the report, unless it is waived in the matter.

The examples are run as the rules' tests. Where nothing else is said, one is text of a statement of adjustment, a line
a paragraph: `[[tag: words]]` is a content control of Word, `[-words-]` was deleted and `[+words+]` inserted with
tracked changes, and `---` parts two papers. An example of an obligation tells what was mailed, paid or done, one of
drafting is any text.
"""


def about(rule: Rule) -> str:
    """What a rule looks at."""
    return {"file": "each file", "paper": "each paper"}.get(rule.scope, "the matter as a whole")


def rule_text(rule: Rule) -> str:
    """The rule for people at a terminal: the sentence, the explanation, the clause, the examples."""
    parts = [rule.sentence, explanation(rule), *_clause(rule)]
    parts += [f"{each.verdict}:\n{_indented(each.text)}" for each in examples(rule)]
    return "\n\n".join(filter(None, parts))


def rule_markdown(rule: Rule) -> str:
    """The same in Markdown."""
    parts = [rule.sentence, *explanation(rule).split("\n"), *(f"> {each}" for each in _clause(rule))]
    parts += [f"{each.verdict}:\n\n```text\n{each.text or NOTHING_LEFT_OUT}\n```" for each in examples(rule)]
    return "\n\n".join(filter(None, parts))


def rule_json(rule: Rule) -> dict[str, Any]:
    """The same for programs."""
    told = [{"passes": each.passes, "of": each.verdict, "text": each.text} for each in examples(rule)]
    return {
        "code": rule.code,
        "name": rule.check.__name__,
        "severity": rule.severity,
        "about": about(rule),
        "clause": rule.clause,
        "quoted": words(rule.clause),
        "asks": rule.sentence,
        "why": explanation(rule),
        "examples": told,
    }


def catalogue_markdown() -> str:
    """The whole catalogue as one page."""
    return "\n".join([INTRODUCTION, *_table(every_rule()), "", *_families()])


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| rule | asks | clause | severity |"
    yield "|---|---|---|---|"
    for rule in rules:
        yield f"| [{rule.code}](#{rule.code.lower()}) | {rule.sentence} | {section(rule.clause)} | {rule.severity} |"


def _families() -> Iterator[str]:
    for family, rules in groupby(every_rule(), lambda rule: rule.code.partition("-")[0]):
        yield f"## {FAMILIES[family]}\n"
        for rule in rules:
            yield f"### {rule.code}\n"
            article = "an" if rule.severity == "error" else "a"
            name = rule.check.__name__.replace("_", " ")
            yield f"*{name.capitalize()}.* It looks at {about(rule)}; a finding is {article} {rule.severity}.\n"
            yield f"{rule_markdown(rule)}\n"


NOTHING_LEFT_OUT = "(nothing left out)"


def _clause(rule: Rule) -> list[str]:
    quoted = words(rule.clause)
    return [f"{section(rule.clause)}: “{quoted}”"] if quoted else [section(rule.clause)] if rule.clause else []


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in (text or NOTHING_LEFT_OUT).split("\n"))
