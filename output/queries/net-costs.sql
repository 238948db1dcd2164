/*
name = "nettokostnad"
aliases = ["net-costs"]
number = 16
question = "Vad kostar verksamheten netto i motsvarande verksamhetsområde, per kommun och nämnd?"
description = """Rader som summerar netto för ett helt år, i kronor med dokumentets eget tecken, per verksamhetsområde (SCB:s indelning). \
Kronor per invånare kan inte räknas: registret har bara en klass för antalet invånare (population_class). Lägg inte ihop \
raderna: samma summa kan stå i flera tabeller, och drift och investering hålls isär av avsnitt och tabellrubrik."""

[parameters.municipality]
type = "municipality"
description = "Bara denna kommun (namn eller kod)."

[parameters.body]
type = "body"
description = "Bara denna nämnd eller styrelse (namnet i databasen)."

[parameters.year]
type = "integer"
description = "Bara belopp för detta år."

[parameters.policy_area]
type = "text"
description = "Bara political, infrastructure, culture_leisure, education, care, targeted, business eller shared."

[parameters.stage]
type = "text"
description = "Bara budget, outcome eller plan."
*/
SELECT
    policy_area, municipality, body, year, stage, area, net_sek, population_class, section, caption, document, page, ocr
FROM net_costs
WHERE (:municipality IS NULL OR municipality = :municipality)
    AND (:body IS NULL OR body = :body)
    AND (:year IS NULL OR year = :year)
    AND (:policy_area IS NULL OR policy_area = :policy_area)
    AND (:stage IS NULL OR stage = :stage)
