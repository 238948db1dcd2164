/*
description = """Goals that go with a global goal, with their measures, targets and latest outcomes (question 11): \
one row per goal, global goal and measure."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
sdg = "Global goal, 1–17."
sdg_name = "Its Swedish name."
sdg_targets = "Targets of it that are named, such as 8.5."
tied_by = "How surely they go together: goal, parent goal or section (see goal_sdg)."
kind = "Common level of the goal."
local_term = "The document's own word for the level."
goal = "The goal's text."
group_name = "Group that the measure stands in."
measure = "A measure of the goal; where it has none of its own, one of its section that is bound to no goal or to a goal above this one."
target = "The measure's target (see measure_overview)."
comparator = ">=, <=, increase or decrease, where the target says so."
target_year = "Year of the target."
outcome = "The measure's latest outcome."
outcome_year = "Year of the latest outcome."
unit = "Unit of the outcome, else of the target."
page = "Page the goal stands on."
goal_id = "The goal."
measure_id = "The measure."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    tie.municipality, tie.body, tie.year, d.period, coalesce(d.title, d.path) AS document,
    tie.sdg, n.name_sv AS sdg_name, tie.sdg_targets, tie.tied_by,
    g.kind, g.local_term, g.text AS goal,
    m.group_name, m.name AS measure,
    t.value AS target, t.comparator, t.year AS target_year, o.value AS outcome, o.year AS outcome_year,
    coalesce(o.unit, t.unit) AS unit,
    g.page, g.id AS goal_id, m.id AS measure_id, tie.document_id,
    nullif(max(coalesce(o.ocr, ''), coalesce(t.ocr, '')), '') AS ocr
FROM (
    SELECT
        d.municipality, d.body, d.year, d.id AS document_id, t.goal_id, t.sdg, group_concat(DISTINCT t.target) AS sdg_targets,
        CASE
            WHEN max(t.tied_by = 'goal') THEN 'goal'
            WHEN max(t.tied_by = 'parent goal') THEN 'parent goal'
            ELSE 'section'
        END AS tied_by
    FROM documents d
    CROSS JOIN goal_sdg t ON t.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, t.goal_id, t.sdg
) tie
CROSS JOIN documents d ON d.id = tie.document_id
CROSS JOIN goals g ON g.id = tie.goal_id
LEFT JOIN sdg_goals n ON n.sdg = tie.sdg
LEFT JOIN measures m ON m.document_id = d.id AND (
    m.goal_id = g.id
    OR m.section_id = g.section_id
    AND NOT EXISTS (SELECT 1 FROM measures x WHERE x.goal_id = g.id)
    AND (
        m.goal_id IS NULL
        OR m.goal_id IN (
            WITH RECURSIVE up (id) AS (
                SELECT g.parent_id
                UNION
                SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
            )
            SELECT id FROM up
        )
    )
)
LEFT JOIN measure_values o ON o.id = (
    SELECT v.id FROM measure_values v
    WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
    ORDER BY v.year IS NULL, v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
)
LEFT JOIN measure_values t ON t.id = (
    SELECT id FROM (
        SELECT v.id, v.year, v.year - d.year AS ahead FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL
    )
    ORDER BY year IS NULL, ahead = 0 DESC, ahead > 0 DESC, abs(ahead), year DESC, id LIMIT 1
)
ORDER BY tie.sdg, d.municipality, d.year, d.body, document, d.id, g.position, m.position
