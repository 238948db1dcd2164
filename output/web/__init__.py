"""The database in a browser: Datasette, read only, with pages of its own for documents, values and comparisons."""
