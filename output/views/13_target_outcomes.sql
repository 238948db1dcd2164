/*
description = """Targets that have an outcome for the same year in the same document, with what comes of holding one \
against the other; `fulfilment` has the same with the names of document, goal and measure."""

[columns]
document_id = "The document."
measure_id = "The measure."
goal_id = "The goal that it measures."
measure = "The measure's name."
group_name = "Group that the measure stands in."
position = "Order of the measure in the document."
split = "women or men, where the values are for one of them."
year = "Year of target and outcome."
period = "Part of the year that the outcome holds for, null for the whole."
target = "Target; null where it is only a direction."
comparator = ">=, <=, increase or decrease, where the target says so."
outcome = "Outcome."
earlier_outcome = "The outcome of the nearest year before."
unit = "Unit of the outcome."
better = "higher or lower, where it is known of the measure."
not_recomputed = "Why nothing is recomputed."
recomputed = "fulfilled or not_fulfilled; null where it cannot be told."
target_raw = "The target's words as printed."
outcome_raw = "The outcome's words as printed."
page = "Page of the outcome."
box = "Its box on the page."
target_page = "Page of the target."
target_id = "The target."
outcome_id = "The outcome."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
WITH pairs AS (
    SELECT
        m.document_id, m.id AS measure_id, m.goal_id, m.name AS measure, m.group_name, m.position,
        t.id AS target_id, t.value AS target, t.comparator, t.raw AS target_raw, t.page AS target_page, t.year,
        t.period AS target_period, t.split, lower(coalesce(t.unit, m.unit, '')) AS target_unit,
        o.id AS outcome_id, o.value AS outcome, o.raw AS outcome_raw, o.page, o.box, o.period,
        coalesce(o.unit, m.unit) AS unit, lower(coalesce(o.unit, m.unit, '')) AS outcome_unit, o.comparator AS inexact,
        b.better, nullif(max(coalesce(t.ocr, ''), coalesce(o.ocr, '')), '') AS ocr,
        (
            SELECT e.value FROM measure_values e
            WHERE e.measure_id = m.id AND e.kind = 'outcome' AND e.value IS NOT NULL AND e.comparator IS NULL
                AND e.split IS t.split AND e.period IS o.period AND e.year < t.year
                AND coalesce(e.unit, '') = coalesce(o.unit, '')
            ORDER BY e.year DESC, e.id LIMIT 1
        ) AS earlier_outcome,
        EXISTS (
            SELECT 1 FROM measure_values e
            WHERE e.measure_id = m.id AND e.kind = 'outcome' AND e.value IS NOT NULL AND e.split IS t.split
                AND e.year = t.year AND e.period IS o.period AND e.value <> o.value
        ) AS several
    FROM measures m
    CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year IS NOT NULL
    CROSS JOIN measure_values o ON o.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.value IS NOT NULL AND v.split IS t.split
            AND v.year = t.year AND (t.period IS NULL OR v.period IS t.period)
        ORDER BY v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
    )
    LEFT JOIN measure_directions b ON b.measure_id = m.id
    WHERE t.value IS NOT NULL OR t.comparator IS NOT NULL
),
reasons AS (
    SELECT *, CASE
        WHEN ocr = 'uncertain' THEN 'uncertain_reading'
        WHEN several OR inexact IS NOT NULL THEN 'several_outcomes'
        WHEN comparator IN ('increase', 'decrease') AND target IS NOT NULL THEN 'change'
        WHEN comparator IN ('increase', 'decrease') AND earlier_outcome IS NULL THEN 'no_earlier_outcome'
        WHEN target IS NOT NULL AND target_unit <> outcome_unit THEN 'units_differ'
        WHEN period IS NOT NULL AND target_period IS NULL AND comparator IS NOT 'increase' AND comparator IS NOT 'decrease'
            AND outcome_unit NOT IN ('%', 'procent', 'index', 'poäng') AND measure NOT LIKE 'andel%' AND measure NOT LIKE '%index%'
            THEN 'part_of_year'
        WHEN comparator IS NULL AND better IS NULL AND target <> outcome THEN 'direction_unknown'
    END AS not_recomputed
    FROM pairs
)
SELECT
    document_id, measure_id, goal_id, measure, group_name, position, split, year, period, target, comparator, outcome,
    earlier_outcome, unit, better, not_recomputed,
    CASE
        WHEN not_recomputed IS NOT NULL THEN NULL
        WHEN CASE
            WHEN comparator = 'increase' THEN outcome > earlier_outcome
            WHEN comparator = 'decrease' THEN outcome < earlier_outcome
            WHEN comparator = '>=' THEN outcome >= target
            WHEN comparator = '<=' THEN outcome <= target
            WHEN outcome = target THEN 1
            WHEN better = 'higher' THEN outcome > target
            ELSE outcome < target
        END THEN 'fulfilled'
        ELSE 'not_fulfilled'
    END AS recomputed,
    target_raw, outcome_raw, page, box, target_page, target_id, outcome_id, ocr
FROM reasons
