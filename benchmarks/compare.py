"""Set two reports side by side: the cost of a page follows what it shows, not how much is stored.

make bench > build/small.md; INSIEME_DATA=… make bench > build/large.md
.venv/bin/python -m benchmarks.compare build/small.md build/large.md
"""

import sys
from pathlib import Path


def rows(report: Path) -> dict[tuple[str, str], tuple[str, float, float]]:
    """Each page and role of a report, with its statements, its processor time and its median for one client."""
    found = {}
    for line in report.read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if len(cells) == 11 and cells[2].isdigit():
            found[cells[0], cells[1]] = (cells[2], float(cells[9]), float(cells[5]))
    return found


def compared(small: Path, large: Path) -> list[str]:
    """The lines of the comparison; pages that only one of the two has are left out."""
    first, second = rows(small), rows(large)
    lines = ["| page | role | queries | p50 ms | ratio |", "|---|---|---|---|---|"]
    for page, (queries, _cpu, median) in first.items():
        if page not in second:
            continue
        others, _other_cpu, other = second[page]
        asked = queries if queries == others else f"{queries} → {others} DIFFERENT"
        lines.append(f"| {page[0]} | {page[1]} | {asked} | {median:.0f} → {other:.0f} | {other / max(median, 1):.1f} |")
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(compared(Path(sys.argv[1]), Path(sys.argv[2]))) + "\n")
