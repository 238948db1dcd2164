/*
name = "låg-konfidens"
aliases = ["low-confidence"]
number = 20
question = "Vilka värden har låg konfidens och bör granskas mot sidan?"
description = "Värden som lästs med en konfidens under 0,8, med dokument, sida, ruta och råtext."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara värden för detta år."
*/
SELECT municipality, body, document, page, box, raw, confidence, method, name, kind, year, value, unit, path, ocr
FROM low_confidence_values
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
ORDER BY confidence, municipality, document, page, row_id
