"""Fonts, paragraph styles and inline markup that all layouts share.

The font is Bitstream Vera, which reportlab brings along: it has the Swedish letters, the minus sign (U+2212) and the
dashes, and is embedded in the PDF.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from corpus.samples.layouts.hyphens import hyphenate

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Vera", "VeraBd", "VeraIt", "VeraBI"
_LEADING = 1.38
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


def register_fonts() -> None:
    """Makes the four fonts known to reportlab; a second call does nothing."""
    if REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)


def style(size: float, font: str = REGULAR, **more: Any) -> ParagraphStyle:
    """A paragraph style of that size in points; `more` are reportlab's own names."""
    more.setdefault("leading", size * _LEADING)
    return ParagraphStyle("sample", fontName=font, fontSize=size, bulletFontName=font, splitLongWords=0, **more)


def markup(text: str, hyphens: bool = False) -> str:
    """Markdown's ** and * as the tags that reportlab reads, with soft hyphens where they are asked for."""
    text = escape(hyphenate(text) if hyphens else text)
    return _EMPHASIS.sub(r"<i>\1</i>", _STRONG.sub(r"<b>\1</b>", text))
