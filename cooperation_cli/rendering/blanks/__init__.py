"""Forms to be filled in, one format a file."""
