/*
description = """Budget rows that do not add up (question 15). Computed from budget_lines where the table leaves no \
doubt which amounts belong together: income, cost and net of one row; budget, outcome (or forecast) and deviation of \
one row; the parts and the only total below them, without rows that begin with "varav". Signs do not count, since \
documents use them differently, and a difference that rounding explains is none. Besides, the findings of the \
extraction whose code begins with "budget."."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
document = "Title of the document, or its path where it has none."
check_name = "cost_income_net, budget_outcome_deviation or parts_total; for a finding its code."
area = "Row label as printed."
budget_year = "Year that the amounts hold for."
period = "Part of that year, null for the whole."
stage = "budget, forecast, outcome or plan; null where the row holds several."
side = "cost, income or net; null where the row holds several."
printed = "The amount as printed: the net, the deviation or the total."
expected = "What the other amounts give."
difference = "How far apart they are."
unit = "kr, tkr or mkr."
message = "The finding's sentence; null for what is computed here."
page = "Page of the amount."
box = "Its box on the page."
source = "computed or finding."
budget_line_id = "The amount."
document_id = "The document."
ocr = "Null where the amounts are the file's own words, else the least sure of those that were added (for a finding: of those of its page): engine, hidden or uncertain."
*/
WITH checks (
    municipality, body, year_of, document_id, check_name, area, budget_year, period, stage, side, printed, expected, slack, unit, budget_line_id, ocr
) AS (
    SELECT
        d.municipality, d.body, d.year, d.id, 'cost_income_net', b.area, b.year, b.period, stage, NULL,
        abs(sum(amount) FILTER (WHERE side = 'net')),
        abs(abs(sum(amount) FILTER (WHERE side = 'cost')) - abs(sum(amount) FILTER (WHERE side = 'income'))),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(b.id) FILTER (WHERE side = 'net'), max(ocr)
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, section_id, area, is_total, b.year, b.period, stage, unit
    HAVING count(*) = 3 AND count(DISTINCT side) = 3
    UNION ALL
    SELECT
        d.municipality, d.body, d.year, d.id, 'budget_outcome_deviation', b.area, b.year, b.period, NULL, side,
        abs(sum(amount) FILTER (WHERE stage = 'deviation')),
        abs(
            abs(sum(amount) FILTER (WHERE stage = 'budget'))
            - abs(sum(amount) FILTER (WHERE stage IN ('outcome', 'forecast')))
        ),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(b.id) FILTER (WHERE stage = 'deviation'), max(ocr)
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, section_id, area, is_total, b.year, b.period, side, unit
    HAVING count(*) = 3 AND sum(stage = 'deviation') = 1 AND sum(stage = 'budget') = 1
        AND sum(stage IN ('outcome', 'forecast')) = 1
        AND min(amount) FILTER (WHERE stage <> 'deviation') * max(amount) FILTER (WHERE stage <> 'deviation') >= 0
    UNION ALL
    SELECT
        d.municipality, d.body, d.year, d.id, 'parts_total', max(b.area) FILTER (WHERE b.is_total), b.year, b.period, stage, side,
        abs(sum(amount) FILTER (WHERE is_total)),
        abs(sum(amount) FILTER (WHERE NOT is_total)),
        CASE WHEN max(amount <> round(amount)) THEN 0.05 ELSE 0.5 END * count(*),
        unit, max(b.id) FILTER (WHERE is_total), max(ocr)
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    WHERE table_id IS NOT NULL AND lower(area) NOT LIKE 'varav%'
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, b.year, b.period, stage, side, unit
    HAVING sum(is_total) = 1 AND count(*) > 2
        AND max(position) FILTER (WHERE is_total) = max(position)
)
SELECT
    c.municipality, c.body, c.year_of AS year, coalesce(d.title, d.path) AS document,
    c.check_name, c.area, c.budget_year, c.period, c.stage, c.side,
    l.amount AS printed, round(c.expected, 3) AS expected, round(abs(c.printed - c.expected), 3) AS difference, c.unit,
    NULL AS message, l.page, l.box, 'computed' AS source, l.id AS budget_line_id, c.document_id, c.ocr
FROM checks c
CROSS JOIN documents d ON d.id = c.document_id
CROSS JOIN budget_lines l ON l.id = c.budget_line_id
WHERE abs(c.printed - c.expected) > c.slack + 1e-6
UNION ALL
SELECT
    d.municipality, d.body, d.year, coalesce(d.title, d.path),
    f.code, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    f.message, f.page, f.box, 'finding', NULL, d.id,
    (SELECT max(b.ocr) FROM budget_lines b WHERE b.document_id = d.id AND b.page = f.page)
FROM documents d
CROSS JOIN findings f ON f.document_id = d.id
WHERE f.code GLOB 'budget.*'
ORDER BY 1, 3, 2, 4, 20, 16, 5, 6
