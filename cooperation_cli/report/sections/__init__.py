"""The parts of an assessment page, one file a part, in neutral blocks."""
