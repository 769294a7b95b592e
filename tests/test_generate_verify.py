"""tenor generate --verify: what was written is read back at once, by the checker's own road."""

from __future__ import annotations

import json

import pytest
from bulk_runs import lines, write_matter

CHOSEN = ("--only", "adjustment_statement", "--event", "E-002", "--format", "html", "--format", "docx")


@pytest.fixture(scope="module")
def matter(tmp_path_factory):
    return write_matter(tmp_path_factory.mktemp("verify") / "matter", lines(30))


def test_what_was_written_is_read_back_and_the_verdict_told(matter, tmp_path, tenor):
    out = tmp_path / "out"
    told = tenor("generate", str(matter), "-o", str(out), *CHOSEN, "--verify", "--sample", "3", "--seed", "7")
    assert told.status == 0, told.out
    assert "30 statements of E-002 read back, 60 files" in told.out and "(seed 7)" in told.out
    assert told.out.rstrip().splitlines()[-1].startswith("PASS")


def test_a_statement_that_was_altered_fails_the_verification_and_is_named(matter, tmp_path, tenor):
    out = tmp_path / "out"
    assert tenor("generate", str(matter), "-o", str(out), *CHOSEN).status == 0
    page = next(out.rglob("*-H-000009.html"))
    before = page.read_text("utf-8")
    page.write_text(before.replace('data-kind="shares">', 'data-kind="shares">1'), "utf-8")
    told = tenor("generate", str(matter), "-o", str(out), *CHOSEN, "--verify", "--json")
    assert told.status == 1
    found = json.loads(told.out)["verified"]
    assert found["verdict"] == "fail"
    assert any(page.name in (each["file"] or "") and each["code"] == "FIG-01" for each in found["findings"])


def test_one_seed_draws_one_sample(matter, tmp_path, tenor):
    out, said = tmp_path / "out", []
    for _ in range(2):
        told = tenor("generate", str(matter), "-o", str(out), *CHOSEN, "--verify", "--json", "--seed", "5")
        said.append(json.loads(told.out)["verified"])
    assert said[0] == said[1] and said[0]["verdict"] == "pass"


def test_a_draft_is_not_read_back(matter, tmp_path, tenor):
    told = tenor("generate", str(matter), "-o", str(tmp_path / "out"), "--draft", "--verify")
    assert told.status == 2 and "--draft" in told.err
    assert not (tmp_path / "out").exists()
