"""What may not be compared, and why.

First what concerns the comparison as a whole (other years, parts of a year, kinds of document, other bodies, something
of which one side has nothing), then documents that were not read whole or not told with certainty, then measures and
amounts one by one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from output.comparing.budgets import both
from output.comparing.facts import SURE, AmountFact, BudgetRow, Caution, Doc, Party, Ref, SharedMeasure, Use, ValueFact
from output.comparing.measures import differing, same_name_elsewhere
from output.comparing.similar import MOST_GOALS

#: What must be certain of a document, and how much.
_FACTS, _CERTAIN = ("municipality", "body", "type", "year", "period"), 0.7


def cautions(
    parties: Sequence[Party], shared: Sequence[SharedMeasure], budgets: Sequence[tuple[str | None, list[BudgetRow]]]
) -> list[Caution]:
    """All of them, the widest first."""
    return [
        *_times(parties),
        *_bodies(parties),
        *_same_kind(parties),
        *_missing(parties),
        *_inhabitants(parties),
        *_too_many(parties),
        *(caution for party in parties for document in party.counted for caution in _document(document)),
        *_measures(parties, shared),
        *_amounts(budgets),
    ]


def _differ(parties: Sequence[Party], of: Callable[[Doc], int | str | None]) -> list[list[object]] | None:
    """What the counted documents of each side say, where no two sides say the same."""
    said = [{of(document) for document in party.counted} - {None} for party in parties]
    if not all(said) or all(one == said[0] for one in said):
        return None
    return [sorted(one, key=str) for one in said]


def _listed(parties: Sequence[Party], said: Sequence[Sequence[object]]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return tuple((party.name, tuple(one)) for party, one in zip(parties, said, strict=True))


def _times(parties: Sequence[Party]) -> Iterator[Caution]:
    if years := _differ(parties, lambda document: document.year):
        yield Caution("documents", "years", {"said": _listed(parties, years)}, main=True)
    if types := _differ(parties, lambda document: document.type):
        yield Caution("documents", "types", {"said": _listed(parties, types)}, main=True)
    # the whole year counts as a part of it here, called ""
    if periods := _differ(parties, lambda document: document.period or ""):
        yield Caution("documents", "periods", {"said": _listed(parties, periods)}, main=True)


def _bodies(parties: Sequence[Party]) -> Iterator[Caution]:
    if _differ(parties, lambda d: d.body_family or d.body):
        said = [sorted({document.body for document in party.counted if document.body}) for party in parties]
        yield Caution("documents", "bodies", {"said": _listed(parties, said)}, main=True)


def _same_kind(parties: Sequence[Party]) -> Iterator[Caution]:
    """Sides of which two documents that are no copies are of one body, kind and time."""
    for party in parties:
        kinds: dict[tuple[object, ...], list[Doc]] = {}
        for document in party.counted:
            kinds.setdefault((document.body, document.type, document.year, document.period), []).append(document)
        several = [document for same in kinds.values() if len(same) > 1 for document in same]
        if several:
            refs = tuple(Ref(document.mark, None, "documents", document.id) for document in several)
            yield Caution("documents", "same_kind", {"name": party.name}, refs, main=True)


def _missing(parties: Sequence[Party]) -> Iterator[Caution]:
    """What one side has and another has not: nothing read is not the same as nothing there."""
    for key in ("all_goals", "measures", "sdgs", "amounts"):
        there = [bool(getattr(party, key)) for party in parties]
        if any(there) and not all(there):
            names = tuple(party.name for party, has in zip(parties, there, strict=True) if not has)
            yield Caution(key, f"none_{key}", {"names": names}, main=True)


def _inhabitants(parties: Sequence[Party]) -> Iterator[Caution]:
    if any(party.amounts for party in parties):
        classes = tuple((party.name, party.population_class) for party in parties)
        yield Caution("amounts", "per_inhabitant", {"classes": classes}, main=True)


def _too_many(parties: Sequence[Party]) -> Iterator[Caution]:
    for party in parties:
        if len(party.all_goals) > MOST_GOALS:
            yield Caution("all_goals", "too_many_goals", {"name": party.name, "n": MOST_GOALS})


def _document(document: Doc) -> Iterator[Caution]:
    here = (Ref(document.mark, None, "documents", document.id),)
    if document.pages_read < document.pages:
        yield Caution("documents", "pages_unread", {"read": document.pages_read, "n": document.pages}, here)
    if document.pages_ocr:
        yield Caution("documents", "scanned", {"n": document.pages_ocr}, here)
    if document.tables_unread:
        yield Caution("documents", "tables_unread", {"n": document.tables_unread}, here)
    if document.numbers_unread:
        total = document.numbers_read + document.numbers_unread
        yield Caution("documents", "numbers_unread", {"n": document.numbers_unread, "total": total}, here)
    if document.standing == "proposal":
        yield Caution("documents", "proposal", {}, here)
    certainty = json.loads(document.certainty or "{}")
    unsure = tuple(fact for fact in _FACTS if certainty.get(fact, 1) < _CERTAIN)
    if unsure and document.use == Use.COUNTED:
        yield Caution("documents", "uncertain_facts", {"facts": unsure}, here)


def _measures(parties: Sequence[Party], shared: Sequence[SharedMeasure]) -> Iterator[Caution]:
    for one in shared:
        yield from _shared(one)
    for left, right in same_name_elsewhere(parties):
        groups = (left.group_name, right.group_name)
        yield Caution("measures", "other_group", {"name": left.name, "groups": groups}, (left.ref, right.ref))


def _shared(one: SharedMeasure) -> Iterator[Caution]:
    name = {"name": one.name}
    refs = tuple(side[0].ref for side in one.sides if side)
    if len(one.units) > 1:
        yield Caution("measures", "units", name | {"units": one.units}, refs)
    for key, place in (("measure_years", 0), ("measure_periods", 1)):
        said = [{value[place] for value in side if value[3] == "outcome"} for side in one.values if side]
        if len(said) > 1 and all(said) and not set.intersection(*said):
            yield Caution("measures", key, name, refs)
            break
    families = [{measure.body_family for measure in side} for side in one.sides if side]
    if not set.intersection(*families):
        yield Caution("measures", "measure_bodies", name, refs)
    for counts, other in differing(one):
        yield Caution("measures", "two_values", name | {"raw": (counts.raw, other.raw)}, (counts.ref, other.ref))
    for value in _unsure(list(chain.from_iterable(side.values() for side in one.values))):
        yield Caution("measures", "unsure_value", name | {"raw": (value.raw,)}, (value.ref,))


def _unsure(values: Sequence[ValueFact]) -> list[ValueFact]:
    return [value for value in values if value.confidence < SURE]


def _amounts(budgets: Sequence[tuple[str | None, list[BudgetRow]]]) -> Iterator[Caution]:
    rows = [row for _, rows in budgets for row in rows]
    if rows and not any(map(both, rows)):
        yield Caution("amounts", "no_shared_rows", {})
    for row in rows:
        for amount in _unsure_amounts(row):
            yield Caution("amounts", "unsure_amount", {"name": amount.area}, (amount.ref,))


def _unsure_amounts(row: BudgetRow) -> list[AmountFact]:
    return [amount for side in row.amounts for amount in side if amount.confidence < SURE]
