"""Fuzzing: one harness per parser, over the vocabulary of the project, with or without atheris."""
