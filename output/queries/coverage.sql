/*
name = "täckning"
aliases = ["coverage"]
question = "Hur mycket av varje dokument lästes, och hur mycket blev kvar?"
description = "Sidor, tabeller, tal och måletiketter per dokument: lästa, kvarlämnade och andelen lästa."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.document]
type = "document"
description = "Bara detta dokument (id, sökväg eller filnamn)."
*/
SELECT *
FROM coverage
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:document IS NULL OR document_id = :document)
ORDER BY municipality, year, body, document, path
