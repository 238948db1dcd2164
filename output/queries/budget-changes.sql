/*
name = "ramförändring"
aliases = ["budget-changes"]
number = 17
question = "Hur ändrades kommunbidraget eller ramen per nämnd från ett år till nästa, nominellt och i procent?"
description = """Nettobudget för samma rad två år i följd, ur samma tabell eller ur två års planer för samma nämnd. Rensat för \
omorganisationer är det inte: vad som flyttats mellan nämnder och rader framgår inte av tabellerna. Inte heller för priser."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara ändringar till detta år."

[parameters.totals]
type = "integer"
description = "1 för bara rader som summerar."
*/
SELECT
    municipality, body, earlier_year, year, area, is_total, earlier_sek, later_sek, change_sek, percent, basis,
    earlier_document, document, earlier_page, page, ocr
FROM budget_changes
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:totals IS NULL OR is_total = :totals)
