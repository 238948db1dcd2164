/*
name = "kolada"
aliases = ["shared-kolada"]
number = 12
question = "Vilka kommuner följer samma Kolada-nyckeltal men har satt olika målvärden?"
description = "Utfall och målvärde per år av nyckeltal som två eller fler kommuner följer. Källa: Kolada, RKA."

[parameters.kolada_id]
type = "text"
description = "Bara detta nyckeltal (id som N15428)."
*/
SELECT
    kolada_id, title, split, year, municipality, measure, outcome, target, comparator, unit, targets_differ, kolada_method
FROM shared_kolada_measures
WHERE :kolada_id IS NULL OR kolada_id = :kolada_id
