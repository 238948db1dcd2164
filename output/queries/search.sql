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
WITH meant (id) AS (
    SELECT id FROM documents
    WHERE (:municipality IS NULL OR municipality = :municipality)
        AND (:body IS NULL OR body = :body)
        AND (:year IS NULL OR year = :year)
),
hits (document_id, section_id, found_in, kind, hit, page, rank, row_id) AS (
    -- which rows are meant is asked of an index, once: only of those that are hits too the row itself is read (+ keeps
    -- the search from being made anew for each)
    SELECT
        s.document_id, s.id, 'section', s.role, snippet(sections_fts, -1, '[', ']', '…', 24), s.page_first, 5, s.id
    FROM sections_fts
    CROSS JOIN sections s ON s.rowid = sections_fts.rowid
    WHERE sections_fts MATCH :text AND +sections_fts.rowid IN (
        SELECT o.rowid FROM meant CROSS JOIN sections o ON o.document_id = meant.id
    )
    UNION ALL
    SELECT
        g.document_id, g.section_id, 'goal', g.kind, snippet(goals_fts, -1, '[', ']', '…', 24), g.page, 1, g.id
    FROM goals_fts
    CROSS JOIN goals g ON g.rowid = goals_fts.rowid
    WHERE goals_fts MATCH :text AND +goals_fts.rowid IN (
        SELECT o.rowid FROM meant CROSS JOIN goals o ON o.document_id = meant.id
    )
    UNION ALL
    SELECT
        m.document_id, m.section_id, 'measure', NULL, snippet(measures_fts, -1, '[', ']', '…', 24), m.page, 2, m.id
    FROM measures_fts
    CROSS JOIN measures m ON m.rowid = measures_fts.rowid
    WHERE measures_fts MATCH :text AND +measures_fts.rowid IN (
        SELECT o.rowid FROM meant CROSS JOIN measures o ON o.document_id = meant.id
    )
    UNION ALL
    SELECT
        a.document_id, a.section_id, 'activity', NULL, snippet(activities_fts, -1, '[', ']', '…', 24), a.page, 3, a.id
    FROM activities_fts
    CROSS JOIN activities a ON a.rowid = activities_fts.rowid
    WHERE activities_fts MATCH :text AND +activities_fts.rowid IN (
        SELECT o.rowid FROM meant CROSS JOIN activities o ON o.document_id = meant.id
    )
    UNION ALL
    SELECT
        i.document_id, i.section_id, 'indicator', NULL, snippet(indicators_fts, -1, '[', ']', '…', 24), i.page, 4, i.id
    FROM indicators_fts
    CROSS JOIN indicators i ON i.rowid = indicators_fts.rowid
    WHERE indicators_fts MATCH :text AND +indicators_fts.rowid IN (
        SELECT o.rowid FROM meant CROSS JOIN indicators o ON o.document_id = meant.id
    )
)
SELECT
    d.municipality, d.body, d.year, coalesce(d.title, d.path) AS document, h.found_in, h.kind, h.hit,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, h.page, d.path
FROM hits h
CROSS JOIN documents d ON d.id = h.document_id
LEFT JOIN sections s ON s.id = h.section_id
ORDER BY d.municipality, d.year, d.body, document, d.id, h.rank, h.row_id
