/*
name = "uppfyllelse"
aliases = ["fulfilment"]
number = 4
question = "I vilka fall säger dokumentet \"uppfyllt\" fast utfallet inte når målvärdet – eller tvärtom?"
description = "Målvärden med utfall för samma år, vad utfallet räcker till, och vad dokumentet säger om målet."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara målvärden för detta år."

[parameters.differs]
type = "integer"
description = "1 för bara dem där dokumentet och utfallet inte är överens; utelämnas för alla."
*/
SELECT
    municipality, body, document, goal, group_name, measure, split, year, period, target_raw, outcome_raw, better,
    recomputed, not_recomputed, stated, differs, page, target_page, measure_id, goal_id, document_id, ocr
FROM fulfilment
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:differs IS NULL OR differs = :differs)
