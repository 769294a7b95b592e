"""What holds files against their layouts is soon begun: it is given plain values, and imports no reader and no rule."""

import pickle
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bulk_files import folder_of, stamped

from checks.bulk import batch, pdf_face
from checks.bulk.batch import Owed, Task, bytes_within, verify_batch
from checks.bulk.expected import figure_texts
from checks.bulk.pdf_layout import PdfLayout
from checks.bulk.pdf_learning import pdf_layout
from checks.bulk.run import verify_run
from tenor.read_back import WORTH_PROCESSES, _executor

PROGRAM = """
import pickle, sys
sys.path[:] = sys.argv[1:]
task = pickle.loads(sys.stdin.buffer.read())
from checks.bulk.batch import verify_batch
print(*verify_batch(task))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
print(*(name for name in sys.modules if name.startswith("checks.")))
"""
HEAVY = {"pypdf", "lxml", "PIL", "pypdfium2", "fontTools", "docx", "weasyprint", "click", "warrant", "docgen", "tenor"}


def layout() -> PdfLayout:
    files = stamped()
    return pdf_layout(files.pdf(0), files.pdf(1), files.texts(0), files.texts(1))


def task(folder: Path) -> Task:
    files = stamped()
    paths = {path.stem.removeprefix(f"{files.run.stem}-"): path for path in folder.glob("*/*.pdf")}
    owed = [
        Owed(str(paths[each.certificate]), (".pdf", 2), (each.certificate, each.name, each.address), at, "")
        for at, each in enumerate(files.lines)
    ]
    figures = tuple(figure_texts(files.run.figures(each.shares)) for each in files.lines)
    return Task(owed, figures, {(".pdf", 2): (pickle.dumps(layout()),)})


def test_a_process_that_holds_files_against_layouts_imports_nothing_else(tmp_path):
    given = pickle.dumps(task(folder_of(stamped(), tmp_path)))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *sys.path], input=given, capture_output=True, check=True, timeout=60
    )
    read, modules, ours = done.stdout.decode().splitlines()
    assert int(read.split()[0]) > 20 * len(stamped().lines)
    assert read.endswith(" () ()")
    assert not HEAVY & set(modules.split())
    assert not [name for name in ours.split() if not name.startswith(("checks.bulk", "checks.data"))]


def test_what_is_remembered_of_texts_changes_nothing(tmp_path, monkeypatch):
    given = task(folder_of(stamped(), tmp_path))
    right = verify_batch(given)
    monkeypatch.setattr(pdf_face, "REMEMBERED_MAX", 2)
    batch._ready.cache_clear()
    assert verify_batch(given) == verify_batch(given) == right
    assert not right.unlike


def test_a_file_of_another_holder_is_none_of_the_layout_however_often_its_texts_were_read(tmp_path):
    given = task(folder_of(stamped(), tmp_path))
    one, other, *rest = given.files
    swapped = given._replace(files=(one._replace(path=other.path), other._replace(path=one.path), *rest))
    assert verify_batch(given).unlike == ()
    assert verify_batch(swapped).unlike == (0, 1)


def test_a_run_comes_to_the_same_in_processes_which_leave_ctrl_c_to_their_parent(tmp_path):
    files, folder = stamped(), folder_of(stamped(), tmp_path)
    paths = sorted(folder.glob("*/*.pdf"))
    paths[7].write_bytes(paths[8].read_bytes())
    paths[9].unlink()
    found = []
    for count in (1, WORTH_PROCESSES):
        with _executor(count, 2) as executor:
            found.append(
                verify_run(
                    folder,
                    files.run,
                    files.lines,
                    book=files.book,
                    as_of=date(2002, 12, 31),
                    executor=executor,
                    sample=1,
                )
            )
            answers_ctrl_c = executor.submit(signal.getsignal, signal.SIGINT).result() != signal.SIG_IGN
            assert answers_ctrl_c == (count == 1)
    one, other = found
    assert one == other
    assert (len(one.missing), len(one.altered), one.stated == one.owed) == (1, 1, False)


@pytest.mark.parametrize("size", [0, 1, 10])
def test_a_file_is_read_whole_or_not_at_all(tmp_path, monkeypatch, size):
    monkeypatch.setattr(batch, "FILE_MAX", 9)
    file = tmp_path / "file"
    file.write_bytes(b"x" * size)
    assert bytes_within(file) == (b"x" * size if size < 10 else None)
    assert bytes_within(tmp_path / "none") is None
    assert bytes_within(tmp_path) is None
