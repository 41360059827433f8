"""The head of a page: its policy, its style, its title, and the side from which it is read."""

from base64 import b64encode
from hashlib import sha256
from typing import Final

from cooperation_cli.rendering.html.markup import Markup, element, joined, void
from cooperation_cli.text import Words

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_ARABIC_OR_HEBREW: Final = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts that are written from right to left, by which a language may be marked: `pa-Arab`."""


def head(title: Words, style: str, script: str | None = None) -> Markup:
    """The head of a page that shows itself in `style`, and runs `script` if there is one, which stands elsewhere."""
    return element(
        "head",
        joined(
            void("meta", charset="utf-8"),
            void("meta", http_equiv="Content-Security-Policy", content=policy(style, script)),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", name="color-scheme", content="light dark"),
            void("meta", name="referrer", content="no-referrer"),
            element("title", title),
            element("style", Markup(style)),
            between="\n",
        ),
    )


def policy(style: str, script: str | None = None) -> str:
    """What a browser may do with the page: show it in its own style, run its own script, and nothing else."""
    # No text may become code or elements, not even by a mistake of the script.
    runs = "" if script is None else f" script-src {_hash(script)}; require-trusted-types-for 'script';"
    return f"default-src 'none';{runs} style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def side(language: str) -> str:
    """From where the language is read: `ltr` or `rtl`."""
    named, *parts = language.casefold().replace("_", "-").split("-")
    scripts = {part for part in parts if len(part) == len("arab")}
    right = scripts <= _ARABIC_OR_HEBREW if scripts else named in _RIGHT_TO_LEFT
    return "rtl" if right else "ltr"


def _hash(own: str) -> str:
    return f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'"
