/*
name = "måluppfyllelse"
aliases = ["goal-status"]
number = 3
question = "Hur stor andel av målen bedöms uppfyllda, delvis uppfyllda, ej uppfyllda eller ej bedömda?"
description = "Antal och andel mål per status, för de dokument som anger status."

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
SELECT municipality, body, year, period, type, document, kind, status, goals, share
FROM goal_status
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
