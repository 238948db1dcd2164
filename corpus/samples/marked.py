"""PDFs with tables whose status is a sign: circles, arrows, faces, pictures, coloured cells, in three layouts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from PIL import Image as Pictures
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer, Table

from corpus.samples.layouts.text import register_fonts, style

GREEN, YELLOW, RED, GREY = "#3fa535", "#ffcc00", "#d7263d", "#a0a0a0"
LAYOUTS = ("ruled", "zebra", "plain")


@dataclass(frozen=True)
class Ground:
    """A cell without text on a coloured ground."""

    color: str


class Sign(Flowable):  # type: ignore[misc]
    """A drawn sign of 11 points: circle, square, up, down, level, smile, neutral or frown."""

    def __init__(self, shape: str, color: str, size: float = 11) -> None:
        super().__init__()
        self.shape, self.color, self.width, self.height = shape, color, size, size

    def draw(self) -> None:
        canvas, s = self.canv, self.width
        canvas.setFillColor(self.color)
        canvas.setStrokeColor(self.color)
        if self.shape == "square":
            canvas.rect(0, 0, s, s, stroke=0, fill=1)
        elif self.shape in ("up", "down", "level"):
            canvas.saveState()
            canvas.translate(s / 2, s / 2)
            canvas.rotate({"up": 0, "down": 180, "level": -90}[self.shape])
            path = canvas.beginPath()
            points = [(-0.15, -0.5), (0.15, -0.5), (0.15, 0), (0.45, 0), (0, 0.5), (-0.45, 0), (-0.15, 0)]
            path.moveTo(points[0][0] * s, points[0][1] * s)
            for x, y in points[1:]:
                path.lineTo(x * s, y * s)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()
        else:
            canvas.circle(s / 2, s / 2, s / 2, stroke=0, fill=1)
            if self.shape != "circle":
                self._face(s)

    def _face(self, s: float) -> None:
        canvas = self.canv
        canvas.setFillColor(colors.black)
        canvas.setStrokeColor(colors.black)
        for x in (0.33, 0.67):
            canvas.circle(x * s, 0.63 * s, 0.07 * s, stroke=0, fill=1)
        bend = {"smile": -0.2, "neutral": 0.0, "frown": 0.2}[self.shape]
        y = 0.35 if self.shape != "frown" else 0.25
        canvas.setLineWidth(0.8)
        canvas.bezier(0.25 * s, y * s, 0.4 * s, (y + bend) * s, 0.6 * s, (y + bend) * s, 0.75 * s, y * s)


def picture(color: str, shape: str = "circle") -> Image:
    """A small picture of 31 pixels on white."""
    image = Pictures.new("RGB", (31, 31), "white")
    draw = ImageDraw.Draw(image)
    if shape == "circle":
        draw.ellipse((1, 1, 29, 29), fill=color)
        draw.line((9, 16, 13, 20, 21, 11), fill="white", width=3)
    else:
        draw.polygon([(15, 1), (29, 15), (19, 15), (19, 29), (11, 29), (11, 15), (1, 15)], fill=color)
        if shape == "down":
            image = image.rotate(180)
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    return Image(data, 11, 11)


#: A text, a flowable of reportlab, or a `Ground`.
Content: TypeAlias = Any


def marked_pdf(
    path: Path,
    rows: Sequence[Sequence[Content]],
    layout: str = "ruled",
    before: Sequence[Content | Sequence[Content]] = (),
    after: Sequence[Content | Sequence[Content]] = (),
) -> Path:
    """A report with one table; `before` and `after` are paragraphs, or rows of signs with their words."""
    register_fonts()
    table = Table(
        [[_content(item, i == 0) for item in row] for i, row in enumerate(rows)],
        colWidths=_widths(rows),
        repeatRows=1,
        style=_style(rows, layout),
    )
    text = "Nämnden följer upp sina mål två gånger om året och redovisar dem för kommunfullmäktige i denna rapport."
    story = [
        Paragraph("Delårsrapport 2024", style(20, "VeraBd")),
        Spacer(1, 12),
        Paragraph("Måluppföljning", style(14, "VeraBd")),
        Spacer(1, 6),
        Paragraph(text, style(9)),
        Spacer(1, 10),
        *[_line(item) for item in before],
        Spacer(1, 10),
        table,
        Spacer(1, 12),
        *[_line(item) for item in after],
        Paragraph(text, style(9)),
    ]
    SimpleDocTemplate(str(path), pagesize=A4, title="Delårsrapport 2024", invariant=1).build(story)
    return path


def _content(item: Content, bold: bool = False) -> Content:
    if isinstance(item, Ground):
        return ""
    return Paragraph(item, style(9, "VeraBd" if bold else "Vera")) if isinstance(item, str) else item


def _line(item: Content | Sequence[Content]) -> Flowable:
    if isinstance(item, str | Flowable):
        return _content(item)
    widths = [14 if isinstance(part, Flowable) else 90 for part in item]
    return Table(
        [[_content(part) for part in item]],
        colWidths=widths,
        hAlign="LEFT",
        style=[("LEFTPADDING", (0, 0), (-1, -1), 1), ("RIGHTPADDING", (0, 0), (-1, -1), 1)],
    )


def _widths(rows: Sequence[Sequence[Content]]) -> list[float]:
    others = len(rows[0]) - 1
    return [470 - 85.0 * others, *[85.0] * others]


def _style(rows: Sequence[Sequence[Content]], layout: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if layout == "ruled":
        found.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    elif layout == "zebra":
        found += [("BACKGROUND", (0, i), (-1, i), "#d9ead3") for i in range(2, len(rows), 2)]
        found.append(("BACKGROUND", (0, 0), (-1, 0), "#8fbf7f"))
    else:
        found += [("LINEBELOW", (0, i), (-1, i), 0.4, colors.grey) for i in range(len(rows))]
    for i, row in enumerate(rows):
        found += [("BACKGROUND", (j, i), (j, i), item.color) for j, item in enumerate(row) if isinstance(item, Ground)]
    return found
