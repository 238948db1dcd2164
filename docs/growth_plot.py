"""The picture of scale.md: milliseconds per document, by what they went into, over the size of the database.

Documents are on a logarithmic axis. Each size is that of one run; the lines are labelled where they end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.growth import Growth, Step

#: Size of the picture, and the margins left, right, top and bottom, in pixels.
_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 84, 16, 48
_LINES = (
    ("total", "all", "#1d1d1f"),
    ("read", "read", "#124f80"),
    ("load", "load", "#8a6d1d"),
    ("link", "link", "#7a2e2e"),
)
_STEP_MS = 10
#: Labels are not set nearer to each other than this, in pixels.
_APART = 14


def draw(sizes: Sequence[Growth], target: Path) -> None:
    """Write the picture (SVG) of the runs that made databases of these sizes, the smallest first."""
    steps = [size.made for size in sizes]
    top = math.ceil(max(step.total for step in steps) / _STEP_MS) * _STEP_MS
    parts = [*_grid(steps, top), *_curves(steps, top)]
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    target.write_text("\n".join([head, *parts, "</svg>", ""]), encoding="utf-8")


def _x(documents: int, steps: Sequence[Step]) -> float:
    first, last = math.log10(steps[0].documents), math.log10(steps[-1].documents)
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (math.log10(documents) - first) / (last - first or 1)


def _y(milliseconds: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * milliseconds / top


def _text(x: float, y: float, words: str, anchor: str = "start", color: str = "#1d1d1f") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">{escape(words)}</text>'


def _grid(steps: Sequence[Step], top: int) -> list[str]:
    found = []
    for at in range(0, top + 1, _STEP_MS):
        y = _y(at, top)
        found.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#d4d4d8"/>')
        found.append(_text(_LEFT - 8, y + 4, str(at), "end"))
    base = _HEIGHT - _BOTTOM
    found += [_text(_x(step.documents, steps), base + 18, f"{step.documents:,}", "middle") for step in steps]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    return [
        *found,
        _text(middle, _HEIGHT - 10, "documents of the run; milliseconds of the processor per document", "middle"),
    ]


def _curves(steps: Sequence[Step], top: int) -> list[str]:
    found, labels = [], []
    for what, words, color in _LINES:
        points = [(_x(step.documents, steps), _y(getattr(step, what), top)) for step in steps]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        found.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        found += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in points]
        labels.append((points[-1][1], words, color))
    at = math.inf
    for y, words, color in sorted(labels, reverse=True):
        at = min(y, at - _APART)
        found.append(_text(_WIDTH - _RIGHT + 8, at + 4, words, color=color))
    return found
