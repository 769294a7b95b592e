"""Kills, Ctrl-C, a file system that is really full and a limit on files end a real run; the next goes on from there."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from bulk_processes import batches, begun, ended, until
from bulk_runs import lines, tree, write_matter

HOLDERS = 1_500
KILLS = 8
MIB = 1 << 20


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_matter(tmp_path_factory.mktemp("run") / "matter", lines(HOLDERS))


@pytest.fixture(scope="module")
def undisturbed(matter: Path) -> dict[str, str]:
    out = matter.parent / "undisturbed"
    assert ended(begun(matter, out, "html"))[0] == 0
    return tree(out)


def left_over(folder: Path) -> list[Path]:
    return [*folder.glob(".tenor-*")]


def whole(files: dict[str, str]) -> dict[str, str]:
    return {path: sha256 for path, sha256 in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.conformance)])
def test_ctrl_c_ends_a_run_with_status_130_and_the_next_finishes_it(
    matter: Path, undisturbed: dict[str, str], tmp_path: Path, jobs: str
) -> None:
    out = tmp_path / "out"
    process = begun(matter, out, "html", "--jobs", jobs)
    until(lambda: batches(out) > 0, process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the run
    status, said = ended(process)
    assert status == 130, said
    assert f" of {HOLDERS:,} statements of " in said and "stand, none half written; run again to finish." in said
    assert "Traceback" not in said
    assert 0 < batches(out) < HOLDERS / 250
    assert whole(tree(out)).items() <= undisturbed.items()
    assert left_over(tmp_path) == []
    status, said = ended(begun(matter, out, "html", "--jobs", jobs))
    assert status == 0 and " unchanged" in said
    assert tree(out) == undisturbed


def test_ctrl_c_before_the_first_batch_ends_with_status_130_as_well_and_the_next_makes_them_all(
    matter: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = begun(matter, out, "html")
    until(lambda: bool(left_over(tmp_path)), process)
    os.killpg(process.pid, signal.SIGINT)
    status, said = ended(process)
    assert status == 130, said
    assert said.startswith("Stopped: ") and said.count("\n") == 1, said
    assert batches(out) == 0
    # The folder beside OUT may stand, empty, where Ctrl-C fell just behind its making; the next run takes it.
    assert ended(begun(matter, out, "html"))[0] == 0
    assert tree(out) == undisturbed
    assert left_over(tmp_path) == []


@pytest.mark.conformance
def test_ctrl_c_while_layouts_are_compiled_and_workers_begin_is_told_in_one_line(matter: Path, tmp_path: Path) -> None:
    chance, heard = random.Random(5), 0
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        process = begun(matter, folder / "out", "pdf", "--jobs", "2")
        until(partial(left_over, folder), process)
        time.sleep(chance.uniform(0, 0.8))
        os.killpg(process.pid, signal.SIGINT)
        status, said = ended(process)
        # Python itself drops one that falls into the end of an import.
        dropped = status == 0 and "Exception ignored in" in said
        assert dropped or (status == 130 and said.startswith("Stopped") and said.count("\n") == 1), said
        heard += not dropped
    assert heard > 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MiB, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={16 * MIB}", "tenor-test", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no file system can be mounted here: {error}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.conformance
def test_a_file_system_that_is_full_ends_a_run_and_with_room_the_next_finishes_it(
    matter: Path, undisturbed: dict[str, str], small_disk: Path
) -> None:
    out = small_disk / "out"
    status, said = ended(begun(matter, out, "html"))
    assert status == 2, said
    assert "No space left on device" in said and "Traceback" not in said
    assert batches(out) > 0
    assert whole(tree(out)).items() <= undisturbed.items()
    subprocess.run(["mount", "-o", f"remount,size={256 * MIB}", str(small_disk)], check=True)
    assert ended(begun(matter, out, "html"))[0] == 0
    assert tree(out) == undisturbed
    assert left_over(small_disk) == []


@pytest.mark.conformance
def test_a_limit_on_the_size_of_files_ends_a_run_and_without_it_the_next_finishes_it(
    matter: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    status, said = ended(begun(matter, out, "html", preexec_fn=limited))
    assert status == 2, said
    assert "File too large" in said and "Traceback" not in said
    assert batches(out) == 0 and left_over(tmp_path) == []
    assert ended(begun(matter, out, "html"))[0] == 0
    assert tree(out) == undisturbed


@pytest.mark.conformance
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_before_the_first_batch_while_layouts_are_compiled_a_run_is_as_one_undisturbed(
    matter: Path, tmp_path: Path, record_property: Callable[[str, object], None], jobs: str
) -> None:
    """Processes that begin from nothing, killed at random moments from the first folder on to the first batch."""
    seed = int(os.environ.get("TENOR_SEED", random.randrange(10**6)))
    print(f"seed {seed}: TENOR_SEED={seed} draws the same moments")
    chance, out, fell = random.Random(seed), tmp_path / "out", 0

    def begin(where: Path) -> subprocess.Popen[str]:
        process = begun(matter, where, "pdf", "--jobs", jobs)
        until(lambda: bool(left_over(tmp_path)), process)
        return process

    process = begin(tmp_path / "undisturbed")
    spent = until(lambda: batches(tmp_path / "undisturbed") > 0, process)
    assert ended(process)[0] == 0
    undisturbed = tree(tmp_path / "undisturbed")
    for _ in range(KILLS):
        process = begin(out)
        time.sleep(chance.uniform(0, spent))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        fell += not batches(out)
        files = {path: sha256 for path, sha256 in tree(out).items() if path.endswith(".pdf")} if out.exists() else {}
        assert files.items() <= undisturbed.items(), f"seed {seed}"
        if batches(out):
            shutil.rmtree(out)
    assert ended(begin(out))[0] == 0
    assert tree(out) == undisturbed, f"seed {seed}"
    assert left_over(tmp_path) == []
    assert fell >= KILLS / 2
    figure = f"{KILLS} kills of processes from nothing, --jobs {jobs}: {fell} before the first batch, seed {seed}"
    record_property("figure", figure)
