"""From a scorecard to a judgement: bands and must-haves, what to do next, what it opens."""
