"""The rules that a good rubric keeps, beyond those without which it would not load."""
