"""What the operating system refused, in words that help."""

import errno

import pytest

from cooperation_cli.documents.failures import failure, refusal
from cooperation_cli.errors import Place


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOENT, "No such file"), "f.yaml: does not exist; check the name and the folder"),
        (OSError(errno.ENOLCK, "No locks"), "f.yaml: could not be used: No locks"),
        (OSError(errno.ENOLCK, ""), "f.yaml: could not be used: unknown reason"),
        (OSError("odd"), "f.yaml: could not be used: unknown reason"),
        (ValueError("embedded null byte"), "f.yaml: cannot be the name of a file; choose another name"),
    ],
)
def test_a_failure_is_said_in_words_that_help(error: OSError | ValueError, says: str) -> None:
    assert str(failure("f.yaml", error)) == says


def test_a_refusal_is_about_the_file_as_a_whole() -> None:
    (only,) = refusal("f.yaml", "is odd", "mend it").problems
    assert (only.place, only.what, only.mend) == (Place("f.yaml"), "is odd", "mend it")
