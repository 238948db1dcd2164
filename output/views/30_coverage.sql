/*
description = "How much of each document was read and how much was left: pages, tables, number cells of tables, labels of goals and assignments. Files that became no document have nothing but findings."

[columns]
municipality = "Municipality."
body = "Committee or board."
type = "Type of the document."
standing = "adopted, proposal, party_budget, audit or case_paper; null where nothing says."
year = "Year of the document."
period = "Part of the year, null for the whole."
document = "Title of the document, or its path where it has none."
pages = "Pages of the file."
pages_read = "Pages whose text was read."
pages_left = "Pages of which none was."
pages_share = "Share of the pages that were read, 0 to 1; null for a text without pages."
tables_read = "Tables whose columns were understood."
tables_left = "Tables stored as they stand, not understood."
tables_share = "Share of the tables that were understood, 0 to 1; null where there are none."
numbers_read = "Number cells of tables that became values."
numbers_left = "Number cells of tables that did not."
numbers_share = "Share of the number cells that became values, 0 to 1; null where there are none."
labels_read = "Labels of goals and assignments that gave a goal."
labels_left = "Labels of goals and assignments that gave none."
labels_share = "Share of the labels that gave a goal, 0 to 1; null where there are none."
findings = "Number of findings."
errors = "How many of them are errors."
path = "Path of the file."
document_id = "The document; null where the file became none."
*/
SELECT
    d.municipality, d.body, d.type, d.standing, d.year, d.period, coalesce(d.title, d.path) AS document,
    d.pages, d.pages_read, d.pages - d.pages_read AS pages_left,
    round(d.pages_read * 1.0 / nullif(d.pages, 0), 4) AS pages_share,
    d.tables_read, d.tables_unread AS tables_left,
    round(d.tables_read * 1.0 / nullif(d.tables_read + d.tables_unread, 0), 4) AS tables_share,
    d.numbers_read, d.numbers_unread AS numbers_left,
    round(d.numbers_read * 1.0 / nullif(d.numbers_read + d.numbers_unread, 0), 4) AS numbers_share,
    d.labels_read, d.labels_unread AS labels_left,
    round(d.labels_read * 1.0 / nullif(d.labels_read + d.labels_unread, 0), 4) AS labels_share,
    (SELECT count(*) FROM findings f WHERE f.document_id = d.id) AS findings,
    (SELECT count(*) FROM findings f WHERE f.document_id = d.id AND f.severity = 'error') AS errors,
    d.path, d.id AS document_id
FROM documents d
UNION ALL
SELECT
    NULL, NULL, NULL, NULL, NULL, NULL, f.path, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, count(*), sum(f.severity = 'error'), f.path, NULL
FROM findings f
WHERE f.document_id IS NULL AND f.path IS NOT NULL
GROUP BY f.path
ORDER BY 1, 5, 2, 7, 24
