/*
name = "mått-i-uppföljning"
aliases = ["measures-followed"]
number = 5
question = "Vilka mått i planen återfinns inte i årets delårsrapport eller årsredovisning, och vilka har bytt formulering?"
description = """Varje mått i en plan och vart och ett av de senare dokumenten för samma nämnd och år: kept, reworded, target_changed \
eller dropped. Det som togs bort redan tidigare, eller bara nästan liknar något, är not_told: då sägs inget."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.state]
type = "text"
description = "Bara kept, reworded, target_changed, dropped eller not_told."
*/
SELECT
    municipality, body, year, plan, measure, document, type, period, state, found_as, reason, page, found_page
FROM measures_followed
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:state IS NULL OR state = :state)
