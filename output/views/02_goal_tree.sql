/*
description = "Every goal in its place in the tree of its document. Ordered by place it reads from top to bottom."

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
depth = "0 for a goal that belongs to no other, 1 for those under it …"
kind = "Common level."
local_term = "The document's own word for the level."
outline = "The goal's text, set in by two spaces per depth."
text = "The goal's text."
path = "The texts from the top of the tree to the goal, with › between them."
status = "Status in a follow-up."
section = "Number and title of the section it stands in."
page = "Page it stands on."
place = "Positions from the top of the tree to the goal; sorts a document's goals in reading order of the tree."
goal_id = "The goal."
parent_id = "The goal it belongs to."
document_id = "The document."
*/
SELECT
    municipality, body, year, period, document,
    length(place) / 7 AS depth,
    kind, local_term,
    printf('%*s', 2 * (length(place) / 7), '') || text AS outline,
    text, path, status, section, page, place, goal_id, parent_id, document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
        g.kind, g.local_term, g.text, g.status,
        trim(coalesce(s.number, '') || ' ' || s.title) AS section, g.page,
        (
            WITH RECURSIVE up (parent_id, place, steps) AS (
                SELECT g.parent_id, printf('%06d', g.position), 0
                UNION ALL
                SELECT p.parent_id, printf('%06d', p.position) || '.' || up.place, up.steps + 1
                FROM up CROSS JOIN goals p ON p.id = up.parent_id
                WHERE up.steps < 20
            )
            SELECT place FROM up ORDER BY steps DESC LIMIT 1
        ) AS place,
        (
            WITH RECURSIVE up (parent_id, path, steps) AS (
                SELECT g.parent_id, g.text, 0
                UNION ALL
                SELECT p.parent_id, p.text || ' › ' || up.path, up.steps + 1
                FROM up CROSS JOIN goals p ON p.id = up.parent_id
                WHERE up.steps < 20
            )
            SELECT path FROM up ORDER BY steps DESC LIMIT 1
        ) AS path,
        g.id AS goal_id, g.parent_id, d.id AS document_id
    FROM documents d
    CROSS JOIN goals g ON g.document_id = d.id
    LEFT JOIN sections s ON s.id = g.section_id
)
ORDER BY municipality, year, body, document, document_id, place
