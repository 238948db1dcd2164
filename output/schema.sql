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
   "pages_ocr" INTEGER NOT NULL,
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
   "confidence" REAL NOT NULL,
   "ocr" TEXT,
   "ocr_confidence" REAL
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
   "confidence" REAL NOT NULL,
   "ocr" TEXT,
   "ocr_confidence" REAL
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
CREATE TABLE "link_goals" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "document_id" TEXT NOT NULL REFERENCES "documents"("id") ON DELETE CASCADE,
   "wording" TEXT NOT NULL,
   "municipality" TEXT NOT NULL,
   "year" INTEGER NOT NULL
)
;
CREATE INDEX "idx_link_goals_document_id"
    ON "link_goals" ("document_id")
;
CREATE INDEX "idx_link_goals_wording_year_municipality_id"
    ON "link_goals" ("wording", "year", "municipality", "id")
;
CREATE TABLE "link_words" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "wording" TEXT NOT NULL,
   "term" TEXT NOT NULL,
   "weight" REAL NOT NULL,
   "total" REAL NOT NULL
)
;
CREATE INDEX "idx_link_words_term_wording_weight_total"
    ON "link_words" ("term", "wording", "weight", "total")
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
