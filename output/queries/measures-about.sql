/*
name = "mått-om"
aliases = ["measures-about"]
number = 14
question = "Vad är målvärde och utfall för sjukfrånvaro i varje kommun, och i vilken riktning är ett lågt värde bra?"
description = """Mått vars namn, grupp eller anteckning har orden, med målvärde, senaste utfall och better (higher eller lower) där det är \
känt. Måtten kan vara olika räknade: jämför bara där namn, enhet och år är desamma."""

[parameters.text]
type = "search"
description = "Orden som söks; utan dem sjukfrånvaro."

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
    municipality, body, year, document, group_name, measure, better, target_year, target, outcome_year, outcome_period,
    outcome, unit, page, ocr
FROM target_ambition
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND measure_id IN (
        SELECT m.id FROM measures_fts CROSS JOIN measures m ON m.rowid = measures_fts.rowid
        WHERE measures_fts MATCH coalesce(:text, '"sjukfrånvaro"*')
    )
