"""Readings to scorecard: the published arithmetic, pure and exact."""
