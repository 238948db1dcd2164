/*
description = """Every measure with its latest outcome and its target side by side. Values for women or men alone are \
left out of these. The target is that for the document's own year, else that of the nearest year after it, else of \
the nearest before."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
section = "Number and title of the section it stands in."
goal = "The goal that it measures."
group_name = "Group that the measure stands in."
measure = "The measure's name."
outcome = "Latest outcome."
outcome_year = "Year of the latest outcome."
outcome_period = "Part of that year, null for the whole."
outcome_unit = "Unit of the latest outcome."
target = "Target; null where the document gives only a direction."
comparator = ">=, <=, increase or decrease, where the target says so."
target_year = "Year of the target."
target_unit = "Unit of the target."
outcomes = "All outcomes in the document's words, by year."
targets = "All targets in the document's words, by year."
other_values = "Values of other kinds, with their kind, in the document's words."
page = "Page it stands on."
measure_id = "The measure."
goal_id = "The goal that it measures."
section_id = "The section it stands in."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, g.text AS goal,
    m.group_name, m.name AS measure,
    o.value AS outcome, o.year AS outcome_year, o.period AS outcome_period, o.unit AS outcome_unit,
    t.value AS target, t.comparator, t.year AS target_year, t.unit AS target_unit,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, ''))
                || ': ' || v.raw || CASE WHEN v.ocr = 'engine' THEN ' [OCR]' WHEN v.ocr IS NOT NULL THEN ' [OCR?]' ELSE '' END AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'outcome' ORDER BY v.year, v.period, v.id
        )
    ) AS outcomes,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, ''))
                || ': ' || v.raw || CASE WHEN v.ocr = 'engine' THEN ' [OCR]' WHEN v.ocr IS NOT NULL THEN ' [OCR?]' ELSE '' END AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target' ORDER BY v.year, v.period, v.id
        )
    ) AS targets,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT v.kind || coalesce(' ' || v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, '')
                || ': ' || v.raw || CASE WHEN v.ocr = 'engine' THEN ' [OCR]' WHEN v.ocr IS NOT NULL THEN ' [OCR?]' ELSE '' END AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind NOT IN ('outcome', 'target')
            ORDER BY v.kind, v.year, v.period, v.id
        )
    ) AS other_values,
    m.page, m.id AS measure_id, m.goal_id, m.section_id, d.id AS document_id,
    nullif(max(coalesce(o.ocr, ''), coalesce(t.ocr, '')), '') AS ocr
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
LEFT JOIN sections s ON s.id = m.section_id
LEFT JOIN goals g ON g.id = m.goal_id
LEFT JOIN measure_values o ON o.id = (
    SELECT v.id FROM measure_values v
    WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
    ORDER BY v.year IS NULL, v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
)
LEFT JOIN measure_values t ON t.id = (
    SELECT id FROM (
        SELECT v.id, v.year, v.year - d.year AS ahead FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL
    )
    ORDER BY year IS NULL, ahead = 0 DESC, ahead > 0 DESC, abs(ahead), year DESC, id LIMIT 1
)
ORDER BY d.municipality, d.year, d.body, document, d.id, m.position
