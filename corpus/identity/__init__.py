"""Telling whose document it is, what it is, and which time it speaks of: one module per question."""
