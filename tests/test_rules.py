"""Every rule's own examples, and the catalogue: none unregistered, none without both examples."""

from pathlib import Path

import pytest
from rule_examples import checks_of

import checks.rules
from checks.catalogue import examples
from checks.model import RULES
from checks.read import read

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
