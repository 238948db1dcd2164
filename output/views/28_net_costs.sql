/*
description = """Net totals of budgets and outcomes for a whole year in kronor, with the area of municipal accounts that the body \
answers for (question 16). Only rows that sum others, and every one of them by itself: a document can have one for running \
costs and one for investments, which section and caption tell apart. No kronor per inhabitant: of the inhabitants of a \
municipality only a class is known (population_class)."""

[columns]
municipality = "Municipality."
policy_area = "political, infrastructure, culture_leisure, education, care, targeted, business or shared; null where the body's name tells none or several."
body = "Committee or board."
year = "Year that the amount is for."
stage = "budget, outcome or plan."
area = "Row label as printed."
net_sek = "Net in kronor, with the document's own sign: costs are below zero in some documents, above in others."
population_class = "Class of inhabitants that the municipality belongs to; null where the register has none."
section = "Number and title of the section, which tells running costs from investments."
caption = "Caption of the table."
document = "Title of the document, or its path where it has none."
type = "Type of the document."
page = "Page of the amount."
box = "Its box on the page."
budget_line_id = "The amount."
document_id = "The document."
ocr = "Null where all numbers are the file's own words, else the least sure that OCR gave: engine, hidden or uncertain."
*/
SELECT
    d.municipality, d.policy_area, d.body, b.year, b.stage, b.area, b.amount_sek AS net_sek, r.population_class,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, t.caption, coalesce(d.title, d.path) AS document, d.type,
    b.page, b.box, b.id AS budget_line_id, d.id AS document_id, b.ocr
FROM documents d
CROSS JOIN budget_lines b ON b.document_id = d.id AND b.is_total AND b.side = 'net' AND b.period IS NULL
    AND b.stage IN ('budget', 'outcome', 'plan')
LEFT JOIN municipalities r ON r.code = d.municipality_code
LEFT JOIN sections s ON s.id = b.section_id
LEFT JOIN tables t ON t.id = b.table_id
ORDER BY d.policy_area, d.municipality, d.body, b.year, document, d.id, b.position
