"""The speed of binding 500 pages, as a ratio in one run to a bare merge of the same files and the stamps alone.

The files are the sample matter's papers, again and again until there are 500 pages. The bare merge opens them, takes
their pages and saves; it keeps no tags. The stamps alone are what the same merge takes longer with the footers, ticks
and links on its pages, as many as a packet of these papers has. The rounds interleave. Reading the packet back is no
part of binding.
"""

from __future__ import annotations

import gc
import io
import resource
import sys
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pikepdf

from checks.run import check_files
from tenor.generate import generate
from tenor.matter import load
from tenor.packet.bind.binder import Attachment, Lead, Plan, bind, lead, stamp
from tenor.packet.bind.exhibit import Exhibit, Opened
from tenor.packet.bind.metadata import Bookmark
from tenor.packet.bind.stamp import Numbering
from tenor.packet.bind.structure import Structure
from tenor.packet.computation_lines import computation
from tenor.packet.marks import Figure, figures
from warrant.documents import called_for
from warrant.replay import replay

SAMPLE = Path(__file__).parent.parent / "examples" / "ctc-cisco"
PAGES, ROUNDS, LIMIT = 500, 5, 2.0


def papers(out: Path) -> list[tuple[bytes, tuple[Figure, ...]]]:
    """The sample matter's papers with their figures, without the form to be filled in."""
    matter = load(SAMPLE)
    book = replay(matter, matter.terms.as_of)
    generate(book, SAMPLE, out, formats=("pdf",))
    assert book.as_of
    files = [path for path in sorted(out.glob("*.pdf")) if "fillable" not in path.name]
    report = check_files(book, files, book.as_of, complete=False)
    lines = computation(book, called_for(book))
    found = []
    for case in report.cases:
        data = case.path.read_bytes()
        found.append((data, tuple(figures(case, data, lines))))
    return found


def repeated(of: Sequence[tuple[bytes, tuple[Figure, ...]]]) -> tuple[list[bytes], tuple[Lead, ...]]:
    """As many papers as make 500 pages, and a link for each figure in them, all to the last page."""
    files: list[bytes] = []
    leads: list[Lead] = []
    pages = 0
    for data, found in cycle(of):
        if pages >= PAGES:
            break
        leads += [Lead(pages + each.page, each.box, PAGES - 1, 700.0, each.says, each.mark) for each in found]
        files.append(data)
        pages += Opened(Exhibit("", "", data)).pages
    return files, tuple(leads)


def opened(files: Sequence[bytes]) -> list[Opened]:
    """The files as exhibits."""
    return [Opened(Exhibit(f"Paper {at}", f"Tab 2.{at}", data)) for at, data in enumerate(files, 1)]


def merged(files: Sequence[bytes]) -> pikepdf.Pdf:
    """The bare merge, before it is saved."""
    made = pikepdf.new()
    for data in files:
        made.add_pages_from(pikepdf.open(io.BytesIO(data)), forms="strip", outlines="ignore")
    return made


def timed(work: Callable[[], object]) -> float:
    """The seconds of the processor that some work takes."""
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a file as pikepdf writes them of itself."""
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def stamped(files: Sequence[bytes], plan: Plan) -> bytes:
    """The bare merge with the stamps: footers, ticks and links."""
    exhibits = opened(files)
    pdf = pikepdf.new()
    for each in exhibits:
        pdf.add_pages_from(each.pdf, forms="strip", outlines="ignore")
    stamp(pdf, exhibits, plan)
    structure = Structure(pdf, "en-US")
    part = pikepdf.Dictionary(K=pikepdf.Array([]))
    lead(pdf, structure, [pdf.make_indirect(part)] * len(pdf.pages), plan.leads)
    return saved(pdf)


def peak() -> float:
    """The most memory that this process ever took, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def main() -> None:
    """Status 1 where the ratio is over its limit."""
    with TemporaryDirectory() as out:
        files, leads = repeated(papers(Path(out)))
    bookmarks = tuple(Bookmark(f"Paper {at}", at) for at in range(len(files)))
    plan = Plan("Bench", "Bench", Numbering("B-"), bookmarks, leads, Attachment("c.json", "c", b"{}"))
    rounds, before = [], peak()
    for _ in range(ROUNDS):
        bare = timed(lambda: saved(merged(files)))
        alone = timed(lambda: stamped(files, plan)) - bare
        ours = timed(lambda: bind(opened(files), plan))
        rounds.append((bare, alone, ours))
    bare, alone, ours = (median(each[at] for each in rounds) for at in range(3))
    ratio = median(own / (merge + stamps) for merge, stamps, own in rounds)
    size = len(bind(opened(files), plan)) / 1024**2
    print(f"{len(files)} files, {PAGES} pages or a few more, {len(leads):,} figures ticked and linked:")
    print(f"    bare pikepdf merge {bare:.2f} s, stamps alone {alone:.2f} s; bound with its tags {ours:.2f} s")
    print(f"    {ratio:.2f} times merge and stamps together (at most {LIMIT}); {size:.1f} MB")
    print(f"    {ours / (LIMIT * bare + alone):.2f} of twice the merge with the stamps once")
    print(f"    memory: {before:.0f} MB before the first merge, {peak():.0f} MB at the most")
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
