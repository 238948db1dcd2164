/*
description = "Values that should be checked against their page: those read with a confidence below 0.8 (question 20)."

[columns]
municipality = "Municipality."
body = "Committee or board."
document = "Title of the document, or its path where it has none."
page = "Page to look at; null in a text without pages."
box = "Where on the page: [x0, top, x1, bottom] in points from the top left corner."
raw = "The words as they are printed."
confidence = "0 to 1, lowest first."
method = "How it was read."
name = "The measure, or the budget row."
kind = "What the value is: outcome, target …, or the stage and side of an amount."
year = "Year that the value holds for."
value = "What the words were read as."
unit = "Unit."
path = "Path of the document."
table_name = "measure_values or budget_lines."
row_id = "The row in that table."
document_id = "The document."
ocr = "Null where the words are the file's own, else how OCR gave them: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.body, coalesce(d.title, d.path) AS document, v.page, v.box, v.raw, v.confidence, v.method,
    m.name, v.kind, v.year, v.value, v.unit, d.path, 'measure_values' AS table_name, v.id AS row_id, d.id AS document_id, v.ocr
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values v ON v.measure_id = m.id
WHERE v.confidence < 0.8
UNION ALL
SELECT
    d.municipality, d.body, coalesce(d.title, d.path), b.page, b.box, b.raw, b.confidence, b.method,
    b.area, b.stage || ' ' || b.side, b.year, b.amount, b.unit, d.path, 'budget_lines', b.id, d.id, b.ocr
FROM documents d
CROSS JOIN budget_lines b ON b.document_id = d.id
WHERE b.confidence < 0.8
ORDER BY 7, 1, 3, 17, 4, 16
