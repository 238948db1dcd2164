/*
name = "mål-utan-mått"
aliases = ["goals-without-measures"]
question = "Vilka mål saknar mått, per kommun och nämnd?"
description = """Strategiska mål, fullmäktiges mål och nämndens mål som inget mått är knutet till, varken direkt eller \
genom ett underliggande mål. measures_in_section räknar mått i samma avsnitt som hör till annat mål eller till inget."""

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
SELECT municipality, body, year, document, kind, local_term, goal, section, measures_in_section, page
FROM goals_without_measures
WHERE kind IN ('strategic_objective', 'council_goal', 'committee_goal')
    AND (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
