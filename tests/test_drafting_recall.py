"""Each rule of drafting finds its fault planted in agreements of other kinds, at its place, and finds nothing else."""

import tomllib
from pathlib import Path

import pytest
from agreements import CLEAN, WRITERS, Plant

from checks.lint import lint
from checks.model import RULES

PLANTED = Path(__file__).parent / "corpus" / "planted.toml"
PLANTS = tuple(Plant(**each) for each in tomllib.loads(PLANTED.read_text("utf-8"))["plant"])


def found_in(plant, path):
    report = lint([path])
    string = report.papers[0].text.string
    return [
        (each.rule.code, " ".join(string[slice(*each.check.span)].split()))
        for each in report.findings
        if each.rule.family == "DRF"
    ]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.code}-{plant.agreement}")
def test_a_fault_planted_in_an_agreement_is_found_at_its_place(plant, tmp_path):
    write, suffix = WRITERS["plain"]
    found = found_in(plant, write(plant.text, tmp_path / f"x.{suffix}"))
    assert any(code == plant.code and plant.at in words for code, words in found), found


def test_every_rule_but_that_on_the_recorded_slips_has_its_fault_planted_in_four_kinds_of_agreement():
    planted = {code: {plant.agreement for plant in PLANTS if plant.code == code} for code in RULES if code[:3] == "DRF"}
    few = {"DRF-07": 1, "DRF-20": 0, "DRF-06": 3, "DRF-16": 3, "DRF-17": 3, "DRF-18": 3}
    assert {code: len(names) for code, names in planted.items() if len(names) < few.get(code, 4)} == {}
    assert {plant.agreement for plant in PLANTS} >= {"lease", "loan", "licence", "charter"} & CLEAN.keys()


ON_EVERY_ROAD = ("DRF-04", "DRF-08", "DRF-10", "DRF-13")


@pytest.mark.parametrize("road", sorted(WRITERS.keys() - {"plain"}))
def test_a_fault_is_found_in_every_format(road, tmp_path):
    write, suffix = WRITERS[road]
    for code in ON_EVERY_ROAD:
        plant = next(plant for plant in PLANTS if (plant.code, plant.agreement) == (code, "licence"))
        found = found_in(plant, write(plant.text, tmp_path / f"{code}.{suffix}"))
        assert [(each, words) for each, words in found if plant.at in words] == [(code, found[0][1])], found
