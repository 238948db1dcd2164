"""The common schema: one concept per file, each field described.

What a document holds ends as these objects and nothing else; the database tables, the JSON Schema and
the schema documentation are all made from them. This package imports nothing of the project.
"""
