/*
name = "målträd"
aliases = ["goal-tree"]
question = "Hur hänger målen ihop?"
description = "Målen i varje dokument som ett träd, uppifrån och ned."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.document]
type = "document"
description = "Bara detta dokument (id, sökväg eller filnamn)."
*/
SELECT municipality, year, document, kind, local_term, outline, status, section, page
FROM goal_tree
WHERE (:municipality IS NULL OR municipality = :municipality) AND (:document IS NULL OR document_id = :document)
ORDER BY municipality, year, body, document, document_id, place
