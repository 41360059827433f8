"""From a report to text: one file a format, which knows blocks and tones, never scores."""
