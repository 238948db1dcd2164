/*
name = "mål-per-nivå"
aliases = ["goal-levels"]
number = 1
question = "Hur många mål finns det på varje nivå, och vad heter nivån lokalt?"
description = "Antal mål per dokument och nivå, med dokumentets eget ord för nivån."

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
SELECT municipality, body, year, period, document, kind, local_term, goals
FROM goal_levels
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
ORDER BY municipality, year, body, document, level, local_term
