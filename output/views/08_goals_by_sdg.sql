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
*/
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    tie.sdg, n.name_sv AS sdg_name, tie.sdg_targets, tie.tied_by,
    g.kind, g.local_term, g.text AS goal,
    o.group_name, o.measure, o.target, o.comparator, o.target_year, o.outcome, o.outcome_year,
    coalesce(o.outcome_unit, o.target_unit) AS unit,
    g.page, g.id AS goal_id, o.measure_id, d.id AS document_id
FROM documents d
CROSS JOIN (
    SELECT
        document_id, goal_id, sdg, group_concat(DISTINCT target) AS sdg_targets,
        CASE
            WHEN max(tied_by = 'goal') THEN 'goal'
            WHEN max(tied_by = 'parent goal') THEN 'parent goal'
            ELSE 'section'
        END AS tied_by
    FROM goal_sdg
    GROUP BY document_id, goal_id, sdg
) tie ON tie.document_id = d.id
CROSS JOIN goals g ON g.id = tie.goal_id
LEFT JOIN sdg_goals n ON n.sdg = tie.sdg
LEFT JOIN measure_overview o ON o.document_id = d.id AND (
    o.goal_id = g.id
    OR o.section_id = g.section_id
    AND NOT EXISTS (SELECT 1 FROM measures x WHERE x.goal_id = g.id)
    AND (
        o.goal_id IS NULL
        OR o.goal_id IN (
            WITH RECURSIVE up (id) AS (
                SELECT g.parent_id
                UNION
                SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
            )
            SELECT id FROM up
        )
    )
)
ORDER BY tie.sdg, d.municipality, d.year, d.body, document, d.id, g.position, o.measure_id
