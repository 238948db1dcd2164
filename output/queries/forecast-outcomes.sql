/*
name = "prognossäkerhet"
aliases = ["forecast-outcomes"]
number = 9
question = "Hur träffsäker var prognosen per april mot bokslutet, per nämnd och kommun?"
description = """Prognosen för helåret i en uppföljning mot utfallet i årsredovisningen för samma nämnd och år, rad för rad med samma \
benämning. percent är felet i procent av utfallet. Belopp med olika tecken jämförs inte."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.moment]
type = "text"
default = "T1"
description = "Efter vilken del av året prognosen är gjord: T1 (april), T2 (augusti) …"
*/
SELECT
    municipality, body, year, moment, area, is_total, forecast_sek, outcome_sek, difference_sek, percent, forecast_document,
    outcome_document, forecast_page, outcome_page, ocr
FROM forecast_outcomes
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:moment IS NULL OR moment = :moment)
