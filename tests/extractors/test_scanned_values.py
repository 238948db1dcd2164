"""Values of scanned pages are marked, each by the words that it was read from."""

from __future__ import annotations

import pytest

from extractors.drafts import Drafts, MeasureDraft, Place, ValueDraft
from extractors.layout.types import Word
from extractors.scanned import SURE, mark_scanned, sureness
from models.base import Ocr
from models.box import Box
from models.measure import Origin, ValueKind

CELL = Box(100, 100, 200, 120)


def word(text: str, ocr: float, x0: float = 110, top: float = 102) -> Word:
    return Word(text, Box(x0, top, x0 + 20, top + 12), ocr=ocr)


def value(page: int = 1, raw: str = "1 200") -> ValueDraft:
    return ValueDraft(ValueKind.OUTCOME, raw, Origin.TABLE, "ruled", 0.95, value=1200.0, page=page, box=CELL)


def marked(draft: ValueDraft, words: list[Word] | None) -> ValueDraft:
    drafts = Drafts(measures=[MeasureDraft("Antal", Place((0, 0)), [draft])])
    mark_scanned(drafts, {1: words})
    return draft


def test_a_value_is_as_sure_as_its_least_sure_word() -> None:
    words = [word("1", 0.99), word("200", 0.7, 140), word("77", 0.1, 160), word("9", 0.2, 400)]
    assert sureness("1 200", CELL, words) == 0.7
    assert sureness("1 200", CELL, []) == 0.0


@pytest.mark.parametrize(
    ("confidence", "ocr", "left"),
    [(SURE, Ocr.ENGINE, 0.95), (SURE - 0.01, Ocr.UNCERTAIN, 0.5), (0, Ocr.UNCERTAIN, 0.5)],
)
def test_below_the_threshold_a_value_is_uncertain(confidence: float, ocr: Ocr, left: float) -> None:
    draft = marked(value(), [word("1", 1.0), word("200", confidence, 140)])
    assert (draft.ocr, draft.ocr_confidence, draft.confidence) == (ocr, confidence, left)


def test_of_another_programs_ocr_nothing_is_known() -> None:
    draft = marked(value(), None)
    assert (draft.ocr, draft.ocr_confidence, draft.confidence) == (Ocr.HIDDEN, None, 0.5)


def test_values_of_other_pages_are_the_files_own() -> None:
    draft = marked(value(page=2), [word("1200", 0.1)])
    assert (draft.ocr, draft.ocr_confidence, draft.confidence) == (None, None, 0.95)
