"""Which of Kolada's key figures a measure is: the id that the document prints, else the one that its name proves.

`corpus.kolada.match` decides by name, unit, owner and year. Only documents of a known municipality or region are
looked at; a name that fits several titles alike gets no id and a finding that names them.
"""

from __future__ import annotations

from corpus.identify import Identity
from corpus.kolada.match import MUNICIPALITY, REGION, Match, Outcome, match
from corpus.kolada.printed import printed_ids
from extractors.drafts import MeasureDraft
from extractors.layout.types import Note

#: Gotland's municipality is a region, too.
_BOTH = {"0980": "KAL"}


def link_kolada(measures: list[MeasureDraft], identity: Identity) -> list[Note]:
    """Set id, score and method of each measure that is a key figure; the notes tell of names that fit several."""
    owners = owners_of(identity)
    if owners is None:
        return []
    notes: dict[str, Note] = {}
    for measure in measures:
        outcome = _outcome(measure, owners, identity.year)
        _set(measure, outcome.match)
        if outcome.candidates and measure.name not in notes:
            notes[measure.name] = _ambiguous(measure, outcome.candidates)
    return list(notes.values())


def owners_of(identity: Identity) -> str | None:
    """The register's letters for whose document it is; a region has a name and no municipality's code."""
    if identity.municipality_code:
        return _BOTH.get(identity.municipality_code, MUNICIPALITY)
    return REGION if identity.municipality else None


def _outcome(measure: MeasureDraft, owners: str, year: int | None) -> Outcome:
    printed = printed_ids(measure.kolada_id, measure.name, measure.note)
    if printed:
        return match(" ".join(printed))
    return match(measure.name, _unit(measure), owners, year, bool(measure.group))


def _unit(measure: MeasureDraft) -> str | None:
    """The unit of the measure, else the one that all its values have."""
    units = {value.unit for value in measure.values if value.unit}
    return measure.unit or (units.pop() if len(units) == 1 else None)


def _set(measure: MeasureDraft, found: Match | None) -> None:
    measure.kolada_id = found.id if found else None
    measure.kolada_score = found.score if found else None
    measure.kolada_method = found.method if found else None


def _ambiguous(measure: MeasureDraft, candidates: tuple[str, ...]) -> Note:
    message = (
        f"The measure “{measure.name}” fits several key figures of Kolada: {', '.join(candidates)}; none is taken."
    )
    return Note("kolada.ambiguous", message, "info", measure.place.page, measure.place.box, stage="link")
