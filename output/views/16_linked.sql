/*
description = """Links with the words of both sides: what became of goals, measures and activities in the next document of \
the same body (question 5), which targets were changed (question 6), and goals that are alike in other municipalities."""

[columns]
municipality = "Municipality of the first side."
body = "Committee or board of the first side."
from_document = "Title of the first document, or its path where it has none."
from_year = "Its year."
from_period = "Part of that year, null for the whole."
to_municipality = "Municipality of the other side; the same but with similar goals."
to_document = "Title of the other document, or its path where it has none."
to_year = "Its year."
to_period = "Part of that year, null for the whole."
entity = "goal, measure or activity."
relation = "kept, reworded, target_changed, dropped, new or similar."
score = "0 to 1: how sure it is; with similar goals how much is alike."
reason = "What decided it."
from_text = "Words of the first side; null for what is new."
to_text = "Words of the other side; null for what was dropped."
from_page = "Its page."
to_page = "The other's page."
from_id = "The goal, measure or activity."
to_id = "What it is linked to."
from_document_id = "The first document."
to_document_id = "The other document."
link_id = "The link."
*/
SELECT
    d.municipality, d.body, coalesce(d.title, d.path) AS from_document, d.year AS from_year, d.period AS from_period,
    e.municipality AS to_municipality, coalesce(e.title, e.path) AS to_document, e.year AS to_year,
    e.period AS to_period, l.entity, l.relation, l.score, l.reason,
    coalesce(fg.text, fm.name, fa.activity) AS from_text, coalesce(tg.text, tm.name, ta.activity) AS to_text,
    coalesce(fg.page, fm.page, fa.page) AS from_page, coalesce(tg.page, tm.page, ta.page) AS to_page,
    l.from_id, l.to_id, l.from_document_id, l.to_document_id, l.id AS link_id
FROM documents d
CROSS JOIN links l ON l.from_document_id = d.id
CROSS JOIN documents e ON e.id = l.to_document_id
LEFT JOIN goals fg ON l.entity = 'goal' AND fg.id = l.from_id
LEFT JOIN measures fm ON l.entity = 'measure' AND fm.id = l.from_id
LEFT JOIN activities fa ON l.entity = 'activity' AND fa.id = l.from_id
LEFT JOIN goals tg ON l.entity = 'goal' AND tg.id = l.to_id
LEFT JOIN measures tm ON l.entity = 'measure' AND tm.id = l.to_id
LEFT JOIN activities ta ON l.entity = 'activity' AND ta.id = l.to_id
ORDER BY d.municipality, d.year, d.body, from_document, d.id, e.year, e.period, e.id, l.entity, l.relation,
    coalesce(fg.position, fm.position, fa.position), coalesce(tg.position, tm.position, ta.position), l.id
