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
   "policy_area" TEXT,
   "type" TEXT NOT NULL,
   "year" INTEGER,
   "period" TEXT,
   "standing" TEXT,
   "pages" INTEGER NOT NULL,
   "producer" TEXT,
   "language" TEXT,
   "decided_by" TEXT NOT NULL,
   "certainty" TEXT NOT NULL,
   "pages_read" INTEGER NOT NULL,
   "tables_read" INTEGER NOT NULL,
   "tables_unread" INTEGER NOT NULL,
   "numbers_read" INTEGER NOT NULL,
   "numbers_unread" INTEGER NOT NULL,
   "labels_read" INTEGER NOT NULL,
   "labels_unread" INTEGER NOT NULL,
   "version" TEXT NOT NULL
)
;
CREATE INDEX "idx_documents_path"
    ON "documents" ("path")
;
CREATE INDEX "idx_documents_sha256"
    ON "documents" ("sha256")
;
CREATE INDEX "idx_documents_municipality_body_year"
    ON "documents" ("municipality", "body", "year")
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
   "status_seen" TEXT,
   "trend" TEXT,
   "trend_seen" TEXT,
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
   "kolada_score" REAL,
   "kolada_method" TEXT,
   "status" TEXT,
   "status_seen" TEXT,
   "trend" TEXT,
   "trend_seen" TEXT,
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
   "status_seen" TEXT,
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
   "status_seen" TEXT,
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
CREATE TABLE "measure_directions" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "measure_id" TEXT NOT NULL REFERENCES "measures"("id") ON DELETE CASCADE,
   "better" TEXT NOT NULL,
   "decided_by" TEXT NOT NULL,
   "words" TEXT NOT NULL
)
;
CREATE INDEX "idx_measure_directions_document_id"
    ON "measure_directions" ("document_id")
;
CREATE INDEX "idx_measure_directions_measure_id"
    ON "measure_directions" ("measure_id")
;
CREATE TABLE "document_links" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "from_document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "to_document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "entity" TEXT NOT NULL,
   "bound_by" TEXT NOT NULL
)
;
CREATE INDEX "idx_document_links_from_document_id"
    ON "document_links" ("from_document_id")
;
CREATE INDEX "idx_document_links_to_document_id"
    ON "document_links" ("to_document_id")
;
CREATE TABLE "links" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "from_id" TEXT,
   "to_id" TEXT,
   "from_document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "to_document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "entity" TEXT NOT NULL,
   "relation" TEXT NOT NULL,
   "score" REAL NOT NULL,
   "reason" TEXT NOT NULL
)
;
CREATE INDEX "idx_links_from_document_id"
    ON "links" ("from_document_id")
;
CREATE INDEX "idx_links_to_document_id"
    ON "links" ("to_document_id")
;
CREATE INDEX "idx_links_from_id"
    ON "links" ("from_id")
;
CREATE INDEX "idx_links_to_id"
    ON "links" ("to_id")
;
CREATE INDEX "idx_links_relation"
    ON "links" ("relation")
;
CREATE TABLE "link_terms" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "goal_id" TEXT NOT NULL REFERENCES "goals"("id"),
   "term" TEXT NOT NULL,
   "weight" REAL NOT NULL,
   "total" REAL NOT NULL
)
;
CREATE INDEX "idx_link_terms_document_id"
    ON "link_terms" ("document_id")
;
CREATE INDEX "idx_link_terms_goal_id"
    ON "link_terms" ("goal_id")
;
CREATE INDEX "idx_link_terms_term_goal_id"
    ON "link_terms" ("term", "goal_id")
;
CREATE TABLE "link_queue" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "kind" TEXT NOT NULL,
   "subject" TEXT NOT NULL
)
;
CREATE TABLE "corrections" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT REFERENCES "documents"("id") ON DELETE CASCADE,
   "table_name" TEXT,
   "entity_id" TEXT NOT NULL,
   "field" TEXT NOT NULL,
   "read_value" TEXT,
   "corrected_value" TEXT,
   "who" TEXT,
   "why" TEXT,
   "line" INTEGER NOT NULL,
   "applied" INTEGER NOT NULL,
   "not_applied_because" TEXT
)
;
CREATE INDEX "idx_corrections_document_id"
    ON "corrections" ("document_id")
;
CREATE INDEX "idx_corrections_entity_id_field"
    ON "corrections" ("entity_id", "field")
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
CREATE TABLE "kolada_measures" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "title" TEXT NOT NULL,
   "earlier_title" TEXT,
   "unit" TEXT,
   "area" TEXT,
   "perspective" TEXT,
   "owner" TEXT NOT NULL,
   "by_sex" INTEGER NOT NULL,
   "by_unit" INTEGER NOT NULL,
   "ended" INTEGER,
   "listed" INTEGER NOT NULL,
   "sdg" TEXT
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
GROUP BY d.municipality, d.body, d.year, d.id, k.level, g.kind, g.local_term
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
SELECT
    -- with a +, a search for one global goal begins with the goals all the same
    g.id AS goal_id, r.id AS reference_id, +r.sdg AS sdg, r.target, r.mention,
    CASE
        WHEN r.goal_id = g.id THEN 'goal'
        WHEN r.goal_id IN (
            WITH RECURSIVE up (id) AS (
                SELECT g.parent_id
                UNION
                SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
            )
            SELECT id FROM up
        ) THEN 'parent goal'
        ELSE 'section'
    END AS tied_by,
    g.document_id
FROM goals g
CROSS JOIN sdg_references r ON r.id IN (
    SELECT x.id FROM sdg_references x WHERE x.goal_id = g.id
    UNION
    SELECT x.id FROM (
        WITH RECURSIVE up (id) AS (
            SELECT g.parent_id
            UNION
            SELECT p.parent_id FROM up CROSS JOIN goals p ON p.id = up.id
        )
        SELECT id FROM up WHERE id IS NOT NULL
    ) a CROSS JOIN sdg_references x ON x.goal_id = a.id
    UNION
    SELECT x.id FROM (
        WITH RECURSIVE up (id) AS (
            SELECT g.section_id
            UNION
            SELECT s.parent_id FROM up CROSS JOIN sections s ON s.id = up.id
        )
        SELECT id FROM up WHERE id IS NOT NULL
    ) a
    CROSS JOIN sdg_references x ON x.section_id = a.id
    LEFT JOIN goals b ON b.id = x.goal_id
    WHERE b.id IS NULL
        OR (SELECT k.level FROM goal_kinds k WHERE k.kind = b.kind)
            < (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
)
;
CREATE VIEW "goals_by_sdg" AS
SELECT
    tie.municipality, tie.body, tie.year, d.period, coalesce(d.title, d.path) AS document,
    tie.sdg, n.name_sv AS sdg_name, tie.sdg_targets, tie.tied_by,
    g.kind, g.local_term, g.text AS goal,
    m.group_name, m.name AS measure,
    t.value AS target, t.comparator, t.year AS target_year, o.value AS outcome, o.year AS outcome_year,
    coalesce(o.unit, t.unit) AS unit,
    g.page, g.id AS goal_id, m.id AS measure_id, tie.document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.id AS document_id, t.goal_id, t.sdg, group_concat(DISTINCT t.target) AS sdg_targets,
        CASE
            WHEN max(t.tied_by = 'goal') THEN 'goal'
            WHEN max(t.tied_by = 'parent goal') THEN 'parent goal'
            ELSE 'section'
        END AS tied_by
    FROM documents d
    CROSS JOIN goal_sdg t ON t.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, t.goal_id, t.sdg
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
    municipality, body, year_of, document_id, check_name, area, budget_year, period, stage, side, printed, expected, slack, unit, budget_line_id
) AS (
    SELECT
        d.municipality, d.body, d.year, d.id, 'cost_income_net', b.area, b.year, b.period, stage, NULL,
        abs(sum(amount) FILTER (WHERE side = 'net')),
        abs(abs(sum(amount) FILTER (WHERE side = 'cost')) - abs(sum(amount) FILTER (WHERE side = 'income'))),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(b.id) FILTER (WHERE side = 'net')
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, section_id, area, is_total, b.year, b.period, stage, unit
    HAVING count(*) = 3 AND count(DISTINCT side) = 3
    UNION ALL
    SELECT
        d.municipality, d.body, d.year, d.id, 'budget_outcome_deviation', b.area, b.year, b.period, NULL, side,
        abs(sum(amount) FILTER (WHERE stage = 'deviation')),
        abs(
            abs(sum(amount) FILTER (WHERE stage = 'budget'))
            - abs(sum(amount) FILTER (WHERE stage IN ('outcome', 'forecast')))
        ),
        CASE WHEN max(amount <> round(amount)) THEN 0.15 ELSE 1.5 END,
        unit, max(b.id) FILTER (WHERE stage = 'deviation')
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, section_id, area, is_total, b.year, b.period, side, unit
    HAVING count(*) = 3 AND sum(stage = 'deviation') = 1 AND sum(stage = 'budget') = 1
        AND sum(stage IN ('outcome', 'forecast')) = 1
        AND min(amount) FILTER (WHERE stage <> 'deviation') * max(amount) FILTER (WHERE stage <> 'deviation') >= 0
    UNION ALL
    SELECT
        d.municipality, d.body, d.year, d.id, 'parts_total', max(b.area) FILTER (WHERE b.is_total), b.year, b.period, stage, side,
        abs(sum(amount) FILTER (WHERE is_total)),
        abs(sum(amount) FILTER (WHERE NOT is_total)),
        CASE WHEN max(amount <> round(amount)) THEN 0.05 ELSE 0.5 END * count(*),
        unit, max(b.id) FILTER (WHERE is_total)
    FROM documents d
    CROSS JOIN budget_lines b ON b.document_id = d.id
    WHERE table_id IS NOT NULL AND lower(area) NOT LIKE 'varav%'
    GROUP BY d.municipality, d.body, d.year, d.id, table_id, b.year, b.period, stage, side, unit
    HAVING sum(is_total) = 1 AND count(*) > 2
        AND max(position) FILTER (WHERE is_total) = max(position)
)
SELECT
    c.municipality, c.body, c.year_of AS year, coalesce(d.title, d.path) AS document,
    c.check_name, c.area, c.budget_year, c.period, c.stage, c.side,
    l.amount AS printed, round(c.expected, 3) AS expected, round(abs(c.printed - c.expected), 3) AS difference, c.unit,
    NULL AS message, l.page, l.box, 'computed' AS source, l.id AS budget_line_id, c.document_id
FROM checks c
CROSS JOIN documents d ON d.id = c.document_id
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
    d.municipality, d.body, coalesce(d.title, d.path) AS document, v.page, v.box, v.raw, v.confidence, v.method,
    m.name, v.kind, v.year, v.value, v.unit, d.path, 'measure_values' AS table_name, v.id AS row_id, d.id AS document_id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values v ON v.measure_id = m.id
WHERE v.confidence < 0.8
UNION ALL
SELECT
    d.municipality, d.body, coalesce(d.title, d.path), b.page, b.box, b.raw, b.confidence, b.method,
    b.area, b.stage || ' ' || b.side, b.year, b.amount, b.unit, d.path, 'budget_lines', b.id, d.id
FROM documents d
CROSS JOIN budget_lines b ON b.document_id = d.id
WHERE b.confidence < 0.8
ORDER BY 7, 1, 3, 17, 4, 16
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
GROUP BY d.municipality, d.body, d.year, d.type, d.id, g.kind, g.status
ORDER BY d.municipality, d.year, d.body, document, d.id, (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind), g.status
;
CREATE VIEW "target_outcomes" AS
WITH pairs AS (
    SELECT
        m.document_id, m.id AS measure_id, m.goal_id, m.name AS measure, m.group_name, m.position,
        t.id AS target_id, t.value AS target, t.comparator, t.raw AS target_raw, t.page AS target_page, t.year,
        t.period AS target_period, t.split, lower(coalesce(t.unit, m.unit, '')) AS target_unit,
        o.id AS outcome_id, o.value AS outcome, o.raw AS outcome_raw, o.page, o.box, o.period,
        coalesce(o.unit, m.unit) AS unit, lower(coalesce(o.unit, m.unit, '')) AS outcome_unit, o.comparator AS inexact,
        b.better,
        (
            SELECT e.value FROM measure_values e
            WHERE e.measure_id = m.id AND e.kind = 'outcome' AND e.value IS NOT NULL AND e.comparator IS NULL
                AND e.split IS t.split AND e.period IS o.period AND e.year < t.year
                AND coalesce(e.unit, '') = coalesce(o.unit, '')
            ORDER BY e.year DESC, e.id LIMIT 1
        ) AS earlier_outcome,
        EXISTS (
            SELECT 1 FROM measure_values e
            WHERE e.measure_id = m.id AND e.kind = 'outcome' AND e.value IS NOT NULL AND e.split IS t.split
                AND e.year = t.year AND e.period IS o.period AND e.value <> o.value
        ) AS several
    FROM measures m
    CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year IS NOT NULL
    CROSS JOIN measure_values o ON o.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.value IS NOT NULL AND v.split IS t.split
            AND v.year = t.year AND (t.period IS NULL OR v.period IS t.period)
        ORDER BY v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
    )
    LEFT JOIN measure_directions b ON b.measure_id = m.id
    WHERE t.value IS NOT NULL OR t.comparator IS NOT NULL
),
reasons AS (
    SELECT *, CASE
        WHEN several OR inexact IS NOT NULL THEN 'several_outcomes'
        WHEN comparator IN ('increase', 'decrease') AND target IS NOT NULL THEN 'change'
        WHEN comparator IN ('increase', 'decrease') AND earlier_outcome IS NULL THEN 'no_earlier_outcome'
        WHEN target IS NOT NULL AND target_unit <> outcome_unit THEN 'units_differ'
        WHEN period IS NOT NULL AND target_period IS NULL AND comparator IS NOT 'increase' AND comparator IS NOT 'decrease'
            AND outcome_unit NOT IN ('%', 'procent', 'index', 'poäng') AND measure NOT LIKE 'andel%' AND measure NOT LIKE '%index%'
            THEN 'part_of_year'
        WHEN comparator IS NULL AND better IS NULL AND target <> outcome THEN 'direction_unknown'
    END AS not_recomputed
    FROM pairs
)
SELECT
    document_id, measure_id, goal_id, measure, group_name, position, split, year, period, target, comparator, outcome,
    earlier_outcome, unit, better, not_recomputed,
    CASE
        WHEN not_recomputed IS NOT NULL THEN NULL
        WHEN CASE
            WHEN comparator = 'increase' THEN outcome > earlier_outcome
            WHEN comparator = 'decrease' THEN outcome < earlier_outcome
            WHEN comparator = '>=' THEN outcome >= target
            WHEN comparator = '<=' THEN outcome <= target
            WHEN outcome = target THEN 1
            WHEN better = 'higher' THEN outcome > target
            ELSE outcome < target
        END THEN 'fulfilled'
        ELSE 'not_fulfilled'
    END AS recomputed,
    target_raw, outcome_raw, page, box, target_page, target_id, outcome_id
FROM reasons
;
CREATE VIEW "fulfilment" AS
SELECT
    d.municipality, d.body, d.type, d.year AS document_year, coalesce(d.title, d.path) AS document, g.text AS goal,
    j.group_name, j.measure, j.split, j.year, j.period, j.target, j.comparator, j.outcome,
    CASE WHEN j.comparator IN ('increase', 'decrease') THEN j.earlier_outcome END AS earlier_outcome,
    j.unit, j.better, j.recomputed, j.not_recomputed, g.status AS stated,
    CASE
        WHEN g.status IN ('fulfilled', 'not_fulfilled') AND (d.year IS NULL OR d.year = j.year)
            THEN j.recomputed <> g.status
    END AS differs,
    j.target_raw, j.outcome_raw, j.page, j.box, j.target_page,
    j.target_id, j.outcome_id, j.measure_id, j.goal_id, d.id AS document_id
FROM documents d
CROSS JOIN target_outcomes j ON j.document_id = d.id
LEFT JOIN goals g ON g.id = j.goal_id
ORDER BY d.municipality, d.year, d.body, document, d.id, j.position, j.year, j.split, j.target_id
;
CREATE VIEW "goal_fulfilment" AS
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    g.kind, g.text AS goal, g.status AS stated,
    count(*) AS targets, sum(j.recomputed IS 'fulfilled') AS reached, sum(j.recomputed IS 'not_fulfilled') AS missed,
    CASE
        WHEN sum(j.recomputed IS 'not_fulfilled') = 0 THEN 'fulfilled'
        WHEN sum(j.recomputed IS 'fulfilled') = 0 THEN 'not_fulfilled'
        ELSE 'partly'
    END AS recomputed,
    CASE g.status
        WHEN 'fulfilled' THEN sum(j.recomputed IS 'not_fulfilled') > 0
        WHEN 'not_fulfilled' THEN sum(j.recomputed IS 'fulfilled') = count(*)
    END AS differs,
    g.page, g.box, g.id AS goal_id, d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id
CROSS JOIN target_outcomes j ON j.document_id = d.id AND j.goal_id = g.id AND (d.year IS NULL OR j.year = d.year)
GROUP BY d.municipality, d.body, d.year, d.id, g.id
HAVING sum(j.recomputed IS NOT NULL) > 0
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position
;
CREATE VIEW "linked" AS
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
;
CREATE VIEW "shared_kolada_measures" AS
SELECT
    kolada_id, title, split, year, municipality, measure, outcome, target, comparator, unit, municipalities,
    CASE
        WHEN count(target) OVER alike < 2 THEN NULL
        ELSE min(target) OVER alike <> max(target) OVER alike
    END AS targets_differ,
    kolada_score, kolada_method, municipality_code, measure_id
FROM (
    SELECT
        t.kolada_id, coalesce(k.title, min(t.name)) AS title, t.split, t.year, t.municipality,
        coalesce(max(t.name) FILTER (WHERE t.kind = 'outcome'), max(t.name)) AS measure,
        max(t.value) FILTER (WHERE t.kind = 'outcome') AS outcome,
        max(t.value) FILTER (WHERE t.kind = 'target') AS target,
        max(t.comparator) FILTER (WHERE t.kind = 'target') AS comparator,
        coalesce(max(t.unit) FILTER (WHERE t.kind = 'outcome'), max(t.unit)) AS unit,
        s.municipalities, min(t.kolada_score) AS kolada_score, max(t.kolada_method) AS kolada_method,
        t.municipality_code,
        coalesce(max(t.measure_id) FILTER (WHERE t.kind = 'outcome'), max(t.measure_id)) AS measure_id
    FROM (
        SELECT
            m.kolada_id, m.kolada_score, m.kolada_method, m.name, m.id AS measure_id, d.municipality,
            d.municipality_code, v.kind, v.year, v.split, v.value, v.comparator, v.unit,
            row_number() OVER (
                PARTITION BY m.kolada_id, d.municipality_code, v.kind, v.year, v.split
                ORDER BY d.year DESC, v.period IS NOT NULL, v.period DESC, d.id, v.id
            ) AS place
        FROM documents d
        CROSS JOIN measures m ON m.document_id = d.id
        CROSS JOIN measure_values v ON v.measure_id = m.id
        WHERE m.kolada_id IS NOT NULL AND d.municipality_code IS NOT NULL AND v.kind IN ('outcome', 'target')
    ) t
    CROSS JOIN (
        SELECT m.kolada_id, count(DISTINCT d.municipality_code) AS municipalities
        FROM documents d
        CROSS JOIN measures m ON m.document_id = d.id
        WHERE m.kolada_id IS NOT NULL AND d.municipality_code IS NOT NULL
        GROUP BY m.kolada_id
        HAVING count(DISTINCT d.municipality_code) > 1
    ) s ON s.kolada_id = t.kolada_id
    LEFT JOIN kolada_measures k ON k.id = t.kolada_id
    WHERE t.place = 1
    GROUP BY t.kolada_id, t.split, t.year, t.municipality_code
)
WINDOW alike AS (PARTITION BY kolada_id, split, year)
ORDER BY kolada_id, split, year, municipality
;
CREATE VIEW "goal_global_goals" AS
SELECT
    tie.municipality, tie.body, tie.year, d.period, coalesce(d.title, d.path) AS document,
    g.kind, g.local_term, g.text AS goal,
    tie.sdg, n.name_sv AS sdg_name, tie.target,
    CASE tie.tied_by WHEN 'goal' THEN 'own' WHEN 'parent goal' THEN 'from parent' ELSE 'from section' END AS how,
    CASE tie.tied_by
        WHEN 'parent goal' THEN (SELECT p.text FROM goals p WHERE p.id = r.goal_id)
        WHEN 'section' THEN (SELECT trim(coalesce(s.number, '') || ' ' || s.title) FROM sections s WHERE s.id = r.section_id)
    END AS inherited_from,
    r.mention, r.text, tie.mentions, r.page, g.id AS goal_id, r.id AS reference_id, tie.document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.id AS document_id, t.goal_id, t.sdg, t.target, t.reference_id, t.tied_by,
        count(*) AS mentions,
        -- the columns beside min() are those of the row that has the least
        min(printf('%d %06d', CASE t.tied_by WHEN 'goal' THEN 0 WHEN 'parent goal' THEN 1 ELSE 2 END, 999999 - q.position))
    FROM documents d
    CROSS JOIN goal_sdg t ON t.document_id = d.id
    CROSS JOIN sdg_references q ON q.id = t.reference_id
    GROUP BY d.municipality, d.body, d.year, d.id, t.goal_id, t.sdg, t.target
) tie
CROSS JOIN documents d ON d.id = tie.document_id
CROSS JOIN goals g ON g.id = tie.goal_id
CROSS JOIN sdg_references r ON r.id = tie.reference_id
LEFT JOIN sdg_goals n ON n.sdg = tie.sdg
ORDER BY d.municipality, d.year, d.body, document, d.id, g.position, tie.sdg, tie.target
;
CREATE VIEW "measurability_gaps" AS
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    'goal_without_measure' AS gap, g.kind, g.text, NULL AS target, g.page, g.box, d.path, g.position, g.id AS row_id,
    d.id AS document_id
FROM documents d
CROSS JOIN goals g ON g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
WHERE NOT EXISTS (
    WITH RECURSIVE below (id) AS (
        SELECT g.id
        UNION
        SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
    )
    SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
)
UNION ALL
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path),
    'measure_without_target', NULL, m.name, NULL, m.page, m.box, d.path, m.position, m.id, d.id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
WHERE NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
UNION ALL
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path),
    'target_without_outcome', NULL, m.name, t.raw, t.page, t.box, d.path, m.position, t.id, d.id
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
WHERE d.type IN ('follow_up', 'annual_report') AND NOT EXISTS (
    SELECT 1 FROM measure_values o
    WHERE o.measure_id = m.id AND o.kind = 'outcome' AND o.year = t.year AND o.split IS t.split
)
ORDER BY 1, 3, 2, 6, 16, 7, 14, 15
;
CREATE VIEW "measurability" AS
SELECT
    d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
    ) AS goals,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
            AND NOT EXISTS (
                WITH RECURSIVE below (id) AS (
                    SELECT g.id
                    UNION
                    SELECT c.id FROM below CROSS JOIN goals c ON c.parent_id = below.id
                )
                SELECT 1 FROM below CROSS JOIN measures m ON m.goal_id = below.id
            )
    ) AS goals_without_measure,
    (SELECT count(*) FROM measures m WHERE m.document_id = d.id) AS measures,
    (
        SELECT count(*) FROM measures m
        WHERE m.document_id = d.id
            AND NOT EXISTS (SELECT 1 FROM measure_values v WHERE v.measure_id = m.id AND v.kind = 'target')
    ) AS measures_without_target,
    CASE WHEN d.type IN ('follow_up', 'annual_report') THEN (
        SELECT count(*) FROM measures m
        CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
        WHERE m.document_id = d.id
    ) END AS targets,
    CASE WHEN d.type IN ('follow_up', 'annual_report') THEN (
        SELECT count(*) FROM measures m
        CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target' AND t.year = d.year
        WHERE m.document_id = d.id AND NOT EXISTS (
            SELECT 1 FROM measure_values o
            WHERE o.measure_id = m.id AND o.kind = 'outcome' AND o.year = t.year AND o.split IS t.split
        )
    ) END AS targets_without_outcome,
    (
        SELECT count(g.status) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
    ) AS goals_stated,
    (
        SELECT count(*) FROM goals g
        WHERE g.document_id = d.id AND g.kind IN ('strategic_objective', 'council_goal', 'committee_goal')
            AND g.status = 'fulfilled'
    ) AS stated_fulfilled,
    d.path, d.id AS document_id
FROM documents d
WHERE EXISTS (SELECT 1 FROM goals g WHERE g.document_id = d.id)
    OR EXISTS (SELECT 1 FROM measures m WHERE m.document_id = d.id)
ORDER BY d.municipality, d.body, d.year,
    CASE d.type WHEN 'plan' THEN 0 WHEN 'budget' THEN 0 WHEN 'annual_report' THEN 2 ELSE 1 END, d.period, document, d.id
;
CREATE VIEW "measures_followed" AS
SELECT
    p.municipality, p.body, p.year, coalesce(p.title, p.path) AS plan, m.name AS measure,
    coalesce(e.title, e.path) AS document, e.type, e.period, coalesce(l.relation, 'not_told') AS state, f.name AS found_as,
    l.reason, m.page, f.page AS found_page, m.id AS measure_id, f.id AS found_id, p.id AS document_id, e.id AS later_document_id
FROM documents p
CROSS JOIN measures m ON m.document_id = p.id
CROSS JOIN documents e ON e.year = p.year AND e.type IN ('follow_up', 'annual_report') AND e.id IN (
    WITH RECURSIVE after (id) AS (
        SELECT n.to_document_id FROM document_links n WHERE n.from_document_id = p.id AND n.entity = 'measure'
        UNION
        SELECT n.to_document_id
        FROM after
        CROSS JOIN document_links n ON n.from_document_id = after.id AND n.entity = 'measure'
    )
    SELECT id FROM after
)
LEFT JOIN links l ON l.to_document_id = e.id AND l.id IN (
    WITH RECURSIVE chain (link_id, to_id) AS (
        SELECT a.id, a.to_id FROM links a WHERE a.from_id = m.id AND a.relation <> 'similar'
        UNION
        SELECT a.id, a.to_id FROM chain CROSS JOIN links a ON a.from_id = chain.to_id AND a.relation <> 'similar'
    )
    SELECT link_id FROM chain
)
LEFT JOIN measures f ON f.id = l.to_id
WHERE p.type IN ('plan', 'budget')
ORDER BY p.municipality, p.body, p.year, plan, p.id, m.position, e.type = 'annual_report', e.period, e.id
;
CREATE VIEW "target_changes" AS
SELECT
    d.municipality, d.body, coalesce(d.title, d.path) AS from_document, d.year AS from_year,
    coalesce(e.title, e.path) AS to_document, e.year AS to_year, e.period AS to_period, d.year IS e.year AS within_year,
    m.name AS measure, t.year AS target_year, t.period AS target_period, t.split,
    t.raw AS from_target, u.raw AS to_target, t.value AS from_value, u.value AS to_value,
    CASE
        WHEN coalesce(t.unit, m.unit, '') = coalesce(u.unit, n.unit, '') THEN round(u.value - t.value, 6)
    END AS difference,
    coalesce(u.unit, n.unit) AS unit, t.page AS from_page, u.page AS to_page, t.id AS from_target_id, u.id AS to_target_id,
    d.id AS document_id, e.id AS to_document_id
FROM documents d
CROSS JOIN links l ON l.from_document_id = d.id AND l.entity = 'measure' AND l.relation = 'target_changed'
CROSS JOIN documents e ON e.id = l.to_document_id
CROSS JOIN measures m ON m.id = l.from_id
CROSS JOIN measures n ON n.id = l.to_id
CROSS JOIN measure_values t ON t.measure_id = m.id AND t.kind = 'target'
CROSS JOIN measure_values u ON u.measure_id = n.id AND u.kind = 'target'
    AND u.year IS t.year AND u.period IS t.period AND u.split IS t.split
    AND (u.value IS NOT t.value OR u.comparator IS NOT t.comparator)
WHERE NOT EXISTS (
    SELECT 1 FROM measure_values x
    WHERE x.measure_id = n.id AND x.kind = 'target' AND x.year IS t.year AND x.period IS t.period AND x.split IS t.split
        AND x.value IS t.value AND x.comparator IS t.comparator
)
ORDER BY d.municipality, d.body, d.year, from_document, d.id, e.year, e.period, e.id, m.position, t.year, t.split, t.id, u.id
;
CREATE VIEW "activity_states" AS
SELECT column1 AS word, column2 AS state
FROM (VALUES
    ('fulfilled', 'done'), ('genomförd', 'done'), ('genomfört', 'done'), ('slutförd', 'done'), ('slutfört', 'done'),
    ('avslutad', 'done'), ('avslutat', 'done'), ('klar', 'done'), ('klart', 'done'), ('verkställt', 'done'),
    ('återrapporterad', 'done'),
    ('partly', 'ongoing'), ('delvis genomförd', 'ongoing'), ('delvis genomfört', 'ongoing'), ('påbörjad', 'ongoing'),
    ('påbörjat', 'ongoing'), ('pågående', 'ongoing'), ('pågår', 'ongoing'), ('enligt plan', 'ongoing'),
    ('försenad', 'delayed'), ('försenat', 'delayed'), ('avviker', 'delayed'),
    ('ej påbörjad', 'not_started'), ('ej påbörjat', 'not_started'), ('inte påbörjad', 'not_started'),
    ('not_fulfilled', 'not_done'), ('ej genomförd', 'not_done'), ('ej genomfört', 'not_done'),
    ('inte genomförd', 'not_done'), ('inte genomfört', 'not_done'),
    ('avförd', 'cancelled'), ('inställd', 'cancelled'), ('pausad', 'cancelled')
)
;
CREATE VIEW "assignments" AS
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
;
CREATE VIEW "forecasts" AS
SELECT
    municipality, body, year, period,
    CASE period WHEN 'M04' THEN 'T1' WHEN 'M08' THEN 'T2' WHEN 'M12' THEN 'T3' ELSE period END AS moment,
    type, document, section, caption, area, is_total, budget_year, budget, forecast, deviation, unit,
    CASE WHEN not_told IS NULL THEN round(surplus * sek / 1000.0, 3) END AS surplus_tkr,
    CASE WHEN not_told IS NULL AND budget <> 0 THEN round(100.0 * surplus / abs(budget), 2) END AS percent,
    not_told, page, box, path, forecast_id, document_id
FROM (
    SELECT
        d.municipality, d.body, d.year, d.period, d.type, coalesce(d.title, d.path) AS document,
        trim(coalesce(s.number, '') || ' ' || s.title) AS section, t.caption, f.area, f.is_total, f.year AS budget_year,
        b.amount AS budget, f.amount AS forecast, v.amount AS deviation, f.unit,
        CASE f.unit WHEN 'kr' THEN 1 WHEN 'tkr' THEN 1000 ELSE 1000000 END AS sek,
        CASE WHEN b.amount < 0 THEN f.amount - b.amount ELSE b.amount - f.amount END AS surplus,
        CASE
            WHEN b.amount * f.amount < 0 THEN 'signs_differ'
            WHEN b.amount < 0 OR f.amount < 0 THEN NULL
            WHEN f.amount = b.amount THEN NULL
            WHEN abs(b.amount - f.amount - v.amount) <= CASE f.unit WHEN 'mkr' THEN 0.15 ELSE 1.5 END
                AND (b.amount - f.amount) * v.amount > 0 THEN NULL
            ELSE 'direction_unknown'
        END AS not_told,
        f.page, f.box, d.path, f.id AS forecast_id, d.id AS document_id
    FROM documents d
    CROSS JOIN budget_lines f ON f.document_id = d.id AND f.stage = 'forecast' AND f.side = 'net' AND f.period IS NULL
    CROSS JOIN budget_lines b ON b.document_id = d.id AND b.table_id = f.table_id AND b.stage = 'budget' AND b.side = 'net' AND b.period IS NULL
        AND b.area = f.area AND b.is_total = f.is_total AND b.year IS f.year AND b.unit = f.unit
    LEFT JOIN budget_lines v ON v.document_id = d.id AND v.table_id = f.table_id AND v.stage = 'deviation' AND v.side = 'net' AND v.period IS NULL
        AND v.area = f.area AND v.is_total = f.is_total AND v.year IS f.year AND v.unit = f.unit
    LEFT JOIN sections s ON s.id = f.section_id
    LEFT JOIN tables t ON t.id = f.table_id
    WHERE NOT EXISTS (
        SELECT 1 FROM budget_lines x
        WHERE x.document_id = d.id AND x.table_id = f.table_id AND x.stage IN ('forecast', 'budget', 'deviation') AND x.side = 'net' AND x.period IS NULL
            AND x.area = f.area AND x.is_total = f.is_total AND x.year IS f.year
            AND x.id NOT IN (f.id, b.id, coalesce(v.id, ''))
    )
)
ORDER BY municipality, body, year, period, document, document_id, page, forecast_id
;
CREATE VIEW "forecast_outcomes" AS
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
    d.id AS document_id, e.id AS outcome_document_id
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
;
CREATE VIEW "budget_changes" AS
SELECT
    municipality, body, year, year - 1 AS earlier_year, area, is_total, earlier_sek, later_sek,
    CASE WHEN earlier_sek * later_sek >= 0 THEN round(abs(later_sek) - abs(earlier_sek), 2) END AS change_sek,
    CASE
        WHEN earlier_sek * later_sek >= 0 AND earlier_sek <> 0
            THEN round(100.0 * (abs(later_sek) - abs(earlier_sek)) / abs(earlier_sek), 2)
    END AS percent,
    basis, earlier_document, document, earlier_page, page, earlier_id, later_id, document_id
FROM (
    SELECT
        d.municipality, d.body, b.year, b.area, b.is_total, a.amount_sek AS earlier_sek, b.amount_sek AS later_sek,
        'same table' AS basis, coalesce(d.title, d.path) AS earlier_document, coalesce(d.title, d.path) AS document,
        a.page AS earlier_page, b.page, a.id AS earlier_id, b.id AS later_id, d.id AS document_id, b.position
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
        coalesce(e.title, e.path), coalesce(d.title, d.path), a.page, b.page, a.id, b.id, d.id, b.position
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
;
CREATE VIEW "net_costs" AS
SELECT
    d.municipality, d.policy_area, d.body, b.year, b.stage, b.area, b.amount_sek AS net_sek, r.population_class,
    trim(coalesce(s.number, '') || ' ' || s.title) AS section, t.caption, coalesce(d.title, d.path) AS document, d.type,
    b.page, b.box, b.id AS budget_line_id, d.id AS document_id
FROM documents d
CROSS JOIN budget_lines b ON b.document_id = d.id AND b.is_total AND b.side = 'net' AND b.period IS NULL
    AND b.stage IN ('budget', 'outcome', 'plan')
LEFT JOIN municipalities r ON r.code = d.municipality_code
LEFT JOIN sections s ON s.id = b.section_id
LEFT JOIN tables t ON t.id = b.table_id
ORDER BY d.policy_area, d.municipality, d.body, b.year, document, d.id, b.position
;
CREATE VIEW "target_ambition" AS
SELECT
    municipality, body, year, document, group_name, measure, better, target_year, target, target_value, outcome_year,
    outcome_period, outcome, outcome_value,
    CASE WHEN same_unit THEN round(target_value - outcome_value, 6) END AS distance,
    CASE
        WHEN NOT same_unit OR target_value IS NULL OR outcome_value IS NULL THEN NULL
        WHEN target_value = outcome_value THEN 'same'
        WHEN better = 'higher' THEN CASE WHEN target_value > outcome_value THEN 'better' ELSE 'worse' END
        WHEN better = 'lower' THEN CASE WHEN target_value < outcome_value THEN 'better' ELSE 'worse' END
    END AS ambition,
    (
        SELECT group_concat(said, '; ') FROM (
            SELECT trim(coalesce(v.year, '') || coalesce(' ' || v.period, '') || ': ' || v.raw, ': ') AS said
            FROM measure_values v WHERE v.measure_id = j.measure_id AND v.kind = 'benchmark' ORDER BY v.year, v.id
        )
    ) AS benchmarks,
    kolada_id,
    CASE WHEN kolada_id IS NOT NULL THEN (
        SELECT count(DISTINCT e.municipality_code)
        FROM measures n
        CROSS JOIN documents e ON e.id = n.document_id AND e.municipality_code <> j.municipality_code
        CROSS JOIN measure_values v ON v.measure_id = n.id AND v.kind = 'outcome' AND v.split IS NULL AND v.period IS NULL
            AND v.year = j.outcome_year AND v.value IS NOT NULL AND coalesce(v.unit, n.unit, '') = j.outcome_unit
        WHERE n.kolada_id = j.kolada_id
    ) END AS others,
    (
        SELECT min(v.value)
        FROM measures n
        CROSS JOIN documents e ON e.id = n.document_id AND e.municipality_code <> j.municipality_code
        CROSS JOIN measure_values v ON v.measure_id = n.id AND v.kind = 'outcome' AND v.split IS NULL AND v.period IS NULL
            AND v.year = j.outcome_year AND coalesce(v.unit, n.unit, '') = j.outcome_unit
        WHERE n.kolada_id = j.kolada_id
    ) AS others_lowest,
    (
        SELECT max(v.value)
        FROM measures n
        CROSS JOIN documents e ON e.id = n.document_id AND e.municipality_code <> j.municipality_code
        CROSS JOIN measure_values v ON v.measure_id = n.id AND v.kind = 'outcome' AND v.split IS NULL AND v.period IS NULL
            AND v.year = j.outcome_year AND coalesce(v.unit, n.unit, '') = j.outcome_unit
        WHERE n.kolada_id = j.kolada_id
    ) AS others_highest,
    unit, page, box, measure_id, document_id
FROM (
    SELECT
        d.municipality, d.municipality_code, d.body, d.year, coalesce(d.title, d.path) AS document, m.position,
        m.group_name, m.name AS measure, b.better,
        t.year AS target_year, t.raw AS target,
        CASE WHEN t.comparator IS NULL OR t.comparator IN ('>=', '<=') THEN t.value END AS target_value,
        o.year AS outcome_year, o.period AS outcome_period, o.raw AS outcome, o.value AS outcome_value,
        coalesce(t.unit, m.unit, '') = coalesce(o.unit, m.unit, '') AS same_unit, coalesce(o.unit, m.unit, '') AS outcome_unit,
        m.kolada_id, coalesce(t.unit, o.unit, m.unit) AS unit, coalesce(t.page, m.page) AS page, coalesce(t.box, m.box) AS box,
        m.id AS measure_id, d.id AS document_id
    FROM documents d
    CROSS JOIN measures m ON m.document_id = d.id
    LEFT JOIN measure_directions b ON b.measure_id = m.id
    LEFT JOIN measure_values t ON t.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'target' AND v.split IS NULL AND (d.year IS NULL OR v.year >= d.year)
        ORDER BY v.year, v.period IS NOT NULL, v.id LIMIT 1
    )
    LEFT JOIN measure_values o ON o.id = (
        SELECT v.id FROM measure_values v
        WHERE v.measure_id = m.id AND v.kind = 'outcome' AND v.split IS NULL AND v.value IS NOT NULL
            AND v.comparator IS NULL AND v.year <= coalesce(t.year, v.year)
        ORDER BY v.year DESC, v.period IS NOT NULL, v.period DESC, v.id LIMIT 1
    )
) j
ORDER BY municipality, year, body, document, document_id, position
;
CREATE VIEW "coverage" AS
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
;
CREATE VIEW "document_identity" AS
SELECT
    d.municipality, json_extract(d.certainty, '$.municipality') AS municipality_certainty,
    json_extract(d.decided_by, '$.municipality') AS municipality_decided_by,
    d.body, json_extract(d.certainty, '$.body') AS body_certainty, json_extract(d.decided_by, '$.body') AS body_decided_by,
    d.body_family, d.policy_area,
    d.type, json_extract(d.certainty, '$.type') AS type_certainty, json_extract(d.decided_by, '$.type') AS type_decided_by,
    d.standing, json_extract(d.certainty, '$.standing') AS standing_certainty, json_extract(d.decided_by, '$.standing') AS standing_decided_by,
    d.year, json_extract(d.certainty, '$.year') AS year_certainty, json_extract(d.decided_by, '$.year') AS year_decided_by,
    d.period, json_extract(d.certainty, '$.period') AS period_certainty, json_extract(d.decided_by, '$.period') AS period_decided_by,
    min(
        coalesce(json_extract(d.certainty, '$.municipality'), 0), coalesce(json_extract(d.certainty, '$.type'), 0),
        coalesce(json_extract(d.certainty, '$.year'), 1)
    ) AS least_certainty,
    (
        SELECT count(*) FROM findings f WHERE f.document_id = d.id AND f.code LIKE 'identify.%\_conflict' ESCAPE '\'
    ) AS conflicts,
    d.path, d.id AS document_id
FROM documents d
ORDER BY least_certainty, d.path
;
