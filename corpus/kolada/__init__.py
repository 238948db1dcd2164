"""Kolada's key figures: the register, and which of them a measure is, told by its name.

`rows` reads the register, `words` and `title` bring names and titles to the same form, `index` finds titles that have a
name's words, `match` decides. Nothing is loaded before the first name is asked for.
"""
