/*
name = "prognos"
aliases = ["forecasts"]
number = 8
question = "Vilka nämnder prognostiserar underskott per augusti, i tkr och i procent av budget?"
description = """Rader som summerar, med prognos och budget för helåret ur samma tabell: surplus_tkr under noll är underskott. Där det inte \
går att säga åt vilket håll avvikelsen går är den tom, och not_told säger varför."""

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
default = "T2"
description = "Efter vilken del av året prognosen är gjord: T1 (april), T2 (augusti) …"

[parameters.deficit]
type = "integer"
description = "1 för bara underskott."
*/
SELECT
    municipality, body, year, moment, document, section, area, budget_year, budget, forecast, deviation, unit, surplus_tkr,
    percent, not_told, page, ocr
FROM forecasts
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:moment IS NULL OR moment = :moment)
    AND (:deficit IS NULL OR surplus_tkr < 0 = :deficit)
    AND is_total
