/*
description = """What became of a plan's measures in the follow-ups and the annual report of the same body and year (question 5). \
The documents are followed one after the other, so a measure that is gone from one is not looked for in those after it. \
Only what `links` says: where two names are nearly alike, nothing is claimed."""

[columns]
municipality = "Municipality."
body = "Committee or board of the plan."
year = "Year of the plan and of the documents after it."
plan = "Title of the plan, or its path where it has none."
measure = "The measure's name in the plan."
document = "Title of the later document, or its path where it has none."
type = "follow_up or annual_report."
period = "Part of the year of the later document, null for the whole."
state = "kept, reworded or target_changed; dropped where it is gone; not_told where it was gone already before, or where something is nearly alike."
found_as = "The measure's name in the later document."
reason = "What decided it."
page = "Page in the plan."
found_page = "Page in the later document."
measure_id = "The measure in the plan."
found_id = "The measure in the later document."
document_id = "The plan."
later_document_id = "The later document."
*/
SELECT
    p.municipality, p.body, p.year, coalesce(p.title, p.path) AS plan, m.name AS measure,
    coalesce(e.title, e.path) AS document, e.type, e.period, coalesce(l.relation, 'not_told') AS state, f.name AS found_as,
    l.reason, m.page, f.page AS found_page, m.id AS measure_id, f.id AS found_id, p.id AS document_id, e.id AS later_document_id
FROM documents p
CROSS JOIN measures m ON m.document_id = p.id
CROSS JOIN documents e ON e.year = p.year AND e.type IN ('follow_up', 'annual_report') AND e.id IN (
    WITH RECURSIVE after (id) AS (
        SELECT n.to_document_id FROM document_links n WHERE n.from_document_id = p.id AND n.entity = 'measure'
        UNION
        SELECT n.to_document_id
        FROM after
        CROSS JOIN document_links n ON n.from_document_id = after.id AND n.entity = 'measure'
    )
    SELECT id FROM after
)
LEFT JOIN links l ON l.to_document_id = e.id AND l.id IN (
    WITH RECURSIVE chain (link_id, to_id) AS (
        SELECT a.id, a.to_id FROM links a WHERE a.from_id = m.id AND a.relation <> 'similar'
        UNION
        SELECT a.id, a.to_id FROM chain CROSS JOIN links a ON a.from_id = chain.to_id AND a.relation <> 'similar'
    )
    SELECT link_id FROM chain
)
LEFT JOIN measures f ON f.id = l.to_id
WHERE p.type IN ('plan', 'budget')
ORDER BY p.municipality, p.body, p.year, plan, p.id, m.position, e.type = 'annual_report', e.period, e.id
