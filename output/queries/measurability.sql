/*
name = "mätbarhet-antal"
aliases = ["measurability"]
question = "Hur mätbara är målen i varje dokument?"
description = """Antal mål, mål utan mått, mått, mått utan målvärde, målvärden och målvärden utan utfall, ett dokument per rad. \
Dokument räknas inte samman: samma mål kan stå i flera."""

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
    municipality, body, year, period, type, document, goals, goals_without_measure, measures, measures_without_target,
    targets, targets_without_outcome, goals_stated, stated_fulfilled, path, document_id
FROM measurability
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
