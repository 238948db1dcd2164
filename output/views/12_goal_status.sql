/*
description = "How many goals of a document have which status, and their share (question 3). Documents without any status are left out."

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
kind = "Common level."
status = "fulfilled, partly, not_fulfilled, not_assessed, or the document's word; null where none is given."
goals = "Number of goals."
share = "Their share of the document's goals on the level, 0 to 1."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    g.kind, g.status, count(*) AS goals,
    round(count(*) * 1.0 / (SELECT count(*) FROM goals a WHERE a.document_id = d.id AND a.kind = g.kind), 4) AS share,
    d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
WHERE EXISTS (SELECT 1 FROM goals a WHERE a.document_id = d.id AND a.status IS NOT NULL)
GROUP BY d.municipality, d.body, d.year, d.type, d.id, g.kind, g.status
ORDER BY d.municipality, d.year, d.body, document, d.id, (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind), g.status
