"""What is said of a dimension while the interview still goes on."""

from cooperation_cli.text import Words, phrase


def so_far(title: Words, score: str) -> Words:
    """A dimension's score with its range, as the answers stand."""
    return phrase("{title}: {score}, going by the answers so far.", title=title, score=score)
