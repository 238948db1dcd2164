/*
description = "The common levels of goals in their order, widest first."

[columns]
kind = "Level, as in goals.kind."
level = "1 for the widest (vision) to 8 for the narrowest (success_criterion)."
*/
SELECT column1 AS kind, column2 AS level
FROM (VALUES
    ('vision', 1),
    ('focus_area', 2),
    ('strategic_objective', 3),
    ('council_goal', 4),
    ('committee_goal', 5),
    ('assignment', 6),
    ('focus_point', 7),
    ('success_criterion', 8)
)
