"""A rubric small enough to be interviewed for in a test: one dimension of a few questions, as the text of its file."""

_HEAD = """\
format: cooperation-rubric/1
id: tiny
version: "{version}"
title: Tiny
scales:
  practice: {{levels: [{{value: 0, label: Absent}}, {{value: 1, label: Some}}, {{value: 2, label: Agreed}}]}}
bands: [{{id: low, from: 0, title: Hardly ready}}, {{id: high, from: 50, title: Quite ready}}]
overall: {{combine: mean}}
parts: [{{id: work, title: Work, combine: mean}}]
dimensions:
  - id: goals
    part: work
    title: Goals
    combine: mean
    scale: practice
    questions:
"""
AIM = '{id: aim, text: "Is there an aim?", levels: {0: None., 1: A draft., 2: A text.}}'
ROLES = '{id: roles, text: "Are there roles?", levels: {0: None., 1: A draft., 2: A text.}}'
ROLES_OR_NOT = (
    '{id: roles, text: "Are there roles?", not_applicable: true, levels: {0: None., 1: A draft., 2: A text.}}'
)
"""The same, where somebody may say that it does not apply."""
VOTES = '{id: votes, text: "Are there votes?", levels: {0: None., 1: A draft., 2: A text.}}'
VOTES_ONCE_BALLOTS = (
    '{id: votes, text: "Are there votes?", renamed_from: [goals.ballots], levels: {0: None., 1: A., 2: B.}}'
)


def tiny(*questions: str, version: str = "1.0.0") -> str:
    """The rubric with these questions, each in the flow style of YAML."""
    return _HEAD.format(version=version) + "".join(f"      - {question}\n" for question in questions)
