"""The manner of keys: one press chooses, moves or asks; the only place that imports prompt_toolkit."""
