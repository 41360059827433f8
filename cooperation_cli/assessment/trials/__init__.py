"""What a rubric is tried on: vectors, which are answers with the scores that they must give."""
