"""The layouts that a sample can be printed in, one module each, and what they share.

A layout is an instance, `LAYOUT`, of a class that inherits `base.Layout` and overrides what it prints differently.
"""
