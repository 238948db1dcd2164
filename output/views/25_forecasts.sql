/*
description = """Forecasts of the whole year against the budget of the same row of the same table (question 8). Nothing is \
added up and nothing is taken from another table. Which way is a deficit: where the amounts are below zero, a forecast \
below the budget; where they are above zero, what the printed deviation says, if it is the budget less the forecast. \
Else `surplus` is null and `not_told` says why."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year that the document reports, null for the whole."
moment = "T1 for January to April, T2 for January to August, T3 …, also where the document names the month."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
section = "Number and title of the section, which tells running costs from investments."
caption = "Caption of the table."
area = "Row label as printed."
is_total = "1 for a row that sums others."
budget_year = "Year that budget and forecast are for."
budget = "Budget for the whole year, as printed."
forecast = "Forecast for the whole year, as printed."
deviation = "Deviation as printed; null where the table has none."
unit = "kr, tkr or mkr."
surplus_tkr = "Surplus in thousands of kronor, below zero a deficit; null where it cannot be told."
percent = "The surplus in percent of the budget."
not_told = "Why not: signs_differ (forecast and budget have different signs: the forecast may be a deviation) or direction_unknown."
page = "Page of the forecast."
box = "Its box on the page."
path = "Path of the document."
forecast_id = "The forecast."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    municipality, body, year, period,
    CASE period WHEN 'M04' THEN 'T1' WHEN 'M08' THEN 'T2' WHEN 'M12' THEN 'T3' ELSE period END AS moment,
    type, document, section, caption, area, is_total, budget_year, budget, forecast, deviation, unit,
    CASE WHEN not_told IS NULL THEN round(surplus * sek / 1000.0, 3) END AS surplus_tkr,
    CASE WHEN not_told IS NULL AND budget <> 0 THEN round(100.0 * surplus / abs(budget), 2) END AS percent,
    not_told, page, box, path, forecast_id, document_id, ocr
FROM (
    SELECT
        d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
        trim(coalesce(s.number, '') || ' ' || s.title) AS section, t.caption, f.area, f.is_total, f.year AS budget_year,
        b.amount AS budget, f.amount AS forecast, v.amount AS deviation, f.unit,
        CASE f.unit WHEN 'kr' THEN 1 WHEN 'tkr' THEN 1000 ELSE 1000000 END AS sek,
        CASE WHEN b.amount < 0 THEN f.amount - b.amount ELSE b.amount - f.amount END AS surplus,
        CASE
            WHEN b.amount * f.amount < 0 THEN 'signs_differ'
            WHEN b.amount < 0 OR f.amount < 0 THEN NULL
            WHEN f.amount = b.amount THEN NULL
            WHEN abs(b.amount - f.amount - v.amount) <= CASE f.unit WHEN 'mkr' THEN 0.15 ELSE 1.5 END
                AND (b.amount - f.amount) * v.amount > 0 THEN NULL
            ELSE 'direction_unknown'
        END AS not_told,
        f.page, f.box, d.path, f.id AS forecast_id, d.id AS document_id,
        nullif(max(coalesce(b.ocr, ''), coalesce(f.ocr, ''), coalesce(v.ocr, '')), '') AS ocr
    FROM documents d
    CROSS JOIN budget_lines f ON f.document_id = d.id AND f.stage = 'forecast' AND f.side = 'net' AND f.period IS NULL
    CROSS JOIN budget_lines b ON b.document_id = d.id AND b.table_id = f.table_id AND b.stage = 'budget' AND b.side = 'net' AND b.period IS NULL
        AND b.area = f.area AND b.is_total = f.is_total AND b.year IS f.year AND b.unit = f.unit
    LEFT JOIN budget_lines v ON v.document_id = d.id AND v.table_id = f.table_id AND v.stage = 'deviation' AND v.side = 'net' AND v.period IS NULL
        AND v.area = f.area AND v.is_total = f.is_total AND v.year IS f.year AND v.unit = f.unit
    LEFT JOIN sections s ON s.id = f.section_id
    LEFT JOIN tables t ON t.id = f.table_id
    WHERE NOT EXISTS (
        SELECT 1 FROM budget_lines x
        WHERE x.document_id = d.id AND x.table_id = f.table_id AND x.stage IN ('forecast', 'budget', 'deviation') AND x.side = 'net' AND x.period IS NULL
            AND x.area = f.area AND x.is_total = f.is_total AND x.year IS f.year
            AND x.id NOT IN (f.id, b.id, coalesce(v.id, ''))
    )
)
ORDER BY municipality, body, year, period, document, document_id, page, forecast_id
