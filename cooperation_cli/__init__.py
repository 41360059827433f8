"""cooperation: how ready is a partnership, how firm is that judgement, and what to do next."""

__version__ = "0.1.0"
