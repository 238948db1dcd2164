/*
name = "ändrade-målvärden"
aliases = ["target-changes"]
number = 6
question = "Vilka målvärden ändrades, från vilket värde till vilket, och genom vilket beslut?"
description = """Målvärden för samma mått, år och del av året som är andra i nästa dokument av samma nämnd. Beslutet (§, dnr) läses \
inte: sök det på sidorna som anges. Skillnaden räknas bara när enheten är densamma."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara ändringar av ett dokument för detta år."

[parameters.within_year]
type = "integer"
description = "1 för bara ändringar under ett år, 0 för bara dem mellan år."
*/
SELECT
    municipality, body, from_document, from_year, to_document, to_year, to_period, within_year, measure, target_year, split,
    from_target, to_target, difference, unit, from_page, to_page, ocr
FROM target_changes
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR from_year = :year)
    AND (:within_year IS NULL OR within_year = :within_year)
