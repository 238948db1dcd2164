"""What a document's words weigh: adopted, a proposal, a party's budget, an audit, a paper of a meeting.

Order of precedence: what the type's own words say ("revisionsrapport", "tjänsteskrivelse"); a party beside a budget,
unless the council has decided; words for an adoption with a body, a date or a paragraph behind them; words for a
proposal. A proposal that the council has adopted is adopted; where another body decided on it, nothing is told, with a
note. Only the cover, running headers and the metadata's title are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.identity.evidence import Answer
from corpus.identity.parties import party_of
from corpus.identity.sources import Sources
from corpus.identity.wording import pattern
from models.document import Standing

_BEHIND = 120
_PLACE_OF_DECISION = re.compile(r"§|(?<!\d)(?:19|20)\d\d-?[01]\d-?[0-3]\d|\d\s+[a-zåäö]{3,9}\.?\s+(?:19|20)\d\d")
_NOT_YET = re.compile(r"(?:(?<!\w)(?:ej|inte|icke|inför|att)\s+)$", re.IGNORECASE)


def standing_of(sources: Sources, kind: Answer) -> Answer | None:
    """The standing, or None where nothing tells it. `kind` is the answer for the type."""
    told = Answer(kind.standing, kind.source, kind.words) if kind.standing else None
    if told and told.value != Standing.PROPOSAL:
        return told
    council, adopted = _adoption(sources)
    proposal = told or next(_proposals(sources), None)
    if proposal is None or council:
        return adopted
    if adopted is None:
        return proposal
    message = f"The cover speaks of a proposal (“{proposal.words}”) and of a decision (“{adopted.words}”)."
    return Answer("", "", "", ("identify.standing_unclear", message))


def party_budget(sources: Sources) -> str | None:
    """The words of a party that speaks for itself on the cover, unless the council has adopted what it says."""
    texts = [s.text for s in sources.front] or sources.metadata
    party = next((found for text in (*texts, *sources.running) if (found := party_of(text))), None)
    return None if party is None or _adoption(sources)[0] else party


def audit_firm(sources: Sources) -> str | None:
    """An auditors' firm on the cover, where a line there speaks of an audit."""
    texts = [s.text for s in (*sources.front, *sources.decisions)]
    firm = next((m for text in texts if (m := pattern("document_standing", "auditor").search(text))), None)
    audit = any(pattern("document_standing", "audit_word").search(text) for text in texts)
    return firm.group() if firm and audit else None


def _adoption(sources: Sources) -> tuple[bool, Answer | None]:
    """Whether the council has decided, and the line that says who or when."""
    first: Answer | None = None
    for text in _decisions(sources):
        for match in pattern("document_standing", "adopted").finditer(text):
            behind = text[match.end() : match.end() + _BEHIND]
            decider = pattern("document_standing", "council", "decider").search(behind)
            if _NOT_YET.search(text[: match.start()]) or not (decider or _told(behind)):
                continue
            answer = Answer(Standing.ADOPTED, "cover", text[match.start() : match.end() + _BEHIND].strip())
            if pattern("document_standing", "council").search(behind):
                return True, answer
            first = first or answer
    return False, first


def _told(behind: str) -> bool:
    """Does a day, a paragraph or a committee follow?"""
    return bool(_PLACE_OF_DECISION.search(behind) or re.search(r"nämnd|styrelse", behind))


def _decisions(sources: Sources) -> Iterator[str]:
    yield from (s.text for s in sources.decisions)
    yield from (s.text for s in sources.front)


def _proposals(sources: Sources) -> Iterator[Answer]:
    lines: Iterable[tuple[str, str]] = [("cover", s.text) for s in (*sources.by_weight, *sources.decisions)]
    lines = [*lines, *(("running header", text) for text in sources.running)]
    lines += [("metadata title", text) for text in sources.metadata]
    for source, text in lines:
        paper = pattern("document_standing", "case_paper").search(text)
        if paper:
            yield Answer(Standing.CASE_PAPER, source, paper.group())
        elif found := pattern("document_standing", "proposal").search(text):
            yield Answer(Standing.PROPOSAL, source, text[found.start() : found.end() + _BEHIND].strip())
