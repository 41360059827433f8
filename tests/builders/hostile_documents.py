"""Texts that harm a careless reader, by family: what no reader may take for a document."""

import gzip
from collections.abc import Mapping
from random import Random
from typing import Final

_MILLION = 1_000_000
_LAUGHS = "".join(f"a{n}: &a{n} {{{', '.join(f'k{m}: *a{n - 1}' for m in range(9))}}}\n" for n in range(1, 30))
_DEEP = {
    "deep-flow.yaml": "[" * _MILLION,
    "deep-mapping.yaml": "{a: " * 250_000,
    "deep-dashes.yaml": "- " * 900_000,
    "deep-questions.yaml": "? " * 900_000,
    "deep-blocks.yaml": "".join(f"{' ' * depth}a:\n" for depth in range(1500)),
    "deep-and-closed.yaml": "[" * 900_000 + "]" * 900_000,
    "deep-list.json": "[" * _MILLION,
    "deep-and-closed.json": "[" * 900_000 + "]" * 900_000,
    "deep-mapping.json": '{"a":' * 300_000,
}
_BOMBS = {
    "bomb-of-mappings.yaml": f"a0: &a0 {{k: lol}}\n{_LAUGHS}",
    "bomb-quadratic.yaml": f"a: &a {'x' * 100_000}\nb: [{'*a, ' * 100_000}]",
    "bomb-of-merges.yaml": "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
    "bomb-of-itself.yaml": "&a {a: *a, b: [*a, *a]}",
    "bomb-in-keys.yaml": "? &a [1, 2]\n: *a\n*a : 1",
    "bomb-of-anchors.yaml": "".join(f"- &a{n} x\n" for n in range(100_000)),
    "bomb-unknown.yaml": "a: *nobody",
    "bomb-of-tags.yaml": "a: " + "!!seq " * 100_000,
    "bomb-of-tagged.yaml": "".join(f"- !!python/name:os.system{n} x\n" for n in range(50_000)),
    "bomb-of-directives.yaml": "%TAG ! tag:example.org,2000:\n" * 60_000,
    "bomb-of-directives-later.yaml": "a: 1\n...\n...\n" + "".join(f"%TAG !a{n}! x\n" for n in range(100_000)),
    "bomb-of-documents.yaml": "--- a\n" * 300_000,
}
_MANY = {
    "many-entries.yaml": "a:\n" + "- 1\n" * 100_000,
    "many-keys.yaml": "".join(f"k{n}: 1\n" for n in range(100_000)),
    "many-keys.json": "{" + ",".join(f'"k{n}":1' for n in range(100_000)) + "}",
    "many-of-one-key.yaml": "a: 1\n" * 100_000,
    "many-empty.json": "[" + "{}," * 100_000 + "{}]",
    "many-columns.csv": "question," * 100_000,
    "many-rows.csv": "question,level\n" + "a.b,1\n" * 100_000,
    "long-key.yaml": f"{'k' * _MILLION}: 1",
    "long-accents.yaml": f'"a{chr(0x300) * 300_000}{chr(0x316) * 300_000}": 1',
    "long-key.json": '{"' + "k" * _MILLION + '": 1}',
    "long-number.yaml": f"a: {'9' * _MILLION}",
    "long-number.json": '{"a": ' + "9" * _MILLION + "}",
    "long-fraction.json": '{"a": 0.' + "3" * _MILLION + "}",
    "too-long.yaml": "a: " + "x" * 2 * _MILLION,
    "too-long.csv": "question,level\n" + "a.b,1\n" * 400_000,
    "long-blank.yaml": "\n" * 1_900_000,
    "long-comments.yaml": "# x\n" * 400_000,
    "long-quote.yaml": "a: '" + "''" * 900_000,
    "long-quote.csv": 'question,level\n"' + '""' * 900_000,
}
_AMBIGUOUS = {
    f"ambiguous-{name}.yaml": f"format: cooperation-answers/1\nanswers: {{a.b: {word}}}\n"
    for name, word in {
        "yes": "yes",
        "off": "Off",
        "time": "190:20:30",
        "stamp": "2024-01-01T00:00:00Z",
        "infinity": "-.INF",
        "nan": ".NaN",
        "zero": "012",
        "tiny": "1e-999999999",
    }.items()
}
_ENCODINGS: dict[str, str | bytes] = {
    "overlong.yaml": b"a: \xc0\x80",
    "surrogate.yaml": b"a: \xed\xa0\x80",
    "cut-character.yaml": b"a: \xe6\xb9",
    "utf-32.yaml": "a: 1".encode("utf-32"),
    "utf-16-without-mark.yaml": "a: 1".encode("utf-16-le"),
    "compressed.yaml": gzip.compress(b"a: 1", mtime=0),
    "noise.yaml": Random(1).randbytes(10_000),  # noqa: S311
    "noise.json": Random(2).randbytes(10_000),  # noqa: S311
    "noise.csv": Random(3).randbytes(10_000),  # noqa: S311
    "escape-byte.yaml": "a: \x1b[2J",
    "bell.json": '{"a": "\x07"}',
    "c1.yaml": "a: \x9b31m",
    "mark-inside.yaml": "a: b\n\ufeffc: d\n",
}
_YAML = {
    "same-key-twice-spelt.yaml": '"caf\u00e9": 1\n"cafe\u0301": 2',
    "unclosed.yaml": 'a: "b',
    "reserved.yaml": "a: @b",
    "backquote.yaml": "a: `b`",
    "two-colons.yaml": "a: b: c",
    "tabs.yaml": "a:\n\t- b",
    "set.yaml": "!!set {a, b}",
    "binary.yaml": "a: !!binary aGFsbG8=",
}
_JSON = {
    "same-key-escaped.json": '{"a": 1, "\\u0061": 2}',
    "surrogate.json": '{"a": "\\ud800"}',
    "nul.json": '{"a": "\\u0000"}',
    "nul-key.json": '{"\\u0000": 1}',
    "infinity.json": '{"a": -Infinity}',
    "leading-zero.json": '{"a": 01}',
    "plus.json": '{"a": +1}',
    "bare-point.json": '{"a": .5}',
    "hex.json": '{"a": 0x1F}',
    "comma.json": '{"a": 1,}',
    "comments.json": '{"a": 1} // b',
    "quotes.json": "{'a': 1}",
    "bare-key.json": "{a: 1}",
    "two.json": "{}{}",
    "escape.json": '{"a": "\\x41"}',
    "empty.json": "",
    "null.json": "null",
}
_CSV = {
    "ragged.csv": "question,level\na.b\n",
    "two-columns-alike.csv": "question,level,Level\na.b,1,2\n",
    "unnamed-columns.csv": "question,,\na.b,1,2\n",
    "unclosed.csv": 'question,level\na.b,"1\n',
    "quote-inside.csv": 'question,level\na.b,1"2\n',
    "after-quote.csv": 'question,level\na.b,"1"2\n',
    "separator.csv": "sep=|\nquestion|level\na.b|1\n",
    "empty.csv": "",
    "blank.csv": "\n , \n",
    "null-character.csv": "question,level\na.b,\0\n",
}
NO_DOCUMENTS: Final[Mapping[str, str | bytes]] = {
    **_DEEP,
    **_BOMBS,
    **_MANY,
    **_AMBIGUOUS,
    **_ENCODINGS,
    **_YAML,
    **_JSON,
    **_CSV,
}
"""The content by the name of the file."""
