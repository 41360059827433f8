"""A report as Markdown that reads well as it stands, on a code host and through pandoc; no raw HTML."""

import re

from cooperation_cli.text import Words, one_line

# What may open something inside a line: emphasis, code, links, tables, HTML, notes, formulas, attributes.
_INLINE = re.compile(r"[\\`*_\[\]<|~^$#{]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
# A colon inside a word makes an address of it (but not in 10:30), as do the letters www.
_ADDRESS = re.compile(r"(?<![0-9]):(?=\S)|:(?=//)")
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)
# Code hosts link @name, a@b.org and #1 after rendering, whatever escapes were used: only another character
# between the sign and the name keeps them apart. A word joiner has no width and allows no line break.
_JOINER = "&#8288;"
_REFERENCE = re.compile(r"#(?=[0-9])")
_MENTION = re.compile(r"@(?=\S)")
# What may open a block at the start of a line: quotes, rules, headings, lists and captions of every dialect.
_OPENS = re.compile(r"(?=[-+>=:%(])|(?:[0-9]+|[A-Za-z]|[IVXLCDMivxlcdm]+|\\#)(?=[.)](?:\s|$))|[Tt]able(?=:)")


def escaped(words: Words) -> str:
    """The one door of Markdown: text on one line that can open no block, no markup and no link."""
    line = _ENTITY.sub("&amp;", one_line(words).strip(" "))
    line = _INLINE.sub(r"\\\g<0>", line)
    line = _WWW.sub(r"\\.", _ADDRESS.sub(r"\\:", line))
    line = _MENTION.sub(f"@{_JOINER}", _REFERENCE.sub(f"#{_JOINER}", line))
    opens = _OPENS.match(line)
    return f"{line[: opens.end()]}\\{line[opens.end() :]}" if opens else line
