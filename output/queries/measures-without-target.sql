/*
name = "mått-utan-målvärde"
aliases = ["measures-without-target"]
question = "Vilka mått saknar målvärde, per kommun och nämnd?"
description = "Mått för vilka dokumentet varken ger ett målvärde eller en riktning."

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
SELECT municipality, body, year, document, section, group_name, measure, goal, values_given, page
FROM measures_without_target
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
