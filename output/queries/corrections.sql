/*
name = "rättelser"
aliases = ["corrections"]
question = "Vad har rättats, från vad till vad, och vilka rättelser kunde inte göras?"
description = "Raderna i filen med rättelser: vad som lästes, vad det rättades till, av vem och varför."

[parameters.applied]
type = "integer"
description = "1 för bara dem som gjordes, 0 för bara dem som inte kunde göras; utelämnas för alla."
*/
SELECT
    c.line, c.entity_id AS id, c.field, c.read_value, c.corrected_value, c.who, c.why, c.applied, c.not_applied_because,
    c.table_name, d.path, c.document_id
FROM corrections c
LEFT JOIN documents d ON d.id = c.document_id
WHERE :applied IS NULL OR c.applied = :applied
ORDER BY c.line, c.id
