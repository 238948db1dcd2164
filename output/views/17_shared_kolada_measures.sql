/*
description = """Key figures of Kolada that two or more municipalities follow, with what each reached and aims at, by \
year (question 12). Of several documents of a municipality the latest counts, and in a year the whole of it. What \
regions follow is left out."""

[columns]
kolada_id = "Kolada's id."
title = "Its title in Kolada."
split = "women or men, where the values are for one of them."
year = "Year of the values."
municipality = "Municipality."
measure = "What the municipality calls it."
outcome = "What was reached."
target = "What is aimed at; null where the document gives only a direction."
comparator = ">=, <=, increase or decrease, where the target says so."
unit = "Unit of the outcome, else of the target."
municipalities = "How many municipalities follow it."
targets_differ = "1 where not all their targets for the year are the same number, 0 where they are; null where fewer than two say one."
kolada_score = "How much of Kolada's title the name has, 0 to 1."
kolada_method = "What tied the name to Kolada: printed, exact, normalised or similar."
municipality_code = "SCB's code."
measure_id = "The measure; where outcome and target stand in two documents, that of the outcome."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    kolada_id, title, split, year, municipality, measure, outcome, target, comparator, unit, municipalities,
    CASE
        WHEN count(target) OVER alike < 2 THEN NULL
        ELSE min(target) OVER alike <> max(target) OVER alike
    END AS targets_differ,
    kolada_score, kolada_method, municipality_code, measure_id, ocr
FROM (
    SELECT
        t.kolada_id, coalesce(k.title, min(t.name)) AS title, t.split, t.year, t.municipality,
        coalesce(max(t.name) FILTER (WHERE t.kind = 'outcome'), max(t.name)) AS measure,
        max(t.value) FILTER (WHERE t.kind = 'outcome') AS outcome,
        max(t.value) FILTER (WHERE t.kind = 'target') AS target,
        max(t.comparator) FILTER (WHERE t.kind = 'target') AS comparator,
        coalesce(max(t.unit) FILTER (WHERE t.kind = 'outcome'), max(t.unit)) AS unit,
        s.municipalities, min(t.kolada_score) AS kolada_score, max(t.kolada_method) AS kolada_method,
        t.municipality_code,
        coalesce(max(t.measure_id) FILTER (WHERE t.kind = 'outcome'), max(t.measure_id)) AS measure_id,
        max(t.ocr) AS ocr
    FROM (
        SELECT
            m.kolada_id, m.kolada_score, m.kolada_method, m.name, m.id AS measure_id, d.municipality,
            d.municipality_code, v.kind, v.year, v.split, v.value, v.comparator, v.unit, v.ocr,
            row_number() OVER (
                PARTITION BY m.kolada_id, d.municipality_code, v.kind, v.year, v.split
                ORDER BY d.year DESC, v.period IS NOT NULL, v.period DESC, d.id, v.id
            ) AS place
        FROM measures m
        CROSS JOIN documents d ON d.id = m.document_id
        CROSS JOIN measure_values v ON v.measure_id = m.id
        WHERE m.kolada_id > '' AND d.municipality_code IS NOT NULL AND v.kind IN ('outcome', 'target')
    ) t
    CROSS JOIN (
        SELECT m.kolada_id, count(DISTINCT d.municipality_code) AS municipalities
        FROM measures m
        CROSS JOIN documents d ON d.id = m.document_id
        WHERE m.kolada_id > '' AND d.municipality_code IS NOT NULL
        GROUP BY m.kolada_id
        HAVING count(DISTINCT d.municipality_code) > 1
    ) s ON s.kolada_id = t.kolada_id
    LEFT JOIN kolada_measures k ON k.id = t.kolada_id
    WHERE t.place = 1
    GROUP BY t.kolada_id, t.split, t.year, t.municipality_code
)
WINDOW alike AS (PARTITION BY kolada_id, split, year)
ORDER BY kolada_id, split, year, municipality
