/*
description = """What keeps a body's goals from being followed (question 2), one row each: a goal that no measure is bound to, \
a measure without target, a target without outcome for its year in the document. Goals are strategic objectives, council's \
and committee's goals, the levels that are measured; a target without outcome is looked for in follow-ups and annual reports \
alone, and only targets for the document's own year."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
gap = "goal_without_measure, measure_without_target or target_without_outcome."
kind = "Common level of the goal, where the row is one."
text = "The goal's text, or the measure's name."
target = "The target's words as printed, where it has no outcome."
page = "Page of the goal, the measure or the target."
box = "Its box on the page."
path = "Path of the document."
position = "Order of the goal or measure in the document."
row_id = "The goal, the measure or the target."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    'goal_without_measure' AS gap, g.kind, g.text, NULL AS target, g.page, g.box, d.path, g.position, g.id AS row_id,
    d.id AS document_id, NULL AS ocr
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
WHERE NOT EXISTS (
    WITH RECURSIVE below (id) AS (
        SELECT g.id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
)
UNION ALL
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path),
    'measure_without_target', NULL, m.name, NULL, m.page, m.box, d.path, m.position, m.id, d.id, NULL
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
WHERE NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
UNION ALL
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path),
    'target_without_outcome', NULL, m.name, t.raw, t.page, t.box, d.path, m.position, t.id, d.id, t.ocr
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
WHERE d.type IN ('follow_up', 'annual_report') AND NOT EXISTS (
    SELECT 1 FROM measure_values o
    WHERE o.measure_id = m.id AND o.kind = 'outcome' AND o.year = t.year AND o.split IS t.split
)
ORDER BY 1, 3, 2, 6, 16, 7, 14, 15
