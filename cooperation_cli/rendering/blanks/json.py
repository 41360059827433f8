"""A form as JSON: what is to be filled in is null."""

from cooperation_cli.answers.blank import Form, data_of
from cooperation_cli.answers.writing import json_text


def render(form: Form) -> str:
    """The form, without the words of the questions: JSON has no comments."""
    return json_text(data_of(form))
