/*
name = "fynd"
aliases = ["findings"]
question = "Vad lästes inte, är osäkert eller går inte ihop?"
description = "Alla fynd, per dokument och sida."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.document]
type = "document"
description = "Bara detta dokument (id, sökväg eller filnamn)."

[parameters.severity]
type = "text"
description = "Bara error, warning eller info."
*/
SELECT
    d.municipality, coalesce(d.title, d.path, f.path) AS document, f.severity, f.stage, f.code, f.message, f.page, f.box,
    coalesce(f.path, d.path) AS path
FROM findings f
LEFT JOIN documents d ON d.id = f.document_id
WHERE (:municipality IS NULL OR d.municipality = :municipality)
    AND (:document IS NULL OR f.document_id = :document)
    AND (:severity IS NULL OR f.severity = :severity)
ORDER BY d.municipality, d.year, document, coalesce(f.path, d.path), f.position, f.id
