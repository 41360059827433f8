"""From a verdict to a plan: the cheapest way to a band, or the best use of an effort."""
