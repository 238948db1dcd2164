"""Which way is better for a measure: what the views need to tell whether an outcome reaches its target.

Order of precedence: a target says so itself (">= 95", "minst", a direction); the measure's name ("… ska öka") or the
words around a target; the register of measures of which it is known (`directions.csv`). Words that contradict each
other, and names that the register takes both ways, decide nothing: then nothing is recomputed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.lexicon import lexicon
from models.direction import Better, DecidedBy, MeasureDirection
from models.measure import Comparator
from output.database import Database

_BETTER = {
    Comparator.AT_LEAST: Better.HIGHER,
    Comparator.INCREASE: Better.HIGHER,
    Comparator.AT_MOST: Better.LOWER,
    Comparator.DECREASE: Better.LOWER,
}
#: A direction that is wanted: what only has a direction ("elever som ökar sin frånvaro") names what is measured.
_WANTED = re.compile(r"\b(?:ska|skall|bör|måste)\s+(\w+)")
#: Beside a target "målet är att minska" says so too; in a name ("arbetar för att minska …") it does not.
_WANTED_BESIDE = re.compile(r"\b(?:ska|skall|bör|måste|att)\s+(\w+)")
_MEASURES = "SELECT id, name, group_name FROM measures WHERE document_id = ? ORDER BY position"
_TARGETS = "SELECT comparator, raw FROM measure_values WHERE measure_id = ? AND kind = 'target' ORDER BY id"

#: Words that turn round what a measure counts, or make it a change or a difference of what it names.
_TURNED = re.compile(
    r"\b(?:ej|inte|icke|utan|saknar|obehöriga?|missnöjda?|minskad|minskning|ökad|ökning|förändring|avvikelse|skillnad"
    r"|anmälningar|förebygg\w*|åtgärder|aktiviteter|rutin\w*|plan|planer|budget\w*)\b"
)

Said = tuple[Better, str]


def update_directions(database: Database) -> None:
    """Find the direction of the measures of documents that wait in `link_queue`. Raises as `Database.transaction`."""
    waiting = database.db.execute("SELECT subject FROM link_queue WHERE kind = 'document' ORDER BY id").fetchall()
    if not waiting:
        return
    with database.transaction():
        for (document,) in waiting:
            database.db.execute("DELETE FROM measure_directions WHERE document_id = ?", [document])
            database.insert("measure_directions", list(directions(database.db, document)))


def directions(connection: sqlite3.Connection, document_id: str) -> Iterator[MeasureDirection]:
    """The measures of a document whose direction is known."""
    for measure_id, name, group in connection.execute(_MEASURES, [document_id]).fetchall():
        targets = connection.execute(_TARGETS, [measure_id]).fetchall()
        found = direction(name, group, targets)
        if found is not None:
            better, decided_by, said = found
            yield MeasureDirection(
                id=measure_id,
                document_id=document_id,
                measure_id=measure_id,
                better=better,
                decided_by=decided_by,
                words=said,
            )


def direction(
    name: str, group: str | None, targets: Iterable[tuple[str | None, str]]
) -> tuple[Better, DecidedBy, str] | None:
    """Which way is better for a measure of that name and with these targets (comparator, raw); None where unknown."""
    targets = list(targets)
    compared = [(_BETTER[Comparator(comparator)], raw) for comparator, raw in targets if comparator]
    said = [*_wanted(name, _WANTED), *(word for _, raw in targets for word in _wanted(raw, _WANTED_BESIDE))]
    for decided_by, found in (
        (DecidedBy.COMPARATOR, compared),
        (DecidedBy.WORDS, said),
        (DecidedBy.REGISTER, registered(name) or registered(group or "")),
    ):
        if found:
            ways = {better for better, _ in found}
            return (found[0][0], decided_by, found[0][1]) if len(ways) == 1 else None
    return None


def _wanted(text: str, wanted: re.Pattern[str]) -> list[Said]:
    """The directions that a text wants: "ska öka", "att minska"."""
    return [
        (_BETTER[Comparator(concept)], match.group())
        for match in wanted.finditer(text.casefold())
        if (concept := _ways().get(match.group(1))) is not None
    ]


@cache
def _ways() -> dict[str, str]:
    ways = (Comparator.INCREASE, Comparator.DECREASE)
    return {entry.form: entry.concept for entry in lexicon("comparators").entries if entry.concept in ways}


def registered(name: str) -> list[Said]:
    """What the register says of a name; none where the name turns it round ("ej behöriga", "arbetslösa som fått …")."""
    name = name.casefold()
    found = lexicon("directions").search(name)
    if _TURNED.search(name) or any(" som " in name.rpartition(entry.form)[2] for entry in found):
        return []
    return [(Better(entry.concept), entry.form) for entry in found]
