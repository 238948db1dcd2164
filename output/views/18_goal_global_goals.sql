/*
description = """The global goals of each goal: its own, and those that it inherits. One row per goal, global goal and \
target; nothing of it is stored. Own counts before what comes from a parent goal, and that before what comes from a section; \
a goal that has none has no row."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
kind = "Common level of the goal."
local_term = "The document's own word for the level."
goal = "The goal's text."
sdg = "Global goal, 1–17."
sdg_name = "Its Swedish name."
target = "Target such as 8.5, where one is named."
how = "own (a mention is bound to the goal itself), from parent (to a goal above it) or from section (see goal_sdg)."
inherited_from = "The goal or section that it comes from; null where it is the goal's own."
mention = "listed, inline or icon: how the nearest mention is made."
text = "The words of the nearest mention, or what was seen."
mentions = "Number of mentions that tie them."
page = "Page the nearest mention stands on."
goal_id = "The goal."
reference_id = "The nearest mention."
document_id = "The document."
*/
SELECT
    tie.municipality, tie.body, tie.year, d.period, coalesce(d.title, d.path) AS document,
    g.kind, g.local_term, g.text AS goal,
    tie.sdg, n.name_sv AS sdg_name, tie.target,
    CASE tie.tied_by WHEN 'goal' THEN 'own' WHEN 'parent goal' THEN 'from parent' ELSE 'from section' END AS how,
    CASE tie.tied_by
        WHEN 'parent goal' THEN (SELECT p.text FROM goals p WHERE p.id = r.goal_id)
        WHEN 'section' THEN (SELECT trim(coalesce(s.number, '') || ' ' || s.title) FROM sections s WHERE s.id = r.section_id)
    END AS inherited_from,
    r.mention, r.text, tie.mentions, r.page, g.id AS goal_id, r.id AS reference_id, tie.document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.id AS document_id, t.goal_id, t.sdg, t.target, t.reference_id, t.tied_by,
        count(*) AS mentions,
        -- the columns beside min() are those of the row that has the least
        min(printf('%d %06d', CASE t.tied_by WHEN 'goal' THEN 0 WHEN 'parent goal' THEN 1 ELSE 2 END, 999999 - q.position))
    FROM documents d
    CROSS JOIN goal_sdg t ON t.document_id = d.id
    CROSS JOIN sdg_references q ON q.id = t.reference_id
    GROUP BY d.municipality, d.body, d.year, d.id, t.goal_id, t.sdg, t.target
) tie
CROSS JOIN documents d ON d.id = tie.document_id
CROSS JOIN goals g ON g.id = tie.goal_id
CROSS JOIN sdg_references r ON r.id = tie.reference_id
LEFT JOIN sdg_goals n ON n.sdg = tie.sdg
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position, tie.sdg, tie.target
