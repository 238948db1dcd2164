/*
name = "kolada"
aliases = ["shared-kolada"]
number = 12
question = "Vilka kommuner följer samma Kolada-nyckeltal men har satt olika målvärden?"
description = """Utfall och målvärde per år av nyckeltal som två eller fler kommuner följer. Id:t är Koladas, \
när dokumentet anger det eller registret styrker det; kolada_method säger vilket. Källa: Kolada, RKA."""

[parameters.kolada_id]
type = "text"
description = "Bara detta nyckeltal (id som N15428)."

[parameters.municipality]
type = "municipality"
description = "Bara nyckeltal som denna kommun följer (namn eller kod); de andra kommunerna visas med."

[parameters.year]
type = "integer"
description = "Bara värden för detta år."

[parameters.differs]
type = "integer"
description = "1 för bara dem där målvärdena för året är olika, 0 för bara dem där de är lika."
*/
SELECT
    kolada_id, title, split, year, municipality, measure, outcome, target, comparator, unit, targets_differ, kolada_method, ocr
FROM shared_kolada_measures
WHERE (:kolada_id IS NULL OR kolada_id = :kolada_id)
    AND (:year IS NULL OR year = :year)
    AND (:differs IS NULL OR targets_differ = :differs)
    AND (
        :municipality IS NULL OR kolada_id IN (
            SELECT m.kolada_id FROM documents d CROSS JOIN measures m ON m.document_id = d.id
            WHERE d.municipality = :municipality
        )
    )
