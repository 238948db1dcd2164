"""What comes of it: the SQLite database and its views, comparisons, queries, page pictures, evaluation."""
