/*
name = "uppdrag"
aliases = ["assignments"]
number = 7
question = "Vilka uppdrag är inte återrapporterade, försenade eller avförda, och hos vilken nämnd?"
description = """Uppdrag och aktiviteter som inte är klara, på väg eller återfunna. Om uppdraget kommer från fullmäktige sägs bara av \
dokumentets eget ord (local_term). no_later_document betyder att databasen inte har något senare dokument att se efter i, \
och no_status att uppföljningen inte anger någon status: det säger inte att uppdraget är ogjort."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.what]
type = "text"
description = "Bara assignment eller activity."

[parameters.state]
type = "text"
description = "Bara detta läge, också done, ongoing och followed_up."
*/
SELECT
    municipality, body, year, period, type, document, what, local_term, text, status, state, comment, page
FROM assignments
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:what IS NULL OR what = :what)
    AND (:state IS NULL OR state = :state)
    AND (:state IS NOT NULL OR state NOT IN ('done', 'ongoing', 'followed_up'))
