"""Which year a document speaks of: the first that it plans for or follows up.

In order of precedence: the year beside a word for the document's type in the title; a line of the cover that is only
a year or a period; a year beside such a word on another line; a line that labels a period ("Rapportperiod: …"); a year
anywhere in the title; the cover's only year. Then running headers, the metadata's title and the first headings in the
same way; the path, unless the text never names its year but names another often; the text. Of a span of years the first
counts. Never asked are what speaks of the decision, dates that end no month, and aims ("Agenda 2030"). A strategy or
the like that carries no year gets none from its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.identity.bodies import body_spans
from corpus.identity.evidence import Answer
from corpus.identity.front import mask, split_decision
from corpus.identity.kinds import document_type
from corpus.identity.places import mentions
from corpus.identity.sources import Sources
from corpus.identity.typewords import TypeWord, type_words
from corpus.identity.wording import alternatives, forms, pattern
from corpus.periods import Hit, scan
from corpus.years import year_spans, years_in
from models.document import DocumentType

_PATH_PARTS = 3
#: A year of the text decides from so many mentions on, and when it leads the next so many times.
_LEAST, _LEAD = 2, 1.5
_AIM = re.compile(rf"(?<!\w)(?:{alternatives(forms('cover_words', 'not_a_year'))})\W+$", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    rank: int
    words: str


def year_of(sources: Sources, kind: DocumentType) -> Answer | None:
    """The year as text, or None where none can be told."""
    found = _of_cover(sources, kind) or _of_lines(sources, kind)
    if found:
        return found
    path, text = _of_path(sources), _of_text(sources, kind)
    named = path is not None and int(path.value) in years_in(sources.evidence.text)
    return path if named or text is None else text


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
        found = [year for text in texts for year in _years(text, kind, True)]
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
    hits = _dated(text)
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


def own_years(text: str) -> list[int]:
    """The years of a line that may be the document's own, in order."""
    return [hit.period.year for hit in _dated(text) if hit.period.year]


def _dated(text: str) -> list[Hit]:
    """The expressions with a year in a line that may be the document's own."""
    hits = [hit for hit in scan(text) if hit.period.year and (hit.sure or not hit.is_date)]
    return [hit for hit in hits if not _AIM.search(text[: hit.start])]


def _of_path(sources: Sources) -> Answer | None:
    parts = re.split(r"[\\/]", sources.evidence.path)[-_PATH_PARTS:]
    for part in reversed(parts):
        hits = _dated(re.sub(r"_+|(?<=[^\W\d])(?=\d{4}(?!\d))", " ", part))
        if hits:
            year = hits[0].period.year
            message = f"No title carries a year; the file's path says {year}."
            return Answer(str(year), "path", part, ("identify.year_from_path", message))
    return None


def _of_text(sources: Sources, kind: DocumentType) -> Answer | None:
    """The year that the text names most often, unless the document may hold for no year in particular."""
    if kind is DocumentType.OTHER or _is_long_term(sources):
        return None
    count: Counter[int] = Counter()
    for sentence in SENTENCE.findall(sources.evidence.text):
        own = split_decision(sentence)[0] if pattern("cover_words", "decision").search(sentence) else sentence
        spans = [span for span in year_spans(own) if not _AIM.search(own[: span[0]])]
        count.update(int(own[start:end]) for start, end in spans)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    year = ranked[0][0]
    message = f"No title carries a year; the text names {year} most often."
    return Answer(str(year), "text", f"{year}, named most often", ("identify.year_from_text", message))


def _is_long_term(sources: Sources) -> bool:
    """Is the title one of a strategy or the like, which may hold for no year in particular?"""
    titles = [sources.title.text] if sources.title else [text for _, text in sources.later_lines()]
    endings = tuple(sorted(forms("cover_words", "long_term")))
    words = [word.form.casefold() for title in titles for word in type_words(title)]
    return any(word.endswith(endings) or word.removesuffix("en").removesuffix("n").endswith(endings) for word in words)
