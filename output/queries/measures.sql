/*
name = "mått"
aliases = ["measures"]
question = "Vilka mått finns det, med senaste utfall och målvärde?"
description = "Ett mått per rad, med senaste utfall och målvärde bredvid varandra och alla värden i dokumentets egna ord."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.document]
type = "document"
description = "Bara detta dokument (id, sökväg eller filnamn)."
*/
SELECT
    municipality, year, document, section, group_name, measure, outcome, outcome_year, comparator, target, target_year,
    coalesce(outcome_unit, target_unit) AS unit, outcomes, targets, page, ocr
FROM measure_overview
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year) AND (:document IS NULL OR document_id = :document)
