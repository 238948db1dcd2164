/*
name = "granska"
aliases = ["review"]
question = "Vad behöver mest ses över mot dokumentet?"
description = """Det mest angelägna först: rättelser som inte kunde göras, fynd, uppfyllelse som dokumentet och \
siffrorna inte är överens om, budgetar som inte går ihop, och värden med låg konfidens. Det som är rättat är med bara \
om rättelsen inte kunde göras. id och field är som i filen med rättelser."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.limit]
type = "integer"
description = "Högst så många rader; -1 för alla."
default = 50
*/
WITH seen (weight, what, document_id, path, page, box, raw, reads, field, id, message) AS (
    SELECT
        0.95, 'correction', c.document_id, NULL, NULL, NULL, NULL, +c.read_value, c.field, c.entity_id,
        c.not_applied_because
    FROM corrections c
    WHERE NOT c.applied
    UNION ALL
    SELECT
        CASE
            WHEN f.severity = 'error' THEN 1.0
            WHEN f.code GLOB 'identify.*' THEN 0.9
            WHEN f.code IN ('tables.join_not_proven', 'table.two_numbers_in_cell', 'table.doubtful_number') THEN 0.75
            ELSE 0.7
        END,
        f.code, f.document_id, f.path, f.page, f.box, NULL, NULL, NULL, NULL, f.message
    FROM findings f
    WHERE f.stage <> 'correct' AND (
        f.severity = 'error' OR (f.severity = 'warning' AND (f.page IS NOT NULL OR f.code GLOB 'identify.*'))
        OR f.code = 'tables.join_not_proven'
    )
    UNION ALL
    SELECT
        0.85, 'fulfilment', u.document_id, NULL, u.page, u.box, u.outcome_raw, u.outcome, 'value', u.outcome_id,
        u.measure || ': ' || u.outcome_raw || ' (' || u.target_raw || '): ' || u.recomputed || ', ' || u.stated
    FROM fulfilment u
    WHERE u.differs AND (:municipality IS NULL OR u.municipality = :municipality)
    UNION ALL
    SELECT
        0.8, 'budget.' || k.check_name, k.document_id, NULL, k.page, k.box,
        (SELECT b.raw FROM budget_lines b WHERE b.id = k.budget_line_id), k.printed, 'amount', k.budget_line_id,
        k.area || ': ' || k.printed || ' <> ' || k.expected || ' ' || k.unit
    FROM budget_checks k
    WHERE k.source = 'computed' AND (:municipality IS NULL OR k.municipality = :municipality)
    UNION ALL
    SELECT
        round(0.9 - w.confidence / 2, 3), 'confidence', w.document_id, w.path, w.page, w.box, w.raw, w.value,
        CASE w.table_name WHEN 'budget_lines' THEN 'amount' ELSE 'value' END, w.row_id,
        w.name || ' (' || w.kind || coalesce(' ' || w.year, '') || '): ' || w.confidence || ' ' || w.method
    FROM low_confidence_values w
    WHERE :municipality IS NULL OR w.municipality = :municipality
)
SELECT
    d.municipality, s.weight, s.what, coalesce(s.path, d.path) AS path, s.page, s.raw, s.reads, s.field, s.id, s.message,
    s.box, d.id AS document_id
FROM seen s
LEFT JOIN documents d ON d.id = s.document_id
WHERE (:municipality IS NULL OR d.municipality = :municipality)
    AND (
        s.what = 'correction'
        OR NOT EXISTS (SELECT 1 FROM corrections c WHERE c.entity_id = s.id AND c.field = s.field AND c.applied)
    )
ORDER BY s.weight DESC, d.municipality, path, s.page, s.id, s.what, s.message
LIMIT :limit
