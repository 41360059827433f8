"""Several respondents: who they are, what they say together, and where they differ."""
