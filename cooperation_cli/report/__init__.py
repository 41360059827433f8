"""What is said about an assessment or a rubric, independent of how it is written."""
