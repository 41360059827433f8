"""A report as one HTML page: no script, nothing fetched, read as well on paper as on a telephone."""
