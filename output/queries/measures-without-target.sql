/*
name = "mått-utan-målvärde"
aliases = ["measures-without-target"]
number = 2
question = "Vilka mått saknar målvärde, per kommun och nämnd?"
description = "Mått för vilka dokumentet varken ger ett målvärde eller en riktning."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."
*/
SELECT municipality, body, year, document, section, group_name, measure, goal, values_given, page
FROM measures_without_target
WHERE :municipality IS NULL OR municipality = :municipality
