"""Which year and which part of it a document speaks of.

The year, in order of precedence: beside a word for the document's type in the title; a line of the cover that is only a
year or a period; beside such a word on another line; a line that labels a period ("Rapportperiod: …"); anywhere in
the title; the cover's only year; running headers, the metadata's title and the first headings in the same way; the path; the text. Of a span
of years the first counts. Decision lines and dates that end no month are never asked. A strategy or the like that
carries no year gets none from its text.

The part is asked of follow-ups only, in the same order of sources; on the cover a part by name ("tertial 2") goes before
months.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.identity.bodies import body_spans
from corpus.identity.evidence import Answer
from corpus.identity.front import clean_line, is_decision, mask
from corpus.identity.kinds import document_type
from corpus.identity.places import mentions
from corpus.identity.sources import Sources
from corpus.identity.typewords import TypeWord, type_words
from corpus.identity.wording import alternatives, forms, pattern
from corpus.periods import Hit, scan
from corpus.years import year_spans
from models.document import DocumentType

_PATH_PARTS = 3
#: A year of the text decides from so many mentions on, and when it leads the next so many times.
_LEAST, _LEAD = 2, 1.5
_TEXT_CUE = re.compile(r"tertial|kvartal|halvår|delår|(?<!\w)(?:per|januari|jan)(?!\w)|\bT[1-3]\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    rank: int
    words: str


def year_of(sources: Sources, kind: DocumentType) -> Answer | None:
    """The year as text, or None where none can be told."""
    return _of_cover(sources, kind) or _of_lines(sources, kind) or _of_path(sources) or _of_text(sources, kind)


def _of_cover(sources: Sources, kind: DocumentType) -> Answer | None:
    found: list[_Year] = []
    for segment in sources.by_weight:
        found += _years(segment.text, kind, segment is sources.title)
    return _best(found, "cover")


def _of_lines(sources: Sources, kind: DocumentType) -> Answer | None:
    for source, texts in (
        ("running header", sources.running),
        ("metadata title", sources.metadata),
        ("heading", sources.first_headings),
    ):
        found = [year for text in texts if not is_decision(text) for year in _years(text, kind, True)]
        if source == "heading":
            found = [year for year in found if year.rank == 1]
        answer = _best(found, source)
        if answer:
            return answer
    return None


def _best(found: Sequence[_Year], source: str) -> Answer | None:
    """The year of the best rank; the lowest rank counts only where it names one year."""
    if not found:
        return None
    first = min(found, key=lambda y: y.rank)
    if first.rank < 6:
        return Answer(str(first.year), source, first.words)
    years = {y.year for y in found}
    if len(years) > 1:
        return None
    message = f"The year {first.year} stands on the cover, but not beside the title."
    return Answer(str(first.year), source, first.words, ("identify.year_uncertain", message))


def _years(text: str, kind: DocumentType, title: bool) -> list[_Year]:
    """The years of a line with their rank, 1 the most telling."""
    hits = [hit for hit in times(text) if hit.period.year and not (hit.is_date and not hit.sure)]
    words = [w for w in type_words(text) if w.concept != "other_weak" or kind is DocumentType.OTHER]
    found = []
    for index, hit in enumerate(hits):
        year = hit.period.year or 0
        near = _beside(text, hit, words, hits[:index])
        if near is not None and document_type(near.concept) is kind:
            raw = text[min(near.start, hit.start) : max(near.end, hit.end)]
            found.append(_Year(year, 1 if title else 3, " ".join(raw.split())))
        elif _only_time(text, hits, words):
            found.append(_Year(year, 2, hit.raw))
        elif _is_labelled(text):
            found.append(_Year(year, 4, text))
        else:
            found.append(_Year(year, 5 if title else 6, hit.raw))
    return found


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(forms('cover_words', 'filler'))})(?!\w)", re.IGNORECASE)


def _names(text: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in mentions(text)] + body_spans(text)


def _is_empty(text: str) -> bool:
    """Is there nothing but filler words?"""
    return not re.search(r"\w", _filler().sub(" ", text))


def _beside(text: str, hit: Hit, words: Sequence[TypeWord], before: Sequence[Hit]) -> TypeWord | None:
    """The word for a type that the year stands beside: the first one before it, else the one right after it."""
    named = mask(text, [*_names(text), *((w.start, w.end) for w in words), *((h.start, h.end) for h in before)])
    for word in words:
        if word.end <= hit.start and _is_empty(named[word.end : hit.start]):
            return word
        if word.start >= hit.end and _is_empty(text[hit.end : word.start]):
            return word
    return None


def _only_time(text: str, hits: Sequence[Hit], words: Sequence[TypeWord]) -> bool:
    """Is the line nothing but a time, beside names and words for types?"""
    spans = [(h.start, h.end) for h in hits]
    return not words and _is_empty(mask(text, [*_names(text), *spans]))


def _is_labelled(text: str) -> bool:
    return pattern("cover_words", "period_label").match(text) is not None


def times(text: str) -> list[Hit]:
    """The expressions of time in a line, each year once, in order."""
    return sorted(scan(text), key=lambda hit: hit.start)


def _of_path(sources: Sources) -> Answer | None:
    parts = re.split(r"[\\/]", sources.evidence.path)[-_PATH_PARTS:]
    for part in reversed(parts):
        text = re.sub(r"_+", " ", part)
        hits = [h for h in times(text) if h.period.year and not (h.is_date and not h.sure)]
        if hits:
            year = hits[0].period.year
            message = f"No title carries a year; the file's path says {year}."
            return Answer(str(year), "path", part, ("identify.year_from_path", message))
    return None


def _of_text(sources: Sources, kind: DocumentType) -> Answer | None:
    """The year that the text names most often, unless the document may hold for no year in particular."""
    title = sources.title.text if sources.title else ""
    if kind is DocumentType.OTHER or any(w.form.casefold().rstrip("en").endswith(_long_term()) for w in type_words(title)):
        return None
    text = sources.evidence.text
    count: Counter[int] = Counter()
    for sentence in _SENTENCE.findall(text):
        if not is_decision(sentence):
            count.update(int(sentence[start:end]) for start, end in year_spans(sentence))
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    year = ranked[0][0]
    message = f"No title carries a year; the text names {year} most often."
    return Answer(str(year), "text", f"{year}, named most often", ("identify.year_from_text", message))


@cache
def _long_term() -> tuple[str, ...]:
    return tuple(sorted(forms("cover_words", "long_term")))


def period_of(sources: Sources, kind: DocumentType, year: int | None) -> Answer | None:
    """The part of the year that a follow-up goes through; None for the whole year, and where none is named."""
    if kind is not DocumentType.FOLLOW_UP:
        return None
    for source, texts in (
        ("cover", [s.text for s in sources.by_weight]),
        ("running header", sources.running),
        ("metadata title", sources.metadata),
        ("heading", [clean_line(h) for h in sources.evidence.headings]),
    ):
        hits = [hit for text in texts if not is_decision(text) for hit in times(text)]
        answer = _part(hits, source, year)
        if answer:
            return answer
    return _part_of_text(sources, year) or _part_of_path(sources)


def _part(hits: Iterable[Hit], source: str, year: int | None) -> Answer | None:
    """The first part by name, else the first month or whole year by date; of the document's year."""
    fitting = [h for h in hits if h.sure and h.period.year in (None, year)]
    named = [h for h in fitting if h.period.part and h.period.part[0] in "TQH"]
    months = [h for h in fitting if h.period.part]
    first = next(iter(named or months), None)
    if first is None or first.period.part is None:
        return None
    return Answer(first.period.part, source, " ".join(first.raw.split()))


def _part_of_text(sources: Sources, year: int | None) -> Answer | None:
    """The part that the text names most often, where it leads clearly."""
    count: Counter[str] = Counter()
    words: dict[str, str] = {}
    for sentence in _SENTENCE.findall(sources.evidence.text):
        if not _TEXT_CUE.search(sentence) or is_decision(sentence):
            continue
        for hit in scan(sentence):
            if hit.sure and hit.period.part and hit.period.year in (None, year):
                count[hit.period.part] += 1
                words.setdefault(hit.period.part, " ".join(hit.raw.split()))
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    part = ranked[0][0]
    message = f"No title names the part of the year; the text speaks of “{words[part]}”."
    return Answer(part, "text", words[part], ("identify.period_from_text", message))


def _part_of_path(sources: Sources) -> Answer | None:
    name = re.split(r"[\\/]", sources.evidence.path)[-1]
    text = re.sub(r"(?<![a-zåäö])t(?=[1-3](?!\d))", "T", re.sub(r"[_-]+", " ", name))
    hit = next((h for h in scan(text) if h.sure and h.period.part), None)
    if hit is None or hit.period.part is None:
        return None
    message = f"Only the file's name tells the part of the year: “{hit.raw}”."
    return Answer(hit.period.part, "path", name, ("identify.period_from_path", message))
