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
SELECT
    -- with a +, a search for one global goal begins with the goals all the same
    g.id AS goal_id, r.id AS reference_id, +r.sdg AS sdg, r.target, r.mention,
    CASE
        WHEN r.goal_id = g.id THEN 'goal'
        WHEN r.goal_id IN (
            WITH RECURSIVE up (id) AS (
                SELECT g.parent_id
                UNION
                SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
            )
            SELECT id FROM up
        ) THEN 'parent goal'
        ELSE 'section'
    END AS tied_by,
    g.document_id
FROM goals g
CROSS JOIN sdg_references r ON r.id IN (
    SELECT x.id FROM sdg_references x WHERE x.goal_id = g.id
    UNION
    SELECT x.id FROM (
        WITH RECURSIVE up (id) AS (
            SELECT g.parent_id
            UNION
            SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
        )
        SELECT id FROM up WHERE id IS NOT NULL
    ) a CROSS JOIN sdg_references x ON x.goal_id = a.id
    UNION
    SELECT x.id FROM (
        WITH RECURSIVE up (id) AS (
            SELECT g.section_id
            UNION
            SELECT s.parent_id FROM up CROSS JOIN sections s ON s.id = up.id
        )
        SELECT id FROM up WHERE id IS NOT NULL
    ) a
    CROSS JOIN sdg_references x ON x.section_id = a.id
    LEFT JOIN goals b ON b.id = x.goal_id
    WHERE b.id IS NULL
        OR (SELECT k.level FROM goal_kinds k WHERE k.kind = b.kind)
            < (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
)
