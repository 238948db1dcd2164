/*
description = """How far a target is from the latest outcome before or in its year, from the benchmarks that the document gives and \
from what other municipalities reached in the key figure of Kolada (questions 13 and 14). The target is that of the document's own \
year, else the nearest after it. Compared only where the units are the same; `ambition` only where it is known which way \
is better. Whose mean a benchmark is (the country's, like municipalities') stands in the document's words alone."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
document = "Title of the document, or its path where it has none."
group_name = "Group that the measure stands in."
measure = "The measure's name."
better = "higher or lower: which value is the better one; null where it is not known."
target_year = "Year of the target."
target = "The target's words as printed."
target_value = "Its number; null where it is only a direction."
outcome_year = "Year of the latest outcome up to the year of the target."
outcome_period = "Part of that year, null for the whole."
outcome = "The outcome's words as printed."
outcome_value = "Its number."
distance = "The target less the outcome; null where the units differ or one is missing."
ambition = "better, same or worse: what the target aims at against the outcome; null where it cannot be told."
benchmarks = "Benchmarks that the document gives, with their year, in its words."
kolada_id = "Kolada's id."
others = "Number of other municipalities with an outcome in the key figure for the outcome's year."
others_lowest = "The lowest of theirs."
others_highest = "The highest of theirs."
unit = "Unit of the target, else of the outcome."
page = "Page of the target, else of the measure."
box = "Its box on the page."
measure_id = "The measure."
document_id = "The document."
ocr = "Null where target and outcome are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain. Of others, only what is the files' own words counts."
*/
WITH reached AS MATERIALIZED ( -- what each municipality reached in a key figure
    SELECT
        m.kolada_id, v.year, coalesce(v.unit, m.unit, '') AS unit, d.municipality_code, min(v.value) AS lowest,
        max(v.value) AS highest
    FROM measures m
    CROSS JOIN documents d ON d.id = m.document_id
    CROSS JOIN measure_values v ON v.measure_id = m.id
    WHERE m.kolada_id > '' AND d.municipality_code IS NOT NULL AND v.kind = 'outcome' AND v.split IS NULL
        AND v.period IS NULL AND v.ocr IS NULL AND v.year IS NOT NULL AND v.value IS NOT NULL
    GROUP BY 1, 2, 3, 4
),
extremes AS MATERIALIZED ( -- and all of them together: the next to an extreme is that of the others of whose it is
    SELECT
        kolada_id, year, unit, count(*) AS municipalities, min(lowest) AS lowest, max(highest) AS highest,
        max(municipality_code) FILTER (WHERE from_below = 1) AS lowest_of,
        max(municipality_code) FILTER (WHERE from_above = 1) AS highest_of,
        max(lowest) FILTER (WHERE from_below = 2) AS next_lowest,
        max(highest) FILTER (WHERE from_above = 2) AS next_highest
    FROM (
        SELECT
            *,
            row_number() OVER (PARTITION BY kolada_id, year, unit ORDER BY lowest, municipality_code) AS from_below,
            row_number() OVER (PARTITION BY kolada_id, year, unit ORDER BY highest DESC, municipality_code) AS from_above
        FROM reached
    )
    GROUP BY kolada_id, year, unit
)
SELECT
    municipality, body, year, document, group_name, measure, better, target_year, target, target_value, outcome_year,
    outcome_period, outcome, outcome_value,
    CASE WHEN same_unit THEN round(target_value - outcome_value, 6) END AS distance,
    CASE
        WHEN NOT same_unit OR target_value IS NULL OR outcome_value IS NULL THEN NULL
        WHEN target_value = outcome_value THEN 'same'
        WHEN better = 'higher' THEN CASE WHEN target_value > outcome_value THEN 'better' ELSE 'worse' END
        WHEN better = 'lower' THEN CASE WHEN target_value < outcome_value THEN 'better' ELSE 'worse' END
    END AS ambition,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || ': ' || v.raw, ': ')
                || CASE WHEN v.ocr = 'engine' THEN ' [OCR]' WHEN v.ocr IS NOT NULL THEN ' [OCR?]' ELSE '' END AS said
            FROM measure_values v WHERE v.measure_id = j.measure_id AND v.kind = 'benchmark' ORDER BY v.year, v.id
        )
    ) AS benchmarks,
    kolada_id,
    CASE
        WHEN kolada_id IS NULL THEN NULL
        WHEN municipality_code IS NULL THEN 0
        ELSE coalesce(municipalities, 0) - (own_code IS NOT NULL)
    END AS others,
    CASE WHEN municipality_code = lowest_of THEN next_lowest WHEN municipality_code IS NOT NULL THEN lowest END AS others_lowest,
    CASE WHEN municipality_code = highest_of THEN next_highest WHEN municipality_code IS NOT NULL THEN highest END AS others_highest,
    unit, page, box, measure_id, document_id, ocr
FROM (
    SELECT
        d.municipality, d.municipality_code, d.body, d.year, coalesce(d.title, d.path) AS document, m.position,
        m.group_name, m.name AS measure, b.better,
        t.year AS target_year, t.raw AS target,
        CASE WHEN t.comparator IS NULL OR t.comparator IN ('>=', '<=') THEN t.value END AS target_value,
        o.year AS outcome_year, o.period AS outcome_period, o.raw AS outcome, o.value AS outcome_value,
        coalesce(t.unit, m.unit, '') = coalesce(o.unit, m.unit, '') AS same_unit, coalesce(o.unit, m.unit, '') AS outcome_unit,
        m.kolada_id, coalesce(t.unit, o.unit, m.unit) AS unit, coalesce(t.page, m.page) AS page, coalesce(t.box, m.box) AS box,
        m.id AS measure_id, d.id AS document_id,
        nullif(max(coalesce(t.ocr, ''), coalesce(o.ocr, '')), '') AS ocr
    FROM documents d
    CROSS JOIN measures m ON m.document_id = d.id
    LEFT JOIN measure_directions b ON b.measure_id = m.id
    LEFT JOIN measure_values t ON t.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL AND (d.year IS NULL OR v.year >= d.year)
        ORDER BY v.year, v.period IS NOT NULL, v.id LIMIT 1
    )
    LEFT JOIN measure_values o ON o.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
            AND v.comparator IS NULL AND v.year <= coalesce(t.year, v.year)
        ORDER BY v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
    )
) j
LEFT JOIN (
    SELECT
        kolada_id AS of_id, year AS of_year, unit AS of_unit, municipalities, lowest, highest, lowest_of, highest_of,
        next_lowest, next_highest
    FROM extremes
) ON of_id = kolada_id AND of_year = outcome_year AND of_unit = outcome_unit
LEFT JOIN (
    SELECT kolada_id AS own_id, year AS own_year, unit AS own_unit, municipality_code AS own_code FROM reached
) ON own_id = kolada_id AND own_year = outcome_year AND own_unit = outcome_unit AND own_code = municipality_code
ORDER BY municipality, year, body, document, document_id, position
