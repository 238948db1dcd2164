/*
name = "målvärdenas-ambition"
aliases = ["target-ambition"]
number = 13
question = "Hur ambitiöst är målvärdet i förhållande till senaste utfall, rikets medel och jämförelsekommunerna?"
description = """distance är målvärdet minus utfallet, i samma enhet; ambition säger om målvärdet är bättre, lika eller sämre än utfallet, \
när det är känt åt vilket håll som är bättre. benchmarks är dokumentets egna jämförelsetal (rikets medel läses inte in \
utifrån); others räknar andra kommuner i databasen med utfall i samma Kolada-nyckeltal för samma år. Källa: Kolada, RKA."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.ambition]
type = "text"
description = "Bara better, same eller worse."
*/
SELECT
    municipality, body, year, document, group_name, measure, better, target_year, target, outcome_year, outcome_period,
    outcome, distance, ambition, unit, benchmarks, kolada_id, others, others_lowest, others_highest, page, ocr
FROM target_ambition
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:ambition IS NULL OR ambition = :ambition)
    AND target IS NOT NULL
