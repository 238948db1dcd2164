/*
name = "fritext"
aliases = ["search", "text"]
number = 18
question = "Var nämns orden i mål, uppdrag, mått, kommentarer och löptext, med sida och källa?"
description = """Alla ord måste finnas på samma ställe. Ord inom citattecken söks som fras, och en asterisk sist i ett \
ord söker alla ord som börjar så: ohälsa*."""

[parameters.text]
type = "search"
required = true
description = "Orden som söks."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."
*/
WITH hits (document_id, section_id, found_in, kind, hit, page, rank, row_id) AS (
    -- which documents are meant is asked of each kind: the words around a hit are only cut out of those
    SELECT
        s.document_id, s.id, 'section', s.role, snippet(sections_fts, -1, '[', ']', '…', 24), s.page_first, 5, s.id
    FROM sections_fts
    CROSS JOIN sections s ON s.rowid = sections_fts.rowid
    CROSS JOIN documents d ON d.id = s.document_id
    WHERE sections_fts MATCH :text
        AND (:municipality IS NULL OR d.municipality = :municipality)
        AND (:body IS NULL OR d.body = :body)
        AND (:year IS NULL OR d.year = :year)
    UNION ALL
    SELECT
        g.document_id, g.section_id, 'goal', g.kind, snippet(goals_fts, -1, '[', ']', '…', 24), g.page, 1, g.id
    FROM goals_fts
    CROSS JOIN goals g ON g.rowid = goals_fts.rowid
    CROSS JOIN documents d ON d.id = g.document_id
    WHERE goals_fts MATCH :text
        AND (:municipality IS NULL OR d.municipality = :municipality)
        AND (:body IS NULL OR d.body = :body)
        AND (:year IS NULL OR d.year = :year)
    UNION ALL
    SELECT
        m.document_id, m.section_id, 'measure', NULL, snippet(measures_fts, -1, '[', ']', '…', 24), m.page, 2, m.id
    FROM measures_fts
    CROSS JOIN measures m ON m.rowid = measures_fts.rowid
    CROSS JOIN documents d ON d.id = m.document_id
    WHERE measures_fts MATCH :text
        AND (:municipality IS NULL OR d.municipality = :municipality)
        AND (:body IS NULL OR d.body = :body)
        AND (:year IS NULL OR d.year = :year)
    UNION ALL
    SELECT
        a.document_id, a.section_id, 'activity', NULL, snippet(activities_fts, -1, '[', ']', '…', 24), a.page, 3, a.id
    FROM activities_fts
    CROSS JOIN activities a ON a.rowid = activities_fts.rowid
    CROSS JOIN documents d ON d.id = a.document_id
    WHERE activities_fts MATCH :text
        AND (:municipality IS NULL OR d.municipality = :municipality)
        AND (:body IS NULL OR d.body = :body)
        AND (:year IS NULL OR d.year = :year)
    UNION ALL
    SELECT
        i.document_id, i.section_id, 'indicator', NULL, snippet(indicators_fts, -1, '[', ']', '…', 24), i.page, 4, i.id
    FROM indicators_fts
    CROSS JOIN indicators i ON i.rowid = indicators_fts.rowid
    CROSS JOIN documents d ON d.id = i.document_id
    WHERE indicators_fts MATCH :text
        AND (:municipality IS NULL OR d.municipality = :municipality)
        AND (:body IS NULL OR d.body = :body)
        AND (:year IS NULL OR d.year = :year)
)
SELECT
    d.municipality, d.body, d.year, coalesce(d.title, d.path) AS document, h.found_in, h.kind, h.hit,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, h.page, d.path
FROM hits h
CROSS JOIN documents d ON d.id = h.document_id
LEFT JOIN sections s ON s.id = h.section_id
ORDER BY d.municipality, d.year, d.body, document, d.id, h.rank, h.row_id
