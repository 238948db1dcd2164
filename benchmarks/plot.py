"""The picture of the documentation: how fast a program finds tables, and how many of them are right.

    python -m benchmarks.plot RESULTS PICTURE     in the environment of the peers

Speed is on a logarithmic axis, as a ratio to the reference; accuracy on an axis from 0 to 1. The colour tells on how
many of the pages that have no table a program gives one.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib

from benchmarks import results, summary
from benchmarks.programs import OURS, REFERENCE
from benchmarks.results import Results

#: Names are not set nearer to each other than this, as a share of the axis, where their points are this near in speed.
_APART, _NEAR = 0.035, 4.0


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    speed: float
    accuracy: float
    invented: float


def points(measured: Results) -> list[Point]:
    """The programs whose speed and accuracy are both known."""
    speeds = {s.program: s.speed.middle for s in summary.summaries(measured.runs, "long") if s.speed}
    return [
        Point(s.program, speeds[s.program], s.relations.macro, s.invented / s.without if s.without else 0.0)
        for s in measured.scores
        if s.program in speeds
    ]


def heights(shown: list[Point]) -> dict[str, float]:
    """Where the name of each point stands: beside it, or as little higher as keeps names apart."""
    placed: list[tuple[Point, float]] = []
    for point in sorted(shown, key=lambda p: p.accuracy):
        near = [height for other, height in placed if 1 / _NEAR < other.speed / point.speed < _NEAR]
        placed.append((point, max([point.accuracy, *(height + _APART for height in near)])))
    return {point.name: height for point, height in placed}


def draw(measured: Results, target: Path) -> None:
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "planverk", "font.size": 9})
    from matplotlib import pyplot

    shown = points(measured)
    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    dots = axes.scatter(
        [p.speed for p in shown],
        [p.accuracy for p in shown],
        c=[p.invented for p in shown],
        cmap="OrRd",
        vmin=0,
        vmax=1,
        s=50,
        edgecolors="0.3",
        zorder=3,
    )
    _names(axes, shown)
    _axes(axes, measured, max(p.speed for p in shown))
    figure.colorbar(dots, label="share of pages without a table on which one is given", shrink=0.8)
    figure.savefig(target, metadata={"Date": None, "Creator": None})


def _names(axes: Any, shown: list[Point]) -> None:
    placed = heights(shown)
    for point in shown:
        ours = point.name.startswith(OURS)
        style = {"weight": "bold"} if ours else {"color": "0.25"}
        place = (point.speed * 1.12, placed[point.name])
        axes.annotate(point.name.split(", reading")[0], place, va="center", **style)


def _axes(axes: Any, measured: Results, fastest: float) -> None:
    pages, documents = measured.groups["long"]["pages"], max(s.documents for s in measured.scores)
    axes.set_xscale("log")
    axes.set_xlim(right=fastest * 6)
    axes.set_ylim(0, 1.08)  # room for names above the best
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xlabel(f"times as fast as {REFERENCE.name} ({pages} pages, processor time, logarithmic)")
    axes.set_ylabel(f"F1 of table relations, mean of {documents} documents")
    axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    if measured.quick:
        axes.set_title("From a quick run")


def main() -> None:
    draw(results.read(Path(sys.argv[1])), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
