"""What was read of a side's documents: one statement per document and kind, each by an index."""

from __future__ import annotations

import sqlite3

from output.comparing.choose import Chosen
from output.comparing.facts import AmountFact, Doc, GoalFact, MeasureFact, Party, Ref, SdgFact, Use, ValueFact

TREE = """
    SELECT goal_id, depth, kind, local_term, text, status, page FROM goal_tree WHERE document_id = ? ORDER BY place
"""
SDGS = "SELECT id, sdg, mention, target, goal_id, page FROM sdg_references WHERE document_id = ? ORDER BY position"
MEASURES = """
    SELECT id, name, group_name, unit, kolada_id, goal_id, page FROM measures WHERE document_id = ? ORDER BY position
"""
VALUES = """
    SELECT v.measure_id, v.id, v.kind, v.year, v.period, v.split, v.comparator, v.value,
        coalesce(v.unit, m.unit) AS unit, v.raw, v.confidence, v.page, v.ocr
    FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id
    WHERE m.document_id = ? AND v.kind IN ('outcome', 'target') ORDER BY m.position, v.rowid
"""
AMOUNTS = """
    SELECT id, area, is_total, year, period, stage, side, amount_sek, confidence, page, ocr
    FROM budget_lines WHERE document_id = ? ORDER BY position
"""
_POPULATION = "SELECT population_class FROM municipalities WHERE name = ?"


def party(connection: sqlite3.Connection, chosen: Chosen, letter: str) -> Party:
    """All that the report needs of a side."""
    counted = [document for document in chosen.documents if document.use == Use.COUNTED]
    series = [document for document in chosen.documents if document.use in (Use.COUNTED, Use.EARLIER)]
    population = connection.execute(_POPULATION, [chosen.municipality]).fetchone()
    return Party(
        letter=letter,
        name=chosen.name,
        municipality=chosen.municipality,
        population_class=population[0] if population else None,
        documents=chosen.documents,
        goals={d.id: goals for d in counted if (goals := _goals(connection, d))},
        sdgs=[sdg for document in counted for sdg in _sdgs(connection, document)],
        measures=[measure for document in series for measure in _measures(connection, document)],
        amounts=[amount for document in counted for amount in _amounts(connection, document)],
    )


def _goals(connection: sqlite3.Connection, document: Doc) -> list[GoalFact]:
    return [
        GoalFact(
            row["goal_id"], row["depth"], row["kind"], row["local_term"], row["text"], row["status"],
            Ref(document.mark, row["page"], "goals", row["goal_id"]),
        )
        for row in connection.execute(TREE, [document.id])
    ]  # fmt: skip


def _sdgs(connection: sqlite3.Connection, document: Doc) -> list[SdgFact]:
    return [
        SdgFact(
            row["sdg"], row["mention"], row["target"], row["goal_id"],
            Ref(document.mark, row["page"], "sdg_references", row["id"]),
        )
        for row in connection.execute(SDGS, [document.id])
    ]  # fmt: skip


def _measures(connection: sqlite3.Connection, document: Doc) -> list[MeasureFact]:
    found = {
        row["id"]: MeasureFact(
            row["id"], row["name"], row["group_name"], row["unit"], row["kolada_id"], row["goal_id"],
            document.body_family or document.body, Ref(document.mark, row["page"], "measures", row["id"]),
        )
        for row in connection.execute(MEASURES, [document.id])
    }  # fmt: skip
    for row in connection.execute(VALUES, [document.id]):
        ref = Ref(document.mark, row["page"], "measure_values", row["id"])
        found[row["measure_id"]].values.append(
            ValueFact(
                row["kind"], row["year"], row["period"], row["split"], row["comparator"], row["value"], row["unit"],
                row["raw"], row["confidence"], ref, row["ocr"],
            )
        )  # fmt: skip
    return list(found.values())


def _amounts(connection: sqlite3.Connection, document: Doc) -> list[AmountFact]:
    return [
        AmountFact(
            row["area"], bool(row["is_total"]), row["year"], row["period"], row["stage"], row["side"],
            row["amount_sek"], row["confidence"], document.policy_area, document.body,
            Ref(document.mark, row["page"], "budget_lines", row["id"]), row["ocr"],
        )
        for row in connection.execute(AMOUNTS, [document.id])
    ]  # fmt: skip
