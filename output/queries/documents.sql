/*
name = "dokument"
aliases = ["documents"]
question = "Vilka dokument finns i databasen, och hur mycket av dem är läst?"
description = "Ett dokument per rad: vems, vad och när det är, och vad som lästs och inte lästs."
*/
SELECT
    municipality, municipality_code, body, type, year, period, title, pages, pages_read, pages_ocr, tables_read, tables_unread,
    numbers_read, numbers_unread, path, id
FROM documents
ORDER BY municipality, year, body, path
