/*
description = """How well the goals of each document can be followed, in counts: what has measures, targets and outcomes. One \
row per document, so that no goal is counted twice; the rows behind the counts are in measurability_gaps."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
goals = "Strategic objectives, council's and committee's goals."
goals_without_measure = "Those that no measure is bound to, neither to them nor to a goal under them."
measures = "Measures."
measures_without_target = "Those for which the document gives no target, neither a number nor a direction."
targets = "Targets for the document's own year; null but in follow-ups and annual reports."
targets_without_outcome = "Those without an outcome for the year; null but in follow-ups and annual reports."
goals_stated = "Goals on these levels with a status in the document."
stated_fulfilled = "Those that the document says are fulfilled."
path = "Path of the document."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
    ) AS goals,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
            AND NOT EXISTS (
                WITH RECURSIVE below (id) AS (
                    SELECT g.id
                    UNION
                    SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
                )
                SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
            )
    ) AS goals_without_measure,
    (SELECT count(*) FROM measures m WHERE m.document_id = d.id) AS measures,
    (
        SELECT count(*) FROM measures m
        WHERE m.document_id = d.id
            AND NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
    ) AS measures_without_target,
    CASE WHEN d.type IN ('follow_up', 'annual_report') THEN (
        SELECT count(*) FROM measures m
        CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
        WHERE m.document_id = d.id
    ) END AS targets,
    CASE WHEN d.type IN ('follow_up', 'annual_report') THEN (
        SELECT count(*) FROM measures m
        CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
        WHERE m.document_id = d.id AND NOT EXISTS (
            SELECT 1 FROM measure_values o
            WHERE o.measure_id = m.id AND o.kind = 'outcome' AND o.year = t.year AND o.split IS t.split
        )
    ) END AS targets_without_outcome,
    (
        SELECT count(g.status) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
    ) AS goals_stated,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
            AND g.status = 'fulfilled'
    ) AS stated_fulfilled,
    d.path, d.id AS document_id
FROM documents d
WHERE EXISTS (SELECT 1 FROM goals g WHERE g.document_id = d.id)
    OR EXISTS (SELECT 1 FROM measures m WHERE m.document_id = d.id)
ORDER BY d.municipality, d.body, d.year,
    CASE d.type WHEN 'plan' THEN 0 WHEN 'budget' THEN 0 WHEN 'annual_report' THEN 2 ELSE 1 END, d.period, document, d.id
