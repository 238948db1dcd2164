/*
description = "How often a municipality refers to each of the 17 global goals, also to those that it never names (question 10)."

[columns]
municipality = "Municipality."
sdg = "Global goal, 1–17."
sdg_name = "Its Swedish name."
mentions = "Printed mentions; 0 where the municipality never names it."
listed = "Of these, items of an enumeration or a table."
inline = "Of these, in running text."
icon = "Of these, pictures."
targets = "Targets of it that are named, such as 8.5."
levels = "Levels of the goals that the mentions are bound to, with their number."
documents = "Documents that name it."
municipality_code = "SCB's code."
*/
SELECT
    d.municipality, n.sdg, r.name_sv AS sdg_name,
    count(m.id) AS mentions,
    coalesce(sum(m.mention = 'listed'), 0) AS listed,
    coalesce(sum(m.mention = 'inline'), 0) AS inline,
    coalesce(sum(m.mention = 'icon'), 0) AS icon,
    group_concat(DISTINCT m.target) AS targets,
    (
        SELECT group_concat(kind || ' ' || number, ', ') FROM (
            SELECT g.kind, count(*) AS number
            FROM documents e
            CROSS JOIN sdg_references x ON x.document_id = e.id AND x.sdg = n.sdg
            CROSS JOIN goals g ON g.id = x.goal_id
            WHERE e.municipality = d.municipality
            GROUP BY g.kind
            ORDER BY (SELECT k.level FROM goal_kinds k WHERE k.kind = g.kind)
        )
    ) AS levels,
    count(DISTINCT m.document_id) AS documents,
    min(d.municipality_code) AS municipality_code
FROM documents d
CROSS JOIN (
    WITH RECURSIVE numbers (sdg) AS (SELECT 1 UNION ALL SELECT sdg + 1 FROM numbers WHERE sdg < 17)
    SELECT sdg FROM numbers
) n
LEFT JOIN sdg_goals r ON r.sdg = n.sdg
LEFT JOIN sdg_references m ON m.document_id = d.id AND m.sdg = n.sdg
WHERE d.municipality IS NOT NULL
GROUP BY d.municipality, n.sdg
ORDER BY d.municipality, n.sdg
