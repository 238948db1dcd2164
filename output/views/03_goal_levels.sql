/*
description = "How many goals a document has on each level, and what it calls the level (question 1)."

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
level = "1 for the widest level (vision) to 8 for the narrowest (success_criterion)."
kind = "Common level."
local_term = "The document's own word for the level; null where it prints none."
goals = "Number of goals."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    k.level, g.kind, g.local_term, count(*) AS goals, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
LEFT JOIN goal_kinds k ON k.kind = g.kind
GROUP BY d.municipality, d.body, d.year, d.id, k.level, g.kind, g.local_term
ORDER BY d.municipality, d.year, d.body, document, d.id, k.level, g.local_term
