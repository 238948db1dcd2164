/*
name = "könsuppdelade-mått"
aliases = ["splits"]
number = 19
question = "Vilka mått redovisas könsuppdelat, och hur stort är gapet?"
description = "Värden för kvinnor och män av samma mått, slag, år och period; gap är kvinnor minus män."

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
    d.municipality, d.body, d.year, coalesce(d.title, d.path) AS document, m.group_name, m.name AS measure,
    w.kind, w.year AS value_year, w.period, w.value AS women, n.value AS men, round(w.value - n.value, 6) AS gap, w.unit, m.page,
    nullif(max(coalesce(w.ocr, ''), coalesce(n.ocr, '')), '') AS ocr
FROM documents d
CROSS JOIN measures m ON m.document_id = d.id
CROSS JOIN measure_values w ON w.measure_id = m.id AND w.split = 'women'
LEFT JOIN measure_values n ON n.measure_id = m.id AND n.split = 'men'
    AND n.kind = w.kind AND n.year IS w.year AND n.period IS w.period AND n.unit IS w.unit
WHERE (:municipality IS NULL OR d.municipality = :municipality)
    AND (:body IS NULL OR d.body = :body)
    AND (:year IS NULL OR d.year = :year)
ORDER BY d.municipality, d.year, d.body, document, d.id, m.position, w.kind, w.year, w.id
