/*
description = "Goals that no measure is bound to, neither to them nor to a goal under them (question 2)."

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
kind = "Common level."
local_term = "The document's own word for the level."
goal = "The goal's text."
section = "Number and title of the section it stands in."
measures_in_section = "Measures in the same section that are bound to another goal or to none: see whether they are meant for this one."
page = "Page it stands on."
goal_id = "The goal."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    g.kind, g.local_term, g.text AS goal,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section,
    (SELECT count(*) FROM measures m WHERE m.section_id = g.section_id) AS measures_in_section,
    g.page, g.id AS goal_id, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
LEFT JOIN sections s ON s.id = g.section_id
WHERE NOT EXISTS (
    WITH RECURSIVE below (id) AS (
        SELECT g.id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
)
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position
