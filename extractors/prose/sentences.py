"""Sentences of a paragraph, by spaCy's rules for Swedish without a trained model.

Where each mark in a paragraph is of a plain kind, `boundaries` cuts it as spaCy would. For any other paragraph spaCy is
asked: its pipeline `blank("sv")` with the sentencizer is loaded when the first one needs it. Two cuts of either are
undone: after an abbreviation that spaCy does not know ("t.om. 2020", "ca. 50"), and before a small letter or a
closing bracket.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractors.prose.boundaries import settled_cuts
from extractors.values.forms import alternatives, forms_of

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it begins in its paragraph."""

    text: str
    start: int


@cache
def language() -> Language:
    """The shared pipeline: Swedish tokenizer and sentencizer."""
    import spacy  # here, since it takes over a second and few documents need it

    nlp = spacy.blank("sv")
    nlp.add_pipe("sentencizer")
    return nlp


def sentences(text: str) -> list[Sentence]:
    """The sentences of a paragraph, in order; one for a text without a full stop within it.

    >>> [s.text for s in sentences("Målet är 72 till 2027. 2025 är det 70.")]
    ['Målet är 72 till 2027.', '2025 är det 70.']
    """
    if not re.search(r"[.!?…]\W*\S", text):
        return [Sentence(text, 0)] if text.strip() else []
    cuts = settled_cuts(text)
    return sentences_at(text, spacy_cuts(text) if cuts is None else cuts)


def sentences_at(text: str, cuts: list[int]) -> list[Sentence]:
    """The sentences that begin at the cuts, but for cuts within a sentence."""
    starts = [0, *(cut for cut in cuts if not _goes_on(text[:cut], text[cut:]))]
    ends = [*starts[1:], len(text)]
    return [Sentence(text[a:b].rstrip(), a) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def spacy_cuts(text: str) -> list[int]:
    """Where spaCy begins a sentence, but for the first."""
    return [sent.start_char for sent in language()(text).sents if sent.start_char]


def _goes_on(before: str, after: str) -> bool:
    """Was the cut made within a sentence?"""
    return bool(re.match(r"[a-zåäö)\],;]", after.lstrip())) or _abbreviated().search(before.rstrip()) is not None


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(forms_of('value_words', 'abbreviation')))}\.$", re.IGNORECASE)
