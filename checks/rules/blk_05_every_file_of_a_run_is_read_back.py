"""BLK-05."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule

WHAT = {
    "missing": "files are missing",
    "strangers": "files are of no Holder",
    "altered": "files are not as recorded",
    "refused": "lines cannot be used",
    "findings": "findings were made",
}


@matter_rule("BLK-05", clause="")
def every_file_of_a_run_is_read_back(review: Review) -> Iterator[Check]:
    """Every file of a run is read back: as one of a layout that every rule has passed, or by every rule itself.

    A run of which very much is wrong is told in part; how much more there is stands here.

    Passes (run):
        3 lines, 3 statements

    Fails (run):
        3 lines, 3 statements, more 5 altered

    Fails (run):
        3 lines, 0 statements
    """
    for run in review.runs:
        read, texts = f"{run.files:,} files, {run.tied:,} texts of their Holders tied", "files with figures that tie"
        yield Check("the files of a run are read back", run.files > 0 and run.tied > 0, read, texts, run.run)
        for name, count in run.more.items():
            yield Check("all that is wrong is told", False, f"{count:,} more {WHAT[name]}", "none more", run.run)
