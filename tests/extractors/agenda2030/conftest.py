"""Signs drawn for the tests: a coloured square with a white number and a simple figure of our own.

Fonts are those that come with Pillow and reportlab, widened or narrowed.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from extractors.agenda2030.colors import goal_colors
from extractors.layout.types import Page, Picture
from models.box import Box

RGB = tuple[int, int, int]


def color_of(sdg: int) -> RGB:
    red, green, blue = goal_colors()[sdg - 1]
    return int(red), int(green), int(blue)


@cache
def font(name: str, size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    if not name:
        return ImageFont.load_default(size)
    return ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / name), size)


def _number(text: str, name: str, size: int, narrow: float) -> Image.Image:
    face = font(name, size)
    left, top, right, bottom = (
        int(v) for v in ImageDraw.Draw(Image.new("L", (1, 1))).textbbox((0, 0), text, font=face)
    )
    image = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(image).text((-left, -top), text, font=face, fill=255)
    return image.resize((max(2, int(image.width * narrow)), image.height))


def sign(
    number: int,
    *,
    color: RGB | None = None,
    name: str = "VeraBd.ttf",
    narrow: float = 0.7,
    size: int = 128,
    title: str = "ORD",
) -> Image.Image:
    """The sign of a goal, drawn large and made small."""
    side = 400
    ground = color or color_of(number)
    image = Image.new("RGB", (side, side), ground)
    draw = ImageDraw.Draw(image)
    digits = _number(str(number), name, 104, narrow)
    image.paste((255, 255, 255), (28, 28), digits)
    draw.text((28 + digits.width + 30, 24), title, font=font(name, 34), fill="white")
    draw.ellipse((150, 150, 250, 250), fill="white")
    draw.polygon([(80, 350), (200, 230), (320, 350)], fill="white")
    draw.rectangle((180, 300, 220, 350), fill=ground)
    return image.resize((size, size), Image.Resampling.BICUBIC)


def as_jpeg(image: Image.Image, quality: int = 75) -> Image.Image:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def wheel(size: int = 200) -> Image.Image:
    """A ring of all seventeen colours."""
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    for at in range(17):
        draw.pieslice((0, 0, size - 1, size - 1), at * 360 / 17, (at + 1) * 360 / 17, fill=color_of(at + 1))
    draw.ellipse((size // 3, size // 3, 2 * size // 3, 2 * size // 3), fill="white")
    return image


def reader(image: Image.Image, form: str = "PNG") -> ImageReader:
    file = io.BytesIO()
    image.save(file, form)
    file.seek(0)
    return ImageReader(file)


def page_of(*images: Image.Image, side: float = 40.0) -> Page:
    """A page with the images in a row, 50 points apart."""
    page = Page(1, 595, 842)
    for at, image in enumerate(images):
        height, width = (side * part / min(image.size) for part in (image.height, image.width))
        box = Box(50 + 50 * at, 300, 50 + 50 * at + width, 300 + height)
        page.pictures.append(Picture(box, image.width, image.height, lambda image=image: image))  # type: ignore[misc]
    return page


@pytest.fixture(scope="session")
def signs() -> SimpleNamespace:
    """What draws signs, and pages that hold them."""
    return SimpleNamespace(
        sign=sign, color_of=color_of, as_jpeg=as_jpeg, wheel=wheel, reader=reader, page_of=page_of, number_of=_number
    )
