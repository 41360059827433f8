"""Conducts an interview with a person, through a terminal, a pipe or a screen reader."""
