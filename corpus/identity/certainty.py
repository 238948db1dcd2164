"""How sure each field is, and what another source says against it.

A field begins with the weight of the source that decided it, less where that was marked uncertain or where a
municipality stands by its bare name. Each further source that says the same halves the doubt; one that says something
else lowers the score and is a note with both. Running headers, the metadata's title and the file's name are asked; a
source that names two says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.identity.evidence import Answer, Identity, Opinion
from corpus.identity.municipality import Whose
from corpus.identity.paths import file_words
from corpus.identity.places import mentions
from corpus.identity.sources import Sources
from corpus.identity.typewords import deciding
from corpus.identity.wording import forms
from corpus.identity.years import own_years
from corpus.registers import municipality_forms
from models.document import DocumentType

_WEIGHTS = {
    "cover": 0.95,
    "running header": 0.9,
    "metadata title": 0.8,
    "heading": 0.75,
    "sections": 0.6,
    "text": 0.6,
    "path": 0.5,
}
#: At most this where the source itself was not clear, and so much less for a municipality's bare name.
_DOUBTFUL, _BARE = 0.6, 0.1
_AGREES, _OPPOSES, _MOST = 0.5, 0.6, 0.99
_PLAN_AND_BUDGET = {"plan", "budget"}


def settle(identity: Identity, field: str, answer: Answer, opinions: Iterable[Opinion]) -> None:
    """Puts the field's certainty into the identity, and a note for each source that says something else."""
    score = _WEIGHTS.get(answer.source, _DOUBTFUL)
    if answer.note and answer.source not in ("path", "text"):
        score = min(score, _DOUBTFUL)
    if field == "municipality" and answer.words.casefold() in municipality_forms():
        score -= _BARE
    for opinion in opinions:
        if opinion.source == answer.source:
            continue
        if opinion.value == answer.value:
            score = 1 - (1 - score) * _AGREES
        elif opinion.counts:
            score *= _OPPOSES
            identity.notes.append((f"identify.{field}_conflict", _message(answer, opinion)))
    identity.certainty[field] = round(min(score, _MOST), 2)


def _message(answer: Answer, opinion: Opinion) -> str:
    return (
        f"The {answer.source} says {answer.value} (“{answer.words}”), the {opinion.source} {opinion.value} "
        f"(“{opinion.words}”); {answer.value} is stored."
    )


def _lines(sources: Sources) -> Iterator[tuple[str, list[str]]]:
    yield "running header", sources.running
    yield "metadata title", sources.metadata


def owners(sources: Sources, whose: Whose) -> Iterator[Opinion]:
    """What headers, metadata and path say of the municipality; a region is not held against one, nor the reverse."""
    place = whose.place
    if place is None:
        return
    for source, texts in _lines(sources):
        full = {m.place: text[m.start : m.end] for text in texts for m in mentions(text) if m.full}
        if len(full) == 1:
            other, words = next(iter(full.items()))
            yield Opinion(other.name, source, words, bool(other.code) == bool(place.code))
    if whose.path is not None:
        ordinary = whose.path.name.casefold() in forms("place_words", "ordinary")
        counts = bool(whose.path.code) == bool(place.code) and not ordinary
        yield Opinion(whose.path.name, "path", sources.evidence.path.rpartition("/")[2], counts)


def types(sources: Sources, kind: DocumentType) -> Iterator[Opinion]:
    """What headers, metadata and the file's name say of the type; plan and budget are near each other."""
    for source, texts in (*_lines(sources), ("path", [file_words(sources.evidence.path)])):
        words = [w for text in texts if (w := deciding(text)) and not w.ending and w.concept in set(DocumentType)]
        if len({w.concept for w in words}) == 1:
            near = {words[0].concept, kind.value} == _PLAN_AND_BUDGET
            told = kind is not DocumentType.OTHER and words[0].concept != "other"
            yield Opinion(words[0].concept, source, words[0].form, told and not near)


def years(sources: Sources, year: str) -> Iterator[Opinion]:
    """What headers, metadata and the file's name say of the year."""
    for source, texts in (*_lines(sources), ("path", [file_words(sources.evidence.path)])):
        found = [str(value) for text in texts for value in own_years(text)]
        if year in found:
            yield Opinion(year, source, year)
        elif len(set(found)) == 1:
            yield Opinion(found[0], source, next(t for t in texts if re.search(found[0], t)))
