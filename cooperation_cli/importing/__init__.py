"""From what other tools export to answers files."""
