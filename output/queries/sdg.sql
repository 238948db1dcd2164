/*
name = "globala-mål"
aliases = ["sdg"]
number = 10
question = "Vilka av de 17 globala målen hänvisar kommunen till, hur ofta, på vilken målnivå, och vilka nämns aldrig?"
description = "Varje kommun och vart och ett av de 17 globala målen; de som aldrig nämns har 0 i mentions."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."
*/
SELECT municipality, sdg, sdg_name, mentions, listed, inline, icon, targets, levels, documents
FROM sdg_by_municipality
WHERE :municipality IS NULL OR municipality = :municipality
ORDER BY municipality, sdg
