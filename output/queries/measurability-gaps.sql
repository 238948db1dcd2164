/*
name = "mätbarhet"
aliases = ["measurability-gaps"]
number = 2
question = "Vilka mål saknar mått, och vilka mått saknar målvärde, per kommun och nämnd?"
description = """Strategiska mål, fullmäktiges mål och nämndens mål som inget mått är knutet till, varken direkt eller genom ett \
underliggande mål; mått för vilka dokumentet varken ger ett målvärde eller en riktning; och i uppföljningar målvärden för \
dokumentets år utan utfall."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.gap]
type = "text"
description = "Bara goal_without_measure, measure_without_target eller target_without_outcome."
*/
SELECT
    municipality, body, year, period, document, gap, kind, text, target, page, path, row_id, document_id, ocr
FROM measurability_gaps
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:gap IS NULL OR gap = :gap)
