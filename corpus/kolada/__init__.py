"""Kolada's key figures: the register, and which of them a measure is, told by its name.

`rows` reads the register, `words` and `form` bring names and titles to the same form, `printed` finds ids that a
document prints, `index` titles that have a name's words, `match` decides. Nothing is loaded before the first name is
asked for.
"""
