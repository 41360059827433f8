"""One verb per file: load, judge, compose, write."""
