"""Measures that two or more sides have in common, and their values year by year.

Measures are the same, in this order: the same Kolada id; the same name under the same group. A name that says too
little by itself ("Totalt") makes no pair. Of several values for a year the newest document's counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from output.comparing.facts import Doc, MeasureFact, Party, SharedMeasure, ValueFact
from output.matching import norm
from output.matching_words import words

#: Weight of the words that a name must have where no Kolada id is known: that of one ordinary word.
LEAST_WEIGHT = 1.0

Key = tuple[str, ...]
ValueKey = tuple[int | None, str | None, str | None, str]


def shared_measures(parties: Sequence[Party]) -> list[SharedMeasure]:
    """The measures that at least two sides have, those with Kolada ids first, else by name."""
    groups: dict[Key, list[list[MeasureFact]]] = {}
    for number, party in enumerate(parties):
        for measure in party.measures:
            if (key := _key(measure)) is not None:
                groups.setdefault(key, [[] for _ in parties])[number].append(measure)
    found = [_shared(sides, parties) for sides in groups.values() if sum(map(bool, sides)) > 1]
    return sorted(found, key=lambda one: (one.kolada_id is None, one.kolada_id or "", norm(one.name), one.name))


def _key(measure: MeasureFact) -> Key | None:
    if measure.kolada_id is not None:
        return ("kolada", measure.kolada_id)
    if words(measure.name).total < LEAST_WEIGHT:
        return None
    return ("name", norm(measure.name), norm(measure.group_name))


def _shared(sides: Sequence[Sequence[MeasureFact]], parties: Sequence[Party]) -> SharedMeasure:
    first = next(measure for side in sides for measure in side)
    values = tuple(_values(side, party.documents) for side, party in zip(sides, parties, strict=True))
    units = {unit(value.unit) for side in values for value in side.values() if value.value is not None}
    return SharedMeasure(
        name=first.name if first.group_name is None else f"{first.group_name}: {first.name}",
        kolada_id=first.kolada_id,
        sides=tuple(map(tuple, sides)),
        values=values,
        units=tuple(sorted(units)),
    )


def unit(text: str | None) -> str:
    """A unit as it is compared: "procent" and "%" are one."""
    plain = (text or "").strip().casefold()
    return "%" if plain in ("procent", "%", "andel i %") else plain


def _values(measures: Iterable[MeasureFact], documents: Sequence[Doc]) -> dict[ValueKey, ValueFact]:
    times = {document.mark: (document.year or 0, document.period or "~") for document in documents}
    found: dict[ValueKey, ValueFact] = {}
    for measure in sorted(measures, key=lambda measure: times[measure.ref.mark], reverse=True):
        for value in measure.values:
            found.setdefault((value.year, value.period, value.split, value.kind), value)
    return dict(sorted(found.items(), key=lambda item: tuple("" if part is None else str(part) for part in item[0])))


def differing(shared: SharedMeasure) -> list[tuple[ValueFact, ValueFact]]:
    """Values that a side gives twice for the same year, and differently: (the one that counts, the other)."""
    found = []
    for side, values in zip(shared.sides, shared.values, strict=True):
        for measure in side:
            for value in measure.values:
                counts = values[(value.year, value.period, value.split, value.kind)]
                if counts.value != value.value and None not in (counts.value, value.value):
                    found.append((counts, value))
    return found


def same_name_elsewhere(parties: Sequence[Party]) -> list[tuple[MeasureFact, MeasureFact]]:
    """Measures of two sides that are called the same but stand in different groups, one pair a name."""
    found: dict[str, tuple[MeasureFact, MeasureFact]] = {}
    for number, party in enumerate(parties):
        theirs = _by_name(m for other in parties[number + 1 :] for m in other.measures)
        for measure in party.measures:
            name = norm(measure.name)
            others = theirs.get(name, [])
            apart = [m for m in others if norm(m.group_name) != norm(measure.group_name)]
            if len(apart) == len(others) > 0 and _key(measure) is not None:
                found.setdefault(name, (measure, apart[0]))
    return [found[name] for name in sorted(found)]


def _by_name(measures: Iterable[MeasureFact]) -> dict[str, list[MeasureFact]]:
    named: dict[str, list[MeasureFact]] = {}
    for measure in measures:
        if measure.kolada_id is None:
            named.setdefault(norm(measure.name), []).append(measure)
    return named
