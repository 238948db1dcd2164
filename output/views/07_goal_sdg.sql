/*
description = """Which goal goes with which mention of a global goal. A mention that is bound to a goal holds for that \
goal and those under it; besides, a mention holds for the goals of its section and of the sections in it, but not for \
goals on the same or a wider level than the one it is bound to."""

[columns]
goal_id = "The municipality's goal."
reference_id = "The mention."
sdg = "Global goal, 1–17."
target = "Target such as 8.5, where one is named."
mention = "listed, inline or icon."
tied_by = "goal (the mention is bound to the goal itself), parent goal (to one above it) or section."
document_id = "The document."
*/
SELECT g.id AS goal_id, r.id AS reference_id, r.sdg, r.target, r.mention, 'goal' AS tied_by, r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.id = r.goal_id
UNION ALL
SELECT g.id, r.id, r.sdg, r.target, r.mention, 'parent goal', r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.id IN (
    WITH RECURSIVE below (id) AS (
        SELECT c.id FROM goals c WHERE c.parent_id = r.goal_id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT id FROM below
)
UNION ALL
SELECT g.id, r.id, r.sdg, r.target, r.mention, 'section', r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.section_id IN (
    WITH RECURSIVE below (id) AS (
        SELECT r.section_id
        UNION
        SELECT s.id FROM below CROSS JOIN sections s ON s.parent_id = below.id
    )
    SELECT id FROM below
)
LEFT JOIN goals b ON b.id = r.goal_id
WHERE b.id IS NULL
    OR (SELECT k.level FROM goal_kinds k WHERE k.kind = b.kind) < (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
