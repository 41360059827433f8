"""Conducts an interview with a person: today with plain lines, through a terminal, a pipe or a screen reader."""
