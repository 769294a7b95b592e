"""What ``bench.bulk`` measured, as a table, held against its limits."""

from __future__ import annotations

from statistics import median
from typing import Any, NamedTuple

VERIFIED = 50_000
"""So many statements a minute are at least to be written and read back."""
TIMES_MAX, MEMORY_MAX = 10.5, 1.3
"""What ten times the Holders may take in time, and a hundred times as many in memory."""


class Rival(NamedTuple):
    """Another road: its module in ``bench.rivals``, what it is called, how many a worker of it writes in a round.

    ``times`` is how many times its documents a second ours are to be at least.
    """

    module: str
    name: str
    suffix: str
    number: int
    times: float


RIVALS = (
    Rival("plain", "WeasyPrint, a plain loop", "pdf", 8, 700),
    Rival("typst_kept", "typst, its compiler kept", "pdf", 80, 50),
    Rival("docxtpl_kept", "docxtpl", "docx", 40, 200),
)
OURS = {"pdf": "Tenor, PDF", "docx": "Tenor, DOCX"}


def tell(results: dict[str, Any]) -> bool:
    """Prints the table; whether every limit was kept.

    The ratios to the rivals are held with one worker each; with more than one, what a run does once for all Holders
    weighs more, and the ratio says for how many cores so many Holders are worth their while.
    """
    print(f"{results['holders']:,} statements ({results['machine']}), {results['rounds']} rounds, {results['place']}:")
    within = [_tell_rates(int(workers), rates, results) for workers, rates in results["rates"].items()]
    disk = results["disk"]
    print(
        f"    on disk {disk['ours']:,.0f} a second, where bare files of {results['size']:,} bytes are created "
        f"{disk['bare']:,.0f} a second by one process"
    )
    print(f"    written and read back {results['verified_a_minute']:,.0f} a minute (at least {VERIFIED:,})")
    within += [results["verified_a_minute"] >= VERIFIED, _tell_growth(results["growth"])]
    return all(within)


def _tell_rates(workers: int, rates: dict[str, list[float]], results: dict[str, Any]) -> bool:
    """Prints what each road writes with so many workers; whether the limits are kept, where they are held."""
    print(f"  {workers} worker{'s' * (workers > 1)} each: documents a second")
    for suffix, name in OURS.items():
        whole = median(results["commands"][str(workers)][suffix])
        print(f"    {name:26} {median(rates[suffix]):9,.1f}; the whole command {whole:,.0f}")
    within = True
    for each in RIVALS:
        times = median(ours / other for ours, other in zip(rates[each.suffix], rates[each.module], strict=True))
        held = f" (at least {each.times:g})" if workers == 1 else ""
        print(f"    {each.name:26} {median(rates[each.module]):9,.1f}; ours are {times:,.0f} times as many{held}")
        within = within and (workers > 1 or times >= each.times)
    return within


def _tell_growth(found: dict[str, Any]) -> bool:
    """Prints how time and memory grow; whether within the limits."""
    least, middle, most = (found[count] for count in sorted(found, key=int))
    time, memory = most["seconds"] / middle["seconds"], most["peak_mb"] / least["peak_mb"]
    for count, each in found.items():
        print(f"    {int(count):7,} Holders: {each['seconds']:7.1f} s, {each['peak_mb']:5.0f} MB at the most")
    print(
        f"    10 times the Holders {time:.1f} times the time (at most {TIMES_MAX:g}); "
        f"100 times the Holders {memory:.2f} times the memory (at most {MEMORY_MAX:g})"
    )
    return bool(time <= TIMES_MAX and memory <= MEMORY_MAX)
