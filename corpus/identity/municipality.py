"""Whose document it is: the municipality or region.

Order of precedence: cover, running headers, the metadata's title, headings and text (counted together), path. In each
source a full name ("Ale kommun") goes before a bare one. A bare name counts where it is the whole line, or where
headings or text name the same municipality (in full, if it is an everyday word); beside the day or month of a
signature it is where that was written. Where a source names several, the only one that stands alone on its line goes
first; a municipality goes before a region; then the one that headings and text name most often is meant, or the one
of the path; else none, with a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.identity.bodies import body_spans
from corpus.identity.evidence import Answer
from corpus.identity.front import mask, only_names
from corpus.identity.paths import place_of_path
from corpus.identity.places import Mention, Place, mentions, web_mentions
from corpus.identity.sources import Sources
from corpus.identity.typewords import type_words
from corpus.identity.wording import pattern
from corpus.periods import scan

_FULL, _BARE = 3, 1
#: A bare name in the text decides from so many mentions on, and when it leads the next so many times.
_LEAST_BARE, _LEAD = 4, 2.0
_PLACED = re.compile(r"(?<!\w)i\s+$")
_REGIONAL = re.compile(r"\bregion(?:fullmäktige|styrelsen)\b", re.IGNORECASE)


class Whose:
    """Answers once for a document; the sources' mentions are counted once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        evidence = sources.evidence
        self._text = mentions(evidence.text)
        self._headings = [m for heading in evidence.headings for m in mentions(heading)]
        self.path = place_of_path(evidence.path)
        self.place: Place | None = None

    def answer(self) -> Answer:
        """The municipality's or region's name; "" where none can be told."""
        found = self._cover() or self._lines() or self._counted() or self._by_path()
        if found is None:
            message = "No municipality is named on the cover, in headers, or often enough in the text."
            return Answer("", "", "", ("identify.no_municipality", message))
        return found

    def _cover(self) -> Answer | None:
        texts = [s.text for s in self._sources.front]
        joined = "\n".join(texts)
        full = [m for m in mentions(joined) if m.full] + web_mentions(joined)
        return (
            self._choose("cover", joined, full)
            or self._choose_bare("cover", texts)
            or self._of_decision([s.text for s in self._sources.decisions])
        )

    def _lines(self) -> Answer | None:
        sources = (("running header", self._sources.running), ("metadata title", self._sources.metadata))
        for source, texts in sources:
            joined = "\n".join(texts)
            full = [m for m in mentions(joined) if m.full] + web_mentions(joined)
            found = self._choose(source, joined, full) or self._choose_bare(source, texts)
            if found:
                return found
        return None

    def _of_decision(self, texts: Sequence[str]) -> Answer | None:
        joined = "\n".join(texts)
        return self._choose("cover", joined, [m for m in mentions(joined) if m.full])

    def _choose_bare(self, source: str, texts: Sequence[str]) -> Answer | None:
        """A bare name that is the whole line, or that headings or text name too."""
        named = {m.place for m in (*self._text, *self._headings)}
        in_full = {m.place for m in (*self._text, *self._headings) if m.full}
        for text in texts:
            bare = [m for m in mentions(text) if not m.full]
            good = [m for m in bare if m.place in (in_full if m.ordinary else named) or _stands_out(text, m)]
            found = self._choose(source, text, good)
            if found:
                return found
        return None

    def _choose(self, source: str, text: str, found: Sequence[Mention]) -> Answer | None:
        """The one place that is named; of several, the only one alone on its line, then a municipality before a
        region, then the one that leads.
        """
        places = {m.place for m in found}
        alone = _alone(text, found) if len(places) > 1 else places
        if alone:
            places = alone
        elif any(p.code for p in places):
            places = {p for p in places if p.code}
        if not places:
            return None
        ranked = sorted(places, key=lambda p: (-self._weight(p), p.name))
        place, note = ranked[0], None
        if len(ranked) > 1:
            if self._weight(place) == self._weight(ranked[1]):
                return None
            names = ", ".join(p.name for p in ranked)
            note = ("identify.several_municipalities", f"The {source} names {names}; {place.name} is named most often.")
        mention = next(m for m in found if m.place == place)
        return self._take(place, source, " ".join(text[mention.start : mention.end].split()), note)

    def _take(self, place: Place, source: str, words: str, note: tuple[str, str] | None) -> Answer:
        self.place = place
        return Answer(place.name, source, words, note)

    def _weight(self, place: Place) -> float:
        """How often all sources but the cover name the place; the path breaks a tie."""
        return self._count((*self._text, *self._headings))[place] + (0.5 if place == self.path else 0)

    @staticmethod
    def _count(found: Sequence[Mention]) -> Counter[Place]:
        count: Counter[Place] = Counter()
        for mention in found:
            count[mention.place] += _FULL if mention.full else _BARE
        return count

    def _counted(self) -> Answer | None:
        """The place that headings and text name most often."""
        everything = (*self._headings, *self._text)
        in_full = {m.place for m in everything if m.full}
        told = [m for m in everything if not m.ordinary or m.place in in_full or m.place == self.path]
        count = self._count([m for m in told if m.place.code or self._is_regional()])
        ranked = sorted(count.items(), key=lambda item: (-item[1], item[0].name))
        if not ranked:
            return None
        (place, top), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
        full = any(m.full for m in everything if m.place == place)
        tied = [p for p, n in ranked if n * _LEAD > top]
        if len(tied) > 1 or not (full or top >= _LEAST_BARE):
            if self.path not in tied:
                return None
            place = self.path
        words = f"{place.name}, named most often"
        sure = place == self.path or (full and top >= _LEAD * max(second, _FULL))
        message = f"No cover or header names the municipality; the text names {place.name} most often."
        return self._take(place, "text", words, None if sure else ("identify.municipality_from_text", message))

    def _is_regional(self) -> bool:
        return _REGIONAL.search(self._sources.evidence.text) is not None

    def _by_path(self) -> Answer | None:
        if self.path is None:
            return None
        message = f"Only the file's path names a municipality: {self.path.name}."
        return self._take(self.path, "path", self.path.name, ("identify.municipality_from_path", message))


def _stands_out(text: str, mention: Mention) -> bool:
    """Is the name the whole line but for type, body and time, or the place that the line ends with ("… i Nacka")?"""
    if _PLACED.search(text[: mention.start]) and not text[mention.end :].strip(" .,"):
        return True
    hits = scan(text)
    kinds = type_words(text)
    if not kinds and any(hit.is_date or hit.period.part for hit in hits if hit.start >= mention.end):
        return False
    spans = [(mention.start, mention.end), *body_spans(text), *((w.start, w.end) for w in kinds)]
    spans += [(h.start, h.end) for h in hits] + [m.span() for m in pattern("parties", "party").finditer(text)]
    return not re.search(r"\w", mask(text, spans))


def _alone(text: str, found: Sequence[Mention]) -> set[Place]:
    """The places that are the whole of their line."""
    lines = {m.place: text[text.rfind("\n", 0, m.start) + 1 :].partition("\n")[0] for m in reversed(found)}
    return {place for place, line in lines.items() if only_names(line)}
