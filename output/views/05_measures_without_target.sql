/*
description = "Measures for which the document gives no target, neither a number nor a direction (question 2)."

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
section = "Number and title of the section it stands in."
group_name = "Group that the measure stands in."
measure = "The measure's name."
goal = "The goal that it measures."
values_given = "Values of other kinds that the document gives for it."
page = "Page it stands on."
measure_id = "The measure."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section,
    m.group_name, m.name AS measure, g.text AS goal,
    (SELECT count(*) FROM measure_values v WHERE v.measure_id = m.id) AS values_given,
    m.page, m.id AS measure_id, d.id AS document_id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
LEFT JOIN sections s ON s.id = m.section_id
LEFT JOIN goals g ON g.id = m.goal_id
WHERE NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
ORDER BY d.municipality, d.year, d.body, document, d.id, m.position
