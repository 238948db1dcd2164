/*
description = """How a budget row changed from one year to the next (question 17): net budget for the whole year of the same \
label, in the same table, or else in the document of the year before of the same body. Only rows whose label stands once \
with one amount for the year; amounts with different signs are not compared. What moved between bodies and rows when the \
organisation changed is not known and not cleared away: look at the rows, not the totals alone."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "The later year."
earlier_year = "The year before it."
area = "Row label as printed in the later."
is_total = "1 for a row that sums others."
earlier_sek = "Budget of the earlier year in kronor, with the document's own sign."
later_sek = "Budget of the later year in kronor, with the document's own sign."
change_sek = "The later less the earlier in kronor, of the amounts without sign: above zero where the budget grew; null where signs differ."
percent = "The change in percent of the earlier; null where signs differ."
basis = "same table, or two documents."
earlier_document = "Title of the document with the earlier amount, or its path where it has none."
document = "Title of the document with the later amount, or its path where it has none."
earlier_page = "Page of the earlier amount."
page = "Page of the later amount."
earlier_id = "The earlier amount."
later_id = "The later amount."
document_id = "The document with the later amount."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    municipality, body, year, year - 1 AS earlier_year, area, is_total, earlier_sek, later_sek,
    CASE WHEN earlier_sek * later_sek >= 0 THEN round(abs(later_sek) - abs(earlier_sek), 2) END AS change_sek,
    CASE
        WHEN earlier_sek * later_sek >= 0 AND earlier_sek <> 0
            THEN round(100.0 * (abs(later_sek) - abs(earlier_sek)) / abs(earlier_sek), 2)
    END AS percent,
    basis, earlier_document, document, earlier_page, page, earlier_id, later_id, document_id, ocr
FROM (
    SELECT
        d.municipality, d.body, b.year, b.area, b.is_total, a.amount_sek AS earlier_sek, b.amount_sek AS later_sek,
        'same table' AS basis, coalesce(d.title, d.path) AS earlier_document, coalesce(d.title, d.path) AS document,
        a.page AS earlier_page, b.page, a.id AS earlier_id, b.id AS later_id, d.id AS document_id, b.position,
        nullif(max(coalesce(a.ocr, ''), coalesce(b.ocr, '')), '') AS ocr
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id AND b.stage = 'budget' AND b.side = 'net' AND b.period IS NULL
    CROSS JOIN budget_lines a ON a.document_id = d.id AND a.table_id = b.table_id AND a.stage = 'budget' AND a.side = 'net' AND a.period IS NULL
        AND a.year = b.year - 1 AND a.area = b.area AND a.is_total = b.is_total
    WHERE NOT EXISTS (
        SELECT 1 FROM budget_lines x
        WHERE x.document_id = d.id AND x.table_id = b.table_id AND x.stage = 'budget' AND x.side = 'net' AND x.period IS NULL
            AND x.area = b.area AND x.year IN (a.year, b.year) AND x.id NOT IN (a.id, b.id)
    )
    UNION ALL
    SELECT
        d.municipality, d.body, b.year, b.area, b.is_total, a.amount_sek, b.amount_sek, 'two documents',
        coalesce(e.title, e.path), coalesce(d.title, d.path), a.page, b.page, a.id, b.id, d.id, b.position,
        nullif(max(coalesce(a.ocr, ''), coalesce(b.ocr, '')), '')
    FROM documents d
    CROSS JOIN documents e ON e.municipality = d.municipality AND e.body IS d.body AND e.year = d.year - 1
        AND e.type IN ('plan', 'budget')
    CROSS JOIN budget_lines b ON b.document_id = d.id AND b.stage = 'budget' AND b.side = 'net' AND b.period IS NULL
        AND b.year = d.year
    CROSS JOIN budget_lines a ON a.document_id = e.id AND a.stage = 'budget' AND a.side = 'net' AND a.period IS NULL
        AND a.year = e.year AND lower(a.area) = lower(b.area) AND a.is_total = b.is_total
    WHERE d.type IN ('plan', 'budget')
        AND NOT EXISTS (
            SELECT 1 FROM budget_lines x
            WHERE x.document_id = d.id AND x.stage = 'budget' AND x.side = 'net' AND x.period IS NULL
                AND lower(x.area) = lower(b.area)
                AND (x.year = d.year AND x.id <> b.id OR x.year = e.year AND x.table_id = b.table_id)
        )
        AND NOT EXISTS (
            SELECT 1 FROM budget_lines x
            WHERE x.document_id = e.id AND x.stage = 'budget' AND x.side = 'net' AND x.period IS NULL
                AND lower(x.area) = lower(a.area) AND x.year = e.year AND x.id <> a.id
        )
)
ORDER BY municipality, body, year, document, document_id, position, earlier_id
