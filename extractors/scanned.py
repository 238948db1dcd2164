"""Values that were read from scanned pages: each is marked, and weighed by how sure the OCR was of its digits.

A value stands in the words that lie in its box and whose digits are among those of its raw text; where no word fits, it
is as sure as the least sure number in the box, or on the page. Below `SURE` it is uncertain, and so is every value of
another program's OCR, of which nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.drafts import BudgetDraft, Drafts, ValueDraft
from extractors.layout.types import Word
from models.base import Ocr
from models.box import Box

#: Confidence from which a number that was read twice alike is right in at least 995 of 1,000 cases (docs/scans.md).
SURE = 0.85
#: What remains of the confidence in a value that should be checked against its page.
TO_CHECK = 0.5
#: Points by which a word's middle may lie outside the box of its value.
_SLACK = 2.0
_DIGITS = re.compile(r"\d+")

Scanned = Mapping[int, "list[Word] | None"]


def mark_scanned(drafts: Drafts, scanned: Scanned) -> None:
    """Mark all values of scanned pages; `scanned` has their words with digits, None for another program's OCR."""
    if not scanned:
        return
    for measure in drafts.measures:
        for value in measure.values:
            _mark(value, value.page, value.box, scanned)
    for line in drafts.budget:
        _mark(line, line.place.page, line.place.box, scanned)


def _mark(draft: ValueDraft | BudgetDraft, page: int | None, box: Box | None, scanned: Scanned) -> None:
    if page is None or page not in scanned:
        return
    words = scanned[page]
    if words is None:
        draft.ocr = Ocr.HIDDEN
    else:
        draft.ocr_confidence = round(sureness(draft.raw, box, words), 3)
        draft.ocr = Ocr.ENGINE if draft.ocr_confidence >= SURE else Ocr.UNCERTAIN
    if draft.ocr is not Ocr.ENGINE:
        draft.confidence = min(draft.confidence, TO_CHECK)


def sureness(raw: str, box: Box | None, words: Sequence[Word]) -> float:
    """The least confidence of the words that a value was read from; 0 where there are none."""
    inside = [w for w in words if box is None or box.holds(w.box.x_mid, w.box.y_mid, _SLACK)]
    digits = "".join(_DIGITS.findall(raw))
    own = [w for w in inside if "".join(_DIGITS.findall(w.text)) in digits]
    return min((w.ocr or 0.0 for w in own or inside or words), default=0.0)
