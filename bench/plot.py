"""The picture of what ``bench.bulk`` measured, drawn from its figures as SVG for the README."""

from __future__ import annotations

import json
import math
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from bench.bulk import RESULTS
from bench.bulk_table import OURS as NAMES
from bench.bulk_table import RIVALS

PICTURE = Path(__file__).parent.parent / "docs" / "bulk.svg"
WIDTH, LEFT, BAR, GAP, TOP = 760, 210, 22, 12, 56
OURS, OTHER = "#16417c", "#8a8f98"


def bars(results: dict[str, Any]) -> list[tuple[str, float, str]]:
    """The name, the documents a second and the colour of each bar, the slowest first."""
    rates = {name: median(of) for name, of in results["rates"]["1"].items()}
    found = [(f"{each.name} ({each.suffix.upper()})", rates[each.module], OTHER) for each in RIVALS]
    found += [(name, rates[suffix], OURS) for suffix, name in NAMES.items()]
    return sorted(found, key=lambda bar: bar[1])


def picture(results: dict[str, Any]) -> str:
    """The SVG: a bar for each road, as long as the logarithm of its speed."""
    found = bars(results)
    least = 10.0 ** math.floor(math.log10(min(rate for _, rate, _ in found)))
    decades = math.ceil(math.log10(max(rate for _, rate, _ in found) / least))
    unit, bottom = (WIDTH - LEFT - 70) / decades, TOP + len(found) * (BAR + GAP)
    caption = f"{results['holders']:,} statements, one worker each, {results['place']}; a logarithmic scale"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 30}" '
        'font-family="sans-serif" font-size="13" role="img">',
        "<title>Statements a second</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        '<text x="12" y="22" font-size="15" font-weight="bold">Statements a second</text>',
        f'<text x="12" y="40" fill="#555">{escape(caption)}</text>',
    ]
    for power in range(decades + 1):
        x = LEFT + power * unit
        lines.append(f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{bottom}" stroke="#ddd"/>')
        lines.append(
            f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" fill="#555">{least * 10**power:,g}</text>'
        )
    for number, (name, rate, colour) in enumerate(found):
        y, long = TOP + number * (BAR + GAP), unit * math.log10(rate / least)
        lines.append(f'<text x="{LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(name)}</text>')
        lines.append(f'<rect x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}" fill="{colour}"/>')
        lines.append(f'<text x="{LEFT + long + 6:.1f}" y="{y + 16}">{_short(rate)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _short(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:,.1f}"


def main() -> None:
    """Draws the picture of the figures last measured."""
    PICTURE.write_text(picture(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"{PICTURE.relative_to(Path.cwd())}: drawn from {RESULTS}")


if __name__ == "__main__":
    main()
