/*
description = """Assignments and activities, and how far they have come as far as the documents say (question 7). Whether the \
council or the committee gave an assignment is told only where the document's word says so (local_term). In a plan, \
followed_up stands for what is found again in a later document, which has its state; not_reported for what is gone \
from the next; no_later_document where the database has no document after it that holds such things."""

[columns]
municipality = "Municipality."
body = "Committee or board."
year = "Year of the document."
period = "Part of the year, null for the whole."
type = "Type of the document."
document = "Title of the document, or its path where it has none."
what = "assignment or activity."
local_term = "The document's own word for the assignment."
text = "What is to be done."
status = "Its status in the document, as stored."
state = "done, ongoing, delayed, not_started, not_done or cancelled; other for another word; without a status followed_up, not_reported, no_later_document or not_told, in follow-ups no_status."
comment = "The document's comment."
page = "Page it stands on."
position = "Order in the document, among its goals or its activities."
row_id = "The assignment or the activity."
document_id = "The document."
*/
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    'assignment' AS what, g.local_term, g.text, g.status,
    CASE
        WHEN g.status IS NOT NULL
            THEN coalesce((SELECT k.state FROM activity_states k WHERE k.word = lower(g.status)), 'other')
        WHEN d.type IN ('follow_up', 'annual_report') THEN 'no_status'
        ELSE coalesce(
            (
                SELECT CASE l.relation WHEN 'dropped' THEN 'not_reported' ELSE 'followed_up' END
                FROM links l WHERE l.from_id = g.id AND l.relation <> 'similar'
                ORDER BY l.relation = 'dropped', l.id LIMIT 1
            ),
            (SELECT 'not_told' FROM document_links n WHERE n.from_document_id = d.id AND n.entity = 'goal' LIMIT 1),
            'no_later_document'
        )
    END AS state,
    g.comment, g.page, g.position, g.id AS row_id, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id AND g.kind = 'assignment'
UNION ALL
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path),
    'activity', NULL, a.activity, a.status,
    CASE
        WHEN a.status IS NOT NULL
            THEN coalesce((SELECT k.state FROM activity_states k WHERE k.word = lower(a.status)), 'other')
        WHEN d.type IN ('follow_up', 'annual_report') THEN 'no_status'
        ELSE coalesce(
            (
                SELECT CASE l.relation WHEN 'dropped' THEN 'not_reported' ELSE 'followed_up' END
                FROM links l WHERE l.from_id = a.id AND l.relation <> 'similar'
                ORDER BY l.relation = 'dropped', l.id LIMIT 1
            ),
            (SELECT 'not_told' FROM document_links n WHERE n.from_document_id = d.id AND n.entity = 'activity' LIMIT 1),
            'no_later_document'
        )
    END,
    a.comment, a.page, a.position, a.id, d.id
FROM documents d
CROSS JOIN activities a ON a.document_id = d.id
ORDER BY 1, 2, 3, 6, 16, 7, 14
