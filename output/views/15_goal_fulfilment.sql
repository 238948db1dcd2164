/*
description = """Goals with measures whose outcome can be held against a target: what the document says of the goal, and what \
its measures give for the document's year (question 4)."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
kind = "Common level of the goal."
goal = "The goal."
stated = "Status in the document."
targets = "Targets for the year, with an outcome, of measures that belong to the goal."
reached = "Those that are reached."
missed = "Those that are not."
recomputed = "fulfilled where all that can be told are reached, not_fulfilled where none is, else partly."
differs = """1 where the document says fulfilled and a target is missed, or not fulfilled and all are reached; 0 where it \
says either and that is not so; else null."""
page = "Page of the goal."
box = "Its box on the page."
goal_id = "The goal."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    g.kind, g.text AS goal, g.status AS stated,
    count(*) AS targets, sum(j.recomputed IS 'fulfilled') AS reached, sum(j.recomputed IS 'not_fulfilled') AS missed,
    CASE
        WHEN sum(j.recomputed IS 'not_fulfilled') = 0 THEN 'fulfilled'
        WHEN sum(j.recomputed IS 'fulfilled') = 0 THEN 'not_fulfilled'
        ELSE 'partly'
    END AS recomputed,
    CASE g.status
        WHEN 'fulfilled' THEN sum(j.recomputed IS 'not_fulfilled') > 0
        WHEN 'not_fulfilled' THEN sum(j.recomputed IS 'fulfilled') = count(*)
    END AS differs,
    g.page, g.box, g.id AS goal_id, d.id AS document_id, max(j.ocr) AS ocr
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
CROSS JOIN target_outcomes j ON j.document_id = d.id AND j.goal_id = g.id AND (d.year IS NULL OR j.year = d.year)
GROUP BY d.municipality, d.body, d.year, d.id, g.id
HAVING sum(j.recomputed IS NOT NULL) > 0
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position
