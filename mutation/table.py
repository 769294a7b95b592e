"""What came of the planted errors, as tables: by kind of alteration, by road, by rule; and each that was not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from mutation.plan import Plan
from mutation.run import NOTHING, Result

HEAD = ("planted", "found", "misplaced", "missed", "not possible")


def lines(results: Sequence[Result], plan: Plan) -> Iterator[str]:
    """The whole account, line by line."""
    clean = [each for each in results if each.kind == NOTHING]
    planted = [each for each in results if each.kind != NOTHING]
    yield from _table("kind of alteration", planted, lambda each: each.kind)
    yield from _table("road", planted, lambda each: each.road)
    yield from _by_rule(planted)
    yield ""
    yield f"Clean files: {len(clean)}, with findings: {sum(bool(_misplaced(each)) for each in clean)}."
    yield f"Not planted since nothing would change: {len(plan.unchanged)}."
    for what, count in plan.left_out.items():
        if count:
            yield f"Left to the whole run: {count:,} {what}."
    why = Counter(each.why for each in planted if each.verdict is None)
    for reason, count in sorted(why.items()):
        yield f"Not possible in the finished page, {reason}: {count}."
    for each in [*clean, *planted]:
        yield from failure(each)


def has_failed(results: Sequence[Result]) -> bool:
    """Whether an error was not found or a finding is elsewhere, or a clean file has findings, or none was planted."""
    return not any(each.is_found for each in results) or any(map(_is_failure, results))


def _is_failure(each: Result) -> bool:
    return bool(_misplaced(each)) if each.kind == NOTHING else each.verdict is not None and not each.is_found


def failure(each: Result) -> Iterator[str]:
    """What went wrong with one planted error, or on a clean file; nothing where all is as it should be."""
    if _is_failure(each):
        missed = "" if each.kind == NOTHING or (each.verdict and each.verdict.found) else " was not found"
        yield f"{each.file} ({each.road}), {each.kind}: {each.what}{missed}"
        yield from (f"    elsewhere: {finding}" for finding in _misplaced(each))


def _misplaced(each: Result) -> tuple[str, ...]:
    return each.verdict.misplaced if each.verdict else ()


def _table(what: str, planted: Sequence[Result], key: Callable[[Result], str]) -> Iterator[str]:
    yield ""
    yield f"{what:26}" + "".join(f"{head:>14}" for head in HEAD) + f"{'rate':>10}"
    for name in [*sorted({key(each) for each in planted}), "all"]:
        of_name = [each for each in planted if name == "all" or key(each) == name]
        possible = [each for each in of_name if each.verdict]
        found = sum(each.is_found for each in possible)
        misplaced = sum(bool(_misplaced(each)) for each in possible)
        missed = sum(not each.verdict.found for each in possible if each.verdict)
        counts = (len(possible), found, misplaced, missed, len(of_name) - len(possible))
        rate = f"{found / len(possible):10.2%}" if possible else f"{'none':>10}"
        yield f"{name:26}" + "".join(f"{count:14,}" for count in counts) + rate


def _by_rule(planted: Sequence[Result]) -> Iterator[str]:
    """For each rule how many errors it finds, within the one file, and how many no other rule finds."""
    found = [each.verdict.found for each in planted if each.verdict]
    rules = Counter(code for codes in found for code in codes)
    alone = Counter(code for codes in found if len(codes) == 1 for code in codes)
    yield ""
    yield f"{'rule':26}{'finds':>14}{'alone':>14}{'of all':>14}"
    for code in sorted(rules):
        yield f"{code:26}{rules[code]:14,}{alone[code]:14,}{rules[code] / len(found):14.2%}"
