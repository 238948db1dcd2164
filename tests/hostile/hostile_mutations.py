"""Small sound PDFs with something wrong done to them, by a seed: the same in every run."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

_NUMBER, _NAME = re.compile(rb"(?<![\w.])\d+(?![\w.])"), re.compile(rb"/[A-Z][A-Za-z0-9]+")
_NUMBERS = (b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e9", b"0.0000001", b"65536")
_NAMES = (b"/", b"/Kids", b"/Contents", b"/Length", b"/Null#00", b"/Type", b"/" + b"A" * 3000)
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj\n?", re.DOTALL)


def sources() -> list[bytes]:
    """Plans of one or two pages with headings, a goal and a table, their content packed and plain."""
    return [_plan(packed, lines) for packed in (True, False) for lines in (True, False)]


def _plan(packed: bool, lines: bool) -> bytes:
    styles = getSampleStyleSheet()
    rows = [["Indikator", "Utfall 2023", "Mal 2024"], ["Andel nojda, %", "81", "85"], ["Antal besok", "1 204", "1 300"]]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if lines else []
    story: list[Flowable] = [
        Paragraph("Verksamhetsplan 2024", styles["Title"]),
        Paragraph("1 Namndens mal", styles["Heading1"]),
        Paragraph("Mal: Fler invanare ska vara nojda med kommunens service.", styles["BodyText"]),
        Spacer(1, 12),
        Table(rows, style=style),
    ]
    if lines:
        story += [
            PageBreak(),
            Paragraph("2 Ekonomi", styles["Heading1"]),
            Paragraph("Ramen ar 12 mnkr.", styles["BodyText"]),
        ]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1, pageCompression=int(packed)).build(story, canvasmaker=Canvas)
    return buffer.getvalue()


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 20, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _remove(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 10, 100, 1000))]


def _repeat(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + 200] * chance.choice((1, 5, 50))


def _overwrite(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start : start + 300] = chance.choice((bytes(300), chance.randbytes(300), b"<<[(" * 75))


def _renumber(data: bytearray, chance: random.Random) -> None:
    _replace(data, _NUMBER, _NUMBERS, chance)


def _rename(data: bytearray, chance: random.Random) -> None:
    _replace(data, _NAME, _NAMES, chance)


def _replace(data: bytearray, pattern: re.Pattern[bytes], by: tuple[bytes, ...], chance: random.Random) -> None:
    for match in sorted(chance.sample(list(pattern.finditer(bytes(data))), 4), key=lambda m: -m.start()):
        data[match.start() : match.end()] = chance.choice(by)


def _shuffle(data: bytearray, chance: random.Random) -> None:
    objects = _OBJECT.findall(bytes(data))
    chance.shuffle(objects)
    data[:] = b"%PDF-1.4\n" + b"".join(objects) + data[data.rfind(b"xref\n0") :]


def _swap(data: bytearray, chance: random.Random) -> None:
    """Objects take each other's numbers: a page becomes a font."""
    numbers = [match.group(1) for match in re.finditer(rb"(\d+) 0 obj", bytes(data))]
    first, second = chance.sample(numbers, 2)
    for number in (first, second):
        at = bytes(data).index(b"\n" + number + b" 0 obj") + 1
        data[at : at + len(number)] = b"?" if number == first else first.rjust(len(number), b"0")
    data[:] = bytes(data).replace(b"\n? 0 obj", b"\n" + second + b" 0 obj")


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _cut, _remove, _repeat, _overwrite, _renumber, _rename, _shuffle, _swap
)  # fmt: skip


def mutations(each: int) -> dict[str, bytes]:
    """Name and bytes: `each` of every way and every source."""
    found: dict[str, bytes] = {}
    for source, data in enumerate(sources()):
        for way in WAYS:
            for seed in range(each):
                changed = bytearray(data)
                way(changed, random.Random(f"{source} {way.__name__} {seed}"))
                found[f"{way.__name__[1:]}_{source}_{seed}"] = bytes(changed)
    return found
