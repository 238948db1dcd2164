/*
description = """Targets that were changed from a document to the next of the same body, for the same measure, year and part of \
the year (question 6): a goal or a target set for a later year is another one. `within_year` tells changes during a year \
from those of a new plan. By which decision (paragraph, diary number) a target was changed is not read: see the pages."""

[columns]
municipality = "Municipality."
body = "Committee or board."
from_document = "Title of the first document, or its path where it has none."
from_year = "Its year."
to_document = "Title of the next document, or its path where it has none."
to_year = "Its year."
to_period = "Part of that year, null for the whole."
within_year = "1 where both documents are of the same year, else 0."
measure = "The measure's name in the first document."
target_year = "Year that the target is for."
target_period = "Part of that year, null for the whole."
split = "women or men, where the target is for one of them."
from_target = "The target's words in the first document."
to_target = "Its words in the next."
from_value = "The number in the first; null where it is only a direction."
to_value = "The number in the next; null where it is only a direction."
difference = "The next less the first; null where a number is missing or the units differ."
unit = "Unit in the next document."
from_page = "Page of the first target."
to_page = "Page of the next."
from_target_id = "The first target."
to_target_id = "The next."
document_id = "The first document."
to_document_id = "The next document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, coalesce(d.title, d.path) AS from_document, d.year AS from_year,
    coalesce(e.title, e.path) AS to_document, e.year AS to_year, e.period AS to_period, d.year IS e.year AS within_year,
    m.name AS measure, t.year AS target_year, t.period AS target_period, t.split,
    t.raw AS from_target, u.raw AS to_target, t.value AS from_value, u.value AS to_value,
    CASE
        WHEN coalesce(t.unit, m.unit, '') = coalesce(u.unit, n.unit, '') THEN round(u.value - t.value, 6)
    END AS difference,
    coalesce(u.unit, n.unit) AS unit, t.page AS from_page, u.page AS to_page, t.id AS from_target_id, u.id AS to_target_id,
    d.id AS document_id, e.id AS to_document_id, nullif(max(coalesce(t.ocr, ''), coalesce(u.ocr, '')), '') AS ocr
FROM documents d
CROSS JOIN links l ON l.from_document_id = d.id AND l.entity = 'measure' AND l.relation = 'target_changed'
CROSS JOIN documents e ON e.id = l.to_document_id
CROSS JOIN measures m ON m.id = l.from_id
CROSS JOIN measures n ON n.id = l.to_id
CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target'
CROSS JOIN measure_values u ON u.measure_id = n.id AND u.kind = 'target'
    AND u.year IS t.year AND u.period IS t.period AND u.split IS t.split
    AND (u.value IS NOT t.value OR u.comparator IS NOT t.comparator)
WHERE NOT EXISTS (
    SELECT 1 FROM measure_values x
    WHERE x.measure_id = n.id AND x.kind = 'target' AND x.year IS t.year AND x.period IS t.period AND x.split IS t.split
        AND x.value IS t.value AND x.comparator IS t.comparator
)
ORDER BY d.municipality, d.body, d.year, from_document, d.id, e.year, e.period, e.id, m.position, t.year, t.split, t.id, u.id
