"""Every sentence that the program says about an assessment or a rubric, by subject."""
