/*
name = "budgetkontroll"
aliases = ["budget-checks"]
number = 15
question = "Vilka budgettabeller summerar inte, med sida och differens?"
description = """Rader där intäkt och kostnad inte ger netto, budget och utfall inte ger avvikelsen, eller delarna inte ger \
summan; tecken räknas inte och skillnader som avrundning förklarar visas inte. Dessutom läsningens egna fynd om budget."""

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
    municipality, body, year, document, check_name, area, budget_year, stage, side, printed, expected, difference, unit,
    message, page, box, source, document_id, ocr
FROM budget_checks
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
