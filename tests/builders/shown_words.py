"""What somebody sees of words that came from outside: how often they stand there, and what nobody sees."""

from cooperation_cli.text import plain


def squeezed(text: str) -> str:
    """Without white space and case: neither wrapping nor a capital at the start of a sentence matters."""
    return "".join(text.split()).lower()


def times(text: str, output: str) -> int:
    """How often the text is shown."""
    return squeezed(output).count(squeezed(plain(text)))


def strange(output: str) -> set[str]:
    """The characters that nobody sees, line breaks aside."""
    return {character for character in output if not character.isprintable()} - {"\n"}
