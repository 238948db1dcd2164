"""What a document is: plan, budget, follow-up, annual report or other.

Order of precedence: words that decide wherever they stand on the cover ("tjänsteskrivelse"), a party's budget, and an
auditors' firm beside a word for an audit; the title, and the follow-up of it that the next lines name; the rest of the
cover by size; running headers; the metadata's title; the first headings; then the signs that sections, labels and text
give together. Without any of them a document is `other`, with a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.identity.evidence import Answer
from corpus.identity.front import Segment
from corpus.identity.sources import Sources
from corpus.identity.standing import audit_firm, party_budget
from corpus.identity.typewords import TypeWord, deciding, starts_with_type, type_words
from corpus.lexicon import lexicon
from corpus.periods import scan
from models.document import DocumentType, Standing

_STRONG, _WEAK = 3, 1
#: Signs decide from this score on, and when they outweigh the next type so many times.
_LEAST, _LEAD = 4, 1.5
#: In a text without sizes, words for types stand among the first lines of the front.
_TITLE_LINES = 6
#: Lines after the title that may go on from it.
_SUBTITLES = 2
_PART_OF_YEAR = re.compile(r"(?<!\w)(?:tertialet|delåret|delårsrapporten|kvartalet)(?!\w)", re.IGNORECASE)


def kind_of(sources: Sources) -> Answer:
    """The type of the document."""
    return _anywhere(sources) or _named(sources) or _by_signs(sources) or _unknown()


def document_type(concept: str) -> DocumentType:
    return DocumentType(concept) if concept in set(DocumentType) else DocumentType.OTHER


def _answer(source: str, word: TypeWord) -> Answer:
    standing = word.standing if word.standing in set(Standing) else ""
    return Answer(document_type(word.concept).value, source, word.form.strip(), standing=standing)


def _anywhere(sources: Sources) -> Answer | None:
    """What decides wherever it stands on the cover."""
    for segment in sources.front:
        for word in type_words(segment.text):
            if word.concept == "other_anywhere":
                return _answer("cover", word)
    if party := _party(sources):
        return Answer("other", "cover", f"{party}, a party's budget", standing=Standing.PARTY_BUDGET)
    firm = audit_firm(sources)
    return Answer("other", "cover", f"{firm}, auditors", standing=Standing.AUDIT) if firm else None


def _party(sources: Sources) -> str | None:
    """A party beside a budget."""
    texts = [s.text for s in sources.front] or sources.metadata
    budget = any(w.concept == "budget" or "budget" in w.form.casefold() for t in texts for w in type_words(t))
    return party_budget(sources) if budget else None


def _named(sources: Sources) -> Answer | None:
    """The first source that names a type; weak words count in titles alone."""
    weak: Answer | None = None
    place = {id(s): i for i, s in enumerate(sources.front)}
    for segment in sources.by_weight:
        word = deciding(segment.text) if segment.size or place[id(segment)] < _TITLE_LINES else None
        if word is None:
            continue
        if word.concept != "other_weak":
            return _answer("cover", _reported(sources, segment, word) or word)
        if weak is None and segment.display:
            weak = _answer("cover", word)
    for source, text in sources.later_lines():
        word = deciding(text)
        if word is not None and word.concept != "other_weak" and not (source == "heading" and word.ending):
            return _answer(source, word) if weak is None or source == "running header" else weak
    return weak


def _reported(sources: Sources, segment: Segment, word: TypeWord) -> TypeWord | None:
    """The follow-up of the plan or budget that a title names, where one of the next lines begins with it."""
    if word.concept not in ("plan", "budget"):
        return None
    at = sources.front.index(segment)
    for text in (s.text for s in sources.front[at + 1 : at + 1 + _SUBTITLES]):
        report = deciding(text)
        told = report and (not report.ending or any(hit.period.part for hit in scan(text)))
        if report and told and report.concept == "follow_up" and starts_with_type(text):
            return report
    return None


def _by_signs(sources: Sources) -> Answer | None:
    """The type that most sections, labels and phrases speak for."""
    score: Counter[str] = Counter()
    evidence = sources.evidence
    for texts, weight in ((evidence.headings, 2), (evidence.labels, 1)):
        _count_signs(texts, weight, score)
    score["follow_up"] += min(3, len(_PART_OF_YEAR.findall(evidence.text)))
    ranked = sorted(score.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    concept, top = ranked[0]
    if len(ranked) > 1 and top < _LEAD * ranked[1][1]:
        return None
    note = ("identify.type_from_sections", f"No title names the type; sections and tables look like a {concept}.")
    return Answer(concept, "sections", f"signs of a {concept}", note)


def _count_signs(texts: Iterable[str], weight: int, score: Counter[str]) -> None:
    for text in texts:
        entry = lexicon("document_signs").entry(text)
        if entry is not None:
            score[entry.concept] += weight * (_STRONG if entry.note == "section" else _WEAK)


def _unknown() -> Answer:
    note = ("identify.no_type", "Neither the cover nor the sections tell what the document is; it is stored as other.")
    return Answer("other", "", "", note)
