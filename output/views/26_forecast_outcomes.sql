/*
description = """How near a forecast came to the outcome (question 9): a row's forecast for the whole year in a follow-up, and \
the outcome of the row with the same label in the annual report of the same body and year. Only rows whose label stands \
once with one amount on each side; amounts with different signs are not compared."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of forecast and outcome."
moment = "When the forecast was made: T1 for January to April, T2 for January to August …"
area = "Row label as printed in the follow-up."
is_total = "1 for a row that sums others."
forecast_sek = "Forecast in kronor, with the document's own sign."
outcome_sek = "Outcome in kronor, with the document's own sign."
difference_sek = "The outcome less the forecast in kronor; null where their signs differ."
percent = "How far off the forecast was, in percent of the outcome: never below zero; null where signs differ."
forecast_document = "Title of the follow-up, or its path where it has none."
outcome_document = "Title of the annual report, or its path where it has none."
forecast_page = "Page of the forecast."
outcome_page = "Page of the outcome."
forecast_id = "The forecast."
outcome_id = "The outcome."
document_id = "The follow-up."
outcome_document_id = "The annual report."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, d.year,
    CASE d.period WHEN 'M04' THEN 'T1' WHEN 'M08' THEN 'T2' WHEN 'M12' THEN 'T3' ELSE d.period END AS moment,
    f.area, f.is_total, f.amount_sek AS forecast_sek, o.amount_sek AS outcome_sek,
    CASE WHEN f.amount_sek * o.amount_sek >= 0 THEN round(o.amount_sek - f.amount_sek, 2) END AS difference_sek,
    CASE
        WHEN f.amount_sek * o.amount_sek >= 0 AND o.amount_sek <> 0
            THEN round(100.0 * abs(o.amount_sek - f.amount_sek) / abs(o.amount_sek), 2)
    END AS percent,
    coalesce(d.title, d.path) AS forecast_document, coalesce(e.title, e.path) AS outcome_document,
    f.page AS forecast_page, o.page AS outcome_page, f.id AS forecast_id, o.id AS outcome_id,
    d.id AS document_id, e.id AS outcome_document_id, nullif(max(coalesce(f.ocr, ''), coalesce(o.ocr, '')), '') AS ocr
FROM documents d
CROSS JOIN documents e ON e.municipality = d.municipality AND e.body IS d.body AND e.year = d.year
    AND e.type = 'annual_report'
CROSS JOIN budget_lines f ON f.document_id = d.id AND f.stage = 'forecast' AND f.side = 'net' AND f.period IS NULL
    AND f.year = d.year
CROSS JOIN budget_lines o ON o.document_id = e.id AND o.stage = 'outcome' AND o.side = 'net' AND o.period IS NULL
    AND o.year = d.year AND o.is_total = f.is_total AND lower(o.area) = lower(f.area)
WHERE d.type = 'follow_up' AND d.period IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM budget_lines x
        WHERE x.document_id = d.id AND x.stage = 'forecast' AND x.side = 'net' AND x.period IS NULL AND x.year = d.year
            AND lower(x.area) = lower(f.area) AND x.id <> f.id
    )
    AND NOT EXISTS (
        SELECT 1 FROM budget_lines x
        WHERE x.document_id = e.id AND x.stage = 'outcome' AND x.side = 'net' AND x.period IS NULL AND x.year = d.year
            AND lower(x.area) = lower(f.area) AND x.id <> o.id
    )
ORDER BY d.municipality, d.body, d.year, moment, f.position, e.id
