CREATE TABLE "documents" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "path" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "format" TEXT NOT NULL,
   "title" TEXT,
   "municipality" TEXT,
   "municipality_code" TEXT,
   "body" TEXT,
   "body_family" TEXT,
   "type" TEXT NOT NULL,
   "year" INTEGER,
   "period" TEXT,
   "pages" INTEGER NOT NULL,
   "producer" TEXT,
   "language" TEXT,
   "decided_by" TEXT NOT NULL,
   "pages_read" INTEGER NOT NULL,
   "tables_read" INTEGER NOT NULL,
   "tables_unread" INTEGER NOT NULL,
   "numbers_read" INTEGER NOT NULL,
   "numbers_unread" INTEGER NOT NULL,
   "version" TEXT NOT NULL
)
;
CREATE INDEX "idx_documents_path"
    ON "documents" ("path")
;
CREATE INDEX "idx_documents_sha256"
    ON "documents" ("sha256")
;
CREATE INDEX "idx_documents_municipality"
    ON "documents" ("municipality")
;
CREATE INDEX "idx_documents_municipality_code"
    ON "documents" ("municipality_code")
;
CREATE INDEX "idx_documents_body"
    ON "documents" ("body")
;
CREATE INDEX "idx_documents_type"
    ON "documents" ("type")
;
CREATE INDEX "idx_documents_year"
    ON "documents" ("year")
;
CREATE TABLE "sections" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "parent_id" TEXT REFERENCES "sections"("id"),
   "position" INTEGER NOT NULL,
   "level" INTEGER NOT NULL,
   "number" TEXT,
   "title" TEXT NOT NULL,
   "role" TEXT,
   "page_first" INTEGER,
   "page_last" INTEGER,
   "text" TEXT NOT NULL
)
;
CREATE INDEX "idx_sections_document_id_position"
    ON "sections" ("document_id", "position")
;
CREATE INDEX "idx_sections_parent_id"
    ON "sections" ("parent_id")
;
CREATE VIRTUAL TABLE "sections_fts" USING FTS5 (
    "title", "text",
    tokenize='unicode61 remove_diacritics 0',
    content="sections"
)
;
CREATE TRIGGER "sections_ai" AFTER INSERT ON "sections" BEGIN
  INSERT INTO "sections_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END
;
CREATE TRIGGER "sections_ad" AFTER DELETE ON "sections" BEGIN
  INSERT INTO "sections_fts" ("sections_fts", rowid, "title", "text") VALUES('delete', old.rowid, old."title", old."text");
END
;
CREATE TRIGGER "sections_au" AFTER UPDATE ON "sections" BEGIN
  INSERT INTO "sections_fts" ("sections_fts", rowid, "title", "text") VALUES('delete', old.rowid, old."title", old."text");
  INSERT INTO "sections_fts" (rowid, "title", "text") VALUES (new.rowid, new."title", new."text");
END
;
CREATE TABLE "tables" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "position" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "caption" TEXT,
   "page_first" INTEGER,
   "page_last" INTEGER,
   "box" TEXT,
   "n_rows" INTEGER NOT NULL,
   "n_columns" INTEGER NOT NULL,
   "header" TEXT NOT NULL,
   "rows" TEXT NOT NULL,
   "method" TEXT NOT NULL,
   "confidence" REAL NOT NULL
)
;
CREATE INDEX "idx_tables_document_id_position"
    ON "tables" ("document_id", "position")
;
CREATE INDEX "idx_tables_section_id"
    ON "tables" ("section_id")
;
CREATE TABLE "goals" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "parent_id" TEXT REFERENCES "goals"("id"),
   "position" INTEGER NOT NULL,
   "kind" TEXT NOT NULL,
   "local_term" TEXT,
   "text" TEXT NOT NULL,
   "description" TEXT,
   "status" TEXT,
   "comment" TEXT,
   "method" TEXT NOT NULL,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_goals_document_id_position"
    ON "goals" ("document_id", "position")
;
CREATE INDEX "idx_goals_section_id"
    ON "goals" ("section_id")
;
CREATE INDEX "idx_goals_parent_id"
    ON "goals" ("parent_id")
;
CREATE INDEX "idx_goals_kind"
    ON "goals" ("kind")
;
CREATE VIRTUAL TABLE "goals_fts" USING FTS5 (
    "text", "description", "comment",
    tokenize='unicode61 remove_diacritics 0',
    content="goals"
)
;
CREATE TRIGGER "goals_ai" AFTER INSERT ON "goals" BEGIN
  INSERT INTO "goals_fts" (rowid, "text", "description", "comment") VALUES (new.rowid, new."text", new."description", new."comment");
END
;
CREATE TRIGGER "goals_ad" AFTER DELETE ON "goals" BEGIN
  INSERT INTO "goals_fts" ("goals_fts", rowid, "text", "description", "comment") VALUES('delete', old.rowid, old."text", old."description", old."comment");
END
;
CREATE TRIGGER "goals_au" AFTER UPDATE ON "goals" BEGIN
  INSERT INTO "goals_fts" ("goals_fts", rowid, "text", "description", "comment") VALUES('delete', old.rowid, old."text", old."description", old."comment");
  INSERT INTO "goals_fts" (rowid, "text", "description", "comment") VALUES (new.rowid, new."text", new."description", new."comment");
END
;
CREATE TABLE "measures" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "goal_id" TEXT REFERENCES "goals"("id"),
   "table_id" TEXT REFERENCES "tables"("id"),
   "position" INTEGER NOT NULL,
   "name" TEXT NOT NULL,
   "group_name" TEXT,
   "unit" TEXT,
   "kolada_id" TEXT,
   "note" TEXT,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_measures_document_id_position"
    ON "measures" ("document_id", "position")
;
CREATE INDEX "idx_measures_section_id"
    ON "measures" ("section_id")
;
CREATE INDEX "idx_measures_goal_id"
    ON "measures" ("goal_id")
;
CREATE INDEX "idx_measures_table_id"
    ON "measures" ("table_id")
;
CREATE INDEX "idx_measures_kolada_id"
    ON "measures" ("kolada_id")
;
CREATE VIRTUAL TABLE "measures_fts" USING FTS5 (
    "name", "group_name", "note",
    tokenize='unicode61 remove_diacritics 0',
    content="measures"
)
;
CREATE TRIGGER "measures_ai" AFTER INSERT ON "measures" BEGIN
  INSERT INTO "measures_fts" (rowid, "name", "group_name", "note") VALUES (new.rowid, new."name", new."group_name", new."note");
END
;
CREATE TRIGGER "measures_ad" AFTER DELETE ON "measures" BEGIN
  INSERT INTO "measures_fts" ("measures_fts", rowid, "name", "group_name", "note") VALUES('delete', old.rowid, old."name", old."group_name", old."note");
END
;
CREATE TRIGGER "measures_au" AFTER UPDATE ON "measures" BEGIN
  INSERT INTO "measures_fts" ("measures_fts", rowid, "name", "group_name", "note") VALUES('delete', old.rowid, old."name", old."group_name", old."note");
  INSERT INTO "measures_fts" (rowid, "name", "group_name", "note") VALUES (new.rowid, new."name", new."group_name", new."note");
END
;
CREATE TABLE "measure_values" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "measure_id" TEXT NOT NULL REFERENCES "measures"("id") ON DELETE CASCADE,
   "kind" TEXT NOT NULL,
   "year" INTEGER,
   "period" TEXT,
   "split" TEXT,
   "comparator" TEXT,
   "value" REAL,
   "unit" TEXT,
   "origin" TEXT NOT NULL,
   "raw" TEXT NOT NULL,
   "page" INTEGER,
   "box" TEXT,
   "method" TEXT NOT NULL,
   "confidence" REAL NOT NULL
)
;
CREATE INDEX "idx_measure_values_measure_id"
    ON "measure_values" ("measure_id")
;
CREATE TABLE "budget_lines" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "table_id" TEXT REFERENCES "tables"("id"),
   "position" INTEGER NOT NULL,
   "area" TEXT NOT NULL,
   "is_total" INTEGER NOT NULL,
   "year" INTEGER,
   "period" TEXT,
   "stage" TEXT NOT NULL,
   "side" TEXT NOT NULL,
   "amount" REAL NOT NULL,
   "unit" TEXT NOT NULL,
   "amount_sek" REAL NOT NULL,
   "raw" TEXT NOT NULL,
   "page" INTEGER,
   "box" TEXT,
   "method" TEXT NOT NULL,
   "confidence" REAL NOT NULL
)
;
CREATE INDEX "idx_budget_lines_document_id_position"
    ON "budget_lines" ("document_id", "position")
;
CREATE INDEX "idx_budget_lines_section_id"
    ON "budget_lines" ("section_id")
;
CREATE INDEX "idx_budget_lines_table_id"
    ON "budget_lines" ("table_id")
;
CREATE TABLE "sdg_references" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "goal_id" TEXT REFERENCES "goals"("id"),
   "position" INTEGER NOT NULL,
   "sdg" INTEGER NOT NULL,
   "target" TEXT,
   "mention" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_sdg_references_document_id_position"
    ON "sdg_references" ("document_id", "position")
;
CREATE INDEX "idx_sdg_references_section_id"
    ON "sdg_references" ("section_id")
;
CREATE INDEX "idx_sdg_references_goal_id"
    ON "sdg_references" ("goal_id")
;
CREATE INDEX "idx_sdg_references_document_id_sdg"
    ON "sdg_references" ("document_id", "sdg")
;
CREATE TABLE "activities" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "goal_id" TEXT REFERENCES "goals"("id"),
   "table_id" TEXT REFERENCES "tables"("id"),
   "position" INTEGER NOT NULL,
   "status" TEXT,
   "activity" TEXT NOT NULL,
   "comment" TEXT,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_activities_document_id_position"
    ON "activities" ("document_id", "position")
;
CREATE INDEX "idx_activities_section_id"
    ON "activities" ("section_id")
;
CREATE INDEX "idx_activities_goal_id"
    ON "activities" ("goal_id")
;
CREATE INDEX "idx_activities_table_id"
    ON "activities" ("table_id")
;
CREATE VIRTUAL TABLE "activities_fts" USING FTS5 (
    "activity", "comment",
    tokenize='unicode61 remove_diacritics 0',
    content="activities"
)
;
CREATE TRIGGER "activities_ai" AFTER INSERT ON "activities" BEGIN
  INSERT INTO "activities_fts" (rowid, "activity", "comment") VALUES (new.rowid, new."activity", new."comment");
END
;
CREATE TRIGGER "activities_ad" AFTER DELETE ON "activities" BEGIN
  INSERT INTO "activities_fts" ("activities_fts", rowid, "activity", "comment") VALUES('delete', old.rowid, old."activity", old."comment");
END
;
CREATE TRIGGER "activities_au" AFTER UPDATE ON "activities" BEGIN
  INSERT INTO "activities_fts" ("activities_fts", rowid, "activity", "comment") VALUES('delete', old.rowid, old."activity", old."comment");
  INSERT INTO "activities_fts" (rowid, "activity", "comment") VALUES (new.rowid, new."activity", new."comment");
END
;
CREATE TABLE "indicators" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "section_id" TEXT REFERENCES "sections"("id"),
   "goal_id" TEXT REFERENCES "goals"("id"),
   "table_id" TEXT REFERENCES "tables"("id"),
   "position" INTEGER NOT NULL,
   "status" TEXT,
   "indicator" TEXT NOT NULL,
   "analysis" TEXT,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_indicators_document_id_position"
    ON "indicators" ("document_id", "position")
;
CREATE INDEX "idx_indicators_section_id"
    ON "indicators" ("section_id")
;
CREATE INDEX "idx_indicators_goal_id"
    ON "indicators" ("goal_id")
;
CREATE INDEX "idx_indicators_table_id"
    ON "indicators" ("table_id")
;
CREATE VIRTUAL TABLE "indicators_fts" USING FTS5 (
    "indicator", "analysis",
    tokenize='unicode61 remove_diacritics 0',
    content="indicators"
)
;
CREATE TRIGGER "indicators_ai" AFTER INSERT ON "indicators" BEGIN
  INSERT INTO "indicators_fts" (rowid, "indicator", "analysis") VALUES (new.rowid, new."indicator", new."analysis");
END
;
CREATE TRIGGER "indicators_ad" AFTER DELETE ON "indicators" BEGIN
  INSERT INTO "indicators_fts" ("indicators_fts", rowid, "indicator", "analysis") VALUES('delete', old.rowid, old."indicator", old."analysis");
END
;
CREATE TRIGGER "indicators_au" AFTER UPDATE ON "indicators" BEGIN
  INSERT INTO "indicators_fts" ("indicators_fts", rowid, "indicator", "analysis") VALUES('delete', old.rowid, old."indicator", old."analysis");
  INSERT INTO "indicators_fts" (rowid, "indicator", "analysis") VALUES (new.rowid, new."indicator", new."analysis");
END
;
CREATE TABLE "findings" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT REFERENCES "documents"("id") ON DELETE CASCADE,
   "path" TEXT,
   "position" INTEGER NOT NULL,
   "stage" TEXT NOT NULL,
   "severity" TEXT NOT NULL,
   "code" TEXT NOT NULL,
   "message" TEXT NOT NULL,
   "page" INTEGER,
   "box" TEXT
)
;
CREATE INDEX "idx_findings_document_id_position"
    ON "findings" ("document_id", "position")
;
CREATE INDEX "idx_findings_path"
    ON "findings" ("path")
;
CREATE INDEX "idx_findings_code"
    ON "findings" ("code")
;
CREATE TABLE "runs" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "version" TEXT NOT NULL,
   "settings" TEXT NOT NULL,
   "started" TEXT NOT NULL,
   "ended" TEXT,
   "counts" TEXT NOT NULL
)
;
CREATE TABLE "municipalities" (
   "code" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "official_name" TEXT NOT NULL,
   "county" TEXT NOT NULL,
   "group_code" TEXT,
   "group_name" TEXT,
   "population_class" TEXT
)
;
CREATE INDEX "idx_municipalities_name"
    ON "municipalities" ("name")
;
CREATE TABLE "sdg_goals" (
   "sdg" INTEGER PRIMARY KEY NOT NULL,
   "name_sv" TEXT NOT NULL,
   "name_en" TEXT NOT NULL,
   "color" TEXT NOT NULL
)
;
CREATE VIEW "goal_kinds" AS
SELECT column1 AS kind, column2 AS level
FROM (VALUES
    ('vision', 1),
    ('focus_area', 2),
    ('strategic_objective', 3),
    ('council_goal', 4),
    ('committee_goal', 5),
    ('assignment', 6),
    ('focus_point', 7),
    ('success_criterion', 8)
)
;
CREATE VIEW "goal_tree" AS
SELECT
    municipality, body, year, period, document,
    length(place) / 7 AS depth,
    kind, local_term,
    printf('%*s', 2 * (length(place) / 7), '') || text AS outline,
    text, path, status, section, page, place, goal_id, parent_id, document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
        g.kind, g.local_term, g.text, g.status,
        trim(coalesce(s.number, '') || ' ' || s.title) AS section, g.page,
        (
            WITH RECURSIVE up (parent_id, place, steps) AS (
                SELECT g.parent_id, printf('%06d', g.position), 0
                UNION ALL
                SELECT p.parent_id, printf('%06d', p.position) || '.' || up.place, up.steps + 1
                FROM up CROSS JOIN goals p ON p.id = up.parent_id
                WHERE up.steps < 20
            )
            SELECT place FROM up ORDER BY steps DESC LIMIT 1
        ) AS place,
        (
            WITH RECURSIVE up (parent_id, path, steps) AS (
                SELECT g.parent_id, g.text, 0
                UNION ALL
                SELECT p.parent_id, p.text || ' › ' || up.path, up.steps + 1
                FROM up CROSS JOIN goals p ON p.id = up.parent_id
                WHERE up.steps < 20
            )
            SELECT path FROM up ORDER BY steps DESC LIMIT 1
        ) AS path,
        g.id AS goal_id, g.parent_id, d.id AS document_id
    FROM documents d
    CROSS JOIN goals g ON g.document_id = d.id
    LEFT JOIN sections s ON s.id = g.section_id
)
ORDER BY municipality, year, body, document, document_id, place
;
CREATE VIEW "goal_levels" AS
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    k.level, g.kind, g.local_term, count(*) AS goals, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
LEFT JOIN goal_kinds k ON k.kind = g.kind
GROUP BY d.id, k.level, g.kind, g.local_term
ORDER BY d.municipality, d.year, d.body, document, d.id, k.level, g.local_term
;
CREATE VIEW "goals_without_measures" AS
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    g.kind, g.local_term, g.text AS goal,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section,
    (SELECT count(*) FROM measures m WHERE m.section_id = g.section_id) AS measures_in_section,
    g.page, g.id AS goal_id, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
LEFT JOIN sections s ON s.id = g.section_id
WHERE NOT EXISTS (
    WITH RECURSIVE below (id) AS (
        SELECT g.id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
)
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position
;
CREATE VIEW "measures_without_target" AS
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section,
    m.group_name, m.name AS measure, g.text AS goal,
    (SELECT count(*) FROM measure_values v WHERE v.measure_id = m.id) AS values_given,
    m.page, m.id AS measure_id, d.id AS document_id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
LEFT JOIN sections s ON s.id = m.section_id
LEFT JOIN goals g ON g.id = m.goal_id
WHERE NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
ORDER BY d.municipality, d.year, d.body, document, d.id, m.position
;
CREATE VIEW "measure_overview" AS
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, g.text AS goal,
    m.group_name, m.name AS measure,
    o.value AS outcome, o.year AS outcome_year, o.period AS outcome_period, o.unit AS outcome_unit,
    t.value AS target, t.comparator, t.year AS target_year, t.unit AS target_unit,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, ''))
                || ': ' || v.raw AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'outcome' ORDER BY v.year, v.period, v.id
        )
    ) AS outcomes,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, ''))
                || ': ' || v.raw AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target' ORDER BY v.year, v.period, v.id
        )
    ) AS targets,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT v.kind || coalesce(' ' || v.year, '') || coalesce(' ' || v.period, '') || coalesce(' ' || v.split, '')
                || ': ' || v.raw AS said
            FROM measure_values v WHERE v.measure_id = m.id AND v.kind NOT IN ('outcome', 'target')
            ORDER BY v.kind, v.year, v.period, v.id
        )
    ) AS other_values,
    m.page, m.id AS measure_id, m.goal_id, m.section_id, d.id AS document_id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
LEFT JOIN sections s ON s.id = m.section_id
LEFT JOIN goals g ON g.id = m.goal_id
LEFT JOIN measure_values o ON o.id = (
    SELECT v.id FROM measure_values v
    WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
    ORDER BY v.year IS NULL, v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
)
LEFT JOIN measure_values t ON t.id = (
    SELECT id FROM (
        SELECT v.id, v.year, v.year - d.year AS ahead FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL
    )
    ORDER BY year IS NULL, ahead = 0 DESC, ahead > 0 DESC, abs(ahead), year DESC, id LIMIT 1
)
ORDER BY d.municipality, d.year, d.body, document, d.id, m.position
;
CREATE VIEW "goal_sdg" AS
SELECT g.id AS goal_id, r.id AS reference_id, r.sdg, r.target, r.mention, 'goal' AS tied_by, r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.id = r.goal_id
UNION ALL
SELECT g.id, r.id, r.sdg, r.target, r.mention, 'parent goal', r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.id IN (
    WITH RECURSIVE below (id) AS (
        SELECT c.id FROM goals c WHERE c.parent_id = r.goal_id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT id FROM below
)
UNION ALL
SELECT g.id, r.id, r.sdg, r.target, r.mention, 'section', r.document_id
FROM sdg_references r
CROSS JOIN goals g ON g.section_id IN (
    WITH RECURSIVE below (id) AS (
        SELECT r.section_id
        UNION
        SELECT s.id FROM below CROSS JOIN sections s ON s.parent_id = below.id
    )
    SELECT id FROM below
)
LEFT JOIN goals b ON b.id = r.goal_id
WHERE b.id IS NULL
    OR (SELECT k.level FROM goal_kinds k WHERE k.kind = b.kind) < (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
;
CREATE VIEW "goals_by_sdg" AS
SELECT
    d.municipality, d.body, d.year, d.period, coalesce(d.title, d.path) AS document,
    tie.sdg, n.name_sv AS sdg_name, tie.sdg_targets, tie.tied_by,
    g.kind, g.local_term, g.text AS goal,
    m.group_name, m.name AS measure,
    t.value AS target, t.comparator, t.year AS target_year, o.value AS outcome, o.year AS outcome_year,
    coalesce(o.unit, t.unit) AS unit,
    g.page, g.id AS goal_id, m.id AS measure_id, tie.document_id
FROM (
    SELECT
        document_id, goal_id, sdg, group_concat(DISTINCT target) AS sdg_targets,
        CASE
            WHEN max(tied_by = 'goal') THEN 'goal'
            WHEN max(tied_by = 'parent goal') THEN 'parent goal'
            ELSE 'section'
        END AS tied_by
    FROM goal_sdg
    GROUP BY document_id, goal_id, sdg
) tie
CROSS JOIN documents d ON d.id = tie.document_id
CROSS JOIN goals g ON g.id = tie.goal_id
LEFT JOIN sdg_goals n ON n.sdg = tie.sdg
LEFT JOIN measures m ON m.document_id = d.id AND (
    m.goal_id = g.id
    OR m.section_id = g.section_id
    AND NOT EXISTS (SELECT 1 FROM measures x WHERE x.goal_id = g.id)
    AND (
        m.goal_id IS NULL
        OR m.goal_id IN (
            WITH RECURSIVE up (id) AS (
                SELECT g.parent_id
                UNION
                SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
            )
            SELECT id FROM up
        )
    )
)
LEFT JOIN measure_values o ON o.id = (
    SELECT v.id FROM measure_values v
    WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
    ORDER BY v.year IS NULL, v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
)
LEFT JOIN measure_values t ON t.id = (
    SELECT id FROM (
        SELECT v.id, v.year, v.year - d.year AS ahead FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL
    )
    ORDER BY year IS NULL, ahead = 0 DESC, ahead > 0 DESC, abs(ahead), year DESC, id LIMIT 1
)
ORDER BY tie.sdg, d.municipality, d.year, d.body, document, d.id, g.position, m.position
;
CREATE VIEW "sdg_by_municipality" AS
SELECT
    d.municipality, n.sdg, r.name_sv AS sdg_name,
    count(m.id) AS mentions,
    coalesce(sum(m.mention = 'listed'), 0) AS listed,
    coalesce(sum(m.mention = 'inline'), 0) AS inline,
    coalesce(sum(m.mention = 'icon'), 0) AS icon,
    group_concat(DISTINCT m.target) AS targets,
    (
        SELECT group_concat(kind || ' ' || number, ', ') FROM (
            SELECT g.kind, count(*) AS number
            FROM documents e
            CROSS JOIN sdg_references x ON x.document_id = e.id AND x.sdg = n.sdg
            CROSS JOIN goals g ON g.id = x.goal_id
            WHERE e.municipality = d.municipality
            GROUP BY g.kind
            ORDER BY (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
        )
    ) AS levels,
    count(DISTINCT m.document_id) AS documents,
    min(d.municipality_code) AS municipality_code
FROM documents d
CROSS JOIN (
    WITH RECURSIVE numbers (sdg) AS (SELECT 1 UNION ALL SELECT sdg + 1 FROM numbers WHERE sdg < 17)
    SELECT sdg FROM numbers
) n
LEFT JOIN sdg_goals r ON r.sdg = n.sdg
LEFT JOIN sdg_references m ON m.document_id = d.id AND m.sdg = n.sdg
WHERE d.municipality IS NOT NULL
GROUP BY d.municipality, n.sdg
ORDER BY d.municipality, n.sdg
;
CREATE VIEW "budget_checks" AS
WITH checks (
    document_id, check_name, area, budget_year, period, stage, side, printed, expected, slack, unit, budget_line_id
) AS (
    SELECT
        document_id, 'cost_income_net', area, year, period, stage, NULL,
        abs(sum(amount) FILTER (WHERE side = 'net')),
        abs(abs(sum(amount) FILTER (WHERE side = 'cost')) - abs(sum(amount) FILTER (WHERE side = 'income'))),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(id) FILTER (WHERE side = 'net')
    FROM budget_lines
    GROUP BY document_id, table_id, section_id, area, is_total, year, period, stage, unit
    HAVING count(*) = 3 AND count(DISTINCT side) = 3
    UNION ALL
    SELECT
        document_id, 'budget_outcome_deviation', area, year, period, NULL, side,
        abs(sum(amount) FILTER (WHERE stage = 'deviation')),
        abs(
            abs(sum(amount) FILTER (WHERE stage = 'budget'))
            - abs(sum(amount) FILTER (WHERE stage IN ('outcome', 'forecast')))
        ),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(id) FILTER (WHERE stage = 'deviation')
    FROM budget_lines
    GROUP BY document_id, table_id, section_id, area, is_total, year, period, side, unit
    HAVING count(*) = 3 AND sum(stage = 'deviation') = 1 AND sum(stage = 'budget') = 1
        AND sum(stage IN ('outcome', 'forecast')) = 1
        AND min(amount) FILTER (WHERE stage <> 'deviation') * max(amount) FILTER (WHERE stage <> 'deviation') >= 0
    UNION ALL
    SELECT
        document_id, 'parts_total', max(area) FILTER (WHERE is_total), year, period, stage, side,
        abs(sum(amount) FILTER (WHERE is_total)),
        abs(sum(amount) FILTER (WHERE NOT is_total)),
        CASE WHEN max(amount <> round(amount)) THEN 0.05 ELSE 0.5 END * count(*),
        unit, max(id) FILTER (WHERE is_total)
    FROM budget_lines
    WHERE table_id IS NOT NULL AND lower(area) NOT LIKE 'varav%'
    GROUP BY document_id, table_id, year, period, stage, side, unit
    HAVING sum(is_total) = 1 AND count(*) > 2
        AND max(position) FILTER (WHERE is_total) = max(position)
)
SELECT
    d.municipality, d.body, d.year, coalesce(d.title, d.path) AS document,
    c.check_name, c.area, c.budget_year, c.period, c.stage, c.side,
    l.amount AS printed, round(c.expected, 3) AS expected, round(abs(c.printed - c.expected), 3) AS difference, c.unit,
    NULL AS message, l.page, l.box, 'computed' AS source, l.id AS budget_line_id, d.id AS document_id
FROM documents d
CROSS JOIN checks c ON c.document_id = d.id
CROSS JOIN budget_lines l ON l.id = c.budget_line_id
WHERE abs(c.printed - c.expected) > c.slack + 1e-6
UNION ALL
SELECT
    d.municipality, d.body, d.year, coalesce(d.title, d.path),
    f.code, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    f.message, f.page, f.box, 'finding', NULL, d.id
FROM documents d
CROSS JOIN findings f ON f.document_id = d.id
WHERE f.code GLOB 'budget.*'
ORDER BY 1, 3, 2, 4, 20, 16, 5, 6
;
CREATE VIEW "low_confidence_values" AS
SELECT
    d.municipality, coalesce(d.title, d.path) AS document, v.page, v.box, v.raw, v.confidence, v.method,
    m.name, v.kind, v.year, v.value, v.unit, d.path, 'measure_values' AS table_name, v.id AS row_id, d.id AS document_id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values v ON v.measure_id = m.id
WHERE v.confidence < 0.8
UNION ALL
SELECT
    d.municipality, coalesce(d.title, d.path), b.page, b.box, b.raw, b.confidence, b.method,
    b.area, b.stage || ' ' || b.side, b.year, b.amount, b.unit, d.path, 'budget_lines', b.id, d.id
FROM documents d
CROSS JOIN budget_lines b ON b.document_id = d.id
WHERE b.confidence < 0.8
ORDER BY 6, 1, 2, 16, 3, 15
;
CREATE VIEW "goal_status" AS
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    g.kind, g.status, count(*) AS goals,
    round(count(*) * 1.0 / (SELECT count(*) FROM goals a WHERE a.document_id = d.id AND a.kind = g.kind), 4) AS share,
    d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
WHERE EXISTS (SELECT 1 FROM goals a WHERE a.document_id = d.id AND a.status IS NOT NULL)
GROUP BY d.id, g.kind, g.status
ORDER BY d.municipality, d.year, d.body, document, d.id, (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind), g.status
;
