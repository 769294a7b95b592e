"""The speed of stamping PDF statements, as a ratio in one run to laying each out, both in memory.

The statements are those of the example with a divided Warrant, to its own Holders. The rounds interleave. What is
compiled once for all Holders is timed apart.
"""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from docgen.facts import facts_json
from docgen.pdf import pdf
from docgen.render import render
from docgen.stamp.pattern import holder_values, pattern
from docgen.stamp.pdf import compile_pdf
from tenor.matter import load
from warrant.documents import Document
from warrant.documents.listed import runs
from warrant.listed import Listed
from warrant.replay import replay

DIVIDED = Path(__file__).parent.parent / "examples" / "divided"
RATIO_MIN = 1500
ROUNDS, LAID_OUT, STAMPED = 5, 4, 4000


def documents() -> list[Document]:
    """The statements of the example's first adjustment whose addresses have as many lines as the first has."""
    # Not above: the two packages import each other, and only from this end.
    from tenor.holders import read_holders

    matter = load(DIVIDED)
    run = next(iter(runs(replay(matter, matter.terms.as_of))))
    holders = [each for each in read_holders(run.source, DIVIDED) if isinstance(each, Listed)]
    return [run.document(each) for each in holders if len(each.address) == len(holders[0].address)]


def laid_out(document: Document) -> bytes:
    """A statement laid out by itself."""
    return pdf(render(document.kind, document.facts, document.id, document.rows), facts_json(document))


def main() -> None:
    """The ratio of each round and their median; status 1 where it is under its limit."""
    of_all = documents()
    laid_out(of_all[0])
    begun = perf_counter()
    of = pattern(of_all[0], "Letter")
    texts = [of.texts(holder_values(each)) for each in of_all]
    layout = compile_pdf(of, "".join(text for each in texts for text in each))
    compiling = perf_counter() - begun
    ratios, times = [], []
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(ROUNDS):
        begun = perf_counter()
        for document in of_all[:LAID_OUT]:
            laid_out(document)
        full = (perf_counter() - begun) / LAID_OUT
        begun = perf_counter()
        for number in range(STAMPED):
            layout.stamp(texts[number % len(texts)])
        times.append((perf_counter() - begun) / STAMPED)
        ratios.append(full / times[-1])
        print(f"laid out {full * 1000:.0f} ms, stamped {times[-1] * 1e6:.0f} microseconds: {ratios[-1]:,.0f} times")
    grown, ratio = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, median(ratios)
    print(f"    compiled once in {compiling * 1000:.0f} ms; {grown / 1024:.1f} MB more at the end")
    print(f"    {ratio:,.0f} times as fast (at least {RATIO_MIN:,})")
    sys.exit(ratio < RATIO_MIN)


if __name__ == "__main__":
    main()
