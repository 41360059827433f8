"""From the shapes of rubric files to the rubric: references followed, everything wrong noted with its place."""
