/*
name = "mål-för-globalt-mål"
aliases = ["goals-by-sdg"]
number = 11
question = "Vilka mål hänvisar till ett visst globalt mål, med mått, målvärde och senaste utfall?"
description = """Mål som hör till det globala målet: genom egen hänvisning (goal), genom ett överordnat mål (parent \
goal) eller genom avsnittet det står i (section)."""

[parameters.sdg]
type = "integer"
default = 13
description = "Globalt mål, 1–17."

[parameters.kind]
type = "text"
description = "Bara mål på denna nivå, t.ex. committee_goal för nämndens mål."

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
SELECT
    municipality, body, year, document, sdg, sdg_targets, tied_by, kind, local_term, goal,
    group_name, measure, comparator, target, target_year, outcome, outcome_year, unit, page, ocr
FROM goals_by_sdg
WHERE sdg = :sdg AND (:kind IS NULL OR kind = :kind) AND (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
