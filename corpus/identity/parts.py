"""Which part of the year a follow-up goes through.

The sources in their order: cover, running headers, the metadata's title, headings, text, path. A part by name
("tertial 2") goes before months; words for the whole year ("helår", "per 31 december") settle it too. Parts of
another year than the document's are passed by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.identity.evidence import Answer
from corpus.identity.front import clean_line, own_part
from corpus.identity.sources import Sources
from corpus.identity.years import SENTENCE
from corpus.periods import Hit, scan
from models.document import DocumentType

#: A part that the text names decides when it leads the next so many times.
_LEAD = 1.5
_TEXT_CUE = re.compile(r"tertial|kvartal|halvår|delår|(?<!\w)(?:per|januari|jan)(?!\w)|\bT[1-3]\b", re.IGNORECASE)


def period_of(sources: Sources, kind: DocumentType, year: int | None) -> Answer | None:
    """The part of the year that a follow-up goes through, "" for the whole; None where nothing tells it."""
    if kind is not DocumentType.FOLLOW_UP:
        return None
    for source, texts in (
        ("cover", [s.text for s in sources.by_weight]),
        ("running header", sources.running),
        ("metadata title", sources.metadata),
        ("heading", [own_part(clean_line(h)) for h in sources.evidence.headings]),
    ):
        answer = _part([hit for text in texts for hit in scan(text)], source, year)
        if answer:
            return answer
    return _part_of_text(sources, year) or _part_of_path(sources)


def _part(hits: Iterable[Hit], source: str, year: int | None) -> Answer | None:
    """The first part by name, else the first by months or of the whole year."""
    fitting = [h for h in hits if h.sure and h.period.year in (None, year)]
    named = [h for h in fitting if h.period.part and h.period.part[0] in "TQH"]
    first = next(iter(named or [h for h in fitting if h.period.part or (h.whole and source != "heading")]), None)
    if first is None:
        return None
    return Answer(first.period.part or "", source, " ".join(first.raw.split()))


def _part_of_text(sources: Sources, year: int | None) -> Answer | None:
    """The part that the text names most often, where it leads clearly."""
    count: Counter[str] = Counter()
    words: dict[str, str] = {}
    for sentence in SENTENCE.findall(sources.evidence.text):
        if not _TEXT_CUE.search(sentence):
            continue
        for hit in scan(own_part(sentence)):
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
