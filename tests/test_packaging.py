"""The lock files are complete, agree with each other, and name no place to download from."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "conformance")}


def requirements(lock: str) -> list[str]:
    """Returns the requirements of a lock file, each with its hashes on one line."""
    return LOCKS[lock].read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def versions(lock: str) -> dict[str, str]:
    """Returns the locked version and marker of each distribution, by its normalised name."""
    pinned = {}
    for requirement in requirements(lock):
        name, version = requirement.split("--hash=")[0].split("==", 1)
        pinned[normalised(name)] = version.strip()
    return pinned


def normalised(requirement: str) -> str:
    """Returns the normalised name of the distribution that a requirement begins with."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def pyproject() -> dict[str, Any]:
    """Returns the content of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def group(name: str) -> set[str]:
    """Returns the distributions of a dependency group, those of the groups it includes among them."""
    found: set[str] = set()
    for entry in pyproject()["dependency-groups"][name]:
        found |= {normalised(entry)} if isinstance(entry, str) else group(entry["include-group"])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_url_and_gives_pip_no_option(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("--hash=sha256:", ""), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_has_an_exact_version_and_a_hash(lock: str) -> None:
    pinned = re.compile(r"[A-Za-z0-9._-]+==[^\s;*]+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in requirements(lock) if not pinned.fullmatch(line)] == []


def test_the_lock_for_the_tests_holds_all_of_the_lock_for_the_program_at_the_same_versions() -> None:
    assert versions("run").items() <= versions("dev").items()


def test_the_lock_for_the_program_holds_every_dependency_of_the_program_and_of_its_build() -> None:
    wanted = {normalised(dependency) for dependency in pyproject()["project"]["dependencies"]}
    assert wanted | group("build") <= versions("run").keys()


def test_the_lock_for_the_tests_holds_every_development_dependency() -> None:
    assert group("dev") <= versions("dev").keys()
