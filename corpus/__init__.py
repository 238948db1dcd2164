"""What documents there are, and what is known of the world they speak of.

Finding files, telling whose document it is, the registers (municipalities, committees, global goals) and
the lexicons (Swedish forms and the concepts they stand for), all kept as data files under `corpus/data/`.
"""
