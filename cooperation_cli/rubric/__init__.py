"""What a rubric is, how it is read, and what it asks of whom."""
