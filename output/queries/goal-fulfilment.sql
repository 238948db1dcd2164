/*
name = "uppfyllelse-per-mål"
aliases = ["goal-fulfilment"]
question = "Vad säger dokumentet om varje mål, och vad ger målets mått för dokumentets år?"
description = """Mål med minst ett målvärde som kan hållas mot ett utfall: hur många som nås och inte, och om dokumentet är av samma mening."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.differs]
type = "integer"
description = "1 för bara dem där dokumentet och måtten inte är överens."
*/
SELECT
    municipality, body, year, period, type, document, kind, goal, stated, targets, reached, missed, recomputed, differs, page, document_id, ocr
FROM goal_fulfilment
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:differs IS NULL OR differs = :differs)
