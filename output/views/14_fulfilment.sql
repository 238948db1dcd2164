/*
description = """Targets that have an outcome for the same year in the document, whether the outcome reaches the target, \
and what the document says of the goal (question 4). It is recomputed from the target's own ">=" or "<=", else from \
the direction that is known of the measure (`measure_directions`); the very number of the target always reaches it. Not \
recomputed, with the reason: other units, an outcome for a part of the year against a target for the whole (shares \
and indexes are levels, and are compared), a target that is a change ("minska med 10 %"), several outcomes, an unknown \
direction. Women's and men's values are compared with each other's alone."""

[columns]
municipality = "Municipality."
body = "Committee or board."
type = "Type of the document."
document_year = "Year of the document."
document = "Title of the document, or its path where it has none."
goal = "The goal that it measures."
group_name = "Group that the measure stands in."
measure = "The measure's name."
split = "women or men, where the values are for one of them."
year = "Year of target and outcome."
period = "Part of the year that the outcome holds for, null for the whole."
target = "Target; null where it is only a direction."
comparator = ">=, <=, increase or decrease, where the target says so."
outcome = "Outcome."
earlier_outcome = "The outcome of the nearest year before, where the target is a direction."
unit = "Unit of the outcome."
better = "higher or lower, where it is known of the measure."
recomputed = "fulfilled or not_fulfilled; null where it cannot be told."
not_recomputed = "Why not: units_differ, part_of_year, change, several_outcomes, no_earlier_outcome or direction_unknown."
stated = "Status of the goal in the document."
differs = "1 where the document says fulfilled and the outcome is not, or the other way; 0 where both agree; else null."
target_raw = "The target's words as printed."
outcome_raw = "The outcome's words as printed."
page = "Page of the outcome."
box = "Its box on the page."
target_page = "Page of the target."
target_id = "The target."
outcome_id = "The outcome."
measure_id = "The measure."
goal_id = "The goal."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, d.type, d.year AS document_year, coalesce(d.title, d.path) AS document, g.text AS goal,
    j.group_name, j.measure, j.split, j.year, j.period, j.target, j.comparator, j.outcome,
    CASE WHEN j.comparator IN ('increase', 'decrease') THEN j.earlier_outcome END AS earlier_outcome,
    j.unit, j.better, j.recomputed, j.not_recomputed, g.status AS stated,
    CASE
        WHEN g.status IN ('fulfilled', 'not_fulfilled') AND (d.year IS NULL OR d.year = j.year)
            THEN j.recomputed <> g.status
    END AS differs,
    j.target_raw, j.outcome_raw, j.page, j.box, j.target_page,
    j.target_id, j.outcome_id, j.measure_id, j.goal_id, d.id AS document_id, j.ocr
FROM documents d
CROSS JOIN target_outcomes j ON j.document_id = d.id
LEFT JOIN goals g ON g.id = j.goal_id
ORDER BY d.municipality, d.year, d.body, document, d.id, j.position, j.year, j.split, j.target_id
