"""Identifying a document: title, municipality, body, type, year, period and language, from its evidence.

For each field the sources are asked in this order: cover, running headers, the metadata's title, headings, text,
path; the modules of `corpus.identity` say what each field makes of them. `decided_by` tells what decided, `certainty`
how sure it is, and `notes` what is uncertain or said differently elsewhere: a value that cannot be told is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.identity.bodynames import family, policy_area
from corpus.identity.certainty import owners, settle, types, years
from corpus.identity.committee import body_of, opinions, several
from corpus.identity.evidence import Answer, Evidence, Identity, Opinion
from corpus.identity.kinds import document_type, kind_of
from corpus.identity.language import language_of
from corpus.identity.municipality import Whose
from corpus.identity.parts import period_of
from corpus.identity.sources import Sources
from corpus.identity.standing import standing_of
from corpus.identity.years import year_of
from models.document import DocumentType, Standing

__all__ = ["Evidence", "Identity", "identify"]


def identify(evidence: Evidence) -> Identity:
    """What the evidence tells of the document. Never fails; what it does not tell stays None."""
    sources = Sources(evidence)
    identity = Identity(language=_language(evidence))
    identity.title = sources.title.text if sources.title else next(iter(sources.metadata), None)
    _set_owner(identity, sources)
    _set_body(identity, sources)
    kind = kind_of(sources)
    identity.type = document_type(kind.value)
    _record(identity, "type", kind, types(sources, identity.type))
    _set_time(identity, sources)
    standing = standing_of(sources, kind)
    if standing is not None:
        identity.standing = Standing(standing.value) if standing.value else None
        _record(identity, "standing", standing)
    return identity


def _language(evidence: Evidence) -> str | None:
    return language_of(" ".join((evidence.text, *evidence.headings, *(text for text, _ in evidence.cover))))


def _record(identity: Identity, field: str, answer: Answer, opinions: Iterable[Opinion] = ()) -> None:
    if answer.source:
        identity.decided_by[field] = answer.decided_by
        settle(identity, field, answer, opinions)
    if answer.note:
        identity.notes.append(answer.note)


def _set_owner(identity: Identity, sources: Sources) -> None:
    whose = Whose(sources)
    answer = whose.answer()
    if whose.place is not None:
        identity.municipality, identity.municipality_code = whose.place.name, whose.place.code
    _record(identity, "municipality", answer, owners(sources, whose))


def _set_body(identity: Identity, sources: Sources) -> None:
    answer = body_of(sources)
    if answer is not None:
        identity.body, identity.body_family = answer.value, family(answer.value)
        identity.policy_area = policy_area(answer.value)
        _record(identity, "body", answer, opinions(sources))
    elif note := several(sources):
        identity.notes.append(note)


def _set_time(identity: Identity, sources: Sources) -> None:
    year = year_of(sources, identity.type)
    if year is not None:
        identity.year = int(year.value)
        _record(identity, "year", year, years(sources, year.value))
    elif identity.type is not DocumentType.OTHER:
        identity.notes.append(("identify.no_year", "Neither the title nor the text tells which year is meant."))
    period = period_of(sources, identity.type, identity.year)
    if period is not None:
        identity.period = period.value or None
        _record(identity, "period", period)
    elif identity.type is DocumentType.FOLLOW_UP:
        message = "The follow-up does not say which part of the year it goes through; no period is stored."
        identity.notes.append(("identify.no_period", message))
