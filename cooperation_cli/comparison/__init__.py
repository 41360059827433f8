"""Several moments: what they have in common, and what changed between them."""
