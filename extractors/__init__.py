"""From a page to what it means.

`readers` give pages and blocks, `layout` gives lines, blocks, sections and tables, and one extractor per
kind of thing (goals, measures, agenda2030, budget, follow-up) gives the entities of `models`.
"""
