"""Small parts of a page as images: for signs that are drawn by lines and not by letters or pictures.

pdfium draws them. It is loaded, and the file opened again, only where a page holds such a sign; it is a help, never
a need: what cannot be drawn gives None.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.box import Box

if TYPE_CHECKING:
    from PIL.Image import Image

#: Shortest side (pixels) of a part, and how many parts of a document are drawn at most.
_SIDE, _MOST = 128, 400
#: Pixels of one part: a line across the page is no sign.
_MOST_PIXELS = 4_000_000


class Clips:
    """Draws parts of the pages of one document."""

    def __init__(self, path: str | Path) -> None:
        self._path, self._left = str(path), _MOST
        self._document: Any = None
        self._page: Any = None
        self._number = 0

    def draw(self, number: int, box: Box) -> Image | None:
        """The part of a page (from 1) in a box (points from the top left corner), as RGB; None where that fails."""
        self._left -= 1
        if self._left < 0:
            return None
        try:
            return self._drawn(number, box)
        except Exception:  # whatever pdfium refuses: the page is read without it
            self._left = 0
            return None

    def close(self) -> None:
        """Let the file go, where it was opened."""
        for item in (self._page, self._document):
            if item is not None:
                item.close()
        self._page = self._document = None

    def _drawn(self, number: int, box: Box) -> Image:
        page = self._opened(number)
        width, height = page.get_size()
        crop = (box.x0, height - box.bottom, width - box.x1, box.top)
        across, down = max(1.0, box.x1 - box.x0), max(1.0, box.bottom - box.top)
        scale = min(_SIDE / min(across, down), (_MOST_PIXELS / (across * down)) ** 0.5)
        bitmap = page.render(scale=scale, crop=tuple(max(0.0, side) for side in crop))
        image: Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return image

    def _opened(self, number: int) -> Any:
        if self._document is None:
            import pypdfium2

            self._document = pypdfium2.PdfDocument(self._path)
        if number != self._number:
            if self._page is not None:
                self._page.close()
            self._page, self._number = self._document[number - 1], number
        return self._page
