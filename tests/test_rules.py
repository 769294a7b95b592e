"""Every rule's own examples, and the catalogue: none unregistered, none without both examples."""

import json
from pathlib import Path

import pytest
from rule_examples import checks_of

import checks.rules
from checks.catalogue import OF_WHAT, every_rule, examples
from checks.model import RULES
from checks.read import read
from checks.report.rules import FAMILIES
from warrant.clauses import words

EXAMPLES = [
    pytest.param(each, id=f"{rule.code}-{'passes' if each.passes else 'fails'}")
    for rule in RULES.values()
    for each in examples(rule)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_rule_decides_its_own_example_as_it_says(example, sample_book, generated):
    whole = read(generated / "2002-06-14-adjustment-statement-E-001-W-1.docx").text
    found = checks_of(example, sample_book, whole)
    failed = [check for check in found if not check.passed]
    if example.passes:
        assert found
        assert not failed
    else:
        assert failed


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_shows_what_passes_and_what_fails(rule):
    assert {each.passes for each in examples(rule)} == {True, False}


def test_every_file_in_the_folder_of_rules_registers_the_rule_that_it_is_named_for():
    folder = Path(checks.rules.__file__).parent
    names = [path.stem for path in folder.glob("[a-z]*_*_*.py")]
    assert sorted(name[:6].replace("_", "-").upper() for name in names) == sorted(RULES)
    assert {rule.check.__name__ for rule in RULES.values()} == {name[7:] for name in names}


def test_a_rules_first_sentence_is_one_that_can_stand_in_a_catalogue():
    for rule in RULES.values():
        assert rule.sentence.endswith("."), rule.code


def test_every_word_behind_an_example_and_every_family_is_explained():
    kinds = {each.kind for rule in RULES.values() for each in examples(rule)} - {""}
    assert kinds == set(OF_WHAT)
    assert {code[:3] for code in RULES} == set(FAMILIES)


def test_the_page_of_rules_is_the_catalogue_as_it_is_now(tenor):
    """Write it anew with: tenor rules --markdown > docs/rules.md."""
    page = (Path(__file__).parent.parent / "docs" / "rules.md").read_text("utf-8")
    assert page == tenor("rules", "--markdown").out


def test_the_page_of_rules_has_each_rule_with_its_clause_as_executed_and_every_example(tenor):
    parts = tenor("rules", "--markdown").out.split("\n### ")[1:]
    assert [part.partition("\n")[0] for part in parts] == sorted(RULES)
    for part in parts:
        rule = RULES[part.partition("\n")[0]]
        assert rule.sentence in part and (words(rule.clause) or "") in part
        assert part.count("```text") == len([*examples(rule)])
        assert all(each.text in part and each.verdict in part for each in examples(rule))


def test_the_command_lists_every_rule_and_tells_one_whole(tenor):
    listed = tenor("rules")
    lines = listed.out.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [[rule.code, rule.severity] for rule in every_rule()]
    assert lines[-1].startswith(f"{len(RULES)} rules")
    one = tenor("rules", "OBL-01")
    for said in ("OBL-01 (error, Section 10)", RULES["OBL-01"].sentence, words("10"), "Passes:", "Fails:"):
        assert said in one.out
    assert [each.status for each in (listed, one)] == [0, 0]


def test_the_command_gives_the_catalogue_to_programs(tenor):
    told = json.loads(tenor("rules", "--json").out)["rules"]
    assert [each["code"] for each in told] == sorted(RULES)
    for each in told:
        assert {one["passes"] for one in each["examples"]} == {True, False}
        assert each["quoted"] == words(each["clause"])
    [one] = json.loads(tenor("rules", "FIG-07", "--json").out)["rules"]
    assert one["code"] == "FIG-07"


def test_a_rule_that_is_none_is_told_with_those_that_are(tenor):
    outcome = tenor("rules", "FIG-99")
    assert (outcome.status, outcome.out) == (2, "")
    assert "There is no rule FIG-99: the rules are BLK-01, " in outcome.err
