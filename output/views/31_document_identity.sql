/*
description = "Whose document it is, what it is and which time it speaks of: each field with how sure it is and what decided it. A document is worth a look where `least_certainty` is below 0.7."

[columns]
municipality = "Municipality or region."
municipality_certainty = "0 to 1."
municipality_decided_by = "Source and words that decided it."
body = "Committee or board."
body_certainty = "0 to 1."
body_decided_by = "Source and words that decided it."
body_family = "Family of committees, the same in all municipalities."
policy_area = "What the body answers for, by SCB's areas of municipal accounts."
type = "Type of the document."
type_certainty = "0 to 1."
type_decided_by = "Source and words that decided it."
standing = "adopted, proposal, party_budget, audit or case_paper; null where nothing says."
standing_certainty = "0 to 1."
standing_decided_by = "Source and words that decided it."
year = "Year of the document."
year_certainty = "0 to 1."
year_decided_by = "Source and words that decided it."
period = "Part of the year, null for the whole."
period_certainty = "0 to 1; null where the period was not asked for."
period_decided_by = "Source and words that decided it."
least_certainty = "The lowest of municipality, type and year; 0 where one of the first two is not known."
conflicts = "Findings about sources that say different things."
path = "Path of the document."
document_id = "The document."
*/
SELECT
    d.municipality, json_extract(d.certainty, '$.municipality') AS municipality_certainty,
    json_extract(d.decided_by, '$.municipality') AS municipality_decided_by,
    d.body, json_extract(d.certainty, '$.body') AS body_certainty, json_extract(d.decided_by, '$.body') AS body_decided_by,
    d.body_family, d.policy_area,
    d.type, json_extract(d.certainty, '$.type') AS type_certainty, json_extract(d.decided_by, '$.type') AS type_decided_by,
    d.standing, json_extract(d.certainty, '$.standing') AS standing_certainty, json_extract(d.decided_by, '$.standing') AS standing_decided_by,
    d.year, json_extract(d.certainty, '$.year') AS year_certainty, json_extract(d.decided_by, '$.year') AS year_decided_by,
    d.period, json_extract(d.certainty, '$.period') AS period_certainty, json_extract(d.decided_by, '$.period') AS period_decided_by,
    min(
        coalesce(json_extract(d.certainty, '$.municipality'), 0), coalesce(json_extract(d.certainty, '$.type'), 0),
        coalesce(json_extract(d.certainty, '$.year'), 1)
    ) AS least_certainty,
    (
        SELECT count(*) FROM findings f WHERE f.document_id = d.id AND f.code LIKE 'identify.%\_conflict' ESCAPE '\'
    ) AS conflicts,
    d.path, d.id AS document_id
FROM documents d
ORDER BY least_certainty, d.path
