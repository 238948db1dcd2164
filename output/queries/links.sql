/*
name = "samband"
aliases = ["links"]
question = "Vilka mål, mått och aktiviteter finns kvar i nästa dokument, vilka är omformulerade, slopade eller nya, och vilka målvärden har ändrats?"
description = "Från varje dokument till nästa av samma nämnd eller styrelse, och liknande mål i andra kommuner."

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara dokument för detta år."

[parameters.entity]
type = "text"
description = "goal, measure eller activity."

[parameters.relation]
type = "text"
description = "kept, reworded, target_changed, dropped, new eller similar."
*/
SELECT
    municipality, body, from_document, to_municipality, to_document, entity, relation, score, reason, from_text, to_text,
    from_page, to_page, from_id, to_id
FROM linked
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR from_year = :year)
    AND (:entity IS NULL OR entity = :entity)
    AND (:relation IS NULL OR relation = :relation)
