/*
description = "What the words that documents use of assignments and activities say of how far they have come."

[columns]
word = "The word, in lower case, or a common status."
state = "done, ongoing, delayed, not_started, not_done or cancelled."
*/
SELECT column1 AS word, column2 AS state
FROM (VALUES
    ('fulfilled', 'done'), ('genomförd', 'done'), ('genomfört', 'done'), ('slutförd', 'done'), ('slutfört', 'done'),
    ('avslutad', 'done'), ('avslutat', 'done'), ('klar', 'done'), ('klart', 'done'), ('verkställt', 'done'),
    ('återrapporterad', 'done'),
    ('partly', 'ongoing'), ('delvis genomförd', 'ongoing'), ('delvis genomfört', 'ongoing'), ('påbörjad', 'ongoing'),
    ('påbörjat', 'ongoing'), ('pågående', 'ongoing'), ('pågår', 'ongoing'), ('enligt plan', 'ongoing'),
    ('försenad', 'delayed'), ('försenat', 'delayed'), ('avviker', 'delayed'),
    ('ej påbörjad', 'not_started'), ('ej påbörjat', 'not_started'), ('inte påbörjad', 'not_started'),
    ('not_fulfilled', 'not_done'), ('ej genomförd', 'not_done'), ('ej genomfört', 'not_done'),
    ('inte genomförd', 'not_done'), ('inte genomfört', 'not_done'),
    ('avförd', 'cancelled'), ('inställd', 'cancelled'), ('pausad', 'cancelled')
)
